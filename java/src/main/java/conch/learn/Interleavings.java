package conch.learn;

import conch.race.explore.Exploration;
import conch.race.explore.ExploreException;
import conch.race.explore.ExploreOptions;
import conch.race.explore.Found;
import conch.race.explore.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All interleavings of a file, up to a number of preemptions. Any outcome that the exercise does not accept fails, with its witness. */
final class Interleavings {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern AT = Pattern.compile("(.*?):(\\d+)");

    private final Attempt attempt;
    private final Exercise.Races races;

    Interleavings(Attempt attempt, Exercise.Races races) {
        this.attempt = attempt;
        this.races = races;
    }

    GateResult result() throws InterruptedException {
        var options = ExploreOptions.usual(attempt.machine().home()).withBound(races.bound() == 0 ? null : races.bound()).withTime(LIMIT);
        try {
            var exploration = Exploration.of(attempt.source().resolve(races.explore()), options);
            var wrong = exploration.outcomes().stream().filter(found -> found.isFailure() || !races.acceptable().contains(found.result())).findFirst();
            if (wrong.isPresent()) return witness(exploration, wrong.get());
            if (exploration.outcomesLeftOut()) return GateResult.failed(GateName.RACES, "more than 256 different outcomes: check() says something else each time");
            return GateResult.passed(GateName.RACES, "no wrong outcome in all interleavings tried (" + exploration.extent() + ")");
        } catch (ExploreException e) {
            return refused(e);
        }
    }

    /** It compiled before, so what is left is a loop without end, a missing linker, or another tool. */
    private GateResult refused(ExploreException e) {
        String why = attempt.relative(e.getMessage());
        boolean tool = Pattern.compile("there is no C compiler|is not built|not possible here|can't write|could not be started").matcher(why).find();
        return tool ? GateResult.notGradable(GateName.RACES, why) : GateResult.failed(GateName.RACES, why);
    }

    private GateResult witness(Exploration exploration, Found wrong) throws InterruptedException, ExploreException {
        var replay = exploration.replay(wrong);
        String what = wrong.isFailure() ? wrong.result() + (wrong.at() == null ? "" : " at " + wrong.at()) : "the outcome '" + wrong.result() + "'";
        var steps = new ArrayList<String>();
        steps.add(replay.switches());
        steps.add("");
        for (Step step : replay.steps()) steps.add(line(step));
        if (wrong.detail() != null) steps.add(wrong.detail());
        exploration.deadlocks().stream().filter(d -> wrong.kind().equals("deadlock") && d.witness().equals(wrong.witness())).forEach(d -> steps.add(d.explanation()));
        steps.add("");
        String replayed = ReplayLine.of(attempt.origin().resolve(races.explore()), wrong.witness());
        var failed = GateResult.failed(GateName.RACES, what + ": " + replay.switches() + (wrong.detail() == null ? "" : " (" + attempt.relative(wrong.detail()) + ")"))
                .advising("Right would be: " + String.join(", or ", races.acceptable()) + ". The steps below lead there, every time.")
                .withOutput(attempt.relative(String.join("\n", steps)) + "\n" + replayed);
        Place place = place(wrong, replay.steps());
        return place == null ? failed : failed.at(place);
    }

    private static String line(Step step) {
        boolean changes = step.before() != null && !step.before().equals(step.after());
        String values = step.before() == null ? "" : "  " + step.before() + (changes ? " -> " + step.after() : "");
        return String.format("%sthread %d  %-20s %-14s %s%s", "            ".repeat(step.thread()), step.thread(), step.at(), step.word(), step.object(), values);
    }

    /** Where it failed, else where the first thread was interrupted. */
    private Place place(Found wrong, List<Step> steps) {
        if (wrong.at() != null) return place(wrong.at());
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).thread() != steps.get(i - 1).thread()) return place(steps.get(i - 1).at());
        }
        return null;
    }

    private Place place(String at) {
        var match = AT.matcher(at == null ? "" : at);
        return match.matches() && attempt.exercise().files().contains(match.group(1)) ? attempt.place(match.group(1), Integer.parseInt(match.group(2))) : null;
    }
}
