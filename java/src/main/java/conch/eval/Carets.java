package conch.eval;

import conch.syntax.Ast;
import conch.syntax.Parser;
import conch.syntax.Source;
import conch.syntax.SyntaxError;

/**
 * The line of carets below a line of a traceback, by the rules of CPython 3.11's {@code traceback.c}: what raised is underlined; of a
 * binary operation the operator, of a subscription the brackets get carets and the rest tildes; nothing when all of the line is meant.
 */
final class Carets {
    private static final int INDENT = 4;

    private Carets() {
    }

    /** @param at where in {@code positions} the instruction's row begins: line, last line, column, last column */
    static void append(StringBuilder out, String line, int[] positions, int at) {
        int start = positions[at + 2], end = positions[at + 3];
        if (start < 0 || end < 0) return;
        boolean oneLine = positions[at] == positions[at + 1];
        int from = line.offsetByCodePoints(0, Math.min(start, line.codePointCount(0, line.length())));
        int to = oneLine ? line.offsetByCodePoints(0, Math.min(end, line.codePointCount(0, line.length()))) : line.stripTrailing().length();
        int stripped = line.length() - line.stripLeading().length();
        if (from < stripped || to <= from) return;
        int[] anchors = oneLine ? anchors(line.substring(from, to)) : null;
        int visible = line.strip().length();
        if (to - from == visible && anchors == null) return;
        out.append(" ".repeat(INDENT)).append(" ".repeat(from - stripped));
        for (int i = 0; i < to - from; i++) {
            boolean caret = anchors == null || i >= anchors[0] && i < anchors[1];
            out.append(caret ? '^' : '~');
        }
        out.append('\n');
    }

    /** Where the carets of a binary operation or a subscription begin and end in the segment; null when all of it gets carets. */
    private static int[] anchors(String segment) {
        Ast.ExprNode expr;
        try {
            expr = Parser.parseExpression(new Source("<segment>", "(" + segment + ")")).body();
        } catch (SyntaxError e) {
            return null;
        }
        // The segment begins one column to the right because of the parenthesis.
        if (expr instanceof Ast.BinOp op) {
            int operator = op.left().pos().endCol() - 1;
            int limit = op.right().pos().col() - 1;
            while (operator < limit && (Character.isWhitespace(segment.charAt(operator)) || segment.charAt(operator) == ')')) operator++;
            boolean twoChars = operator + 1 < limit && !Character.isWhitespace(segment.charAt(operator + 1)) && segment.charAt(operator + 1) != '(';
            return new int[] {operator, operator + (twoChars ? 2 : 1)};
        }
        if (expr instanceof Ast.Subscript subscript) {
            return new int[] {subscript.value().pos().endCol() - 1, subscript.slice().pos().endCol()};
        }
        return null;
    }
}
