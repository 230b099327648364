package conch.stdlib;

import conch.eval.BuildClass;
import conch.eval.Importer;
import conch.eval.PyGenerator;
import conch.eval.ThreadState;
import conch.object.BinaryOp;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyCallIterator;
import conch.object.PyDict;
import conch.object.PyEllipsis;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyNotImplemented;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.math.BigInteger;

/** The functions of {@code builtins}. Types are in {@link BuiltinTypes}, code and namespaces in {@link CodeFunctions}. */
final class BuiltinsModule {
    private BuiltinsModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("None", PyNone.NONE);
        m.constant("True", PyBool.TRUE);
        m.constant("False", PyBool.FALSE);
        m.constant("Ellipsis", PyEllipsis.ELLIPSIS);
        m.constant("NotImplemented", PyNotImplemented.NOT_IMPLEMENTED);
        m.constant("__debug__", PyBool.TRUE);
        m.constant("exit", new Quitter("exit"));
        m.constant("quit", new Quitter("quit"));
        BuiltinTypes.fill(m);
        numbers(m);
        attributes(m);
        iteration(m);
        CodeFunctions.fill(m);
        Console.fill(m);
        m.raw("__build_class__", BuildClass::call);
        m.bound("__import__", "name, globals=None, locals=None, fromlist=(), level=0", (self, a) -> Importer.importModule(ThreadState.current(),
            a[1] instanceof PyDict globals ? globals : new PyDict(), text(a[0], "__import__").value, a[3] == null ? PyTuple.EMPTY : a[3],
            a[4] == null ? 0 : (int) Operations.asIndexLong(a[4], ExceptionTypes.OVERFLOW_ERROR)));
    }

    private static PyStr text(PyObject x, String function) {
        if (x instanceof PyStr text) return text;
        throw Errors.type("%s() argument 1 must be str, not %s", function, Errors.typeName(x));
    }

    private static void numbers(ModuleMembers m) {
        m.oneArg("abs", (self, x) -> Operations.absolute(x));
        m.oneArg("bin", (self, x) -> radix(x, 2, "0b"));
        m.oneArg("oct", (self, x) -> radix(x, 8, "0o"));
        m.oneArg("hex", (self, x) -> radix(x, 16, "0x"));
        m.positional("divmod", 2, 2, (self, a) -> Operations.binary(BinaryOp.DIVMOD, a[0], a[1]));
        m.bound("pow", "base, exp, mod=None", (self, a) -> Operations.power(a[0], a[1], a[2] == null ? PyNone.NONE : a[2]));
        m.bound("round", "number, ndigits=None", (self, a) -> round(a[0], a[1]));
        m.oneArg("hash", (self, x) -> PyInt.of(Operations.hash(x)));
        m.oneArg("id", (self, x) -> PyInt.of(Operations.identity(x)));
        m.oneArg("len", (self, x) -> PyInt.of(Operations.length(x)));
        m.oneArg("chr", (self, x) -> chr(x));
        m.oneArg("ord", (self, x) -> ord(x));
        m.oneArg("repr", (self, x) -> Operations.repr(x));
        m.oneArg("ascii", (self, x) -> Operations.ascii(x));
        m.positional("format", 1, 2, (self, a) -> Operations.format(a[0], a.length > 1 ? formatSpec(a[1]) : ""));
    }

    private static String formatSpec(PyObject spec) {
        if (spec instanceof PyStr text) return text.value;
        throw Errors.type("format() argument 2 must be str, not %s", Errors.typeName(spec));
    }

    private static PyObject radix(PyObject x, int radix, String prefix) {
        BigInteger value = Operations.index(x).bigValue();
        return PyStr.of((value.signum() < 0 ? "-" : "") + prefix + value.abs().toString(radix));
    }

    private static PyObject round(PyObject number, PyObject digits) {
        PyObject method = number.type().lookup("__round__");
        if (method == null) throw Errors.type("type %s doesn't define __round__ method", Errors.typeName(number));
        return digits == null || digits == PyNone.NONE ? Operations.callMethod(number, "__round__") : Operations.callMethod(number, "__round__", digits);
    }

    private static PyObject chr(PyObject x) {
        long code = Operations.asIndexLong(x, ExceptionTypes.OVERFLOW_ERROR);
        if (code < 0 || code > Character.MAX_CODE_POINT) throw Errors.value("chr() arg not in range(0x110000)");
        return PyStr.ofCodePoint((int) code);
    }

    private static PyObject ord(PyObject x) {
        if (x instanceof PyStr text) {
            if (text.length() == 1) return PyInt.of(text.codePointAt(0));
            throw Errors.type("ord() expected a character, but string of length %d found", text.length());
        }
        if (x instanceof conch.object.ByteSequence bytes) {
            if (bytes.length() == 1) return PyInt.of(bytes.unsignedAt(0));
            throw Errors.type("ord() expected a character, but string of length %d found", bytes.length());
        }
        throw Errors.type("ord() expected string of length 1, but %s found", Errors.typeName(x));
    }

    private static void attributes(ModuleMembers m) {
        m.oneArg("callable", (self, x) -> PyBool.of(x.type().call != null));
        m.positional("getattr", 2, 3, (self, a) -> getattr(a));
        m.positional("setattr", 3, 3, (self, a) -> {
            Operations.setAttribute(a[0], attributeName(a[1]), a[2]);
            return PyNone.NONE;
        });
        m.positional("delattr", 2, 2, (self, a) -> {
            Operations.delAttribute(a[0], attributeName(a[1]));
            return PyNone.NONE;
        });
        m.positional("hasattr", 2, 2, (self, a) -> PyBool.of(Operations.hasAttribute(a[0], attributeName(a[1]))));
        m.positional("isinstance", 2, 2, (self, a) -> PyBool.of(Operations.isInstance(a[0], a[1])));
        m.positional("issubclass", 2, 2, (self, a) -> PyBool.of(Operations.isSubclass(a[0], a[1])));
    }

    private static PyStr attributeName(PyObject name) {
        if (name instanceof PyStr text) return PyStr.intern(text.value);
        throw Errors.type("attribute name must be string, not '%s'", Errors.typeName(name));
    }

    private static PyObject getattr(PyObject[] a) {
        PyStr name = attributeName(a[1]);
        if (a.length == 2) return Operations.getAttribute(a[0], name);
        PyObject found = Operations.getAttributeOrNull(a[0], name);
        return found == null ? a[2] : found;
    }

    private static void iteration(ModuleMembers m) {
        m.positional("iter", 1, 2, (self, a) -> a.length == 1 ? Operations.iter(a[0]) : callIterator(a[0], a[1]));
        m.positional("next", 1, 2, (self, a) -> next(a));
        m.oneArg("all", (self, x) -> PyBool.of(!anyThat(x, false)));
        m.oneArg("any", (self, x) -> PyBool.of(anyThat(x, true)));
        m.bound("sum", "iterable, /, start=0", (self, a) -> sum(a[0], a[1]));
        m.bound("sorted", "iterable, /, *, key=None, reverse=False", (self, a) -> sorted(a));
        m.raw("min", (self, a, names) -> Extremes.find(a, names, "min", conch.object.CompareOp.LT));
        m.raw("max", (self, a, names) -> Extremes.find(a, names, "max", conch.object.CompareOp.GT));
    }

    private static PyObject callIterator(PyObject callable, PyObject sentinel) {
        if (callable.type().call == null) throw Errors.type("iter(v, w): v must be callable");
        return new PyCallIterator(callable, sentinel);
    }

    private static PyObject next(PyObject[] a) {
        if (a[0].type().next == null) throw Errors.type("'%s' object is not an iterator", Errors.typeName(a[0]));
        try {
            PyObject value = a[0] instanceof PyGenerator generator ? generator.send(PyNone.NONE)
                : a[0].type().next instanceof conch.object.Slots.Next next ? next.raising(a[0]) : a[0].type().next.apply(a[0]);
            if (value != null) return value;
        } catch (PyException e) {
            if (a.length == 1 || !e.is(ExceptionTypes.STOP_ITERATION)) throw e;
            e.discard();
        }
        if (a.length == 2) return a[1];
        throw Errors.stopIteration(null);
    }

    private static boolean anyThat(PyObject iterable, boolean wanted) {
        try (Hold hold = new Hold(Operations.iter(iterable))) {
            for (PyObject x; (x = Operations.next(hold.get())) != null; ) {
                try (Hold item = new Hold(x)) {
                    if (Operations.isTrue(item.get()) == wanted) return true;
                }
            }
            return false;
        }
    }

    private static PyObject sum(PyObject iterable, PyObject start) {
        if (start instanceof PyStr) throw Errors.type("sum() can't sum strings [use ''.join(seq) instead]");
        if (start instanceof conch.object.PyBytes) throw Errors.type("sum() can't sum bytes [use b''.join(seq) instead]");
        try (Hold iterator = new Hold(Operations.iter(iterable)); Hold total = new Hold(start == null ? PyInt.of(0) : start)) {
            for (PyObject x; (x = Operations.next(iterator.get())) != null; ) {
                try (Hold item = new Hold(x)) {
                    total.set(Operations.binary(BinaryOp.ADD, total.get(), item.get()));
                }
            }
            return total.take();
        }
    }

    private static PyObject sorted(PyObject[] a) {
        try (Hold list = new Hold(Operations.listOf(a[0]))) {
            ((PyList) list.get()).sort(a[1] == PyNone.NONE ? null : a[1], a[2] != null && Operations.isTrue(a[2]));
            return list.take();
        }
    }
}
