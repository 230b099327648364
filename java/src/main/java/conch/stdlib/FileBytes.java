package conch.stdlib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file of the system. */
final class FileBytes extends RawBytes {
    private final FileChannel channel;
    private final boolean append, seekable;
    private final int descriptor;

    /** Takes the channel over. @param append whether every write goes to the end */
    FileBytes(FileChannel channel, boolean append) throws IOException {
        this.channel = channel;
        this.append = append;
        seekable = canSeek();
        if (append && seekable) channel.position(channel.size());
        descriptor = Descriptors.take();
    }

    private boolean canSeek() {
        try {
            channel.position(channel.position());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    int read(byte[] into, int at, int count) throws IOException {
        return channel.read(ByteBuffer.wrap(into, at, count));
    }

    @Override
    void write(byte[] from, int at, int count) throws IOException {
        if (append && seekable) channel.position(channel.size());
        ByteBuffer bytes = ByteBuffer.wrap(from, at, count);
        while (bytes.hasRemaining()) channel.write(bytes);
    }

    @Override
    boolean isSeekable() {
        return seekable;
    }

    @Override
    long position() throws IOException {
        if (!seekable) return super.position();
        return channel.position();
    }

    @Override
    void position(long next) throws IOException {
        if (!seekable) super.position(next);
        channel.position(next);
    }

    @Override
    long size() throws IOException {
        return channel.size();
    }

    @Override
    void resize(long size) throws IOException {
        long at = channel.position(), old = channel.size();
        if (size < old) channel.truncate(size);
        else if (size > old) channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
        channel.position(at);
    }

    @Override
    void close() throws IOException {
        Descriptors.giveBack(descriptor);
        channel.close();
    }

    @Override
    int descriptor() {
        return descriptor;
    }
}
