package conch.race;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class ReportsTest {
    private static final Settings SETTINGS = new Settings(10, Duration.ofSeconds(1), 0, 2, List.of());
    private static final Declaration DECLARATION = Declaration.parse("a <title>\t1\n< 3\tINTERESTING\tlost & found\n3\tACCEPTABLE\tall\n");

    private static OutcomeTable table(Variant variant, String... results) {
        var table = new OutcomeTable("demo", DECLARATION, variant);
        for (String result : results) table.add(result);
        return table;
    }

    private static Element junit(OutcomeTable... tables) throws Exception {
        String xml = JunitReport.of(List.of(tables), SETTINGS);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml))).getDocumentElement();
    }

    @Test
    void junitFailsAsTheTableDoes() throws Exception {
        var suite = junit(table(Variant.BROKEN, "< 3"), table(Variant.REPAIRED, "3", "< 3"), table(Variant.REPAIRED));
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("1", suite.getAttribute("skipped"));
        var failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("FORBIDDEN < 3: 1 of 2", failure.getAttribute("message"));
        assertEquals("repaired", ((Element) failure.getParentNode()).getAttribute("name"));
    }

    @Test
    void whateverADemoPrintsIsValidXml() throws Exception {
        assertEquals("1", junit(table(Variant.BROKEN, "\u0000<&\"\u001b[31m")).getAttribute("failures"));
    }

    @Test
    void pageIsSelfContainedAndEscaped() {
        String page = HtmlReport.of(List.of(table(Variant.BROKEN, "< 3", "3", "<script>")), SETTINGS);
        assertTrue(page.contains("a &lt;title&gt;") && page.contains("lost &amp; found") && page.contains("&lt;script&gt;"));
        for (String outside : List.of("<script", "src=", "href=", "http", "@import", "url(")) assertFalse(page.contains(outside), outside);
    }

    /** For 0 of n the upper end is z²/(n + z²), in closed form; 5 of 10 lies around one half. */
    @Test
    void intervalOfAShare() {
        assertArrayEquals(new double[] {0.2366, 0.7634}, StressReport.interval(5, 10), 1e-4);
        assertArrayEquals(new double[] {0, 0.2775}, StressReport.interval(0, 10), 1e-4);
        assertArrayEquals(new double[] {0.7225, 1}, StressReport.interval(10, 10), 1e-4);
        assertArrayEquals(new double[] {0, 1}, StressReport.interval(0, 0));
    }

    @Test
    void comparisonHasARowForEachDisciplineAndRepairsAreRight() throws Exception {
        var compare = new Compare(Path.of(System.getProperty("conch.home")), 1);
        compare.run();
        var all = com.google.gson.JsonParser.parseString(compare.json()).getAsJsonObject();
        assertTrue(all.get("date").getAsString().matches("\\d{4}-\\d\\d-\\d\\dT.*Z"), all.toString());
        assertTrue(all.get("compiler").getAsString().matches("(gcc|clang) \\d+\\.\\d.*"), all.toString());
        assertTrue(all.getAsJsonObject("machine").get("cores").getAsInt() >= 1);
        String head = compare.text().lines().findFirst().orElseThrow();
        assertTrue(head.startsWith(all.get("date").getAsString()) && head.contains(all.getAsJsonObject("machine").get("java").getAsString()), head);
        var rows = all.getAsJsonArray("disciplines");
        assertEquals(5, rows.size());
        for (var row : rows) {
            var object = row.getAsJsonObject();
            if (!object.get("discipline").getAsString().equals("no lock")) assertTrue(object.get("right").getAsBoolean(), object.toString());
        }
        assertEquals(1, rows.get(0).getAsJsonObject().getAsJsonObject("cost").get("median").getAsDouble());
    }
}
