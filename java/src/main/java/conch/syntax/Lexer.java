package conch.syntax;

import conch.syntax.SyntaxError.ErrorKind;
import java.text.Normalizer;

/**
 * Cuts a source into tokens, one at each call of {@link #next}. The rules are those of
 * <a href="https://docs.python.org/3.11/reference/lexical_analysis.html">lexical analysis</a>.
 *
 * <p>Indentation is a stack of widths: a deeper line pushes and yields INDENT, a shallower one pops and yields one DEDENT for each width
 * popped. Every width is measured twice, with tabs to multiples of eight and with tabs as one column; when the two measures compare
 * differently with the line before, the text mixes tabs and spaces in a way that depends on the tab width: a TabError. Inside brackets there
 * are no indents and no NEWLINEs.
 *
 * <p>Not thread-safe. After an error the lexer must not be used further, except for {@link #position} and {@link #lineno}.
 */
final class Lexer {
    private static final int MAX_INDENTS = 100, MAX_BRACKETS = 200, TAB = 8;

    private final Source source;
    final String text;
    private final int length;
    private final boolean wide;

    private int pos;
    private int lineStart;
    private int lineno = 1;
    private boolean atLineStart = true;
    private int pendingDedents;
    private boolean pendingIndent;
    private int indents;
    private final int[] widths = new int[MAX_INDENTS + 1], altWidths = new int[MAX_INDENTS + 1];
    int level;
    private final char[] brackets = new char[MAX_BRACKETS];
    private final int[] bracketLines = new int[MAX_BRACKETS], bracketCols = new int[MAX_BRACKETS];

    private int tokenStart, tokenLine, tokenLineStart;

    Lexer(Source source) {
        this.source = source;
        String given = source.text();
        text = given.isEmpty() || given.endsWith("\n") ? given : given + "\n";
        length = text.length();
        wide = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
        int nul = text.indexOf('\0');
        if (nul >= 0) throw new SyntaxError(ErrorKind.SyntaxError, "source code string cannot contain null bytes", source.filename(), 0, 0, 0, 0, null);
    }

    /** The line that the lexer stands in; at the end of the text the last one. */
    int lineno() {
        return lineno;
    }

    /** How many characters of the line the lexer has read. */
    int position() {
        return column(lineStart, pos);
    }

    boolean atEnd() {
        return pos >= length;
    }

    int openBracketLine() {
        return bracketLines[level - 1];
    }

    /** The error of a text that ends inside brackets. */
    SyntaxError neverClosed() {
        return new SyntaxError(ErrorKind.SyntaxError, "'" + brackets[level - 1] + "' was never closed", source.filename(), bracketLines[level - 1],
            bracketCols[level - 1] + 1, bracketLines[level - 1], 0, source.line(bracketLines[level - 1])).asIncomplete();
    }

    /**
     * The next token; at the end END again and again.
     *
     * @throws SyntaxError the text cannot be cut into tokens here
     * @throws EndOfText the text ends after a backslash
     */
    Token next() {
        if (atLineStart) readIndentation();
        if (pendingDedents > 0) {
            pendingDedents--;
            return placeless(Kind.DEDENT);
        }
        if (pendingIndent) {
            pendingIndent = false;
            return placeless(Kind.INDENT);
        }
        int comment = skipToToken();
        // A comment belongs to the NEWLINE after it.
        tokenStart = comment >= 0 && at(pos) == '\n' ? comment : pos;
        tokenLine = lineno;
        tokenLineStart = lineStart;
        if (pos >= length) return placeless(level > 0 ? Kind.END_IN_BRACKETS : Kind.END);
        char c = text.charAt(pos);
        if (isNameStart(c)) return nameOrString();
        if (c == '\n') return newline();
        if (c >= '0' && c <= '9' || c == '.' && isDigit(at(pos + 1))) {
            pos = new NumberLexer(this).scan(pos);
            return token(Kind.NUMBER, text.substring(tokenStart, pos));
        }
        if (c == '"' || c == '\'') return string();
        return operator(c);
    }

    private static final String AFTER_BACKSLASH = "unexpected character after line continuation character";

    /** Whether it is one of the errors that count only when the parser itself comes across them. */
    boolean isQuiet(SyntaxError e) {
        return e.kind() != ErrorKind.SyntaxError || e.getMessage().equals(AFTER_BACKSLASH);
    }

    /** The text ends where a backslash promised another line. */
    @SuppressWarnings("serial")
    static final class EndOfText extends RuntimeException {
        EndOfText() {
            super(null, null, false, false);
        }
    }

    // ---- lines and indentation

    private void readIndentation() {
        atLineStart = false;
        while (true) {
            int col = 0, altCol = 0, continued = 0;
            for (; pos < length; pos++) {
                char c = text.charAt(pos);
                if (c == ' ') {
                    col++;
                    altCol++;
                } else if (c == '\t') {
                    col = (col / TAB + 1) * TAB;
                    altCol++;
                } else if (c == '\f') {
                    col = altCol = 0;
                } else if (c == '\\') {
                    if (continued == 0) continued = col;
                    continueLine();
                    pos--;
                } else {
                    break;
                }
            }
            if (pos >= length) {
                if (level == 0) changeIndentation(0, 0);
                return;
            }
            char c = text.charAt(pos);
            if (c == '#') skipComment();
            if (c == '#' || c == '\n') {
                if (pos >= length) continue;
                endLine();
                continue;
            }
            if (level == 0) changeIndentation(continued != 0 ? continued : col, continued != 0 ? continued : altCol);
            return;
        }
    }

    private void changeIndentation(int col, int altCol) {
        if (col == widths[indents]) {
            if (altCol != altWidths[indents]) throw inconsistentTabs();
        } else if (col > widths[indents]) {
            if (indents + 1 >= MAX_INDENTS) {
                throw new SyntaxError(ErrorKind.IndentationError, "too many levels of indentation", source.filename(), lineno, 1, lineno, 0,
                    source.line(lineno));
            }
            if (altCol <= altWidths[indents]) throw inconsistentTabs();
            pendingIndent = true;
            indents++;
            widths[indents] = col;
            altWidths[indents] = altCol;
        } else {
            while (indents > 0 && col < widths[indents]) {
                pendingDedents++;
                indents--;
            }
            if (col != widths[indents]) throw noSuchIndentation();
            if (altCol != altWidths[indents]) throw inconsistentTabs();
        }
    }

    private SyntaxError inconsistentTabs() {
        return new SyntaxError(ErrorKind.TabError, "inconsistent use of tabs and spaces in indentation", source.filename(), lineno, 1, lineno, 0,
            source.line(lineno));
    }

    private SyntaxError noSuchIndentation() {
        int end = text.indexOf('\n', lineStart);
        return new SyntaxError(ErrorKind.IndentationError, "unindent does not match any outer indentation level", source.filename(), lineno,
            column(lineStart, end + 1), lineno, -1, source.line(lineno));
    }

    private void endLine() {
        pos++;
        if (pos < length) {
            lineno++;
            lineStart = pos;
        }
    }

    /** Steps over a backslash and the line end after it. */
    private void continueLine() {
        pos++;
        if (pos >= length || text.charAt(pos) != '\n') {
            int col = column(lineStart, pos);
            throw new SyntaxError(ErrorKind.SyntaxError, AFTER_BACKSLASH, source.filename(), lineno, col + 1,
                lineno, 0, source.line(lineno));
        }
        if (pos + 1 >= length) {
            pos++;
            throw new EndOfText();
        }
        endLine();
    }

    private void skipComment() {
        int end = text.indexOf('\n', pos);
        pos = end < 0 ? length : end;
    }

    /** Where the last comment on the way starts, or -1. */
    private int skipToToken() {
        int comment = -1;
        while (pos < length) {
            char c = text.charAt(pos);
            if (c == ' ' || c == '\t' || c == '\f') {
                pos++;
            } else if (c == '#') {
                comment = pos;
                skipComment();
            } else if (c == '\\') {
                continueLine();
            } else if (c == '\n' && level > 0) {
                endLine();
            } else {
                break;
            }
        }
        return comment;
    }

    private Token newline() {
        Token token = token(Kind.NEWLINE, null);
        endLine();
        atLineStart = true;
        return token;
    }

    // ---- names

    private static boolean isNameStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 128;
    }

    static boolean isNamePart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c >= 128;
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private Token nameOrString() {
        boolean ascii = true;
        for (; pos < length; pos++) {
            char c = text.charAt(pos);
            if (c >= 128) ascii = false;
            else if (c == '"' || c == '\'') {
                if (isStringPrefix()) return string();
                break;
            } else if (!isNamePart(c)) break;
        }
        String name = text.substring(tokenStart, pos);
        if (!ascii) {
            checkName(name);
            return token(Kind.NAME, Normalizer.normalize(name, Normalizer.Form.NFKC));
        }
        return token(Kind.ofWord(name), name);
    }

    /** Whether what stands between the token's start and here is one of the prefixes of a string, in any case and order. */
    private boolean isStringPrefix() {
        int count = pos - tokenStart;
        if (count > 2) return false;
        boolean b = false, u = false, r = false, f = false;
        for (int i = tokenStart; i < pos; i++) {
            switch (text.charAt(i)) {
                case 'b', 'B' -> {
                    if (b || u || f) return false;
                    b = true;
                }
                case 'u', 'U' -> {
                    if (b || u || r || f) return false;
                    u = true;
                }
                case 'r', 'R' -> {
                    if (r || u) return false;
                    r = true;
                }
                case 'f', 'F' -> {
                    if (f || b || u) return false;
                    f = true;
                }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void checkName(String name) {
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            boolean fits = i == Character.charCount(c) ? c == '_' || Character.isUnicodeIdentifierStart(c)
                : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
            if (fits) continue;
            pos = tokenStart + i;
            String code = String.format("U+%04X", c);
            throw here(Characters.isPrintable(c) ? "invalid character '" + Character.toString(c) + "' (" + code + ")"
                : "invalid non-printable character " + code);
        }
    }

    // ---- strings

    /** A string whose opening quote stands here, its prefix behind. */
    private Token string() {
        char quote = text.charAt(pos);
        boolean triple = at(pos + 1) == quote && at(pos + 2) == quote;
        pos += triple ? 3 : 1;
        while (true) {
            if (pos >= length) throw unterminated(triple);
            char c = text.charAt(pos);
            if (c == quote && (!triple || at(pos + 1) == quote && at(pos + 2) == quote)) {
                pos += triple ? 3 : 1;
                return token(Kind.STRING, text.substring(tokenStart, pos));
            }
            if (c == '\\') {
                pos++;
                if (pos >= length) throw unterminated(triple);
                c = text.charAt(pos);
            } else if (c == '\n' && !triple) {
                throw unterminated(false);
            }
            if (c == '\n') endLine();
            else pos++;
        }
    }

    private SyntaxError unterminated(boolean triple) {
        int col = column(tokenLineStart, tokenStart) + 1;
        SyntaxError error = new SyntaxError(ErrorKind.SyntaxError, "unterminated " + (triple ? "triple-quoted " : "")
            + "string literal (detected at line " + lineno + ")", source.filename(), tokenLine, col, tokenLine, col, source.line(tokenLine));
        return triple ? error.asIncomplete() : error;
    }

    // ---- operators

    private Token operator(char c) {
        Kind kind = Operators.at(text, pos);
        if (kind == null) {
            int point = text.codePointAt(pos);
            pos += Character.charCount(point);
            if (!Characters.isPrintable(point)) throw here(String.format("invalid non-printable character U+%04X", point));
            return token(Kind.STRAY, null);
        }
        pos += kind == Kind.STRAY ? 2 : kind.text.length();
        switch (kind) {
            case LPAR, LSQB, LBRACE -> open(c);
            case RPAR, RSQB, RBRACE -> close(c);
            default -> { }
        }
        return token(kind, null);
    }

    private void open(char c) {
        if (level >= MAX_BRACKETS) throw here("too many nested parentheses");
        brackets[level] = c;
        bracketLines[level] = lineno;
        bracketCols[level] = column(lineStart, tokenStart);
        level++;
    }

    private void close(char c) {
        if (level == 0) throw here("unmatched '" + c + "'");
        level--;
        char opening = brackets[level];
        if (opening == '(' && c == ')' || opening == '[' && c == ']' || opening == '{' && c == '}') return;
        String message = "closing parenthesis '" + c + "' does not match opening parenthesis '" + opening + "'";
        throw here(bracketLines[level] == lineno ? message : message + " on line " + bracketLines[level]);
    }

    // ---- places

    int at(int index) {
        return index < length ? text.charAt(index) : -1;
    }

    private int column(int from, int to) {
        return wide ? text.codePointCount(from, Math.min(to, length)) : to - from;
    }

    /** An error whose last character is the one before the lexer's position. */
    SyntaxError here(String message) {
        return placed(message, position(), position());
    }

    /** An error in the token's line; {@code from} and {@code to} are offsets in the text. */
    SyntaxError between(String message, int from, int to) {
        return placed(message, column(lineStart, from) + 1, column(lineStart, to));
    }

    void moveTo(int position) {
        pos = position;
    }

    private SyntaxError placed(String message, int offset, int endOffset) {
        return new SyntaxError(ErrorKind.SyntaxError, message, source.filename(), lineno, offset, lineno, endOffset, source.line(lineno));
    }

    private Token token(Kind kind, String text) {
        return new Token(kind, text, tokenLine, column(tokenLineStart, tokenStart), lineno, column(lineStart, pos), level, tokenStart);
    }

    private Token placeless(Kind kind) {
        return new Token(kind, null, lineno, -1, lineno, -1, level, pos);
    }
}
