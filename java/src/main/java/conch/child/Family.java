package conch.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process and all below it, by the kernel's own lists of children; unlike a search through all processes it reads only what it finds. */
final class Family {
    private static final boolean HAS_LISTS = Files.exists(children(ProcessHandle.current().pid(), String.valueOf(ProcessHandle.current().pid())));

    private Family() {
    }

    /** @param most where a child starts processes faster than they are counted, the first so many are enough */
    static List<Long> of(Process process, int most) {
        var all = new ArrayList<>(List.of(process.pid()));
        if (!HAS_LISTS) {
            process.descendants().map(ProcessHandle::pid).limit(most).forEach(all::add);
            return all;
        }
        for (int i = 0; i < all.size() && all.size() <= most; i++) addChildren(all.get(i), all);
        return all;
    }

    private static void addChildren(long pid, List<Long> all) {
        String[] threads = Path.of("/proc", String.valueOf(pid), "task").toFile().list();
        if (threads == null) return;
        for (String thread : threads) {
            try {
                for (String child : Files.readString(children(pid, thread)).split(" ")) if (!child.isBlank()) all.add(Long.parseLong(child.strip()));
            } catch (IOException e) {
                // It has just ended.
            }
        }
    }

    private static Path children(long pid, String thread) {
        return Path.of("/proc", String.valueOf(pid), "task", thread, "children");
    }
}
