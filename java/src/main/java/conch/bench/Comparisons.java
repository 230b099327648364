package conch.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import conch.bench.ScriptProcess.Case;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conch against CPython: start-up, and the cases of {@code bench/scripts}, which both run unchanged. */
final class Comparisons {
    private static final String EXTENSION_CALLS = "extension_calls.py";
    /** In the order of the table. */
    private static final List<String> SCRIPTS = List.of("cpu_loop.py", EXTENSION_CALLS, "language.py");
    private static final String START_UP = "start-up";

    private final Path home;
    private final Effort effort;
    private final NameFilter names;
    private final PrintStream out;
    private final JsonObject json = new JsonObject();
    private final JsonArray results = new JsonArray();

    Comparisons(Path home, Effort effort, NameFilter names, PrintStream out) {
        this.home = home;
        this.effort = effort;
        this.names = names;
        this.out = out;
    }

    /** Measures and prints; under {@code results} what was measured, under {@code skipped} and {@code failed} what was not, and why. */
    JsonObject run() throws IOException, InterruptedException {
        json.add("results", results);
        Optional<CPython> cpython = CPython.find();
        if (cpython.isEmpty()) {
            skip("all comparisons", "no CPython 3.11 or later was found; ./conch doctor says how to install one");
            return json;
        }
        out.println();
        out.printf("Conch against CPython %s (%s), in turns; the median of the ratios and where it lies with 95 %% confidence%n",
                cpython.get().version(), cpython.get().executable());
        json.addProperty("cpython", cpython.get().version());
        json.addProperty("executable", cpython.get().executable().toString());
        out.println(Comparison.heading());
        startUp(cpython.get());
        for (String script : SCRIPTS) compare(script, cpython.get());
        return json;
    }

    private void skip(String what, String why) {
        note("skipped", what, why);
    }

    /** One of the two could not run what it should: the comparison goes on, and the run as a whole has failed. */
    private void fail(String what, String why) {
        note("failed", what, why);
    }

    private void note(String kind, String what, String why) {
        out.println(kind + ": " + what + ": " + why);
        if (!json.has(kind)) json.add(kind, new JsonArray());
        json.getAsJsonArray(kind).add(what + ": " + why);
    }

    private void report(Comparison comparison) {
        out.println(comparison.line());
        results.add(comparison.toJson());
    }

    private void startUp(CPython cpython) throws InterruptedException {
        if (!names.takes(START_UP)) return;
        try {
            report(startUp(List.of(launcher(), "-c", "pass"), List.of(cpython.executable().toString(), "-c", "pass")));
        } catch (IOException e) {
            fail(START_UP, e.getMessage());
        }
    }

    private Comparison startUp(List<String> conch, List<String> cpython) throws IOException, InterruptedException {
        // The first start of each finds its files on the disk, the others in memory.
        Programs.wallTime(conch);
        Programs.wallTime(cpython);
        double[] ours = new double[effort.starts()], theirs = new double[effort.starts()];
        for (int i = 0; i < effort.starts(); i++) {
            ours[i] = Programs.wallTime(conch);
            theirs[i] = Programs.wallTime(cpython);
        }
        return new Comparison(START_UP, "the wall time of `-c pass`, the launcher included", new Sample(ours), new Sample(theirs));
    }

    private String launcher() {
        return home.resolve("conch").toString();
    }

    private void compare(String script, CPython cpython) throws InterruptedException {
        Map<String, String> environment = Map.of("PYTHONDONTWRITEBYTECODE", "1");
        try {
            if (script.equals(EXTENSION_CALLS)) {
                if (!cpython.headers()) {
                    skip(script, "no headers for " + cpython.executable() + "; ./conch doctor says how to install them");
                    return;
                }
                Path modules = cpython.buildModules(home, home.resolve("build/bench/cpython"));
                environment = Map.of("PYTHONDONTWRITEBYTECODE", "1", "PYTHONPATH", modules.toString());
            }
            fight(script, new Duel.Side(List.of(cpython.executable().toString()), environment));
        } catch (IOException e) {
            fail(script, e.getMessage());
        }
    }

    private void fight(String script, Duel.Side cpython) throws IOException {
        Path scripts = home.resolve("bench/scripts");
        var duel = new Duel(new Duel.Side(List.of(launcher()), Map.of()), cpython, scripts, effort);
        for (Case c : casesOf(script, cpython.start(scripts.resolve(script)))) {
            if (names.takes(c.name())) report(duel.fight(c));
        }
    }

    private static List<Case> casesOf(String script, ScriptProcess process) throws IOException {
        try (process) {
            return new ArrayList<>(process.cases(script));
        }
    }
}
