package conch.object;

/** Arguments of text methods, with CPython's words for the wrong ones. */
final class StrArgs {
    private StrArgs() {
    }

    static PyStr text(PyObject argument) {
        if (argument instanceof PyStr text) return text;
        throw Errors.type("must be str, not %s", Errors.typeName(argument));
    }

    /** @param place "method()" and, where it has more than one, which argument */
    static String text(PyObject argument, String place) {
        if (argument instanceof PyStr text) return text.value;
        throw Errors.type("%s must be str, not %s", place, Errors.typeName(argument));
    }

    /** The bound of a search: absent or None is {@code otherwise}; negative counts from the end; clipped to {@code [0, MAX]}. */
    static int bound(PyObject[] args, int i, int length, int otherwise) {
        if (i >= args.length || args[i] == null || args[i] == PyNone.NONE) return otherwise;
        PyObject bound = args[i];
        long at;
        if (bound instanceof PyInt number && number.isSmall()) {
            at = number.value;
        } else {
            if (bound.type.index == null && !(bound instanceof PyInt)) {
                throw Errors.type("slice indices must be integers or None or have an __index__ method");
            }
            PyInt number = Operations.index(bound);
            at = number.isSmall() ? number.value : number.signum() < 0 ? Long.MIN_VALUE / 2 : Long.MAX_VALUE;
        }
        if (at < 0) at = Math.max(0, at + length);
        return (int) Math.min(at, Integer.MAX_VALUE);
    }

    /** Checks the arguments of a method of the shape {@code find(sub[, start[, end]])}. */
    static PyObject[] search(String method, PyObject[] args, String[] kwnames) {
        CallChecks.noKeywords(method, kwnames);
        if (args.length == 0) throw Errors.type("%s() takes at least 1 argument (0 given)", method);
        if (args.length > 3) throw Errors.type("%s() takes at most 3 arguments (%d given)", method, args.length);
        return args;
    }

    /** A whole number of at most 64 bits. */
    static long count(PyObject argument) {
        return Operations.asIndexLong(argument, ExceptionTypes.OVERFLOW_ERROR);
    }

    /** A whole number clipped to 32 bits, where more would mean the same. */
    static int clipped(PyObject argument) {
        long n = count(argument);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, n));
    }

    /** As the C format unit "i" takes it. */
    static int int32(PyObject argument) {
        PyInt n = Operations.index(argument);
        if (n.isSmall() && n.value == (int) n.value) return (int) n.value;
        if (!n.isSmall()) throw Errors.overflow("Python int too large to convert to C int");
        throw Errors.overflow(n.value > 0 ? "signed integer is greater than maximum" : "signed integer is less than minimum");
    }

    static void checkSize(long size) {
        if (size > Integer.MAX_VALUE - 16) throw Errors.memory();
    }
}
