package conch.ext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of a sanitizer's reports are the extension's. The logs have the shape of gcc's and clang's runtimes. */
class ExtFindingsTest {
    private static final Path FOLDER = Path.of("/home/me/wave");
    private static final Project PROJECT = new Project(FOLDER, List.of(new Project.Module("wave", List.of(FOLDER.resolve("wave.c")))), List.of());

    private static List<String> found(String log) {
        return new Findings(PROJECT, FOLDER.resolve("build/check/asan")).in(log).stream().map(Object::toString).toList();
    }

    private static final String OVERFLOW = """
            =================================================================
            ==17323==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x6020000a0bba at pc 0x7fd6c74024d8 bp 0x7fd5 sp 0x7fd5
            WRITE of size 1 at 0x6020000a0bba thread T14
                #0 0x7fd6c74024d7 in step /home/me/wave/wave.c:6
                #1 0x7fd528337cd3 in conch_call_2 /src/conch/native/capi/call_in.c:36

            allocated by thread T14 here:
                #0 0x7fd6e22b89cf in __interceptor_malloc ../../../../src/libsanitizer/asan/asan_malloc_linux.cpp:69
            SUMMARY: AddressSanitizer: heap-buffer-overflow /home/me/wave/wave.c:6 in step
            """;

    @Test
    void anOverflowIsOnce() {
        assertEquals(List.of("heap-buffer-overflow in step (wave.c:6)"), found(OVERFLOW + OVERFLOW));
    }

    /** The access is in an interceptor or in Conch; the stack that freed or allocated is the extension's. */
    @Test
    void aFrameFurtherDownCounts() {
        assertEquals(List.of("heap-use-after-free in give (wave.c:9)"), found("""
                ==1==ERROR: AddressSanitizer: heap-use-after-free on address 0x6020 at pc 0x7f bp 0x7f sp 0x7f
                READ of size 1 at 0x6020 thread T1
                    #0 0x7f in __interceptor_memcpy ../sanitizer_common_interceptors.inc:827
                    #1 0x7f in PyBytes_FromStringAndSize /src/conch/native/capi/text.c:40
                freed by thread T1 here:
                    #0 0x7f in __interceptor_free ../asan_malloc_linux.cpp:52
                    #1 0x7f in give /home/me/wave/wave.c:9
                """));
    }

    @Test
    void withoutDebugInformationTheLibraryIsKnown() {
        assertEquals(List.of("stack-buffer-overflow in the extension (wave.so+0x1199)"), found("""
                ==1==ERROR: AddressSanitizer: stack-buffer-overflow on address 0x6020 at pc 0x7f bp 0x7f sp 0x7f
                    #0 0x7f  (/home/me/wave/build/check/asan/wave.so+0x1199)
                """));
    }

    @Test
    void theJvmsOwnDoNotCount() {
        assertEquals(List.of(), found("""
                ==1==ERROR: AddressSanitizer: stack-buffer-underflow on address 0x7f at pc 0x7f bp 0x7f sp 0x7f
                    #0 0x7f in os::create_thread(Thread*, os::ThreadType, unsigned long) (/jdk/lib/server/libjvm.so+0xe76c93)
                    #1 0x7f  (<unknown module>)
                ==================
                WARNING: ThreadSanitizer: data race (pid=1)
                  Write of size 8 at 0x7b by thread T2:
                    #0 memset <null> (libjvm.so+0x1)
                """));
    }

    @Test
    void aRaceIsItsAccessesOnly() {
        String race = """
                WARNING: ThreadSanitizer: data race (pid=18010)
                  Read of size 8 at 0x7fffd7012208 by thread T17:
                    #0 %s
                    #1 conch_call_2 /src/conch/native/capi/call_in.c:36 (libconch.so+0x1987c)

                  Previous write of size 8 at 0x7fffd7012208 by thread T16:
                    #0 %s

                  Location is global 'total' of size 8 at 0x7fffd7012208 (wave.so+0x4208)

                  Thread T17 'Thread-2' (tid=18057, running) created by thread T14 at:
                    #0 start /home/me/wave/wave.c:80 (wave.so+0x2000)
                """;
        String ours = "step /home/me/wave/wave.c:5 (wave.so+0x13dd)", noise = "JVM_GC <null> (libjvm.so+0x10)";
        assertEquals(List.of("data race in step (wave.c:5)"), found(race.formatted(ours, noise)));
        assertEquals(List.of("data race in step (wave.c:5)"), found(race.formatted(noise, ours)));
        assertEquals(List.of(), found(race.formatted(noise, noise)));
    }

    @Test
    void anEmptyLogHasNone() {
        assertEquals(List.of(), found(""));
        assertEquals(List.of(), found("ThreadSanitizer: reported 1 warnings\n"));
    }
}
