package conch.object;

/**
 * A specification of the format mini-language, taken apart:
 * {@code [[fill]align][sign][z][#][0][width][grouping][.precision][type]} (the Python library reference, "Format Specification Mini-Language").
 */
final class FormatSpec {
    int fill = ' ';
    boolean fillGiven;
    char align;
    /** {@code +}, {@code -}, space, or 0 where none is given. */
    char sign;
    boolean noNegativeZero, alternate;
    /** −1 where none is given. */
    long width = -1, precision = -1;
    /** {@code ,} or {@code _}, or 0. */
    char grouping;
    /** A code point; the default where none is given. */
    int type;

    private final String text;
    private final String typeName;
    private int at;

    private FormatSpec(String text, String typeName) {
        this.text = text;
        this.typeName = typeName;
    }

    /**
     * @param typeName of the object to format, for messages
     * @param defaultType the type where none is given, 0 for none
     * @param defaultAlign {@code <} or {@code >}
     */
    static FormatSpec parse(String text, String typeName, char defaultType, char defaultAlign) {
        FormatSpec spec = new FormatSpec(text, typeName);
        spec.type = defaultType;
        spec.align = defaultAlign;
        spec.read(defaultAlign);
        return spec;
    }

    private void read(char defaultAlign) {
        boolean alignGiven = readAlign();
        if (next('+') || next('-') || next(' ')) sign = text.charAt(at - 1);
        noNegativeZero = next('z');
        alternate = next('#');
        if (!fillGiven && next('0')) {
            fill = '0';
            if (!alignGiven && defaultAlign == '>') align = '=';
        }
        width = readNumber();
        readGrouping();
        if (next('.')) {
            precision = readNumber();
            if (precision < 0) throw Errors.value("Format specifier missing precision");
        }
        int rest = text.codePointCount(at, text.length());
        if (rest > 1) throw Errors.value("Invalid format specifier '%s' for object of type '%s'", text, typeName);
        if (rest == 1) type = text.codePointAt(at);
        if (grouping != 0) checkGrouping();
    }

    private boolean readAlign() {
        if (text.isEmpty()) return false;
        int first = Character.charCount(text.codePointAt(0));
        if (text.length() > first && isAlign(text.charAt(first))) {
            fill = text.codePointAt(0);
            fillGiven = true;
            align = text.charAt(first);
            at = first + 1;
            return true;
        }
        if (!isAlign(text.charAt(0))) return false;
        align = text.charAt(0);
        at = 1;
        return true;
    }

    private static boolean isAlign(char c) {
        return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private boolean next(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) return false;
        at++;
        return true;
    }

    private long readNumber() {
        int start = at;
        long number = 0;
        for (; at < text.length(); at++) {
            int digit = Unicode.decimal(text.charAt(at));
            if (digit < 0) break;
            if (number > (Long.MAX_VALUE - digit) / 10) throw Errors.value("Too many decimal digits in format string");
            number = number * 10 + digit;
        }
        return at == start ? -1 : number;
    }

    private void readGrouping() {
        if (next(',')) grouping = ',';
        if (next('_')) {
            if (grouping != 0) throw Errors.value("Cannot specify both ',' and '_'.");
            grouping = '_';
        }
        if (grouping == '_' && at < text.length() && text.charAt(at) == ',') throw Errors.value("Cannot specify both ',' and '_'.");
    }

    private void checkGrouping() {
        switch (type) {
            case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> {
            }
            case 'b', 'o', 'x', 'X' -> {
                if (grouping != '_') throw badGrouping();
            }
            default -> throw badGrouping();
        }
    }

    private PyException badGrouping() {
        return Errors.value("Cannot specify '%s' with '%s'.", String.valueOf(grouping), shown(type));
    }

    PyException unknownType() {
        return Errors.value("Unknown format code '%s' for object of type '%s'", shown(type), typeName);
    }

    private static String shown(int c) {
        return c > 32 && c < 128 ? String.valueOf((char) c) : "\\x" + Integer.toHexString(c);
    }

    /** Pads to the width: {@code prefix} (a sign, a base) stays in front of the padding where the alignment is {@code =}. */
    String pad(String prefix, String body, char actualAlign) {
        int length = prefix.length() + body.codePointCount(0, body.length());
        long places = width - length;
        if (places <= 0) return prefix.isEmpty() ? body : prefix.concat(body);
        StrArgs.checkSize(places * Character.charCount(fill) + length);
        int n = (int) places, left = switch (actualAlign) {
            case '<' -> 0;
            case '^' -> n / 2;
            default -> n;
        };
        StringBuilder out = new StringBuilder(n + length);
        if (actualAlign == '=') return out.append(prefix).repeat(fill, n).append(body).toString();
        return out.repeat(fill, left).append(prefix).append(body).repeat(fill, n - left).toString();
    }
}
