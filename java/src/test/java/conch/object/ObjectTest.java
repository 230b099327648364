package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Supplier;

/** What the tests of containers have in common. */
abstract class ObjectTest {
    /** Runs a test body twice, the first time to fill caches, and checks that the second run leaves no object alive. */
    static void leavesNothing(Runnable body) {
        body.run();
        long before = Heap.liveObjects();
        body.run();
        assertEquals(before, Heap.liveObjects(), "objects left alive");
    }

    static String repr(PyObject object) {
        return Operations.repr(object).value;
    }

    /** The repr of a result that nobody wants afterwards. */
    static String shown(Supplier<PyObject> result) {
        try (Hold hold = new Hold(result.get())) {
            return repr(hold.get());
        }
    }

    /** "TypeError: text" of what {@code body} raises. */
    static String raised(Runnable body) {
        PyException e = assertThrows(PyException.class, body::run);
        String text = e.value().type().name + ": " + Operations.str(e.value()).value;
        e.discard();
        return text;
    }

    static PyInt n(long value) {
        return PyInt.of(value);
    }

    static PyStr s(String value) {
        return PyStr.of(value);
    }

    static PyList ints(long... values) {
        PyList list = new PyList();
        for (long value : values) list.append(n(value));
        return list;
    }

    static PyObject call(PyObject object, String method, PyObject... args) {
        return Operations.callMethod(object, method, args);
    }

    static PyException stop() {
        return Errors.value("stop here");
    }
}
