package conch.object;

/** What Python asks of a code point, told by {@link Character} and, where Java knows less, by {@link UnicodeTables}. */
final class Unicode {
    static final int MOST = 0x10FFFF;

    private Unicode() {
    }

    static boolean isSpace(int c) {
        if (c < 128) return c == ' ' || c >= 9 && c <= 13 || c >= 28 && c <= 31;
        return c == 0x85 || c == 0xA0 || c == 0x1680 || c >= 0x2000 && c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
    }

    /** The boundaries that {@code splitlines} knows. */
    static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c >= 0x1C && c <= 0x1E || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** The value of a decimal digit of any script, −1 of anything else. */
    static int decimal(int c) {
        if (c < 128) return c >= '0' && c <= '9' ? c - '0' : -1;
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
    }

    static boolean isDecimal(int c) {
        return decimal(c) >= 0;
    }

    static boolean isDigit(int c) {
        return isDecimal(c) || c > 128 && UnicodeTables.isNonDecimalDigit(c);
    }

    static boolean isNumeric(int c) {
        if (c < 128) return c >= '0' && c <= '9';
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER
                || UnicodeTables.isNumericIdeograph(c);
    }

    static boolean isAlphanumeric(int c) {
        return Character.isLetter(c) || isDigit(c) || isNumeric(c);
    }

    static boolean isCased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    /** What the rule of the final sigma looks through: marks, formats, modifiers and the marks within words. */
    static boolean isCaseIgnorable(int c) {
        if (c == '\'' || c == '.' || c == ':' || c == '^' || c == '`' || c == 0xA8 || c == 0xAD || c == 0xAF || c == 0xB4 || c == 0xB7 || c == 0xB8) return true;
        if (c == 0x2018 || c == 0x2019 || c == 0x2024 || c == 0x2027 || c == 0x387 || c == 0x55F || c == 0x5F4) return true;
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER, Character.MODIFIER_SYMBOL -> true;
            default -> false;
        };
    }

    static boolean isPrintable(int c) {
        if (c < 127) return c >= 32;
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    static boolean isIdentifierStart(int c) {
        if (c < 128) return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
        return Character.isUnicodeIdentifierStart(c) && !UnicodeTables.changesWhenNormalised(c, true);
    }

    static boolean isIdentifierPart(int c) {
        if (c < 128) return isIdentifierStart(c) || c >= '0' && c <= '9';
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c) && !UnicodeTables.changesWhenNormalised(c, false);
    }

    /** The order by code points, which is not that of UTF-16 units where a pair meets a unit above the surrogates. */
    static int compare(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i), y = b.charAt(i);
            if (x == y) continue;
            if (x < Character.MIN_SURROGATE || y < Character.MIN_SURROGATE) return x - y;
            return at(a, i) - at(b, i);
        }
        return a.length() - b.length();
    }

    /** The code point to which the unit belongs. */
    private static int at(String text, int unit) {
        boolean second = unit > 0 && Character.isLowSurrogate(text.charAt(unit)) && Character.isHighSurrogate(text.charAt(unit - 1));
        return text.codePointAt(second ? unit - 1 : unit);
    }
}
