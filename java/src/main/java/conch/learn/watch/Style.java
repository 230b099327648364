package conch.learn.watch;

import conch.learn.GateState;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** How texts look, and lines that fit a width. Colours only repeat what words say, so a terminal without them lacks nothing. */
final class Style {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final String TAB = "    ";

    private final boolean colours;

    Style(boolean colours) {
        this.colours = colours;
    }

    AttributedStyle plain() {
        return PLAIN;
    }

    AttributedStyle bold() {
        return colours ? PLAIN.bold() : PLAIN;
    }

    AttributedStyle faint() {
        return colours ? PLAIN.faint() : PLAIN;
    }

    AttributedStyle good() {
        return colour(AttributedStyle.GREEN);
    }

    AttributedStyle bad() {
        return colour(AttributedStyle.RED);
    }

    AttributedStyle open() {
        return colour(AttributedStyle.YELLOW);
    }

    AttributedStyle place() {
        return colour(AttributedStyle.CYAN);
    }

    AttributedStyle of(GateState state) {
        return switch (state) {
            case PASSED -> good();
            case FAILED -> bad();
            case INCONCLUSIVE, NOT_GRADABLE -> open();
            case NOT_RUN -> faint();
        };
    }

    private AttributedStyle colour(int number) {
        return colours ? PLAIN.foreground(number) : PLAIN;
    }

    // --- lines ---

    /** One line, cut where the window ends. */
    AttributedString line(String text, AttributedStyle style, int width) {
        return cut(new AttributedString(clean(text), style), width);
    }

    AttributedString cut(AttributedString line, int width) {
        if (line.columnLength() <= width) return line;
        return width < 2 ? AttributedString.EMPTY : AttributedString.join(AttributedString.EMPTY, line.columnSubSequence(0, width - 1), new AttributedString("…"));
    }

    /** Broken between words; further lines are indented like the first one, and more. A word that is too long is cut into pieces. */
    List<AttributedString> wrapped(String text, AttributedStyle style, int width, int hanging) {
        var lines = new ArrayList<AttributedString>();
        for (String each : clean(text).split("\n", -1)) wrap(each, style, Math.max(1, width), hanging, lines);
        return lines;
    }

    List<AttributedString> wrapped(String text, AttributedStyle style, int width) {
        return wrapped(text, style, width, 0);
    }

    private static void wrap(String text, AttributedStyle style, int width, int hanging, List<AttributedString> into) {
        String stripped = text.stripLeading();
        int indent = text.length() - stripped.length();
        if (indent + hanging > width / 2) indent = hanging = 0;
        var line = new StringBuilder(" ".repeat(indent));
        boolean isEmpty = true;
        for (String word : stripped.split(" ")) {
            if (!isEmpty && columns(line) + 1 + columns(word) > width) {
                into.add(new AttributedString(line, style));
                line = new StringBuilder(" ".repeat(indent + hanging));
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
            while (columns(line) > width) {
                into.add(new AttributedString(line.substring(0, width), style));
                line = new StringBuilder(" ".repeat(indent + hanging)).append(line.substring(width));
            }
        }
        into.add(new AttributedString(line, style));
    }

    private static int columns(CharSequence text) {
        return new AttributedString(text).columnLength();
    }

    /** Two texts at the ends of one line; null where they do not fit. */
    AttributedString ends(String left, AttributedStyle leftStyle, String right, AttributedStyle rightStyle, int width) {
        var one = new AttributedString(clean(left), leftStyle);
        var other = new AttributedString(clean(right), rightStyle);
        int gap = width - one.columnLength() - other.columnLength();
        return gap < 2 ? null : new AttributedStringBuilder().append(one).append(" ".repeat(gap)).append(other).toAttributedString();
    }

    /** What a program printed must not move the cursor or change the terminal. */
    static String clean(String text) {
        return text.replace("\r\n", "\n").replace("\t", TAB).replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "").replaceAll("[\\p{Cntrl}&&[^\n]]", "");
    }
}
