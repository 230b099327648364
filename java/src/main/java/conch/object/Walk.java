package conch.object;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walks over iterables that may stop before the end, and holds what must be held meanwhile. */
final class Walk {
    private Walk() {
    }

    /** Hands each element of an iterator, held by the caller, to {@code sink}; each is held while the sink works. */
    static void drain(PyObject iterator, Consumer<PyObject> sink) {
        for (PyObject item; (item = Operations.next(iterator)) != null; ) {
            try (Hold hold = new Hold(item)) {
                sink.accept(item);
            }
        }
    }

    /** Whether {@code test} holds for each element of an iterable, as far as it must be asked. */
    static boolean all(PyObject iterable, Predicate<PyObject> test) {
        try (Hold iterator = new Hold(Operations.iter(iterable))) {
            for (PyObject item; (item = Operations.next(iterator.get())) != null; ) {
                try (Hold hold = new Hold(item)) {
                    if (!test.test(item)) return false;
                }
            }
            return true;
        }
    }
}
