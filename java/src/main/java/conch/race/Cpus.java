package conch.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cores that this process may use. */
public final class Cpus {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "Cpus_allowed_list:";

    private Cpus() {
    }

    /** The first few, or none where there are fewer or the system does not pin threads. */
    public static List<Integer> first(int count) {
        List<Integer> all = allowed();
        return all.size() < count ? List.of() : all.subList(0, count);
    }

    /** Empty where the system does not pin threads. */
    public static List<Integer> allowed() {
        return words().isEmpty() ? List.of() : parse(words());
    }

    /** As the system writes them, for example {@code 0-3,8}; empty where it does not pin threads. */
    public static String words() {
        if (!Files.isReadable(STATUS)) return "";
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(FIELD)).findFirst().map(line -> line.substring(FIELD.length()).strip()).orElse("");
        } catch (IOException e) {
            return "";
        }
    }

    /** For example {@code 0-3,8}. */
    static List<Integer> parse(String list) {
        var cpus = new ArrayList<Integer>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            for (int cpu = Integer.parseInt(ends[0]); cpu <= Integer.parseInt(ends[ends.length - 1]); cpu++) cpus.add(cpu);
        }
        return cpus;
    }
}
