package conch.eval;

import conch.compile.Code;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBoundMethod;
import conch.object.PyBuiltinFunction;
import conch.object.PyCell;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyMethodDescriptor;
import conch.object.PyModule;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;

/** Looking names up, and the errors when there is nothing behind one. Everything returned is borrowed. */
final class Names {
    static final PyStr BUILTINS = PyStr.intern("__builtins__");
    private static final PyStr ANNOTATIONS = PyStr.intern("__annotations__");

    private Names() {
    }

    /** Where a global was found: good as long as that entry of the dictionary still has that key. */
    private static final class GlobalCache {
        PyDict dict;
        int position;
        /** Of the globals, when the name was found in the builtins: they have not gained such a name since. */
        int globalsVersion;
    }

    static PyObject global(Frame frame, int index, int name) {
        PyStr key = frame.code.names[name];
        Object[] caches = frame.code.caches;
        if (caches != null && caches[index] instanceof GlobalCache cache) {
            PyDict dict = cache.dict;
            if ((dict == frame.globals || dict == frame.builtins && cache.globalsVersion == frame.globals.version())
                && dict.keyAt(cache.position) == key) {
                return dict.valueAt(cache.position);
            }
        }
        return findGlobal(frame, index, key);
    }

    private static PyObject findGlobal(Frame frame, int index, PyStr key) {
        PyDict dict = frame.globals;
        int position = dict.slotOf(key);
        if (position < 0) {
            dict = frame.builtins;
            position = dict.slotOf(key);
        }
        if (position < 0) throw undefined(key);
        if (frame.code.caches == null) frame.code.caches = new Object[frame.code.instructions.length];
        GlobalCache cache = new GlobalCache();
        cache.dict = dict;
        cache.position = position;
        cache.globalsVersion = frame.globals.version();
        frame.code.caches[index] = cache;
        return dict.valueAt(position);
    }

    /** LOAD_NAME: the block's own namespace, then globals, then builtins. The result is borrowed from one of them. */
    static PyObject name(Frame frame, int index, int name) {
        PyStr key = frame.code.names[name];
        if (frame.names == frame.globals) return global(frame, index, name);
        PyObject found = fromNamespace(frame.names, key);
        return found != null ? found : findGlobal(frame, index, key);
    }

    /** From a dictionary, or from what a metaclass's {@code __prepare__} gave; null where the name is missing. */
    private static PyObject fromNamespace(PyObject namespace, PyStr key) {
        if (namespace instanceof PyDict dict && dict.type() == PyDict.TYPE) return dict.get(key);
        try {
            return Operations.getItem(namespace, key);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.KEY_ERROR)) throw e;
            e.discard();
            return null;
        }
    }

    static void storeName(Frame frame, int name, PyObject value) {
        if (frame.names instanceof PyDict dict && dict.type() == PyDict.TYPE) dict.put(frame.code.names[name], value);
        else Operations.setItem(frame.names, frame.code.names[name], value);
    }

    static void deleteName(Frame frame, int name) {
        PyStr key = frame.code.names[name];
        try {
            Operations.delItem(frame.names, key);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.KEY_ERROR)) throw e;
            e.discard();
            throw undefined(key);
        }
    }

    static void deleteGlobal(Frame frame, int name) {
        PyStr key = frame.code.names[name];
        PyObject old = frame.globals.pop(key);
        if (old == null) throw undefined(key);
        old.discard();
    }

    static void deleteLocal(Frame frame, int at) {
        PyObject old = frame.slots[at];
        if (old == null) throw unboundLocal(frame.code, at);
        frame.slots[at] = null;
        old.drop();
    }

    static void deleteCell(Code code, PyCell cell, int at) {
        if (cell.get() == null) throw unboundCell(code, at);
        cell.set(null);
    }

    /** MAKE_CELL: moves what is in the variable into a new cell, which takes its place. */
    static PyObject makeCell(PyObject initial) {
        PyCell cell = new PyCell();
        if (initial != null) {
            cell.set(initial);
            initial.drop();
        }
        return cell.retain();
    }

    /** In a class body a free variable may also be a name of the class. */
    static PyObject classCell(Frame frame, int at) {
        PyObject found = fromNamespace(frame.names, PyStr.intern(frame.code.locals[at]));
        if (found == null) found = ((PyCell) frame.slots[at]).get();
        if (found == null) throw unboundCell(frame.code, at);
        return found;
    }

    static PyObject builtin(Frame frame, String name) {
        PyObject found = frame.builtins.get(PyStr.intern(name));
        if (found == null) throw Errors.name("%s not found", name);
        return found;
    }

    static void setUpAnnotations(Frame frame) {
        PyObject names = frame.names;
        if (fromNamespace(names, ANNOTATIONS) == null) Operations.setItem(names, ANNOTATIONS, new PyDict());
    }

    /** The names of a call's keyword arguments, from the tuple among the constants. */
    static String[] keywords(Code code, int constant) {
        PyObject[] items = ((PyTuple) code.constants[constant]).items;
        String[] names = new String[items.length];
        for (int i = 0; i < names.length; i++) names[i] = ((PyStr) items[i]).value;
        return names;
    }

    private static PyException undefined(PyStr name) {
        return Errors.undefinedName(name);
    }

    static PyException unboundLocal(Code code, int at) {
        return Errors.of(ExceptionTypes.UNBOUND_LOCAL_ERROR,
            "cannot access local variable '" + code.locals[at] + "' where it is not associated with a value");
    }

    static PyException unboundCell(Code code, int at) {
        String name = code.locals[at];
        if (at < code.freeBase()) return unboundLocal(code, at);
        return Errors.name("cannot access free variable '%s' where it is not associated with a value in enclosing scope", name);
    }

    /** A callable as CPython's messages about calls name it: {@code module.name()}, or {@code str()} of it. */
    static String describe(PyObject callable) {
        if (callable instanceof PyFunction function) return withModule(function, function.qualifiedName());
        if (callable instanceof PyBoundMethod method) return describe(method.function());
        if (callable instanceof PyBuiltinFunction function) return builtin(function);
        if (callable instanceof PyMethodDescriptor method) return method.qualname() + "()";
        if (callable instanceof PyType type) return type.module.equals("builtins") ? type.qualname + "()" : type.module + "." + type.qualname + "()";
        return Operations.str(callable).value;
    }

    private static String builtin(PyBuiltinFunction function) {
        boolean ofModule = function.self() instanceof PyModule module && !module.name().equals("builtins");
        return (ofModule ? ((PyModule) function.self()).name() + "." : "") + function.qualname() + "()";
    }

    private static String withModule(PyFunction function, String qualname) {
        String module = function.module instanceof PyStr name ? name.value : "builtins";
        return module.equals("builtins") ? qualname + "()" : module + "." + qualname + "()";
    }
}
