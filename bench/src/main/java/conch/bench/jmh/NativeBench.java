package conch.bench.jmh;

import conch.ffi.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** libconch_bench (native/bench), which lies beside libconch, as FFM sees it. Handles are static and final, so that the JVM compiles them away. */
final class NativeBench {
    static {
        load();
    }

    static final MethodHandle EMPTY = handle("bench_empty", FunctionDescriptor.ofVoid());
    static final MethodHandle EMPTY_CRITICAL = handle("bench_empty", FunctionDescriptor.ofVoid(), Linker.Option.critical(false));
    private static final FunctionDescriptor LONGS =
            FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
    static final MethodHandle SUM = handle("bench_sum", LONGS);
    static final MethodHandle SUM_CRITICAL = handle("bench_sum", LONGS, Linker.Option.critical(false));

    static final MethodHandle CALL = handle("bench_call", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    static final MethodHandle PAIRS = handle("bench_pairs", FunctionDescriptor.ofVoid(ValueLayout.JAVA_LONG));

    static final MethodHandle SAVE_THREAD = handle("PyEval_SaveThread", FunctionDescriptor.of(ValueLayout.ADDRESS));
    static final MethodHandle RESTORE_THREAD = handle("PyEval_RestoreThread", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    private static final FunctionDescriptor NEW_JOB = FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG);
    static final MethodHandle MATMUL_NEW = handle("bench_matmul_new", NEW_JOB);
    static final MethodHandle FFT_NEW = handle("bench_fft_new", NEW_JOB);
    static final MethodHandle JOB_RUN = handle("bench_job_run", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
    static final MethodHandle JOB_FREE = handle("bench_job_free", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    private NativeBench() {
    }

    /** Loads both libraries; libconch first, because libconch_bench needs the one that is in the process. */
    static void load() {
        System.load(NativeLibrary.file().resolveSibling(System.mapLibraryName("conch")).toString());
        System.load(NativeLibrary.file().resolveSibling(System.mapLibraryName("conch_bench")).toString());
    }

    /** The address of a function. */
    static MemorySegment symbol(String name) {
        return SymbolLookup.loaderLookup().find(name).orElseThrow(() -> new IllegalStateException("libconch_bench has no " + name));
    }

    static MethodHandle handle(String name, FunctionDescriptor shape, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(symbol(name), shape, options);
    }

    /** The address of an upcall stub for a static method without arguments and result; it lives as long as the process. */
    static MemorySegment upcall(MethodHandle target) {
        if (!target.type().equals(MethodType.methodType(void.class))) throw new IllegalArgumentException("not ()void: " + target);
        return Linker.nativeLinker().upcallStub(target, FunctionDescriptor.ofVoid(), Arena.global());
    }
}
