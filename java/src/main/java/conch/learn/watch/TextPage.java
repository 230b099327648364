package conch.learn.watch;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * Some text below a headline.
 *
 * @param isTable whether columns would lose their meaning by wrapping: such lines are cut
 */
record TextPage(String head, String text, boolean isTable) implements Page {
    static TextPage of(String head, String text) {
        return new TextPage(head, text, false);
    }

    static TextPage table(String head, String text) {
        return new TextPage(head, text, true);
    }

    @Override
    public List<AttributedString> lines(Style style, int width) {
        var lines = new ArrayList<AttributedString>(style.wrapped(head, style.bold(), width));
        lines.add(AttributedString.EMPTY);
        for (String line : text.stripTrailing().lines().toList()) {
            if (isTable) lines.add(style.line(line, style.plain(), width));
            else lines.addAll(style.wrapped(line, style.plain(), width));
        }
        return lines;
    }
}
