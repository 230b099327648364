package conch.learn.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Sees that an exercise's files are saved, however an editor does that. File events only make it look sooner: what counts is time, size and
 * number of each file, which are looked at every second as well, and three times as often where no event can be expected.
 */
final class FileWatch extends Thread implements AutoCloseable {
    private static final long WITH_EVENTS_MS = 1000, WITHOUT_EVENTS_MS = 300;
    /** Editors write in several steps: so long nothing must have changed, and so long a file may be away. */
    private static final long CALM_MS = 40, AWAY_MS = 600;
    private static final List<String> NETWORK = List.of("nfs", "cifs", "smb", "9p", "fuse", "vboxsf", "afs", "ceph", "glusterfs", "lustre", "drvfs");

    private final Path folder;
    private final List<String> files;
    private final Consumer<Input> inbox;
    private final WatchService service;
    private WatchKey key;
    private String seen;
    private volatile boolean isClosed;

    /** What is there now counts as seen. */
    FileWatch(Path folder, List<String> files, Consumer<Input> inbox) {
        this(folder, files, inbox, true);
    }

    /** @param events false to look only, as on a network folder */
    FileWatch(Path folder, List<String> files, Consumer<Input> inbox, boolean events) {
        super("files");
        this.folder = folder;
        this.files = files;
        this.inbox = inbox;
        service = events ? service(folder) : null;
        register();
        seen = marks();
        setDaemon(true);
        start();
    }

    /** Null where events do not arrive, or too late to be of use. */
    private static WatchService service(Path folder) {
        try {
            boolean events = System.getProperty("os.name").equals("Linux") && isLocal(folder);
            return events ? folder.getFileSystem().newWatchService() : null;
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    private static boolean isLocal(Path folder) throws IOException {
        String type = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
        return NETWORK.stream().noneMatch(type::startsWith);
    }

    private void register() {
        if (service == null || key != null && key.isValid()) return;
        try {
            key = folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            // The folder is gone, or all watches of the system are taken: looking goes on without.
            key = null;
        }
    }

    @Override
    public void run() {
        try {
            while (!isClosed) {
                await();
                look();
            }
        } catch (InterruptedException | ClosedWatchServiceException e) {
            // Closed.
        }
    }

    private void await() throws InterruptedException {
        register();
        if (key == null) {
            Thread.sleep(WITHOUT_EVENTS_MS);
            return;
        }
        WatchKey signalled = service.poll(WITH_EVENTS_MS, TimeUnit.MILLISECONDS);
        if (signalled == null) return;
        signalled.pollEvents();
        signalled.reset();
    }

    private void look() throws InterruptedException {
        String now = marks();
        if (now.equals(seen)) return;
        now = calm(now);
        // Meanwhile it may be as it was: an editor's test whether it may write.
        if (now.equals(seen) || isClosed) return;
        seen = now;
        inbox.accept(new Input.FilesChanged(isIncomplete(now)));
    }

    private String calm(String first) throws InterruptedException {
        String last = first;
        for (long away = 0; ; away += CALM_MS) {
            Thread.sleep(CALM_MS);
            String now = marks();
            if (now.equals(last) && (!isIncomplete(now) || away >= AWAY_MS)) return now;
            last = now;
        }
    }

    private static boolean isIncomplete(String marks) {
        return marks.contains("-;");
    }

    private String marks() {
        return files.stream().map(this::mark).collect(Collectors.joining()) + Files.isDirectory(folder);
    }

    private String mark(String name) {
        try {
            var file = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey() + ";";
        } catch (IOException e) {
            return "-;";
        }
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        interrupt();
        if (service != null) service.close();
    }
}
