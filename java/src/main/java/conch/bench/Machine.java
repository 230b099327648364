package conch.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** On what was measured: a figure without that says nothing. */
public record Machine(String os, String arch, int cores, String cpu, String java, double load) {
    /** Above this share of the cores, others were computing too when the run began. */
    private static final double BUSY = 0.5;

    /** What cannot be found out is "unknown", the load then −1. */
    public static Machine here() {
        return new Machine(System.getProperty("os.name") + " " + System.getProperty("os.version"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(), cpuModel(), System.getProperty("java.vm.name") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String cpuModel() {
        Path file = Path.of("/proc/cpuinfo");
        if (Files.isReadable(file)) {
            try (var lines = Files.lines(file)) {
                return lines.filter(line -> line.startsWith("model name")).findFirst()
                        .map(line -> line.replaceFirst("^[^:]*: *", "")).orElse("unknown");
            } catch (IOException e) {
                return "unknown";
            }
        }
        return Programs.output("sysctl", "-n", "machdep.cpu.brand_string").orElse("unknown");
    }

    boolean busy() {
        return load > BUSY * cores;
    }

    public String describe() {
        String line = String.format(Locale.ROOT, "%s, %d core%s, %s, %s", cpu, cores, cores == 1 ? "" : "s", os, java);
        return busy() ? line + String.format(Locale.ROOT, "%nThe machine was busy when this began (load %.1f): take the times with care; "
                + "the ratios less so, because both sides met the same machine.", load) : line;
    }

    public JsonObject toJson() {
        var json = new JsonObject();
        json.addProperty("os", os);
        json.addProperty("arch", arch);
        json.addProperty("cores", cores);
        json.addProperty("cpu", cpu);
        json.addProperty("java", java);
        json.addProperty("load", load);
        return json;
    }
}
