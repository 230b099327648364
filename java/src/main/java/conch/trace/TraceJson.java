package conch.trace;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Map;

/** Writes single events of the Trace Event Format, one a line. Times come in as nanoseconds since the recording began. */
final class TraceJson {
    /** One process, numbered like the owner's lane: viewers show the lane with the process's own number first. */
    static final int PROCESS = 1;

    private final Writer out;
    private final JsonWriter json;

    TraceJson(Writer out) {
        this.out = out;
        json = new JsonWriter(out);
        json.setHtmlSafe(false);
    }

    /** The beginning of the file. Perfetto stops reading at a key that it does not know, so there is none besides these three. */
    void open(Map<String, Object> header) throws IOException {
        json.beginObject().name("displayTimeUnit").value("ns").name("otherData");
        object(header);
        out.write('\n');
        json.name("traceEvents").beginArray();
    }

    void close() throws IOException {
        json.endArray().endObject();
        out.write('\n');
        json.flush();
    }

    void metadata(String name, int lane, Map<String, Object> args) throws IOException {
        begin("M", name, lane);
        end(args);
    }

    void slice(String name, String category, int lane, long from, long to, Map<String, Object> args) throws IOException {
        begin("X", name, lane);
        json.name("cat").value(category);
        time("ts", from);
        time("dur", to - from);
        end(args);
    }

    void instant(String name, String category, int lane, long at, Map<String, Object> args) throws IOException {
        begin("i", name, lane);
        json.name("s").value("t").name("cat").value(category);
        time("ts", at);
        end(args);
    }

    /** @param at inside the slice that the arrow leaves, so before its end */
    void arrowFrom(String name, String category, int lane, long at, int id) throws IOException {
        arrow("s", name, category, lane, at, id);
        json.endObject();
        out.write('\n');
    }

    /** @param at inside the slice that the arrow points at; may be its beginning */
    void arrowTo(String name, String category, int lane, long at, int id) throws IOException {
        arrow("f", name, category, lane, at, id);
        json.name("bp").value("e").endObject();
        out.write('\n');
    }

    private void arrow(String phase, String name, String category, int lane, long at, int id) throws IOException {
        begin(phase, name, lane);
        json.name("cat").value(category).name("id").value(id);
        time("ts", at);
    }

    private void begin(String phase, String name, int lane) throws IOException {
        json.beginObject().name("ph").value(phase).name("name").value(name).name("pid").value(PROCESS).name("tid").value(lane);
    }

    private void end(Map<String, Object> args) throws IOException {
        if (!args.isEmpty()) {
            json.name("args");
            object(args);
        }
        json.endObject();
        /* Between two elements: white space to JSON, a line to a person with grep. */
        out.write('\n');
    }

    private void object(Map<String, Object> members) throws IOException {
        json.beginObject();
        for (var member : members.entrySet()) {
            json.name(member.getKey());
            switch (member.getValue()) {
                case Number number -> json.value(number);
                case Boolean bool -> json.value(bool);
                case Object text -> json.value(text.toString());
            }
        }
        json.endObject();
    }

    private void time(String name, long nanoseconds) throws IOException {
        json.name(name).value(microseconds(nanoseconds));
    }

    /**
     * The format's unit is the microsecond, as a double. Perfetto multiplies it by 1000 and cuts off what is behind the point; where that would
     * lose a nanosecond (1.001 gives 1000) a slice would begin before the one in front of it ends, and be dropped. A tenth of a nanosecond
     * more prevents that.
     */
    static BigDecimal microseconds(long nanoseconds) {
        BigDecimal exact = BigDecimal.valueOf(nanoseconds, 3);
        return (long) (exact.doubleValue() * 1000.0) == nanoseconds ? exact : BigDecimal.valueOf(nanoseconds * 10 + 1, 4);
    }
}
