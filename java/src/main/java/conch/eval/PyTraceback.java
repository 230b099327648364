package conch.eval;

import conch.object.NativeCall;
import conch.object.PyBaseException;
import conch.object.PyContainer;
import conch.object.PyObject;
import conch.object.PyType;

/** One entry of a traceback: a frame that an exception went through, and where in it. The chain goes from the outermost inwards. */
public final class PyTraceback extends PyContainer {
    public static final PyType TYPE = PyType.define("traceback", TracebackMembers::fillSlots, TracebackMembers::fill);

    /** Slots. */
    private PyTraceback next;
    private Frame frame;
    /** Index of the instruction, in {@link Frame#code}. */
    public final int instruction;
    /** The functions of C that the frame had called when the exception came back to it; null for none. */
    NativeCall called;

    public PyTraceback(PyTraceback next, Frame frame, int instruction) {
        super(TYPE);
        this.next = next == null ? null : (PyTraceback) next.retain();
        this.frame = (Frame) frame.captured().retain();
        this.instruction = instruction;
    }

    /** The exception goes through the frame: a new entry in front. */
    public static void add(PyBaseException exception, Frame frame) {
        PyTraceback made = new PyTraceback((PyTraceback) exception.traceback(), frame, Math.max(0, frame.next - 1));
        made.called = exception.takeNativeCalls();
        exception.setTraceback(made);
    }

    public PyTraceback next() {
        return next;
    }

    void setNext(PyTraceback other) {
        PyTraceback old = next;
        next = other == null ? null : (PyTraceback) other.retain();
        PyObject.dropIfPresent(old);
    }

    public Frame frame() {
        return frame;
    }

    public int line() {
        return frame.code.line(instruction);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(next);
        visitor.visitIfPresent(frame);
    }

    @Override
    public void clearSlots() {
        PyTraceback oldNext = next;
        Frame oldFrame = frame;
        next = null;
        frame = null;
        PyObject.dropIfPresent(oldNext);
        PyObject.dropIfPresent(oldFrame);
    }
}
