package conch.race.explore;

import conch.child.Child;
import conch.child.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text of a C file and of the files that it includes by quotes, as the compiler lists them. */
public final class Source {
    private final Map<Path, byte[]> files = new LinkedHashMap<>();
    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    /**
     * @param command the compiler with its options, without the file
     * @param scheduler a header that is not part of the text: what it says is Conch's own
     */
    static Source read(List<String> command, Path file, Path scheduler) throws ExploreException, InterruptedException {
        var asking = new ArrayList<>(command);
        asking.addAll(List.of("-MM", "-MT", "x", file.toString()));
        var result = new Child(asking, Limits.USUAL.withMemory(0)).run();
        if (!result.ending().isGood()) throw Builder.refused(file, result);
        var source = new Source();
        try {
            for (Path path : prerequisites(result.output())) if (!path.equals(scheduler)) source.add(path);
        } catch (IOException e) {
            throw ExploreException.of("can't read %s", e.getMessage());
        }
        return source;
    }

    /** Of a rule of make: a backslash continues a line, and keeps a space within a name. */
    private static List<Path> prerequisites(String rule) {
        var paths = new ArrayList<Path>();
        for (String word : rule.substring(rule.indexOf(':') + 1).replace("\\\n", " ").strip().split("(?<!\\\\)\\s+")) {
            paths.add(Path.of(word.replace("\\ ", " ").replace("$$", "$").replace("\\#", "#")).toAbsolutePath().normalize());
        }
        return paths;
    }

    private void add(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        files.put(file, bytes);
        lines.putIfAbsent(file.getFileName().toString(), new String(bytes, StandardCharsets.UTF_8).lines().toList());
    }

    /** SHA-256 in hexadecimal of all the files' names (without folders), lengths and bytes. */
    public String hash() {
        var digest = sha256();
        files.forEach((path, bytes) -> {
            digest.update(path.getFileName().toString().getBytes(StandardCharsets.UTF_8));
            digest.update(ByteBuffer.allocate(9).put((byte) 0).putLong(bytes.length).array());
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** The file and those it includes, in the compiler's order. */
    public List<Path> files() {
        return List.copyOf(files.keySet());
    }

    /** The text of a line such as {@code incref.c:20}, without the white space around it; empty where it is not known. */
    public String line(String at) {
        String text = text(at);
        return text == null ? "" : text.strip();
    }

    /** The same with its white space; null where there is no such line. */
    public String text(String at) {
        int colon = at == null ? -1 : at.lastIndexOf(':');
        if (colon < 0 || !at.substring(colon + 1).matches("\\d{1,7}")) return null;
        List<String> all = lines.getOrDefault(at.substring(0, colon), List.of());
        int number = Integer.parseInt(at.substring(colon + 1));
        return number >= 1 && number <= all.size() ? all.get(number - 1) : null;
    }
}
