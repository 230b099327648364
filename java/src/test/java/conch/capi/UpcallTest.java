package conch.capi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls of C functions need no call back into Java. Counted, not timed: a run with more turns makes as many as one with fewer. */
class UpcallTest {
    @TempDir
    Path folder;

    private long upcalls(String call, int turns) throws Exception {
        long before = HostCalls.made();
        String script = """
            import callcost
            f, n, t, x = 1.5, 1000, (1.5, 1000, None, True), object()
            for i in range(%d):
                %s
            print('done')
            """.formatted(turns, call);
        assertEquals("done\n", ExtensionTest.run(folder, script));
        return HostCalls.made() - before;
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "callcost.noargs()",
        "callcost.empty(None)", "callcost.empty(True)", "callcost.empty(f)", "callcost.empty(7)", "callcost.empty(n + i)", "callcost.empty(t)", "callcost.empty(x)",
        "callcost.fast(f, None)", "callcost.fast(t, x)", "callcost.varargs(f, n)", "callcost.varargs(t, x)",
        "callcost.negate(f * i)", "callcost.add_floats(f, 2.5)", "callcost.add_ints(n, i)", "callcost.release(f)",
    })
    void argumentsAndResultsThatNeedNone(String call) throws Exception {
        upcalls(call, 1);
        assertEquals(upcalls(call, 10), upcalls(call, 1010), call);
    }

    /** The count counts: a function of the interpreter, called by C, is one upcall each time. */
    @Test
    void aCallOfAFunctionFromCNeedsOne() throws Exception {
        String call = "__import__('probe').call(len, t)";
        upcalls(call, 1);
        assertTrue(upcalls(call, 110) >= upcalls(call, 10) + 100);
    }
}
