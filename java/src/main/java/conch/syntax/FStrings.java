package conch.syntax;

import conch.syntax.Ast.ExprNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of an f-string, as CPython 3.11 reads them: an f-string is one string token, and only then are its replacement fields looked
 * for inside it. Hence no backslash and no {@code #} within a field, and no quote of the kind that ends the string. The expression of a field is
 * parsed on its own, in parentheses.
 *
 * <p>One object gathers the pieces of one string (several tokens in a row included), or of one format specification.
 */
final class FStrings {
    private static final int MAX_NESTED_FIELDS = 2, MAX_BRACKETS = 200;

    private final Cursor c;
    /** Where all tokens in a row stand, and where the string itself ends up: for a format specification CPython takes its own token. */
    private final Span row, pos;
    private final String kind;
    private final List<ExprNode> values = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();

    FStrings(Cursor cursor, Span row, Span pos, String kind) {
        c = cursor;
        this.row = row;
        this.pos = pos;
        this.kind = kind;
    }

    void addText(String text) {
        pending.append(text);
    }

    /** All the text there is, when no field was added. */
    String text() {
        return pending.toString();
    }

    Ast.JoinedStr joined() {
        flush(pos);
        return new Ast.JoinedStr(Expressions.unmodifiable(values), pos);
    }

    private void flush(Span place) {
        if (pending.isEmpty()) return;
        values.add(new Ast.Constant(new Literal.Str(pending.toString()), kind, place));
        pending.setLength(0);
    }

    void addFormatted(Strings.Written string) {
        new Reader(string).read(this, 0);
    }

    /** Goes over the body of one token; {@code at} is where it stands. */
    private final class Reader {
        private final Strings.Written string;
        private final String body;
        private int at;

        Reader(Strings.Written string) {
            this.string = string;
            body = string.body();
        }

        /** Text and fields in turn, to the end of the string or, in a format specification, to its closing brace. */
        void read(FStrings into, int nesting) {
            while (at < body.length()) {
                boolean brace = literal(into, nesting);
                if (brace) continue;
                if (at >= body.length() || body.charAt(at) == '}') return;
                field(into, nesting);
            }
        }

        /** Text up to a brace; true when that was a doubled one, which is text too. */
        private boolean literal(FStrings into, int nesting) {
            int start = at;
            while (at < body.length()) {
                char ch = body.charAt(at++);
                if (!string.raw() && ch == '\\' && at < body.length()) {
                    ch = body.charAt(at++);
                    if (ch == 'N') {
                        skipCharacterName();
                        continue;
                    }
                }
                if (ch != '{' && ch != '}') continue;
                if (nesting == 0 && at < body.length() && body.charAt(at) == ch) {
                    into.addText(Strings.unescaped(c, body.substring(start, at), string.raw()));
                    at++;
                    return true;
                }
                if (nesting == 0 && ch == '}') throw error("single '}' is not allowed");
                at--;
                break;
            }
            if (at > start) into.addText(Strings.unescaped(c, body.substring(start, at), string.raw()));
            return false;
        }

        private void skipCharacterName() {
            if (at >= body.length() || body.charAt(at++) != '{') return;
            while (at < body.length() && body.charAt(at++) != '}') { }
        }

        /** {@code '{' expression ['='] ['!' conversion] [':' format_spec] '}'} */
        private void field(FStrings into, int nesting) {
            if (nesting >= MAX_NESTED_FIELDS) throw error("expressions nested too deeply");
            int start = ++at;
            skipExpression();
            ExprNode value = expression(start, at);
            boolean named = current() == '=';
            if (named) {
                at++;
                while (isSpace(current())) at++;
                into.addText(body.substring(start, at));
            }
            int conversion = current() == '!' ? conversion() : -1;
            Ast.JoinedStr spec = null;
            if (current() == ':') {
                at++;
                current();
                FStrings pieces = new FStrings(c, row, string.token().span(), kind);
                read(pieces, nesting + 1);
                spec = pieces.joined();
            }
            if (current() != '}') throw error("expecting '}'");
            at++;
            into.flush(row);
            into.values.add(new Ast.FormattedValue(value, named && spec == null && conversion < 0 ? 'r' : conversion, spec, row));
        }

        private char current() {
            if (at >= body.length()) throw error("expecting '}'");
            return body.charAt(at);
        }

        private int conversion() {
            at++;
            char letter = current();
            at++;
            if (letter != 's' && letter != 'r' && letter != 'a') throw error("invalid conversion character: expected 's', 'r', or 'a'");
            return letter;
        }

        /** To the first {@code ! : = }} that is neither in brackets nor in a string nor part of a comparison. */
        private void skipExpression() {
            StringBuilder brackets = new StringBuilder();
            for (; at < body.length(); at++) {
                char ch = body.charAt(at);
                switch (ch) {
                    case '\\' -> throw c.errorAtFurthest("f-string expression part cannot include a backslash");
                    case '#' -> throw c.errorAtFurthest("f-string expression part cannot include '#'");
                    case '\'', '"' -> skipString(ch);
                    case '(', '[', '{' -> {
                        if (brackets.length() >= MAX_BRACKETS) throw error("too many nested parenthesis");
                        brackets.append(ch);
                    }
                    default -> {
                        if (brackets.isEmpty() && "!:}=<>".indexOf(ch) >= 0) {
                            boolean comparison = ch != ':' && ch != '}' && at + 1 < body.length() && body.charAt(at + 1) == '=';
                            if (comparison) at++;
                            else if (ch != '<' && ch != '>') return;
                        } else if (ch == ')' || ch == ']' || ch == '}') {
                            close(brackets, ch);
                        }
                    }
                }
            }
            if (!brackets.isEmpty()) throw error("unmatched '" + brackets.charAt(brackets.length() - 1) + "'");
            throw error("expecting '}'");
        }

        private void close(StringBuilder brackets, char ch) {
            if (brackets.isEmpty()) throw error("unmatched '" + ch + "'");
            char opening = brackets.charAt(brackets.length() - 1);
            brackets.setLength(brackets.length() - 1);
            if (opening == '(' && ch == ')' || opening == '[' && ch == ']' || opening == '{' && ch == '}') return;
            throw error("closing parenthesis '" + ch + "' does not match opening parenthesis '" + opening + "'");
        }

        /** From the quote here to the last character of the one that ends it. */
        private void skipString(char quote) {
            String end = body.startsWith(String.valueOf(quote).repeat(3), at) ? String.valueOf(quote).repeat(3) : String.valueOf(quote);
            int from = at + end.length();
            int close = body.indexOf(end, from);
            int backslash = body.indexOf('\\', from);
            if (backslash >= 0 && (close < 0 || backslash < close)) throw c.errorAtFurthest("f-string expression part cannot include a backslash");
            if (close < 0) throw error("unterminated string");
            at = close + end.length() - 1;
        }

        private ExprNode expression(int from, int to) {
            String text = body.substring(from, to);
            if (text.chars().allMatch(ch -> isSpace((char) ch))) {
                char after = body.charAt(to);
                throw error(after == '}' ? "empty expression not allowed" : "expression required before '" + after + "'");
            }
            Source inner = new Source(c.source.filename(), "(" + text + ")");
            return new Parser(new Cursor(inner, shift(string.bodyStart() + from - 1))).fstring();
        }

        /** Where the field's opening brace, at {@code brace} in the token's text, stands in the file. */
        private Cursor.Shift shift(int brace) {
            String token = string.token().text();
            int line = 0, lineStart = 0;
            for (int i = token.indexOf('\n'); i >= 0 && i < brace; i = token.indexOf('\n', i + 1)) {
                line++;
                lineStart = i + 1;
            }
            int col = startsNewLine(token, brace + 1) ? 0 : token.codePointCount(lineStart, brace);
            return new Cursor.Shift(string.token().lineno() + line, line == 0 ? string.token().col() + col : col);
        }

        private static boolean startsNewLine(String text, int at) {
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\f')) at++;
            return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '}');
        }

        private static boolean isSpace(char ch) {
            return ch == ' ' || ch >= '\t' && ch <= '\r';
        }

        private SyntaxError error(String message) {
            return c.errorAtFurthest("f-string: " + message);
        }
    }
}
