package conch.object;

/** What a built-in type's populate function names its methods to. Each name goes into the type's dictionary. */
public final class TypeMembers {
    private final PyType type;

    TypeMembers(PyType type) {
        this.type = type;
    }

    /** The type that is being populated. */
    public PyType type() {
        return type;
    }

    public void noArgs(String name, Slots.Unary body) {
        method(new NativeCode.NoArgs(name, body));
    }

    public void oneArg(String name, Slots.Binary body) {
        method(new NativeCode.OneArg(name, body));
    }

    /** @param max −1 for any number */
    public void positional(String name, int min, int max, Slots.WithArgs body) {
        method(new NativeCode.Positional(name, min, max, body));
    }

    /** @param signature as {@link Signature} reads it, without self */
    public void bound(String name, String signature, Slots.WithArgs body) {
        method(new NativeCode.Bound(name, signature, body));
    }

    public void raw(String name, Slots.Call body) {
        method(new NativeCode.Raw(name, body));
    }

    private void method(NativeCode code) {
        code.qualname = type.name + "." + code.name;
        constant(code.name, new PyMethodDescriptor(type, code));
    }

    /** The body gets the class as its self. */
    public void classMethod(String name, String signature, Slots.WithArgs body) {
        classMethod(new NativeCode.Bound(name, signature, body));
    }

    /** The body gets the class as its self. */
    public void classMethod(String name, int min, int max, Slots.WithArgs body) {
        classMethod(new NativeCode.Positional(name, min, max, body));
    }

    private void classMethod(NativeCode code) {
        code.ofClass = true;
        code.qualname = type.name + "." + code.name;
        constant(code.name, new PyClassMethodDescriptor(type, code));
    }

    /** The body gets null as its self. */
    public void staticMethod(String name, int min, int max, Slots.WithArgs body) {
        staticMethod(new NativeCode.Positional(name, min, max, body));
    }

    private void staticMethod(NativeCode code) {
        code.staticOwner = type;
        code.qualname = type.name + "." + code.name;
        constant(code.name, new PyStaticMethod(new PyBuiltinFunction(code, null)));
    }

    public void getter(String name, Slots.Unary get) {
        getSet(name, get, null);
    }

    /** @param set gets null to delete; null for a read-only attribute */
    public void getSet(String name, Slots.Unary get, Slots.Setter set) {
        constant(name, new PyGetSet(type, name, get, set));
    }

    public void constant(String name, PyObject value) {
        type.dictionary().put(PyStr.intern(name), value);
    }

    public void doc(String text) {
        type.doc = text;
    }

    static PyObject textSignature(NativeCode code) {
        String text = code.textSignature();
        if (text == null) return PyNone.NONE;
        return PyStr.of(text.startsWith("(") ? text : "($self" + (text.isEmpty() ? ", /)" : ", " + text + ")"));
    }
}
