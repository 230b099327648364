package conch.learn.watch;

import conch.child.TerminalSettings;
import java.util.ArrayList;
import java.util.stream.Collectors;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/**
 * The terminal's window, in which {@link Frame}s are shown; only what differs is sent. A terminal that cannot place its cursor (TERM=dumb) gets
 * the same text line after line, whenever nothing is in the making.
 */
final class Screen implements AutoCloseable {
    private static final int USUAL_WIDTH = 80, USUAL_HEIGHT = 24;

    private final Terminal terminal;
    private final TerminalSettings settings;
    private final Display display;
    private final Attributes before;
    private final Thread atExit = new Thread(this::restore, "terminal");
    private final boolean isDumb;
    private final Style style;
    private String printed = "", told = "";
    private boolean isRestored;
    private int room = USUAL_HEIGHT;

    /** From now on keys arrive singly; {@link #close} brings the terminal back to what it was, and so does any other end of this program. */
    Screen(Terminal terminal, TerminalSettings settings) {
        this.terminal = terminal;
        this.settings = settings;
        before = terminal.getAttributes();
        isDumb = terminal.getType().startsWith(Terminal.TYPE_DUMB) || terminal.getStringCapability(Capability.cursor_address) == null;
        String noColour = System.getenv("NO_COLOR");
        style = new Style(!isDumb && (noColour == null || noColour.isEmpty()));
        display = new Display(terminal, true);
        Runtime.getRuntime().addShutdownHook(atExit);
        enter();
    }

    /** Also after a stop (Ctrl-Z), when a shell has had the terminal. */
    synchronized void enter() {
        if (isRestored) return;
        terminal.enterRawMode();
        if (isDumb) return;
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
        display.clear();
    }

    /** Ctrl-Z: the terminal is the shell's until this program goes on. */
    synchronized void suspend() {
        if (isRestored) return;
        leave();
        settings.suspend();
    }

    private synchronized void restore() {
        if (isRestored) return;
        isRestored = true;
        leave();
        settings.restore();
    }

    private void leave() {
        if (!isDumb) {
            terminal.puts(Capability.cursor_visible);
            terminal.puts(Capability.exit_ca_mode);
            terminal.flush();
        }
        terminal.setAttributes(before);
    }

    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // This program ends already, and the hook has run or does.
        }
    }

    void resized() {
        display.clear();
    }

    /** How many lines of a page were seen last: what a page key turns. */
    int room() {
        return room;
    }

    /** Draws, and says from which line on the page is really shown. */
    synchronized int draw(Frame.View view) {
        if (isRestored) return view.top();
        Size size = terminal.getSize();
        int width = size.getColumns() > 0 ? size.getColumns() : USUAL_WIDTH, height = size.getRows() > 0 ? size.getRows() : USUAL_HEIGHT;
        if (isDumb) return print(view, width);
        var frame = Frame.of(view, style, width, height);
        room = frame.room();
        display.resize(height, width);
        display.update(frame.lines(), -1);
        terminal.flush();
        return frame.top();
    }

    /** Of an exercise the story comes once, and first: what was read last should be how it stands. */
    private int print(Frame.View view, int width) {
        if (!view.isSettled()) return view.top();
        var lines = new ArrayList<AttributedString>();
        lines.add(new AttributedString(view.title()));
        if (view.page() instanceof ExercisePage exercise) {
            if (!view.title().equals(told)) lines.addAll(exercise.story(style, width));
            told = view.title();
            lines.addAll(exercise.standing(style, width));
        } else {
            lines.addAll(view.page().lines(style, width));
        }
        if (!view.notice().isEmpty()) lines.add(new AttributedString(view.notice()));
        lines.add(new AttributedString(view.progress().done() + " of " + view.progress().all() + " passed; keys: " + String.join("  ", view.keys())));
        String text = lines.stream().map(line -> line.toString().stripTrailing() + "\n").collect(Collectors.joining());
        if (!text.equals(printed)) {
            terminal.writer().print(text);
            terminal.flush();
        }
        printed = text;
        return 0;
    }
}
