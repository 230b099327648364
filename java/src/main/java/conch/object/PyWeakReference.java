package conch.object;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code weakref.ref}: knows an object without holding it. The references to one object form a chain that starts at the object, so that
 * its end finds them.
 */
public final class PyWeakReference extends PyContainer {
    public static final PyType TYPE = PyType.define("weakref.ReferenceType", PyWeakReference::fill, PyWeakReference::members);

    /** No slot: that is the point. Null once the object is gone. */
    private PyObject target;
    /** Slot; null for none. */
    private PyObject callback;
    private PyWeakReference previous, next;
    private long hash;
    private boolean hashed;

    private PyWeakReference(PyType type, PyObject target, PyObject callback) {
        super(type);
        this.target = target;
        this.callback = callback == null ? null : callback.retain();
        link();
    }

    /** A reference to the object, the same one as before where neither has a callback. TypeError where the type allows none. */
    public static PyWeakReference to(PyObject target, PyObject callback) {
        return make(TYPE, target, callback);
    }

    private static PyWeakReference make(PyType type, PyObject target, PyObject callback) {
        if (!target.type.instancesHaveWeakReferences) throw Errors.type("cannot create weak reference to '%s' object", Errors.typeName(target));
        if (callback == null && type == TYPE) {
            for (PyWeakReference r = target.extra().weakReferences; r != null; r = r.next) if (r.callback == null && r.type == TYPE) return r;
        }
        return new PyWeakReference(type, target, callback);
    }

    /** The object, borrowed; null once it is gone. */
    public PyObject target() {
        return target;
    }

    /** What {@code __weakref__} says. */
    static PyObject firstOf(PyObject object) {
        PyWeakReference first = object.extra == null ? null : object.extra.weakReferences;
        return first == null ? PyNone.NONE : first;
    }

    /** All references to an object, the latest first. */
    public static PyList all(PyObject object) {
        PyList found = new PyList();
        for (PyWeakReference r = object.extra == null ? null : object.extra.weakReferences; r != null; r = r.next) found.append(r);
        return found;
    }

    /** How many references to an object there are. */
    public static int count(PyObject object) {
        int n = 0;
        for (PyWeakReference r = object.extra == null ? null : object.extra.weakReferences; r != null; r = r.next) n++;
        return n;
    }

    private void link() {
        Extra extra = target.extra();
        next = extra.weakReferences;
        if (next != null) next.previous = this;
        extra.weakReferences = this;
    }

    private void unlink() {
        if (target == null) return;
        if (previous == null) target.extra.weakReferences = next;
        else previous.next = next;
        if (next != null) next.previous = previous;
        previous = next = null;
        target = null;
    }

    /** The object ends: every reference to it forgets it, and then those callbacks run whose references are still held. */
    static void forget(PyObject object) {
        if (object.extra == null || object.extra.weakReferences == null) return;
        runCallbacks(detach(object));
    }

    /** Makes every reference to the object forget it; those with a callback are returned, each held once by the list. */
    static List<PyWeakReference> detach(PyObject object) {
        List<PyWeakReference> waiting = new ArrayList<>();
        PyObject.Extra extra = object.extra;
        while (extra != null && extra.weakReferences != null) {
            PyWeakReference reference = extra.weakReferences;
            reference.unlink();
            if (reference.callback != null && reference.refcnt > 0) waiting.add((PyWeakReference) reference.retain());
        }
        return waiting;
    }

    static void runCallbacks(List<PyWeakReference> waiting) {
        for (PyWeakReference reference : waiting) {
            PyObject callback = reference.callback;
            if (callback != null) {
                reference.callback = null;
                try {
                    Operations.call(callback, reference).discard();
                } catch (PyException e) {
                    Unraisable.report(e, callback);
                }
                callback.drop();
            }
            reference.drop();
        }
    }

    private static void fill(PyType type) {
        type.module = "weakref";
        type.qualname = "ReferenceType";
        type.newInstance = (t, args, kwnames) -> {
            if (kwnames != null) throw Errors.type("ref() takes no keyword arguments");
            if (args.length < 1 || args.length > 2) throw NativeCode.wrongCount("__new__", args.length, 1, 2);
            return make(t, args[0], args.length == 2 && args[1] != PyNone.NONE ? args[1] : null);
        };
        type.init = (self, args, kwnames) -> { };
        type.call = (self, args, kwnames) -> {
            if (args.length > 0) throw Errors.type("weakref() takes no arguments (%d given)", args.length);
            PyObject target = ((PyWeakReference) self).target;
            return target == null ? PyNone.NONE : target;
        };
        type.repr = PyWeakReference::describe;
        type.hash = self -> ((PyWeakReference) self).hashOfTarget();
        type.richCompare = PyWeakReference::compare;
    }

    private static void members(TypeMembers m) {
        m.getter("__callback__", self -> ((PyWeakReference) self).callback == null ? PyNone.NONE : ((PyWeakReference) self).callback);
    }

    private static PyObject describe(PyObject self) {
        PyObject target = ((PyWeakReference) self).target;
        String at = String.format("<weakref at 0x%x; ", Operations.identity(self));
        return PyStr.of(target == null ? at + "dead>" : at + String.format("to '%s' at 0x%x>", target.type.name, Operations.identity(target)));
    }

    private long hashOfTarget() {
        if (hashed) return hash;
        if (target == null) throw Errors.type("weak object has gone away");
        try (Hold hold = new Hold(target)) {
            hash = Operations.hash(hold.get());
        }
        hashed = true;
        return hash;
    }

    private static PyObject compare(PyObject self, PyObject other, CompareOp op) {
        if (op != CompareOp.EQ && op != CompareOp.NE || !(other instanceof PyWeakReference b)) return PyNotImplemented.NOT_IMPLEMENTED;
        PyWeakReference a = (PyWeakReference) self;
        if (a.target == null || b.target == null) return PyBool.of((a == b) == (op == CompareOp.EQ));
        try (Hold x = new Hold(a.target); Hold y = new Hold(b.target)) {
            return Operations.compare(op, x.get(), y.get());
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(callback);
    }

    @Override
    public void clearSlots() {
        unlink();
        PyObject old = callback;
        callback = null;
        dropIfPresent(old);
    }
}
