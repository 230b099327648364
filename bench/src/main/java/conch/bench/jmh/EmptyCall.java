package conch.bench.jmh;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A call into C costs what the thread must do at the border. A plain downcall and a JNI call tell the JVM that the thread has left Java, and ask
 * on the way back whether a collection waits: some nanoseconds. A critical one leaves that out, and is nearly a C call; in
 * return the collector waits for it, so nothing that blocks, runs long or calls back may be called that way. The lock itself never is.
 */
@Measured("A call into C and back: an empty C function, and one that adds two longs")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EmptyCall {
    /** Neither static nor final: the JVM cannot know which handle it will be. */
    private MethodHandle variable = NativeBench.EMPTY;
    private long a = 2781, b = 1;

    @Benchmark
    @Measured("nothing at all: what the harness costs")
    public void nothing() {
    }

    @Benchmark
    @Measured(value = "FFM, plain", baseline = "nothing")
    public void ffm() throws Throwable {
        NativeBench.EMPTY.invokeExact();
    }

    @Benchmark
    @Measured(value = "FFM with Linker.Option.critical: no safepoint on the way", baseline = "nothing")
    public void ffmCritical() throws Throwable {
        NativeBench.EMPTY_CRITICAL.invokeExact();
    }

    @Benchmark
    @Measured(value = "JNI", baseline = "nothing")
    public void jni() {
        JniCalls.empty();
    }

    @Benchmark
    @Measured(value = "wrong: FFM through a handle that is no constant, which the JVM cannot compile into the call", baseline = "nothing")
    public void ffmVariableHandle() throws Throwable {
        variable.invokeExact();
    }

    @Benchmark
    @Measured("a + b in Java: the baseline of the three below")
    public long sumJava() {
        return a + b;
    }

    @Benchmark
    @Measured(value = "a + b through FFM", baseline = "sumJava")
    public long sumFfm() throws Throwable {
        return (long) NativeBench.SUM.invokeExact(a, b);
    }

    @Benchmark
    @Measured(value = "a + b through FFM critical", baseline = "sumJava")
    public long sumFfmCritical() throws Throwable {
        return (long) NativeBench.SUM_CRITICAL.invokeExact(a, b);
    }

    @Benchmark
    @Measured(value = "a + b through JNI", baseline = "sumJava")
    public long sumJni() {
        return JniCalls.sum(a, b);
    }
}
