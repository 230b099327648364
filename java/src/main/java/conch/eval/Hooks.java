package conch.eval;

import conch.compile.Code;
import conch.object.ClassBuilder;
import conch.object.Errors;
import conch.object.PyCell;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PySuper;
import conch.object.PyType;
import conch.object.RecursionGuard;
import conch.object.Reduction;
import conch.object.Unraisable;
import conch.object.Warnings;

/** What conch.object cannot know by itself, because frames and threads are above it: told once, when the first interpreter is made. */
public final class Hooks {
    private Hooks() {
    }

    public static void install() {
        PySuper.setCaller(Hooks::classAndFirstArgument);
        ClassBuilder.setCallingModule(Hooks::callingModule);
        RecursionGuard.setCounter(new Depth());
        Reduction.setRegistry(() -> Importer.load(ThreadState.current(), "copyreg"));
        Warnings.setSink((category, message) -> {
            if (ThreadState.currentOrNull() != null) ScriptWarnings.warn(category, PyStr.of(message), 1, null);
        });
        Unraisable.setSink((exception, where) -> {
            ThreadState thread = ThreadState.currentOrNull();
            if (thread != null) thread.interpreter.hooks.unraisable(exception, where, null);
        });
    }

    /** The {@code __module__} of a class that the running code makes by calling {@code type}. */
    private static PyStr callingModule() {
        ThreadState thread = ThreadState.currentOrNull();
        Frame frame = thread == null ? null : thread.frame();
        return frame != null && frame.globals.get(PyStr.intern("__name__")) instanceof PyStr name ? name : null;
    }

    /** What {@code super()} without arguments means in the running function. */
    private static PyObject[] classAndFirstArgument() {
        Frame frame = ThreadState.current().frame();
        if (frame == null) throw Errors.runtime("super(): no current frame");
        Code code = frame.code;
        if (code.argCount == 0) throw Errors.runtime("super(): no arguments");
        PyObject first = frame.slots[0] instanceof PyCell cell ? cell.get() : frame.slots[0];
        if (first == null) throw Errors.runtime("super(): arg[0] deleted");
        for (int i = 0; i < code.free.length; i++) {
            if (!code.free[i].equals("__class__")) continue;
            PyObject cls = ((PyCell) frame.slots[code.freeBase() + i]).get();
            if (cls == null) throw Errors.runtime("super(): empty __class__ cell");
            if (!(cls instanceof PyType)) throw Errors.runtime("super(): __class__ is not a type (%s)", Errors.typeName(cls));
            return new PyObject[] {cls, first};
        }
        throw Errors.runtime("super(): __class__ cell not found");
    }

    /** Nested operations of the core count like calls. */
    private static final class Depth implements RecursionGuard.Counter {
        @Override
        public void enter(String where) {
            ThreadState thread = ThreadState.currentOrNull();
            if (thread == null) {
                RecursionGuard.threadLocal().enter(where);
                return;
            }
            if (thread.depth >= thread.interpreter.recursionLimit) throw Errors.recursion("maximum recursion depth exceeded" + where);
            thread.depth++;
        }

        @Override
        public void leave() {
            ThreadState thread = ThreadState.currentOrNull();
            if (thread == null) RecursionGuard.threadLocal().leave();
            else thread.depth--;
        }
    }
}
