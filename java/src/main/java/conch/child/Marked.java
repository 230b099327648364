package conch.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The second net, for a child that kills or stops its own supervisor: whatever it has started has inherited a word in its environment, until it
 * takes that word out on purpose. On Linux only.
 */
final class Marked {
    static final String VARIABLE = "CONCH_CHILD";
    private static final int PASSES = 100;

    private Marked() {
    }

    /** Kills until a look finds nobody: somebody may have forked during the one before. */
    static void kill(String mark) {
        for (int pass = 0; pass < PASSES && killOnce(VARIABLE + "=" + mark); pass++) Thread.onSpinWait();
    }

    private static boolean killOnce(String word) {
        var found = ProcessHandle.allProcesses().filter(each -> each.pid() != ProcessHandle.current().pid() && environment(each).contains(word)).toList();
        found.forEach(ProcessHandle::destroyForcibly);
        return !found.isEmpty();
    }

    /** Empty for one that has just ended, or is somebody else's. */
    private static String environment(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
