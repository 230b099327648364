package conch.learn.watch;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/**
 * What fills a window: a title, as much of a page as there is room for, what was to be said, progress and keys.
 *
 * @param lines at most as many as the window is high, none wider than it
 * @param top which line of the page is the first that is seen, from 0
 * @param room how many lines of the page are seen
 */
record Frame(List<AttributedString> lines, int top, int room) {
    private static final int LOW = 6, ROOM_FOR_KEYS = 20;

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

    /** For a window of this size. */
    static Frame of(View view, Style with, int width, int height) {
        var frame = new ArrayList<AttributedString>();
        var keys = keys(view.keys, with, width, height);
        boolean isLow = height < LOW;
        var below = new ArrayList<AttributedString>();
        if (!view.notice.isEmpty()) below.addAll(with.wrapped(view.notice, with.open(), width).stream().limit(Math.max(1, height / 4)).toList());
        var lines = view.page.lines(with, width);
        int left = Math.max(1, height - keys.size() - below.size() - (isLow ? 0 : 2));
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
        return new Frame(frame, top, left);
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
