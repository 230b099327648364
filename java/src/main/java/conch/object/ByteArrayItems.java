package conch.object;

/** Changing a bytearray: items, slices, and the methods of a mutable sequence. */
final class ByteArrayItems {
    private ByteArrayItems() {
    }

    static void name(TypeMembers m) {
        m.oneArg("append", (self, item) -> append((PyByteArray) self, item));
        m.oneArg("extend", (self, items) -> extend((PyByteArray) self, items));
        m.positional("insert", 2, 2, (self, args) -> insert((PyByteArray) self, args));
        m.positional("pop", 0, 1, (self, args) -> pop((PyByteArray) self, args));
        m.oneArg("remove", (self, item) -> remove((PyByteArray) self, item));
        m.noArgs("reverse", self -> reverse((PyByteArray) self));
        m.noArgs("clear", self -> clear((PyByteArray) self));
    }

    static void set(PyObject self, PyObject key, PyObject value) {
        PyByteArray array = (PyByteArray) self;
        if (key instanceof PySlice slice) {
            setSlice(array, slice, value);
            return;
        }
        long at = Sequences.index(key, "bytearray", array.length());
        setAt(array, at, value);
    }

    /** @param value null to delete */
    static void setAt(PyByteArray array, long at, PyObject value) {
        if (at < 0 || at >= array.length()) throw Errors.index("bytearray index out of range");
        if (value == null) {
            array.replace((int) at, (int) at + 1, new byte[0]);
            return;
        }
        int b = Bytes.value(value);
        if (at >= array.length()) throw Errors.index("bytearray index out of range");
        array.storage().set((int) at, (byte) b);
    }

    private static void setSlice(PyByteArray array, PySlice slice, PyObject value) {
        byte[] with = value == null ? new byte[0] : assigned(array, value);
        long[] bounds = slice.indices(array.length());
        int start = (int) bounds[0], step = (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, bounds[2])), count = (int) bounds[3];
        if (bounds[2] == 1) {
            array.replace(start, Math.max(start, (int) bounds[1]), with);
        } else if (with.length == 0) {
            deleteEvery(array, start, step, count);
        } else if (with.length != count) {
            throw Errors.value("attempt to assign bytes of size %d to extended slice of size %d", with.length, count);
        } else {
            for (int i = 0; i < count; i++) array.storage().set((int) (start + (long) i * step), with[i]);
        }
    }

    private static byte[] assigned(PyByteArray array, PyObject value) {
        if (value == array) return array.toArray();
        byte[] bytes = Bytes.likeOrNull(value);
        if (bytes != null) return bytes;
        if (value instanceof PyStr || value.type.index != null || !Bytes.isIterable(value)) {
            throw Errors.type("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        }
        return Bytes.ofIterable(value, "byte must be in range(0, 256)");
    }

    private static void deleteEvery(PyByteArray array, int start, int step, int count) {
        if (count == 0) return;
        array.checkResizable();
        if (step < 0) {
            start += (count - 1) * step;
            step = -step;
        }
        byte[] old = array.toArray(), kept = new byte[old.length - count];
        for (int i = 0, to = 0; i < old.length; i++) {
            boolean deleted = i >= start && (i - start) % step == 0 && (i - start) / step < count;
            if (!deleted) kept[to++] = old[i];
        }
        array.replace(0, old.length, kept);
    }

    private static PyObject append(PyByteArray self, PyObject item) {
        byte b = (byte) Bytes.value(item);
        int n = self.length();
        StrArgs.checkSize(n + 1L);
        self.resize(n + 1);
        self.storage().set(n, b);
        return PyNone.NONE;
    }

    private static PyObject extend(PyByteArray self, PyObject items) {
        byte[] more = items == self ? self.toArray() : Bytes.likeOrNull(items);
        if (more == null) {
            if (!Bytes.isIterable(items)) throw Errors.type("can't extend bytearray with %s", Errors.typeName(items));
            more = Bytes.ofIterable(items, "byte must be in range(0, 256)");
        }
        self.replace(self.length(), self.length(), more);
        return PyNone.NONE;
    }

    private static PyObject insert(PyByteArray self, PyObject[] args) {
        long at = Operations.asIndexLong(args[0], ExceptionTypes.OVERFLOW_ERROR);
        byte b = (byte) Bytes.value(args[1]);
        if (at < 0) at = Math.max(0, at + self.length());
        int place = (int) Math.min(at, self.length());
        self.replace(place, place, new byte[] {b});
        return PyNone.NONE;
    }

    private static PyObject pop(PyByteArray self, PyObject[] args) {
        long at = args.length == 0 ? -1 : Operations.asIndexLong(args[0], ExceptionTypes.INDEX_ERROR);
        if (self.length() == 0) throw Errors.index("pop from empty bytearray");
        if (at < 0) at += self.length();
        if (at < 0 || at >= self.length()) throw Errors.index("pop index out of range");
        self.checkResizable();
        int b = self.unsignedAt((int) at);
        self.replace((int) at, (int) at + 1, new byte[0]);
        return PyInt.of(b);
    }

    private static PyObject remove(PyByteArray self, PyObject item) {
        byte b = (byte) Bytes.value(item);
        int at = ByteSearch.indexOf(self.view(), new byte[] {b}, 0, self.length());
        if (at < 0) throw Errors.value("value not found in bytearray");
        self.replace(at, at + 1, new byte[0]);
        return PyNone.NONE;
    }

    private static PyObject reverse(PyByteArray self) {
        Storage storage = self.storage();
        for (int i = 0, j = self.length() - 1; i < j; i++, j--) {
            byte b = storage.get(i);
            storage.set(i, storage.get(j));
            storage.set(j, b);
        }
        return PyNone.NONE;
    }

    private static PyObject clear(PyByteArray self) {
        self.resize(0);
        return PyNone.NONE;
    }
}
