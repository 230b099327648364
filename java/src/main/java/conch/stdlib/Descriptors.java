package conch.stdlib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the standard streams are, without the native library, which not every script loads. */
final class Descriptors {
    private Descriptors() {
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
