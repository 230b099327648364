package conch.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTableTest {
    private static final Declaration INCREF = Declaration.parse("""
            lost updates allowed: no lock\t100000
            200001\tACCEPTABLE\tas if one after the other
            < 200001\tINTERESTING\tan update was lost
            > 200001\tFORBIDDEN\tno interleaving gives this
            """);
    private static final Settings SETTINGS = new Settings(10, Duration.ofSeconds(1), 0, 2, List.of(0, 1));

    private static OutcomeTable table(Variant variant, String... results) {
        var table = new OutcomeTable("incref", INCREF, variant);
        for (String result : results) table.add(result);
        return table;
    }

    @Test
    void rowsKeepTheirOrderAndZeros() {
        var rows = table(Variant.BROKEN, "< 200001", "< 200001", "200001").rows();
        assertEquals(List.of("200001", "< 200001", "> 200001"), rows.stream().map(OutcomeTable.Row::result).toList());
        assertEquals(List.of(1L, 2L, 0L), rows.stream().map(OutcomeTable.Row::count).toList());
    }

    @Test
    void interestingPassesInTheBrokenFormOnly() {
        assertEquals(Verdict.PASSED, table(Variant.BROKEN, "< 200001").verdict());
        var repaired = table(Variant.REPAIRED, "< 200001");
        assertEquals(Verdict.FAILED, repaired.verdict());
        assertEquals(Expect.FORBIDDEN, repaired.rows().get(1).expect());
    }

    @Test
    void forbiddenAndUndeclaredFail() {
        assertEquals(Verdict.FAILED, table(Variant.BROKEN, "200001", "> 200001").verdict());
        var undeclared = table(Variant.BROKEN, "200001", "7");
        assertEquals(Verdict.FAILED, undeclared.verdict());
        assertEquals(new OutcomeTable.Row("7", 1, Expect.UNDECLARED, "the demo does not declare it"), undeclared.rows().getLast());
    }

    @Test
    void crashIsARowInWords() {
        var table = table(Variant.BROKEN, "200001");
        table.addFailure("was killed by SIGSEGV (an invalid memory access)", "without a word");
        assertEquals(2, table.samples());
        assertEquals(Verdict.FAILED, table.verdict());
        String text = TextReport.of(table, SETTINGS);
        assertTrue(text.replaceAll(" +", " ").contains("was killed by SIGSEGV (an invalid memory access) 1 50.0 % UNDECLARED without a word"), text);
    }

    @Test
    void nothingKnownIsInconclusive() {
        assertEquals(Verdict.INCONCLUSIVE, table(Variant.REPAIRED).verdict());
    }

    @Test
    void neverSeenIsNotCannotHappen() {
        assertEquals(3e-4, OutcomeTable.bound(10_000), 1e-12);
        assertEquals(1, OutcomeTable.bound(0));
        assertEquals(1, OutcomeTable.bound(2));
        assertEquals("< 0.030 %", TextReport.frequency(0, 10_000));
        assertEquals("12.0 %", TextReport.frequency(1_203, 10_000));
        assertEquals("> 99.9 %", TextReport.frequency(9_999, 10_000));
        assertEquals("100.0 %", TextReport.frequency(10_000, 10_000));
        assertEquals("-", TextReport.frequency(0, 0));
    }

    @Test
    void textAsInALecture() {
        var table = table(Variant.BROKEN, "< 200001", "< 200001", "200001", "< 200001");
        assertEquals("""
                incref  [lost updates allowed: no lock]   broken -O2   threads=2  cpus=0,1   0.0 s
                  RESULT    SAMPLES      FREQ   EXPECT        MEANING
                  200001          1    25.0 %   ACCEPTABLE    as if one after the other
                  < 200001        3    75.0 %   INTERESTING   an update was lost
                  > 200001        0  < 75.0 %   FORBIDDEN     no interleaving gives this
                Observed sometimes: 3 of 4.   (< : never seen; the 95 % bound 3/n, n = 4)
                """, TextReport.of(table, SETTINGS));
    }

    @Test
    void jsonHasTheseKeysAndNoOthers() {
        var table = table(Variant.BROKEN, "200001");
        table.setSeconds(1.25);
        assertEquals(JsonParser.parseString("""
                {"demo": "incref", "variant": "broken", "samples": 1, "seconds": 1.25, "outcomes": [
                  {"result": "200001", "count": 1, "expect": "ACCEPTABLE", "meaning": "as if one after the other"},
                  {"result": "< 200001", "count": 0, "expect": "INTERESTING", "meaning": "an update was lost"},
                  {"result": "> 200001", "count": 0, "expect": "FORBIDDEN", "meaning": "no interleaving gives this"}],
                 "verdict": "passed"}
                """), JsonParser.parseString(JsonReport.of(List.of(table))));
        assertEquals(2, JsonParser.parseString(JsonReport.of(List.of(table, table))).getAsJsonArray().size());
    }

    @Test
    void medianOfRuns() {
        var table = table(Variant.BROKEN);
        for (double time : new double[] {3, 1, 2}) table.addTime(time);
        assertEquals(2, table.medianTime().orElseThrow());
    }

    @Test
    void wrongDeclarationsAreRefused() {
        for (String text : List.of("", "title", "title\tx", "title\t1\nrow", "title\t1\na\tMAYBE\tb")) {
            assertThrows(IllegalArgumentException.class, () -> Declaration.parse(text), text);
        }
    }

    @Test
    void listsOfCores() {
        assertEquals(List.of(0, 1, 2, 3, 8), Cpus.parse("0-3,8"));
    }
}
