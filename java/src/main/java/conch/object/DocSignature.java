package conch.object;

/**
 * The signature with which the doc of something built in may begin: {@code "f(x, /)\n--\n\nWhat f does."}. (The convention of Argument Clinic, PEP 436.)
 */
public final class DocSignature {
    private static final String END = ")\n--\n\n";

    private DocSignature() {
    }

    /** Where the doc itself begins: 0 where it has no signature of that name. */
    public static int end(String name, String text) {
        int end = text.startsWith(name + "(") ? text.indexOf(END) : -1;
        return end < 0 || text.substring(0, end).contains("\n\n") ? 0 : end + END.length();
    }

    /** The parameters in their parentheses; null where there are none. */
    public static String of(String name, String text) {
        int end = end(name, text);
        return end == 0 ? null : text.substring(name.length(), end - END.length() + 1);
    }

    /** The doc without its signature, null for an empty one. */
    public static String rest(String name, String text) {
        String rest = text.substring(end(name, text));
        return rest.isEmpty() ? null : rest;
    }
}
