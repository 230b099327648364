package conch.bench.jmh;

import conch.ffi.Gil;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Letting the lock go and taking it again, when nobody else wants it: one atomic operation each and no system call. From Java the two calls
 * into C cost more than what they call; in C, where an extension does it, only the pair remains.
 */
@Measured("The lock let go and taken again, uncontended")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReleaseAndRetake {
    private static final int PAIRS = 10000;
    private MemorySegment empty;

    /** From here to {@link #finish} this thread holds the lock. */
    @Setup
    public void start() {
        empty = NativeBench.symbol("bench_empty");
        Gil.start();
        Gil.need();
    }

    @TearDown
    public void finish() {
        Gil.finish();
    }

    @Benchmark
    @Measured("two empty calls into C through FFM")
    public void twoEmptyCalls() throws Throwable {
        NativeBench.EMPTY.invokeExact();
        NativeBench.EMPTY.invokeExact();
    }

    @Benchmark
    @Measured(value = "PyEval_SaveThread and PyEval_RestoreThread, called from Java through FFM", baseline = "twoEmptyCalls")
    public void pairFromJava() throws Throwable {
        MemorySegment state = (MemorySegment) NativeBench.SAVE_THREAD.invokeExact();
        NativeBench.RESTORE_THREAD.invokeExact(state);
    }

    @Benchmark
    @Measured(value = "try (var _ = Gil.release(NAME)), as the interpreter does around what blocks", baseline = "twoEmptyCalls")
    public void scopeInJava() {
        try (var _ = Gil.release("bench")) {
            // Only the border is measured.
        }
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    @Measured("a turn of a loop in C around an empty function")
    public void loopInC() throws Throwable {
        NativeBench.CALL.invokeExact(empty, (long) PAIRS);
    }

    @Benchmark
    @OperationsPerInvocation(PAIRS)
    @Measured(value = "the pair in a loop in C, as in an extension", baseline = "loopInC")
    public void pairInC() throws Throwable {
        NativeBench.PAIRS.invokeExact((long) PAIRS);
    }
}
