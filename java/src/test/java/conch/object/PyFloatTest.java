package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Literal results are CPython 3.11's. */
class PyFloatTest extends ObjectTest {
    private static String binary(BinaryOp op, double a, double b) {
        return shown(() -> Operations.binary(op, PyFloat.of(a), PyFloat.of(b)));
    }

    @Test
    void reprIsTheShortestThatReadsBack() {
        double[] values = {0.1, 1e15, 1e16, 123456789012345680.0, 0.0001, 0.00001, 5e-324, 2e-323, 1e-322, 1.7976931348623157e308, -0.0, 1e22, 100};
        String[] texts = {"0.1", "1000000000000000.0", "1e+16", "1.2345678901234568e+17", "0.0001", "1e-05", "5e-324", "2e-323", "1e-322",
            "1.7976931348623157e+308", "-0.0", "1e+22", "100.0"};
        for (int i = 0; i < values.length; i++) assertEquals(texts[i], PyFloat.repr(values[i]));
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) assertEquals(value, FloatText.parse(PyFloat.repr(value), null));
        }
    }

    @Test
    void floorsTakeTheDivisorsSign() {
        assertEquals("0.10000000000000009", binary(BinaryOp.REMAINDER, -1.5, 0.4));
        assertEquals("-0.10000000000000009", binary(BinaryOp.REMAINDER, 1.5, -0.4));
        assertEquals("inf", binary(BinaryOp.REMAINDER, -1, Double.POSITIVE_INFINITY));
        assertEquals("-0.0", binary(BinaryOp.FLOOR_DIVIDE, 0.0, -1));
        assertEquals("(-1.0, inf)", binary(BinaryOp.DIVMOD, -1, Double.POSITIVE_INFINITY));
    }

    @Test
    void powersTellTheirErrors() {
        assertEquals("OverflowError: (34, 'Numerical result out of range')",
                raised(() -> Operations.power(PyFloat.of(2), PyFloat.of(10000), PyNone.NONE)));
        assertEquals("ZeroDivisionError: 0.0 cannot be raised to a negative power",
                raised(() -> Operations.power(PyFloat.of(0), PyFloat.of(-1), PyNone.NONE)));
        assertEquals("(1.7319121124709868e-16+2.8284271247461903j)",
                shown(() -> Operations.power(PyFloat.of(-8), PyFloat.of(0.5), PyNone.NONE)));
        assertEquals("1.0", shown(() -> Operations.power(PyFloat.of(Double.NaN), PyFloat.of(0), PyNone.NONE)));
    }

    @Test
    void comparisonWithBigIntsIsExact() {
        PyInt odd = n((1L << 53) + 1), huge = IntMath.power(n(10), n(400));
        PyFloat even = PyFloat.of(1L << 53);
        assertTrue(Operations.compareBool(CompareOp.LT, even, odd));
        assertTrue(Operations.compareBool(CompareOp.NE, odd, even));
        assertTrue(Operations.compareBool(CompareOp.LT, PyFloat.of(Double.MAX_VALUE), huge));
        assertTrue(Operations.compareBool(CompareOp.GT, PyFloat.of(Double.POSITIVE_INFINITY), huge));
        assertTrue(Operations.compareBool(CompareOp.NE, PyFloat.of(Double.NaN), n(1)));
        assertEquals("OverflowError: int too large to convert to float",
                raised(() -> Operations.binary(BinaryOp.ADD, PyFloat.of(1), huge)));
    }

    @Test
    void roundingUsesTheExactValue() {
        assertEquals("2.67", shown(() -> call(PyFloat.of(2.675), "__round__", n(2))));
        assertEquals("2", shown(() -> call(PyFloat.of(2.5), "__round__")));
        assertEquals("1e+300", shown(() -> call(PyFloat.of(1e300), "__round__", n(-300))));
        assertEquals("OverflowError: rounded value too large to represent", raised(() -> call(PyFloat.of(1.7e308), "__round__", n(-308))));
        assertEquals("ValueError: cannot convert float NaN to integer", raised(() -> call(PyFloat.of(Double.NaN), "__round__")));
    }

    @Test
    void hexadecimalBothWays() {
        assertEquals("0x1.999999999999ap-4", FloatHex.of(0.1));
        assertEquals("0x0.0000000000001p-1022", FloatHex.of(5e-324));
        assertEquals(-0.0625, FloatHex.parse(" -0x.8P-3 "));
        assertEquals(1.0, FloatHex.parse("0x1.00000000000008p0"));
        assertEquals("OverflowError: hexadecimal value too large to represent as a float", raised(() -> FloatHex.parse("0x1p5000")));
        assertEquals("ValueError: invalid hexadecimal floating-point string", raised(() -> FloatHex.parse("0x1.p")));
    }

    @Test
    void textIsReadStrictly() {
        assertEquals(10.5, FloatText.parse(" 1_0.5\n", null));
        assertEquals(Double.NEGATIVE_INFINITY, FloatText.parse("-Infinity", null));
        for (String bad : new String[] {"", "1__0", "1e", "0x10", "1f", "_1", "nane", "."}) {
            assertEquals("ValueError: could not convert string to float: '" + bad + "'", raised(() -> FloatText.parse(bad, null)));
        }
    }

    @Test
    void complexNumbers() {
        assertEquals("(-0+1j)", repr(PyComplex.of(-0.0, 1)));
        assertEquals("-0j", repr(PyComplex.of(0.0, -0.0)));
        assertEquals("(nan+infj)", repr(PyComplex.of(Double.NaN, Double.POSITIVE_INFINITY)));
        assertEquals("2j", shown(() -> Operations.power(PyComplex.of(1, 1), n(2), PyNone.NONE)));
        assertEquals("(100000-1j)", shown(() -> Operations.call(PyComplex.TYPE, s("1e5-j"))));
        assertEquals("ValueError: complex() arg is a malformed string", raised(() -> Operations.call(PyComplex.TYPE, s("1 + 2j"))));
        assertEquals("ZeroDivisionError: complex division by zero", raised(() -> Operations.binary(BinaryOp.TRUE_DIVIDE, PyComplex.of(0, 1), n(0))));
    }
}
