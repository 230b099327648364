package conch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong command lines: one line each that names the mistake, and exit code 2. Right ones are what the script tests start. */
class MainTest {
    @TempDir
    Path folder;

    private final PrintStream terminalOut = System.out;
    private final PrintStream terminalErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... words) {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return Main.run(words);
        } finally {
            System.setOut(terminalOut);
            System.setErr(terminalErr);
        }
    }

    private void assertRefused(String message, String... words) {
        assertEquals(2, run(words));
        assertEquals("conch: " + message + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --bogus x.py                 | unknown option '--bogus'
            -Q x.py                      | unknown option '-Q'
            --strict=1 x.py              | unknown option '--strict=1'; is '--strict' meant?
            --switch-inter=1 x.py        | unknown option '--switch-inter=1'; is '--switch-interval' meant?
            --trace                      | --trace needs a value
            --gil=maybe x.py             | --gil takes on or off, not 'maybe'
            --switch-interval=fast x.py  | --switch-interval takes seconds, for example 0.005, not 'fast'
            --switch-interval=0 x.py     | --switch-interval must be above 0 and at most 3600 seconds, not 0
            --switch-interval=-1 x.py    | --switch-interval must be above 0 and at most 3600 seconds, not -1
            --switch-interval=NaN x.py   | --switch-interval must be above 0 and at most 3600 seconds, not NaN
            --switch-points=some x.py    | --switch-points takes cpython or every, not 'some'
            --translate=some x.py        | --translate takes off or a number of turns from 1 on, not 'some'
            --translate=0 x.py           | --translate takes off or a number of turns from 1 on, not '0'
            -c                           | -c needs code
            -m                           | -m needs the name of a module
            run                          | run needs a script
            repl x.py                    | repl takes options only, not 'x.py'
            dis                          | dis takes one script
            dis a.py b.py                | dis takes one script
            bench --slow                 | bench: unknown option '--slow'
            ext                          | ext needs new, build or check
            ext make                     | ext has new, build and check, not 'make'
            ext new                      | ext new takes one name
            ext new a b                  | ext new takes one name
            ext build --cython           | ext: unknown option '--cython'; is '--cpython' meant?
            ext build a b                | ext build takes one folder or C file
            ext check --timeout          | ext: --timeout needs a value
            ext check --timeout soon     | --timeout takes whole seconds, not 'soon'
            ext check --timeout 0        | --timeout must be from 1 to 86400 seconds, not 0
            bench --json                 | bench: --json needs a value
            race incref atomic           | race takes one demo, not 2
            race --threads 65 incref     | race: --threads takes a whole number from 1 to 64, not '65'
            race --runs 0 incref         | race: --runs takes a whole number from 1 to 1000000000, not '0'
            race --time soon incref      | race: --time takes a time such as 30s, 500ms or 2m, not 'soon'
            race --variant both incref   | race: --variant takes broken or repaired, not 'both'
            race --cpus 0,x incref       | race: --cpus takes numbers of cores such as 0,1, not '0,x'
            race --time                  | race: --time needs a value
            race explore                 | race explore takes the name of a demo or a C file
            race explore -O9 incref      | race: -O takes 0, 1, 2, 3, s or g, not '9'
            race explore -O              | race: -O needs a value
            race explore --runs 3 incref | race explore has no option --runs
            race explore --bound x incref | race: --bound takes a whole number from 0 to 2000, not 'x'
            race explore --mode up incref | race: --mode takes raise or drop, not 'up'
            race replay --schedule 0z incref | race: --schedule takes the number of a thread for each step, such as 0110 (a to f for 10 to 15), not '0z'
            race shrink incref           | race shrink needs --schedule or --outcome
            race sanitize --iters 3 incref | race sanitize has no option --iters
            ext biuld                    | ext has new, build and check, not 'biuld'; is 'build' meant?
            learn chekc A2               | learn has list, next, run, check, hint, solution, reset, verify-all, new, grade, not 'chekc'; is 'check' meant?
            learn check --jsno           | learn check: unknown option '--jsno'; is '--json' meant?
            learn --seed                 | learn: --seed needs a value
            learn check --seed x A2      | learn: --seed takes a whole number, not 'x'
            learn list --seed 3          | learn list does not take --seed
            learn reset                  | learn reset takes the exercise to be reset
            --strcit x.py                | unknown option '--strcit'; is '--strict' meant?
            """)
    void wrongUsageIsOneLine(String words, String message) {
        var topic = words.split(" ")[0];
        assertRefused(message + "; try: conch help " + (HelpCommand.TOPICS.contains(topic) ? topic : "run"), words.split(" "));
    }

    @Test
    void gilOffIsNotThere() {
        assertRefused("--gil=off: this version of Conch has no interpreter without the lock", "--gil=off", "x.py");
    }

    @Test
    void waysToTreatAMistakeExcludeEachOther() {
        assertRefused("--strict and --permissive exclude each other; try: conch help run", "run", "--strict", "--permissive", "x.py");
    }

    @Test
    void maxHeldIsForStrict() {
        assertRefused("--max-held belongs to --strict; try: conch help run", "run", "--max-held=0.1", "x.py");
    }

    @Test
    void missingScript() {
        Path script = folder.resolve("missing.py");
        assertRefused("can't open file '" + script + "': [Errno 2] No such file or directory", script.toString());
    }

    @Test
    void folderAsScript() {
        assertRefused("can't open file '" + folder + "': [Errno 21] Is a directory", "run", folder.toString(), "argument");
    }

    @Test
    void missingScriptForDis() {
        Path script = folder.resolve("missing.py");
        assertRefused("can't open file '" + script + "': [Errno 2] No such file or directory", "dis", script.toString());
    }

    @Test
    void traceFileThatCannotBeWritten() throws IOException {
        Path script = Files.writeString(folder.resolve("x.py"), "print('ran')\n");
        Path trace = folder.resolve("missing/trace.json");
        assertRefused("can't write the trace to '" + trace + "': [Errno 2] No such file or directory", "--trace=" + trace, script.toString());
    }

    @Test
    void debugShowsTheStackTraceOfAMistake() {
        assertEquals(2, run("--debug", "--bogus"));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("UsageException"));
    }

    @Test
    void versionNamesTheLanguage() {
        assertEquals(0, run("--version"));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("Conch "));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("Python 3.11"));
    }

    /** Each by its text; an option that is added and not explained fails here. */
    @Test
    void helpOfACommandHasItsOptions() throws Exception {
        var options = new java.util.HashMap<String, java.util.List<String>>();
        options.put("race", java.util.stream.Stream.concat(RaceOptions.FLAGS.stream(), RaceOptions.VALUES.stream()).toList());
        options.put("learn", java.util.stream.Stream.concat(LearnOptions.FLAGS.stream(), LearnOptions.VALUES.stream()).toList());
        options.put("run", java.util.List.of("gil", "switch-interval", "switch-points", "translate", "trace", "strict", "max-held", "permissive", "debug"));
        options.put("bench", java.util.List.of("quick", "json"));
        options.put("ext", java.util.List.of("cpython", "timeout", "json"));
        for (String topic : HelpCommand.TOPICS) {
            out.reset();
            assertEquals(0, run("help", topic));
            String text = out.toString(StandardCharsets.UTF_8);
            assertTrue(text.startsWith("usage: conch "), text);
            for (String option : options.getOrDefault(topic, java.util.List.of())) assertTrue(text.contains("--" + option), topic + " --" + option);
            out.reset();
            assertEquals(0, run(topic, "--help"));
            assertEquals(text, out.toString(StandardCharsets.UTF_8));
        }
        out.reset();
        assertEquals(0, run("race", "explore", "--help"));
        assertEquals(HelpCommand.topic("race"), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void typingErrorsAreUnderstood() {
        Path script = Path.of("lern").toAbsolutePath();
        assertRefused("can't open file '" + script + "': [Errno 2] No such file or directory; is 'learn' meant?", "lern");
        err.reset();
        run("help", "rcae");
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("is 'race' meant?"));
        err.reset();
        run("help", "a", "b");
        assertEquals("conch: help takes one command; try: conch --help" + System.lineSeparator(), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void helpForWhatIsNoCommand() {
        assertRefused("there is no command 'racing'; there are: " + String.join(", ", HelpCommand.TOPICS), "help", "racing");
    }

    @Test
    void helpNamesEveryCommand() {
        assertEquals(0, run("--help"));
        String help = out.toString(StandardCharsets.UTF_8);
        for (String word : new String[] {"SCRIPT.py", "-c CODE", "-m MODULE", "repl", "dis", "bench", "ext new", "ext build|check", "race", "doctor", "test", "--version"}) {
            assertTrue(help.contains(word), word);
        }
    }
}
