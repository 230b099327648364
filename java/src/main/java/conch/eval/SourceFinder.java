package conch.eval;

import conch.compile.Code;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyList;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.syntax.Source;
import conch.syntax.SyntaxError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Imports {@code name.py} and packages ({@code name/__init__.py}) from the directories of the search path. */
public final class SourceFinder implements InterpreterState.ModuleFinder {
    @Override
    public PyObject find(ThreadState thread, String fullName, List<String> path) {
        String last = fullName.substring(fullName.lastIndexOf('.') + 1);
        for (String entry : path) {
            Path folder = Path.of(entry);
            Path init = folder.resolve(last).resolve("__init__.py");
            if (Files.isRegularFile(init)) return load(thread, fullName, init, folder.resolve(last));
            Path file = folder.resolve(last + ".py");
            if (Files.isRegularFile(file)) return load(thread, fullName, file, null);
        }
        return null;
    }

    /** What {@code -m} finds. @param path a module's file, or a package's folder */
    public record Found(Path path, boolean isPackage) {
    }

    /** What is there under a name, whose packages are imported already; in the order in which an import looks. Null where there is nothing. */
    public static Found locate(ThreadState thread, String name) {
        List<String> path = Importer.searchPathOf(thread, name);
        String last = name.substring(name.lastIndexOf('.') + 1);
        for (String entry : path) {
            Path folder = Path.of(entry).resolve(last), file = Path.of(entry).resolve(last + ".py");
            if (Files.isRegularFile(folder.resolve("__init__.py"))) return new Found(folder, true);
            if (Files.isRegularFile(file)) return new Found(file, false);
        }
        return path.stream().map(entry -> Path.of(entry).resolve(last)).filter(Files::isDirectory).findFirst().map(folder -> new Found(folder, true)).orElse(null);
    }

    private static PyObject load(ThreadState thread, String fullName, Path file, Path packageFolder) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Errors.os(5, file.toString());
        }
        Code code;
        try {
            code = Execution.compile(Source.ofBytes(file.toString(), bytes), Execution.Mode.EXEC);
        } catch (SyntaxError e) {
            throw Execution.raised(e);
        }
        return run(thread, fullName, file.toString(), packageFolder == null ? null : packageFolder.toString(), code);
    }

    /** Makes the module, registers it, and runs its code; a module whose code fails is taken out again. The result is borrowed. */
    public static PyObject run(ThreadState thread, String fullName, String file, String packageFolder, Code code) {
        try (Hold body = new Hold(code)) {
            PyModule module = new PyModule(fullName);
            PyDict names = module.dict();
            PyStr key = PyStr.of(fullName);
            thread.interpreter.modules.put(key, module);
            int dot = fullName.lastIndexOf('.');
            put(names, "__file__", PyStr.of(file));
            put(names, "__package__", PyStr.of(packageFolder != null ? fullName : dot < 0 ? "" : fullName.substring(0, dot)));
            put(names, "__builtins__", thread.interpreter.builtins);
            if (packageFolder != null) put(names, "__path__", PyList.of(PyStr.of(packageFolder)));
            try (Hold hold = new Hold(module)) {
                Execution.run(thread, code, names, names).discard();
            } catch (PyException e) {
                PyObject old = thread.interpreter.modules.pop(key);
                if (old != null) old.discard();
                throw e;
            }
            return module;
        }
    }

    private static void put(PyDict names, String name, PyObject value) {
        names.put(PyStr.intern(name), value == null ? PyNone.NONE : value);
    }
}
