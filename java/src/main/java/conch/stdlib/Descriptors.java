package conch.stdlib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The numbers that scripts know open files by. Java keeps the system's numbers to itself, so these are Conch's own: the lowest free one
 * from 3 on, which is what the system would have given.
 */
final class Descriptors {
    private static final int FIRST = 3;
    private static final BitSet taken = new BitSet();

    private Descriptors() {
    }

    static synchronized int take() {
        int number = taken.nextClearBit(FIRST);
        taken.set(number);
        return number;
    }

    static synchronized void giveBack(int number) {
        taken.clear(number);
    }

    /** Whether standard stream 0, 1 or 2 of this process is a terminal. Java knows only whether both 0 and 1 are; Linux tells what each is. */
    static boolean isTerminal(int standard) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + standard)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return System.console() != null && System.console().isTerminal();
        }
    }
}
