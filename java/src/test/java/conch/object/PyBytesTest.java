package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Literal results are CPython 3.11's. */
class PyBytesTest extends ObjectTest {
    private static PyBytes b(String text) {
        return PyBytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static PyByteArray array(String text) {
        return PyByteArray.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aSharedArrayIsNotCopied() {
        byte[] payload = {1, 2, 3};
        PyBytes bytes = PyBytes.of(payload);
        assertSame(payload, bytes.view());
        assertSame(PyBytes.EMPTY, PyBytes.of(new byte[0]));
        assertEquals(0, bytes.storage().address());
    }

    @Test
    void anExportedArrayKeepsItsLength() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(array("abc"))) {
                PyByteArray array = (PyByteArray) hold.get();
                Buffer buffer = Buffer.of(array, true);
                String refused = "BufferError: Existing exports of data: object cannot be re-sized";
                assertEquals(refused, raised(() -> call(array, "append", n(1))));
                assertEquals(refused, raised(() -> call(array, "pop")));
                assertEquals(refused, raised(() -> call(array, "clear")));
                assertEquals(refused, raised(() -> Operations.delItem(array, n(0))));
                Operations.setItem(array, n(0), n('x'));
                try (Hold all = new Hold(new PySlice(n(1), PyNone.NONE, PyNone.NONE))) {
                    Operations.setItem(array, all.get(), b("yz"));
                    assertEquals(refused, raised(() -> Operations.setItem(array, all.get(), b("y"))));
                }
                assertEquals("b'xyz'", BytesRepr.of(buffer.toBytes()));
                buffer.release();
                call(array, "append", n('!'));
                assertEquals("bytearray(b'xyz!')", repr(array));
                assertEquals(0, array.exports());
            }
        });
    }

    @Test
    void appendingKeepsEveryByteAndShrinkingGivesRoomBack() {
        PyByteArray array = array("");
        for (int i = 0; i < 5000; i++) call(array, "append", n(i & 255));
        assertEquals(5000, array.length());
        for (int i = 0; i < 5000; i++) assertEquals(i & 255, array.unsignedAt(i));
        array.resize(10);
        assertEquals(11, array.storage().capacity());
        array.resize(20);
        assertEquals(0, array.unsignedAt(15));
        array.discard();
    }

    @Test
    void slicesOfAnArrayAreAssignedAndDeleted() {
        try (Hold hold = new Hold(array("abcdef")); Hold odd = new Hold(new PySlice(PyNone.NONE, PyNone.NONE, n(-2)))) {
            Operations.setItem(hold.get(), odd.get(), b("XYZ"));
            assertEquals("bytearray(b'aZcYeX')", repr(hold.get()));
            Operations.delItem(hold.get(), odd.get());
            assertEquals("bytearray(b'ace')", repr(hold.get()));
            assertEquals("ValueError: attempt to assign bytes of size 3 to extended slice of size 2",
                    raised(() -> Operations.setItem(hold.get(), odd.get(), b("123"))));
            assertEquals("ValueError: byte must be in range(0, 256)", raised(() -> Operations.setItem(hold.get(), n(0), n(256))));
            try (Hold all = new Hold(new PySlice(n(1), n(1), PyNone.NONE))) {
                Operations.setItem(hold.get(), all.get(), hold.get());
                assertEquals("bytearray(b'aacece')", repr(hold.get()));
            }
        }
    }

    @Test
    void bothTypesAnswerInTheirOwn() {
        leavesNothing(() -> {
            assertEquals("bytearray(b'A')", shown(() -> call(array("a"), "upper")));
            assertEquals("b'ab'", shown(() -> Operations.binary(BinaryOp.ADD, b("a"), array("b"))));
            assertEquals("bytearray(b'ab')", shown(() -> Operations.binary(BinaryOp.ADD, array("a"), b("b"))));
            assertEquals("[bytearray(b'a'), bytearray(b'b')]", shown(() -> call(array("a b"), "split")));
            assertEquals("b'-a-b-'", shown(() -> call(b("ab"), "replace", b(""), b("-"))));
            assertEquals("'6162:6364:65'", shown(() -> call(b("abcde"), "hex", s(":"), n(-2))));
            assertEquals("b'ab'", shown(() -> call(PyBytes.TYPE, "fromhex", s("61 62"))));
            assertEquals("ValueError: non-hexadecimal number found in fromhex() arg at position 1",
                    raised(() -> call(PyBytes.TYPE, "fromhex", s("6 1"))));
            try (Hold values = new Hold(PyTuple.of(n(255), b("x")))) {
                assertEquals("b' 255|x  |%'", shown(() -> Operations.binary(BinaryOp.REMAINDER, b("%4d|%-3b|%%"), values.get())));
            }
            assertEquals("TypeError: can't concat str to bytes", raised(() -> Operations.binary(BinaryOp.ADD, b("a"), s("b"))));
        });
    }

    @Test
    void reprs() {
        assertEquals("b\"a'\"", repr(b("a'")));
        assertEquals("bytearray(b\"a\\'\")", repr(array("a'")));
        assertEquals("b'\\'\"\\t\\n\\\\\\x00\\xff'", repr(b("'\"\t\n\\\0\u00ff")));
    }

    private static String encoded(String text, String encoding, String errors) {
        return BytesRepr.of(Codecs.encode(s(text), encoding, errors));
    }

    private static String decoded(String bytes, String encoding, String errors) {
        return Text.ascii(Codecs.decode(b(bytes).toArray(), encoding, errors)).value;
    }

    @Test
    void encoding() {
        assertEquals("b'\\xff\\xfea\\x00=\\xd8\\x00\\xde'", encoded("a\uD83D\uDE00", "UTF_16", "strict"));
        assertEquals("b'\\x80a'", encoded("\udc80a", "utf8", "surrogateescape"));
        assertEquals("b'\\xed\\xa0\\x80'", encoded("\ud800", "utf-8", "surrogatepass"));
        assertEquals("b'&#8364;\\\\'", encoded("\u20ac\\", "ascii", "xmlcharrefreplace"));
        assertEquals("b'\\\\u20ac'", encoded("\u20ac", "latin-1", "backslashreplace"));
        assertEquals("UnicodeEncodeError: 'ascii' codec can't encode characters in position 1-2: ordinal not in range(128)",
                raised(() -> encoded("a\u00e9\uD83D\uDE00b", "ascii", "strict")));
        assertEquals("LookupError: unknown encoding: nope", raised(() -> encoded("a", "nope", "strict")));
        assertEquals("LookupError: unknown error handler name 'foo'", raised(() -> encoded("\u20ac", "ascii", "foo")));
    }

    @Test
    void decoding() {
        assertEquals("'\\ufffdb\\ufffd'", decoded("\u00e2\u0082b\u00ff", "utf-8", "replace"));
        assertEquals("'\\udce2\\udc82b'", decoded("\u00e2\u0082b", "utf-8", "surrogateescape"));
        assertEquals("'\\ufffd\\ufffd\\ufffd'", decoded("\u00e0\u0080\u0080", "utf-8", "replace"));
        assertEquals("'a'", decoded("\u00fe\u00ff\0a", "utf-16", "strict"));
        assertEquals("UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: unexpected end of data",
                raised(() -> decoded("a\u00e2\u0082", "utf-8", "strict")));
        assertEquals("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte",
                raised(() -> decoded("\u00ed\u00a0\u0080", "utf-8", "strict")));
        assertEquals("UnicodeDecodeError: 'utf-16-le' codec can't decode byte 0x62 in position 2: truncated data",
                raised(() -> decoded("a\0b", "utf-16-le", "strict")));
    }

    @Test
    void viewIsNullOfNothingBytesLike() {
        assertNull(Bytes.likeOrNull(n(1)));
        assertEquals("TypeError: a bytes-like object is required, not 'int'", raised(() -> Bytes.like(n(1))));
        assertEquals("ValueError: bytes must be in range(0, 256)", raised(() -> Operations.call(PyBytes.TYPE, ints(1, 256))));
    }
}
