package conch.object;

/**
 * {@code list.sort}: natural merge sort with runs grown by binary insertion, merged in the order of Munro and Wild's powersort, which is what
 * CPython 3.11 does too (without its galloping), so that lists without a consistent order (NaN) mostly come out alike.
 *
 * <p>While it runs the list is empty, and the sort holds the elements in its place. A comparison that throws leaves a permutation.
 */
final class ListSort {
    private final PyObject[] keys;
    /** What is sorted along with the keys; null when the keys are the elements. */
    private final PyObject[] values;
    private final Order order;

    /** {@code a < b}. */
    private interface Order {
        boolean less(PyObject a, PyObject b);
    }

    private ListSort(PyObject[] keys, PyObject[] values, Order order) {
        this.keys = keys;
        this.values = values;
        this.order = order;
    }

    /** @param key the key function, or null */
    static void sort(PyList list, PyObject key, boolean reverse) {
        PyObject[] items = list.items;
        int n = list.size;
        PyObject[] meanwhile = list.items = new PyObject[0];
        list.size = 0;
        PyObject[] keys = null;
        boolean modified;
        try {
            if (key != null) {
                keys = new PyObject[n];
                for (int i = 0; i < n; i++) keys[i] = Operations.call(key, items[i]).retain();
            }
            sort(items, keys, n, reverse);
        } finally {
            PyObject[] intruders = list.items;
            int many = list.size;
            modified = intruders != meanwhile;
            list.items = items;
            list.size = n;
            if (keys != null) for (PyObject k : keys) PyObject.dropIfPresent(k);
            for (int i = 0; i < many; i++) intruders[i].drop();
        }
        if (modified) throw Errors.value("list modified during sort");
    }

    /** A stable sort in descending order is one in ascending order of the reversed list, reversed. */
    private static void sort(PyObject[] items, PyObject[] keys, int n, boolean reverse) {
        if (reverse) {
            ListMethods.reverse(items, 0, n);
            if (keys != null) ListMethods.reverse(keys, 0, n);
        }
        try {
            PyObject[] sorted = keys == null ? items : keys;
            new ListSort(sorted, keys == null ? null : items, orderOf(sorted, n)).sort(n);
        } finally {
            if (reverse) ListMethods.reverse(items, 0, n);
        }
    }

    /** A quicker comparison where all keys are of one simple type. */
    private static Order orderOf(PyObject[] keys, int n) {
        PyType type = n == 0 ? null : keys[0].type;
        boolean small = true;
        for (int i = 0; i < n; i++) {
            if (keys[i].type != type) return ListSort::less;
            small &= keys[i] instanceof PyInt number && number.isSmall();
        }
        if (type == PyStr.TYPE) return (a, b) -> PyStr.compare((PyStr) a, (PyStr) b) < 0;
        if (type == PyInt.TYPE && small) return (a, b) -> ((PyInt) a).value < ((PyInt) b).value;
        if (type == PyFloat.TYPE) return (a, b) -> ((PyFloat) a).value < ((PyFloat) b).value;
        return ListSort::less;
    }

    private static boolean less(PyObject a, PyObject b) {
        return Operations.compareBool(CompareOp.LT, a, b);
    }

    private final int[] runStart = new int[40], runLength = new int[40], runPower = new int[40];
    private int runs;

    private void sort(int n) {
        int least = leastRun(n);
        for (int from = 0; from < n; ) {
            int length = countRun(from, n);
            if (length < least) {
                int forced = Math.min(least, n - from);
                insertInto(from, from + length, from + forced);
                length = forced;
            }
            foundRun(from, length, n);
            from += length;
        }
        while (runs > 1) mergeTopmost();
    }

    /** Between 32 and 64, such that n divided by it is a power of two or little less; n itself below 64. */
    private static int leastRun(int n) {
        int rest = 0;
        while (n >= 64) {
            rest |= n & 1;
            n >>= 1;
        }
        return n + rest;
    }

    /** The length of the ascending run at {@code from}, after reversing one that strictly descends. */
    private int countRun(int from, int end) {
        int at = from + 1;
        if (at == end) return 1;
        boolean descends = order.less(keys[at], keys[at - 1]);
        for (at++; at < end && order.less(keys[at], keys[at - 1]) == descends; ) at++;
        if (descends) {
            ListMethods.reverse(keys, from, at);
            if (values != null) ListMethods.reverse(values, from, at);
        }
        return at - from;
    }

    /** Extends the sorted {@code [from, sorted)} to {@code end}. */
    private void insertInto(int from, int sorted, int end) {
        for (int next = sorted; next < end; next++) {
            PyObject key = keys[next];
            int to = upperBound(key, from, next);
            System.arraycopy(keys, to, keys, to + 1, next - to);
            keys[to] = key;
            if (values != null) {
                PyObject value = values[next];
                System.arraycopy(values, to, values, to + 1, next - to);
                values[to] = value;
            }
        }
    }

    /** The first place in the sorted {@code [from, to)} whose key is greater than {@code key}. */
    private int upperBound(PyObject key, int from, int to) {
        while (from < to) {
            int middle = from + to >>> 1;
            if (order.less(key, keys[middle])) to = middle;
            else from = middle + 1;
        }
        return from;
    }

    /** The first place in the sorted {@code [from, to)} whose key is not less than {@code key}. */
    private int lowerBound(PyObject key, int from, int to) {
        while (from < to) {
            int middle = from + to >>> 1;
            if (order.less(keys[middle], key)) from = middle + 1;
            else to = middle;
        }
        return from;
    }

    /** Merges what stands deeper in the ideal merge tree than the border to the new run, then adds the run. */
    private void foundRun(int start, int length, int n) {
        if (runs > 0) {
            int power = power(runStart[runs - 1], runLength[runs - 1], length, n);
            while (runs > 1 && runPower[runs - 2] > power) mergeTopmost();
            runPower[runs - 1] = power;
        }
        runStart[runs] = start;
        runLength[runs++] = length;
    }

    /** How deep in a balanced binary tree over the list the border between two neighbouring runs lies: where their midpoints first differ. */
    private static int power(int start, int length, int nextLength, int n) {
        long left = 2L * start + length, right = left + length + nextLength;
        for (int depth = 1; ; depth++) {
            if (left >= n) {
                left -= n;
                right -= n;
            } else if (right >= n) {
                return depth;
            }
            left <<= 1;
            right <<= 1;
        }
    }

    private void mergeTopmost() {
        runs--;
        int start = runStart[runs - 1], middle = runStart[runs], end = middle + runLength[runs];
        runLength[runs - 1] = end - start;
        runPower[runs - 1] = runPower[runs];
        int from = upperBound(keys[middle], start, middle);
        if (from == middle) return;
        int to = lowerBound(keys[middle - 1], middle, end);
        if (to == middle) return;
        if (middle - from <= to - middle) mergeUp(from, middle, to);
        else mergeDown(from, middle, to);
    }

    /** Merges with a copy of the left run. */
    private void mergeUp(int from, int middle, int end) {
        PyObject[] leftKeys = copy(keys, from, middle), leftValues = copy(values, from, middle);
        int n = middle - from, left = 0, right = middle, to = from;
        try {
            while (left < n && right < end) {
                if (order.less(keys[right], leftKeys[left])) {
                    move(right++, to++);
                } else {
                    keys[to] = leftKeys[left];
                    if (values != null) values[to] = leftValues[left];
                    left++;
                    to++;
                }
            }
        } finally {
            System.arraycopy(leftKeys, left, keys, to, n - left);
            if (values != null) System.arraycopy(leftValues, left, values, to, n - left);
        }
    }

    /** Merges with a copy of the right run, from the end. */
    private void mergeDown(int from, int middle, int end) {
        PyObject[] rightKeys = copy(keys, middle, end), rightValues = copy(values, middle, end);
        int left = middle - 1, right = end - middle - 1, to = end - 1;
        try {
            while (right >= 0 && left >= from) {
                if (order.less(rightKeys[right], keys[left])) {
                    move(left--, to--);
                } else {
                    keys[to] = rightKeys[right];
                    if (values != null) values[to] = rightValues[right];
                    right--;
                    to--;
                }
            }
        } finally {
            System.arraycopy(rightKeys, 0, keys, to - right, right + 1);
            if (values != null) System.arraycopy(rightValues, 0, values, to - right, right + 1);
        }
    }

    private void move(int from, int to) {
        keys[to] = keys[from];
        if (values != null) values[to] = values[from];
    }

    private static PyObject[] copy(PyObject[] items, int from, int to) {
        return items == null ? null : java.util.Arrays.copyOfRange(items, from, to);
    }
}
