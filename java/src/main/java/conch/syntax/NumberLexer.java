package conch.syntax;

/** Finds where a number ends, and says what is wrong with it. Values are read later, by {@link Literals}. */
final class NumberLexer {
    private final Lexer lexer;
    private int pos;

    NumberLexer(Lexer lexer) {
        this.lexer = lexer;
    }

    /** The offset after the number that starts at {@code start}, which is a digit or a point before a digit. */
    int scan(int start) {
        pos = start;
        if (peek() == '0') zeroStart(start);
        else if (peek() == '.') fraction();
        else decimal();
        return pos;
    }

    private int peek() {
        return lexer.at(pos);
    }

    private void zeroStart(int start) {
        pos++;
        switch (peek()) {
            case 'x', 'X' -> radix(16, "hexadecimal");
            case 'o', 'O' -> radix(8, "octal");
            case 'b', 'B' -> radix(2, "binary");
            default -> zeros(start);
        }
    }

    private void radix(int radix, String name) {
        pos++;
        do {
            if (peek() == '_') pos++;
            if (!isDigit(radix)) {
                if (Lexer.isDigit(peek())) throw invalidDigit(name);
                throw invalid(name);
            }
            do pos++; while (isDigit(radix));
        } while (peek() == '_');
        if (Lexer.isDigit(peek())) throw invalidDigit(name);
        checkEnd(name);
    }

    private boolean isDigit(int radix) {
        int c = peek();
        return c >= 0 && c < 128 && Character.digit(c, radix) >= 0;
    }

    /** {@code 0}, {@code 000}; digits may follow only in a float or an imaginary number. */
    private void zeros(int start) {
        while (true) {
            if (peek() == '_') {
                pos++;
                if (!Lexer.isDigit(peek())) throw invalid("decimal");
            }
            if (peek() != '0') break;
            pos++;
        }
        int zerosEnd = pos;
        boolean nonzero = Lexer.isDigit(peek());
        if (nonzero) digits();
        int c = peek();
        if (nonzero && c != '.' && c != 'e' && c != 'E' && c != 'j' && c != 'J') {
            throw lexer.between("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", start, zerosEnd + 1);
        }
        afterInteger();
    }

    private void decimal() {
        digits();
        afterInteger();
    }

    private void afterInteger() {
        if (peek() == '.') fraction();
        else exponent();
    }

    private void fraction() {
        pos++;
        if (Lexer.isDigit(peek())) digits();
        exponent();
    }

    private void exponent() {
        int c = peek();
        if (c == 'e' || c == 'E') {
            int next = lexer.at(pos + 1);
            boolean signed = next == '+' || next == '-';
            if (signed && !Lexer.isDigit(lexer.at(pos + 2))) {
                pos += 2;
                throw invalid("decimal");
            }
            if (!signed && !Lexer.isDigit(next)) {
                checkEnd("decimal");
                return;
            }
            pos += signed ? 2 : 1;
            digits();
            c = peek();
        }
        if (c == 'j' || c == 'J') {
            pos++;
            checkEnd("imaginary");
        } else {
            checkEnd("decimal");
        }
    }

    private void digits() {
        while (true) {
            while (Lexer.isDigit(peek())) pos++;
            if (peek() != '_') return;
            pos++;
            if (!Lexer.isDigit(peek())) throw invalid("decimal");
        }
    }

    /** A letter right after a number is an error, unless a keyword starts there that may follow a number. */
    private void checkEnd(String name) {
        if (peek() < 128 && Lexer.isNamePart(peek()) && !keywordFollows()) throw invalid(name);
    }

    private boolean keywordFollows() {
        return switch (peek()) {
            case 'a' -> follows("and");
            case 'e' -> follows("else");
            case 'f' -> follows("for");
            case 'i' -> follows("if") || follows("in") || follows("is");
            case 'n' -> follows("not");
            case 'o' -> follows("or");
            default -> false;
        };
    }

    private boolean follows(String word) {
        return lexer.text.startsWith(word, pos);
    }

    private SyntaxError invalid(String name) {
        lexer.moveTo(pos);
        return lexer.here("invalid " + name + " literal");
    }

    private SyntaxError invalidDigit(String name) {
        lexer.moveTo(pos + 1);
        return lexer.here("invalid digit '" + (char) peek() + "' in " + name + " literal");
    }
}
