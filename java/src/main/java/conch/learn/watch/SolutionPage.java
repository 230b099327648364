package conch.learn.watch;

import com.google.gson.JsonObject;
import conch.learn.Exercise;
import conch.learn.Solution;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** The solution as a diff from the learner's files, its notes, and both measurements. */
record SolutionPage(Exercise exercise, Solution solution) implements Page {
    @Override
    public List<AttributedString> lines(Style style, int width) {
        var lines = new ArrayList<AttributedString>(style.wrapped("The solution of " + exercise.id() + ", from yours (-) to it (+)", style.bold(), width));
        lines.add(AttributedString.EMPTY);
        if (solution.diff().isEmpty()) lines.addAll(style.wrapped("Yours is the solution, letter for letter.", style.plain(), width));
        solution.diff().lines().forEach(line -> lines.add(style.line(line, of(line, style), width)));
        lines.add(AttributedString.EMPTY);
        lines.addAll(new Markdown(solution.notes()).lines(style, width));
        if (solution.yours() != null || solution.its() != null) {
            lines.add(AttributedString.EMPTY);
            lines.addAll(style.wrapped("measured here: yours " + figures(solution.yours()) + "; the solution " + figures(solution.its()), style.plain(), width));
        }
        return lines;
    }

    private static AttributedStyle of(String line, Style style) {
        return line.startsWith("+") ? style.good() : line.startsWith("-") ? style.bad() : line.startsWith("@") ? style.place() : style.plain();
    }

    private static String figures(JsonObject measured) {
        return measured == null ? "not measured" : String.join(", ", measured.entrySet().stream().map(e -> e.getKey() + " " + Performance.figure(e.getValue())).toList());
    }
}
