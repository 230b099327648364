package conch.race;

import java.util.List;
import java.util.Locale;

/** How often, with statistics: one line for each table of a long run. */
public final class StressReport {
    private static final double Z = 1.959964;
    private static final String FORMAT = "%-14s  %-8s  %12s  %9s  %9s  %-19s  %s%n";

    private StressReport() {
    }

    public static String head() {
        return String.format(FORMAT, "DEMO", "VARIANT", "SAMPLES", "PER S", "OF NOTE", "95 % INTERVAL", "VERDICT");
    }

    /** Of note are the outcomes that are interesting, forbidden or undeclared. */
    public static String line(OutcomeTable table) {
        long n = table.samples(), noted = n - table.count(Expect.ACCEPTABLE);
        double[] interval = interval(noted, n);
        return String.format(Locale.ROOT, FORMAT, table.demo(), table.variant().word(), TextReport.grouped(n),
                n == 0 ? "-" : TextReport.grouped(Math.round(n / table.seconds())), TextReport.frequency(noted, n),
                String.format(Locale.ROOT, "%.4f - %.4f %%", 100 * interval[0], 100 * interval[1]), table.verdict().word());
    }

    /** For a share of k in n, with 95 % confidence: E. B. Wilson, "Probable inference" (1927), which holds near 0 and 1 as well. */
    static double[] interval(long k, long n) {
        if (n == 0) return new double[] {0, 1};
        double p = (double) k / n, z2 = Z * Z / n;
        double centre = (p + z2 / 2) / (1 + z2), half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        return new double[] {k == 0 ? 0 : Math.max(0, centre - half), k == n ? 1 : Math.min(1, centre + half)};
    }

    /** The rows of note, one line each, so that a rare one is not lost in the sum. */
    public static String notes(List<OutcomeTable> tables) {
        var text = new StringBuilder();
        for (var table : tables) {
            for (var row : table.rows()) {
                if (row.count() > 0 && row.expect() != Expect.ACCEPTABLE) {
                    text.append(String.format("  %s, %s: %s %s (%s): %s%n", table.demo(), table.variant().word(), TextReport.grouped(row.count()),
                            row.result(), row.expect(), row.meaning()));
                }
            }
        }
        return text.toString();
    }
}
