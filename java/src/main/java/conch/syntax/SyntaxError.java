package conch.syntax;

/**
 * A text that is no Python, with its place, in the words of CPython 3.11. It carries no Java stack trace: it speaks about the script.
 *
 * <p>{@code offset} and {@code endOffset} are columns from 1, in code points of the line; 0 and -1 mean what they mean in CPython: no
 * column, and no end known; {@code lineno} 0 is an error of the file as a whole. {@code text} is the line, without its line end, or null.
 */
@SuppressWarnings("serial")
public final class SyntaxError extends RuntimeException {

    /** Which of Python's exception classes it becomes. */
    public enum ErrorKind { SyntaxError, IndentationError, TabError }

    private final ErrorKind kind;
    private final String filename;
    private final int lineno, offset, endLineno, endOffset;
    private final String text;
    private boolean incomplete;

    public SyntaxError(ErrorKind kind, String message, String filename, int lineno, int offset, int endLineno, int endOffset, String text) {
        super(message, null, false, false);
        this.kind = kind;
        this.filename = filename;
        this.lineno = lineno;
        this.offset = offset;
        this.endLineno = endLineno;
        this.endOffset = endOffset;
        this.text = text;
    }

    /** An error at a node, as the passes after the parser raise it. */
    public SyntaxError(String message, Source source, Span pos) {
        this(ErrorKind.SyntaxError, message, source.filename(), pos.lineno(), pos.col() + 1, pos.endLineno(), pos.endCol() + 1,
            source.line(pos.lineno()));
    }

    /** Marks that more input could repair it; returns itself. */
    SyntaxError asIncomplete() {
        incomplete = true;
        return this;
    }

    public ErrorKind kind() {
        return kind;
    }

    public String filename() {
        return filename;
    }

    public int lineno() {
        return lineno;
    }

    public int offset() {
        return offset;
    }

    public int endLineno() {
        return endLineno;
    }

    public int endOffset() {
        return endOffset;
    }

    public String text() {
        return text;
    }

    /** The input ended too early; a prompt reads another line and tries again. */
    public boolean incomplete() {
        return incomplete;
    }

    /** What CPython prints for it: file, line, the line's text, carets and the message; no line end after the last line. */
    public String render() {
        StringBuilder out = new StringBuilder();
        if (lineno > 0) out.append("  File \"").append(filename).append("\", line ").append(lineno).append('\n');
        if (text != null) appendExcerpt(out);
        return out.append(kind).append(": ").append(getMessage()).toString();
    }

    private void appendExcerpt(StringBuilder out) {
        String shown = text.strip();
        int stripped = text.codePointCount(0, text.length() - text.stripLeading().length());
        out.append("    ").append(shown).append('\n');
        int from = offset - 1 - stripped;
        if (from < 0) return;
        // Only the plain class gets more than one caret.
        int to = (kind == ErrorKind.SyntaxError && endOffset > 0 ? endLineno > lineno ? text.codePointCount(0, text.length()) + 1 : endOffset : offset) - 1 - stripped;
        out.append("    ");
        int[] points = shown.codePoints().limit(from).toArray();
        for (int i = 0; i < from; i++) {
            if (i < points.length && Character.isWhitespace(points[i])) out.appendCodePoint(points[i]);
            else out.append(' ');
        }
        out.repeat("^", Math.max(1, to - from)).append('\n');
    }

    @Override
    public String toString() {
        return kind + ": " + getMessage() + " (" + filename + ", line " + lineno + ")";
    }
}
