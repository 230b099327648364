package conch.object;

/** An object that has slots of its own, and may therefore be part of a cycle. While a slot holds it, it is in the list of {@link Containers}. */
public abstract class PyContainer extends PyObject {
    PyContainer previousContainer;
    PyContainer nextContainer;

    protected PyContainer(PyType type) {
        super(type);
    }

    @Override
    public abstract void traverse(Visitor visitor);

    @Override
    public abstract void clearSlots();
}
