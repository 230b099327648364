package conch.learn.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which an editor saves is seen, with file events and without; each save once. */
class FileWatchTest {
    @TempDir
    Path folder;
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private Path file;

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve("leak.c"), "one");
    }

    private Input seen() throws InterruptedException {
        return inbox.poll(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void savedInPlace(boolean events) throws Exception {
        try (var _ = new FileWatch(folder, List.of("leak.c"), inbox::add, events)) {
            Files.writeString(file, "another");
            assertEquals(new Input.FilesChanged(false), seen());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void savedByRename(boolean events) throws Exception {
        try (var _ = new FileWatch(folder, List.of("leak.c"), inbox::add, events)) {
            Path other = Files.writeString(folder.resolve(".leak.c.swp"), "two");
            Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            assertEquals(new Input.FilesChanged(false), seen());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goneAndBack(boolean events) throws Exception {
        try (var _ = new FileWatch(folder, List.of("leak.c"), inbox::add, events)) {
            Files.delete(file);
            assertEquals(new Input.FilesChanged(true), seen());
            Files.writeString(file, "back");
            assertEquals(new Input.FilesChanged(false), seen());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theWholeFolderGoneAndBack(boolean events) throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.writeString(inner.resolve("leak.c"), "one");
        try (var _ = new FileWatch(inner, List.of("leak.c"), inbox::add, events)) {
            Files.delete(inner.resolve("leak.c"));
            Files.delete(inner);
            assertEquals(new Input.FilesChanged(true), seen());
            Files.createDirectory(inner);
            Files.writeString(inner.resolve("leak.c"), "back");
            assertEquals(new Input.FilesChanged(false), seen());
        }
    }

    /** The second save proves that the neighbour before it was passed over. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aNeighbourIsNoSave(boolean events) throws Exception {
        try (var _ = new FileWatch(folder, List.of("leak.c"), inbox::add, events)) {
            Files.writeString(folder.resolve("notes.txt"), "mine");
            Files.writeString(file, "three");
            assertNotNull(seen());
            assertNull(inbox.poll());
        }
    }
}
