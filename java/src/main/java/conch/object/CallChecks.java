package conch.object;

/** The checks that constructors make of what they are called with, in the words of CPython's {@code _PyArg_} functions. */
final class CallChecks {
    private CallChecks() {
    }

    static void noKeywords(String callee, String[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Errors.type("%s() takes no keyword arguments", callee);
    }

    /** As {@code _PyArg_CheckPositional}. */
    static void count(String callee, int given, int least, int most) {
        if (given >= least && given <= most) return;
        int wanted = given < least ? least : most;
        throw Errors.type("%s expected %s%d argument%s, got %d",
                callee, least == most ? "" : given < least ? "at least " : "at most ", wanted, wanted == 1 ? "" : "s", given);
    }

    /** Positional arguments only, so many. */
    static void positional(String callee, PyObject[] args, String[] kwnames, int least, int most) {
        noKeywords(callee, kwnames);
        count(callee, args.length, least, most);
    }

    /** An argument of C's type {@code Py_ssize_t}. */
    static long size(PyObject argument) {
        PyInt number = Operations.index(argument);
        if (!number.isSmall()) throw Errors.overflow("Python int too large to convert to C ssize_t");
        return number.value;
    }
}
