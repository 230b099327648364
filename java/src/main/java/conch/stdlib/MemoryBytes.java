package conch.stdlib;

import java.io.IOException;
import java.util.Arrays;

/** A file in memory: what is behind {@code io.BytesIO}. */
final class MemoryBytes extends RawBytes {
    private byte[] bytes;
    private int size, position;

    /** Takes the array over. */
    MemoryBytes(byte[] initial) {
        bytes = initial;
        size = initial.length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    int read(byte[] into, int at, int count) {
        if (position >= size) return -1;
        int n = Math.min(count, size - position);
        System.arraycopy(bytes, position, into, at, n);
        position += n;
        return n;
    }

    @Override
    void write(byte[] from, int at, int count) {
        if (count == 0) return;
        int end = Math.addExact(position, count);
        reserve(end);
        System.arraycopy(from, at, bytes, position, count);
        position = end;
        size = Math.max(size, end);
    }

    private void reserve(int wanted) {
        if (wanted > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(wanted, bytes.length + (bytes.length >> 1) + 64));
    }

    @Override
    boolean isSeekable() {
        return true;
    }

    @Override
    long position() {
        return position;
    }

    @Override
    void position(long next) throws IOException {
        if (next > Integer.MAX_VALUE - 8) throw new IOException("File too large");
        position = (int) next;
    }

    @Override
    long size() {
        return size;
    }

    /** A longer size changes nothing, as in CPython. */
    @Override
    void resize(long wanted) {
        if (wanted >= size) return;
        Arrays.fill(bytes, (int) wanted, size, (byte) 0);
        size = (int) wanted;
    }

    @Override
    void close() {
        bytes = new byte[0];
        size = 0;
    }

    @Override
    boolean blocks() {
        return false;
    }
}
