package conch.eval;

import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyBaseException;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyStr;

/** The lines above the message of a SyntaxError: file, line, source, carets. */
final class SyntaxErrorPlace {
    private SyntaxErrorPlace() {
    }

    static String message(PyBaseException error) {
        PyObject message = attribute(error, "msg");
        return message == null ? "<no detail available>" : Operations.str(message).value;
    }

    static void append(StringBuilder out, PyBaseException error) {
        if (!(attribute(error, "lineno") instanceof PyInt line)) return;
        String file = attribute(error, "filename") instanceof PyStr name ? name.value : "<string>";
        out.append("  File \"").append(file).append("\", line ").append(line.longValue()).append('\n');
        if (!(attribute(error, "text") instanceof PyStr text)) return;
        String source = text.value.stripTrailing();
        String shown = source.stripLeading();
        int stripped = source.length() - shown.length();
        out.append("    ").append(shown).append('\n');
        if (!(attribute(error, "offset") instanceof PyInt offset) || offset.longValue() < 1) return;
        int from = (int) offset.longValue() - 1 - stripped;
        boolean sameLine = attribute(error, "end_lineno") instanceof PyInt last && last.longValue() == line.longValue();
        boolean point = error.type().isSubtypeOf(ExceptionTypes.INDENTATION_ERROR);
        if (from < 0) return;
        int to = point ? from + 1 : sameLine && attribute(error, "end_offset") instanceof PyInt end && end.longValue() > 0 ? (int) end.longValue() - 1 - stripped
            : sameLine ? from + 1 : shown.length();
        out.append("    ").append(" ".repeat(Math.min(from, shown.length()))).append("^".repeat(Math.max(1, to - from))).append('\n');
    }

    private static PyObject attribute(PyBaseException error, String name) {
        return Operations.getAttributeOrNull(error, PyStr.intern(name));
    }
}
