package conch.eval;

import conch.object.PyBaseException;
import conch.object.PyObject;

/** Where exceptions go that no script code catches: the hooks of {@code sys}. */
public interface ExceptionSink {
    /** Does nothing: for as long as there is no {@code sys}. */
    ExceptionSink NONE = new ExceptionSink() {
        @Override
        public void unraisable(PyBaseException exception, PyObject where, String message) {
        }

        @Override
        public void uncaught(PyBaseException exception, boolean last) {
        }
    };

    /**
     * An exception came up where nobody can catch it.
     *
     * @param where what was going on, null for nothing
     * @param message what to say instead of "Exception ignored in", null for that
     */
    void unraisable(PyBaseException exception, PyObject where, String message);

    /** An exception ended the script, or C gave it to PyErr_Print. @param last whether {@code sys.last_value} and its like are to hold it */
    void uncaught(PyBaseException exception, boolean last);
}
