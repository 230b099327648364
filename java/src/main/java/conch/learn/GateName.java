package conch.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The gates, in the order in which they are passed. */
public enum GateName {
    BUILD, CORRECT, RACES, REFERENCES, SPEED;

    /** As it is written and shown: {@code build}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<GateName> of(String word) {
        return Arrays.stream(values()).filter(gate -> gate.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(GateName::word).toList();
    }
}
