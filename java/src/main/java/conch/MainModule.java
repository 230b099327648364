package conch;

import conch.eval.Importer;
import conch.eval.SourceFinder;
import conch.eval.ThreadState;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.stdlib.Stdlib;
import conch.syntax.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code -m name} runs: a module's text, or that of {@code name.__main__} where the name is a package's. The packages above it are imported first, and
 * relative imports start from them. Rules and messages are those of CPython's {@code runpy}.
 *
 * @param packageName what {@code __package__} says
 * @param file what {@code __file__} says
 * @param shown what {@code sys.argv[0]} says
 */
record MainModule(Source source, String packageName, String file, String shown) {
    /** There is nothing to run; the message says why. */
    static final class NotFound extends RuntimeException {
        NotFound(String message) {
            super(message, null, false, false);
        }
    }

    static MainModule find(ThreadState thread, String name) throws IOException {
        int dot = name.lastIndexOf('.');
        String parent = dot < 0 ? "" : name.substring(0, dot);
        if (dot >= 0) importParent(thread, name, parent);
        if (Stdlib.isInJava(name)) throw new NotFound("No code object available for " + name);
        Source own = Stdlib.source(name);
        if (own != null) return ofLibrary(thread, name, parent, own);
        SourceFinder.Found found = SourceFinder.locate(thread, name);
        if (found == null) throw new NotFound("No module named " + name);
        return found.isPackage() ? ofPackage(thread, name, found.path()) : ofFile(found.path(), parent);
    }

    private static MainModule ofFile(Path file, String packageName) throws IOException {
        return new MainModule(Source.ofBytes(file.toString(), Files.readAllBytes(file)), packageName, file.toString(), file.toString());
    }

    private static MainModule ofPackage(ThreadState thread, String name, Path folder) throws IOException {
        importing(thread, name, name + ".__main__");
        Path main = folder.resolve("__main__.py");
        if (!Files.isRegularFile(main)) throw notRunnable(name);
        return ofFile(main, name);
    }

    private static NotFound notRunnable(String name) {
        return new NotFound("No module named " + name + ".__main__; '" + name + "' is a package and cannot be directly executed");
    }

    private static MainModule ofLibrary(ThreadState thread, String name, String parent, Source own) {
        Source main = Stdlib.source(name + ".__main__");
        if (main == null && Stdlib.isPackage(name)) throw notRunnable(name);
        if (main == null) return new MainModule(own, parent, own.filename(), name.replace('.', '/') + ".py");
        importing(thread, name, name + ".__main__");
        return new MainModule(main, name, main.filename(), name.replace('.', '/') + "/__main__.py");
    }

    private static void importParent(ThreadState thread, String name, String parent) {
        PyObject module = importing(thread, parent, name);
        if (!Operations.hasAttribute(module, "__path__")) {
            throw unspecified(name, "__path__ attribute not found on '" + parent + "' while trying to find '" + name + "'");
        }
    }

    /** A package that cannot be found, or whose own imports fail, is a fault of the command line; another exception is the script's. */
    private static PyObject importing(ThreadState thread, String module, String wanted) {
        try {
            return Importer.load(thread, module);
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.IMPORT_ERROR)) throw e;
            PyObject absent = e.is(ExceptionTypes.MODULE_NOT_FOUND_ERROR) ? Operations.getAttributeOrNull(e.value(), "name") : null;
            // The name itself, or a package above it: what else is missing is missing in a package that is there.
            if (!(absent instanceof PyStr text) || !(module + ".").startsWith(text.value + ".")) throw e;
            String message = Operations.str(e.value()).value;
            e.discard();
            throw unspecified(wanted, message);
        }
    }

    private static NotFound unspecified(String name, String why) {
        return new NotFound("Error while finding module specification for '" + name + "' (ModuleNotFoundError: " + why + ")");
    }
}
