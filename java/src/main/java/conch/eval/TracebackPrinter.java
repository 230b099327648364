package conch.eval;

import conch.object.ExceptionTypes;
import conch.object.NativeCall;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyException;
import conch.object.PyList;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * An exception as CPython 3.11 prints it: the chain of causes, the frames with their source lines and carets (PEP 657), the message,
 * the notes.
 */
public final class TracebackPrinter {
    private static final String
        CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n",
        CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";
    /** As many frames of one recursion are shown before "Previous line repeated". */
    private static final int SHOWN_REPEATS = 3;

    private final StringBuilder out = new StringBuilder();
    /** Functions of C between the frames: for who reads the end of a run. What a script asks for is CPython's text. */
    private final boolean nativeCalls;

    private TracebackPrinter(boolean nativeCalls) {
        this.nativeCalls = nativeCalls;
    }

    /** The whole report, ending in a newline, with the functions of C. Runs {@code __str__} of the exceptions; what that raises is shown in its place. */
    public static String format(PyBaseException exception) {
        return format(exception, true);
    }

    /** As {@link #format(PyBaseException)}, with or without the functions of C. */
    public static String format(PyBaseException exception, boolean nativeCalls) {
        TracebackPrinter printer = new TracebackPrinter(nativeCalls);
        printer.chain(exception);
        return printer.out.toString();
    }

    /** As {@link #format}, without causes and contexts. */
    public static String formatAlone(PyBaseException exception) {
        TracebackPrinter printer = new TracebackPrinter(true);
        printer.one(exception);
        return printer.out.toString();
    }

    /** The calls that are open on a thread, the outermost first, with their source lines; "" where there are none. @param innermost null for none */
    public static String formatCalls(Frame innermost) {
        StringBuilder out = new StringBuilder();
        for (Frame frame = innermost; frame != null; frame = frame.back) {
            String line = SourceLines.line(frame.code.filename, frame.line());
            out.insert(0, "  File \"" + frame.code.filename + "\", line " + frame.line() + ", in " + frame.code.name + "\n"
                + (line == null || line.isBlank() ? "" : "    " + line.strip() + "\n"));
        }
        return out.isEmpty() ? "" : out.insert(0, "Traceback (most recent call last):\n").toString();
    }

    private record Link(PyBaseException exception, String how) {
    }

    private void chain(PyBaseException exception) {
        ArrayDeque<Link> links = new ArrayDeque<>();
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String how = "";
        for (PyBaseException e = exception; e != null && seen.add(e); ) {
            links.push(new Link(e, how));
            if (e.cause() != null) {
                how = CAUSE;
                e = e.cause();
            } else {
                how = CONTEXT;
                e = e.suppressContext() ? null : e.context();
            }
        }
        while (!links.isEmpty()) {
            Link link = links.pop();
            one(link.exception);
            if (!links.isEmpty()) out.append(link.how);
        }
    }

    private void one(PyBaseException exception) {
        if (exception.traceback() instanceof PyTraceback traceback) {
            out.append("Traceback (most recent call last):\n");
            frames(traceback);
        }
        if (exception.type().isSubtypeOf(ExceptionTypes.SYNTAX_ERROR)) SyntaxErrorPlace.append(out, exception);
        out.append(summary(exception)).append('\n');
        notes(exception);
    }

    private void frames(PyTraceback first) {
        PyTraceback previous = null;
        int repeats = 0;
        for (PyTraceback t = first; t != null; t = t.next()) {
            boolean same = previous != null && t.frame().code() == previous.frame().code() && t.line() == previous.line();
            if (!same) {
                repeated(repeats);
                repeats = 0;
            }
            if (++repeats <= SHOWN_REPEATS) {
                entry(t);
                if (nativeCalls) calls(t.called);
            }
            previous = t;
        }
        repeated(repeats);
    }

    private void calls(NativeCall first) {
        int repeats = 0;
        for (NativeCall c = first; c != null; c = c.inner()) {
            if (++repeats <= SHOWN_REPEATS) out.append("  File \"<C>\", in ").append(c.function()).append('\n');
            if (c.inner() != null && c.inner().function().equals(c.function())) continue;
            repeated(repeats);
            repeats = 0;
        }
    }

    private void repeated(int count) {
        int more = count - SHOWN_REPEATS;
        if (more > 0) out.append("  [Previous line repeated ").append(more).append(more == 1 ? " more time]\n" : " more times]\n");
    }

    private void entry(PyTraceback t) {
        var code = t.frame().code();
        out.append("  File \"").append(code.filename).append("\", line ").append(t.line()).append(", in ").append(code.name).append('\n');
        String line = SourceLines.line(code.filename, t.line());
        if (line == null) return;
        String shown = line.strip();
        if (shown.isEmpty()) return;
        out.append("    ").append(shown).append('\n');
        Carets.append(out, line, code.positions, 4 * t.instruction);
    }

    /** {@code module.Type: message}, without the module for built-in and {@code __main__} types. */
    public static String summary(PyBaseException exception) {
        PyType type = exception.type();
        String name = type.module.equals("builtins") || type.module.equals("__main__") ? type.qualname : type.module + "." + type.qualname;
        String message = message(exception);
        return message.isEmpty() ? name : name + ": " + message;
    }

    private static String message(PyBaseException exception) {
        if (exception.type().isSubtypeOf(ExceptionTypes.SYNTAX_ERROR)) return SyntaxErrorPlace.message(exception);
        try {
            PyObject text = Operations.str(exception);
            String message = ((PyStr) text).value;
            text.discard();
            return message + Suggestions.of(exception);
        } catch (PyException e) {
            e.discard();
            return "<exception str() failed>";
        }
    }

    private void notes(PyBaseException exception) {
        PyObject notes = exception.dictOrNull() == null ? null : exception.dictOrNull().get(PyStr.intern("__notes__"));
        if (notes instanceof PyList list) {
            for (int i = 0; i < list.size(); i++) note(list.get(i));
        } else if (notes instanceof PyTuple tuple) {
            for (PyObject item : tuple.items) note(item);
        }
    }

    private void note(PyObject item) {
        String text = item instanceof PyStr s ? s.value : Operations.repr(item).value;
        out.append(text).append('\n');
    }
}
