package conch.race.explore;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** What was found, and what was replayed, as JSON. */
public final class ExploreJson {
    private static final Gson PRETTY = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    private ExploreJson() {
    }

    /** One object for one table, an array for several; ends with a line's end. */
    public static String of(List<ExploreTable> tables) throws ExploreException, InterruptedException {
        var all = new JsonArray();
        for (var table : tables) all.add(json(table));
        return text(all.size() == 1 ? all.get(0) : all);
    }

    static String text(JsonElement json) {
        return PRETTY.toJson(json) + "\n";
    }

    private static JsonObject json(ExploreTable table) throws ExploreException, InterruptedException {
        var exploration = table.exploration();
        var json = new JsonObject();
        name(json, table.target());
        json.addProperty("compiler", exploration.program().compiler().version());
        json.addProperty("level", exploration.program().options().level());
        json.addProperty("explored", exploration.explored());
        json.addProperty("total", exploration.total());
        json.addProperty("exhaustive", exploration.isExhaustive());
        json.addProperty("preemption_bound", exploration.preemptionBound());
        json.addProperty("memory", "sequentially consistent");
        var outcomes = new JsonArray();
        for (var row : table.rows()) outcomes.add(json(exploration, row));
        json.add("outcomes", outcomes);
        json.addProperty("outcomes_left_out", exploration.outcomesLeftOut());
        json.add("deadlocks", Program.GSON.toJsonTree(exploration.deadlocks()));
        json.add("shared", Program.GSON.toJsonTree(exploration.shared()));
        json.addProperty("verdict", table.verdict().word());
        return json;
    }

    /** {@code demo} and {@code variant}; of an own file {@code file}. */
    static void name(JsonObject json, Target target) {
        if (target.form().isEmpty()) {
            json.addProperty("file", target.subject().file().toString());
            return;
        }
        var form = target.form().get();
        json.addProperty("demo", form.name());
        json.addProperty("variant", form.variant().word());
        json.addProperty("threads", form.threads());
        json.addProperty("iters", form.iters());
        json.addProperty("mode", form.dropping() ? "drop" : "raise");
    }

    private static JsonObject json(Exploration exploration, ExploreTable.Row row) throws ExploreException, InterruptedException {
        var json = new JsonObject();
        json.addProperty("result", row.result());
        json.addProperty("count", row.count());
        if (row.expect() != null) json.addProperty("expect", row.expect().name());
        json.addProperty("meaning", row.meaning());
        if (row.found().isEmpty()) return json;
        var found = row.found().get();
        json.addProperty("kind", found.kind());
        json.addProperty("witness", found.witness());
        json.addProperty("schedule", found.schedule());
        json.addProperty("switches", found.switches());
        json.addProperty("words", exploration.replay(found).switches());
        json.addProperty("command", exploration.command(found));
        return json;
    }

    /** A replay, or a witness that was shrunk, with its steps; ends with a line's end. */
    public static String of(Target target, Replay replay, long times) {
        var json = new JsonObject();
        name(json, target);
        json.addProperty("times", times);
        for (var entry : Program.GSON.toJsonTree(replay).getAsJsonObject().entrySet()) json.add(entry.getKey(), entry.getValue());
        return text(json);
    }
}
