package conch.learn.prediction;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;

/** Predicted and measured values as the table shows them. */
final class Figures {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private Figures() {
    }

    /** A whole number as it was written: 2, and not 2.0. */
    static boolean isWhole(JsonElement number) {
        return number.getAsString().matches("-?\\d+");
    }

    static String plain(Object value) {
        return value instanceof Double || value instanceof Float ? digits(((Number) value).doubleValue()) : value.toString();
    }

    static String plain(JsonElement value) {
        if (value instanceof JsonObject interval) return digits(interval.get("low").getAsDouble()) + " to " + digits(interval.get("high").getAsDouble());
        boolean broken = value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber() && !isWhole(value);
        return broken ? digits(value.getAsDouble()) : value.getAsString();
    }

    private static String digits(double x) {
        return Math.abs(x) >= 1000 ? String.valueOf(Math.round(x)) : new BigDecimal(x).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }
}
