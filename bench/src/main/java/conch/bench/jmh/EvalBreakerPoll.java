package conch.bench.jmh;

import conch.bindings.ConchHost;
import conch.ffi.EvalBreaker;
import conch.ffi.Gil;
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
 * Does anybody want the lock? The eval loop asks at every call and every backward jump, so the question must be next to free: one load of a
 * word in native memory, which stays in the cache until C writes it. The loop around it does a little arithmetic whose steps depend
 * on each other, as the interpreter's do; the poll hides behind it. Asking C each time is the twin that costs a call.
 */
@Measured("The eval breaker's poll, a turn of a loop of dependent arithmetic")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EvalBreakerPoll {
    private static final int TURNS = 10000;
    private long x = 2781;

    @Setup
    public void start() {
        Gil.start();
        Gil.need();
    }

    @TearDown
    public void finish() {
        Gil.finish();
    }

    /** Marsaglia's xorshift: a compiler cannot fold several steps into one, as it does with a multiplication and an addition. */
    private static long step(long x) {
        x ^= x << 13;
        x ^= x >>> 7;
        return x ^ x << 17;
    }

    @Benchmark
    @OperationsPerInvocation(TURNS)
    @Measured("no poll")
    public long noPoll() {
        long y = x;
        for (int i = 0; i < TURNS; i++) y = step(y);
        return x = y;
    }

    @Benchmark
    @OperationsPerInvocation(TURNS)
    @Measured(value = "EvalBreaker.requested(), as the eval loop asks", baseline = "noPoll")
    public long poll() {
        long y = x;
        for (int i = 0; i < TURNS; i++) {
            if (EvalBreaker.requested()) y++;
            y = step(y);
        }
        return x = y;
    }

    @Benchmark
    @OperationsPerInvocation(TURNS)
    @Measured(value = "wrong: a call into C to ask", baseline = "noPoll")
    public long askC() {
        long y = x;
        for (int i = 0; i < TURNS; i++) {
            if (ConchHost.conch_eval_breaker_duties() != 0) y++;
            y = step(y);
        }
        return x = y;
    }
}
