package conch.race.explore;

/**
 * One step of a thread.
 *
 * @param operation read, write, fetch_add, lock, unlock, malloc, free … (native/sched/README.md has them all)
 * @param object a variable or a block, with an offset: {@code object+8}, {@code setup#0}
 * @param size in bytes; 0 where the operation has none
 * @param at file and line, as in {@code incref.c:20}; a function with an offset where the line is not known
 * @param before the memory before the step, a signed number or {@code &name}; null where the operation has no value
 * @param after the memory after it
 */
public record Step(int thread, String operation, String object, int size, String at, String before, String after) {
    /** In the words of C: load and store for the plain and the atomic ones. */
    public String word() {
        return switch (operation) {
            case "read" -> "load";
            case "write" -> "store";
            default -> operation;
        };
    }

    /** For example {@code exercise.c:14 load}. */
    public String place() {
        return at + " " + word();
    }
}
