package conch.race.explore;

import conch.race.Expect;
import conch.race.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table of what was found as plain text. */
public final class ExploreReport {
    private ExploreReport() {
    }

    /** Several lines, the last one ended. Each witness is replayed for it. */
    public static String of(ExploreTable table) throws ExploreException, InterruptedException {
        var exploration = table.exploration();
        var text = new StringBuilder(head(table)).append('\n').append(Columns.of(lines(table), 1)).append(extent(table)).append('\n');
        if (exploration.shared().isEmpty()) text.append("No memory is used by two threads and written by one of them: there is nothing to interleave.\n");
        for (var deadlock : exploration.deadlocks()) text.append(deadlock(exploration, deadlock));
        text.append("Witnesses, with the fewest switches, then the shortest prefix:\n").append(witnesses(table));
        return text.toString();
    }

    private static String head(ExploreTable table) {
        var program = table.exploration().program();
        String title = table.declaration().map(d -> "  [" + d.title() + "]").orElse("");
        String form = table.target().form().map(f -> "   " + f.variant().word()).orElse("");
        String size = table.target().form().map(f -> "   threads=" + f.threads() + "  iters=" + f.iters() + (f.dropping() ? "  mode=drop" : "")).orElse("");
        return table.target().name() + title + form + "   " + program.compiler().shortName() + " " + program.options().level() + size;
    }

    private static List<List<String>> lines(ExploreTable table) {
        boolean declares = table.declaration().isPresent();
        var lines = new ArrayList<List<String>>();
        lines.add(declares ? List.of("RESULT", "SCHEDULES", "EXPECT", "MEANING") : List.of("RESULT", "SCHEDULES", "MEANING"));
        for (var row : table.rows()) {
            String count = String.format(Locale.ROOT, "%,d", row.count());
            lines.add(declares ? List.of(row.result(), count, row.expect().name(), row.meaning()) : List.of(row.result(), count, row.meaning()));
        }
        return lines;
    }

    private static String extent(ExploreTable table) {
        var exploration = table.exploration();
        String verdict = table.verdict() == Verdict.FAILED ? "FAILED: " + failures(table) + ". " : "";
        String zeros = exploration.isExhaustive() || table.rows().stream().allMatch(row -> row.count() > 0) ? "" : " What has 0 may still come out.";
        String left = exploration.outcomesLeftOut() ? " There were more than 256 different outcomes; the rest is left out." : "";
        return verdict + exploration.extent() + " (sequentially consistent interleavings only; weak memory is for conch race stress)." + zeros + left;
    }

    private static String failures(ExploreTable table) {
        return String.join(", ", table.rows().stream().filter(ExploreTable.Row::fails)
                .map(row -> (row.expect() == null ? "" : row.expect() == Expect.FORBIDDEN ? "forbidden " : "undeclared ") + "'" + row.result() + "'").toList());
    }

    private static String deadlock(Exploration exploration, Deadlock deadlock) {
        return String.format(Locale.ROOT, "Deadlock in %,d of them: %s.%n  %s%n", deadlock.count(), deadlock.explanation(),
                Commands.replay(exploration.program(), deadlock.witness()));
    }

    private static String witnesses(ExploreTable table) throws ExploreException, InterruptedException {
        var lines = new ArrayList<List<String>>();
        for (var row : table.rows()) {
            if (row.found().isEmpty()) continue;
            lines.add(List.of(row.result(), table.exploration().command(row.found().get())));
            lines.add(List.of("", table.exploration().replay(row.found().get()).switches()));
        }
        return Columns.of(lines, -1);
    }
}
