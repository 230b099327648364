package conch.learn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One watcher a folder. The system lets go of the lock when its process ends, however that happens. */
public final class WatchLock implements AutoCloseable {
    private final FileChannel channel;

    private WatchLock(FileChannel channel) {
        this.channel = channel;
    }

    static WatchLock take(Workspace workspace) throws LearnException, IOException {
        Path file = workspace.hidden().resolve("watch.lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            FileLock lock = tried(channel);
            if (lock == null) {
                throw LearnException.of("another conch learn watches %s already%s; end that one first (q), or use conch learn check there", workspace.folder(), owner(file));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            taken = true;
            return new WatchLock(channel);
        } finally {
            if (!taken) channel.close();
        }
    }

    private static FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(Path file) throws IOException {
        String pid = Files.readString(file).strip();
        return pid.matches("\\d+") ? " (process " + pid + ")" : "";
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
