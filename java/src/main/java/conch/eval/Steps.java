package conch.eval;

import conch.ffi.EvalBreaker;
import conch.object.BinaryOp;
import conch.object.CompareOp;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyBuiltinFunction;
import conch.object.PyCell;
import conch.object.PyException;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyRangeIterator;

/**
 * What the instructions do to a frame's slots, one method each: the arms of {@link EvalLoop} and the loops that {@link LoopTranslator} makes call
 * the same ones.
 *
 * <p>{@code s} are the slots, {@code sp} the first free place of the stack before the instruction, {@code arg} the operand, {@code index} where the
 * instruction stands. Where it leaves {@code sp} follows from the opcode's effect. A result is written before what was consumed is dropped, so that
 * an exception finds the stack as it was. The {@code pop…} methods that answer a question drop what they asked.
 */
final class Steps {
    private Steps() {
    }

    /** A switch point. */
    static void poll(ThreadState thread) {
        if (EvalBreaker.requested()) SwitchPoint.handle(thread);
    }

    static void jumpBackward(ThreadState thread, Frame frame, int index) {
        frame.next = index + 1;
        poll(thread);
    }

    // ---- the stack

    static void popTop(PyObject[] s, int sp) {
        PyObject x = s[sp - 1];
        s[sp - 1] = null;
        x.drop();
    }

    static void pushNull(PyObject[] s, int sp) {
        s[sp] = null;
    }

    static void copy(PyObject[] s, int sp, int arg) {
        PyObject x = s[sp - arg];
        s[sp] = x == null ? null : x.retain();
    }

    static void swap(PyObject[] s, int sp, int arg) {
        PyObject x = s[sp - arg];
        s[sp - arg] = s[sp - 1];
        s[sp - 1] = x;
    }

    /** Replaces the top. */
    static void replace(PyObject[] s, int sp, PyObject result) {
        PyObject old = s[sp - 1];
        s[sp - 1] = result.retain();
        old.drop();
    }

    /** Replaces the two topmost by one. */
    static void replaceTwo(PyObject[] s, int sp, PyObject result) {
        PyObject x = s[sp - 2], y = s[sp - 1];
        s[sp - 2] = result.retain();
        s[sp - 1] = null;
        x.drop();
        y.drop();
    }

    // ---- variables

    static void loadConst(Frame frame, PyObject[] s, int sp, int arg) {
        s[sp] = frame.code.constants[arg].retain();
    }

    static void loadFast(Frame frame, PyObject[] s, int sp, int arg) {
        PyObject x = s[arg];
        if (x == null) throw Names.unboundLocal(frame.code, arg);
        s[sp] = x.retain();
    }

    static void storeFast(PyObject[] s, int sp, int arg) {
        PyObject old = s[arg];
        s[arg] = s[sp - 1];
        s[sp - 1] = null;
        if (old != null) old.drop();
    }

    static void deleteFast(Frame frame, PyObject[] s, int sp, int arg) {
        Names.deleteLocal(frame, arg);
    }

    static void loadGlobal(Frame frame, PyObject[] s, int sp, int arg, int index) {
        PyObject x = Names.global(frame, index, arg >> 1);
        if ((arg & 1) != 0) s[sp++] = null;
        s[sp] = x.retain();
    }

    static void storeGlobal(Frame frame, PyObject[] s, int sp, int arg) {
        frame.globals.put(frame.code.names[arg], s[sp - 1]);
        popTop(s, sp);
    }

    static void loadName(Frame frame, PyObject[] s, int sp, int arg, int index) {
        s[sp] = Names.name(frame, index, arg).retain();
    }

    static void storeName(Frame frame, PyObject[] s, int sp, int arg) {
        Names.storeName(frame, arg, s[sp - 1]);
        popTop(s, sp);
    }

    static void loadClosure(PyObject[] s, int sp, int arg) {
        s[sp] = s[arg].retain();
    }

    static void loadDeref(Frame frame, PyObject[] s, int sp, int arg) {
        PyObject x = ((PyCell) s[arg]).get();
        if (x == null) throw Names.unboundCell(frame.code, arg);
        s[sp] = x.retain();
    }

    static void storeDeref(PyObject[] s, int sp, int arg) {
        ((PyCell) s[arg]).set(s[sp - 1]);
        popTop(s, sp);
    }

    // ---- operators

    static void unaryPositive(PyObject[] s, int sp) {
        replace(s, sp, Operations.positive(s[sp - 1]));
    }

    static void unaryNegative(PyObject[] s, int sp) {
        replace(s, sp, Operations.negative(s[sp - 1]));
    }

    static void unaryInvert(PyObject[] s, int sp) {
        replace(s, sp, Operations.invert(s[sp - 1]));
    }

    static void unaryNot(PyObject[] s, int sp) {
        replace(s, sp, PyBool.of(!Operations.isTrue(s[sp - 1])));
    }

    static void binaryOp(PyObject[] s, int sp, int arg) {
        PyObject x = s[sp - 2], y = s[sp - 1];
        PyObject result = arg < BinaryOp.IN_PLACE ? Operations.binary(BinaryOp.of(arg), x, y)
            : Operations.inPlace(BinaryOp.of(arg - BinaryOp.IN_PLACE), x, y);
        s[sp - 2] = result.retain();
        s[sp - 1] = null;
        x.drop();
        y.drop();
    }

    static void compareOp(PyObject[] s, int sp, int arg) {
        replaceTwo(s, sp, Operations.compare(CompareOp.of(arg), s[sp - 2], s[sp - 1]));
    }

    static void isOp(PyObject[] s, int sp, int arg) {
        replaceTwo(s, sp, PyBool.of((s[sp - 2] == s[sp - 1]) == (arg == 0)));
    }

    static void containsOp(PyObject[] s, int sp, int arg) {
        replaceTwo(s, sp, PyBool.of(Operations.contains(s[sp - 1], s[sp - 2]) == (arg == 0)));
    }

    static void binarySubscr(PyObject[] s, int sp) {
        replaceTwo(s, sp, Operations.getItem(s[sp - 2], s[sp - 1]));
    }

    static void storeSubscr(PyObject[] s, int sp) {
        Operations.setItem(s[sp - 2], s[sp - 1], s[sp - 3]);
        popTop(s, sp);
        popTop(s, sp - 1);
        popTop(s, sp - 2);
    }

    static void deleteSubscr(PyObject[] s, int sp) {
        Operations.delItem(s[sp - 2], s[sp - 1]);
        popTop(s, sp);
        popTop(s, sp - 1);
    }

    static void loadAttr(Frame frame, PyObject[] s, int sp, int arg, int index) {
        replace(s, sp, AttributeCache.get(frame, index, arg, s[sp - 1]));
    }

    static void storeAttr(Frame frame, PyObject[] s, int sp, int arg, int index) {
        AttributeCache.set(frame, index, arg, s[sp - 1], s[sp - 2]);
        popTop(s, sp);
        popTop(s, sp - 1);
    }

    static void deleteAttr(Frame frame, PyObject[] s, int sp, int arg) {
        Operations.delAttribute(s[sp - 1], frame.code.names[arg]);
        popTop(s, sp);
    }

    static void loadMethod(Frame frame, PyObject[] s, int sp, int arg, int index) {
        AttributeCache.method(frame, index, arg, s, sp);
    }

    static void unpackEx(PyObject[] s, int sp, int arg) {
        Unpacking.starred(s, sp, arg & 255, arg >> 8);
    }

    static void listToTuple(PyObject[] s, int sp) {
        replace(s, sp, Building.tupleOf(s[sp - 1]));
    }

    // ---- jumps

    /** The truth of the top, which is popped. */
    static boolean popTruth(PyObject[] s, int sp) {
        PyObject x = s[sp - 1];
        boolean truth = x == PyBool.TRUE || x != PyBool.FALSE && Operations.isTrue(x);
        s[sp - 1] = null;
        x.drop();
        return truth;
    }

    static boolean popIsNone(PyObject[] s, int sp) {
        boolean is = s[sp - 1] == PyNone.NONE;
        popTop(s, sp);
        return is;
    }

    /** Whether the top is false; if not, it is popped. */
    static boolean keepsFalse(PyObject[] s, int sp) {
        if (!Operations.isTrue(s[sp - 1])) return true;
        popTop(s, sp);
        return false;
    }

    /** Whether the top is true; if not, it is popped. */
    static boolean keepsTrue(PyObject[] s, int sp) {
        if (Operations.isTrue(s[sp - 1])) return true;
        popTop(s, sp);
        return false;
    }

    static void getIter(PyObject[] s, int sp) {
        replace(s, sp, Operations.iter(s[sp - 1]));
    }

    /** FOR_ITER: pushes the next and says true, or pops the iterator. */
    static boolean forIter(Frame frame, PyObject[] s, int sp, int index) {
        frame.next = index + 1;
        PyObject iterator = s[sp - 1], x = PyRangeIterator.next(iterator);
        if (x != null) {
            s[sp] = x.retain();
            return true;
        }
        s[sp - 1] = null;
        iterator.drop();
        return false;
    }

    /** FOR_ITER and the STORE_FAST behind it: puts the next into a variable and says true, or pops the iterator. */
    static boolean forIterInto(Frame frame, PyObject[] s, int sp, int index, int variable) {
        frame.next = index + 1;
        PyObject iterator = s[sp - 1], x = PyRangeIterator.next(iterator);
        if (x != null) {
            PyObject old = s[variable];
            s[variable] = x.retain();
            if (old != null) old.drop();
            return true;
        }
        s[sp - 1] = null;
        iterator.drop();
        return false;
    }

    // ---- calls

    static String[] keywords(Frame frame, int arg) {
        return Names.keywords(frame.code, arg);
    }

    static void call(ThreadState thread, Frame frame, PyObject[] s, int sp, int arg, int index, String[] names) {
        frame.next = index + 1;
        frame.top = sp;
        Calls.call(thread, s, sp, arg, names);
    }

    /** CALL and the POP_TOP behind it: the result of a built-in function never comes on the stack. Whether that was done; if not, the result is there. */
    static boolean callDiscarding(ThreadState thread, Frame frame, PyObject[] s, int sp, int arg, int index) {
        frame.next = index + 1;
        frame.top = sp;
        if (Calls.isBuiltin(s, sp, arg)) {
            Calls.callBuiltin(s, sp, arg, true);
            return true;
        }
        Calls.call(thread, s, sp, arg, null);
        return false;
    }

    static void callWithTuple(Frame frame, PyObject[] s, int sp, int arg, int index) {
        frame.next = index + 1;
        frame.top = sp;
        Calls.callWithTuple(s, sp, (arg & 1) != 0);
    }

    static void makeFunction(Frame frame, PyObject[] s, int sp, int arg) {
        Building.function(frame, s, sp, arg);
    }

    // ---- calls of built-in functions with operands that are at hand: nothing of them comes on the stack

    /** What LOAD_CONST would push. */
    static PyObject constant(Frame frame, int arg) {
        return frame.code.constants[arg];
    }

    /**
     * A CALL of a built-in function; its operands are those of LOADs, null for a variable without a value. The function and the arguments are held
     * meanwhile as if they lay on the stack, of which {@code sp} is the top without them.
     *
     * @param discarded a POP_TOP follows, and is done too
     * @return whether that was done; if not, the instructions have to be run one by one
     */
    static boolean callDirect(PyObject callee, Frame frame, PyObject[] s, int sp, int index, boolean discarded) {
        if (!(callee instanceof PyBuiltinFunction function)) return false;
        frame.next = index + 1;
        frame.top = sp;
        function.retain();
        PyObject result;
        try {
            result = function.call0();
        } catch (PyException | StackOverflowError e) {
            function.drop();
            throw e;
        }
        if (!discarded) s[sp] = result.retain();
        function.drop();
        if (discarded) result.discard();
        return true;
    }

    static boolean callDirect(PyObject callee, PyObject x, Frame frame, PyObject[] s, int sp, int index, boolean discarded) {
        if (x == null || !(callee instanceof PyBuiltinFunction function)) return false;
        frame.next = index + 1;
        frame.top = sp;
        function.retain();
        x.retain();
        PyObject result;
        try {
            result = function.call1(x);
        } catch (PyException | StackOverflowError e) {
            x.drop();
            function.drop();
            throw e;
        }
        if (!discarded) s[sp] = result.retain();
        function.drop();
        x.drop();
        if (discarded) result.discard();
        return true;
    }

    static boolean callDirect(PyObject callee, PyObject x, PyObject y, Frame frame, PyObject[] s, int sp, int index, boolean discarded) {
        if (x == null || y == null || !(callee instanceof PyBuiltinFunction function)) return false;
        frame.next = index + 1;
        frame.top = sp;
        function.retain();
        x.retain();
        y.retain();
        PyObject result;
        try {
            result = function.call2(x, y);
        } catch (PyException | StackOverflowError e) {
            y.drop();
            x.drop();
            function.drop();
            throw e;
        }
        if (!discarded) s[sp] = result.retain();
        function.drop();
        x.drop();
        y.drop();
        if (discarded) result.discard();
        return true;
    }
}
