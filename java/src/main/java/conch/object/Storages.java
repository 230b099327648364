package conch.object;

/** Makes storages and moves payloads between them. */
public final class Storages {
    private Storages() {
    }

    /** Zeroed native memory. @throws PyException MemoryError where there is not enough */
    public static Storage ofNative(int capacity) {
        return NativeStorage.allocate(capacity);
    }

    /** Memory that stays its owner's: whoever gets this may read and write, not free. */
    public static Storage of(conch.ffi.NativeMemory memory) {
        return new NativeStorage(memory);
    }

    /** A native storage of {@code capacity} bytes, the rest of them zero, with the first {@code length} bytes of {@code from}, which is freed. */
    static Storage toNative(Storage from, int length, int capacity) {
        return move(from, length, ofNative(capacity));
    }

    /**
     * A larger storage of the same kind: exactly as large as asked for, or with an eighth more where it grew only a little, so that
     * appending is linear in the whole.
     */
    static Storage grow(Storage from, int length, int atLeast) {
        long capacity = atLeast;
        if (capacity <= from.capacity() * 1.125 + 1) capacity += (atLeast >> 3) + (atLeast < 10 ? 2 : 5);
        int chosen = (int) Math.min(Integer.MAX_VALUE - 16L, capacity);
        return move(from, length, from.address() == 0 ? new HeapStorage(new byte[chosen]) : ofNative(chosen));
    }

    /** A smaller storage of the same kind. */
    static Storage shrink(Storage from, int length, int capacity) {
        return move(from, length, from.address() == 0 ? new HeapStorage(new byte[capacity]) : ofNative(capacity));
    }

    private static Storage move(Storage from, int length, Storage to) {
        byte[] bytes = from.heapArray();
        if (bytes == null) {
            bytes = new byte[length];
            from.read(0, bytes, 0, length);
        }
        to.write(0, bytes, 0, length);
        from.free();
        return to;
    }
}
