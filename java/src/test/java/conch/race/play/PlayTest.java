package conch.race.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import conch.race.Variant;
import conch.race.explore.DemoForm;
import conch.race.explore.ExploreOptions;
import conch.race.explore.Target;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Games by their keys, with and without a terminal. */
@EnabledOnOs(OS.LINUX) // the scheduler is built there only
class PlayTest {
    private static final Path HOME = Path.of(System.getProperty("conch.home")).toAbsolutePath().normalize();

    private static Game game(Target target) throws Exception {
        return new Game(target, ExploreOptions.usual(HOME));
    }

    private static Game demo(String name, Variant variant) throws Exception {
        return game(Target.of(DemoForm.usual(name, variant), HOME));
    }

    private static void press(Game game, String keys) throws Exception {
        for (char key : keys.toCharArray()) assertTrue(game.press(key));
    }

    @Test
    void anUpdateIsLost() throws Exception {
        var game = demo("incref", Variant.BROKEN);
        press(game, "0");
        assertEquals("Thread 0: load objects+8: 1", game.message());
        assertEquals("1", game.register(0).orElseThrow());
        press(game, "11");
        assertEquals("{objects+8=2}", game.shared().toString());
        assertEquals("1", game.register(0).orElseThrow(), "what a thread holds does not change with the memory");
        press(game, "0");
        assertEquals("0110", game.schedule());
        assertTrue(game.isGoal());
        assertEquals("Outcome: '< 3'. That was the goal.\nThe same again: conch race replay incref --schedule 0110\n", game.farewell());
    }

    @Test
    void stepsAreTakenBack() throws Exception {
        var game = demo("incref", Variant.BROKEN);
        press(game, "001");
        press(game, "u");
        assertEquals("00", game.schedule());
        assertEquals("2", game.shared().get("objects+8"));
        press(game, "r");
        assertEquals("", game.schedule());
        assertEquals("{objects+8=1}", game.shared().toString());
        press(game, "u");
        assertEquals("No step was taken yet.", game.message());
    }

    @Test
    void whatCannotBeDoneIsExplained() throws Exception {
        var game = demo("incref", Variant.BROKEN);
        press(game, "5");
        assertEquals("There is no thread 5 here; there are 0 to 1.", game.message());
        press(game, "000");
        assertEquals("Thread 0 has ended.", game.message());
        press(game, "x");
        assertTrue(game.message().startsWith("'x' does nothing. 0, 1,"), game.message());
        press(game, "g");
        assertEquals("Goal: '< 3', two threads read the same count, one update was lost.", game.message());
        press(game, "110");
        assertEquals("The run is over: u takes a step back, r starts again, q quits.", game.message());
        assertFalse(game.press('q'));
    }

    @Test
    void aLockHoldsTheOtherThreadUp() throws Exception {
        var game = demo("global-lock", Variant.REPAIRED);
        assertTrue(game.message().contains("No schedule reaches it, all were explored"), game.message());
        press(game, "01");
        assertEquals("0", game.schedule());
        assertTrue(game.message().matches("Thread 1 waits at global-lock\\.c:\\d+ for .*, which thread 0 holds\\."), game.message());
        assertTrue(new Board(false).text(game, 100).contains("thread 1  waits"));
    }

    @Test
    void aDeadlockIsAnEnd() throws Exception {
        var game = game(Target.of(HOME.resolve("native/sched/examples/two_locks.c")));
        press(game, "01");
        assertTrue(game.isGoal(), game.message());
        assertTrue(game.message().startsWith("Outcome: 'deadlock'. That was the goal. thread 0 waits at two_locks.c:17 for second, which thread 1 holds;"), game.message());
    }

    @Test
    void everyWindowIsFilledAndNoLineIsTooLong() throws Exception {
        var game = demo("incref", Variant.BROKEN);
        press(game, "01");
        var board = new Board(true);
        for (int width : new int[] {1, 2, 7, 20, 40, 58, 80, 200}) {
            for (int height : new int[] {1, 2, 5, 12, 24, 60}) {
                var lines = board.draw(game, width, height);
                assertTrue(lines.size() <= height, width + "x" + height);
                assertTrue(lines.stream().allMatch(line -> line.columnLength() <= width), width + "x" + height);
            }
        }
        String wide = new Board(false).text(game, 100);
        assertTrue(wide.lines().anyMatch(line -> line.matches("> *20 .*> *20 .*")), wide);
        assertTrue(new Board(false).text(game, 40).lines().noneMatch(line -> line.matches(".*> *20 .*> *20 .*")));
    }

    @Test
    void withoutATerminalLinesAreKeys() throws Exception {
        var out = new ByteArrayOutputStream();
        PlainPlay.play(demo("double-free", Variant.BROKEN), new BufferedReader(new StringReader("0 0\n1111\n00\n")), new PrintStream(out, true, StandardCharsets.UTF_8));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("Outcome: 'freed twice'. That was the goal.\nThe same again: conch race replay double-free --schedule 00111100\n"), text);
        assertFalse(text.contains("\033"), "no escape sequences");
    }

    /** A terminal whose keys come once something was drawn on it. */
    private static final class Keyboard {
        private final CountDownLatch drawn = new CountDownLatch(1);
        private final ByteArrayInputStream keys;
        final ByteArrayOutputStream screen = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(int b) {
                super.write(b);
                drawn.countDown();
            }

            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                drawn.countDown();
            }
        };

        Keyboard(String keys) {
            this.keys = new ByteArrayInputStream(keys.getBytes(StandardCharsets.US_ASCII));
        }

        ExternalTerminal terminal() throws IOException {
            var terminal = new ExternalTerminal("test", "xterm", new InputStream() {
                @Override
                public int read() throws IOException {
                    try {
                        drawn.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return keys.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int key = read();
                    if (key < 0) return -1;
                    into[offset] = (byte) key;
                    return 1;
                }
            }, screen, StandardCharsets.UTF_8);
            terminal.setSize(new Size(90, 24));
            return terminal;
        }
    }

    @Test
    @Timeout(30)
    void onATerminalKeysAreKeys() throws Exception {
        var keyboard = new Keyboard("0\033[A1\033OA\033[1;5C10q");
        try (var terminal = keyboard.terminal()) {
            var before = terminal.getAttributes().getLocalFlag(LocalFlag.ICANON);
            assertTrue(new TerminalPlay(demo("incref", Variant.BROKEN), terminal, conch.child.TerminalSettings.save()).play());
            assertEquals(before, terminal.getAttributes().getLocalFlag(LocalFlag.ICANON), "the terminal is as it was");
        }
        String text = keyboard.screen.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("The same again: conch race replay incref --schedule 0110"), text);
    }

    @Test
    @Timeout(30)
    void controlCEndsIt() throws Exception {
        try (var terminal = new Keyboard("0\003").terminal()) {
            assertFalse(new TerminalPlay(demo("incref", Variant.BROKEN), terminal, conch.child.TerminalSettings.save()).play());
        }
    }
}
