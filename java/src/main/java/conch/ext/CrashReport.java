package conch.ext;

import conch.child.Child;
import conch.child.Limits;
import conch.child.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the JVM wrote about its own end, in so far as it concerns C code of an extension.
 *
 * @param signal its name; empty where the report has none
 * @param address what was followed, as 0x…; empty where the report has none
 * @param frames of C, from the inside out
 */
public record CrashReport(String signal, String address, List<Frame> frames) {
    /**
     * A function in a library.
     *
     * @param library the name of its file
     * @param offset of the instruction in it, as 0x…
     * @param function empty where no symbol is known
     */
    public record Frame(String library, String offset, String function) {
    }

    /** A line of source. */
    public record Line(String file, int number) {
    }

    private static final Pattern FRAME = Pattern.compile("(?m)^#?\\s*C\\s+\\[([\\w.-]+\\.so)\\+(0x[0-9a-f]+)\\](?:\\s+(\\w+))?.*$");
    private static final Pattern SIGNAL = Pattern.compile("siginfo:.*\\((SIG\\w+)\\)(?:.*si_addr: (0x[0-9a-f]+))?");
    private static final Pattern LINE = Pattern.compile("([^:]+):(\\d+).*");
    /** What the JVM prints of it where everybody sees it; the file has it too. */
    private static final Pattern BANNER = Pattern.compile("(?m)^#.*\\R?");

    public static CrashReport of(String text) {
        var signal = SIGNAL.matcher(text);
        boolean known = signal.find();
        return new CrashReport(known ? signal.group(1) : "", known && signal.group(2) != null ? signal.group(2) : "",
                FRAME.matcher(text).results().map(m -> new Frame(m.group(1), m.group(2), m.group(3) == null ? "" : m.group(3))).toList());
    }

    /** A program's output without the JVM's words about its end. */
    public static String withoutBanner(String output) {
        return BANNER.matcher(output).replaceAll("");
    }

    /** What was done, as the end of a sentence. */
    public String words() {
        if (signal.isEmpty()) return "crashed";
        String what = signal.equals("SIGFPE") ? ": an integer was divided by zero" : address.isEmpty() ? ""
                : address.matches("0x0*[0-9a-f]{1,3}") ? ": NULL was followed, or an offset to it"
                : ": an address was followed that is not memory of this program (" + address + ")";
        return "crashed with " + signal + what;
    }

    /** The lines of an instruction, by {@code addr2line}: where functions were expanded in place, the innermost first. Empty where it cannot tell. */
    public static List<Line> lines(Path library, String offset) throws InterruptedException {
        if (!Programs.isThere("addr2line")) return List.of();
        var answer = new Child(List.of("addr2line", "-i", "-e", library.toString(), offset), Limits.USUAL).run();
        return answer.output().lines().map(LINE::matcher).filter(m -> m.matches()).map(m -> new Line(m.group(1), Integer.parseInt(m.group(2)))).toList();
    }

    /** The innermost place in a library of this folder: {@code in NAME (FILE:LINE)}, as much as is known; empty for none. */
    String place(Path folder, Path sources) throws InterruptedException {
        for (var frame : frames) {
            Path library = folder.resolve(frame.library);
            if (!Files.exists(library)) continue;
            String function = frame.function.isEmpty() ? frame.library : frame.function;
            return " in " + function + lines(library, frame.offset).stream().filter(line -> Path.of(line.file).startsWith(sources)).findFirst()
                    .map(line -> " (" + sources.relativize(Path.of(line.file)) + ":" + line.number + ")").orElse("");
        }
        return "";
    }
}
