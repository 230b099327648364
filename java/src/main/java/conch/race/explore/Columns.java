package conch.race.explore;

import java.util.List;
import java.util.Set;

/** Lines of cells as text: two spaces before and between, no white space at the end. */
final class Columns {
    private Columns() {
    }

    /** @param right the column that is set to the right, for numbers; -1 for none */
    static String of(List<List<String>> lines, int right) {
        return of(lines, right < 0 ? Set.of() : Set.of(right));
    }

    static String of(List<List<String>> lines, Set<Integer> right) {
        int[] width = new int[lines.stream().mapToInt(List::size).max().orElse(0)];
        for (var line : lines) for (int i = 0; i < line.size(); i++) width[i] = Math.max(width[i], line.get(i).length());
        var text = new StringBuilder();
        for (var line : lines) {
            var one = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                String space = " ".repeat(width[i] - line.get(i).length());
                one.append("  ").append(right.contains(i) ? space + line.get(i) : line.get(i) + space);
            }
            text.append(one.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
