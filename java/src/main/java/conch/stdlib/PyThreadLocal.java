package conch.stdlib;

import conch.eval.ThreadState;
import conch.object.Errors;
import conch.object.PyContainer;
import conch.object.PyDict;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * {@code threading.local}: attributes of which every thread has its own. A subclass's {@code __init__} runs again in each thread that
 * touches the object, with the arguments it was made with.
 */
final class PyThreadLocal extends PyContainer {
    static final PyType TYPE = PyType.define("_local", type -> {
        type.module = "_thread";
        type.newInstance = (cls, args, kwnames) -> new PyThreadLocal(cls, args, kwnames);
        type.allocate = cls -> new PyThreadLocal(cls, new PyObject[0], null);
        type.init = (self, args, kwnames) -> { };
        type.getAttribute = (self, name) -> ((PyThreadLocal) self).get(name);
        type.setAttribute = (self, name, value) -> ((PyThreadLocal) self).set(name, value);
    }, null);
    private static final PyStr DICT = PyStr.intern("__dict__");
    /** All of them, so that a thread that ends can drop its part. */
    private static final Map<PyThreadLocal, Boolean> all = new WeakHashMap<>();

    /** Slots: the attributes of each thread. */
    private final Map<ThreadState, PyDict> ofThread = new HashMap<>();
    /** Slots: what to call {@code __init__} with in another thread. */
    private PyTuple args;
    private final String[] kwnames;

    private PyThreadLocal(PyType type, PyObject[] args, String[] kwnames) {
        super(type);
        if (args.length > 0 && type == TYPE) throw Errors.type("Initialization arguments are not supported");
        this.args = (PyTuple) PyTuple.of(args.clone()).retain();
        this.kwnames = kwnames;
        ofThread.put(ThreadState.current(), (PyDict) new PyDict().retain());
        all.put(this, true);
    }

    /** The calling thread's attributes; the first touch in a thread runs {@code __init__}. */
    private PyDict mine() {
        ThreadState thread = ThreadState.current();
        PyDict dict = ofThread.get(thread);
        if (dict != null) return dict;
        dict = (PyDict) new PyDict().retain();
        ofThread.put(thread, dict);
        if (type() != TYPE && type().lookup("__init__") != TYPE.lookup("__init__")) type().init.apply(this, args.items, kwnames);
        return dict;
    }

    private PyObject get(PyStr name) {
        PyDict dict = mine();
        if (name.value.equals("__dict__")) return dict;
        PyObject own = dict.get(name);
        if (own != null) return own;
        return PyType.OBJECT.getAttribute.apply(this, name);
    }

    private void set(PyStr name, PyObject value) {
        if (name.value.equals("__dict__")) throw Errors.attribute(this, DICT);
        PyDict dict = mine();
        if (value != null) {
            dict.put(name, value);
            return;
        }
        PyObject old = dict.pop(name);
        if (old == null) throw Errors.attribute(this, name);
        old.discard();
    }

    /** Drops what the thread has in every local. */
    static void threadEnds(ThreadState thread) {
        for (PyThreadLocal local : all.keySet().toArray(PyThreadLocal[]::new)) {
            PyDict dict = local == null ? null : local.ofThread.remove(thread);
            PyObject.dropIfPresent(dict);
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        for (PyDict dict : ofThread.values()) visitor.visit(dict);
        visitor.visitIfPresent(args);
    }

    @Override
    public void clearSlots() {
        PyDict[] dicts = ofThread.values().toArray(PyDict[]::new);
        ofThread.clear();
        for (PyDict dict : dicts) dict.drop();
        PyTuple old = args;
        args = null;
        PyObject.dropIfPresent(old);
    }
}
