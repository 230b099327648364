package conch.capi;

import conch.eval.InterpreterState;
import conch.eval.ThreadState;
import conch.object.PyObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds {@code NAME.so} for {@code import NAME}. Until there is one, nothing of the extension API is loaded. */
public final class ExtensionFinder implements InterpreterState.ModuleFinder {
    @Override
    public PyObject find(ThreadState thread, String fullName, List<String> path) {
        String file = fullName.substring(fullName.lastIndexOf('.') + 1) + ".so";
        for (String folder : path) {
            Path place = Path.of(folder, file);
            if (Files.isRegularFile(place)) return load(thread, fullName, place);
        }
        return null;
    }

    private static PyObject load(ThreadState thread, String name, Path file) {
        ForeignThreads.setInterpreter(thread.interpreter);
        thread.interpreter.nativeException = Pending::takeOrNull;
        return ExtensionLoader.load(name, file, thread.interpreter.modules);
    }
}
