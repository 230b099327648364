package conch.capi;

import conch.object.NativeCode;
import conch.object.PyObject;

/** Calls with arguments that no slot holds yet: they are held here meanwhile, and left as they came. */
final class Held {
    private Held() {
    }

    static boolean anyUnheld(PyObject[] args) {
        for (PyObject arg : args) if (arg.refcnt() == 0) return true;
        return false;
    }

    static PyObject call(NativeCode code, PyObject self, PyObject[] args, String[] kwnames) {
        for (PyObject arg : args) arg.retain();
        try {
            return code.call(self, args, kwnames);
        } finally {
            for (PyObject arg : args) letGo(arg);
        }
    }

    /** The caller's object, which it may still want: it is not ended, but it needs no mirror that nobody uses. */
    static void letGo(PyObject object) {
        object.take();
        if (object.refcnt() == 0) Mirrors.unused(object);
    }
}
