package conch.child;

import java.time.Duration;

/**
 * What a child may use.
 *
 * @param time wall-clock time from the start
 * @param memoryBytes address space ({@code ulimit -v}) of each of its processes; 0 for no limit, which programs built with a sanitizer need.
 *        Not enforced on macOS, which has no such limit.
 * @param outputBytes on standard output and standard error each
 * @param residentBytes physical memory of the child and all it started; unlike the address space it also limits a JVM, and what a sanitizer
 *        runs in. Looked at every few milliseconds, on Linux only; 0 for no limit.
 * @param tasks threads of the child and all it started; as residentBytes
 * @param idle how long all its threads may wait at once; zero for no limit. On Linux only. A busy machine ends nothing by this: who wants a
 *        core is not idle.
 */
public record Limits(Duration time, long memoryBytes, long outputBytes, long residentBytes, int tasks, Duration idle) {
    /** Ten seconds, 1 GiB, 16 MiB. */
    public static final Limits USUAL = new Limits(Duration.ofSeconds(10), 1L << 30, 16L << 20);

    public Limits {
        if (time.isNegative() || time.isZero()) throw new IllegalArgumentException("no time: " + time);
        if (memoryBytes < 0 || outputBytes <= 0 || residentBytes < 0 || tasks < 0 || idle.isNegative()) {
            throw new IllegalArgumentException("limits: " + memoryBytes + ", " + outputBytes + ", " + residentBytes + ", " + tasks + ", " + idle);
        }
    }

    /** Without a limit on resident memory and tasks. */
    public Limits(Duration time, long memoryBytes, long outputBytes) {
        this(time, memoryBytes, outputBytes, 0, 0);
    }

    /** Without a limit on standing still. */
    public Limits(Duration time, long memoryBytes, long outputBytes, long residentBytes, int tasks) {
        this(time, memoryBytes, outputBytes, residentBytes, tasks, Duration.ZERO);
    }

    public Limits withTime(Duration other) {
        return new Limits(other, memoryBytes, outputBytes, residentBytes, tasks, idle);
    }

    public Limits withMemory(long bytes) {
        return new Limits(time, bytes, outputBytes, residentBytes, tasks, idle);
    }

    public Limits withOutput(long bytes) {
        return new Limits(time, memoryBytes, bytes, residentBytes, tasks, idle);
    }

    public Limits withResident(long bytes) {
        return new Limits(time, memoryBytes, outputBytes, bytes, tasks, idle);
    }

    public Limits withTasks(int most) {
        return new Limits(time, memoryBytes, outputBytes, residentBytes, most, idle);
    }

    public Limits withIdle(Duration most) {
        return new Limits(time, memoryBytes, outputBytes, residentBytes, tasks, most);
    }

    /** For example {@code 64 MiB}. */
    static String size(long bytes) {
        return bytes >= 1L << 20 && bytes % (1L << 20) == 0 ? (bytes >> 20) + " MiB" : bytes % 1024 == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
    }

    /** For example {@code 1.5 s}. */
    static String seconds(Duration time) {
        return new java.math.BigDecimal(time.toMillis()).movePointLeft(3).stripTrailingZeros().toPlainString() + " s";
    }
}
