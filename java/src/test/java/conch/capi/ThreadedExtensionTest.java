package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import conch.object.Heap;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extensions under contention: script threads that let the lock go in C, and threads of C's own that want it. */
class ThreadedExtensionTest {
    @TempDir
    Path folder;

    /** Runs the script a few times; each time must leave behind what the first left, and print that. */
    private void leavesNothing(String script, String printed) throws Exception {
        assertEquals(printed, ExtensionTest.run(folder, script));
        long live = Heap.liveObjects();
        int mirrors = ExtensionLoader.mirrorCount();
        for (int i = 0; i < 2; i++) assertEquals(printed, ExtensionTest.run(folder, script));
        assertEquals(mirrors, ExtensionLoader.mirrorCount(), "mirrors");
        assertEquals(live, Heap.liveObjects(), "live objects");
    }

    @Test
    void kernelsWithAndWithoutTheLockBesideAPurePythonThread() throws Exception {
        leavesNothing("""
            import gc, sys, threading, kernels
            stop = False
            counted = wrong = 0
            def spin():
                global counted
                while not stop:
                    counted += 1
            def work(release):
                global wrong
                for i in range(1500):
                    n = 1 + i % 5
                    a = memoryview(bytearray(8 * n * n)).cast("d")
                    b = memoryview(bytearray(8 * n * n)).cast("d")
                    c = memoryview(bytearray(8 * n * n)).cast("d")
                    for j in range(n):
                        a[j * n + j] = 2.0
                        b[j] = j + 1.0
                    kernels.matmul(a, b, c, n, n, n, release=release)
                    if c[n - 1] != 2.0 * n:
                        wrong += 1
                    x = bytearray(16 * n)
                    kernels.fft(memoryview(x).cast("d"), release=not release)
                    x.append(1)
                    if kernels.primes(100, release=release) != 25:
                        wrong += 1
                    try:
                        kernels.matmul(a, b, a, n, n, n, release=release)
                    except ValueError:
                        continue
                    wrong += 1
            pure = threading.Thread(target=spin)
            workers = [threading.Thread(target=work, args=(r,)) for r in (True, False)]
            pure.start()
            for w in workers:
                w.start()
            for w in workers:
                w.join()
            stop = True
            pure.join()
            print(wrong, counted > 0)
            del sys.modules["kernels"], kernels
            gc.collect()
            """, "0 True\n");
    }

    @Test
    void threadsOfCCallBackThousandsOfTimes() throws Exception {
        leavesNothing("""
            import gc, sys, threading, probe
            seen = []
            def called(i):
                seen.append(i)
                if i % 100 == 7:
                    raise Error([i])
                return [i, "text", 2.5 * i]
            other = threading.Thread(target=probe.from_crowd, args=(called, 2, 500))
            other.start()
            probe.from_crowd(called, 4, 1000)
            other.join()
            print(len(seen), sum(seen))
            del sys.modules["probe"], probe
            gc.collect()
            """, (4 * 1000 + 2 * 500) + " " + (4 * 499500 + 2 * 124750) + "\n");
    }

    /** CPython hangs such threads up when they ask for the lock after the end; the process must end, and by itself. */
    @Test
    void theInterpreterEndsWhileThreadsOfCCallBack() throws Exception {
        for (int i = 0; i < 3; i++) {
            ChildRun child = ChildRun.of(folder, """
                import probe
                calls = 0
                def called(i):
                    global calls
                    calls += 1
                    return [calls] * 3
                probe.leave_crowd(called, 4)
                while calls < 2000:
                    pass
                print("enough")
                """);
            assertEquals("enough\n", child.output());
            assertEquals(0, child.status());
            assertFalse(Files.exists(child.crashFile()), "the JVM crashed");
        }
    }
}
