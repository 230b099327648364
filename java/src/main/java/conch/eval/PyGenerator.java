package conch.eval;

import conch.compile.Code;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyContainer;
import conch.object.PyException;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;

/** A generator: a frame that can be left in the middle and entered again. */
public final class PyGenerator extends PyContainer {
    public static final PyType TYPE = PyType.define("generator", GeneratorMembers::fillSlots, GeneratorMembers::fill);
    private static final PyStr SEND = PyStr.intern("send"), THROW = PyStr.intern("throw"), CLOSE = PyStr.intern("close");

    private enum State { CREATED, SUSPENDED, RUNNING, FINISHED }

    /** Slot; null once finished. */
    private Frame frame;
    /** Slots. */
    PyObject name, qualname;
    private State state = State.CREATED;
    private final ThreadState.Handled handled = new ThreadState.Handled();
    /** Slot: what a sub-iterator of {@code yield from} returned, between SEND's two halves. */
    private PyObject subResult;

    private PyGenerator(Frame frame) {
        super(TYPE);
        this.frame = (Frame) frame.retain();
        name = frame.function().name.retain();
        qualname = frame.function().qualname.retain();
        frame.generator = this;
    }

    static PyGenerator over(Frame frame) {
        return new PyGenerator(frame);
    }

    void suspended() {
        state = State.SUSPENDED;
    }

    Frame frame() {
        return frame;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    boolean isSuspended() {
        return state == State.SUSPENDED;
    }

    /** What {@code yield from} is waiting for, borrowed; null when it waits for nothing. */
    PyObject delegate() {
        if (frame == null || state != State.SUSPENDED) return null;
        int at = frame.next;
        Code code = frame.code;
        // A delegating YIELD_VALUE is followed by RESUME with operand 2, and the iterator lies on top of the stack.
        boolean delegates = (code.instructions[at] & 255) == conch.compile.Op.RESUME && (code.instructions[at] >>> 8 & 3) == 2;
        return delegates ? frame.slots[frame.top - 1] : null;
    }

    /** The next value; null at the end, with what the generator returned moved into {@code returned} (unless that is null). */
    private PyObject resume(PyObject sent, PyException thrown, PyObject[] returned) {
        if (state == State.RUNNING) {
            if (thrown != null) thrown.discard();
            throw Errors.value("generator already executing");
        }
        if (state == State.FINISHED) {
            if (thrown != null) throw thrown;
            return null;
        }
        ThreadState thread = ThreadState.current();
        if (state == State.CREATED && thrown == null && sent != PyNone.NONE) {
            throw Errors.type("can't send non-None value to a just-started generator");
        }
        return run(thread, sent, thrown, returned);
    }

    private PyObject run(ThreadState thread, PyObject sent, PyException thrown, PyObject[] returned) {
        Frame running = frame;
        state = State.RUNNING;
        handled.outer = thread.handled;
        thread.handled = handled;
        retain();
        try {
            PyObject value;
            if (thrown == null) {
                running.slots[running.top++] = sent.retain();
                value = EvalLoop.run(thread, running);
            } else {
                value = EvalLoop.runThrowing(thread, running, thrown);
            }
            if (state == State.SUSPENDED) return value;
            // The body may have been the last to hold its code, and so a constant that it returns.
            value.retain();
            finish();
            value.take();
            if (returned != null) returned[0] = value;
            else value.discard();
            return null;
        } catch (PyException e) {
            state = State.FINISHED;
            throw e.is(ExceptionTypes.STOP_ITERATION) ? stopIterationInside(e) : e;
        } finally {
            thread.handled = handled.outer;
            handled.outer = null;
            if (state != State.SUSPENDED) finish();
            keptAlive();
        }
    }

    /** Undoes the hold of {@link #run} without finalising: the caller holds the generator. */
    private void keptAlive() {
        take();
    }

    private void finish() {
        state = State.FINISHED;
        Frame old = frame;
        frame = null;
        PyObject.dropIfPresent(old);
    }

    /** PEP 479: a StopIteration that comes out of the body is an error, not the end. */
    private static PyException stopIterationInside(PyException stop) {
        PyException error = Errors.runtime("generator raised StopIteration");
        PyBaseException cause = stop.value();
        error.value().setCause(cause);
        error.value().setContext(cause);
        error.contextSettled = true;
        stop.discard();
        return error;
    }

    PyObject iterNext() {
        return resume(PyNone.NONE, null, null);
    }

    /** {@code send()}, and with None what {@code next()} does: StopIteration with the returned value at the end. */
    public PyObject send(PyObject value) {
        PyObject[] returned = new PyObject[1];
        PyObject yielded = resume(value, null, returned);
        if (yielded != null) return yielded;
        throw Errors.stopIteration(returned[0] == PyNone.NONE ? null : returned[0]);
    }

    /** {@code throw()}: goes to the sub-iterator first, when there is one. Uses {@code exception} up. */
    PyObject throwIn(PyException exception) {
        PyObject delegate = delegate();
        if (delegate != null) {
            PyObject yielded = throwIntoDelegate(delegate, exception);
            if (yielded != null) return yielded;
            return afterDelegate();
        }
        PyObject[] returned = new PyObject[1];
        PyObject yielded = resume(null, exception, returned);
        if (yielded != null) return yielded;
        throw Errors.stopIteration(returned[0] == null || returned[0] == PyNone.NONE ? null : returned[0]);
    }

    /** What the sub-iterator yields in answer; null when it ended, with its result in {@link #subResult}; or it throws into this body. */
    private PyObject throwIntoDelegate(PyObject delegate, PyException exception) {
        try (Hold hold = new Hold(delegate)) {
            State before = state;
            state = State.RUNNING;
            try {
                if (exception.is(ExceptionTypes.GENERATOR_EXIT)) {
                    closeFor(exception, delegate);
                    throw exception;
                }
                if (delegate instanceof PyGenerator sub) return sub.throwIn(exception);
                PyObject method = Operations.getAttributeOrNull(delegate, THROW);
                if (method == null) throw exception;
                try (Hold bound = new Hold(method); Hold value = new Hold(exception.take())) {
                    return bound.returning(value.returning(Operations.call(bound.get(), value.get())));
                }
            } catch (PyException e) {
                state = before;
                if (e.is(ExceptionTypes.STOP_ITERATION) && e != exception) {
                    takeStopValue(e);
                    return null;
                }
                return rethrowInBody(e);
            } finally {
                if (state == State.RUNNING) state = before;
            }
        }
    }

    /** The sub-iterator failed: the exception comes up at the {@code yield from} in this body. */
    private PyObject rethrowInBody(PyException e) {
        PyObject[] returned = new PyObject[1];
        PyObject yielded = resume(null, e, returned);
        if (yielded != null) return yielded;
        throw Errors.stopIteration(returned[0] == null || returned[0] == PyNone.NONE ? null : returned[0]);
    }

    /** The sub-iterator has ended while something was thrown in: this body goes on behind its SEND. */
    private PyObject afterDelegate() {
        Frame f = frame;
        PyObject iterator = f.slots[--f.top];
        f.slots[f.top] = null;
        iterator.drop();
        f.next = behindSend(f);
        PyObject result = takeSubResult();
        PyObject[] returned = new PyObject[1];
        PyObject yielded = run(ThreadState.current(), result, null, returned);
        if (yielded != null) return yielded;
        throw Errors.stopIteration(returned[0] == PyNone.NONE ? null : returned[0]);
    }

    /** The loop of {@code yield from} is SEND, YIELD_VALUE, RESUME, JUMP_BACKWARD_NO_INTERRUPT; SEND names what lies behind it. */
    private static int behindSend(Frame f) {
        int at = f.next;
        while ((f.code.instructions[at] & 255) != conch.compile.Op.SEND) at--;
        return f.code.instructions[at] >>> 8;
    }

    void close() {
        if (state == State.CREATED) finish();
        if (state == State.FINISHED) return;
        PyException exit = Errors.of(ExceptionTypes.GENERATOR_EXIT);
        try {
            throwIn(exit).discard();
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.GENERATOR_EXIT) && !e.is(ExceptionTypes.STOP_ITERATION)) throw e;
            e.discard();
            return;
        }
        throw Errors.runtime("generator ignored GeneratorExit");
    }

    /** Closes the sub-iterator; when that fails, its exception takes the place of {@code exit}. */
    private static void closeFor(PyException exit, PyObject delegate) {
        try {
            closeAny(delegate);
        } catch (PyException e) {
            exit.discard();
            throw e;
        }
    }

    private static void closeAny(PyObject iterator) {
        if (iterator instanceof PyGenerator generator) {
            generator.close();
            return;
        }
        PyObject method = Operations.getAttributeOrNull(iterator, CLOSE);
        if (method == null) return;
        try (Hold bound = new Hold(method)) {
            Operations.call(bound.get()).discard();
        }
    }

    /** GET_YIELD_FROM_ITER. */
    static PyObject iteratorOf(PyObject x) {
        return x instanceof PyGenerator ? x : Operations.iter(x);
    }

    /** SEND: what the sub-iterator yields, unowned; null at its end, with its result in {@code outer}. */
    static PyObject send(PyObject iterator, PyObject value, PyGenerator outer) {
        if (iterator instanceof PyGenerator sub) {
            PyObject[] returned = new PyObject[1];
            PyObject yielded = sub.resume(value, null, returned);
            if (yielded == null) outer.subResult = (returned[0] == null ? PyNone.NONE : returned[0]).retain();
            return yielded;
        }
        try {
            PyObject yielded = value == PyNone.NONE ? nextRaising(iterator) : Operations.call(Operations.getAttribute(iterator, SEND), value);
            if (yielded == null) outer.subResult = PyNone.NONE.retain();
            return yielded;
        } catch (PyException e) {
            if (!e.is(ExceptionTypes.STOP_ITERATION)) throw e;
            outer.takeStopValue(e);
            return null;
        }
    }

    /** The StopIteration of a script or of C may carry the result. */
    private static PyObject nextRaising(PyObject iterator) {
        conch.object.Slots.Unary next = iterator.type().next;
        return next instanceof conch.object.Slots.Next raising ? raising.raising(iterator) : next.apply(iterator);
    }

    private void takeStopValue(PyException stop) {
        PyObject value = stop.value().args().size() > 0 ? stop.value().args().get(0) : PyNone.NONE;
        subResult = value.retain();
        stop.discard();
    }

    PyObject takeSubResult() {
        PyObject result = subResult;
        subResult = null;
        return result.take();
    }

    /** A generator that dies suspended gets the chance to run its {@code finally} blocks. */
    @Override
    protected boolean hasScriptedEnd() {
        return state == State.SUSPENDED && frame.code.exceptionTable.length > 0;
    }

    @Override
    protected void endScripted() {
        closeAtDeath();
    }

    private void closeAtDeath() {
        try {
            close();
        } catch (PyException e) {
            ThreadState.current().interpreter.hooks.unraisable(e.value(), this, null);
            e.discard();
        }
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(frame);
        visitor.visitIfPresent(name);
        visitor.visitIfPresent(qualname);
        visitor.visitIfPresent(subResult);
        visitor.visitIfPresent(handled.exception);
    }

    @Override
    public void clearSlots() {
        PyObject[] old = {frame, name, qualname, subResult, handled.exception};
        frame = null;
        state = State.FINISHED;
        name = qualname = subResult = handled.exception = null;
        for (PyObject o : old) PyObject.dropIfPresent(o);
    }
}
