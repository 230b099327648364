package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Literal results are CPython 3.11's. */
class FormatTest extends ObjectTest {
    private static String format(PyObject value, String spec) {
        return shown(() -> Operations.format(value, spec)).replaceAll("^'|'$", "");
    }

    private static PyFloat f(double value) {
        return PyFloat.of(value);
    }

    @Test
    void ints() {
        assertEquals("+000,001", format(n(1), "=+08,d"));
        assertEquals("0,001,234,567", format(n(1234567), "012,d"));
        assertEquals("0b1111_1111", format(n(255), "#_b"));
        assertEquals("0XFF", format(n(255), "#X"));
        assertEquals("100.000000%", format(n(1), "%"));
        assertEquals("0000a", format(n(97), "05c"));
        assertEquals("\u20ac\u20ac\u20ac3\u20ac\u20ac\u20ac", format(n(3), "\u20ac^7"));
        assertEquals("ValueError: Cannot specify ',' with 'x'.", raised(() -> Operations.format(n(1), ",x")));
        assertEquals("ValueError: Unknown format code 's' for object of type 'int'", raised(() -> Operations.format(n(1), "s")));
        assertEquals("ValueError: Invalid format specifier 'd1' for object of type 'int'", raised(() -> Operations.format(n(1), "d1")));
        assertEquals("ValueError: Precision not allowed in integer format specifier", raised(() -> Operations.format(n(1), ".2d")));
        assertEquals("ValueError: Too many decimal digits in format string", raised(() -> Operations.format(n(1), "99999999999999999999d")));
    }

    @Test
    void floats() {
        assertEquals("0,001,234.50", format(f(1234.5), "012,.2f"));
        assertEquals("1.23e+08", format(f(123456789), ".3"));
        assertEquals("2e+01", format(f(15), ".0"));
        assertEquals("100.", format(f(100), "#.3g"));
        assertEquals("1.e+16", format(f(1e16), "#"));
        assertEquals("33.0", format(f(33), "#"));
        assertEquals("0.0", format(f(-0.001), "z.1f"));
        assertEquals("+000000inf", format(f(Double.POSITIVE_INFINITY), "+010,.3f"));
        assertEquals("2.5", format(f(2.45), ".1f"));
        assertEquals("0.1000000000000000055511151231257827", format(f(0.1), ".34f"));
        assertEquals("NAN", format(f(Double.NaN), "F"));
        assertEquals("ValueError: Format specifier missing precision", raised(() -> Operations.format(f(1), ".f")));
    }

    @Test
    void textAndComplex() {
        assertEquals("a0000", format(s("a"), "05"));
        assertEquals("\uD83D\uDE00a  ", format(s("\uD83D\uDE00abc"), "<4.2"));
        assertEquals("ValueError: '=' alignment not allowed in string format specifier", raised(() -> Operations.format(s("a"), "=5")));
        assertEquals("1.00+2.00j", format(PyComplex.of(1, 2), ".2f"));
        assertEquals("(34.+2.5j)", format(PyComplex.of(34, 2.5), "#"));
        assertEquals("ValueError: Zero padding is not allowed in complex format specifier",
                raised(() -> Operations.format(PyComplex.of(1, 2), "020")));
    }

    @Test
    void fieldsOfATemplate() {
        leavesNothing(() -> {
            assertEquals("'    1.50'", shown(() -> Operations.callMethod(s("{:{}.{}f}"), "format", f(1.5), n(8), n(2))));
            try (Hold list = new Hold(ints(5000))) {
                assertEquals("'5000 4999'", shown(() -> call(s("{0[0]} {1.real}"), "format", list.get(), n(4999))));
                assertEquals("TypeError: list indices must be integers or slices, not str", raised(() -> call(s("{0[-1]}"), "format", list.get())));
            }
            assertEquals("\"{'x'}\"", shown(() -> call(s("{{{!r}}}"), "format", s("x"))));
            assertEquals("ValueError: cannot switch from automatic field numbering to manual field specification",
                    raised(() -> call(s("{} {1}"), "format", n(1), n(2))));
            assertEquals("IndexError: Replacement index 5 out of range for positional args tuple", raised(() -> call(s("{5}"), "format", n(1))));
            assertEquals("KeyError: 'a'", raised(() -> call(s("{a}"), "format")));
            assertEquals("ValueError: Single '}' encountered in format string", raised(() -> call(s("}"), "format")));
            assertEquals("ValueError: Max string recursion exceeded", raised(() -> call(s("{:{:{}}}"), "format", n(1), n(2), n(3))));
        });
    }

    private static String percent(String format, PyObject... values) {
        try (Hold all = new Hold(values.length == 1 ? values[0] : PyTuple.of(values))) {
            return shown(() -> PercentFormat.format(s(format), all.get()));
        }
    }

    @Test
    void percentSigns() {
        leavesNothing(() -> {
            assertEquals("'-0x000ff 1.23|    a|b    |%'", percent("%#.5x %.*f|%5s|%-5s|%%", n(-255), n(2), f(1.234), s("a"), s("b")));
            assertEquals("'-003.142'", percent("%08.3f", f(-3.14159)));
            try (Hold dict = new Hold(new PyDict())) {
                ((PyDict) dict.get()).put("a(b)", n(1000));
                assertEquals("'1000'", percent("%(a(b))d", dict.get()));
                assertEquals("'no field'", percent("no field", dict.get()));
            }
            assertEquals("TypeError: not enough arguments for format string", raised(() -> percent("%s %s", n(1))));
            assertEquals("TypeError: not all arguments converted during string formatting", raised(() -> percent("a", n(1))));
            assertEquals("TypeError: %d format: a real number is required, not str", raised(() -> percent("%d", s("a"))));
            assertEquals("ValueError: unsupported format character 'z' (0x7a) at index 1", raised(() -> percent("%z", n(1))));
        });
    }
}
