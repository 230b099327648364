package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Literal results are CPython 3.11's. */
class PyIntTest extends ObjectTest {
    private static PyInt big(String digits) {
        return PyInt.of(new BigInteger(digits));
    }

    private static String binary(BinaryOp op, PyObject a, PyObject b) {
        return shown(() -> Operations.binary(op, a, b));
    }

    @Test
    void aValueThatFitsALongNeverStaysBig() {
        PyInt beyond = PyInt.add(n(Long.MAX_VALUE), n(1));
        assertNotNull(beyond.big);
        assertEquals("9223372036854775808", repr(beyond));
        PyInt back = PyInt.subtract(beyond, n(1));
        assertNull(back.big);
        assertEquals(Long.MAX_VALUE, back.value);
        assertTrue(back.sameValue(n(Long.MAX_VALUE)));
        assertEquals("9223372036854775808", repr(IntMath.negate(n(Long.MIN_VALUE))));
        assertEquals("9223372036854775808", binary(BinaryOp.FLOOR_DIVIDE, n(Long.MIN_VALUE), n(-1)));
    }

    @Test
    void arithmeticAgreesWithBigIntegers() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            long x = random.nextLong() >> random.nextInt(64), y = random.nextLong() >> random.nextInt(64);
            PyInt a = n(x), b = n(y);
            BigInteger p = BigInteger.valueOf(x), q = BigInteger.valueOf(y);
            assertEquals(p.add(q), PyInt.add(a, b).bigValue());
            assertEquals(p.subtract(q), PyInt.subtract(a, b).bigValue());
            assertEquals(p.multiply(q), PyInt.multiply(a, b).bigValue());
            if (y == 0) continue;
            BigInteger quotient = PyInt.floorDivide(a, b).bigValue(), rest = PyInt.remainder(a, b).bigValue();
            assertEquals(p, quotient.multiply(q).add(rest));
            assertTrue(rest.signum() * q.signum() >= 0 && rest.abs().compareTo(q.abs()) < 0);
        }
    }

    @Test
    void smallOnesAreSharedAndAreNoLeak() {
        assertSame(PyInt.of(256), PyInt.of(BigInteger.valueOf(256)));
        assertSame(PyInt.of(-5), PyInt.add(n(-2), n(-3)));
        leavesNothing(() -> {
            try (Hold small = new Hold(n(7)); Hold other = new Hold(n(7000))) {
                assertEquals(1, other.get().refcnt());
            }
        });
    }

    @Test
    void divisionOfBigOnesIsCorrectlyRounded() {
        PyInt ten400 = IntMath.power(n(10), n(400));
        assertEquals("1.0", binary(BinaryOp.TRUE_DIVIDE, ten400, PyInt.add(ten400, n(1))));
        assertEquals("1e-323", binary(BinaryOp.TRUE_DIVIDE, n(3), IntMath.shiftLeft(n(1), n(1075))));
        assertEquals("0.0", binary(BinaryOp.TRUE_DIVIDE, n(1), IntMath.shiftLeft(n(1), n(1075))));
        assertEquals("9007199254740996.0", binary(BinaryOp.TRUE_DIVIDE, big("9007199254740995"), n(1)));
        assertEquals("-0.0", binary(BinaryOp.TRUE_DIVIDE, n(0), big("-100000000000000000000")));
        assertEquals("OverflowError: integer division result too large for a float",
                raised(() -> Operations.binary(BinaryOp.TRUE_DIVIDE, ten400, n(3))));
    }

    @Test
    void powersAndShiftsTellTheirErrors() {
        assertEquals("-3", shown(() -> Operations.power(n(2), n(3), n(-11))));
        assertEquals("7", shown(() -> Operations.power(n(3), n(-1), n(10))));
        assertEquals("0.125", shown(() -> Operations.power(n(2), n(-3), PyNone.NONE)));
        assertEquals("ValueError: base is not invertible for the given modulus", raised(() -> Operations.power(n(2), n(-1), n(4))));
        assertEquals("ValueError: pow() 3rd argument cannot be 0", raised(() -> Operations.power(n(2), n(3), n(0))));
        assertEquals("ValueError: negative shift count", raised(() -> Operations.binary(BinaryOp.LSHIFT, n(1), n(-1))));
        assertEquals("-1", binary(BinaryOp.RSHIFT, n(-1), IntMath.shiftLeft(n(1), n(70))));
        assertEquals("ZeroDivisionError: integer modulo by zero", raised(() -> PyInt.remainder(n(1), n(0))));
    }

    @Test
    void textIsReadInAnyBase() {
        assertEquals(-31, PyInt.parse(" -0x1F\n", 16).value);
        assertEquals(177, PyInt.parse("0b1", 16).value);
        assertEquals(12, PyInt.parse("\u0661\u0662", 10).value);
        assertEquals(1000, PyInt.parse("1_000", 0).value);
        assertEquals("340282366920938463463374607431768211456", repr(PyInt.parse("1" + "0".repeat(32), 16)));
        for (String bad : new String[] {"", "1__0", "_1", "1_", "0x", "+ 1", "1 2"}) {
            assertEquals("ValueError: invalid literal for int() with base 10: '" + bad + "'", raised(() -> PyInt.parse(bad, 10)));
        }
        assertEquals("ValueError: invalid literal for int() with base 0: '010'", raised(() -> PyInt.parse("010", 0)));
        assertEquals("ValueError: int() base must be >= 2 and <= 36, or 0", raised(() -> PyInt.parse("1", 37)));
    }

    @Test
    void longConversionsAreRefused() {
        assertEquals("ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; "
                + "use sys.set_int_max_str_digits() to increase the limit", raised(() -> PyInt.parse("1".repeat(4301), 10)));
        PyInt tooLong = IntMath.power(n(10), n(4300)), justNot = PyInt.subtract(tooLong, n(1));
        assertEquals("9".repeat(4300), justNot.decimal());
        assertEquals("ValueError: Exceeds the limit (4300 digits) for integer string conversion; "
                + "use sys.set_int_max_str_digits() to increase the limit", raised(tooLong::decimal));
        IntText.setMostDigits(0);
        try {
            assertEquals(4301, tooLong.decimal().length());
        } finally {
            IntText.setMostDigits(IntText.DEFAULT_MOST_DIGITS);
        }
    }

    @Test
    void hashesAreThoseOfAllNumbers() {
        assertEquals(0, n((1L << 61) - 1).hash());
        assertEquals(-2, n(-1).hash());
        assertEquals(-549755813888L, IntMath.negate(IntMath.shiftLeft(n(1), n(100))).hash());
        assertEquals(1152921504606846977L, Operations.hash(PyFloat.of(1.5)));
        assertEquals(1224995262755759164L, Operations.hash(PyFloat.of(1e300)));
        assertEquals(FloatMath.truncate(1e300).hash(), Operations.hash(PyFloat.of(1e300)));
        assertEquals(2000007, Operations.hash(PyComplex.of(1, 2)));
    }

    @Test
    void bytesAndBack() {
        assertEquals("b'\\xff\\x7f'", shown(() -> call(n(32767), "to_bytes", n(2), s("little"))));
        assertEquals("OverflowError: int too big to convert", raised(() -> call(n(256), "to_bytes", n(1), s("big"))));
        assertEquals("OverflowError: can't convert negative int to unsigned", raised(() -> call(n(-1), "to_bytes", n(1), s("big"))));
        assertEquals("513", shown(() -> call(PyInt.TYPE, "from_bytes", PyBytes.of(new byte[] {1, 2}), s("little"))));
    }

    @Test
    void roundingToTensIsHalfToEven() {
        assertEquals("20", shown(() -> call(n(25), "__round__", n(-1))));
        assertEquals("40", shown(() -> call(n(35), "__round__", n(-1))));
        assertEquals("-20", shown(() -> call(n(-25), "__round__", n(-1))));
        assertEquals("0", shown(() -> call(n(123), "__round__", n(-5))));
    }
}
