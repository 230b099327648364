package conch.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table for a terminal, or a file: plain text. */
public final class TextReport {
    private static final String[] HEAD = {"RESULT", "SAMPLES", "FREQ", "EXPECT", "MEANING"};

    private TextReport() {
    }

    /** Several lines, the last one ended. */
    public static String of(OutcomeTable table, Settings settings) {
        var text = new StringBuilder(String.format(Locale.ROOT, "%s  [%s]   %s -O2   %s   %.1f s%n",
                table.demo(), table.title(), table.variant().word(), settings.describe(), table.seconds()));
        List<String[]> lines = lines(table);
        int[] width = widths(lines);
        for (String[] line : lines) {
            text.append(String.format("  %-" + width[0] + "s  %" + width[1] + "s  %" + width[2] + "s   %-" + width[3] + "s   %s%n", (Object[]) line));
        }
        return text.append(summary(table)).append(System.lineSeparator()).toString();
    }

    private static List<String[]> lines(OutcomeTable table) {
        var lines = new ArrayList<String[]>();
        lines.add(HEAD);
        for (var row : table.rows()) {
            lines.add(new String[] {row.result(), grouped(row.count()), frequency(row.count(), table.samples()), row.expect().name(), row.meaning()});
        }
        return lines;
    }

    private static int[] widths(List<String[]> lines) {
        int[] width = new int[HEAD.length];
        for (String[] line : lines) for (int i = 0; i < width.length; i++) width[i] = Math.max(width[i], line[i].length());
        return width;
    }

    /** In percent; for no sample the bound, as in {@code < 0.03 %}. */
    static String frequency(long count, long samples) {
        if (samples == 0) return "-";
        if (count == 0) return "< " + percent(OutcomeTable.bound(samples));
        double share = (double) count / samples;
        return count < samples && share > 0.9994 ? "> 99.9 %" : percent(share);
    }

    private static String percent(double share) {
        double percent = 100 * share;
        String format = percent >= 1 ? "%.1f %%" : percent >= 0.001 ? "%.3f %%" : "%.1e %%";
        return String.format(Locale.ROOT, format, percent);
    }

    private static String summary(OutcomeTable table) {
        long n = table.samples();
        String of = " of " + grouped(n) + ".";
        String seen = switch (table.verdict()) {
            case INCONCLUSIVE -> "No run ended in its time: nothing is known.";
            case FAILED -> "FAILED: " + grouped(table.count(Expect.FORBIDDEN)) + " forbidden and " + grouped(table.count(Expect.UNDECLARED)) + " undeclared" + of;
            case PASSED -> table.variant() == Variant.REPAIRED ? "Passed: only what is acceptable, in " + grouped(n) + " runs."
                    : observed(table.count(Expect.INTERESTING), n) + of;
        };
        boolean hasZeros = n > 0 && table.rows().stream().anyMatch(row -> row.count() == 0);
        String bound = hasZeros ? String.format(Locale.ROOT, "   (< : never seen; the 95 %% bound 3/n, n = %s)", grouped(n)) : "";
        return seen + bound + table.medianTime().stream().mapToObj(t -> "   Median run: " + microseconds(t) + ".").findFirst().orElse("");
    }

    private static String observed(long interesting, long samples) {
        return (interesting == 0 ? "Not observed: " : interesting == samples ? "Observed always: " : "Observed sometimes: ") + grouped(interesting);
    }

    private static String microseconds(double ns) {
        return String.format(Locale.ROOT, ns < 1e4 ? "%.2f us" : "%.0f us", ns / 1e3);
    }

    static String grouped(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }
}
