package conch.eval;

import conch.compile.Code;
import conch.compile.Compiler;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Hold;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import conch.syntax.Parser;
import conch.syntax.Source;
import conch.syntax.SyntaxError;

/** From source text to something that ran: compiles, with syntax errors as exceptions of the script, and runs blocks. */
public final class Execution {
    /** What kind of text {@code compile()} is given. */
    public enum Mode { EXEC, EVAL, SINGLE }

    private Execution() {
    }

    /** Compiles; the result is unowned. */
    public static Code compile(Source source, Mode mode) {
        try {
            return switch (mode) {
                case EXEC -> Compiler.compileModule(Parser.parseModule(source), source);
                case EVAL -> Compiler.compileExpression(Parser.parseExpression(source), source);
                case SINGLE -> Compiler.compileInteractive(Parser.parseInteractive(source), source);
            };
        } catch (SyntaxError e) {
            throw raised(e);
        } catch (StackOverflowError e) {
            throw Errors.recursion("maximum recursion depth exceeded during compilation");
        }
    }

    /** The script's exception for a text that is no Python. */
    public static PyException raised(SyntaxError e) {
        PyType type = switch (e.kind()) {
            case SyntaxError -> ExceptionTypes.SYNTAX_ERROR;
            case IndentationError -> ExceptionTypes.INDENTATION_ERROR;
            case TabError -> ExceptionTypes.TAB_ERROR;
        };
        PyObject place = PyTuple.of(PyStr.of(e.filename()), PyInt.of(e.lineno()), PyInt.of(e.offset()),
            e.text() == null ? PyNone.NONE : PyStr.of(e.text() + "\n"), PyInt.of(e.endLineno()), PyInt.of(e.endOffset()));
        return Errors.of(type, PyStr.of(e.getMessage()), place);
    }

    /** Runs a block; the result is unowned. {@code names} is where its names live: the globals themselves in a module. */
    public static PyObject run(ThreadState thread, Code code, PyDict globals, PyObject names) {
        try (Hold hold = new Hold(code)) {
            return hold.returning(Calls.runBlock(thread, code, globals, names, null));
        }
    }
}
