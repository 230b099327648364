package conch.object;

/** The {@code is…} methods that ask the same of every character. */
final class StrTests {
    private StrTests() {
    }

    /** What is asked of one code point. */
    interface Test {
        boolean of(int c);
    }

    /** Whether there are characters and the test holds of each. */
    static PyBool all(PyObject self, Test test) {
        String text = ((PyStr) self).value;
        return PyBool.of(!text.isEmpty() && holdsOfEach(text, test));
    }

    static boolean holdsOfEach(String text, Test test) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!test.of(c)) return false;
            i += Character.charCount(c);
        }
        return true;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 128) return false;
        return true;
    }

    static boolean isIdentifier(String text) {
        if (text.isEmpty() || !Unicode.isIdentifierStart(text.codePointAt(0))) return false;
        return holdsOfEach(text, Unicode::isIdentifierPart);
    }
}
