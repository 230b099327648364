package conch.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Entry of the program: picks the command, and turns whatever it throws into words and an exit code. */
public final class Main {
    private static final int INTERNAL_ERROR = 70;
    private static final String DEBUG = "--debug";

    private Main() {
    }

    public static void main(String[] words) {
        int exitCode = run(words);
        System.out.flush();
        noteEnd();
        exit(exitCode);
    }

    /** Whoever starts Conch to judge a script (conch.learn) tells by this file an end from an {@code exit(0)} in C. */
    private static void noteEnd() {
        String file = System.getProperty("conch.end");
        if (file == null) return;
        try {
            Files.writeString(Path.of(file), "");
        } catch (IOException e) {
            System.err.println("conch: can't write '" + file + "': " + e.getMessage());
        }
    }

    /**
     * Without the JVM's own farewell: {@code System.exit} starts the logging system to note the exit, which takes 13 ms. Hooks are there
     * for a signal only (conch.child.Child). The training run of the start-up cache needs the farewell, for that is when the cache is written.
     */
    private static void exit(int exitCode) {
        if (Boolean.getBoolean("conch.training")) {
            System.exit(exitCode);
        }
        Runtime.getRuntime().halt(exitCode);
    }

    static int run(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        boolean debug = takeDebug(arguments);
        return run(arguments, debug);
    }

    /** {@code --debug} is Conch's own only before the script: what follows the script is the script's. */
    private static boolean takeDebug(List<String> words) {
        for (int i = 0; i < words.size() && isBeforeTarget(words.get(i)); i++) {
            if (words.get(i).equals(DEBUG)) {
                words.remove(i);
                return true;
            }
        }
        return false;
    }

    private static boolean isBeforeTarget(String word) {
        return word.startsWith("--") || HelpCommand.TOPICS.contains(word);
    }

    private static int run(List<String> words, boolean debug) {
        try {
            return dispatch(words);
        } catch (UsageException e) {
            return fail(e, debug, UsageException.EXIT_CODE, e.message(words));
        } catch (UncheckedIOException e) {
            return fail(e, debug, 1, e.getMessage());
        } catch (OutOfMemoryError e) {
            return fail(e, debug, 1, "out of memory: the JVM may use " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB; for more, set CONCH_JVM_OPTIONS=-Xmx8g (" + e.getMessage() + ")");
        } catch (StackOverflowError e) {
            return fail(e, debug, 1, "a stack is used up: something is nested deeper than Conch can follow");
        } catch (Throwable e) {
            Throwable cause = e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
            return fail(e, debug, INTERNAL_ERROR, "internal error: " + cause
                    + (debug ? "" : "; run again with --debug for the Java stack trace"));
        }
    }

    private static int fail(Throwable e, boolean debug, int exitCode, String message) {
        System.out.flush();
        System.err.println("conch: " + message);
        if (debug) {
            e.printStackTrace();
        }
        return exitCode;
    }

    private static int dispatch(List<String> words) throws Exception {
        if (words.isEmpty()) {
            return new RunCommand().run(words);
        }
        var rest = words.subList(1, words.size());
        if (HelpCommand.isAskedFor(words.getFirst(), rest)) return new HelpCommand().run(words.subList(0, 1));
        return switch (words.getFirst()) {
            case "run" -> new RunCommand().runScript(rest);
            case "repl" -> new ReplCommand().run(rest);
            case "dis" -> new DisCommand().run(rest);
            case "bench" -> new BenchCommand().run(rest);
            case "ext" -> new ExtCommand().run(rest);
            case "learn" -> new LearnCommand().run(rest);
            case "race" -> new RaceCommand().run(rest);
            case "doctor", "test" -> new LauncherCommand().run(words);
            case "help", "--help", "-h" -> new HelpCommand().run(rest);
            case "--version", "-V" -> new VersionCommand().run(rest);
            default -> new RunCommand().run(words);
        };
    }
}
