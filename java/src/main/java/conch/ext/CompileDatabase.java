package conch.ext;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code compile_commands.json}, by which an editor knows how each source is compiled. Entries of other sources are kept. */
final class CompileDatabase {
    private static final String NAME = "compile_commands.json";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private final JsonArray entries;

    private CompileDatabase(Path file, JsonArray entries) {
        this.file = file;
        this.entries = entries;
    }

    /** The folder's database; a new one where there is none or it cannot be read. */
    static CompileDatabase in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        return new CompileDatabase(file, Files.exists(file) ? parse(Files.readString(file)) : new JsonArray());
    }

    private static JsonArray parse(String text) {
        try {
            JsonArray all = new Gson().fromJson(text, JsonArray.class);
            return all == null ? new JsonArray() : all;
        } catch (JsonParseException e) {
            return new JsonArray();
        }
    }

    /** Enters how a module's sources are compiled. */
    void enter(Project.Module module, List<String> command) {
        for (Path source : module.sources()) {
            remove(source);
            var entry = new JsonObject();
            entry.addProperty("directory", source.getParent().toString());
            entry.addProperty("file", source.toString());
            var arguments = new JsonArray();
            command.stream().filter(word -> !isOtherSource(module, source, word)).forEach(arguments::add);
            entry.add("arguments", arguments);
            entries.add(entry);
        }
    }

    private static boolean isOtherSource(Project.Module module, Path source, String word) {
        return !word.equals(source.toString()) && module.sources().stream().anyMatch(other -> other.toString().equals(word));
    }

    private void remove(Path source) {
        for (JsonElement entry : entries.deepCopy()) {
            if (entry.isJsonObject() && entry.getAsJsonObject().get("file") instanceof JsonElement f && f.isJsonPrimitive()
                    && f.getAsString().equals(source.toString())) {
                entries.remove(entry);
            }
        }
    }

    /** A link is left as it is: it leads to the database of another build system, which knows more. */
    void write() throws IOException {
        if (!Files.isSymbolicLink(file)) Files.writeString(file, GSON.toJson(entries) + "\n");
    }
}
