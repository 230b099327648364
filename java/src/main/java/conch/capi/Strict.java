package conch.capi;

import conch.bindings.ConchHost;
import java.lang.foreign.Arena;
import java.time.Duration;

/** How a mistake of an extension is treated: see docs/strict.md. The rules are C's ({@code native/capi/strict_internal.h}); here they are switched on, and what they say is printed. */
public final class Strict {
    /** What becomes of a breach of the API's rules. */
    public enum Mode {
        /** What CPython does where that is defined, else the end with a message. */
        DEFAULT,
        /** The first one ends the process. */
        STRICT,
        /** A call without the lock takes it, and is counted. */
        PERMISSIVE
    }

    /** {@code CONCH_MODE_DEFAULT} of native/capi/strict.h: nothing is watched, and a crash of C is told. */
    private static final int ONLY_CRASHES = 0;
    /** For who starts Conch and reads the report that the JVM writes when it dies (conch.ext.Jvm). */
    private static final boolean CRASHES_ARE_JVMS = "jvm".equals(System.getProperty("conch.crashes"));

    private static Mode mode = Mode.DEFAULT;
    private static long maxHeld;

    private Strict() {
    }

    /** For the next interpreter; to be called before an extension is loaded. @param longest how long C may keep the lock in one go, null for any time */
    public static void choose(Mode chosen, Duration longest) {
        mode = chosen;
        maxHeld = longest == null ? 0 : longest.toNanos();
    }

    static boolean isOn() {
        return mode == Mode.STRICT;
    }

    /** Before the first extension is loaded. */
    static void start() {
        if (mode == Mode.DEFAULT && CRASHES_ARE_JVMS) return;
        int number = switch (mode) {
            case DEFAULT -> ONLY_CRASHES;
            case STRICT -> ConchHost.CONCH_MODE_STRICT();
            case PERMISSIVE -> ConchHost.CONCH_MODE_PERMISSIVE();
        };
        if (ConchHost.conch_strict_start(number, maxHeld) == 0 || mode == Mode.DEFAULT) return;
        System.err.println("conch: --" + mode.name().toLowerCase() + ": this machine cannot watch calls of the API (it needs Linux on x86-64 or aarch64, "
            + "and executable memory): the run goes on without");
        mode = Mode.DEFAULT;
    }

    /** The address to call for a function of the extension. */
    static long function(String name, long address) {
        if (!isOn()) return address;
        try (Arena arena = Arena.ofConfined()) {
            return ConchHost.conch_strict_entry(address, arena.allocateFrom(name), ConchHost.CONCH_RETURNS_OBJECT());
        }
    }

    /** An operation found no object behind its arguments: ends the run where one of them is dead. */
    static void look(long a, long b, long c, long d) {
        if (isOn()) ConchHost.conch_strict_look(a, b, c, d);
    }

    /** How many blocks of memory the extensions have; known in a strict run only, 0 in others. */
    public static long blocks() {
        return isOn() && ExtensionLoader.isRunning() ? ConchHost.conch_strict_blocks() : 0;
    }

    /** The end of the script, its modules being empty: what can only be said then. */
    public static void finish() {
        if (mode == Mode.DEFAULT || !ExtensionLoader.isRunning()) return;
        if (isOn()) ConchHost.conch_strict_finish();
        else Forgiven.print();
    }
}
