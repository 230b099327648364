package conch.ext;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read out of the JVM's report of its own end. The texts have the shape of HotSpot's. */
class CrashReportTest {
    private static final String REPORT = """
            #
            # A fatal error has been detected by the Java Runtime Environment:
            #
            #  SIGSEGV (0xb) at pc=0x00007f, pid=7, tid=8
            #
            # Problematic frame:
            # C  [libc.so.6+0x9d6b0]
            #

            siginfo: si_signo: 11 (SIGSEGV), si_code: 1 (SEGV_MAPERR), si_addr: %s

            Native frames: (J=compiled Java code, j=interpreted, Vv=VM code, C=native code)
            C  [libc.so.6+0x9d6b0]
            C  [wave.so+0x1337]  step+0x2f  (wave.c:12)
            C  [libconch.so+0x2000]  conch_call_2+0x11
            V  [libjvm.so+0x1]  JavaCalls::call+0x2
            """;

    @Test
    void theFramesOfLibrariesAreReadFromTheInsideOut() {
        var frames = CrashReport.of(REPORT.formatted("0x0000000000000008")).frames();
        assertEquals(List.of(new CrashReport.Frame("wave.so", "0x1337", "step"), new CrashReport.Frame("libconch.so", "0x2000", "conch_call_2")), frames);
    }

    @Test
    void whatWasFollowedIsSaid() {
        assertEquals("crashed with SIGSEGV: NULL was followed, or an offset to it", CrashReport.of(REPORT.formatted("0x0000000000000008")).words());
        assertEquals("crashed with SIGSEGV: an address was followed that is not memory of this program (0x00007f0000001000)",
                CrashReport.of(REPORT.formatted("0x00007f0000001000")).words());
        assertEquals("crashed with SIGFPE: an integer was divided by zero",
                CrashReport.of("siginfo: si_signo: 8 (SIGFPE), si_code: 1 (FPE_INTDIV), si_addr: 0x00007f0000001000").words());
        assertEquals("crashed", CrashReport.of("a file that was cut off").words());
    }

    @Test
    void theProgramsOwnLinesAreLeft() {
        assertEquals("passed test_a\nlast\n", CrashReport.withoutBanner("passed test_a\n#\n# A fatal error has been detected\n#\nlast\n"));
    }
}
