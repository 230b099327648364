package conch.learn.watch;

import conch.learn.watch.Timeline.Lane;
import conch.learn.watch.Timeline.Slice;
import conch.learn.watch.Timeline.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** Who held the lock when, as wide as the window: a row for each thread, a column for each piece of the time. */
final class TimelinePage implements Page {
    private static final int MOST_LANES = 40, LONGEST_NAME = 16;

    private final String script;
    private final Timeline timeline;

    TimelinePage(String script, Timeline timeline) {
        this.script = script;
        this.timeline = timeline;
    }

    @Override
    public List<AttributedString> lines(Style style, int width) {
        var lines = new ArrayList<AttributedString>(style.wrapped("Who held the lock when, in " + script, style.bold(), width));
        if (timeline.lanes().isEmpty()) {
            lines.addAll(style.wrapped("The recording is empty.", style.plain(), width));
            return lines;
        }
        lines.addAll(style.wrapped("# holds the lock   - waits for it   . works or waits without it", style.faint(), width));
        lines.add(AttributedString.EMPTY);
        int names = Math.min(width < 60 ? LONGEST_NAME / 2 : LONGEST_NAME, timeline.lanes().stream().mapToInt(l -> l.name().length()).max().orElse(0));
        int columns = Math.max(10, width - names - 1);
        timeline.lanes().stream().limit(MOST_LANES).forEach(lane -> lines.add(style.cut(row(lane, names, columns, style), width)));
        if (timeline.lanes().size() > MOST_LANES) lines.add(style.line("… and " + (timeline.lanes().size() - MOST_LANES) + " more threads", style.faint(), width));
        lines.add(axis(names, columns, style, width));
        lines.add(AttributedString.EMPTY);
        timeline.lanes().stream().limit(MOST_LANES).forEach(lane -> lines.addAll(style.wrapped(share(lane), style.plain(), width, 2)));
        lines.add(AttributedString.EMPTY);
        lines.addAll(style.wrapped(timeline.handOvers() + " hand-overs. " + longest(State.HOLDS, "Longest hold") + longest(State.WAITS, "Longest wait"), style.plain(), width));
        if (timeline.isCut()) lines.addAll(style.wrapped("There was more than could be kept: this is the beginning.", style.open(), width));
        return lines;
    }

    private AttributedString row(Lane lane, int names, int columns, Style style) {
        var line = new AttributedStringBuilder().append(String.format("%-" + Math.max(1, names) + "." + Math.max(1, names) + "s ", Style.clean(lane.name())));
        State[] row = states(lane, columns);
        for (State state : row) {
            if (state == null) line.append(' ');
            else switch (state) {
                case HOLDS -> line.styled(style.good(), "#");
                case WAITS -> line.styled(style.bad(), "-");
                case OUTSIDE -> line.styled(style.faint(), ".");
            }
        }
        return line.toAttributedString();
    }

    /** In each column the state that lasted longest there; null where the thread did not live. */
    private State[] states(Lane lane, int columns) {
        double[][] time = new double[columns][State.values().length];
        double begin = timeline.begin(), piece = (timeline.end() - begin) / columns;
        for (Slice slice : lane.slices()) {
            int last = column(slice.to(), begin, piece, columns);
            for (int c = column(slice.from(), begin, piece, columns); c <= last; c++) {
                time[c][slice.state().ordinal()] += Math.min(slice.to(), begin + (c + 1) * piece) - Math.max(slice.from(), begin + c * piece);
            }
        }
        return Arrays.stream(time).map(TimelinePage::most).toArray(State[]::new);
    }

    private static int column(double time, double begin, double piece, int columns) {
        return piece <= 0 ? 0 : Math.clamp((long) ((time - begin) / piece), 0, columns - 1);
    }

    private static State most(double[] time) {
        int most = 0;
        for (int i = 1; i < time.length; i++) if (time[i] > time[most]) most = i;
        return time[most] <= 0 ? null : State.values()[most];
    }

    private AttributedString axis(int names, int columns, Style style, int width) {
        String end = duration(timeline.end() - timeline.begin());
        return style.line(" ".repeat(names + 1) + "0" + " ".repeat(Math.max(1, columns - 1 - end.length())) + end, style.faint(), width);
    }

    private static String share(Lane lane) {
        double life = lane.slices().stream().mapToDouble(Slice::length).sum();
        String outside = lane.slices().stream().filter(s -> s.state() == State.OUTSIDE)
                .collect(Collectors.groupingBy(Slice::name, Collectors.summingDouble(Slice::length))).entrySet().stream()
                .max(java.util.Map.Entry.comparingByValue()).map(e -> ", most in " + e.getKey()).orElse("");
        return String.format(Locale.ROOT, "%s: holds %s, waits %s, without it %s of %s%s", lane.name(), percent(lane.time(State.HOLDS), life), percent(lane.time(State.WAITS), life),
                percent(lane.time(State.OUTSIDE), life), duration(life), outside);
    }

    private static String percent(double part, double all) {
        return all <= 0 ? "0 %" : Math.round(100 * part / all) + " %";
    }

    private String longest(State state, String what) {
        record Of(Lane lane, Slice slice) {
        }
        return timeline.lanes().stream().flatMap(lane -> lane.slices().stream().filter(s -> s.state() == state).map(s -> new Of(lane, s)))
                .max(Comparator.comparingDouble(of -> of.slice.length()))
                .map(of -> what + ": " + of.lane.name() + ", " + duration(of.slice.length()) + ", from " + duration(of.slice.from() - timeline.begin()) + " on. ").orElse("");
    }

    /** @param microseconds as the recording has them */
    private static String duration(double microseconds) {
        if (microseconds < 1000) return String.format(Locale.ROOT, "%.0f µs", microseconds);
        return microseconds < 1e6 ? String.format(Locale.ROOT, "%.1f ms", microseconds / 1e3) : String.format(Locale.ROOT, "%.2f s", microseconds / 1e6);
    }
}
