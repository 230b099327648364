package conch.syntax;

/**
 * Where a node stands in its source: from (lineno, col) up to, not including, (endLineno, endCol).
 * Lines count from 1; columns from 0, in Unicode code points of the line (CPython's tree counts UTF-8 bytes instead).
 */
public record Span(int lineno, int col, int endLineno, int endCol) {

    /** From where this span starts to where {@code last} ends. */
    public Span to(Span last) {
        return new Span(lineno, col, last.endLineno, last.endCol);
    }
}
