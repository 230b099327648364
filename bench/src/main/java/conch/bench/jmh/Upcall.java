package conch.bench.jmh;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * C calls Java through a stub that FFM makes: what an extension pays when it asks the interpreter for something that only Java knows. It is
 * several times a downcall, which is why the numbers that C makes and reads stay in C's memory.
 */
@Measured("A call from C into Java")
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Upcall {
    private static final int CALLS = 10000;
    private static final MemorySegment EMPTY_IN_JAVA = emptyInJava();
    private static final MemorySegment EMPTY_IN_C = NativeBench.symbol("bench_empty");

    /** What the stub calls. */
    static void empty() {
    }

    private static MemorySegment emptyInJava() {
        try {
            return NativeBench.upcall(MethodHandles.lookup().findStatic(Upcall.class, "empty", MethodType.methodType(void.class)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    @Measured("a loop in C calls an empty C function through a pointer")
    public void cCallsC() throws Throwable {
        NativeBench.CALL.invokeExact(EMPTY_IN_C, (long) CALLS);
    }

    @Benchmark
    @OperationsPerInvocation(CALLS)
    @Measured(value = "the same loop calls an empty Java method", baseline = "cCallsC")
    public void cCallsJava() throws Throwable {
        NativeBench.CALL.invokeExact(EMPTY_IN_JAVA, (long) CALLS);
    }

    @Benchmark
    @Measured("Java calls C, which calls C")
    public void thereToC() throws Throwable {
        NativeBench.CALL.invokeExact(EMPTY_IN_C, 1L);
    }

    @Benchmark
    @Measured(value = "Java calls C, which calls Java: there and back, as most upcalls are", baseline = "thereToC")
    public void thereAndBack() throws Throwable {
        NativeBench.CALL.invokeExact(EMPTY_IN_JAVA, 1L);
    }
}
