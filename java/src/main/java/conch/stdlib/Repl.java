package conch.stdlib;

import conch.compile.Code;
import conch.eval.Execution;
import conch.eval.SwitchPoint;
import conch.eval.ThreadState;
import conch.eval.TracebackPrinter;
import conch.ffi.EvalBreaker;
import conch.object.ExceptionTypes;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.syntax.Parser;
import conch.syntax.Source;
import conch.syntax.SyntaxError;

/** The prompt: reads one statement, runs it, prints the value of an expression, and goes on after an exception. */
public final class Repl {
    private static final String FIRST = ">>> ", MORE = "... ";

    private Repl() {
    }

    /** @param names the namespace of {@code __main__} */
    public static void run(ThreadState thread, PyDict names) {
        PyObject in = ((conch.object.PyModule) thread.interpreter.modules.get(PyStr.intern("sys"))).dict().get(PyStr.intern("stdin"));
        StandardStreams.print(thread, "Conch, speaking Python 3.11. Ctrl-D leaves.\n");
        while (true) {
            try {
                Source source = statement(thread, (PyTextFile) in);
                if (source == null) {
                    StandardStreams.print(thread, "\n");
                    return;
                }
                if (source.text().isBlank()) continue;
                Code code = Execution.compile(source, Execution.Mode.SINGLE);
                Execution.run(thread, code, names, names).discard();
            } catch (PyException e) {
                if (e.is(ExceptionTypes.SYSTEM_EXIT)) throw e;
                report(thread, e);
            }
        }
    }

    private static void report(ThreadState thread, PyException e) {
        String text = e.is(ExceptionTypes.KEYBOARD_INTERRUPT) && e.value().traceback() == null ? "\nKeyboardInterrupt\n" : TracebackPrinter.format(e.value());
        e.discard();
        StandardStreams.printError(thread, text);
    }

    /** Lines until they are a whole statement; null at the end of the input. */
    private static Source statement(ThreadState thread, PyTextFile in) {
        StringBuilder text = new StringBuilder();
        while (true) {
            StandardStreams.print(thread, text.isEmpty() ? FIRST : MORE);
            StandardStreams.flush(thread, "stdout");
            String line = in.readLine(-1);
            if (EvalBreaker.requested()) SwitchPoint.handle(thread);
            if (line.isEmpty()) return text.isEmpty() ? null : new Source("<stdin>", text.toString());
            text.append(line.endsWith("\n") ? line : line + "\n");
            if (isWhole(text.toString(), line)) return new Source("<stdin>", text.toString());
        }
    }

    /** A compound statement ends at an empty line, as at CPython's prompt; anything else as soon as it parses, or cannot. */
    private static boolean isWhole(String text, String lastLine) {
        try {
            var tree = Parser.parseInteractive(new Source("<stdin>", text));
            boolean compound = tree.body().size() == 1 && isCompound(tree.body().getFirst());
            return !compound || lastLine.isBlank();
        } catch (SyntaxError e) {
            return !e.incomplete();
        }
    }

    private static boolean isCompound(conch.syntax.Ast.StmtNode statement) {
        return switch (statement) {
            case conch.syntax.Ast.FunctionDef s -> true;
            case conch.syntax.Ast.ClassDef s -> true;
            case conch.syntax.Ast.If s -> true;
            case conch.syntax.Ast.For s -> true;
            case conch.syntax.Ast.While s -> true;
            case conch.syntax.Ast.With s -> true;
            case conch.syntax.Ast.Try s -> true;
            default -> false;
        };
    }
}
