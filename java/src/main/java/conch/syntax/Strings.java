package conch.syntax;

import conch.syntax.Ast.ExprNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** String tokens, one or several in a row, become one constant or one f-string. */
final class Strings {
    private final Cursor c;

    Strings(Cursor cursor) {
        c = cursor;
    }

    /** A string token taken apart. */
    record Written(Token token, String body, int bodyStart, boolean raw, boolean bytes, boolean format) {

        static Written of(Token token) {
            String text = token.text();
            boolean raw = false, bytes = false, format = false;
            int quote = 0;
            for (; text.charAt(quote) != '"' && text.charAt(quote) != '\''; quote++) {
                switch (text.charAt(quote)) {
                    case 'r', 'R' -> raw = true;
                    case 'b', 'B' -> bytes = true;
                    case 'f', 'F' -> format = true;
                    default -> { }
                }
            }
            char q = text.charAt(quote);
            boolean triple = text.length() >= quote + 6 && text.charAt(quote + 1) == q && text.charAt(quote + 2) == q;
            int start = quote + (triple ? 3 : 1);
            return new Written(token, text.substring(start, text.length() - (triple ? 3 : 1)), start, raw, bytes, format);
        }
    }

    // strings: STRING+
    ExprNode strings() {
        Token first = c.next();
        if (!c.at(Kind.STRING)) return single(Written.of(first));
        return joined(first);
    }

    private ExprNode single(Written s) {
        if (s.format) return several(s.token, List.of(s));
        Literal value = s.bytes ? new Literal.Bytes(bytes(s)) : new Literal.Str(text(s));
        return new Ast.Constant(value, kind(s.token), s.token.span());
    }

    private ExprNode joined(Token first) {
        List<Written> parts = new ArrayList<>();
        parts.add(Written.of(first));
        while (c.at(Kind.STRING)) parts.add(Written.of(c.next()));
        return parts.getFirst().bytes ? joinedBytes(first, parts) : several(first, parts);
    }

    private ExprNode joinedBytes(Token first, List<Written> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Written part : parts) {
            if (!part.bytes) throw mixed();
            out.writeBytes(bytes(part));
        }
        return new Ast.Constant(new Literal.Bytes(out.toByteArray()), null, c.from(first));
    }

    private SyntaxError mixed() {
        return c.errorAtFurthest("cannot mix bytes and nonbytes literals");
    }

    /** Plain strings and f-strings in a row: one constant if all are plain. */
    private ExprNode several(Token first, List<Written> parts) {
        Span pos = c.from(first);
        FStrings pieces = new FStrings(c, pos, pos, kind(first));
        boolean format = false;
        for (Written part : parts) {
            if (part.bytes) throw mixed();
            format |= part.format;
            if (part.format) pieces.addFormatted(part);
            else pieces.addText(text(part));
        }
        return format ? pieces.joined() : new Ast.Constant(new Literal.Str(pieces.text()), kind(first), pos);
    }

    private static String kind(Token first) {
        return first.text().charAt(0) == 'u' ? "u" : null;
    }

    private String text(Written s) {
        return unescaped(c, s.body, s.raw);
    }

    static String unescaped(Cursor c, String text, boolean raw) {
        try {
            return raw ? text : Literals.unescape(text);
        } catch (Literals.BadEscape bad) {
            throw c.errorAtFurthest(bad.getMessage());
        }
    }

    private byte[] bytes(Written s) {
        for (int i = 0; i < s.body.length(); i++) {
            if (s.body.charAt(i) >= 128) throw c.error("bytes can only contain ASCII literal characters", s.token);
        }
        try {
            return Literals.bytes(s.body, s.raw);
        } catch (Literals.BadEscape bad) {
            throw c.errorAtFurthest(bad.getMessage());
        }
    }
}
