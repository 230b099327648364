package conch.learn.watch;

import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal's window: a title, as much of a page as there is room for, progress and keys. A terminal that cannot place its cursor (TERM=dumb) gets
 * the same text line after line, whenever nothing is in the making.
 */
final class Screen implements AutoCloseable {
    private static final int USUAL_WIDTH = 80, USUAL_HEIGHT = 24, LOW = 6, ROOM_FOR_KEYS = 20;

    /**
     * @param title of two ends, the right one left out where there is no room
     * @param progress fits a width of 40 with the position in the page behind it
     * @param keys from the most important one; the last two stay in any window
     * @param isSettled whether nothing is in the making
     */
    record View(String title, String chapter, Page page, int top, String notice, Progress progress, List<String> keys, boolean isSettled) {
    }

    record Progress(int done, int all) {
    }

    private final Terminal terminal;
    private final Display display;
    private final Attributes before;
    private final Thread atExit = new Thread(this::restore, "terminal");
    private final boolean isDumb;
    private final Style style;
    private String printed = "";
    private boolean isRestored;
    private int room = USUAL_HEIGHT;

    /** From now on keys arrive singly; {@link #close} brings the terminal back to what it was, and so does any other end of this program. */
    Screen(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.getAttributes();
        isDumb = terminal.getType().startsWith(Terminal.TYPE_DUMB) || terminal.getStringCapability(Capability.cursor_address) == null;
        String noColour = System.getenv("NO_COLOR");
        style = new Style(!isDumb && (noColour == null || noColour.isEmpty()));
        display = new Display(terminal, true);
        Runtime.getRuntime().addShutdownHook(atExit);
        enter();
    }

    /** Also after a stop (Ctrl-Z), when a shell has had the terminal. */
    synchronized void enter() {
        if (isRestored) return;
        terminal.enterRawMode();
        if (isDumb) return;
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
        display.clear();
    }

    private synchronized void restore() {
        if (isRestored) return;
        isRestored = true;
        if (!isDumb) {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
        }
        terminal.setAttributes(before);
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This program ends already, and the hook has run or does.
        }
    }

    void resized() {
        display.clear();
    }

    /** How many lines of a page were seen last: what a page key turns. */
    int room() {
        return room;
    }

    /** Draws, and says from which line on the page is really shown. */
    synchronized int draw(View view) {
        if (isRestored) return view.top;
        Size size = terminal.getSize();
        int width = size.getColumns() > 0 ? size.getColumns() : USUAL_WIDTH, height = size.getRows() > 0 ? size.getRows() : USUAL_HEIGHT;
        if (isDumb) return print(view, width);
        var frame = new ArrayList<AttributedString>();
        int top = fill(frame, view, style, width, height);
        display.resize(height, width);
        display.update(frame, -1);
        terminal.flush();
        return top;
    }

    private int print(View view, int width) {
        if (!view.isSettled) return view.top;
        var text = new StringBuilder();
        text.append(view.title).append('\n');
        view.page.lines(style, width).forEach(line -> text.append(line).append('\n'));
        if (!view.notice.isEmpty()) text.append(view.notice).append('\n');
        text.append(view.progress.done()).append(" of ").append(view.progress.all()).append(" passed; keys: ").append(String.join("  ", view.keys)).append('\n');
        if (!text.toString().equals(printed)) {
            printed = text.toString();
            terminal.writer().print(printed);
            terminal.flush();
        }
        return 0;
    }

    /** For a window of this size; its lines are at most as many as it is high. */
    int fill(List<AttributedString> frame, View view, Style with, int width, int height) {
        var keys = keys(view.keys, with, width, height);
        boolean isLow = height < LOW;
        var below = new ArrayList<AttributedString>();
        if (!view.notice.isEmpty()) below.addAll(with.wrapped(view.notice, with.open(), width).stream().limit(Math.max(1, height / 4)).toList());
        var lines = view.page.lines(with, width);
        int left = Math.max(1, height - keys.size() - below.size() - (isLow ? 0 : 2));
        room = left;
        int top = Math.clamp(view.top, 0, Math.max(0, lines.size() - left));
        int focus = view.page.focus();
        if (focus >= 0) top = Math.clamp(top, Math.max(0, focus - left + 1), focus);
        if (!isLow) {
            var title = with.ends(view.title, with.bold(), view.chapter, with.faint(), width);
            frame.add(title != null ? title : with.line(view.title, with.bold(), width));
        }
        for (int i = top; i < top + left; i++) frame.add(i < lines.size() ? lines.get(i) : AttributedString.EMPTY);
        frame.addAll(below);
        if (!isLow) frame.add(progress(view.progress, lines.size() <= left ? "" : (top + 1) + "-" + (top + left) + "/" + lines.size() + " j/k", with, width));
        frame.addAll(keys);
        while (frame.size() > height) frame.removeFirst();
        return top;
    }

    private static AttributedString progress(Progress progress, String position, Style with, int width) {
        String words = " " + progress.done() + " of " + progress.all();
        int bar = Math.min(40, width - words.length() - 2 - (position.isEmpty() ? 0 : position.length() + 2));
        int full = progress.all() == 0 ? 0 : bar * progress.done() / progress.all();
        String left = bar < 5 ? words.strip() : "[" + "#".repeat(full) + "-".repeat(bar - full) + "]" + words;
        var both = with.ends(left, with.good(), position, with.faint(), width);
        return both != null ? both : with.line(position.isEmpty() ? left : position, with.good(), width);
    }

    /** In one line if they fit, in several where there is room for those, else the first ones and the last two. */
    private static List<AttributedString> keys(List<String> keys, Style with, int width, int height) {
        String gap = "  ", all = String.join(gap, keys);
        if (all.length() <= width) return List.of(with.line(all, with.faint(), width));
        if (height >= ROOM_FOR_KEYS) return rows(keys, gap, with, width);
        String last = String.join(gap, keys.subList(Math.max(0, keys.size() - 2), keys.size()));
        var line = new StringBuilder();
        for (String key : keys.subList(0, Math.max(0, keys.size() - 2))) {
            if (line.length() + key.length() + 2 * gap.length() + last.length() > width) break;
            line.append(key).append(gap);
        }
        return List.of(with.line(line + last, with.faint(), width));
    }

    private static List<AttributedString> rows(List<String> keys, String gap, Style with, int width) {
        var rows = new ArrayList<AttributedString>();
        var row = new StringBuilder();
        for (String key : keys) {
            if (!row.isEmpty() && row.length() + gap.length() + key.length() > width) {
                rows.add(with.line(row.toString(), with.faint(), width));
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : gap).append(key);
        }
        rows.add(with.line(row.toString(), with.faint(), width));
        return rows;
    }
}
