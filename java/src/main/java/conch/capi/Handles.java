package conch.capi;

import conch.bindings.ConchHost;
import java.util.Arrays;

/** Handles of mirrors that are no cells: types, and instances of C types. What is given back is used again. */
final class Handles {
    private static int[] free = new int[16];
    private static int count;

    private Handles() {
    }

    static int take() {
        return count > 0 ? free[--count] : ConchHost.conch_handles_take(1);
    }

    static void give(int handle) {
        if (count == free.length) free = Arrays.copyOf(free, count * 2);
        free[count++] = handle;
    }
}
