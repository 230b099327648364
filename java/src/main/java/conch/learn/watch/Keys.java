package conch.learn.watch;

import java.io.IOException;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/** Reads single keys on a thread of its own; ends with the terminal, or with this program. */
final class Keys extends Thread {
    static final char UP = '\u2191', DOWN = '\u2193', PAGE_UP = '\u21de', PAGE_DOWN = '\u21df', HOME = '\u21f1', END = '\u21f2', ENTER = '\n', ESCAPE = '\u001b';
    private static final int CTRL_C = 3, CTRL_D = 4;
    /** A terminal sends a key's sequence in one piece; behind a slow line the pieces may lie some milliseconds apart. */
    private static final long SEQUENCE_MS = 40;

    private final Terminal terminal;
    private final Consumer<Input> inbox;

    Keys(Terminal terminal, Consumer<Input> inbox) {
        super("keys");
        this.terminal = terminal;
        this.inbox = inbox;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            for (int c = terminal.reader().read(); c >= 0 && c != CTRL_D; c = terminal.reader().read()) take(c);
        } catch (IOException e) {
            // The terminal is gone; so is who could press a key.
        }
        inbox.accept(new Input.Pressed('q'));
    }

    private void take(int c) throws IOException {
        if (c == CTRL_C) inbox.accept(new Input.Interrupted());
        else if (c == ESCAPE) escape();
        else if (c == '\r' || c == '\n') press(ENTER);
        else if (c >= ' ') press(Character.toLowerCase((char) c));
    }

    private void press(char key) {
        inbox.accept(new Input.Pressed(key));
    }

    /** Alone it is a key; ESC [ or ESC O begins the sequence of one that has no letter: digits, then what names it. */
    private void escape() throws IOException {
        int next = terminal.reader().peek(SEQUENCE_MS);
        if (next != '[' && next != 'O') {
            press(ESCAPE);
            return;
        }
        terminal.reader().read(SEQUENCE_MS);
        var sequence = new StringBuilder();
        int c;
        do {
            c = terminal.reader().read(SEQUENCE_MS);
            if (c == NonBlockingReader.READ_EXPIRED || c < 0) return;
            sequence.append((char) c);
        } while (c < '@' || c > '~');
        char key = named(sequence.toString());
        if (key != 0) press(key);
    }

    /** 0 for a key that means nothing here. */
    private static char named(String sequence) {
        return switch (sequence) {
            case "A" -> UP;
            case "B" -> DOWN;
            case "5~" -> PAGE_UP;
            case "6~" -> PAGE_DOWN;
            case "H", "1~" -> HOME;
            case "F", "4~" -> END;
            default -> 0;
        };
    }
}
