package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.conch_symbol;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Where an address of native code stands in its source: the compiler's debug information, read by {@code addr2line}, else what the symbol table knows. */
final class CodePlace {
    private CodePlace() {
    }

    /** A line of source, and the function it stands in. */
    private record Line(String function, String file, int number) {
        boolean isKnown() {
            return number > 0 && !file.startsWith("?");
        }

        /** The API's own inline functions are not where the mistake is. */
        boolean isApi() {
            return file.contains("/include/conch/") || file.endsWith("/Python.h");
        }
    }

    /** {@code file.c:12, in function}; where there is no debug information {@code function+0x1c in file.so}. */
    static String of(long address, boolean isFirstOfFunction) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment symbol = conch_symbol.allocate(arena);
            if (ConchHost.conch_symbol_at(address, symbol) == 0) return "an unknown place";
            String library = Raw.string(conch_symbol.library(symbol).address());
            // A return address may be that of the next line: the call lies before it.
            Line line = line(library, conch_symbol.offset(symbol) - (isFirstOfFunction ? 0 : 1));
            if (line != null) return shorten(line.file) + ":" + line.number + ", in " + line.function;
            String name = Raw.string(conch_symbol.name(symbol).address());
            return (name == null ? Path.of(library).getFileName() + "+0x" + Long.toHexString(conch_symbol.offset(symbol))
                : name + "+0x" + Long.toHexString(conch_symbol.name_offset(symbol)) + " in " + Path.of(library).getFileName())
                + " (no debug information: compile with -g)";
        }
    }

    /** The outermost of the inlined functions would be the caller's; the innermost that is not the API's own is the one that was written. */
    private static Line line(String library, long offset) {
        for (Line line : lines(library, offset)) if (line.isKnown() && !line.isApi()) return line;
        return null;
    }

    private static List<Line> lines(String library, long offset) {
        try {
            Process process = new ProcessBuilder("addr2line", "-f", "-i", "-e", library, "0x" + Long.toHexString(offset)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String[] said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n");
            process.waitFor(10, TimeUnit.SECONDS);
            List<Line> lines = new ArrayList<>();
            for (int i = 0; i + 1 < said.length; i += 2) lines.add(parse(said[i], said[i + 1]));
            return lines;
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** {@code FILE:LINE}, or {@code FILE:LINE (discriminator N)}. */
    private static Line parse(String function, String place) {
        String text = place.replaceFirst(" \\(.*", "");
        int colon = text.lastIndexOf(':');
        String number = colon < 0 ? "" : text.substring(colon + 1);
        return new Line(function, colon < 0 ? text : text.substring(0, colon), number.matches("\\d+") ? Integer.parseInt(number) : 0);
    }

    /** As seen from the folder that the command runs in, where it is below it. */
    private static String shorten(String file) {
        Path here = Path.of("").toAbsolutePath(), path = Path.of(file).normalize();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }
}
