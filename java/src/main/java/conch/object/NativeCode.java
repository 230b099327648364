package conch.object;

/**
 * The body of a built-in function or method, by the way it takes its arguments. {@link PyBuiltinFunction} calls it with what it is bound
 * to as {@code self}, {@link PyMethodDescriptor} with the receiver.
 *
 * <p>The messages are those of CPython 3.11's {@code METH_NOARGS}, {@code METH_O}, {@code PyArg_UnpackTuple} and Argument Clinic.
 */
public abstract class NativeCode {
    static final PyObject[] NO_ARGS = {};

    public final String name;
    /** The name in messages: with the type in front for methods. Set once the owner is known. */
    public String qualname;
    /** Whether the receiver is a class. */
    boolean ofClass;
    /** The class whose static method this is; null for any other. Not a slot: the class holds the method. */
    PyType staticOwner;

    protected NativeCode(String name) {
        this.name = name;
        this.qualname = name;
    }

    /** {@code args} as {@link Slots.Call} has them, without {@code self}. */
    public abstract PyObject call(PyObject self, PyObject[] args, String[] kwnames);

    public PyObject call0(PyObject self) {
        return call(self, NO_ARGS, null);
    }

    public PyObject call1(PyObject self, PyObject x) {
        return call(self, new PyObject[] {x}, null);
    }

    public PyObject call2(PyObject self, PyObject x, PyObject y) {
        return call(self, new PyObject[] {x, y}, null);
    }

    /** {@code __doc__}, or null where there is none. */
    public String doc() {
        return null;
    }

    final PyObject docObject() {
        String doc = doc();
        return doc == null ? PyNone.NONE : PyStr.of(doc);
    }

    /** {@code __text_signature__}, or what comes after {@code self} in it; null where there is none. */
    public String textSignature() {
        return null;
    }

    protected final void noKeywords(PyObject self, String[] kwnames) {
        if (kwnames != null && kwnames.length > 0) throw Errors.type("%s() takes no keyword arguments", title(self));
    }

    /** The name in messages: that of a class method begins with the class that it was called on. */
    protected final String title(PyObject self) {
        return ofClass && self instanceof PyType type ? type.qualname + "." + name : qualname;
    }

    static final class NoArgs extends NativeCode {
        private final Slots.Unary body;

        NoArgs(String name, Slots.Unary body) {
            super(name);
            this.body = body;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            noKeywords(self, kwnames);
            if (args.length != 0) throw tooMany(self, args.length);
            return body.apply(self);
        }

        private PyException tooMany(PyObject self, int given) {
            return Errors.type("%s() takes no arguments (%d given)", title(self), given);
        }

        @Override
        public PyObject call0(PyObject self) {
            return body.apply(self);
        }

        @Override
        public PyObject call1(PyObject self, PyObject x) {
            throw tooMany(self, 1);
        }

        @Override
        public PyObject call2(PyObject self, PyObject x, PyObject y) {
            throw tooMany(self, 2);
        }
    }

    static final class OneArg extends NativeCode {
        private final Slots.Binary body;

        OneArg(String name, Slots.Binary body) {
            super(name);
            this.body = body;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            noKeywords(self, kwnames);
            if (args.length != 1) throw wrongCount(args.length);
            return body.apply(self, args[0]);
        }

        private PyException wrongCount(int given) {
            return Errors.type("%s() takes exactly one argument (%d given)", qualname, given);
        }

        @Override
        public PyObject call0(PyObject self) {
            throw wrongCount(0);
        }

        @Override
        public PyObject call1(PyObject self, PyObject x) {
            return body.apply(self, x);
        }

        @Override
        public PyObject call2(PyObject self, PyObject x, PyObject y) {
            throw wrongCount(2);
        }
    }

    static final class Positional extends NativeCode {
        private final int min, max;
        private final Slots.WithArgs body;

        /** @param max −1 for any number */
        Positional(String name, int min, int max, Slots.WithArgs body) {
            super(name);
            this.min = min;
            this.max = max < 0 ? Integer.MAX_VALUE : max;
            this.body = body;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            noKeywords(self, kwnames);
            if (args.length < min || args.length > max) throw wrongCount(name, args.length, min, max);
            return body.apply(self, args);
        }
    }

    static PyException wrongCount(String name, int given, int min, int max) {
        boolean few = given < min;
        int bound = few ? min : max;
        String how = min == max ? "" : few ? "at least " : "at most ";
        return Errors.type("%s expected %s%d argument%s, got %d", name, how, bound, bound == 1 ? "" : "s", given);
    }

    static final class Bound extends NativeCode {
        private final String text;
        private Signature signature;
        private final Slots.WithArgs body;

        Bound(String name, String text, Slots.WithArgs body) {
            super(name);
            this.text = text;
            this.body = body;
        }

        private Signature signature() {
            if (signature == null) signature = Signature.parse(name, text);
            return signature;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            PyObject[] bound = signature().bind(args, kwnames);
            Signature bindings = signature;
            if (!bindings.collects()) return body.apply(self, bound);
            return bindings.callHolding(self, bound, body);
        }

        @Override
        public String textSignature() {
            return text;
        }
    }

    static final class Raw extends NativeCode {
        private final Slots.Call body;

        Raw(String name, Slots.Call body) {
            super(name);
            this.body = body;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            return body.apply(self, args, kwnames);
        }
    }
}
