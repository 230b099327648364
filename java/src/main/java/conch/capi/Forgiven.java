package conch.capi;

import conch.bindings.ConchHost;
import conch.bindings.conch_forgiven;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** What {@code --permissive} let pass, as it is listed when the run ends. */
final class Forgiven {
    private Forgiven() {
    }

    static void print() {
        StringBuilder text = new StringBuilder();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment entry = conch_forgiven.allocate(arena);
            for (int i = 0; ConchHost.conch_strict_forgiven(i, entry) != 0; i++) {
                long count = conch_forgiven.count(entry);
                text.append("  ").append(Raw.string(conch_forgiven.api(entry).address())).append(" at ")
                    .append(CodePlace.of(conch_forgiven.place(entry), false)).append(": ").append(count).append(count == 1 ? " call\n" : " calls\n");
            }
        }
        if (!text.isEmpty()) System.err.print("permissive: the GIL was taken for calls of the API that were made without it:\n" + text);
    }
}
