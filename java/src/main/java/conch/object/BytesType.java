package conch.object;

/** The slots of {@code bytes} and the methods that bytearray has not. */
final class BytesType {
    private BytesType() {
    }

    static void fill(PyType t) {
        t.newInstance = BytesType::make;
        t.repr = self -> PyStr.of(BytesRepr.of(Bytes.view(self)));
        t.hash = self -> hash(Bytes.view(self));
        t.richCompare = (self, other, op) -> other instanceof PyBytes ? Bytes.compare(self, other, op) : PyNotImplemented.NOT_IMPLEMENTED;
        t.iter = self -> PyByteIterator.of(self);
        t.length = self -> ((PyBytes) self).length();
        t.getItem = BytesType::getItem;
        t.itemAt = BytesType::itemAt;
        t.contains = ByteSearch::contains;
        t.concat = BytesType::concat;
        t.repeat = BytesType::repeat;
        t.binary[BinaryOp.REMAINDER.ordinal()] = BytesType::remainder;
    }

    static void name(TypeMembers m) {
        m.doc("bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
                + "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object");
        ByteMethods.name(m);
        m.noArgs("__bytes__", self -> Bytes.unchanged(self));
        m.noArgs("__getnewargs__", self -> PyTuple.of(Bytes.unchanged(self)));
        m.noArgs("__sizeof__", self -> PyInt.of(33 + ((PyBytes) self).length()));
    }

    /** Stable in a run, and equal for a memoryview of equal bytes. */
    private static long hash(byte[] bytes) {
        int h = java.util.Arrays.hashCode(bytes);
        return h == -1 ? -2 : h;
    }

    private static PyObject getItem(PyObject self, PyObject key) {
        PyBytes bytes = (PyBytes) self;
        if (key instanceof PySlice slice) {
            long[] bounds = slice.indices(bytes.length());
            if (bounds[2] == 1 && bounds[3] == bytes.length() && bytes.type == PyBytes.TYPE) return bytes;
            return PyBytes.of(Bytes.slice(bytes, bounds));
        }
        long at = Sequences.index(key, "byte", bytes.length());
        if (at < 0 || at >= bytes.length()) throw Errors.index("index out of range");
        return PyInt.of(bytes.unsignedAt((int) at));
    }

    private static PyObject itemAt(PyObject self, long at) {
        PyBytes bytes = (PyBytes) self;
        if (at < 0 || at >= bytes.length()) throw Errors.index("index out of range");
        return PyInt.of(bytes.unsignedAt((int) at));
    }

    private static PyObject concat(PyObject left, PyObject right) {
        byte[] more = Bytes.likeOrNull(right);
        if (more == null) throw Errors.type("can't concat %s to %s", Errors.typeName(right), Errors.typeName(left));
        byte[] bytes = Bytes.view(left);
        if (bytes.length == 0 && right.type == PyBytes.TYPE) return right;
        if (more.length == 0 && left.type == PyBytes.TYPE) return left;
        return PyBytes.of(Bytes.concat(bytes, more));
    }

    private static PyObject repeat(PyObject self, PyObject times) {
        long n = StrArgs.count(times);
        return n == 1 ? Bytes.unchanged(self) : PyBytes.of(Bytes.repeat(Bytes.view(self), n));
    }

    private static PyObject remainder(PyObject left, PyObject right) {
        if (!(left instanceof PyBytes format)) return PyNotImplemented.NOT_IMPLEMENTED;
        return PyBytes.of(BytesPercentFormat.format(format.view(), right));
    }

    /** {@code bytes(source=b'', encoding=…, errors=…)}; one argument with {@code __bytes__} tells itself. */
    private static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        boolean one = args.length == 1 && (kwnames == null || kwnames.length == 0);
        if (one && type == PyBytes.TYPE && args[0].type == PyBytes.TYPE) return args[0];
        byte[] told = one && !(args[0] instanceof PyStr) ? toldByItself(args[0]) : null;
        byte[] bytes = told != null ? told : Bytes.construct("bytes", args, kwnames);
        return type == PyBytes.TYPE ? PyBytes.of(bytes) : new PyBytes(type, bytes);
    }

    /** What {@code __bytes__} returns, null for an object without. */
    static byte[] toldByItself(PyObject object) {
        if (object instanceof ByteSequence || object.type.lookup("__bytes__") == null) return null;
        PyObject result = Operations.callMethod(object, "__bytes__");
        if (!(result instanceof PyBytes bytes)) {
            String name = Errors.typeName(result);
            result.discard();
            throw Errors.type("__bytes__ returned non-bytes (type %s)", name);
        }
        byte[] copy = bytes.toArray();
        result.discard();
        return copy;
    }
}
