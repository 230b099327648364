package conch.eval;

import conch.compile.Code;
import conch.object.PyContainer;
import conch.object.PyDict;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;

/** A function made by a {@code def} or {@code lambda}: code, the globals that it sees, defaults, and the cells that it closes over. */
public final class PyFunction extends PyContainer {
    public static final PyType TYPE = PyType.define("function", FunctionMembers::fillSlots, FunctionMembers::fill);

    /** Slots, all of them. */
    private Code code;
    private PyDict globals, builtins;
    PyTuple defaults, closure;
    PyDict keywordDefaults;
    PyObject name, qualname, module, doc, annotations;
    private PyDict attributes;

    public PyFunction(Code code, PyDict globals, PyDict builtins) {
        super(TYPE);
        this.code = (Code) code.retain();
        this.globals = (PyDict) globals.retain();
        this.builtins = (PyDict) builtins.retain();
        name = PyStr.intern(code.name).retain();
        qualname = PyStr.intern(code.qualname).retain();
    }

    public Code code() {
        return code;
    }

    public PyDict globals() {
        return globals;
    }

    public PyDict builtins() {
        return builtins;
    }

    PyTuple closure() {
        return closure == null ? PyTuple.EMPTY : closure;
    }

    public String qualifiedName() {
        return ((PyStr) qualname).value;
    }

    /** Replaces the code. Frames that run the old code borrow it from here, so it is kept. */
    void setCode(Code next) {
        code = (Code) next.retain();
    }

    @Override
    public PyDict dictOrNull() {
        return attributes;
    }

    @Override
    public PyDict dict() {
        if (attributes == null) attributes = (PyDict) new PyDict().retain();
        return attributes;
    }

    void setAttributes(PyDict next) {
        PyDict old = attributes;
        attributes = (PyDict) next.retain();
        PyObject.dropIfPresent(old);
    }

    @Override
    public void traverse(Visitor visitor) {
        for (PyObject held : held()) visitor.visitIfPresent(held);
    }

    @Override
    public void clearSlots() {
        PyObject[] old = held();
        globals = builtins = keywordDefaults = attributes = null;
        defaults = closure = null;
        name = qualname = module = doc = annotations = null;
        for (PyObject o : old) PyObject.dropIfPresent(o);
        code = null;
    }

    private PyObject[] held() {
        return new PyObject[] {code, globals, builtins, defaults, closure, keywordDefaults, name, qualname, module, doc, annotations, attributes};
    }
}
