package conch.race;

import static conch.race.Xml.escape;

import java.util.List;
import java.util.Locale;

/** Tables as a JUnit XML file: one test case for each form of a demo, which fails as the table does. */
public final class JunitReport {
    private JunitReport() {
    }

    public static String of(List<OutcomeTable> tables, Settings settings) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(Locale.ROOT, "<testsuite name=\"conch race\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%.3f\">\n",
                tables.size(), count(tables, Verdict.FAILED), count(tables, Verdict.INCONCLUSIVE), tables.stream().mapToDouble(OutcomeTable::seconds).sum()));
        for (var table : tables) xml.append(testCase(table, TextReport.of(table, settings)));
        return xml.append("</testsuite>\n").toString();
    }

    private static long count(List<OutcomeTable> tables, Verdict verdict) {
        return tables.stream().filter(table -> table.verdict() == verdict).count();
    }

    private static String testCase(OutcomeTable table, String text) {
        String body = switch (table.verdict()) {
            case PASSED -> "";
            case FAILED -> "    <failure message=\"" + escape(failures(table)) + "\"/>\n";
            case INCONCLUSIVE -> "    <skipped message=\"no run ended in its time\"/>\n";
        };
        return String.format(Locale.ROOT, "  <testcase classname=\"race.%s\" name=\"%s\" time=\"%.3f\">\n%s    <system-out>%s</system-out>\n  </testcase>\n",
                escape(table.demo()), table.variant().word(), table.seconds(), body, escape(text));
    }

    private static String failures(OutcomeTable table) {
        return String.join("; ", table.rows().stream().filter(row -> row.count() > 0 && row.expect().fails())
                .map(row -> row.expect() + " " + row.result() + ": " + row.count() + " of " + table.samples()).toList());
    }
}
