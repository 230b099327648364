package conch.syntax;

import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A tree in the form of CPython's {@code ast.dump(tree, include_attributes=True)}, so that expectations can be taken from there. It walks
 * the records by reflection; a component's name in snake_case is the field's name.
 */
final class AstDump {
    private final Source source;
    private final StringBuilder out = new StringBuilder();

    private AstDump(Source source) {
        this.source = source;
    }

    static String dump(Ast tree, Source source) {
        AstDump dump = new AstDump(source);
        dump.value(tree);
        return dump.out.toString();
    }

    private void value(Object value) {
        switch (value) {
            case null -> out.append("None");
            case Ast node -> node(node);
            case List<?> list -> list(list);
            case Enum<?> e when e.getDeclaringClass().getEnclosingClass() == Ast.class -> out.append(e.name()).append("()");
            case Literal literal -> literal(literal);
            case String s -> string(s);
            case Boolean b -> out.append(b ? 1 : 0);
            case Integer i -> out.append(i);
            default -> throw new IllegalStateException(value.getClass().getName());
        }
    }

    private void list(List<?> list) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) out.append(", ");
            value(list.get(i));
        }
        out.append(']');
    }

    private void node(Ast node) {
        out.append(className(node)).append('(');
        String separator = "";
        Span pos = null;
        try {
            for (RecordComponent component : node.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(node);
                if (value instanceof Span span) {
                    pos = span;
                    continue;
                }
                if (value == null && !(node instanceof Ast.MatchSingleton)) continue;
                out.append(separator).append(snake(component.getName())).append('=');
                separator = ", ";
                if (node instanceof Ast.AnnAssign && component.getName().equals("simple")) out.append((boolean) value ? 1 : 0);
                else value(value);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        if (node instanceof Ast.Module) out.append(", type_ignores=[]");
        if (pos != null) position(separator, pos);
        out.append(')');
    }

    private static String className(Ast node) {
        return switch (node) {
            case Ast.Arguments _ -> "arguments";
            case Ast.Arg _ -> "arg";
            case Ast.Keyword _ -> "keyword";
            case Ast.Alias _ -> "alias";
            case Ast.WithItem _ -> "withitem";
            case Ast.Comprehension _ -> "comprehension";
            case Ast.MatchCase _ -> "match_case";
            default -> node.getClass().getSimpleName();
        };
    }

    private static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (char c : name.toCharArray()) {
            if (Character.isUpperCase(c)) snake.append('_').append(Character.toLowerCase(c));
            else snake.append(c);
        }
        return snake.toString();
    }

    private void position(String separator, Span pos) {
        out.append(separator).append("lineno=").append(pos.lineno()).append(", col_offset=").append(bytes(pos.lineno(), pos.col()))
            .append(", end_lineno=").append(pos.endLineno()).append(", end_col_offset=").append(bytes(pos.endLineno(), pos.endCol()));
    }

    /** CPython counts columns in bytes of UTF-8. */
    private int bytes(int lineno, int col) {
        String line = source.line(lineno);
        int end = col <= line.codePointCount(0, line.length()) ? line.offsetByCodePoints(0, col) : -1;
        return end < 0 ? col : line.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    // ---- constants, as repr() writes them

    private void literal(Literal literal) {
        switch (literal) {
            case Literal.NoneLit _ -> out.append("None");
            case Literal.Ellipsis _ -> out.append("Ellipsis");
            case Literal.Bool b -> out.append(b.value() ? "True" : "False");
            case Literal.Int i -> integer(i.value());
            case Literal.Float f -> out.append(number(f.value()));
            case Literal.Complex z -> {
                String s = number(z.imag());
                out.append(s.endsWith(".0") ? s.substring(0, s.length() - 2) : s).append('j');
            }
            case Literal.Str s -> string(s.value());
            case Literal.Bytes b -> bytes(b.value());
        }
    }

    private void integer(BigInteger value) {
        out.append(value);
    }

    private static String number(double d) {
        if (Double.isInfinite(d)) return "inf";
        if (d == 0) return "0.0";
        java.math.BigDecimal exact = new java.math.BigDecimal(Double.toString(d)).stripTrailingZeros();
        String digits = exact.unscaledValue().toString();
        int exponent = digits.length() - exact.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            String sign = exponent < 0 ? "-" : "+";
            int abs = Math.abs(exponent);
            return digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + sign + (abs < 10 ? "0" : "") + abs;
        }
        String plain = exact.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }

    private void string(String s) {
        char quote = s.contains("'") && !s.contains("\"") ? '"' : '\'';
        out.append(quote);
        s.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote) out.append('\\').append((char) c);
                    else if (c == ' ' || Characters.isPrintable(c)) out.appendCodePoint(c);
                    else if (c < 256) out.append(String.format("\\x%02x", c));
                    else if (c < 0x10000) out.append(String.format("\\u%04x", c));
                    else out.append(String.format("\\U%08x", c));
                }
            }
        });
        out.append(quote);
    }

    private void bytes(byte[] value) {
        String latin = new String(value, StandardCharsets.ISO_8859_1);
        char quote = latin.contains("'") && !latin.contains("\"") ? '"' : '\'';
        out.append('b').append(quote);
        for (char c : latin.toCharArray()) {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote) out.append('\\').append(c);
                    else if (c >= ' ' && c < 127) out.append(c);
                    else out.append(String.format("\\x%02x", (int) c));
                }
            }
        }
        out.append(quote);
    }
}
