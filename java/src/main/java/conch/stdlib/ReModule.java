package conch.stdlib;

import conch.object.PyInt;
import java.util.regex.Pattern;

/** {@code _re}: {@code re} is written in Python over it. */
final class ReModule {
    private ReModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("Matcher", PyMatcher.TYPE);
        m.constant("CASE_INSENSITIVE", PyInt.of(Pattern.CASE_INSENSITIVE));
        m.constant("UNICODE", PyInt.of(Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS));
        m.constant("MULTILINE", PyInt.of(Pattern.MULTILINE));
        m.constant("DOTALL", PyInt.of(Pattern.DOTALL));
        m.constant("COMMENTS", PyInt.of(Pattern.COMMENTS));
        m.constant("UNIX_LINES", PyInt.of(Pattern.UNIX_LINES));
    }
}
