package conch.ext;

import java.util.List;

/** One way in which a project's tests are run. */
public enum Stage {
    PLAIN("plain", List.of("-O2"), null, null, ""),
    /** The rules of the API, by {@code --strict}. A call that became a jump would hide its place. */
    STRICT("strict", List.of("-O1", "-fno-optimize-sibling-calls"), null, null, ""),
    /** Memory errors. It goes on after the first, so that an error elsewhere does not hide the extension's. */
    ASAN("asan", List.of("-O1", "-fsanitize=address", "-fsanitize-recover=address"), "libasan.so", "ASAN_OPTIONS",
            "handle_segv=0:allow_user_segv_handler=1:handle_sigbus=0:handle_sigfpe=0:detect_leaks=0:halt_on_error=0"),
    /** Data races. Its own exit code would fail a test for reports that are not the extension's. */
    TSAN("tsan", List.of("-O1", "-fsanitize=thread"), "libtsan.so", "TSAN_OPTIONS",
            "ignore_noninstrumented_modules=1:handle_segv=0:allow_user_segv_handler=1:handle_sigbus=0:handle_sigfpe=0:report_signal_unsafe=0:exitcode=0");

    /** The name of its folder, and of its line. */
    public final String label;
    /** What the compiler gets. */
    public final List<String> flags;
    /** The library to be preloaded; null for none. The signals must stay the JVM's, which uses them in normal operation. */
    public final String runtime;
    /** The environment variable that the library reads, and what goes into it. */
    public final String variable;
    public final String options;

    Stage(String label, List<String> flags, String runtime, String variable, String options) {
        this.label = label;
        this.flags = flags;
        this.runtime = runtime;
        this.variable = variable;
        this.options = options;
    }

    /** What Conch gets before the script. */
    List<String> words() {
        return this == STRICT ? List.of("--strict") : List.of();
    }
}
