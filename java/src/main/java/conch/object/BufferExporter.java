package conch.object;

/** An object whose memory others may read or write in place: {@code array.array}, objects that C makes. Bytes, bytearray and memoryview are known to {@link Buffer}. */
public interface BufferExporter {
    /**
     * Begins an export; whoever gets the buffer ends it with {@link Buffer#release}. Until then the memory may neither move nor change its length.
     *
     * @param writable whether the memory must be writable
     * @return null when this very object has no buffer after all
     * @throws PyException BufferError when it cannot be exported that way
     */
    Buffer export(boolean writable);
}
