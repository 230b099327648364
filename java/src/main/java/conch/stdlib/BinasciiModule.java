package conch.stdlib;

import conch.object.Buffer;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Heap;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyDict;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.nio.charset.StandardCharsets;

/** {@code binascii}: bytes as text in hex and base 64, and checksums. */
final class BinasciiModule {
    private static final PyType ERROR = exception("Error", ExceptionTypes.VALUE_ERROR), INCOMPLETE = exception("Incomplete", ExceptionTypes.EXCEPTION);

    private BinasciiModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("Error", ERROR);
        m.constant("Incomplete", INCOMPLETE);
        for (String name : new String[] {"hexlify", "b2a_hex"}) m.bound(name, "data, sep=None, bytes_per_sep=1", (self, a) -> hex(a));
        for (String name : new String[] {"unhexlify", "a2b_hex"}) m.oneArg(name, (self, x) -> unhex(asciiOf(x)));
        m.bound("b2a_base64", "data, /, *, newline=True", (self, a) -> PyBytes.of(Base64Text.encode(bytesOf(a[0]), a[1] == null || Operations.isTrue(a[1]))));
        m.bound("a2b_base64", "data, /, *, strict_mode=False", (self, a) -> PyBytes.of(Base64Text.decode(asciiOf(a[0]), a[1] != null && Operations.isTrue(a[1]))));
        m.positional("crc32", 1, 2, (self, a) -> PyInt.of(Checksums.crc32(bytesOf(a[0]), a.length < 2 ? 0 : bits(a[1])) & 0xFFFFFFFFL));
        m.positional("crc_hqx", 2, 2, (self, a) -> PyInt.of(Checksums.crcHqx(bytesOf(a[0]), bits(a[1]))));
    }

    private static PyType exception(String name, PyType base) {
        PyDict names = new PyDict();
        names.put(PyStr.intern("__module__"), PyStr.intern("binascii"));
        return (PyType) Heap.forGood(Operations.call(PyType.TYPE, PyStr.of(name), PyTuple.of(base), names));
    }

    static RuntimeException error(String message) {
        return Errors.of(ERROR, message);
    }

    /** The low 32 bits. */
    private static int bits(PyObject number) {
        return Operations.index(number).bigValue().intValue();
    }

    /** A copy of what a bytes-like object shows. */
    static byte[] bytesOf(PyObject data) {
        Buffer buffer = Buffer.of(data, false);
        try {
            return buffer.toBytes();
        } finally {
            buffer.release();
        }
    }

    /** As {@link #bytesOf}, or text of ASCII as bytes. */
    private static byte[] asciiOf(PyObject data) {
        if (data instanceof PyStr text) {
            byte[] bytes = text.value.getBytes(StandardCharsets.UTF_8);
            for (byte b : bytes) if (b < 0) throw Errors.value("string argument should contain only ASCII characters");
            return bytes;
        }
        if (!Buffer.isExporter(data)) throw Errors.type("argument should be bytes, buffer or ASCII string, not '%s'", Errors.typeName(data));
        return bytesOf(data);
    }

    private static PyObject hex(PyObject[] a) {
        PyBytes data = PyBytes.of(bytesOf(a[0]));
        try (Hold held = new Hold(data)) {
            PyObject text = a[1] == null ? Operations.callMethod(data, "hex") : a[2] == null ? Operations.callMethod(data, "hex", a[1]) : Operations.callMethod(data, "hex", a[1], a[2]);
            byte[] digits = ((PyStr) text).value.getBytes(StandardCharsets.ISO_8859_1);
            text.discard();
            return PyBytes.of(digits);
        }
    }

    private static PyObject unhex(byte[] text) {
        if (text.length % 2 != 0) throw error("Odd-length string");
        byte[] out = new byte[text.length / 2];
        for (int i = 0; i < out.length; i++) out[i] = (byte) (digit(text[2 * i]) << 4 | digit(text[2 * i + 1]));
        return PyBytes.of(out);
    }

    private static int digit(byte b) {
        int digit = b < 0 ? -1 : Character.digit(b, 16);
        if (digit < 0) throw error("Non-hexadecimal digit found");
        return digit;
    }
}
