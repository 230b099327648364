package conch.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Snippets with what CPython 3.11 made of them: a line each, snippet and expectation with a tab between, backslash escapes in the snippet. */
final class CPythonCases {
    private CPythonCases() {
    }

    record Case(String snippet, String expected) {
        @Override
        public String toString() {
            return snippet;
        }
    }

    static Stream<Case> read(String resource) {
        try (InputStream in = CPythonCases.class.getResourceAsStream("/conch/syntax/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(CPythonCases::ofLine).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case ofLine(String line) {
        int tab = line.indexOf('\t');
        return new Case(unescape(line.substring(0, tab)), line.substring(tab + 1));
    }

    static String unescape(String s) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            switch (s.charAt(++i)) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'f' -> out.append('\f');
                default -> out.append(s.charAt(i));
            }
        }
        return out.toString();
    }
}
