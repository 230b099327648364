package conch.syntax;

import java.util.Locale;

/** Names of characters, as {@code \N{…}} takes them. */
final class CharacterNames {
    private CharacterNames() {
    }

    /** The code point of that name, or -1. Letter case does not matter. */
    static int lookup(String name) {
        int control = control(name.toUpperCase(Locale.ROOT));
        if (control >= 0) return control;
        try {
            int point = Character.codePointOf(name);
            // Java also takes a block's name with a number, for characters that have no name.
            return name.equalsIgnoreCase(Character.getName(point)) && Character.getType(point) != Character.CONTROL
                && Character.getType(point) != Character.UNASSIGNED && Character.getType(point) != Character.PRIVATE_USE ? point : -1;
        } catch (IllegalArgumentException none) {
            return -1;
        }
    }

    /** Control characters have no name, only aliases. */
    private static int control(String name) {
        return switch (name) {
            case "NULL", "NUL" -> 0;
            case "ALERT", "BEL" -> 7;
            case "BACKSPACE", "BS" -> 8;
            case "CHARACTER TABULATION", "HORIZONTAL TABULATION", "TAB", "HT" -> 9;
            case "LINE FEED", "NEW LINE", "END OF LINE", "LF", "NL", "EOL" -> 10;
            case "LINE TABULATION", "VERTICAL TABULATION", "VT" -> 11;
            case "FORM FEED", "FF" -> 12;
            case "CARRIAGE RETURN", "CR" -> 13;
            case "ESCAPE", "ESC" -> 27;
            case "SPACE", "SP" -> 32;
            case "DELETE", "DEL" -> 127;
            case "NEXT LINE", "NEL" -> 0x85;
            case "NBSP" -> 0xA0;
            case "ZWSP" -> 0x200B;
            case "ZWNJ" -> 0x200C;
            case "ZWJ" -> 0x200D;
            case "BYTE ORDER MARK", "BOM", "ZWNBSP" -> 0xFEFF;
            default -> -1;
        };
    }
}
