package conch.object;

/**
 * The shapes of a type's slots: what {@link PyType} can be told to do with its instances.
 * Arguments are borrowed from the caller's slots; results are unowned (see {@link PyObject}).
 */
public final class Slots {
    private Slots() {
    }

    @FunctionalInterface
    public interface Unary {
        PyObject apply(PyObject self);
    }

    /** Of an iterator: {@link #apply} gives null at the end, and forgets the value that a StopIteration may carry. */
    public interface Next extends Unary {
        /** As {@link #apply}, but where the end comes as a StopIteration, that is thrown; null still is an end without one. */
        PyObject raising(PyObject self);
    }

    /** Of a binary operator: called with the operands in their written order, whichever operand's type it stands in; NotImplemented to pass. */
    @FunctionalInterface
    public interface Binary {
        PyObject apply(PyObject left, PyObject right);
    }

    @FunctionalInterface
    public interface Ternary {
        PyObject apply(PyObject first, PyObject second, PyObject third);
    }

    @FunctionalInterface
    public interface Predicate {
        boolean test(PyObject self);
    }

    @FunctionalInterface
    public interface BinaryPredicate {
        boolean test(PyObject self, PyObject other);
    }

    @FunctionalInterface
    public interface ToLong {
        long apply(PyObject self);
    }

    @FunctionalInterface
    public interface RichCompare {
        PyObject apply(PyObject self, PyObject other, CompareOp op);
    }

    /**
     * A call. {@code args} holds the positional arguments and then the values of the keyword arguments, whose names are {@code kwnames}
     * (null when there are none), so {@code args.length} is the number of both. The callee may not keep or change the array.
     */
    @FunctionalInterface
    public interface Call {
        PyObject apply(PyObject self, PyObject[] args, String[] kwnames);
    }

    @FunctionalInterface
    public interface New {
        PyObject apply(PyType type, PyObject[] args, String[] kwnames);
    }

    @FunctionalInterface
    public interface Init {
        void apply(PyObject self, PyObject[] args, String[] kwnames);
    }

    /** Throws AttributeError when there is no such attribute. */
    @FunctionalInterface
    public interface GetAttribute {
        PyObject apply(PyObject self, PyStr name);
    }

    /** {@code value} is null to delete. */
    @FunctionalInterface
    public interface SetAttribute {
        void apply(PyObject self, PyStr name, PyObject value);
    }

    /** {@code value} is null to delete. */
    @FunctionalInterface
    public interface SetItem {
        void apply(PyObject self, PyObject key, PyObject value);
    }

    @FunctionalInterface
    public interface IndexGet {
        PyObject apply(PyObject self, long index);
    }

    @FunctionalInterface
    public interface IndexSet {
        void apply(PyObject self, long index, PyObject value);
    }

    /** {@code object} is null when the attribute is looked up on the type itself. */
    @FunctionalInterface
    public interface DescriptorGet {
        PyObject apply(PyObject descriptor, PyObject object, PyType type);
    }

    /** {@code value} is null to delete. */
    @FunctionalInterface
    public interface DescriptorSet {
        void apply(PyObject descriptor, PyObject object, PyObject value);
    }

    @FunctionalInterface
    public interface Action {
        void apply(PyObject self);
    }

    /** The body of a built-in function or method after its arguments were sorted out; an argument that was not given is null. */
    @FunctionalInterface
    public interface WithArgs {
        PyObject apply(PyObject self, PyObject[] args);
    }

    /** {@code value} is null to delete. */
    @FunctionalInterface
    public interface Setter {
        void apply(PyObject self, PyObject value);
    }
}
