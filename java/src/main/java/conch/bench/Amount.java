package conch.bench;

import java.util.Locale;

/** Figures as a table shows them: three digits, and the unit in which they are neither tiny nor huge. */
public final class Amount {
    private Amount() {
    }

    /** A time. */
    public static String nanoseconds(double ns) {
        double size = Math.abs(ns);
        if (size < 1e3) return digits(ns) + " ns";
        if (size < 1e6) return digits(ns / 1e3) + " us";
        if (size < 1e9) return digits(ns / 1e6) + " ms";
        return digits(ns / 1e9) + " s";
    }

    /** A number in three digits or its integer part, whichever is longer. */
    public static String digits(double x) {
        double size = Math.abs(x);
        String format = size < 9.995 ? "%.2f" : size < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, x);
    }
}
