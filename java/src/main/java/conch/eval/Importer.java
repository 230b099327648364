package conch.eval;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.util.ArrayList;
import java.util.List;

/** The {@code import} statement: {@code sys.modules} first, then the finders; packages before what lies in them. */
public final class Importer {
    private static final PyStr NAME = PyStr.intern("__name__"), PACKAGE = PyStr.intern("__package__"), PATH = PyStr.intern("__path__"),
        ALL = PyStr.intern("__all__"), FILE = PyStr.intern("__file__");

    private Importer() {
    }

    /** IMPORT_NAME. The result is unowned: {@code sys.modules} holds it. */
    static PyObject importName(ThreadState thread, Frame frame, PyStr name, PyObject fromList, PyObject level) {
        int dots = (int) ((PyInt) level).longValue();
        return importModule(thread, frame.globals, name.value, fromList, dots);
    }

    /** What {@code __import__} does. */
    public static PyObject importModule(ThreadState thread, PyDict globals, String name, PyObject fromList, int level) {
        String full = level == 0 ? name : resolve(globals, name, level);
        PyObject last = load(thread, full);
        boolean wantsNames = fromList != PyNone.NONE && Operations.isTrue(fromList);
        if (wantsNames) {
            importSubmodules(thread, full, last, fromList);
            return last;
        }
        int dot = name.indexOf('.');
        if (dot < 0) return last;
        String top = full.substring(0, full.length() - (name.length() - dot));
        return loaded(thread, top);
    }

    private static String resolve(PyDict globals, String name, int level) {
        PyObject pkg = globals.get(PACKAGE);
        if (!(pkg instanceof PyStr text) || text.value.isEmpty()) throw Errors.of(ExceptionTypes.IMPORT_ERROR, "attempted relative import with no known parent package");
        String base = text.value;
        for (int i = 1; i < level; i++) {
            int dot = base.lastIndexOf('.');
            if (dot < 0) throw Errors.of(ExceptionTypes.IMPORT_ERROR, "attempted relative import beyond top-level package");
            base = base.substring(0, dot);
        }
        return name.isEmpty() ? base : base + "." + name;
    }

    /** Loads {@code a.b.c} by way of {@code a} and {@code a.b}; borrowed from {@code sys.modules}. */
    public static PyObject load(ThreadState thread, String full) {
        PyObject module = loaded(thread, full);
        if (module != null) return module;
        int dot = full.lastIndexOf('.');
        if (dot < 0) return find(thread, full, searchPath(thread));
        PyObject parent = load(thread, full.substring(0, dot));
        module = loaded(thread, full);
        if (module != null) return module;
        PyObject path = Operations.getAttributeOrNull(parent, PATH);
        if (path == null) {
            throw notFound("No module named '" + full + "'; '" + full.substring(0, dot) + "' is not a package", full);
        }
        module = find(thread, full, strings(path));
        Operations.setAttribute(parent, PyStr.intern(full.substring(dot + 1)), module);
        return module;
    }

    private static PyObject loaded(ThreadState thread, String full) {
        PyObject module = thread.interpreter.modules.get(PyStr.of(full));
        if (module == PyNone.NONE) throw notFound("import of " + full + " halted; None in sys.modules", full);
        return module;
    }

    private static PyObject find(ThreadState thread, String full, List<String> path) {
        for (var finder : thread.interpreter.finders) {
            PyObject module = finder.find(thread, full, path);
            if (module != null) {
                PyObject registered = loaded(thread, full);
                return registered != null ? registered : module;
            }
        }
        throw notFound("No module named '" + full + "'", full);
    }

    private static PyException notFound(String message, String name) {
        PyException e = Errors.of(ExceptionTypes.MODULE_NOT_FOUND_ERROR, message);
        Operations.setAttribute(e.value(), PyStr.intern("name"), PyStr.of(name));
        return e;
    }

    /** Where a module is looked for: {@code sys.path}, or the {@code __path__} of the package that it lies in, which is imported already. */
    static List<String> searchPathOf(ThreadState thread, String full) {
        int dot = full.lastIndexOf('.');
        if (dot < 0) return searchPath(thread);
        PyObject path = Operations.getAttributeOrNull(loaded(thread, full.substring(0, dot)), PATH);
        return path == null ? List.of() : strings(path);
    }

    static List<String> searchPath(ThreadState thread) {
        return thread.interpreter.path == null ? List.of() : strings(thread.interpreter.path);
    }

    private static List<String> strings(PyObject list) {
        List<String> result = new ArrayList<>();
        PyObject[] items = list instanceof PyTuple tuple ? tuple.items : null;
        int n = items != null ? items.length : list instanceof PyList l ? l.size() : 0;
        for (int i = 0; i < n; i++) {
            PyObject item = items != null ? items[i] : ((PyList) list).get(i);
            if (item instanceof PyStr text) result.add(text.value);
        }
        return result;
    }

    private static void importSubmodules(ThreadState thread, String full, PyObject module, PyObject fromList) {
        if (Operations.getAttributeOrNull(module, PATH) == null) return;
        Operations.forEach(fromList, item -> {
            if (!(item instanceof PyStr name) || name.value.equals("*") || Operations.hasAttribute(module, name)) return;
            try {
                load(thread, full + "." + name.value);
            } catch (PyException e) {
                if (!e.is(ExceptionTypes.MODULE_NOT_FOUND_ERROR)) throw e;
                e.discard();
            }
        });
    }

    /** IMPORT_FROM: an attribute, or a submodule that is loaded but not yet set on its package. */
    static PyObject importFrom(ThreadState thread, PyObject module, PyStr name) {
        PyObject found = Operations.getAttributeOrNull(module, name);
        if (found != null) return found;
        PyObject moduleName = Operations.getAttributeOrNull(module, NAME);
        String of = moduleName instanceof PyStr text ? text.value : "<unknown module name>";
        PyObject submodule = thread.interpreter.modules.get(PyStr.of(of + "." + name.value));
        if (submodule != null) return submodule;
        PyObject file = Operations.getAttributeOrNull(module, FILE);
        PyException e = Errors.of(ExceptionTypes.IMPORT_ERROR, "cannot import name '" + name.value + "' from '" + of + "' ("
            + (file instanceof PyStr path ? path.value : "unknown location") + ")");
        Operations.setAttribute(e.value(), PyStr.intern("name"), PyStr.of(of));
        throw e;
    }

    /** {@code from module import *}: what {@code __all__} names, else every name without a leading underscore. */
    static void importStar(Frame frame, PyObject module) {
        PyObject all = Operations.getAttributeOrNull(module, ALL);
        if (all != null) {
            try (Hold names = new Hold(all)) {
                Operations.forEach(names.get(), name -> store(frame, (PyStr) name, Operations.getAttribute(module, (PyStr) name)));
            }
            return;
        }
        PyDict dict = ((PyModule) module).dict();
        for (int at = -1; (at = dict.nextPosition(at + 1)) >= 0; ) {
            if (dict.keyAt(at) instanceof PyStr name && !name.value.startsWith("_")) store(frame, name, dict.valueAt(at));
        }
    }

    private static void store(Frame frame, PyStr name, PyObject value) {
        Operations.setItem(frame.names, name, value);
    }
}
