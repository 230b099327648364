package conch.object;

import java.util.ArrayList;
import java.util.function.Supplier;

/** Finds out that the {@code repr} of a container has come back to it, so that a list inside itself prints as {@code [...]}. */
final class ReprGuard {
    private static final ThreadLocal<ArrayList<PyObject>> open = ThreadLocal.withInitial(ArrayList::new);

    private ReprGuard() {
    }

    /** The text that {@code repr} makes, or {@code placeholder} when this thread is inside the repr of that object already. */
    static PyStr around(PyObject object, String placeholder, Supplier<String> repr) {
        ArrayList<PyObject> inside = open.get();
        for (PyObject outer : inside) if (outer == object) return PyStr.of(placeholder);
        inside.add(object);
        try {
            return PyStr.of(repr.get());
        } finally {
            inside.removeLast();
        }
    }
}
