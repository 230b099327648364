package conch.race.sanitize;

import java.util.List;

/** The two sanitizers. */
public enum Tool {
    /** Two accesses of one place without an order between them. Its shadow memory needs addresses that are not randomised. */
    THREAD("ThreadSanitizer", "thread", "TSAN_OPTIONS", "halt_on_error=1:exitcode=66", "libtsan2", List.of("setarch", "-R")),
    /** Memory that is used after it was freed, or freed twice. */
    ADDRESS("AddressSanitizer", "address", "ASAN_OPTIONS", "detect_leaks=0:exitcode=66", "libasan8", List.of());

    private final String title, flag, variable, options, library;
    private final List<String> prefix;

    Tool(String title, String flag, String variable, String options, String library, List<String> prefix) {
        this.title = title;
        this.flag = flag;
        this.variable = variable;
        this.options = options;
        this.library = library;
        this.prefix = prefix;
    }

    /** For example {@code ThreadSanitizer}. */
    public String title() {
        return title;
    }

    String flag() {
        return flag;
    }

    String variable() {
        return variable;
    }

    String options() {
        return options;
    }

    List<String> prefix() {
        return prefix;
    }

    /** The command that installs its runtime. */
    String repair(boolean isClang) {
        if (System.getProperty("os.name").startsWith("Mac")) return "xcode-select --install";
        return "sudo apt install " + (isClang ? "'libclang-rt-*-dev' (of clang's version), or take gcc: --cc gcc" : library + " (Debian's of gcc 12; it belongs to gcc itself)");
    }
}
