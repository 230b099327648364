package conch.syntax;

/**
 * A piece of the source. {@code text} is the name (normalised), the number or the string as written, and null for all other kinds.
 * {@code level} is the number of brackets open after the token. {@code col} and {@code endCol} are -1 for the tokens that stand for no
 * characters (INDENT, DEDENT, END); {@code start} is the offset of its first character in the source text.
 */
record Token(Kind kind, String text, int lineno, int col, int endLineno, int endCol, int level, int start) {

    Span span() {
        return new Span(lineno, col, endLineno, endCol);
    }
}
