package conch.eval;

import conch.object.PyDict;
import conch.object.PyList;
import conch.object.PyModule;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Namespace packages (PEP 420): folders without {@code __init__.py}, all those of the name on the search path together. Asked last, because
 * a module or a package anywhere on the path goes before a folder.
 */
public final class NamespaceFinder implements InterpreterState.ModuleFinder {
    @Override
    public PyObject find(ThreadState thread, String fullName, List<String> path) {
        String last = fullName.substring(fullName.lastIndexOf('.') + 1);
        PyObject[] portions = path.stream().map(entry -> Path.of(entry).resolve(last)).filter(Files::isDirectory).map(folder -> PyStr.of(folder.toString()))
            .toArray(PyObject[]::new);
        if (portions.length == 0) return null;
        PyModule module = new PyModule(fullName);
        PyDict names = module.dict();
        names.put(PyStr.intern("__package__"), PyStr.of(fullName));
        names.put(PyStr.intern("__file__"), PyNone.NONE);
        names.put(PyStr.intern("__path__"), PyList.of(portions));
        thread.interpreter.modules.put(PyStr.of(fullName), module);
        return module;
    }
}
