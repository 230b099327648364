package conch.stdlib;

import conch.object.Errors;

/** How a text file ends its lines: the argument {@code newline} of {@code open()}. */
enum Newlines {
    /** None: every kind of end is read as \n. */
    TRANSLATED(null),
    /** "": every kind of end ends a line and is read as it is. */
    UNIVERSAL(null),
    LF("\n"), CR("\r"), CRLF("\r\n");

    /** The only end of a line; null where every kind is one. */
    final String only;

    Newlines(String only) {
        this.only = only;
    }

    /** @param argument null for None */
    static Newlines of(String argument) {
        return switch (argument) {
            case null -> TRANSLATED;
            case "" -> UNIVERSAL;
            case "\n" -> LF;
            case "\r" -> CR;
            case "\r\n" -> CRLF;
            default -> throw Errors.value("illegal newline value: %s", argument);
        };
    }

    /** The text as it is written. */
    String written(String text) {
        return this == CR || this == CRLF ? text.replace("\n", only) : text;
    }

    /** The text as the script gets it; it does not end between \r and \n. */
    String read(String text) {
        return this == TRANSLATED && text.indexOf('\r') >= 0 ? text.replace("\r\n", "\n").replace('\r', '\n') : text;
    }

    /**
     * Where the first line of {@code text} from {@code from} ends (behind its end); −1 when that cannot be said yet.
     *
     * @param whole whether nothing comes after the text
     */
    int lineEnd(CharSequence text, int from, boolean whole) {
        int n = text.length();
        for (int i = from; i < n; i++) {
            char c = text.charAt(i);
            if (only == null) {
                if (c == '\n') return i + 1;
                if (c != '\r') continue;
                if (i + 1 == n) return whole ? n : -1;
                return text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
            if (c == only.charAt(0) && (only.length() == 1 || i + 1 < n && text.charAt(i + 1) == '\n')) return i + only.length();
        }
        return whole && from < n ? n : -1;
    }
}
