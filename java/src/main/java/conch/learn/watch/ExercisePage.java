package conch.learn.watch;

import conch.learn.Exercise;
import conch.learn.GateName;
import conch.learn.GateResult;
import conch.learn.GateState;
import conch.learn.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** The exercise: what to edit, how its gates stand, which one blocks and why, then its story. */
final class ExercisePage implements Page {
    private static final int SHOWN_LINES = 200;
    /** Columns of running text: longer lines are hard to follow, however wide the window is. */
    private static final int READABLE = 110;

    private final Exercise exercise;
    private final String chapter;
    private final List<String> edit;
    private final Standing standing;
    private final Markdown story;
    private final boolean wasPassed;

    /**
     * @param edit the learner's files, as they are opened from where the learner stands
     * @param wasPassed by this or an earlier run
     */
    ExercisePage(Exercise exercise, String chapter, List<String> edit, Standing standing, String story, boolean wasPassed) {
        this.exercise = exercise;
        this.chapter = chapter;
        this.edit = edit;
        this.standing = standing;
        this.story = new Markdown(story.replaceFirst("^# .*\n+", ""));
        this.wasPassed = wasPassed;
    }

    @Override
    public List<AttributedString> lines(Style style, int width) {
        var lines = standing(style, width);
        lines.addAll(story(style, width));
        return lines;
    }

    /** What changes: the page without its story. */
    List<AttributedString> standing(Style style, int width) {
        var lines = new ArrayList<AttributedString>();
        if (width < exercise.id().length() + exercise.title().length() + chapter.length() + 4) lines.addAll(style.wrapped(chapter, style.faint(), width));
        for (String file : edit) lines.addAll(style.wrapped("edit " + file, style.place(), width, 2));
        lines.add(AttributedString.EMPTY);
        for (GateName gate : exercise.gates()) lines.add(style.cut(gate(gate, style), width));
        lines.add(AttributedString.EMPTY);
        lines.addAll(verdict(style, width));
        return lines;
    }

    List<AttributedString> story(Style style, int width) {
        var lines = new ArrayList<AttributedString>();
        lines.add(style.line("-- the task (README.md) " + "-".repeat(Math.max(0, width - 24)), style.faint(), width));
        lines.addAll(story.lines(style, Math.min(width, READABLE)));
        return lines;
    }

    private AttributedString gate(GateName gate, Style style) {
        var line = new AttributedStringBuilder().append(String.format("%-12s", gate.word()));
        GateResult result = standing.result(gate);
        if (result != null) {
            line.styled(style.of(result.state()), String.format("%-18s", result.state().words()));
            if (!result.took().isZero()) line.append(String.format(Locale.ROOT, "%5.1f s", result.took().toMillis() / 1e3));
        } else if (standing.isRunning(gate)) {
            line.styled(style.open(), String.format("%-18s", "running…")).append(String.format("%5d s", standing.runningFor().toSeconds()));
        } else {
            line.styled(style.faint(), standing.isRunning() ? "waits" : "not run");
        }
        return line.toAttributedString();
    }

    private List<AttributedString> verdict(Style style, int width) {
        var lines = new ArrayList<AttributedString>();
        if (standing.trouble() != null) {
            lines.addAll(style.wrapped("It could not be checked: " + standing.trouble() + ". Your files were not touched; r tries again.", style.bad(), width));
            lines.add(AttributedString.EMPTY);
        }
        Report last = standing.last();
        // A failure is said as soon as it is known, not when the rest is tidied up.
        GateResult failed = exercise.gates().stream().map(standing::result).filter(r -> r != null && r.state() == GateState.FAILED).findFirst().orElse(null);
        if (failed != null) {
            lines.addAll(blocking(failed, style, width));
        } else if (last == null) {
            boolean predicts = exercise.kind() == Exercise.Kind.PREDICTION;
            if (!standing.isRunning() && predicts && standing.trouble() == null) lines.addAll(style.wrapped("Nothing is predicted yet. Read the task, write your prediction into the file above, and save it: then it is measured.", style.plain(), width));
            else if (standing.isRunning()) lines.addAll(style.wrapped("First check, as it stands. Read the task meanwhile; each save of the file checks again.", style.plain(), width));
        } else if (last.blocking().isPresent()) {
            lines.addAll(blocking(last.blocking().get(), style, width));
        } else {
            lines.addAll(passed(last, style, width));
        }
        if (wasPassed && last != null && last.verdict() != GateState.PASSED) lines.addAll(style.wrapped("It was passed before, and counts as passed.", style.faint(), width));
        if (!lines.isEmpty()) lines.add(AttributedString.EMPTY);
        return lines;
    }

    private List<AttributedString> blocking(GateResult result, Style style, int width) {
        var lines = new ArrayList<AttributedString>();
        boolean fresh = standing.result(result.gate()) == result;
        String word = result.gate().word();
        String head = switch (result.state()) {
            case INCONCLUSIVE -> "The gate " + word + " is open; r measures again:";
            case NOT_GRADABLE -> "The gate " + word + " cannot be graded on this machine:";
            default -> "The gate " + word + " blocks:";
        };
        lines.addAll(style.wrapped(fresh ? head : "Before this run: " + head.substring(0, 1).toLowerCase(Locale.ROOT) + head.substring(1), fresh ? style.of(result.state()) : style.faint(), width));
        lines.addAll(style.wrapped(result.message().strip(), style.bold(), width));
        if (result.place() != null) {
            lines.addAll(style.wrapped(result.place() + (result.place().source().isEmpty() ? "" : " | " + result.place().source()), style.place(), width, 2));
        }
        if (result.advice() != null) lines.addAll(style.wrapped(result.advice(), style.plain(), width));
        lines.addAll(output(result.output(), style, width));
        return lines;
    }

    private static List<AttributedString> output(String output, Style style, int width) {
        var said = output.stripTrailing().lines().toList();
        var lines = new ArrayList<AttributedString>();
        if (said.size() > SHOWN_LINES) lines.add(style.line("  … " + (said.size() - SHOWN_LINES) + " lines before", style.faint(), width));
        for (String line : said.subList(Math.max(0, said.size() - SHOWN_LINES), said.size())) lines.addAll(style.wrapped("  " + line, style.faint(), width, 2));
        return lines;
    }

    private List<AttributedString> passed(Report report, Style style, int width) {
        var open = report.results().stream().filter(r -> r.state() == GateState.NOT_GRADABLE).toList();
        var lines = new ArrayList<AttributedString>();
        lines.addAll(style.wrapped(exercise.id() + " is passed. n goes on; o shows the solution beside yours.", style.good(), width));
        for (var result : open) lines.addAll(style.wrapped("Not gradable here: " + result.gate().word() + ", " + result.message(), style.open(), width));
        if (exercise.kind() == Exercise.Kind.PREDICTION) for (var result : report.results()) lines.addAll(output(result.output(), style, width));
        return lines;
    }
}
