package conch.child;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sees from the scheduler's accounts ({@code /proc/PID/task/TID/schedstat}: nanoseconds on a core, nanoseconds of waiting for one) that nothing
 * happens any more: all threads wait for each other, or for something that does not come. A thread that wants a core and gets none on a
 * busy machine does not stand still. Where the kernel keeps no such accounts, nothing ever stands still.
 */
final class Standstill {
    /** Of the time between two looks: what a JVM's own clocks, and threads that ask again and again for a lock, use at most. */
    private static final double TICKING = 0.05, STARVED = 0.5;

    private final Duration limit;
    private final Map<String, long[]> before = new HashMap<>();
    private long looked = System.nanoTime(), moved = looked;

    Standstill(Duration limit) {
        this.limit = limit;
    }

    /** Whether none of these processes has done anything for as long as the limit says, until now. */
    boolean isReached(List<Long> processes) {
        long now = System.nanoTime(), time = now - looked, used = 0;
        looked = now;
        boolean starved = false, accounted = false;
        Map<String, long[]> all = new HashMap<>();
        for (long process : processes) {
            String[] threads = new File("/proc/" + process + "/task").list();
            if (threads == null) continue;
            for (String thread : threads) {
                long[] account = account(process, thread);
                if (account == null) continue;
                accounted = true;
                all.put(thread, account);
                long[] last = before.getOrDefault(thread, new long[2]);
                used += account[0] - last[0];
                starved |= account[1] - last[1] > STARVED * time;
            }
        }
        before.clear();
        before.putAll(all);
        if (!accounted || starved || used > TICKING * time) moved = now;
        return now - moved >= limit.toNanos();
    }

    /** Null for a thread that has just ended. */
    private static long[] account(long process, String thread) {
        try {
            String[] fields = Files.readString(Path.of("/proc/" + process + "/task/" + thread + "/schedstat")).split(" ");
            return new long[] {Long.parseLong(fields[0]), Long.parseLong(fields[1])};
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }
}
