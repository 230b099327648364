package conch.bench;

import com.google.gson.JsonObject;
import java.util.Locale;

/** One thing, measured of both in the same run, in turns; times in nanoseconds. */
record Comparison(String name, String what, Sample conch, Sample cpython) {
    /** How many times CPython's time Conch takes. */
    Sample ratio() {
        return conch.dividedBy(cpython);
    }

    static String heading() {
        return String.format("%-18s %10s %10s   %-26s %s", "", "Conch", "CPython", "Conch / CPython", "");
    }

    String line() {
        Sample ratio = ratio();
        return String.format(Locale.ROOT, "%-18s %10s %10s   %-26s %s", name, Amount.nanoseconds(conch.median()),
                Amount.nanoseconds(cpython.median()), interval(ratio), what);
    }

    private static String interval(Sample ratio) {
        return Amount.digits(ratio.median()) + " [" + Amount.digits(ratio.low()) + ", " + Amount.digits(ratio.high()) + "]";
    }

    JsonObject toJson() {
        var json = new JsonObject();
        json.addProperty("name", name);
        json.addProperty("what", what);
        json.add("conch", conch.toJson("ns"));
        json.add("cpython", cpython.toJson("ns"));
        json.add("ratio", ratio().toJson("1"));
        return json;
    }
}
