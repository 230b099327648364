package conch.learn;

import static conch.race.Xml.escape;

import java.util.LinkedHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Results as a JUnit XML file: suites of cases. */
public final class JunitXml {
    public enum State { PASSED, FAILED, SKIPPED }

    private record Case(String name, State state, String message, String detail, double seconds) {
        String text(String suite) {
            String head = String.format(Locale.ROOT, "    <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"", escape(suite), escape(name), seconds);
            return switch (state) {
                case PASSED -> head + "/>\n";
                case FAILED -> head + ">\n      <failure message=\"" + escape(message) + "\">" + escape(detail) + "</failure>\n    </testcase>\n";
                case SKIPPED -> head + ">\n      <skipped message=\"" + escape(message) + "\"/>\n    </testcase>\n";
            };
        }
    }

    private final Map<String, List<Case>> suites = new LinkedHashMap<>();

    public void add(String suite, String name, State state, String message, String detail, double seconds) {
        suites.computeIfAbsent(suite, _ -> new ArrayList<>()).add(new Case(name, state, message, detail, seconds));
    }

    public String text(String name) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"" + escape(name) + "\">\n");
        suites.forEach((suite, cases) -> {
            xml.append(String.format(Locale.ROOT, "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%.3f\">%n", escape(suite), cases.size(),
                    count(cases, State.FAILED), count(cases, State.SKIPPED), cases.stream().mapToDouble(Case::seconds).sum()));
            cases.forEach(one -> xml.append(one.text(suite)));
            xml.append("  </testsuite>\n");
        });
        return xml.append("</testsuites>\n").toString();
    }

    private static long count(List<Case> cases, State state) {
        return cases.stream().filter(one -> one.state() == state).count();
    }
}
