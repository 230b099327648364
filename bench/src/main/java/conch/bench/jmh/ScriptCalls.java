package conch.bench.jmh;

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
 * An extension's function called from a script, the whole way: the CALL instruction, the mirror of the argument, the downcall, the result. The
 * script is the one that CPython runs in the comparison; an operation here is a turn of its loop.
 */
@Measured("A C function of an extension, called in a loop of a script")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScriptCalls {
    /** Enough for the request and its answer (some 50 µs) to vanish behind them. */
    private static final int CALLS = 100000;
    /** What the compiler needs for the eval loop, which is large; the harness's own warm-up is for smaller things. */
    private static final long WARM_UP_NANOS = 1_500_000_000L;
    private ServingScript script;

    @Setup
    public void start() {
        script = ServingScript.start("extension_calls.py");
        long end = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < end) {
            script.run("call-loop", CALLS);
            script.run("ext-call", CALLS);
            script.run("ext-call-release", CALLS);
        }
    }

    @TearDown
    public void end() throws InterruptedException {
        script.end();
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    @Measured("a turn of the loop, without a call")
    public String emptyLoop() {
        return script.run("call-loop", CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    @Measured(value = "an empty function (METH_O)", baseline = "emptyLoop")
    public String emptyCall() {
        return script.run("ext-call", CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    @Measured(value = "a function that lets the lock go and takes it again", baseline = "emptyLoop")
    public String callWithRelease() {
        return script.run("ext-call-release", CALLS);
    }
}
