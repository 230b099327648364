package conch.child;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;

/**
 * The settings of the terminal as {@code stty} keeps them. JLine restores the flags that it knows and loses the line's speed (a {@code stty -a} before and
 * after differs by it), so the last word is stty's. Where that is missing JLine's restoring is all there is.
 */
public final class TerminalSettings {
    private final String saved;

    private TerminalSettings(String saved) {
        this.saved = saved;
    }

    public static TerminalSettings save() throws InterruptedException {
        try {
            var stty = new ProcessBuilder("stty", "-g").redirectInput(Redirect.INHERIT).redirectError(Redirect.DISCARD).start();
            String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return new TerminalSettings(stty.waitFor() == 0 && said.matches("[0-9a-zA-Z:=]+") ? said : "");
        } catch (IOException e) {
            return new TerminalSettings("");
        }
    }

    /**
     * Ctrl-Z: restores the settings, stops this process with all of its process group, and returns when it goes on. Left in JLine's raw mode, a
     * terminal gives a shell without line editing of its own the end of its input, and it exits.
     */
    public void suspend() {
        restore();
        try {
            new ProcessBuilder("sh", "-c", "kill -STOP 0").inheritIO().start().waitFor();
        } catch (IOException e) {
            // Without a shell there is nobody to come back to.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void restore() {
        if (saved.isEmpty()) return;
        try {
            new ProcessBuilder("stty", saved).redirectInput(Redirect.INHERIT).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            // It was there before; JLine's restoring stands.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
