package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.TypeMembers;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** {@code _thread.lock}: taken and let go by any thread; waiting lets the GIL go. */
final class PyLock extends PyObject {
    static final PyType TYPE = PyType.define("lock", type -> {
        type.module = "_thread";
        type.newInstance = (cls, args, kwnames) -> new PyLock();
        type.repr = self -> PyStr.of(String.format("<%s _thread.lock object at 0x%x>", lock(self).isLocked() ? "locked" : "unlocked", Operations.identity(self)));
    }, PyLock::members);

    private final Semaphore free = new Semaphore(1);

    PyLock() {
        super(TYPE);
    }

    private static PyLock lock(PyObject self) {
        return (PyLock) self;
    }

    private static void members(TypeMembers m) {
        m.bound("acquire", "blocking=True, timeout=-1", (self, a) -> PyBool.of(lock(self).acquire(LockTime.nanos(a[0], a[1]))));
        m.noArgs("release", self -> lock(self).unlock());
        m.noArgs("locked", self -> PyBool.of(lock(self).isLocked()));
        m.noArgs("__enter__", self -> PyBool.of(lock(self).acquire(Long.MAX_VALUE)));
        m.positional("__exit__", 3, 3, (self, a) -> lock(self).unlock());
        m.noArgs("_at_fork_reinit", self -> PyNone.NONE);
    }

    boolean isLocked() {
        return free.availablePermits() == 0;
    }

    /** Tries without letting the GIL go first: most locks are free. */
    boolean acquire(long nanos) {
        if (free.tryAcquire()) return true;
        if (nanos == 0) return false;
        return Blocking.await("lock.acquire", nanos, left -> {
            if (left == Long.MAX_VALUE) free.acquire();
            else return free.tryAcquire(left, TimeUnit.NANOSECONDS);
            return true;
        });
    }

    PyObject unlock() {
        if (!isLocked()) throw Errors.of(ExceptionTypes.RUNTIME_ERROR, "release unlocked lock");
        free.release();
        return PyNone.NONE;
    }
}
