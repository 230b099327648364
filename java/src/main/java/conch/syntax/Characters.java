package conch.syntax;

/** Questions about characters that Java's own classes answer otherwise than Python does. */
final class Characters {
    private Characters() {
    }

    /** As {@code str.isprintable}: not a control, a format character, a surrogate, unassigned, or white space other than the space. */
    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                 Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
