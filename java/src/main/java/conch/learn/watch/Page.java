package conch.learn.watch;

import java.util.List;
import org.jline.utils.AttributedString;

/** Something to show and to scroll in. */
@FunctionalInterface
interface Page {
    /** All its lines, none wider than the window. */
    List<AttributedString> lines(Style style, int width);

    /** The line that must be seen, from 0; −1 where the reader decides. */
    default int focus() {
        return -1;
    }
}
