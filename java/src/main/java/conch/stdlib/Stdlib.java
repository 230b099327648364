package conch.stdlib;

import conch.eval.Execution;
import conch.eval.InterpreterState;
import conch.eval.SourceFinder;
import conch.eval.ThreadState;
import conch.object.PyDict;
import conch.object.PyModule;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.syntax.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** Finds the modules that come with Conch: those written in Java, and those written in Python, which lie beside this class as resources. */
public final class Stdlib implements InterpreterState.ModuleFinder {
    @Override
    public PyObject find(ThreadState thread, String fullName, List<String> path) {
        Consumer<ModuleMembers> fill = inJava(fullName);
        if (fill != null) return make(thread, fullName, fill);
        return fromResource(thread, fullName);
    }

    /** Whether a script that imports this name gets a module of Conch's, whatever lies beside the script. */
    public static boolean has(String name) {
        return List.of("builtins", "sys").contains(name) || inJava(name) != null || Stdlib.class.getResource(name + ".py") != null;
    }

    private static Consumer<ModuleMembers> inJava(String name) {
        return switch (name) {
            case "time" -> TimeModule::fill;
            case "math" -> MathModule::fill;
            case "mmap" -> MmapModule::fill;
            case "array" -> ArrayModule::fill;
            case "gc" -> GcModule::fill;
            case "_thread" -> ThreadModule::fill;
            case "_signal" -> SignalModule::fill;
            case "_io" -> IoModule::fill;
            case "_os" -> OsModule::fill;
            case "_collections" -> CollectionsModule::fill;
            case "_random" -> RandomModule::fill;
            case "_weakref" -> WeakrefModule::fill;
            case "_re" -> ReModule::fill;
            case "_json" -> JsonModule::fill;
            case "binascii" -> BinasciiModule::fill;
            case "_codecs" -> CodecsModule::fill;
            case "_subprocess" -> SubprocessModule::fill;
            case "_hashlib" -> m -> m.constant("HASH", PyHash.TYPE);
            case "zlib" -> ZlibModule::fill;
            case "unicodedata" -> UnicodeDataModule::fill;
            case "_traceback" -> TracebackModule::fill;
            default -> null;
        };
    }

    /** Makes a module, fills it and registers it; the result is borrowed from {@code sys.modules}. */
    static PyModule make(ThreadState thread, String name, Consumer<ModuleMembers> fill) {
        PyModule module = new PyModule(name);
        fill.accept(new ModuleMembers(module));
        thread.interpreter.modules.put(PyStr.intern(name), module);
        return module;
    }

    /** Whether a module is written in Java, so that it has no text to run. */
    public static boolean isInJava(String name) {
        return inJava(name) != null;
    }

    /** Whether modules of the library lie in this one. */
    public static boolean isPackage(String name) {
        Source own = source(name);
        return own != null && own.text().contains("\n__path__ = []");
    }

    /** The text of a module that is written in Python; null where there is none of that name. */
    public static Source source(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z_0-9]*(\\.[A-Za-z_][A-Za-z_0-9]*)*")) return null;
        try (InputStream in = Stdlib.class.getResourceAsStream(name.replace('.', '/') + ".py")) {
            return in == null ? null : Source.ofBytes("<frozen " + name + ">", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PyObject fromResource(ThreadState thread, String name) {
        Source source = source(name);
        if (source == null) return null;
        return SourceFinder.run(thread, name, source.filename(), null, Execution.compile(source, Execution.Mode.EXEC));
    }

    /** Makes {@code builtins} and {@code sys}, which every script finds there from its start. */
    public static void install(ThreadState thread, List<String> argv, List<String> path, StandardStreams streams) {
        PyModule builtins = make(thread, "builtins", BuiltinsModule::fill);
        thread.interpreter.builtins = (PyDict) builtins.dict().retain();
        make(thread, "sys", m -> SysModule.fill(m, thread.interpreter, argv, path, streams.in, streams.out, streams.err));
    }
}
