package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Literal results are CPython 3.11's. */
class PyStrTest extends ObjectTest {
    private static final String MIXED = "a\uD83D\uDE00b\uD83D\uDE01";

    @Test
    void indexesCountCodePoints() {
        PyStr text = s(MIXED);
        assertEquals(4, text.length());
        assertFalse(text.isFlat());
        assertEquals(0x1F601, text.codePointAt(3));
        assertEquals("\uD83D\uDE00b", text.substring(1, 3).value);
        assertEquals("2", shown(() -> call(text, "find", s("b"))));
        assertEquals("3", shown(() -> call(text, "rfind", s("\uD83D\uDE01"), n(1))));
        assertEquals("'\uD83D\uDE01b\uD83D\uDE00a'", shown(() -> Operations.getItem(text, new PySlice(PyNone.NONE, PyNone.NONE, n(-1)))));
        assertEquals("IndexError: string index out of range", raised(() -> Operations.getItem(text, n(4))));
    }

    @Test
    void orderIsByCodePoints() {
        assertTrue(PyStr.compare(s("\uFFFD"), s("\uD83D\uDE00")) < 0);
        assertTrue(PyStr.compare(s("\uD83D\uDE00"), s("\uD83D\uDE01")) < 0);
        assertTrue(PyStr.compare(s("ab"), s("abc")) < 0);
    }

    @Test
    void internedOnesAreOneObjectAndNoLeak() {
        PyStr name = PyStr.intern("a_name_for_this_test");
        assertSame(name, PyStr.intern(new String("a_name_for_this_test")));
        assertTrue(name.isInterned());
        assertSame(PyStr.ofCodePoint('x'), s("x"));
        PyStr plain = s("a_name_for_this_test");
        assertNotSame(name, plain);
        assertTrue(plain.sameValue(name));
        assertSame(name, PyStr.intern(plain));
        leavesNothing(() -> PyStr.intern("another_name_for_this_test"));
    }

    @Test
    void reprChoosesItsQuotes() {
        assertEquals("'a\"'", repr(s("a\"")));
        assertEquals("\"it's\"", repr(s("it's")));
        assertEquals("'it\\'s\"'", repr(s("it's\"")));
        assertEquals("'\\t\\n\\r\\\\\\x00\\x7f\\xad\\u2028\u20ac\\ud800\\U000e0001'",
                repr(s("\t\n\r\\\0\u007f\u00ad\u2028\u20ac\ud800\uDB40\uDC01")));
    }

    @Test
    void casesAreUnicodes() {
        assertEquals("'\u03c3\u03c2 \u03c3'", repr(s(StrCase.lower("\u03a3\u03a3 \u03a3"))));
        assertEquals("Ssa Fi \u02bcN", StrCase.title("\u00dfA \ufb01 \u0149"));
        assertEquals("strasse ss \u13a0", StrCase.fold("STRA\u00dfE \u1e9e \uab70"));
        assertEquals("\u1fba\u0345x", StrCase.capitalize("\u1fb2X"));
        assertEquals("aBC", StrCase.swap("Abc"));
        assertTrue(StrCase.isTitle("A \u01c5b"));
        assertFalse(StrCase.isTitle("AB"));
    }

    @Test
    void charactersAreOfTheirKinds() {
        assertTrue(Unicode.isDigit(0xb2) && !Unicode.isDecimal(0xb2));
        assertTrue(Unicode.isNumeric(0x56db) && Unicode.isNumeric(0xbd) && !Unicode.isDigit(0xbd));
        assertTrue(Unicode.isSpace(0x1c) && Unicode.isSpace(0x3000) && !Unicode.isSpace(0x200b));
        assertTrue(StrTests.isIdentifier("\u00e9t\u00e91_") && !StrTests.isIdentifier("1a") && !StrTests.isIdentifier("a\u037a"));
        assertTrue(Unicode.isPrintable(' ') && !Unicode.isPrintable(0xa0) && !Unicode.isPrintable(0xad));
    }

    @Test
    void splittingKeepsWhatIsLeft() {
        assertEquals("['a', 'b ']", shown(() -> call(s(" a b "), "split", PyNone.NONE, n(1))));
        assertEquals("[' a', 'b']", shown(() -> call(s(" a b "), "rsplit", PyNone.NONE, n(1))));
        assertEquals("['a,b', 'c']", shown(() -> call(s("a,b,c"), "rsplit", s(","), n(1))));
        assertEquals("['a\\n', '\\r\\n', 'b\\x85', 'c']", shown(() -> call(s("a\n\r\nb\u0085c"), "splitlines", PyBool.TRUE)));
        assertEquals("('', '', 'abc')", shown(() -> call(s("abc"), "rpartition", s("x"))));
        assertEquals("ValueError: empty separator", raised(() -> call(s("a"), "split", s(""))));
        assertEquals("TypeError: must be str or None, not int", raised(() -> call(s("a"), "split", n(1))));
    }

    @Test
    void replacingAndPadding() {
        assertEquals("'-a-b-'", shown(() -> call(s("ab"), "replace", s(""), s("-"))));
        assertEquals("'-a-b'", shown(() -> call(s("ab"), "replace", s(""), s("-"), n(2))));
        assertEquals("'  ab '", shown(() -> call(s("ab"), "center", n(5))));
        assertEquals("' a  '", shown(() -> call(s("a"), "center", n(4))));
        assertEquals("'-0042'", shown(() -> call(s("-42"), "zfill", n(5))));
        assertEquals("'a   b'", shown(() -> call(s("a\tb"), "expandtabs", n(4))));
    }

    @Test
    void joinChecksItsItemsAndLeavesNothing() {
        leavesNothing(() -> {
            try (Hold items = new Hold(PyList.of(s("ab"), n(1000)))) {
                assertEquals("TypeError: sequence item 1: expected str instance, int found", raised(() -> call(s(","), "join", items.get())));
            }
            assertEquals("TypeError: can only join an iterable", raised(() -> call(s(","), "join", n(1))));
            try (Hold items = new Hold(PyTuple.of(s("ab"), s("cd")))) {
                assertEquals("'ab, cd'", shown(() -> call(s(", "), "join", items.get())));
            }
        });
    }

    @Test
    void translateMapsAndDeletes() {
        leavesNothing(() -> {
            try (Hold table = new Hold(Operations.callMethod(PyStr.TYPE, "maketrans", s("ab"), s("xy"), s("c")))) {
                assertEquals("{97: 120, 98: 121, 99: None}", repr(table.get()));
                assertEquals("'xydx'", shown(() -> call(s("abcda"), "translate", table.get())));
            }
        });
    }

    @Test
    void iterationLetsTheStringGoAtItsEnd() {
        leavesNothing(() -> {
            try (Hold text = new Hold(s(MIXED)); Hold iterator = new Hold(Operations.iter(text.get()))) {
                assertEquals(2, text.get().refcnt());
                int n = 0;
                for (PyObject c; (c = Operations.next(iterator.get())) != null; n++) c.discard();
                assertEquals(4, n);
                assertEquals(1, text.get().refcnt());
            }
        });
    }
}
