package conch.learn;

import conch.child.Child;
import conch.child.Limits;
import conch.child.Programs;
import conch.ext.Build;
import conch.ext.ProjectException;
import conch.ext.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether the files compile, with {@code -Wall -Wextra} and without a warning: against Conch's headers, and against an installed CPython's. A
 * file for the scheduler is compiled alone, with its own header.
 */
final class BuildGate implements Gate {
    private static final Pattern DIAGNOSTIC = Pattern.compile("(?m)^([\\w.-]+):(\\d+):(?:\\d+:)? (warning|error|fatal error): (.*)$");
    private static final Limits COMPILING = Machine.COMPILING;

    @Override
    public GateResult run(Attempt attempt) throws IOException, InterruptedException {
        if (!attempt.missing().isEmpty()) return missing(attempt);
        if (!Programs.isThere(compiler())) return GateResult.notGradable(GateName.BUILD, "there is no C compiler '" + compiler() + "'; conch doctor says what to install");
        return attempt.exercise().kind() == Exercise.Kind.RACE ? race(attempt) : extension(attempt);
    }

    static GateResult missing(Attempt attempt) {
        return GateResult.failed(GateName.BUILD, attempt.whyMissing())
                .advising("conch learn reset " + attempt.exercise().id() + " brings the starter back");
    }

    private static String compiler() {
        String cc = System.getenv("CC");
        return cc == null || cc.isBlank() ? "cc" : cc.strip().split("\\s+")[0];
    }

    private static GateResult extension(Attempt attempt) throws IOException, InterruptedException {
        try {
            var conch = attempt.compiled("plain", Stage.PLAIN.flags, Build.headers(attempt.machine().home()));
            var said = said(attempt, conch.isGood(), conch.output(), conch.ending(), "");
            if (said != null) return said;
        } catch (ProjectException e) {
            // No compiler was said before, so it is about the sources: no PyInit_NAME, for example.
            return GateResult.failed(GateName.BUILD, attempt.relative(e.getMessage()));
        }
        return cpython(attempt);
    }

    private static GateResult cpython(Attempt attempt) throws IOException, InterruptedException {
        try {
            var cpython = attempt.machine().cpython();
            var compiled = attempt.compiled("cpython", Stage.PLAIN.flags, cpython.include());
            var said = said(attempt, compiled.isGood(), compiled.output(), compiled.ending(), " (with the headers of CPython " + cpython.version() + ")");
            return said != null ? said : GateResult.passed(GateName.BUILD, "no warning, neither with Conch's headers nor with CPython " + cpython.version() + "'s");
        } catch (ProjectException e) {
            return GateResult.passed(GateName.BUILD, "no warning with Conch's headers; " + e.getMessage());
        }
    }

    private static GateResult race(Attempt attempt) throws IOException, InterruptedException {
        Path home = attempt.machine().home();
        for (String file : attempt.exercise().files()) {
            if (!file.endsWith(".c")) continue;
            var command = new ArrayList<>(List.of(compiler(), "-std=gnu17", "-O2", "-Wall", "-Wextra", "-iquote", home.resolve("native/sched").toString(), "-include",
                    home.resolve("native/sched/sched.h").toString(), "-pthread", "-c", file, "-o", attempt.stage("object").resolve(file + ".o").toString()));
            var result = new Child(command, COMPILING).in(attempt.source()).merged().run();
            var said = said(attempt, result.ending().isGood(), attempt.relative(result.output()), result.ending().words(), "");
            if (said != null) return said;
        }
        return GateResult.passed(GateName.BUILD, "no warning");
    }

    /** The first diagnostic; null where there is none. */
    private static GateResult said(Attempt attempt, boolean isGood, String output, String ending, String where) throws IOException {
        var found = DIAGNOSTIC.matcher(output).results().toList();
        if (isGood && found.isEmpty()) return null;
        String whole = output.strip();
        if (found.isEmpty()) return GateResult.failed(GateName.BUILD, "it does not compile" + where + ": the compiler " + ending).withOutput(whole)
                .advising("Where no line is named: look for a macro or an #include that grows without end, and for a missing main part of the file.");
        var first = found.stream().filter(d -> !d.group(3).equals("warning")).findFirst().orElse(found.getFirst());
        String more = found.size() == 1 ? "" : " (and " + (found.size() - 1) + " more)";
        var failed = GateResult.failed(GateName.BUILD, first.group(3) + ": " + first.group(4) + where + more).withOutput(whole);
        if (isGood) failed = failed.advising("A warning blocks, too: what the compiler doubts is mostly wrong.");
        boolean ours = Files.isRegularFile(attempt.source().resolve(first.group(1)));
        return ours ? failed.at(attempt.place(first.group(1), Integer.parseInt(first.group(2)))) : failed;
    }
}
