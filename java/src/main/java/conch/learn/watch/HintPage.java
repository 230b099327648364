package conch.learn.watch;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** The hints that were asked for so far. */
record HintPage(List<String> hints, int all) implements Page {
    @Override
    public List<AttributedString> lines(Style style, int width) {
        var lines = new ArrayList<AttributedString>();
        for (int i = 0; i < hints.size(); i++) {
            lines.addAll(style.wrapped("Hint " + (i + 1) + " of " + all, style.bold(), width));
            lines.addAll(new Markdown(hints.get(i)).lines(style, width));
            lines.add(AttributedString.EMPTY);
        }
        lines.addAll(style.wrapped(hints.size() < all ? "h gives the next one, Esc goes back." : "That was the last one. Esc goes back.", style.faint(), width));
        return lines;
    }
}
