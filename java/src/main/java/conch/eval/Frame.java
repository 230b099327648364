package conch.eval;

import conch.compile.Code;
import conch.object.PyCell;
import conch.object.PyContainer;
import conch.object.PyDict;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;

/**
 * One activation of a code object: its variables and its value stack, in one array of slots.
 *
 * <p>A running frame is held by nothing but the Java stack, so its own count is zero, and it empties its slots when it is left. A
 * traceback (or a script that asked for it) may hold it beyond that: then its run counts as a holder as well, and the slots live
 * until the count falls to zero.
 */
public final class Frame extends PyContainer {
    public static final PyType TYPE = PyType.define("frame", FrameMembers::fillSlots, FrameMembers::fill);

    /** Slot. The code, globals and builtins are borrowed from it. */
    private PyFunction function;
    final Code code;
    public final PyDict globals;
    public final PyDict builtins;
    /** Slot: where LOAD_NAME looks first, in modules and class bodies; null in functions. */
    PyObject names;
    /** Slots: variables, then the value stack. */
    final PyObject[] slots;
    /** The next instruction; kept up to date only where somebody may look: at calls, yields and exceptions. */
    int next;
    /** First free place of the stack while the frame does not run. */
    int top;
    Frame back;
    /** Slot: what f_locals gave; null where nobody asked, and where there are names. */
    private PyDict snapshot;
    private boolean running = true, heldByRun;
    /** The generator whose body this is. Not a slot: the generator holds the frame. */
    PyGenerator generator;

    /** @param function moved in: the frame takes over the caller's slot */
    Frame(PyFunction function) {
        super(TYPE);
        this.function = function;
        code = function.code();
        globals = function.globals();
        builtins = function.builtins();
        slots = new PyObject[code.variableCount() + code.stackSize];
        top = code.variableCount();
    }

    public Code code() {
        return code;
    }

    PyFunction function() {
        return function;
    }

    public Frame back() {
        return back;
    }

    /** The line that is being executed. */
    public int line() {
        return next == 0 ? code.firstLine : code.line(next - 1);
    }

    /** The namespace of a module or class body. */
    void setNames(PyObject mapping) {
        names = mapping.retain();
    }

    /** Copies the closure into the free variables. */
    void copyFreeVariables() {
        PyObject[] closure = function.closure().items;
        int base = code.freeBase();
        for (int i = 0; i < closure.length; i++) slots[base + i] = closure[i].retain();
    }

    /** Somebody is about to hold this frame: from now on its run holds it too, so that it outlives the holder while it runs. */
    public Frame captured() {
        if (!heldByRun && generator == null && running) {
            heldByRun = true;
            retain();
        }
        return this;
    }

    /** The frame is left for good: empties it, unless somebody holds it. A generator's frame is emptied when the generator lets it go. */
    void leave(int top) {
        running = false;
        if (refcnt() == 0) {
            clearSlots();
            return;
        }
        dropStack(top);
        if (heldByRun) {
            heldByRun = false;
            drop();
        }
    }

    private void dropStack(int top) {
        for (int i = top; --i >= code.variableCount(); ) {
            PyObject old = slots[i];
            slots[i] = null;
            PyObject.dropIfPresent(old);
        }
        this.top = code.variableCount();
    }

    /** What {@code locals()} gives: the namespace itself in modules and classes, a fresh dict of the variables in functions. */
    public PyObject localsMapping() {
        if (names != null) return names;
        return withVariables(new PyDict());
    }

    /** What {@code f_locals} gives: the same dict each time, brought up to date, which lives as long as the frame; C is lent it. */
    PyObject keptLocals() {
        if (names != null) return names;
        if (snapshot == null) snapshot = (PyDict) new PyDict().retain();
        else snapshot.clear();
        return withVariables(snapshot);
    }

    private PyDict withVariables(PyDict result) {
        for (int i = 0; i < code.locals.length; i++) {
            PyObject value = slots[i];
            if (value instanceof PyCell cell) value = cell.get();
            if (value != null) result.put(PyStr.intern(code.locals[i]), value);
        }
        return result;
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(function);
        visitor.visitIfPresent(names);
        visitor.visitIfPresent(snapshot);
        for (int i = 0; i < top; i++) visitor.visitIfPresent(slots[i]);
    }

    @Override
    public void clearSlots() {
        for (int i = 0; i < slots.length; i++) {
            PyObject old = slots[i];
            if (old == null) continue;
            slots[i] = null;
            old.drop();
        }
        top = code.variableCount();
        PyObject oldNames = names;
        names = null;
        PyObject.dropIfPresent(oldNames);
        PyDict oldSnapshot = snapshot;
        snapshot = null;
        PyObject.dropIfPresent(oldSnapshot);
        PyFunction oldFunction = function;
        function = null;
        PyObject.dropIfPresent(oldFunction);
    }
}
