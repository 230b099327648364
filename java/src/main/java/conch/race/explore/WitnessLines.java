package conch.race.explore;

import conch.race.Expect;
import conch.race.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a table of a broken demo says of its interesting outcomes: for each the command that shows it, as exploring the demo's small form has found it. */
public final class WitnessLines {
    private static final int QUICK = 20_000;

    private WitnessLines() {
    }

    /** Lines without their ends. Never fails: where exploring is not possible here, the one line says why. */
    public static List<String> of(String demo, Path home) throws InterruptedException {
        try {
            return lines(find(demo, home));
        } catch (ExploreException e) {
            return List.of("No witness: " + e.getMessage().lines().findFirst().orElse(""));
        }
    }

    /** From the results to commands; null for an interesting outcome that no form shows. */
    private static Map<String, String> find(String demo, Path home) throws ExploreException, InterruptedException {
        var commands = new LinkedHashMap<String, String>();
        for (DemoForm form : DemoForm.all(demo, Variant.BROKEN)) {
            if (!commands.isEmpty() && !commands.containsValue(null)) break;
            var table = ExploreTable.of(Target.of(form, home), ExploreOptions.usual(home).withMax(QUICK));
            for (var row : table.rows()) {
                if (row.expect() != Expect.INTERESTING || commands.get(row.result()) != null) continue;
                commands.put(row.result(), row.found().isEmpty() ? null : table.exploration().command(row.found().get()));
            }
        }
        return commands;
    }

    private static List<String> lines(Map<String, String> commands) {
        if (commands.isEmpty()) return List.of("No witness: the demo is about time, and no order of its steps is of note.");
        var lines = new ArrayList<String>();
        commands.forEach((result, command) -> {
            String what = commands.size() == 1 ? "" : " of '" + result + "'";
            lines.add(command == null ? "No witness" + what + ": explore does not model what makes it." : "Shortest witness" + what + ": " + command);
        });
        return lines;
    }
}
