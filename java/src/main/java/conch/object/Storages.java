package conch.object;

import java.util.function.IntFunction;

/** Makes storages and moves payloads between them. Native ones come from conch.ffi, which is asked only when C is in play. */
public final class Storages {
    private static IntFunction<Storage> allocator;

    private Storages() {
    }

    /** Tells where zeroed native memory of a given number of bytes comes from. Called once, before the first extension is loaded. */
    public static void setNativeAllocator(IntFunction<Storage> allocate) {
        allocator = allocate;
    }

    /** A native storage of {@code capacity} bytes, the rest of them zero, with the first {@code length} bytes of {@code from}, which is freed. */
    static Storage toNative(Storage from, int length, int capacity) {
        if (allocator == null) throw new IllegalStateException("no native memory: the native runtime is not loaded");
        return move(from, length, allocator.apply(capacity));
    }

    /** A larger storage of the same kind, with room to grow on, so that appending is linear in the whole. */
    static Storage grow(Storage from, int length, int atLeast) {
        int capacity = Math.max(atLeast, (int) Math.min(Integer.MAX_VALUE - 16L, atLeast + (atLeast >> 3) + 6L));
        Storage to = from.address() == 0 ? new HeapStorage(new byte[capacity]) : allocator.apply(capacity);
        return move(from, length, to);
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
