package conch.race.sanitize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import conch.race.Variant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reports of both sanitizers, as gcc 12 and clang 14 write them, reduced to the lines of C. */
class ReducedTest {
    private static final Path HOME = Path.of(System.getProperty("conch.home")).toAbsolutePath().normalize();

    private static String reduced(String report) {
        var reduced = Reduced.of(report, "/home/me/native/races").orElseThrow();
        return reduced.kind() + reduced.accesses().stream().map(a -> "; " + a.thread() + " " + a.action() + " " + a.at() + " " + a.function()).reduce("", String::concat);
    }

    @Test
    void dataRace() {
        assertEquals("data race; 0 reads incref.c:20 incref_broken; 1 wrote incref.c:20 incref_broken", reduced("""
                ==================
                WARNING: ThreadSanitizer: data race (pid=29213)
                  Read of size 8 at 0x555555559208 by main thread:
                    #0 incref_broken /home/me/native/races/incref.c:20 (it+0x1790)
                    #1 main /home/me/native/races/race_main.h:177 (it+0x1f7f)

                  Previous write of size 8 at 0x555555559208 by thread T1 (mutexes: write M4):
                    #0 incref_broken /home/me/native/races/incref.c:20 (it+0x179f)

                  Thread T1 (tid=29216, running) created by main thread at:
                    #0 pthread_create ../../../../src/libsanitizer/tsan/tsan_interceptors_posix.cpp:1001 (libtsan.so.2+0x5e686)
                """));
    }

    @Test
    void clangHasColumns() {
        assertEquals("data race; 2 writes incref.c:20 incref_broken; 1 read incref.c:20 incref_broken", reduced("""
                WARNING: ThreadSanitizer: data race (pid=1)
                  Atomic write of size 8 at 0x1 by thread T2:
                    #0 incref_broken /home/me/native/races/incref.c:20:30 (it+0x1790)

                  Previous atomic read of size 8 at 0x1 by thread T1:
                    #0 incref_broken /home/me/native/races/incref.c:20:21 (it+0x1790)
                """));
    }

    @Test
    void useAfterFreeSkipsTheAllocatorAndTheDemosHeader() {
        assertEquals("heap-use-after-free; 1 reads double-free.c:27 decref_broken; 0 freed double-free.c:21 delete_object", reduced("""
                ==31806==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000115e78 at pc 0x55ba bp 0x7f88 sp 0x7f88
                READ of size 8 at 0x602000115e78 thread T1
                    #0 0x55bac145bb88 in decref_broken /home/me/native/races/double-free.c:27
                    #1 0x7f88be0a71f4 in start_thread nptl/pthread_create.c:442

                0x602000115e78 is located 8 bytes inside of 16-byte region [0x602000115e70,0x602000115e80)
                freed by thread T0 here:
                    #0 0x7f88be2b76a8 in __interceptor_free ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:52
                    #1 0x55bac145bb6b in race_free /home/me/native/races/race.h:75
                    #2 0x55bac145bb6b in delete_object /home/me/native/races/double-free.c:21
                """));
    }

    @Test
    void doubleFree() {
        assertEquals("double free; 3 frees double-free.c:21 delete_object; 0 freed double-free.c:21 delete_object", reduced("""
                ==1==ERROR: AddressSanitizer: attempting double-free on 0x602000000010 in thread T3:
                    #0 0x7f88be2b76a8 in __interceptor_free ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:52
                    #1 0x55bac145bb6b in delete_object /home/me/native/races/double-free.c:21

                0x602000000010 is located 0 bytes inside of 16-byte region
                freed by thread T0 here:
                    #0 0x55bac145bb6b in delete_object /home/me/native/races/double-free.c:21
                """));
    }

    @Test
    void aTextWithoutAReport() {
        assertEquals(Optional.empty(), Reduced.of("race-incref: no such core\n", "/"));
    }

    /** ThreadSanitizer needs two accesses without an order, not a lost update, so the broken form shows it in the first runs; the repaired one never. */
    @Test
    void theRealOne() throws Exception {
        var run = new SanitizedRun(HOME, "incref", null);
        var broken = run.run(Tool.THREAD, Variant.BROKEN, Duration.ofSeconds(20));
        assumeTrue(broken.impossible().isEmpty(), () -> broken.impossible().orElse(""));
        assertEquals("data race", broken.reduced().orElseThrow().kind());
        assertTrue(broken.reduced().get().accesses().stream().allMatch(access -> access.at().equals("incref.c:20")), broken.reduced().get().toString());
        assertTrue(Files.readString(broken.report()).contains("WARNING: ThreadSanitizer: data race"));
        var repaired = run.run(Tool.THREAD, Variant.REPAIRED, Duration.ofSeconds(1));
        assertEquals(Optional.empty(), repaired.reduced());
        var report = new SanitizeReport("incref", Variant.BROKEN, "cc", HOME.resolve("native/races"), List.of(broken));
        assertTrue(report.text().contains("incref.c:20          o->ref_count = o->ref_count + 1;"), report.text());
    }
}
