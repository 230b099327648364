package conch.stdlib;

import conch.ffi.Gil;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Heap;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyDict;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** {@code zlib}: whole pieces of data compressed and checked, in the formats zlib (RFC 1950) and raw deflate (RFC 1951). */
final class ZlibModule {
    private static final PyType ERROR = errorType();
    private static final int MAX_WBITS = 15;

    private ZlibModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("error", ERROR);
        m.constant("MAX_WBITS", PyInt.of(MAX_WBITS));
        m.constant("DEFLATED", PyInt.of(Deflater.DEFLATED));
        m.constant("DEF_BUF_SIZE", PyInt.of(16384));
        m.constant("DEF_MEM_LEVEL", PyInt.of(8));
        m.constant("Z_NO_COMPRESSION", PyInt.of(0));
        m.constant("Z_BEST_SPEED", PyInt.of(1));
        m.constant("Z_BEST_COMPRESSION", PyInt.of(9));
        m.constant("Z_DEFAULT_COMPRESSION", PyInt.of(-1));
        m.positional("crc32", 1, 2, (self, a) -> PyInt.of(Checksums.crc32(BinasciiModule.bytesOf(a[0]), a.length < 2 ? 0 : start(a[1])) & 0xFFFFFFFFL));
        m.positional("adler32", 1, 2, (self, a) -> PyInt.of(Checksums.adler32(BinasciiModule.bytesOf(a[0]), a.length < 2 ? 1 : start(a[1])) & 0xFFFFFFFFL));
        m.bound("compress", "data, /, level=-1, wbits=15", (self, a) -> compress(BinasciiModule.bytesOf(a[0]), number(a[1], -1), number(a[2], MAX_WBITS)));
        m.bound("decompress", "data, /, wbits=15, bufsize=16384", (self, a) -> decompress(BinasciiModule.bytesOf(a[0]), number(a[1], MAX_WBITS)));
    }

    private static PyType errorType() {
        PyDict names = new PyDict();
        names.put(PyStr.intern("__module__"), PyStr.intern("zlib"));
        return (PyType) Heap.forGood(Operations.call(PyType.TYPE, PyStr.of("error"), PyTuple.of(ExceptionTypes.EXCEPTION), names));
    }

    private static int start(PyObject value) {
        return Operations.index(value).bigValue().intValue();
    }

    private static int number(PyObject argument, int otherwise) {
        return argument == null ? otherwise : Operations.asInt(argument);
    }

    /** Negative bits mean raw deflate; those of gzip are refused. */
    private static boolean isRaw(int wbits) {
        if (wbits >= -MAX_WBITS && wbits <= -8) return true;
        if (wbits >= 8 && wbits <= MAX_WBITS) return false;
        throw Errors.value("zlib here has the window sizes 8 to 15 and -15 to -8, not %d", wbits);
    }

    private static PyObject compress(byte[] data, int level, int wbits) {
        if (level < -1 || level > 9) throw Errors.of(ERROR, "Bad compression level");
        boolean raw = isRaw(wbits);
        try (var released = Gil.release("zlib"); Deflater deflater = new Deflater(level, raw)) {
            deflater.setInput(data);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(data.length / 2 + 64);
            byte[] chunk = new byte[16384];
            while (!deflater.finished()) out.write(chunk, 0, deflater.deflate(chunk));
            return PyBytes.of(out.toByteArray());
        }
    }

    private static PyObject decompress(byte[] data, int wbits) {
        boolean raw = isRaw(wbits);
        byte[] result = null;
        String problem = null;
        try (var released = Gil.release("zlib"); Inflater inflater = new Inflater(raw)) {
            inflater.setInput(data);
            result = inflated(inflater);
            if (result == null) problem = "Error -5 while decompressing data: incomplete or truncated stream";
        } catch (DataFormatException e) {
            problem = "Error -3 while decompressing data: " + e.getMessage();
        }
        if (problem != null) throw Errors.of(ERROR, problem);
        return PyBytes.of(result);
    }

    /** Null where the data ends too early. */
    private static byte[] inflated(Inflater inflater) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] chunk = new byte[16384];
        while (!inflater.finished()) {
            int n = inflater.inflate(chunk);
            if (n == 0 && !inflater.finished() && (inflater.needsInput() || inflater.needsDictionary())) return null;
            out.write(chunk, 0, n);
        }
        return out.toByteArray();
    }
}
