package conch.object;

import java.util.Locale;

/** Upper, lower and title case with Unicode's full mappings, case folding, and what a text's letters are. */
final class StrCase {
    private static final int CAPITAL_SIGMA = 0x3A3, SIGMA = 0x3C3, FINAL_SIGMA = 0x3C2, IOTA = 0x3B9, IOTA_BELOW = 0x345;

    private StrCase() {
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String capitalize(String text) {
        if (text.isEmpty()) return text;
        int first = text.offsetByCodePoints(0, 1);
        StringBuilder out = new StringBuilder(text.length());
        appendTitle(out, text.codePointAt(0));
        return out.append(lowerFrom(text, first)).toString();
    }

    /** The lower case of the rest, where a sigma sees what stands before it. */
    private static String lowerFrom(String text, int from) {
        if (text.indexOf(CAPITAL_SIGMA) < 0) return lower(text.substring(from));
        StringBuilder out = new StringBuilder(text.length());
        for (int i = from; i < text.length(); ) {
            appendLower(out, text, i);
            i += Character.charCount(text.codePointAt(i));
        }
        return out.toString();
    }

    static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean afterCased = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (afterCased) appendLower(out, text, i);
            else appendTitle(out, c);
            afterCased = Unicode.isCased(c);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    static String swap(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (Character.isUpperCase(c)) appendLower(out, text, i);
            else if (Character.isLowerCase(c)) out.append(upper(Character.toString(c)));
            else out.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static void appendLower(StringBuilder out, String text, int at) {
        int c = text.codePointAt(at);
        if (c < 128) out.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
        else if (c == CAPITAL_SIGMA) out.append((char) (isFinalSigma(text, at) ? FINAL_SIGMA : SIGMA));
        else out.append(lower(Character.toString(c)));
    }

    /** Whether a cased letter stands before and none after, whatever is case-ignorable between. */
    private static boolean isFinalSigma(String text, int at) {
        int before = at, c = 0;
        do {
            if (before == 0) return false;
            c = text.codePointBefore(before);
            before -= Character.charCount(c);
        } while (Unicode.isCaseIgnorable(c));
        if (!Unicode.isCased(c)) return false;
        int after = at + 1;
        while (after < text.length()) {
            c = text.codePointAt(after);
            if (!Unicode.isCaseIgnorable(c)) return !Unicode.isCased(c);
            after += Character.charCount(c);
        }
        return true;
    }

    private static void appendTitle(StringBuilder out, int c) {
        if (c < 128) {
            out.append((char) (c >= 'a' && c <= 'z' ? c - 32 : c));
            return;
        }
        int simple = Character.toTitleCase(c);
        if (simple != c || Character.isTitleCase(c)) {
            out.appendCodePoint(simple);
            return;
        }
        String upper = upper(Character.toString(c));
        if (upper.codePointCount(0, upper.length()) == 1) {
            out.appendCodePoint(c);
            return;
        }
        int first = upper.codePointAt(0);
        out.appendCodePoint(first);
        String rest = upper.substring(Character.charCount(first));
        out.append(Unicode.isCased(first) && !isModifierLetter(first) ? lower(rest).replace((char) IOTA, (char) IOTA_BELOW) : rest);
    }

    private static boolean isModifierLetter(int c) {
        return Character.getType(c) == Character.MODIFIER_LETTER;
    }

    /** Full case folding: mostly the lower case of the upper case. */
    static String fold(String text) {
        int i = 0, n = text.length();
        while (i < n && text.charAt(i) < 128) i++;
        if (i == n) return lower(text);
        StringBuilder out = new StringBuilder(n);
        for (i = 0; i < n; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            appendFolded(out, c);
        }
        return out.toString();
    }

    private static void appendFolded(StringBuilder out, int c) {
        if (c < 128) out.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
        else if (c == 0x131 || c >= 0x13A0 && c <= 0x13F5) out.append((char) c);
        else if (c >= 0x13F8 && c <= 0x13FD) out.append((char) (c - 8));
        else if (c >= 0xAB70 && c <= 0xABBF) out.append((char) (c - 0xAB70 + 0x13A0));
        else if (c == 0x1E9E) out.append("ss");
        else foldOne(out, c);
    }

    /** By code point, because a sigma folds to the one that is not final wherever it stands. */
    private static void foldOne(StringBuilder out, int c) {
        String upper = upper(Character.toString(c));
        for (int i = 0; i < upper.length(); ) {
            int u = upper.codePointAt(i);
            i += Character.charCount(u);
            out.append(u == CAPITAL_SIGMA ? Character.toString(SIGMA) : lower(Character.toString(u)));
        }
    }

    static boolean isLower(String text) {
        return isAll(text, true);
    }

    static boolean isUpper(String text) {
        return isAll(text, false);
    }

    private static boolean isAll(String text, boolean lower) {
        boolean any = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isTitleCase(c) || (lower ? Character.isUpperCase(c) : Character.isLowerCase(c))) return false;
            any |= lower ? Character.isLowerCase(c) : Character.isUpperCase(c);
        }
        return any;
    }

    static boolean isTitle(String text) {
        boolean any = false, afterCased = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean upper = Character.isUpperCase(c) || Character.isTitleCase(c), lower = Character.isLowerCase(c);
            if (upper && afterCased || lower && !afterCased && !upper) return false;
            afterCased = upper || lower;
            any |= afterCased;
        }
        return any;
    }
}
