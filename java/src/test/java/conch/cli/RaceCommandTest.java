package conch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import conch.child.Child;
import conch.child.Limits;
import conch.race.Cpus;
import conch.race.Demo;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code conch race} with demos that are wrong: some of the ten are replaced by C programs that misbehave, each in its own way. Each is told in
 * words, and the lab goes on with the next one.
 */
class RaceCommandTest {
    private static final String HOME = "conch.home";
    /** With race.h, so that the command line and the table are those of a real demo. WRONG is what happens in each run. */
    private static final String DEMO = """
            #include "race.h"
            const char race_title[] = "wrong on purpose";
            const long race_iters = 1;
            const struct race_outcome race_outcomes[] = {{"good", ACCEPTABLE, "as hoped", 0}, {0}};
            void race_setup(void) {}
            void race_thread(int id) { (void)id; }
            int race_check(char *detail, size_t size) { (void)detail; (void)size; WRONG; return 0; }
            """;

    @TempDir
    Path folder;

    private final String home = System.getProperty(HOME);
    private final PrintStream terminalOut = System.out, terminalErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(), err = new ByteArrayOutputStream();

    /** The real demos in a home of their own, in which single ones can be replaced. */
    @BeforeEach
    void copyTheLab() throws Exception {
        Files.createDirectories(folder.resolve("build/release/bin"));
        Files.copy(Path.of(home, "build/release/bin/supervise"), folder.resolve("build/release/bin/supervise"));
        for (Demo demo : Demo.all(Path.of(home))) Files.copy(demo.program(), program(demo.name()));
        System.setProperty(HOME, folder.toString());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void goHome() {
        System.setProperty(HOME, home);
        System.setOut(terminalOut);
        System.setErr(terminalErr);
    }

    private Path program(String demo) {
        return Demo.find(folder, demo).orElseThrow().program();
    }

    private void replace(String demo, String wrong) throws Exception {
        Path source = Files.writeString(folder.resolve(demo + ".c"), DEMO);
        Files.delete(program(demo));
        var result = new Child(List.of("cc", "-O0", "-w", "-pthread", "-I", Path.of(home).resolve("native/races").toString(), "-DWRONG=" + wrong, source.toString(),
                "-o", program(demo).toString()), Limits.USUAL).run();
        assertTrue(result.ending().isGood(), result.words());
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** RESULT: MEANING of the last row of the broken form. */
    private static String last(List<JsonObject> tables, String demo) {
        var table = tables.stream().filter(t -> t.get("demo").getAsString().equals(demo)).findFirst().orElseThrow();
        var rows = table.getAsJsonArray("outcomes");
        var row = rows.get(rows.size() - 1).getAsJsonObject();
        return row.get("result").getAsString() + ": " + row.get("meaning").getAsString();
    }

    @Test
    void wrongDemosAreToldInWordsAndTheLabGoesOn() throws Exception {
        replace("incref", "puts(\"a surprise\")");
        replace("double-free", "for (;;)");
        replace("global-lock", "for (;;) printf(\"%04000d\\n\", 1)");
        replace("object-lock", "for (;;) *(char *)malloc(1 << 24) = 1");
        replace("atomic", "abort()");
        Files.delete(program("biased"));
        Files.copy(Path.of("/bin/true"), program("biased"));

        assertEquals(1, Main.run("race", "--variant", "broken", "--runs", "20", "--time", "300ms", "--iters", "100", "--json", "all"));

        var tables = new ArrayList<JsonObject>();
        JsonParser.parseString(printed()).getAsJsonArray().forEach(table -> tables.add(table.getAsJsonObject()));
        assertEquals(Demo.NAMES.stream().filter(name -> !name.equals("biased")).toList(), tables.stream().map(t -> t.get("demo").getAsString()).toList());
        assertEquals("conch: race: biased: it declares nothing\n", said());
        assertEquals("a surprise: the demo does not declare it", last(tables, "incref"));
        assertTrue(last(tables, "double-free").startsWith("did not end within 2.3 s: "), last(tables, "double-free"));
        assertTrue(last(tables, "global-lock").startsWith("printed more than 1 MiB: "), last(tables, "global-lock"));
        assertTrue(last(tables, "object-lock").startsWith("ran out of memory (limit 1 GiB): ") || last(tables, "object-lock").startsWith("was killed by SIGSEGV"),
                last(tables, "object-lock"));
        assertTrue(last(tables, "atomic").startsWith("was killed by SIGABRT"), last(tables, "atomic"));
        for (var table : tables.subList(6, tables.size())) assertEquals("passed", table.get("verdict").getAsString().toLowerCase(), table.toString());
    }

    @Test
    void stressGoesOnToo() throws Exception {
        Files.delete(program("incref"));
        Files.copy(Path.of("/bin/true"), program("incref"));
        assertEquals(1, Main.run("race", "--variant", "repaired", "--time", "500ms", "--iters", "100", "stress"));
        assertEquals("conch: race: incref: it declares nothing\n", said());
        assertTrue(printed().contains("publication"), printed());
    }

    @Test
    void aCoreThatIsNotThereIsNamed() {
        String there = Cpus.words();
        int most = Cpus.allowed().stream().max(Integer::compare).orElse(0);
        assertEquals(2, Main.run("race", "--cpus", "0," + (most + 1), "incref"));
        assertEquals(there.isEmpty() ? "conch: race: --cpus: this system does not pin threads to cores\n"
                : "conch: race: --cpus: there is no core " + (most + 1) + " for this process, only " + there + "; try: conch help race\n", said());
        assertEquals("", printed());
    }

    @Test
    void moreCoresThanThreadsAreRefused() {
        if (Cpus.allowed().isEmpty()) return;
        String core = String.valueOf(Cpus.allowed().getFirst());
        assertEquals(2, Main.run("race", "--cpus", String.join(",", core, core, core), "incref"));
        assertEquals("conch: race: --cpus names 3 cores for 2 threads; try: conch help race\n", said());
    }

    @Test
    void whatASubcommandDoesNotTakeIsRefused() {
        assertEquals(2, Main.run("race", "compare", "--runs", "3"));
        assertEquals(2, Main.run("race", "--json"));
        assertEquals("conch: race compare has no option --runs; try: conch help race\nconch: race has no option --json; try: conch help race\n", said());
    }
}
