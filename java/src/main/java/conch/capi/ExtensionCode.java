package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.PyMethodDef;
import conch.object.DocSignature;
import conch.object.Errors;
import conch.object.NativeCode;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyFloat;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import java.lang.foreign.MemorySegment;

/** A C function as the body of a function or method: one subclass a calling convention. */
abstract class ExtensionCode extends NativeCode {
    final long function;
    /** The address of the PyMethodDef. */
    long definition;
    /** The address of ml_doc, 0 for none. */
    private long text;
    /** The name of the type whose instances have this as a method; null for every other function. */
    private String ofType;

    private ExtensionCode(String name, long function) {
        super(name);
        this.function = function;
    }

    /** @param definition the address of a PyMethodDef; @param owner the class that METH_METHOD passes, null for none */
    static ExtensionCode of(long definition, PyObject owner) {
        MemorySegment def = MemorySegment.ofAddress(definition).reinterpret(PyMethodDef.sizeof());
        String name = Raw.string(PyMethodDef.ml_name(def).address());
        long function = Strict.function(name, PyMethodDef.ml_meth(def).address());
        int flags = PyMethodDef.ml_flags(def) & ~(ConchHost.METH_CLASS() | ConchHost.METH_STATIC() | ConchHost.METH_COEXIST());
        int varargs = ConchHost.METH_VARARGS(), keywords = ConchHost.METH_KEYWORDS(), fast = ConchHost.METH_FASTCALL();
        ExtensionCode code;
        if (flags == ConchHost.METH_NOARGS()) code = new NoArgs(name, function);
        else if (flags == ConchHost.METH_O()) code = new OneArg(name, function);
        else if (flags == varargs) code = new VarArgs(name, function, false);
        else if (flags == (varargs | keywords)) code = new VarArgs(name, function, true);
        else if (flags == fast) code = new Fast(name, function);
        else if (flags == (fast | keywords)) code = new FastKeywords(name, function, null);
        else if (flags == (fast | keywords | ConchHost.METH_METHOD()) && owner != null) code = new FastKeywords(name, function, owner);
        else throw Errors.system("%s() method: bad call flags", name);
        code.text = PyMethodDef.ml_doc(def).address();
        code.definition = definition;
        return code;
    }

    /** The C function itself, whatever stands before it in {@link #function}. */
    final long entry() {
        return PyMethodDef.ml_meth(MemorySegment.ofAddress(definition).reinterpret(PyMethodDef.sizeof())).address();
    }

    @Override
    public String doc() {
        String all = Raw.string(text);
        return all == null ? null : DocSignature.rest(name, all);
    }

    @Override
    public String textSignature() {
        String all = Raw.string(text);
        return all == null ? null : DocSignature.of(name, all);
    }

    /** Says that this is a method of the type's instances. */
    final ExtensionCode ofType(PyType type) {
        ofType = type.name;
        return this;
    }

    static int flags(long definition) {
        return PyMethodDef.ml_flags(MemorySegment.ofAddress(definition).reinterpret(PyMethodDef.sizeof()));
    }

    /** What the messages about a wrong result call the function. */
    final String described() {
        return ofType == null ? "<built-in function " + name + ">" : "<method '" + name + "' of '" + ofType + "' objects>";
    }

    private PyObject result(long address) {
        return address == 0 ? null : Mirrors.returned(address);
    }

    private PyException failed() {
        PyException e = Pending.failed(described());
        e.value().leaves(described());
        return e;
    }

    /** Nobody holds an argument that came straight from another operation: it is held for the time of the call. */
    static boolean isUnheld(PyObject argument) {
        return argument.refcnt() == 0;
    }

    private static final class NoArgs extends ExtensionCode {
        NoArgs(String name, long function) {
            super(name, function);
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            noKeywords(self, kwnames);
            if (args.length != 0) throw Errors.type("%s() takes no arguments (%d given)", title(self), args.length);
            return call0(self);
        }

        @Override
        public PyObject call0(PyObject self) {
            PyObject result = super.result(ConchHost.conch_call_2(function, Mirrors.borrowedOrNull(self), 0));
            if (result == null) throw super.failed();
            return result;
        }
    }

    private static final class OneArg extends ExtensionCode {
        OneArg(String name, long function) {
            super(name, function);
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            noKeywords(self, kwnames);
            if (args.length != 1) throw Errors.type("%s() takes exactly one argument (%d given)", title(self), args.length);
            return call1(self, args[0]);
        }

        @Override
        public PyObject call1(PyObject self, PyObject x) {
            if (isUnheld(x)) return Held.call(this, self, new PyObject[] {x}, null);
            long a = Mirrors.argument(x);
            PyObject result = super.result(ConchHost.conch_call_2(function, Mirrors.borrowedOrNull(self), a));
            Mirrors.endArgument(x, a);
            if (result == null) throw super.failed();
            return result;
        }

        @Override
        public PyObject call0(PyObject self) {
            return call(self, new PyObject[0], null);
        }
    }

    private static final class VarArgs extends ExtensionCode {
        private final boolean takesKeywords;

        VarArgs(String name, long function, boolean takesKeywords) {
            super(name, function);
            this.takesKeywords = takesKeywords;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            int keywords = kwnames == null ? 0 : kwnames.length;
            if (!takesKeywords) positionalOnly(self, kwnames);
            if (Held.anyUnheld(args)) return Held.call(this, self, args, kwnames);
            PyDict names = keywords == 0 ? null : (PyDict) named(args, kwnames).retain();
            try {
                return callHolding(self, args, args.length - keywords, names);
            } finally {
                if (names != null) names.drop();
            }
        }

        private PyObject callHolding(PyObject self, PyObject[] args, int positional, PyDict names) {
            long self0 = Mirrors.borrowedOrNull(self), tuple = Packed.pack(args, positional);
            PyObject result = super.result(takesKeywords ? ConchHost.conch_call_3(function, self0, tuple, Mirrors.borrowedOrNull(names))
                : ConchHost.conch_call_2(function, self0, tuple));
            Packed.end(tuple, args, positional, result);
            if (result == null) throw super.failed();
            return result;
        }

        /** CPython calls such functions of a module by another way than methods, and its message there has the name alone. */
        private void positionalOnly(PyObject self, String[] kwnames) {
            if (kwnames != null && kwnames.length > 0 && (self == null || self instanceof conch.object.PyModule || self instanceof PyType)) throw Errors.type("%s() takes no keyword arguments", name);
            noKeywords(self, kwnames);
        }

        private static PyDict named(PyObject[] args, String[] kwnames) {
            PyDict dict = new PyDict();
            for (int i = 0; i < kwnames.length; i++) dict.put(PyStr.intern(kwnames[i]), args[args.length - kwnames.length + i]);
            return dict;
        }
    }

    private static final class Fast extends ExtensionCode {
        Fast(String name, long function) {
            super(name, function);
        }

        @Override
        public PyObject call0(PyObject self) {
            PyObject result = super.result(ConchHost.conch_call_fast(function, Mirrors.borrowedOrNull(self), 0, 0, 0, 0, 0));
            if (result == null) throw super.failed();
            return result;
        }

        @Override
        public PyObject call1(PyObject self, PyObject x) {
            if (isUnheld(x)) return Held.call(this, self, new PyObject[] {x}, null);
            long a = Mirrors.argument(x);
            PyObject result = super.result(ConchHost.conch_call_fast(function, Mirrors.borrowedOrNull(self), 1, a, 0, 0, 0));
            Mirrors.endArgument(x, a);
            if (result == null) throw super.failed();
            return result;
        }

        @Override
        public PyObject call2(PyObject self, PyObject x, PyObject y) {
            if (isUnheld(x) || isUnheld(y)) return Held.call(this, self, new PyObject[] {x, y}, null);
            if (x instanceof PyFloat f && y instanceof PyFloat g && LentFloats.canLend(f) && LentFloats.canLend(g)) return callWithFloats(self, f, g);
            long a = Mirrors.argument(x), b = Mirrors.argument(y);
            PyObject result = super.result(ConchHost.conch_call_fast(function, Mirrors.borrowedOrNull(self), 2, a, b, 0, 0));
            Mirrors.endArgument(y, b);
            Mirrors.endArgument(x, a);
            if (result == null) throw super.failed();
            return result;
        }

        private PyObject callWithFloats(PyObject self, PyFloat x, PyFloat y) {
            LentFloats cells = LentFloats.take(x, y);
            long word = ConchHost.conch_call_fast_floats(function, Mirrors.borrowedOrNull(self), cells.array, x.value, y.value);
            PyObject result = super.result(word & ~Mirrors.KEPT);
            if ((word & Mirrors.KEPT) == 0) cells.end();
            else cells.endKept(x, y);
            if (result == null) throw super.failed();
            return result;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            noKeywords(self, kwnames);
            if (Held.anyUnheld(args)) return Held.call(this, self, args, null);
            int n = args.length;
            if (n > 4) return many(self, args);
            long a = n > 0 ? Mirrors.argument(args[0]) : 0, b = n > 1 ? Mirrors.argument(args[1]) : 0, c = n > 2 ? Mirrors.argument(args[2]) : 0,
                d = n > 3 ? Mirrors.argument(args[3]) : 0;
            PyObject result = super.result(ConchHost.conch_call_fast(function, Mirrors.borrowedOrNull(self), n, a, b, c, d));
            if (n > 3) Mirrors.endArgument(args[3], d);
            if (n > 2) Mirrors.endArgument(args[2], c);
            if (n > 1) Mirrors.endArgument(args[1], b);
            if (n > 0) Mirrors.endArgument(args[0], a);
            if (result == null) throw super.failed();
            return result;
        }

        private PyObject many(PyObject self, PyObject[] args) {
            long array = Arguments.begin(args);
            PyObject result = super.result(ConchHost.conch_call_fast_array(function, Mirrors.borrowedOrNull(self), array, args.length));
            Arguments.end(array, args);
            if (result == null) throw super.failed();
            return result;
        }
    }

    private static final class FastKeywords extends ExtensionCode {
        /** The class that METH_METHOD passes; null without. The class holds this function, not the other way round. */
        private final PyObject owner;

        FastKeywords(String name, long function, PyObject owner) {
            super(name, function);
            this.owner = owner;
        }

        @Override
        public PyObject call(PyObject self, PyObject[] args, String[] kwnames) {
            if (Held.anyUnheld(args)) return Held.call(this, self, args, kwnames);
            int keywords = kwnames == null ? 0 : kwnames.length;
            PyObject names = keywords == 0 ? null : Arguments.names(kwnames).retain();
            try {
                long array = Arguments.begin(args);
                long self0 = Mirrors.borrowedOrNull(self), names0 = Mirrors.borrowedOrNull(names);
                int positional = args.length - keywords;
                PyObject result = super.result(owner == null
                    ? ConchHost.conch_call_keywords(function, self0, array, positional, names0)
                    : ConchHost.conch_call_method(function, self0, Mirrors.borrowed(owner), array, positional, names0));
                Arguments.end(array, args);
                if (result == null) throw super.failed();
                return result;
            } finally {
                if (names != null) names.drop();
            }
        }
    }
}
