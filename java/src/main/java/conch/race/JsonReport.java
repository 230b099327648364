package conch.race;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Tables as JSON: one object for one table, an array for several. */
public final class JsonReport {
    private JsonReport() {
    }

    /** Ends with a line's end. */
    public static String of(List<OutcomeTable> tables) {
        var all = new JsonArray();
        tables.forEach(table -> all.add(json(table)));
        JsonElement json = all.size() == 1 ? all.get(0) : all;
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json) + "\n";
    }

    private static JsonObject json(OutcomeTable table) {
        var json = new JsonObject();
        json.addProperty("demo", table.demo());
        json.addProperty("variant", table.variant().word());
        json.addProperty("samples", table.samples());
        json.addProperty("seconds", Math.round(table.seconds() * 1000) / 1000.0);
        var outcomes = new JsonArray();
        table.rows().forEach(row -> outcomes.add(json(row)));
        json.add("outcomes", outcomes);
        json.addProperty("verdict", table.verdict().word());
        return json;
    }

    private static JsonObject json(OutcomeTable.Row row) {
        var json = new JsonObject();
        json.addProperty("result", row.result());
        json.addProperty("count", row.count());
        json.addProperty("expect", row.expect().name());
        json.addProperty("meaning", row.meaning());
        return json;
    }
}
