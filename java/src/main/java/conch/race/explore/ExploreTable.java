package conch.race.explore;

import conch.race.Declaration;
import conch.race.Expect;
import conch.race.Outcome;
import conch.race.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found, beside what was declared. Declared rows come first, in their order, found or not. */
public final class ExploreTable {
    /**
     * @param expect null in an own file, which declares nothing
     * @param meaning a phrase; for a failure what happened; may be empty
     * @param found empty for a declared outcome that did not come out
     */
    public record Row(String result, Expect expect, String meaning, Optional<Found> found) {
        public long count() {
            return found.map(Found::count).orElse(0L);
        }

        boolean fails() {
            return found.isPresent() && (expect == null ? found.get().isFailure() : expect.fails());
        }
    }

    private final Target target;
    private final Exploration exploration;
    private final Optional<Declaration> declaration;
    private final List<Row> rows = new ArrayList<>();

    private ExploreTable(Target target, Exploration exploration, Optional<Declaration> declaration) {
        this.target = target;
        this.exploration = exploration;
        this.declaration = declaration;
        declaration.ifPresent(declared -> declared.outcomes().forEach(this::addDeclared));
        exploration.outcomes().stream().filter(found -> !isDeclared(found)).forEach(this::addUndeclared);
    }

    /** Explores it. */
    public static ExploreTable of(Target target, ExploreOptions options) throws ExploreException, InterruptedException {
        Optional<Declaration> declaration = target.form().isPresent() ? Optional.of(target.form().get().declaration(options.home())) : Optional.empty();
        return new ExploreTable(target, Exploration.of(target.subject(), options), declaration);
    }

    private void addDeclared(Outcome outcome) {
        rows.add(new Row(outcome.result(), outcome.expect().in(target.form().orElseThrow().variant()), outcome.meaning(), exploration.outcome(outcome.result())));
    }

    private boolean isDeclared(Found found) {
        return declaration.isPresent() && declaration.get().outcomes().stream().anyMatch(outcome -> outcome.result().equals(found.result()));
    }

    private void addUndeclared(Found found) {
        rows.add(new Row(found.result(), declaration.isPresent() ? Expect.UNDECLARED : null, meaning(found), Optional.of(found)));
    }

    private String meaning(Found found) {
        if (found.kind().equals("deadlock")) return "all wait for each other: see below";
        if (found.detail() == null) return declaration.isPresent() && !found.isFailure() ? "the demo does not declare it" : "";
        return found.detail() + (found.at() == null ? "" : ", " + found.at());
    }

    public Verdict verdict() {
        return rows.stream().anyMatch(Row::fails) ? Verdict.FAILED : Verdict.PASSED;
    }

    /** The row that a lesson is about: the first that fails, else the first that is interesting, else the last that came out. */
    public Optional<Row> rowOfNote() {
        var found = rows.stream().filter(row -> row.found().isPresent()).toList();
        return found.stream().filter(Row::fails).findFirst()
                .or(() -> found.stream().filter(row -> row.expect() == Expect.INTERESTING).findFirst())
                .or(() -> found.isEmpty() ? Optional.empty() : Optional.of(found.getLast()));
    }

    public List<Row> rows() {
        return rows;
    }

    public Target target() {
        return target;
    }

    public Exploration exploration() {
        return exploration;
    }

    public Optional<Declaration> declaration() {
        return declaration;
    }
}
