package conch.learn.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** What is shown fits the window, whatever its size, and the keys are always there. */
class FrameTest {
    private static final List<String> KEYS = List.of("h hint", "r run", "l list", "t timeline", "p performance", "n next", "x reset", "? help", "q quit");
    private static final String LONG = IntStream.range(0, 60).mapToObj(i -> "line " + i + " has some words and then averyveryverylongwordthatisnowhereelsetobefound").collect(Collectors.joining("\n"));

    private static Frame frame(int top, String notice, int width, int height) {
        return Frame.of(new Frame.View("A2 Leak", "A References", TextPage.of("Head", LONG), top, notice, new Frame.Progress(3, 31), KEYS, true), new Style(false), width, height);
    }

    @Test
    void everyWindowIsFilledAndNotMore() {
        for (int width : new int[] {1, 7, 20, 40, 80, 200}) {
            for (int height : new int[] {1, 2, 5, 6, 10, 24, 60}) {
                var lines = frame(0, "some notice that may be longer than the window is wide", width, height).lines();
                assertTrue(lines.size() <= height, width + "x" + height + " got " + lines.size() + " lines");
                for (var line : lines) assertTrue(line.columnLength() <= width, width + "x" + height + ": " + line);
            }
        }
    }

    @Test
    void inALowAndNarrowWindowHelpAndQuitStay() {
        var lines = frame(0, "", 40, 10).lines();
        assertTrue(lines.getLast().toString().endsWith("? help  q quit"), lines.getLast().toString());
        assertTrue(lines.get(8).toString().startsWith("["), "progress stands above the keys: " + lines.get(8));
        assertTrue(lines.get(8).toString().contains("3 of 31"));
    }

    @Test
    void whereThereIsRoomAllKeysAreNamed() {
        String text = frame(0, "", 40, 30).lines().stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
        for (String key : KEYS) assertTrue(text.contains(key), key);
    }

    @Test
    void scrollingEndsWithThePage() {
        var end = frame(10_000, "", 80, 24);
        assertTrue(end.lines().get(end.room()).toString().endsWith("found"), "the last line of the page is seen");
        assertEquals(frame(end.top() - 1, "", 80, 24).top(), end.top() - 1);
    }

    @Test
    void wordsAreNotLostByWrapping() {
        for (int width : new int[] {10, 39, 40, 80}) {
            String text = new Style(false).wrapped("    one two three fourteen and a wordthatislongerthanthewindowitself end", new Style(false).plain(), width).stream()
                    .map(AttributedString::toString).collect(Collectors.joining());
            assertEquals("onetwothreefourteenandawordthatislongerthanthewindowitselfend", text.replace(" ", ""));
        }
    }

    @Test
    void whatAProgramPrintsCannotMoveTheCursor() {
        String text = new Style(false).line("a\u001b[2Jb\u0007\tc\u001b]0;title\u0007", new Style(false).plain(), 80).toString();
        assertFalse(text.contains("\u001b") || text.contains("\u0007"));
        assertTrue(text.startsWith("ab    c"), text);
    }

    @Test
    void linksAreTextAndWhereItHelpsAddress() {
        String text = new Markdown("The report: [p#1](https://example.org/p/issues/1), see [the rules](../../docs/strict.md#the-rules) and\n[https://example.org/x](https://example.org/x); `table[i](x)`.\n\n| a | b |\n|---|---|\n| c | [q#2](https://example.org/q) |\n")
                .lines(new Style(false), 200).stream().map(AttributedString::toString).collect(Collectors.joining("\n"));
        assertEquals("The report: p#1 (https://example.org/p/issues/1), see the rules and https://example.org/x; `table[i](x)`.\n\n- c: q#2 (https://example.org/q)", text);
    }

    @Test
    void withoutColoursNoEscapeIsWritten() {
        var page = new Markdown("# Head\n\ntext `code`\n\n    code\n\n| a | b |\n|---|---|\n| c | d |\n");
        assertTrue(page.lines(new Style(false), 80).stream().allMatch(line -> line.toAnsi().equals(line.toString())));
        assertFalse(page.lines(new Style(true), 80).stream().allMatch(line -> line.toAnsi().equals(line.toString())));
    }
}
