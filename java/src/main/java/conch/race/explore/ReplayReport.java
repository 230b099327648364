package conch.race.explore;

import conch.race.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One run, step by step, as plain text. */
public final class ReplayReport {
    private static final List<String> HEAD = List.of("STEP", "THREAD", "AT", "OPERATION", "ON", "BEFORE", "AFTER", "SOURCE");

    private ReplayReport() {
    }

    /** Several lines, the last one ended. */
    public static String of(Target target, Program program, Replay replay, long times) throws ExploreException, InterruptedException {
        var text = new StringBuilder(head(target, program, replay)).append('\n').append(Columns.of(lines(program, replay), Set.of(0, 1, 5, 6)));
        text.append("Outcome: ").append(outcome(target, program, replay)).append('\n');
        if (replay.kind().equals("deadlock")) for (var waiting : replay.next()) text.append("  ").append(waiting.words()).append('\n');
        text.append(capital(replay.switches())).append(".\n");
        if (times > 1) text.append(identical(replay, times)).append('\n');
        return text.toString();
    }

    private static String head(Target target, Program program, Replay replay) {
        String form = target.form().map(DemoForm::variant).map(Variant::word).map(word -> "   " + word).orElse("");
        return target.name() + form + "   " + program.compiler().shortName() + " " + program.options().level() + "   schedule " + replay.schedule();
    }

    private static List<List<String>> lines(Program program, Replay replay) {
        var lines = new ArrayList<List<String>>();
        lines.add(HEAD);
        int number = 0;
        for (var step : replay.steps()) {
            lines.add(List.of(String.valueOf(++number), String.valueOf(step.thread()), text(step.at()), step.word(), text(step.object()),
                    text(step.before()), text(step.after()), program.source().line(step.at())));
        }
        return lines;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static String outcome(Target target, Program program, Replay replay) throws ExploreException, InterruptedException {
        String failure = (replay.detail() == null ? "" : ": " + replay.detail()) + (replay.at() == null ? "" : ", " + replay.at());
        if (target.form().isEmpty()) return replay.result() + failure;
        var form = target.form().get();
        return form.declaration(program.options().home()).outcomes().stream().filter(outcome -> outcome.result().equals(replay.result())).findFirst()
                .map(outcome -> replay.result() + "   " + outcome.expect().in(form.variant()) + "   " + outcome.meaning()).orElse(replay.result() + failure);
    }

    private static String identical(Replay replay, long times) {
        return replay.identical() == times ? String.format(Locale.ROOT, "%,d replays, all identical.", times)
                : String.format(Locale.ROOT, "%,d replays, only %,d of them like the first: the program asks the clock, chance or the world outside.", times, replay.identical());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
