package conch.race;

import java.util.ArrayList;
import java.util.List;

/**
 * What a demo says of itself under {@code --describe}: a line {@code TITLE tab STEPS}, then a line {@code RESULT tab EXPECT tab MEANING} for each
 * outcome.
 *
 * @param iters steps of each thread in a run, unless told otherwise
 */
public record Declaration(String title, long iters, List<Outcome> outcomes) {
    /** @throws IllegalArgumentException where the text is not such a description */
    static Declaration parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty()) throw new IllegalArgumentException("it declares nothing");
        String[] head = columns(lines.getFirst(), 2);
        var outcomes = new ArrayList<Outcome>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = columns(line, 3);
            outcomes.add(new Outcome(row[0], Expect.valueOf(row[1]), row[2]));
        }
        return new Declaration(head[0], Long.parseLong(head[1]), List.copyOf(outcomes));
    }

    private static String[] columns(String line, int count) {
        String[] columns = line.split("\t", -1);
        if (columns.length != count) throw new IllegalArgumentException("not a declaration: " + line);
        return columns;
    }
}
