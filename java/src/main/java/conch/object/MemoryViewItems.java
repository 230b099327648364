package conch.object;

/** Elements and slices of a memoryview. */
final class MemoryViewItems {
    private MemoryViewItems() {
    }

    static PyObject get(PyMemoryView view, PyObject key) {
        view.check();
        int n = view.shape.length;
        if (n == 0) {
            if (key instanceof PyTuple tuple && tuple.size() == 0) return read(view, view.offset);
            if (key == PyEllipsis.ELLIPSIS) return view;
            throw Errors.type("invalid indexing of 0-dim memory");
        }
        if (key.type.index != null) return at(view, Operations.asIndexLong(key, ExceptionTypes.INDEX_ERROR));
        if (key instanceof PySlice slice) return sliced(view, slice);
        if (isTuple(key, true)) return read(view, place(view, (PyTuple) key));
        if (isTuple(key, false)) throw Errors.notImplemented("multi-dimensional slicing is not implemented");
        throw Errors.type("memoryview: invalid slice key");
    }

    /** Whether a key is a tuple of indexes, or one of slices. */
    private static boolean isTuple(PyObject key, boolean ofIndexes) {
        if (!(key instanceof PyTuple tuple)) return false;
        for (PyObject item : tuple.items) if (ofIndexes ? item.type.index == null : !(item instanceof PySlice)) return false;
        return true;
    }

    static PyObject at(PyMemoryView view, long index) {
        view.check();
        if (view.shape.length == 0) throw Errors.type("invalid indexing of 0-dim memory");
        if (view.shape.length > 1) throw Errors.notImplemented("multi-dimensional sub-views are not implemented");
        return read(view, place(view, view.offset, 0, index));
    }

    private static PyObject read(PyMemoryView view, long place) {
        return BufferItem.read(view.storage(), (int) place, code(view));
    }

    private static char code(PyMemoryView view) {
        char code = BufferItem.code(view.format);
        if (code == 0) throw Errors.notImplemented("memoryview: format %s not supported", view.format);
        return code;
    }

    /** The byte where the element of one more index starts. */
    private static long place(PyMemoryView view, long from, int dimension, long index) {
        long extent = view.shape[dimension];
        if (index < 0) index += extent;
        if (index < 0 || index >= extent) throw Errors.index("index out of bounds on dimension %d", dimension + 1);
        return from + index * view.strides[dimension];
    }

    private static long place(PyMemoryView view, PyTuple indexes) {
        int n = view.shape.length;
        if (indexes.size() > n) throw Errors.type("cannot index %d-dimension view with %d-element tuple", n, indexes.size());
        if (indexes.size() < n) throw Errors.notImplemented("sub-views are not implemented");
        long place = view.offset;
        for (int d = 0; d < n; d++) place = place(view, place, d, Operations.asIndexLong(indexes.get(d), ExceptionTypes.INDEX_ERROR));
        return place;
    }

    private static PyMemoryView sliced(PyMemoryView view, PySlice slice) {
        long[] bounds = slice.indices(view.shape[0]);
        view.check();
        long[] shape = view.shape.clone(), strides = view.strides.clone();
        shape[0] = bounds[3];
        strides[0] *= bounds[2];
        return view.with(view.format, view.itemSize, (int) (view.offset + bounds[0] * view.strides[0]), shape, strides);
    }

    static void set(PyMemoryView view, PyObject key, PyObject value) {
        view.check();
        code(view);
        if (view.readOnly) throw Errors.type("cannot modify read-only memory");
        if (value == null) throw Errors.type("cannot delete memory");
        int n = view.shape.length;
        if (n == 0) {
            if (key != PyEllipsis.ELLIPSIS && !(key instanceof PyTuple tuple && tuple.size() == 0)) throw Errors.type("invalid indexing of 0-dim memory");
            write(view, view.offset, value);
        } else if (key.type.index != null) {
            if (n > 1) throw Errors.notImplemented("sub-views are not implemented");
            write(view, place(view, view.offset, 0, Operations.asIndexLong(key, ExceptionTypes.INDEX_ERROR)), value);
        } else if (key instanceof PySlice slice && n == 1) {
            assign(view, slice, value);
        } else if (isTuple(key, true)) {
            write(view, place(view, (PyTuple) key), value);
        } else if (key instanceof PySlice || isTuple(key, false)) {
            throw Errors.notImplemented("memoryview slice assignments are currently restricted to ndim = 1");
        } else {
            throw Errors.type("memoryview: invalid slice key");
        }
    }

    /** The value's conversion may run script code that releases the view, so the storage is asked for afterwards. */
    private static void write(PyMemoryView view, long place, PyObject value) {
        byte[] bytes = BufferItem.bytes(value, view.format);
        view.storage().write((int) place, bytes, 0, bytes.length);
    }

    private static void assign(PyMemoryView view, PySlice slice, PyObject value) {
        Buffer source = Buffer.of(value, false);
        try (Hold target = new Hold(sliced(view, slice))) {
            PyMemoryView to = (PyMemoryView) target.get();
            if (source.dimensions() != 1 || source.shape[0] != to.shape[0] || BufferItem.code(source.format) != code(to)) {
                throw Errors.value("memoryview assignment: lvalue and rvalue have different structures");
            }
            // A copy in between, because the two may overlap.
            byte[] bytes = source.toBytes();
            Storage storage = to.storage();
            for (int i = 0; i < to.shape[0]; i++) {
                storage.write((int) (to.offset + i * to.strides[0]), bytes, i * to.itemSize, to.itemSize);
            }
        } finally {
            source.release();
        }
    }

    static PyObject toList(PyMemoryView view) {
        view.check();
        return toList(view, view.offset, 0, code(view));
    }

    private static PyObject toList(PyMemoryView view, long from, int dimension, char code) {
        if (dimension == view.shape.length) return BufferItem.read(view.storage(), (int) from, code);
        PyObject[] items = new PyObject[(int) view.shape[dimension]];
        for (int i = 0; i < items.length; i++) items[i] = toList(view, from + i * view.strides[dimension], dimension + 1, code);
        return PyList.of(items);
    }
}
