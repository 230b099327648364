package conch.race.play;

import conch.race.explore.Waiting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Draws a game: a column for each thread where the window is wide enough for them, else one below the other. */
final class Board {
    private static final int NARROWEST = 28, GAP = 2, AROUND = 2;
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    private final boolean colours;

    Board(boolean colours) {
        this.colours = colours;
    }

    /** At most so many lines, none wider than the window; the last line is the keys. */
    List<AttributedString> draw(Game game, int width, int height) {
        var lines = new ArrayList<AttributedString>();
        lines.add(line(game.target().name() + game.target().form().map(f -> ", " + f.variant().word()).orElse("") + "   " + schedule(game), bold(), width));
        lines.add(AttributedString.EMPTY);
        int column = (width + GAP) / game.threads() - GAP;
        boolean beside = column >= NARROWEST;
        boolean roomy = height >= (beside ? 12 : 5 + 8 * game.threads());
        if (beside) lines.addAll(besideEachOther(game, column, roomy));
        else for (int thread = 0; thread < game.threads(); thread++) lines.addAll(column(game, thread, width, roomy));
        lines.add(AttributedString.EMPTY);
        lines.addAll(wrapped("Shared: " + shared(game), bold(), width));
        lines.addAll(wrapped(game.message(), game.isGoal() ? colour(AttributedStyle.GREEN) : game.isOver() ? colour(AttributedStyle.YELLOW) : PLAIN, width));
        return fitted(lines, line(keys(game), faint(), width), height);
    }

    /** The game as text for who has no terminal; ends with a line's end. */
    String text(Game game, int width) {
        return draw(game, width, Integer.MAX_VALUE).stream().map(line -> line.toString().stripTrailing()).collect(Collectors.joining("\n", "", "\n"));
    }

    /** In a low window the keys stay, and before them the end of the board: the message and the shared memory. */
    private static List<AttributedString> fitted(List<AttributedString> lines, AttributedString keys, int height) {
        int room = Math.max(1, height) - 1;
        var shown = new ArrayList<>(lines.size() <= room ? lines : lines.subList(lines.size() - room, lines.size()));
        shown.add(keys);
        return shown;
    }

    private static String schedule(Game game) {
        return game.schedule().isEmpty() ? "no step yet" : "schedule " + game.schedule();
    }

    private static String keys(Game game) {
        String steps = game.canGoOn().stream().map(Integer::toHexString).collect(Collectors.joining("/"));
        return (steps.isEmpty() ? "" : steps + " step  ") + "u back  g goal  ? help  q quit";
    }

    private static String shared(Game game) {
        return game.shared().isEmpty() ? "nothing" : game.shared().entrySet().stream().map(e -> e.getKey() + " = " + e.getValue()).collect(Collectors.joining(", "));
    }

    private List<AttributedString> besideEachOther(Game game, int width, boolean roomy) {
        var columns = new ArrayList<List<AttributedString>>();
        for (int thread = 0; thread < game.threads(); thread++) columns.add(column(game, thread, width, roomy));
        var lines = new ArrayList<AttributedString>();
        for (int row = 0; row < columns.stream().mapToInt(List::size).max().orElse(0); row++) {
            var line = new AttributedStringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                line.append(" ".repeat(i * (width + GAP) - line.columnLength()));
                if (row < columns.get(i).size()) line.append(columns.get(i).get(row));
            }
            lines.add(line.toAttributedString());
        }
        return lines;
    }

    /** Where the thread stands, what it would do there, and what it holds. */
    private List<AttributedString> column(Game game, int thread, int width, boolean roomy) {
        var lines = new ArrayList<AttributedString>();
        var waiting = game.waiting(thread);
        boolean goes = game.canGoOn().contains(thread);
        boolean last = game.lastStep().filter(step -> step.thread() == thread).isPresent();
        lines.add(line("thread " + thread + (last ? " *" : "") + (waiting.isEmpty() ? "  ended" : goes ? "" : "  waits"), goes ? colour(AttributedStyle.CYAN) : faint(), width));
        waiting.ifPresent(next -> lines.addAll(code(game, next, width, roomy)));
        waiting.ifPresent(next -> lines.add(line("  next: " + operation(next), PLAIN, width)));
        lines.add(line("  register: " + game.register(thread).orElse("-"), PLAIN, width));
        return lines;
    }

    private static String operation(Waiting next) {
        String word = switch (next.operation()) {
            case "read" -> "load";
            case "write" -> "store";
            default -> next.operation();
        };
        return word + (next.object() == null ? "" : " " + next.object()) + (next.heldBy() == null ? "" : ", thread " + next.heldBy() + " has it");
    }

    private List<AttributedString> code(Game game, Waiting next, int width, boolean roomy) {
        var source = game.program().source();
        int colon = next.at().lastIndexOf(':');
        if (source.line(next.at()).isEmpty()) return List.of(line("> " + next.at(), bold(), width));
        int number = Integer.parseInt(next.at().substring(colon + 1)), around = roomy ? AROUND : 0;
        var lines = new ArrayList<AttributedString>();
        for (int n = number - around; n <= number + around; n++) {
            String text = source.text(next.at().substring(0, colon + 1) + n);
            if (text != null) lines.add(line(String.format("%s%3d %s", n == number ? ">" : " ", n, text.replace("\t", "    ")), n == number ? bold() : faint(), width));
        }
        return lines;
    }

    private static AttributedString line(String text, AttributedStyle style, int width) {
        var whole = new AttributedString(text, style);
        return whole.columnLength() <= width ? whole : width < 2 ? AttributedString.EMPTY
                : AttributedString.join(AttributedString.EMPTY, whole.columnSubSequence(0, width - 1), new AttributedString("…", style));
    }

    private static List<AttributedString> wrapped(String text, AttributedStyle style, int width) {
        var lines = new ArrayList<AttributedString>();
        var line = new StringBuilder();
        for (String word : Arrays.asList(text.split(" "))) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line(line.toString(), style, width));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line(line.toString(), style, width));
        return lines;
    }

    private AttributedStyle bold() {
        return colours ? PLAIN.bold() : PLAIN;
    }

    private AttributedStyle faint() {
        return colours ? PLAIN.faint() : PLAIN;
    }

    private AttributedStyle colour(int number) {
        return colours ? PLAIN.foreground(number).bold() : PLAIN;
    }
}
