package conch.object;

import java.util.Arrays;

/** {@code list[i:j:k] = …} and {@code del list[i:j:k]}. The bounds are clipped only after all script code has run. */
final class ListSlices {
    private ListSlices() {
    }

    static void assign(PyList list, PySlice slice, PyObject value) {
        long[] bounds = slice.unpack();
        boolean plain = bounds[2] == 1;
        try (Hold source = new Hold(Sequences.fast(value, plain ? "can only assign an iterable" : "must assign iterable to extended slice"))) {
            PyObject[] added = Sequences.elements(source.get());
            PySlice.adjust(bounds, list.size);
            if (plain) {
                list.replace((int) bounds[0], (int) Math.max(bounds[0], bounds[1]), added);
            } else if (added.length != bounds[3]) {
                throw Errors.value("attempt to assign sequence of size %d to extended slice of size %d", added.length, bounds[3]);
            } else {
                store(list, bounds, added);
            }
        }
    }

    private static void store(PyList list, long[] bounds, PyObject[] added) {
        PyObject[] old = new PyObject[added.length];
        for (int i = 0; i < added.length; i++) {
            int at = (int) (bounds[0] + i * bounds[2]);
            old[i] = list.items[at];
            list.items[at] = added[i].retain();
        }
        for (PyObject item : old) item.drop();
    }

    static void delete(PyList list, PySlice slice) {
        long[] bounds = slice.unpack();
        PySlice.adjust(bounds, list.size);
        int n = (int) bounds[3];
        if (n == 0) return;
        int step = (int) bounds[2], first = (int) bounds[0];
        if (step < 0) {
            first += step * (n - 1);
            step = -step;
        }
        PyObject[] items = list.items, old = new PyObject[n];
        int to = first, next = first, taken = 0;
        for (int from = first; from < list.size; from++) {
            if (taken < n && from == next) {
                old[taken++] = items[from];
                next += step;
            } else {
                items[to++] = items[from];
            }
        }
        Arrays.fill(items, to, list.size, null);
        list.size = to;
        for (PyObject item : old) item.drop();
    }
}
