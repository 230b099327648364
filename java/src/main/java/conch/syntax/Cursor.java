package conch.syntax;

import conch.syntax.Ast.ExprNode;
import conch.syntax.SyntaxError.ErrorKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where the parser stands among the tokens. Tokens are cut only when somebody looks at them, so the last token cut is how far the parser
 * had to look, and that is the place of an error that has no words of its own.
 *
 * <p>The parser goes over a wrong text twice, as CPython's does. The first pass only finds out that something is wrong: a rule that does not
 * fit throws {@link Failure}, which carries nothing. The second pass, {@link #diagnosing}, asks {@link Diagnosis} at each place whether
 * a known mistake was made there, and the first one found becomes the error.
 */
final class Cursor {
    /** A bound for recursion that brackets do not bound: {@code not not …}, {@code lambda: lambda: …}, nested blocks. */
    private static final int MAX_DEPTH = 1500;

    /** A rule does not fit here. */
    @SuppressWarnings("serial")
    static final class Failure extends RuntimeException {
        private static final Failure INSTANCE = new Failure();

        private Failure() {
            super(null, null, false, false);
        }
    }

    final Source source;
    /** Set for the expression inside an f-string: how its places are to be moved. */
    private final Shift shift;
    private final Lexer lexer;
    private Token[] tokens = new Token[256];
    private int fill;
    private int mark;
    private int quiet;
    private int depth;
    private boolean secondPass, patient;
    private boolean lexerFailed;

    /** The first line of a text stands in line {@code lineno} of its file, its first character in column {@code col}. */
    record Shift(int lineno, int col) { }

    Cursor(Source source, Shift shift) {
        this.source = source;
        this.shift = shift;
        this.lexer = new Lexer(source);
    }

    // ---- tokens

    Token peek() {
        return mark < fill ? tokens[mark] : cut(mark);
    }

    Token peek(int ahead) {
        return mark + ahead < fill ? tokens[mark + ahead] : cut(mark + ahead);
    }

    Kind kind() {
        return peek().kind();
    }

    boolean at(Kind kind) {
        return peek().kind() == kind;
    }

    boolean atName(String softKeyword) {
        return at(Kind.NAME) && peek().text().equals(softKeyword);
    }

    Token next() {
        Token token = peek();
        mark++;
        return token;
    }

    boolean accept(Kind kind) {
        if (peek().kind() != kind) return false;
        mark++;
        return true;
    }

    Token expect(Kind kind) {
        if (peek().kind() != kind) throw fail();
        return tokens[mark++];
    }

    private Token cut(int index) {
        while (fill <= index) {
            if (fill == tokens.length) tokens = Arrays.copyOf(tokens, fill * 2);
            tokens[fill] = cutOne();
            fill++;
        }
        return tokens[index];
    }

    private Token cutOne() {
        lexerFailed = true;
        Token token = tokenOrError();
        lexerFailed = false;
        return token;
    }

    private Token tokenOrError() {
        try {
            Token token = lexer.next();
            if (token.kind() == Kind.END_IN_BRACKETS) throw neverClosed();
            return shift == null ? token : shifted(token);
        } catch (Lexer.EndOfText end) {
            if (lexer.level > 0) throw neverClosed();
            throw new SyntaxError(ErrorKind.SyntaxError, "unexpected EOF while parsing", source.filename(), lexer.lineno(), lexer.position(),
                lexer.lineno(), -1, source.line(lexer.lineno())).asIncomplete();
        } catch (SyntaxError e) {
            throw moved(e, "");
        }
    }

    private Token shifted(Token t) {
        return new Token(t.kind(), t.text(), t.lineno() + shift.lineno - 1, shiftedCol(t.lineno(), t.col()), t.endLineno() + shift.lineno - 1,
            shiftedCol(t.endLineno(), t.endCol()), t.level(), t.start());
    }

    private int shiftedCol(int lineno, int col) {
        return lineno == 1 && col >= 0 ? col + shift.col : col;
    }

    int mark() {
        return mark;
    }

    void reset(int earlier) {
        mark = earlier;
    }

    /** The token before the cursor. */
    Token previous() {
        return tokens[mark - 1];
    }

    /** From {@code first} to the end of the token before the cursor. */
    Span from(Token first) {
        Token last = tokens[mark - 1];
        return new Span(first.lineno(), first.col(), last.endLineno(), last.endCol());
    }

    // ---- passes

    /**
     * What can follow in a rule but need not. In the first pass it fails when it starts and does not go on, because nothing else could be
     * made of it; where mistakes are looked for, the rule ends before it, as in CPython's grammar.
     */
    <T> T optional(Supplier<T> rule) {
        return secondPass || patient ? attempt(rule) : rule.get();
    }

    /** Adds what {@link #optional} makes; false when it made nothing. */
    <T> boolean addOptional(java.util.List<? super T> list, Supplier<T> rule) {
        T made = optional(rule);
        if (made != null) list.add(made);
        return made != null;
    }

    /** As {@link #attemptQuietly}, in the first pass. */
    void patiently(Runnable look) {
        patient = true;
        quiet++;
        try {
            look.run();
        } finally {
            patient = false;
            quiet--;
        }
    }

    Failure fail() {
        return Failure.INSTANCE;
    }

    /** What the rule makes, or null, with the cursor where it was, when it does not fit. */
    <T> T attempt(Supplier<T> rule) {
        int start = mark, startDepth = depth;
        try {
            return rule.get();
        } catch (Failure f) {
            mark = start;
            depth = startDepth;
            return null;
        }
    }

    /** As {@link #attempt}, without looking for known mistakes inside. */
    <T> T attemptQuietly(Supplier<T> rule) {
        quiet++;
        try {
            return attempt(rule);
        } finally {
            quiet--;
        }
    }

    boolean diagnosing() {
        return secondPass && quiet == 0;
    }

    void startSecondPass() {
        secondPass = true;
        memory = new HashMap<>();
        mark = 0;
        depth = 0;
    }

    void enter() {
        if (++depth > MAX_DEPTH) throw tooDeep();
    }

    void leave() {
        depth--;
    }

    SyntaxError tooDeep() {
        Token last = tokens[Math.max(0, fill - 1)];
        return error("too many nested expressions or blocks", last.span(), last.span());
    }

    // ---- memory of the second pass

    /** What a rule made of the tokens from some place on, and where it ended; {@code node} is null if it did not fit. */
    private record Made(ExprNode node, int end) { }

    /** The rules that are remembered. */
    enum Memo { EXPRESSION, DISJUNCTION }

    private Map<Long, Made> memory;

    /**
     * Runs the rule, in the second pass only once for each place: otherwise every level of brackets would multiply the work. What was made
     * quietly counts only for who is quiet, because mistakes were not looked for.
     */
    ExprNode remembered(Memo rule, Supplier<ExprNode> body) {
        if (!secondPass) return body.get();
        int start = mark;
        Made made = memory.get(key(rule, start, false));
        if (made == null && quiet > 0) made = memory.get(key(rule, start, true));
        if (made == null) {
            made = new Made(attempt(body), mark);
            memory.put(key(rule, start, quiet > 0), made);
        }
        if (made.node == null) throw fail();
        mark = made.end;
        return made.node;
    }

    private static long key(Memo rule, int place, boolean quiet) {
        return (long) place << 2 | rule.ordinal() << 1 | (quiet ? 1 : 0);
    }

    // ---- errors

    /** Whether the last error came from the lexer, or is about indentation: then reading on would find nothing better. */
    boolean lexerFailed() {
        return lexerFailed;
    }

    /** Whether the parser had to look at the end of the text. */
    boolean reachedEnd() {
        return fill > 0 && lexer.atEnd() && (furthest().kind() == Kind.END || furthest().kind() == Kind.DEDENT);
    }

    /** The last token that was cut. */
    Token furthest() {
        return tokens[fill - 1];
    }

    SyntaxError error(String message, ExprNode node) {
        return error(message, node.pos(), node.pos());
    }

    SyntaxError error(String message, Token token) {
        return error(message, token.span(), token.span());
    }

    /** From where {@code first} starts to where {@code last} ends. */
    SyntaxError error(String message, Span first, Span last) {
        return place(ErrorKind.SyntaxError, message, first.lineno(), first.col() + 1, last.endLineno(), last.endCol() + 1);
    }

    /** From where {@code first} starts to wherever the parser had to look; the end is CPython's, a column short. */
    SyntaxError errorFrom(String message, Span first) {
        return place(ErrorKind.SyntaxError, message, first.lineno(), first.col() + 1, lexer.lineno(), lexer.position());
    }

    /** At the last token that was cut. */
    SyntaxError errorAtFurthest(String message) {
        return errorAtFurthest(ErrorKind.SyntaxError, message);
    }

    SyntaxError errorAtFurthest(ErrorKind kind, String message) {
        Token t = furthest();
        int offset = t.col() < 0 ? lexer.position() : t.col() + 1;
        return place(kind, message, t.lineno(), offset, t.endLineno(), t.endCol() < 0 ? -1 : t.endCol() + 1);
    }

    /** Exactly these columns, which count from 1. */
    SyntaxError place(ErrorKind kind, String message, int lineno, int offset, int endLineno, int endCol) {
        String line = source.line(shift == null ? lineno : lineno - shift.lineno + 1);
        // CPython looks for the end column in the first line, too.
        int endOffset = line == null || shift != null ? endCol : Math.min(endCol, line.codePointCount(0, line.length()) + 1);
        if (shift == null) return new SyntaxError(kind, message, source.filename(), lineno, offset, endLineno, endOffset, source.line(lineno));
        return new SyntaxError(kind, "f-string: " + message, source.filename(), lineno, offset - shift.col, endLineno, endOffset - shift.col,
            source.line(lineno - shift.lineno + 1));
    }

    private SyntaxError neverClosed() {
        return moved(lexer.neverClosed(), "f-string: ");
    }

    /** A lexer's error inside an f-string counts lines from the replacement field. */
    private SyntaxError moved(SyntaxError e, String prefix) {
        if (shift == null) return e;
        int lines = shift.lineno - 1;
        return new SyntaxError(e.kind(), prefix + e.getMessage(), e.filename(), e.lineno() + lines, e.offset(), e.endLineno() + lines,
            e.endOffset(), e.text());
    }

    /** The error of a text in which no known mistake was found; {@code last} is how far the first pass looked. */
    SyntaxError unexplained(Token last) {
        lexerFailed = last.kind() == Kind.INDENT || last.kind() == Kind.DEDENT;
        if (last.kind() == Kind.INDENT) return errorAtFurthest(ErrorKind.IndentationError, "unexpected indent");
        if (last.kind() == Kind.DEDENT) return errorAtFurthest(ErrorKind.IndentationError, "unexpected unindent");
        return error("invalid syntax", last);
    }

    /**
     * Reads on to the end: a text that cannot even be cut into tokens, or leaves a bracket open from a line before the error, gets that error
     * instead, because it is the more likely cause.
     */
    SyntaxError orLaterLexerError(SyntaxError found) {
        int errorLine = furthest().lineno();
        try {
            while (true) {
                switch (lexer.next().kind()) {
                    case END -> {
                        return found;
                    }
                    case END_IN_BRACKETS -> {
                        return orNeverClosed(found, errorLine);
                    }
                    default -> { }
                }
            }
        } catch (Lexer.EndOfText e) {
            return orNeverClosed(found, errorLine);
        } catch (SyntaxError later) {
            return lexer.isQuiet(later) ? orNeverClosed(found, errorLine) : moved(later, "");
        }
    }

    private SyntaxError orNeverClosed(SyntaxError found, int errorLine) {
        int firstLine = shift == null ? 1 : shift.lineno;
        return lexer.level > 0 && errorLine > lexer.openBracketLine() + firstLine - 1 ? neverClosed() : found;
    }
}
