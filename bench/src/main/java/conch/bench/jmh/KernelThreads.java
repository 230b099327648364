package conch.bench.jmh;

import conch.ffi.Gil;
import conch.ffi.NativeThread;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * The main job in small: a thread takes the lock, runs a C kernel, and lets the lock go; once with the lock held during the kernel, once with
 * the lock let go around it. Held, two threads take turns and do no more together than one. Let go, they run at once. The plain
 * kernels know no lock at all and show what the machine's cores can give.
 *
 * <p>The rate counts the jobs of all threads together. It is a rate and not a time a job, because a lock need not be fair: of two threads
 * that hold it in turn one may get more turns, and the mean of their times would say something else.
 */
@Measured("A C kernel on one and two threads, the lock held and let go: jobs of all threads together")
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class KernelThreads {
    private static final long MATRIX = 512, POINTS = 65536;

    /** A kernel with data of its own; no thread state. */
    public abstract static class Job {
        private MemorySegment job;

        abstract MethodHandle maker();

        abstract long size();

        @Setup
        public void make() throws Throwable {
            job = (MemorySegment) maker().invokeExact(size());
            if (job.address() == 0) throw new OutOfMemoryError("no memory for a job of size " + size());
        }

        @TearDown
        public void free() throws Throwable {
            NativeBench.JOB_FREE.invokeExact(job);
        }

        void run() throws Throwable {
            NativeBench.JOB_RUN.invokeExact(job);
        }
    }

    @State(Scope.Thread)
    public static class Matmul extends Job {
        @Override
        MethodHandle maker() {
            return NativeBench.MATMUL_NEW;
        }

        @Override
        long size() {
            return MATRIX;
        }
    }

    @State(Scope.Thread)
    public static class Fft extends Job {
        @Override
        MethodHandle maker() {
            return NativeBench.FFT_NEW;
        }

        @Override
        long size() {
            return POINTS;
        }
    }

    /** A thread as the interpreter knows one; between jobs it has let the lock go. */
    @State(Scope.Thread)
    public static class Worker {
        private Gil.Released between;

        @Setup
        public void attach() {
            SharedRuntime.use();
            Gil.attach(NativeThread.create());
            between = Gil.release("between jobs");
        }

        @TearDown
        public void end() {
            between.close();
            Gil.exit();
        }

        void runHeld(Job job) throws Throwable {
            between.close();
            job.run();
            between = Gil.release("between jobs");
        }

        void runReleased(Job job) throws Throwable {
            between.close();
            try (var _ = Gil.release("kernel")) {
                job.run();
            }
            between = Gil.release("between jobs");
        }
    }

    @Benchmark
    @Measured("matmul 512x512, one thread, no lock anywhere")
    public void matmulPlain1(Matmul job) throws Throwable {
        job.run();
    }

    @Benchmark
    @Threads(2)
    @Measured(value = "… two threads, no lock: what the cores can give", baseline = "matmulPlain1", needsCores = true)
    public void matmulPlain2(Matmul job) throws Throwable {
        job.run();
    }

    @Benchmark
    @Measured(value = "… one thread, lock held", baseline = "matmulPlain1")
    public void matmulHeld1(Worker worker, Matmul job) throws Throwable {
        worker.runHeld(job);
    }

    @Benchmark
    @Threads(2)
    @Measured(value = "… two threads, lock held: they take turns", baseline = "matmulHeld1", needsCores = true)
    public void matmulHeld2(Worker worker, Matmul job) throws Throwable {
        worker.runHeld(job);
    }

    @Benchmark
    @Measured(value = "… one thread, lock let go", baseline = "matmulPlain1")
    public void matmulReleased1(Worker worker, Matmul job) throws Throwable {
        worker.runReleased(job);
    }

    @Benchmark
    @Threads(2)
    @Measured(value = "… two threads, lock let go: they run at once", baseline = "matmulReleased1", needsCores = true)
    public void matmulReleased2(Worker worker, Matmul job) throws Throwable {
        worker.runReleased(job);
    }

    @Benchmark
    @Measured("FFT of 65536 points and back, one thread, no lock anywhere")
    public void fftPlain1(Fft job) throws Throwable {
        job.run();
    }

    @Benchmark
    @Threads(2)
    @Measured(value = "… two threads, no lock: what the cores can give", baseline = "fftPlain1", needsCores = true)
    public void fftPlain2(Fft job) throws Throwable {
        job.run();
    }

    @Benchmark
    @Measured(value = "… one thread, lock held", baseline = "fftPlain1")
    public void fftHeld1(Worker worker, Fft job) throws Throwable {
        worker.runHeld(job);
    }

    @Benchmark
    @Threads(2)
    @Measured(value = "… two threads, lock held: they take turns", baseline = "fftHeld1", needsCores = true)
    public void fftHeld2(Worker worker, Fft job) throws Throwable {
        worker.runHeld(job);
    }

    @Benchmark
    @Measured(value = "… one thread, lock let go", baseline = "fftPlain1")
    public void fftReleased1(Worker worker, Fft job) throws Throwable {
        worker.runReleased(job);
    }

    @Benchmark
    @Threads(2)
    @Measured(value = "… two threads, lock let go: they run at once", baseline = "fftReleased1", needsCores = true)
    public void fftReleased2(Worker worker, Fft job) throws Throwable {
        worker.runReleased(job);
    }
}
