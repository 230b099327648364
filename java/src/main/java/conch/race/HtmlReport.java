package conch.race;

import static conch.race.Xml.escape;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Tables as one page that needs nothing else: no script, no picture, no font from elsewhere. */
public final class HtmlReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Conch: race lab</title>
            <style>
            :root { color-scheme: light dark }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; padding: .25rem .75rem; border-bottom: 1px solid #8886 }
            td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
            td.bar { background: linear-gradient(to right, #4a90d966 var(--share), transparent var(--share)) }
            .fails { font-weight: bold; color: #c33 }
            </style>
            </head>
            <body>
            <h1>Race lab</h1>
            """;

    private HtmlReport() {
    }

    public static String of(List<OutcomeTable> tables, Settings settings) {
        var page = new StringBuilder(HEAD);
        page.append(String.format("<p>%s, %s %s, %d cores, %s. A frequency after &lt; is the 95&nbsp;%% bound 3/n of an outcome that was never seen.</p>\n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS), escape(System.getProperty("os.name")), escape(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(), escape(settings.describe())));
        tables.forEach(table -> append(page, table));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void append(StringBuilder page, OutcomeTable table) {
        boolean failed = table.verdict() != Verdict.PASSED;
        page.append(String.format(Locale.ROOT, "<h2>%s, %s</h2>\n<p>%s. %s runs in %.1f&nbsp;s: <span%s>%s</span>.</p>\n<table>\n"
                        + "<tr><th>Result<th>Samples<th>Frequency<th>Expected<th>Meaning</tr>\n",
                escape(table.demo()), table.variant().word(), escape(table.title()), TextReport.grouped(table.samples()), table.seconds(),
                failed ? " class=\"fails\"" : "", table.verdict().word()));
        table.rows().forEach(row -> append(page, row, table.samples()));
        page.append("</table>\n");
    }

    private static void append(StringBuilder page, OutcomeTable.Row row, long samples) {
        boolean failed = row.count() > 0 && row.expect().fails();
        page.append(String.format(Locale.ROOT, "<tr%s><td>%s<td class=\"number\">%s<td class=\"number bar\" style=\"--share: %.2f%%\">%s<td>%s<td>%s</tr>\n",
                failed ? " class=\"fails\"" : "", escape(row.result()), TextReport.grouped(row.count()), samples == 0 ? 0.0 : 100.0 * row.count() / samples,
                escape(TextReport.frequency(row.count(), samples)), row.expect(), escape(row.meaning())));
    }
}
