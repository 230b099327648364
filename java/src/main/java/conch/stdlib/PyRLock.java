package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.object.TypeMembers;

/** {@code _thread.RLock}: its owner may take it again, and must let it go as often. */
final class PyRLock extends PyObject {
    static final PyType TYPE = PyType.define("RLock", type -> {
        type.module = "_thread";
        type.newInstance = (cls, args, kwnames) -> new PyRLock();
        type.repr = self -> PyStr.of(String.format("<%s _thread.RLock object owner=%d count=%d at 0x%x>", rlock(self).count > 0 ? "locked" : "unlocked",
            rlock(self).owner, rlock(self).count, Operations.identity(self)));
    }, PyRLock::members);

    private final PyLock lock = new PyLock();
    private long owner;
    private long count;

    PyRLock() {
        super(TYPE);
    }

    private static PyRLock rlock(PyObject self) {
        return (PyRLock) self;
    }

    private static void members(TypeMembers m) {
        m.bound("acquire", "blocking=True, timeout=-1", (self, a) -> PyBool.of(rlock(self).acquire(LockTime.nanos(a[0], a[1]))));
        m.noArgs("release", self -> rlock(self).unlock());
        m.noArgs("__enter__", self -> PyBool.of(rlock(self).acquire(Long.MAX_VALUE)));
        m.positional("__exit__", 3, 3, (self, a) -> rlock(self).unlock());
        m.noArgs("_is_owned", self -> PyBool.of(rlock(self).isOwned()));
        m.noArgs("_release_save", self -> rlock(self).releaseSave());
        m.oneArg("_acquire_restore", (self, state) -> rlock(self).acquireRestore((PyTuple) state));
    }

    private boolean isOwned() {
        return count > 0 && owner == ThreadModule.ident();
    }

    private boolean acquire(long nanos) {
        if (isOwned()) {
            count++;
            return true;
        }
        if (!lock.acquire(nanos)) return false;
        owner = ThreadModule.ident();
        count = 1;
        return true;
    }

    private PyObject unlock() {
        if (!isOwned()) throw Errors.of(ExceptionTypes.RUNTIME_ERROR, "cannot release un-acquired lock");
        if (--count == 0) {
            owner = 0;
            lock.unlock();
        }
        return PyNone.NONE;
    }

    /** Lets go completely, for a condition's wait; the result says how often it was taken. */
    private PyObject releaseSave() {
        if (!isOwned()) throw Errors.of(ExceptionTypes.RUNTIME_ERROR, "cannot release un-acquired lock");
        PyObject state = PyTuple.of(PyInt.of(count), PyInt.of(owner));
        count = 0;
        owner = 0;
        lock.unlock();
        return state;
    }

    private PyObject acquireRestore(PyTuple state) {
        lock.acquire(Long.MAX_VALUE);
        count = ((PyInt) state.get(0)).longValue();
        owner = ((PyInt) state.get(1)).longValue();
        return PyNone.NONE;
    }
}
