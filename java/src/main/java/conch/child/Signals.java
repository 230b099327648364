package conch.child;

import java.util.Map;

/** Signals in words. Numbers are Linux's; where macOS differs, its own. */
public final class Signals {
    private static final boolean MAC = System.getProperty("os.name").startsWith("Mac");

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(1, "SIGHUP (the terminal went away)"),
            Map.entry(2, "SIGINT (interrupted)"),
            Map.entry(3, "SIGQUIT (asked to quit)"),
            Map.entry(4, "SIGILL (an instruction that the processor does not know)"),
            Map.entry(5, "SIGTRAP (a trap in the code)"),
            Map.entry(6, "SIGABRT (it gave up: an assertion, or a broken heap)"),
            Map.entry(MAC ? 10 : 7, "SIGBUS (memory that is mapped and not there)"),
            Map.entry(8, "SIGFPE (an arithmetic error, such as a division by zero)"),
            Map.entry(9, "SIGKILL (killed from outside)"),
            Map.entry(11, "SIGSEGV (an invalid memory access)"),
            Map.entry(13, "SIGPIPE (nobody reads its output)"),
            Map.entry(14, "SIGALRM (its alarm went off)"),
            Map.entry(15, "SIGTERM (asked to end)"),
            Map.entry(24, "SIGXCPU (out of processor time)"),
            Map.entry(25, "SIGXFSZ (a file grew too large)"));

    private Signals() {
    }

    /** Name and meaning, for example {@code SIGSEGV (an invalid memory access)}; {@code signal 40} for one without a name. */
    public static String words(int number) {
        return WORDS.getOrDefault(number, "signal " + number);
    }
}
