package conch.race.play;

import conch.child.TerminalSettings;
import conch.race.explore.ExploreException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** On a terminal: single keys, the board drawn in place, again when the window changes. */
public final class TerminalPlay {
    private static final int CTRL_C = 3, CTRL_D = 4, ESCAPE = 27;
    private static final long PATIENCE_MS = 200, SEQUENCE_MS = 20;

    private final Game game;
    private final Terminal terminal;
    private final TerminalSettings settings;
    private final Display display;
    private final Board board;
    private final AtomicBoolean interrupted = new AtomicBoolean(), stale = new AtomicBoolean();

    public TerminalPlay(Game game, Terminal terminal, TerminalSettings settings) {
        this.game = game;
        this.terminal = terminal;
        this.settings = settings;
        display = new Display(terminal, true);
        String noColour = System.getenv("NO_COLOR");
        board = new Board(noColour == null || noColour.isEmpty());
    }

    /** @return false where Ctrl-C ended it. The terminal is as it was before, whatever happens. */
    public boolean play() throws ExploreException, InterruptedException, IOException {
        Attributes before = terminal.enterRawMode();
        Thread atExit = new Thread(() -> restore(before), "terminal");
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            terminal.handle(Signal.INT, signal -> interrupted.set(true));
            terminal.handle(Signal.WINCH, signal -> stale.set(true));
            terminal.handle(Signal.TSTP, signal -> {
                restore(before);
                settings.suspend();
            });
            terminal.handle(Signal.CONT, signal -> {
                enter();
                draw();
            });
            enter();
            untilQuit();
        } finally {
            restore(before);
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
        terminal.writer().print(game.farewell());
        terminal.flush();
        return !interrupted.get();
    }

    private void enter() {
        terminal.enterRawMode();
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
    }

    private void restore(Attributes before) {
        terminal.puts(Capability.cursor_visible);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(before);
    }

    private void untilQuit() throws ExploreException, InterruptedException, IOException {
        draw();
        while (!interrupted.get()) {
            int key = terminal.reader().read(PATIENCE_MS);
            if (stale.getAndSet(false)) draw();
            if (key == NonBlockingReader.READ_EXPIRED) continue;
            if (key < 0 || key == CTRL_D || !pressAndDraw(key)) return;
        }
    }

    private synchronized boolean pressAndDraw(int key) throws ExploreException, InterruptedException, IOException {
        if (!press(key)) return false;
        draw();
        return true;
    }

    private boolean press(int key) throws ExploreException, InterruptedException, IOException {
        if (key == CTRL_C) {
            interrupted.set(true);
            return true;
        }
        if (key == ESCAPE) {
            skipSequence();
            return true;
        }
        return key < ' ' || game.press(Character.toLowerCase((char) key));
    }

    /** Arrows and the like are several characters, none of which is meant as a key: ESC O x, or ESC [ and all up to a letter or ~. */
    private void skipSequence() throws IOException {
        int next = terminal.reader().peek(SEQUENCE_MS);
        if (next != '[' && next != 'O') return;
        terminal.reader().read(SEQUENCE_MS);
        for (int c = terminal.reader().read(SEQUENCE_MS); c >= ' ' && c < '@' && next == '['; ) c = terminal.reader().read(SEQUENCE_MS);
    }

    /** Also from the thread of SIGCONT: after a stop the other one may wait for a key without an end. */
    private synchronized void draw() {
        Size size = terminal.getSize();
        int width = size.getColumns() > 0 ? size.getColumns() : 80, height = size.getRows() > 0 ? size.getRows() : 24;
        display.clear();
        display.resize(height, width);
        display.update(board.draw(game, width, height), -1);
        terminal.flush();
    }
}
