package conch.race.explore;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import conch.race.Demo;
import conch.race.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One schedule as a file, {@code *.sched.json}, so that somebody else, or a later day, sees the same run. It belongs to one source text: another
 * one is refused, because its steps are others.
 *
 * @param format of this file
 * @param demo and the four that follow: as in {@link DemoForm}; null and 0 for an own file
 * @param file an own file, from the folder of the witness file; null for a demo
 * @param source SHA-256 of the file and what it includes by quotes ({@link Source#hash})
 * @param compiler the first line of its {@code --version}
 * @param cc the compiler as it was asked for; null for the usual one
 * @param options of the compiler that change the code
 * @param schedule the whole run
 * @param outcome of it
 * @param shared the ranges of memory whose accesses are steps
 */
public record Witness(String format, String demo, String variant, int threads, long iters, String mode, String file, String source, String compiler,
        String cc, List<String> options, String schedule, String outcome, List<String> shared, List<Step> steps) {
    private static final String FORMAT = "conch schedule 1";
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** Of a run that was just replayed. */
    public static Witness of(Target target, Program program, Replay replay, Path into) {
        var form = target.form();
        String file = form.isPresent() ? null : relative(into, target.subject().file());
        return new Witness(FORMAT, form.map(DemoForm::name).orElse(null), form.map(f -> f.variant().word()).orElse(null), form.map(DemoForm::threads).orElse(0),
                form.map(DemoForm::iters).orElse(0L), form.map(f -> f.dropping() ? "drop" : "raise").orElse(null), file, program.source().hash(),
                program.compiler().version(), program.options().compiler(), List.of(program.options().level()), replay.schedule(), replay.result(),
                replay.shared(), replay.steps());
    }

    private static String relative(Path witness, Path file) {
        return witness.toAbsolutePath().normalize().getParent().relativize(file).toString();
    }

    public void save(Path path) throws ExploreException {
        try {
            Files.writeString(path, GSON.toJson(this) + "\n");
        } catch (IOException e) {
            throw ExploreException.of("can't write '%s': %s", path, e.getMessage());
        }
    }

    public static Witness load(Path path) throws ExploreException {
        try {
            Witness witness = GSON.fromJson(Files.readString(path), Witness.class);
            if (witness == null || !FORMAT.equals(witness.format) || !witness.isWhole()) throw noWitness(path);
            return witness;
        } catch (JsonParseException e) {
            throw noWitness(path);
        } catch (IOException e) {
            throw ExploreException.of("can't read '%s': %s", path, e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.getMessage());
        }
    }

    private static ExploreException noWitness(Path path) {
        return ExploreException.of("'%s' is no witness file (\"format\": \"%s\"); conch race explore --save FILE writes one", path, FORMAT);
    }

    private boolean isWhole() {
        boolean isDemo = demo != null && Demo.NAMES.contains(demo) && variant != null && threads > 0 && iters > 0;
        return (isDemo || file != null) && source != null && schedule != null && schedule.matches("[0-9a-f]*") && outcome != null && shared != null && steps != null
                && options != null && options.size() == 1;
    }

    /** @param path where this witness was read */
    public Target target(Path path, Path home) {
        if (demo == null) return Target.of(path.toAbsolutePath().normalize().getParent().resolve(file).normalize());
        return Target.of(new DemoForm(demo, "repaired".equals(variant) ? Variant.REPAIRED : Variant.BROKEN, threads, iters, "drop".equals(mode)), home);
    }

    /** As it was compiled then. */
    public ExploreOptions options(ExploreOptions usual) {
        return usual.withCompiler(cc).withLevel(options.getFirst());
    }

    /** @throws ExploreException where the source is another */
    public void check(Program program) throws ExploreException {
        String now = program.source().hash();
        if (now.equals(source)) return;
        throw ExploreException.of("%s is not the source that this witness was found in: its SHA-256 was %s…, now it is %s…; a schedule means nothing in another source. "
                + "Look for a new one: conch race explore %s", program.subject().name(), source.substring(0, Math.min(12, source.length())), now.substring(0, 12),
                program.subject().words());
    }

    /** What is different in this run, in words; empty where it is the same run, step by step. */
    public List<String> differences(Program program, Replay replay) {
        var words = new ArrayList<String>();
        boolean same = replay.result().equals(outcome) && replay.steps().equals(steps);
        if (!program.compiler().version().equals(compiler)) words.add("it was found with another compiler, " + compiler);
        if (!replay.result().equals(outcome)) words.add("the outcome was '" + outcome + "'");
        else if (!same) words.add("the outcome is the same, the steps are not");
        return same ? List.of() : words;
    }
}
