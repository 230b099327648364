package conch.eval;

import conch.compile.Code;
import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBoundMethod;
import conch.object.PyBuiltinFunction;
import conch.object.PyDict;
import conch.object.PyList;
import conch.object.PyMethodDescriptor;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;

/** What CALL and CALL_FUNCTION_EX do: find out what is called, hand the arguments over, run it. */
final class Calls {
    private Calls() {
    }

    /** The frame becomes the thread's current one. Fails without a trace when the stack is too deep. */
    static void enter(ThreadState thread, Frame frame) {
        if (thread.depth >= thread.interpreter.recursionLimit) {
            frame.leave(frame.top);
            throw Errors.recursion("maximum recursion depth exceeded");
        }
        thread.depth++;
        frame.back = thread.frame;
        thread.frame = frame;
    }

    /** CALL: {@code [method | NULL] [self | callable] args…}, of which {@code kwnames} names the last. */
    static int call(ThreadState thread, PyObject[] s, int sp, int argCount, String[] kwnames) {
        int base = sp - argCount - 2;
        if (kwnames == null && isBuiltin(s, sp, argCount)) return callBuiltin(s, sp, argCount, false);
        if (s[base] == null && s[base + 1] instanceof PyBoundMethod bound) unbind(s, base, bound);
        boolean isMethod = s[base] != null;
        int calleeAt = isMethod ? base : base + 1;
        int first = calleeAt + 1, count = sp - first;
        PyObject callee = s[calleeAt];
        if (callee instanceof PyFunction function) {
            Frame frame = Binder.fromStack(function, s, calleeAt, first, count, kwnames);
            PyObject result = EvalLoop.run(thread, frame);
            s[base] = result.retain();
            return base + 1;
        }
        PyObject result = callJava(callee, s, first, count, kwnames);
        return finish(s, base, sp, result);
    }

    /** Whether {@link #callBuiltin} does a CALL that has no keywords. */
    static boolean isBuiltin(PyObject[] s, int sp, int argCount) {
        return argCount <= 2 && s[sp - argCount - 2] == null && s[sp - argCount - 1] instanceof PyBuiltinFunction;
    }

    /**
     * The call that a kernel's caller makes in a loop: no array of arguments, and nothing that is known is looked up.
     *
     * @param discarded nobody wants the result: it does not come on the stack
     */
    static int callBuiltin(PyObject[] s, int sp, int argCount, boolean discarded) {
        int base = sp - argCount - 2;
        PyBuiltinFunction function = (PyBuiltinFunction) s[base + 1];
        PyObject x = null, y = null, result;
        if (argCount == 0) {
            result = function.call0();
        } else {
            x = s[base + 2];
            if (argCount == 1) result = function.call1(x);
            else result = function.call2(x, y = s[base + 3]);
        }
        if (!discarded) s[base] = result.retain();
        s[base + 1] = null;
        function.drop();
        if (x != null) {
            s[base + 2] = null;
            x.drop();
            if (y != null) {
                s[base + 3] = null;
                y.drop();
            }
        }
        if (!discarded) return base + 1;
        result.discard();
        return base;
    }

    private static void unbind(PyObject[] s, int base, PyBoundMethod bound) {
        s[base] = bound.function().retain();
        s[base + 1] = bound.self().retain();
        bound.drop();
    }

    private static PyObject callJava(PyObject callee, PyObject[] s, int first, int count, String[] kwnames) {
        if (kwnames == null) {
            if (callee instanceof PyMethodDescriptor method) {
                switch (count) {
                    case 1: return method.call0(s[first]);
                    case 2: return method.call1(s[first], s[first + 1]);
                    default:
                }
            }
        }
        PyObject[] args = new PyObject[count];
        System.arraycopy(s, first, args, 0, count);
        return Operations.call(callee, args, kwnames);
    }

    /** Puts the result where the call began, and drops what the call consumed, from the left as CPython does. */
    private static int finish(PyObject[] s, int base, int sp, PyObject result) {
        result.retain();
        for (int i = base; i < sp; i++) {
            PyObject old = s[i];
            s[i] = null;
            if (old != null) old.drop();
        }
        s[base] = result;
        return base + 1;
    }

    /** CALL_FUNCTION_EX: {@code NULL callable args [kwargs]}. */
    static int callWithTuple(PyObject[] s, int sp, boolean hasKeywords) {
        int base = sp - (hasKeywords ? 4 : 3);
        PyObject callee = s[base + 1];
        if (!(s[base + 2] instanceof PyTuple)) makeTuple(s, base + 2, callee);
        PyObject[] args = ((PyTuple) s[base + 2]).items;
        String[] kwnames = null;
        if (hasKeywords && ((PyDict) s[base + 3]).size() > 0) {
            PyDict keywords = (PyDict) s[base + 3];
            kwnames = keywordNames(keywords);
            int n = args.length;
            args = java.util.Arrays.copyOf(args, n + kwnames.length);
            for (int at = -1, i = n; (at = keywords.nextPosition(at + 1)) >= 0; ) args[i++] = keywords.valueAt(at);
        }
        return finish(s, base, sp, Operations.call(callee, args, kwnames));
    }

    /** A single {@code *iterable} comes as it is, and a tuple takes its place. */
    private static void makeTuple(PyObject[] s, int at, PyObject callee) {
        PyObject iterable = s[at];
        if (iterable.type().iter == null && iterable.type().getItem == null) {
            throw Errors.type("%s argument after * must be an iterable, not %s", Names.describe(callee), Errors.typeName(iterable));
        }
        try (Hold list = new Hold(Operations.listOf(iterable))) {
            s[at] = PyTuple.of(((PyList) list.get()).toArray()).retain();
        }
        iterable.drop();
    }

    private static String[] keywordNames(PyDict keywords) {
        String[] names = new String[keywords.size()];
        for (int at = -1, i = 0; (at = keywords.nextPosition(at + 1)) >= 0; ) {
            if (!(keywords.keyAt(at) instanceof PyStr key)) throw Errors.type("keywords must be strings");
            names[i++] = key.value.intern();
        }
        return names;
    }

    /** Calls a script function from Java: the slot behind {@link Operations#call}. */
    static PyObject callFunction(PyFunction function, PyObject[] args, String[] kwnames) {
        return EvalLoop.run(ThreadState.current(), Binder.fromArray(function, args, kwnames));
    }

    /** Runs a module's or a class's body, or what {@code exec} was given. The result is unowned. */
    static PyObject runBlock(ThreadState thread, Code code, PyDict globals, PyObject names, PyTuple closure) {
        PyFunction function = new PyFunction(code, globals, builtinsOf(thread, globals));
        if (closure != null) function.closure = (PyTuple) closure.retain();
        Frame frame = new Frame((PyFunction) function.retain());
        frame.setNames(names);
        return EvalLoop.run(thread, frame);
    }

    /** The builtins that code with these globals sees: what {@code __builtins__} names there, else the interpreter's. */
    static PyDict builtinsOf(ThreadState thread, PyDict globals) {
        PyObject named = globals.get(Names.BUILTINS);
        if (named instanceof PyDict dict) return dict;
        if (named != null && named.dictOrNull() != null) return named.dictOrNull();
        return thread.interpreter.builtins;
    }
}
