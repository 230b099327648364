package conch.object;

/**
 * Bytes somewhere: an array of the JVM's heap, or native memory that C can read in place. What owns one decides when to exchange it for a
 * larger one, or a heap one for a native one; a kernel that runs without the GIL keeps its owner from doing either.
 * Offsets and counts are in bytes, and are the caller's duty to keep within {@link #capacity}.
 */
public interface Storage {
    int capacity();

    byte get(int offset);

    void set(int offset, byte value);

    void read(int offset, byte[] into, int at, int count);

    void write(int offset, byte[] from, int at, int count);

    /** The address of the first byte, 0 where the bytes are on the heap and C cannot see them. */
    long address();

    /** Gives native memory back; nothing may touch it afterwards. */
    void free();

    /** The array itself where the bytes are on the heap, null otherwise. */
    default byte[] heapArray() {
        return null;
    }
}
