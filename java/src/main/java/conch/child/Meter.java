package conch.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Watches what a child and all its descendants use, by looking into /proc again and again, because the kernel's own limits do not fit: the address
 * space of a JVM says nothing about its memory, and the limit on processes counts everything that the user runs. Where there is no /proc
 * nothing is limited.
 */
final class Meter extends Thread {
    private static final long PERIOD_MILLISECONDS = 20;
    /** So many periods from one look at who is below the child to the next, and so many of them are looked at. */
    private static final int RARELY = 5, MOST = 10_000;
    private static final int PAGE = 4096, RESIDENT = 1;

    private final Process process;
    private final Limits limits;
    private final Consumer<Ending> whenOver;
    private final Standstill standstill;
    private List<Long> family = List.of();

    /** @param whenOver is called at most once, on this thread */
    Meter(Process process, Limits limits, Consumer<Ending> whenOver) {
        this.process = process;
        this.limits = limits;
        this.whenOver = whenOver;
        standstill = new Standstill(limits.idle());
        setDaemon(true);
        setName("limits of " + process.pid());
        if (limits.residentBytes() > 0 || limits.tasks() > 0 || !limits.idle().isZero()) start();
    }

    @Override
    public void run() {
        try {
            for (int i = 0; process.isAlive(); i++) {
                boolean rare = i % RARELY == 0;
                if (rare) family = Family.of(process, limits.tasks() > 0 ? limits.tasks() : MOST);
                Ending over = over();
                if (over == null && rare && !limits.idle().isZero() && standstill.isReached(family)) over = new Ending.StoodStill(limits.idle());
                if (over != null) {
                    whenOver.accept(over);
                    return;
                }
                sleep(PERIOD_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            // Nobody is watched any more.
        }
    }

    private Ending over() {
        long resident = 0;
        int tasks = 0;
        for (long pid : family) {
            if (limits.residentBytes() > 0) resident += resident(pid);
            if (limits.tasks() > 0) tasks += tasks(pid);
        }
        if (limits.tasks() > 0 && tasks > limits.tasks()) return new Ending.TooManyTasks(limits.tasks());
        return limits.residentBytes() > 0 && resident > limits.residentBytes() && shared() > limits.residentBytes() ? new Ending.OutOfMemory(limits.residentBytes()) : null;
    }

    /** As the sum of {@link #resident}, but what forked processes have in common counts once; that takes milliseconds a process to find out. */
    private long shared() {
        return family.stream().mapToLong(Meter::proportional).sum();
    }

    private static long proportional(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).findFirst().orElse(0);
        } catch (IOException | RuntimeException e) {
            return resident(pid);
        }
    }

    /** In bytes; 0 for a process that has just ended. */
    private static long resident(long pid) {
        try {
            return Long.parseLong(Files.readString(Path.of("/proc", String.valueOf(pid), "statm")).split(" ")[RESIDENT]) * PAGE;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private static int tasks(long pid) {
        String[] names = Path.of("/proc", String.valueOf(pid), "task").toFile().list();
        return names == null ? 0 : names.length;
    }
}
