package conch.object;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walking an iterable from Java. Each value is held while the Java function looks at it. */
final class Iteration {
    private Iteration() {
    }

    static void forEach(PyObject iterable, Consumer<PyObject> action) {
        try (Hold iterator = new Hold(Operations.iter(iterable))) {
            drain(iterator.get(), action);
        }
    }

    /** The rest of an iterator, which the caller holds. */
    static void drain(PyObject iterator, Consumer<PyObject> action) {
        Slots.Unary next = iterator.type.next;
        for (PyObject item; (item = next.apply(iterator)) != null; ) {
            try (Hold value = new Hold(item)) {
                action.accept(item);
            }
        }
    }

    /** Whether every value passes; stops at the first that does not. */
    static boolean all(PyObject iterable, Predicate<PyObject> test) {
        try (Hold iterator = new Hold(Operations.iter(iterable))) {
            Slots.Unary next = iterator.get().type.next;
            for (PyObject item; (item = next.apply(iterator.get())) != null; ) {
                try (Hold value = new Hold(item)) {
                    if (!test.test(item)) return false;
                }
            }
            return true;
        }
    }
}
