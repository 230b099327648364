package conch.object;

/** The slots of {@code bytearray} and the methods that bytes has not. */
final class ByteArrayType {
    private ByteArrayType() {
    }

    static void fill(PyType t) {
        t.allocate = type -> new PyByteArray(type, new byte[0]);
        t.newInstance = (type, args, kwnames) -> new PyByteArray(type, new byte[0]);
        t.init = ByteArrayType::init;
        t.repr = self -> PyStr.of(Errors.typeName(self) + "(" + BytesRepr.ofArray(Bytes.view(self)) + ")");
        t.hash = null;
        t.richCompare = Bytes::compare;
        t.iter = self -> PyByteIterator.of(self);
        t.length = self -> ((PyByteArray) self).length();
        t.getItem = ByteArrayType::getItem;
        t.setItem = ByteArrayItems::set;
        t.itemAt = ByteArrayType::itemAt;
        t.setItemAt = (self, at, value) -> ByteArrayItems.setAt((PyByteArray) self, at, value);
        t.contains = ByteSearch::contains;
        t.concat = ByteArrayType::concat;
        t.inPlaceConcat = ByteArrayType::append;
        t.repeat = (self, times) -> PyByteArray.of(Bytes.repeat(Bytes.view(self), StrArgs.count(times)));
        t.inPlaceRepeat = ByteArrayType::repeatInPlace;
        t.binary[BinaryOp.REMAINDER.ordinal()] = ByteArrayType::remainder;
    }

    static void name(TypeMembers m) {
        m.doc("bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
                + "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
                + "bytearray() -> empty bytes array");
        ByteMethods.name(m);
        ByteArrayItems.name(m);
        m.noArgs("copy", self -> PyByteArray.of(((PyByteArray) self).toArray()));
        m.noArgs("__alloc__", self -> PyInt.of(allocated((PyByteArray) self)));
        m.noArgs("__sizeof__", self -> PyInt.of(56 + allocated((PyByteArray) self)));
    }

    /** With the zero byte at the end; nothing is allocated for one that was never filled. */
    private static int allocated(PyByteArray self) {
        int capacity = self.storage().capacity();
        return capacity == 0 ? 0 : Math.max(capacity, self.length() + 1);
    }

    private static void init(PyObject self, PyObject[] args, String[] kwnames) {
        byte[] bytes = Bytes.construct("bytearray", args, kwnames);
        PyByteArray array = (PyByteArray) self;
        array.replace(0, array.length(), bytes);
    }

    private static PyObject getItem(PyObject self, PyObject key) {
        PyByteArray bytes = (PyByteArray) self;
        if (key instanceof PySlice slice) return PyByteArray.of(Bytes.slice(bytes, slice.indices(bytes.length())));
        return itemAt(self, Sequences.index(key, "bytearray", bytes.length()));
    }

    private static PyObject itemAt(PyObject self, long at) {
        PyByteArray bytes = (PyByteArray) self;
        if (at < 0 || at >= bytes.length()) throw Errors.index("bytearray index out of range");
        return PyInt.of(bytes.unsignedAt((int) at));
    }

    private static PyObject concat(PyObject left, PyObject right) {
        return PyByteArray.of(Bytes.concat(Bytes.view(left), concatenated(left, right)));
    }

    private static byte[] concatenated(PyObject left, PyObject right) {
        byte[] more = Bytes.likeOrNull(right);
        if (more == null) throw Errors.type("can't concat %s to %s", Errors.typeName(right), Errors.typeName(left));
        return more;
    }

    private static PyObject append(PyObject left, PyObject right) {
        PyByteArray self = (PyByteArray) left;
        byte[] more = concatenated(left, right);
        self.replace(self.length(), self.length(), left == right ? more.clone() : more);
        return self;
    }

    private static PyObject repeatInPlace(PyObject self, PyObject times) {
        PyByteArray array = (PyByteArray) self;
        array.replace(0, array.length(), Bytes.repeat(array.view(), StrArgs.count(times)));
        return self;
    }

    private static PyObject remainder(PyObject left, PyObject right) {
        if (!(left instanceof PyByteArray format)) return PyNotImplemented.NOT_IMPLEMENTED;
        return PyByteArray.of(BytesPercentFormat.format(format.toArray(), right));
    }
}
