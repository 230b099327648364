package conch.race;

/** Text in XML 1.0 and HTML. */
public final class Xml {
    private Xml() {
    }

    /** For text and attributes in double quotes. What a program prints may hold anything; what has no place in XML 1.0 becomes U+FFFD. */
    public static String escape(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{fffe}\\x{ffff}]", "\ufffd")
                .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
