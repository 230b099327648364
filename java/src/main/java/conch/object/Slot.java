package conch.object;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** One slot of {@link PyType} as a value: how to read and set it, which dunder names stand for it, and what calls them. */
final class Slot {
    /** What a slot wrapper does when a script calls it: unpack the arguments, call the slot's function, wrap the result. */
    @FunctionalInterface
    interface Wrapper {
        PyObject call(Object function, PyObject self, PyObject[] args, String[] kwnames);
    }

    /** A dunder name of this slot. */
    static final class Entry {
        final Slot slot;
        final PyStr name;
        /** Fewest and most arguments after the receiver; −1 for no check, where keyword arguments are allowed too. */
        final int min, max;
        /** Null where a built-in type shows no method of this name. */
        final Wrapper wrapper;

        private Entry(Slot slot, PyStr name, int min, int max, Wrapper wrapper) {
            this.slot = slot;
            this.name = name;
            this.min = min;
            this.max = max;
            this.wrapper = wrapper;
        }
    }

    final Function<PyType, Object> get;
    final BiConsumer<PyType, Object> set;
    /** Calls the dunder methods of a class; null where a script cannot fill this slot but inherits it. */
    final Object dispatcher;
    final List<Entry> entries = new ArrayList<>(2);

    @SuppressWarnings("unchecked")
    <F> Slot(Function<PyType, F> get, BiConsumer<PyType, F> set, F dispatcher) {
        this.get = (Function<PyType, Object>) (Function<?, ?>) get;
        this.set = (BiConsumer<PyType, Object>) (BiConsumer<?, ?>) set;
        this.dispatcher = dispatcher;
    }

    Slot name(String name, int min, int max, Wrapper wrapper) {
        entries.add(new Entry(this, PyStr.intern(name), min, max, wrapper));
        return this;
    }

    Slot name(String name, int arity, Wrapper wrapper) {
        return name(name, arity, arity, wrapper);
    }
}
