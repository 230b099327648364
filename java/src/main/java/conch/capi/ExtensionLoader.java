package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.PyMethodDef;
import conch.eval.Importer;
import conch.eval.ThreadState;
import conch.ffi.Gil;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.ExtensionTypes;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyModule;
import conch.object.PyObject;
import conch.object.PyStr;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.TreeSet;

/** Loads an extension's library and makes a module of it. */
public final class ExtensionLoader {
    private ExtensionLoader() {
    }

    private static final String MARKER = "conch_extension_abi";
    private static boolean running;
    /** The full name of the module of a package whose library is being initialised, until that has made the module; null otherwise. */
    private static String loading;

    /** Whether the extension API is in use: the first extension has been looked at. */
    public static boolean isRunning() {
        return running;
    }

    /** How many objects have a mirror that C may see, those apart that are there for good. 0 while no extension has been loaded. */
    public static int mirrorCount() {
        return running ? Mirrors.count() : 0;
    }

    /** Puts C's functions and Java's at each other's disposal. Done by {@link #load}; with the GIL held. A second interpreter of the process starts the runtime anew. */
    public static void start() {
        Gil.need();
        if (running) return;
        HostCalls.install();
        Mirrors.count();
        Strict.start();
        running = true;
    }

    /**
     * Loads the library and initialises its module, in one phase or in several.
     *
     * @param modules where the module is entered before its code runs, as {@code sys.modules}
     * @return the module, unowned apart from {@code modules}
     * @throws PyException ImportError where the library cannot be used; what the module's own code raised
     */
    public static PyObject load(String name, Path file, PyDict modules) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        Path absolute = file.toAbsolutePath().normalize();
        checkSymbols(name, absolute);
        start();
        long init = open(name, simple, absolute), made;
        String outer = loading;
        loading = simple.equals(name) ? null : name;
        try {
            made = ConchHost.conch_call_0(init);
        } finally {
            loading = outer;
        }
        if (made == 0) throw initialisationFailed(name);
        if (ConchHost.conch_module_is_definition(made) != 0) return initialise(name, made, absolute, modules);
        PyObject result = Mirrors.consume(made);
        if (!(result instanceof PyModule module)) {
            result.discard();
            throw Errors.system("initialization of %s did not return an extension module", name);
        }
        describe(module, name, absolute);
        modules.put(name, module);
        return module;
    }

    /** What a module is called that C makes: a library says its own name only, and its functions shall know that of the package, too. (Rule: _Py_PackageContext.) */
    static String fullName(String name) {
        String full = loading;
        if (full == null || !full.endsWith("." + name)) return name;
        loading = null;
        return full;
    }

    private static PyException initialisationFailed(String name) {
        PyException set = Pending.takeOrNull("initialization of " + name + " raised unreported exception");
        return set != null ? set : Errors.system("initialization of %s failed without raising an exception", name);
    }

    /** The multi-phase way of PEP 489. */
    private static PyObject initialise(String name, long definition, Path file, PyDict modules) {
        long created;
        try (Arena arena = Arena.ofConfined()) {
            created = ConchHost.conch_module_from_definition(definition, arena.allocateFrom(name));
        }
        if (created == 0) throw initialisationFailed(name);
        PyObject made = Mirrors.consume(created);
        if (!(made instanceof PyModule module)) return enter(made, name, file, modules);
        describe(module, name, file);
        modules.put(name, module);
        if (ConchHost.conch_module_exec(Mirrors.borrowed(module), definition) != 0) {
            PyException failure = initialisationFailed(name);
            modules.remove(PyStr.of(name));
            throw failure;
        }
        return module;
    }

    /** What Py_mod_create has made is no module; it need not have room for attributes. */
    private static PyObject enter(PyObject made, String name, Path file, PyDict modules) {
        modules.put(name, made);
        try {
            Operations.setAttribute(made, "__name__", PyStr.of(name));
            Operations.setAttribute(made, "__file__", PyStr.of(file.toString()));
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.ATTRIBUTE_ERROR)) throw e;
            e.discard();
        }
        return made;
    }

    private static void describe(PyModule module, String name, Path file) {
        module.add("__file__", PyStr.of(file.toString()));
        module.add("__name__", PyStr.of(name));
    }

    private static long open(String name, String simple, Path file) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment message = arena.allocate(ValueLayout.ADDRESS);
            long function = ConchHost.conch_extension_open(arena.allocateFrom(file.toString()), arena.allocateFrom("PyInit_" + simple), message);
            if (function != 0) return function;
            String why = Raw.string(message.get(ValueLayout.ADDRESS, 0).address());
            if (why.contains("undefined symbol: PyInit_")) {
                why = "dynamic module does not define module export function (PyInit_" + simple + ")";
            }
            throw importError(name, file, why);
        }
    }

    private static void checkSymbols(String name, Path file) {
        ElfSymbols symbols;
        try {
            symbols = ElfSymbols.read(file);
        } catch (IOException e) {
            throw importError(name, file, file + ": " + e.getMessage());
        }
        if (symbols == null) return;
        boolean usesApi = symbols.undefined().stream().anyMatch(ExtensionLoader::isApi);
        if (usesApi && !symbols.defined().contains(MARKER)) {
            throw importError(name, file, file + " was built for CPython's binary interface, which Conch does not have; rebuild it against Conch's Python.h");
        }
        TreeSet<String> missing = new TreeSet<>();
        for (String symbol : symbols.undefined()) if (isApi(symbol) && !ApiNames.has(symbol)) missing.add(symbol);
        if (!missing.isEmpty()) {
            throw importError(name, file, file + " needs names of the extension API that Conch does not have: " + String.join(", ", missing));
        }
    }

    private static boolean isApi(String symbol) {
        return symbol.startsWith("Py") || symbol.startsWith("_Py");
    }

    private static PyException importError(String name, Path file, String why) {
        PyException e = Errors.of(ExceptionTypes.IMPORT_ERROR, why);
        Operations.setAttribute(e.value(), "name", PyStr.of(name));
        Operations.setAttribute(e.value(), "path", PyStr.of(file.toString()));
        return e;
    }

    /** For PyModule_AddFunctions: {@code at} is an array of PyMethodDef. */
    static long addFunctions(PyModule module, long at) {
        for (; Raw.getLong(at) != 0; at += PyMethodDef.sizeof()) module.add(ExtensionTypes.function(ExtensionCode.of(at, null)));
        return 0;
    }

    /** For PyImport_Import: the module itself, also for a dotted name. */
    static PyObject importModule(PyStr name) {
        if (name.value.isEmpty()) throw Errors.value("Empty module name");
        return Importer.load(ThreadState.current(), name.value);
    }
}
