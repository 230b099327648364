package conch.object;

import java.util.Arrays;

/** Bytes out of objects, and objects out of bytes: what bytes and bytearray do alike. */
final class Bytes {
    private static final byte[] NONE = {};

    private Bytes() {
    }

    /** The bytes of a bytes-like object, null of any other. They may be the object's own: do not change or keep them. */
    static byte[] likeOrNull(PyObject object) {
        return object instanceof ByteSequence bytes ? bytes.view() : exportedOrNull(object);
    }

    /** As {@link #likeOrNull}. @throws PyException TypeError of an object that is not bytes-like */
    static byte[] like(PyObject object) {
        byte[] bytes = likeOrNull(object);
        if (bytes == null) throw Errors.type("a bytes-like object is required, not '%s'", Errors.typeName(object));
        return bytes;
    }

    /** A copy of what another object's buffer shows, null where it has none. */
    static byte[] exportedOrNull(PyObject object) {
        Buffer buffer = Buffer.ofOrNull(object, false);
        if (buffer == null) return null;
        try {
            return buffer.toBytes();
        } finally {
            buffer.release();
        }
    }

    /** What {@code bytes(object)} has, for an object that is not a count or text. Not to be changed. */
    static byte[] ofObject(PyObject object) {
        byte[] bytes = likeOrNull(object);
        if (bytes != null) return bytes;
        if (!(object instanceof PyStr) && isIterable(object)) return ofIterable(object, "bytes must be in range(0, 256)");
        throw Errors.type("cannot convert '%s' object to bytes", Errors.typeName(object));
    }

    static boolean isIterable(PyObject object) {
        return object.type.iter != null || object.type.itemAt != null;
    }

    /** @param outOfRange the message of the ValueError for a number that is no byte */
    static byte[] ofIterable(PyObject iterable, String outOfRange) {
        Collector collector = new Collector(outOfRange);
        Operations.forEach(iterable, collector);
        return collector.bytes();
    }

    private static final class Collector implements java.util.function.Consumer<PyObject> {
        private final String outOfRange;
        private byte[] bytes = NONE;
        private int count;

        Collector(String outOfRange) {
            this.outOfRange = outOfRange;
        }

        @Override
        public void accept(PyObject item) {
            if (count == bytes.length) bytes = Arrays.copyOf(bytes, Math.max(16, count * 2));
            bytes[count++] = (byte) value(item, outOfRange);
        }

        byte[] bytes() {
            return count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        }
    }

    /** A number as a byte, 0 to 255. */
    static int value(PyObject item) {
        return value(item, "byte must be in range(0, 256)");
    }

    private static int value(PyObject item, String outOfRange) {
        PyInt n = Operations.index(item);
        if (!n.isSmall() || n.value < 0 || n.value > 255) throw Errors.value("%s", outOfRange);
        return (int) n.value;
    }

    /** A new object like {@code self}, bytes or bytearray, which takes the array over. */
    static PyObject like(PyObject self, byte[] bytes) {
        return self instanceof PyByteArray ? PyByteArray.of(bytes) : PyBytes.of(bytes);
    }

    /** {@code self} where it is of exactly type bytes, a copy of its own kind otherwise. */
    static PyObject unchanged(PyObject self) {
        return self.type == PyBytes.TYPE ? self : like(self, ((ByteSequence) self).toArray());
    }

    static byte[] view(PyObject self) {
        return ((ByteSequence) self).view();
    }

    static byte[] concat(byte[] a, byte[] b) {
        StrArgs.checkSize((long) a.length + b.length);
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    static byte[] repeat(byte[] bytes, long times) {
        if (times <= 0 || bytes.length == 0) return NONE;
        if (times > Integer.MAX_VALUE) throw Errors.memory();
        StrArgs.checkSize(times * bytes.length);
        byte[] all = new byte[(int) times * bytes.length];
        for (int at = 0; at < all.length; at += bytes.length) System.arraycopy(bytes, 0, all, at, bytes.length);
        return all;
    }

    static byte[] slice(ByteSequence source, long[] bounds) {
        int start = (int) bounds[0], count = (int) bounds[3];
        byte[] taken = new byte[count];
        if (bounds[2] == 1) source.storage().read(start, taken, 0, count);
        else for (int i = 0; i < count; i++) taken[i] = source.storage().get((int) (start + i * bounds[2]));
        return taken;
    }

    /** The comparison with whatever is bytes-like. */
    static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        byte[] a = view(self), b = likeOrNull(other);
        if (b == null) return PyNotImplemented.NOT_IMPLEMENTED;
        if (op == CompareOp.EQ || op == CompareOp.NE) return PyBool.of(Arrays.equals(a, b) == (op == CompareOp.EQ));
        return PyBool.of(op.holds(Arrays.compareUnsigned(a, b)));
    }

    /**
     * The payload that {@code bytes(…)} or {@code bytearray(…)} asks for; a fresh array.
     *
     * @param name of the type, for messages
     */
    static byte[] construct(String name, PyObject[] args, String[] kwnames) {
        PyObject[] bound = bind(name, args, kwnames);
        PyObject source = bound[0], encoding = bound[1], errors = bound[2];
        if (source instanceof PyStr text) {
            if (encoding == null) throw Errors.type("string argument without an encoding");
            return Codecs.encode(text, StrArgs.text(encoding, name + "() argument 'encoding'"),
                    errors == null ? "strict" : StrArgs.text(errors, name + "() argument 'errors'"));
        }
        if (encoding != null) throw Errors.type("encoding without a string argument");
        if (errors != null) throw Errors.type("errors without a string argument");
        return source == null ? NONE : construct(name, source);
    }

    private static byte[] construct(String name, PyObject source) {
        boolean array = name.equals("bytearray");
        if (source.type.index != null) {
            long count = Operations.asIndexLong(source, ExceptionTypes.OVERFLOW_ERROR);
            if (count < 0) throw Errors.value("negative count");
            StrArgs.checkSize(count);
            return new byte[(int) count];
        }
        byte[] bytes = likeOrNull(source);
        if (bytes != null) return bytes.clone();
        if (isIterable(source)) return ofIterable(source, array ? "byte must be in range(0, 256)" : "bytes must be in range(0, 256)");
        throw Errors.type("cannot convert '%s' object to %s", Errors.typeName(source), name);
    }

    private static PyObject[] bind(String callee, PyObject[] args, String[] kwnames) {
        if (args.length > 3) throw Errors.type("%s() takes at most 3 arguments (%d given)", callee, args.length);
        PyObject[] bound = new PyObject[3];
        int positional = args.length - (kwnames == null ? 0 : kwnames.length);
        System.arraycopy(args, 0, bound, 0, positional);
        for (int i = positional; i < args.length; i++) {
            String name = kwnames[i - positional];
            int at = switch (name) {
                case "source" -> 0;
                case "encoding" -> 1;
                case "errors" -> 2;
                default -> throw Errors.type("'%s' is an invalid keyword argument for %s()", name, callee);
            };
            if (at < positional) throw Errors.type("argument for %s() given by name ('%s') and position (%d)", callee, name, at + 1);
            bound[at] = args[i];
        }
        return bound;
    }
}
