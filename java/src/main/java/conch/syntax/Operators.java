package conch.syntax;

/** Which operator stands at a place of the text: always the longest that fits. */
final class Operators {
    private Operators() {
    }

    /** The operator at {@code pos}, {@link Kind#STRAY} for {@code <>}, or null. */
    static Kind at(String text, int pos) {
        char second = pos + 1 < text.length() ? text.charAt(pos + 1) : 0;
        char third = pos + 2 < text.length() ? text.charAt(pos + 2) : 0;
        return switch (text.charAt(pos)) {
            case '(' -> Kind.LPAR;
            case ')' -> Kind.RPAR;
            case '[' -> Kind.LSQB;
            case ']' -> Kind.RSQB;
            case '{' -> Kind.LBRACE;
            case '}' -> Kind.RBRACE;
            case ',' -> Kind.COMMA;
            case ';' -> Kind.SEMI;
            case '~' -> Kind.TILDE;
            case ':' -> second == '=' ? Kind.COLONEQUAL : Kind.COLON;
            case '.' -> second == '.' && third == '.' ? Kind.ELLIPSIS : Kind.DOT;
            case '=' -> second == '=' ? Kind.EQEQUAL : Kind.EQUAL;
            case '!' -> second == '=' ? Kind.NOTEQUAL : null;
            case '+' -> second == '=' ? Kind.PLUSEQUAL : Kind.PLUS;
            case '-' -> second == '=' ? Kind.MINEQUAL : second == '>' ? Kind.ARROW : Kind.MINUS;
            case '*' -> second == '*' ? third == '=' ? Kind.DOUBLESTAREQUAL : Kind.DOUBLESTAR : second == '=' ? Kind.STAREQUAL : Kind.STAR;
            case '/' -> second == '/' ? third == '=' ? Kind.DOUBLESLASHEQUAL : Kind.DOUBLESLASH : second == '=' ? Kind.SLASHEQUAL : Kind.SLASH;
            case '<' -> second == '<' ? third == '=' ? Kind.LEFTSHIFTEQUAL : Kind.LEFTSHIFT
                : second == '=' ? Kind.LESSEQUAL : second == '>' ? Kind.STRAY : Kind.LESS;
            case '>' -> second == '>' ? third == '=' ? Kind.RIGHTSHIFTEQUAL : Kind.RIGHTSHIFT : second == '=' ? Kind.GREATEREQUAL : Kind.GREATER;
            case '%' -> second == '=' ? Kind.PERCENTEQUAL : Kind.PERCENT;
            case '&' -> second == '=' ? Kind.AMPEREQUAL : Kind.AMPER;
            case '|' -> second == '=' ? Kind.VBAREQUAL : Kind.VBAR;
            case '^' -> second == '=' ? Kind.CIRCUMFLEXEQUAL : Kind.CIRCUMFLEX;
            case '@' -> second == '=' ? Kind.ATEQUAL : Kind.AT;
            default -> null;
        };
    }
}
