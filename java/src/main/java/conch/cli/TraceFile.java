package conch.cli;

import conch.ffi.EventStream;
import conch.trace.ChromeTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file of {@code --trace=FILE}. It is opened before the script runs, so that a long run is not traced in vain. */
final class TraceFile {
    private final Path path;
    private final Writer writer;

    private TraceFile(Path path, Writer writer) {
        this.path = path;
        this.writer = writer;
    }

    static TraceFile open(String name) throws UsageException {
        Path path = Path.of(name);
        try {
            return new TraceFile(path, Files.newBufferedWriter(path));
        } catch (NoSuchFileException e) {
            throw UsageException.of("can't write the trace to '%s': [Errno 2] No such file or directory", path);
        } catch (FileSystemException e) {
            throw UsageException.of("can't write the trace to '%s': %s", path, e.getReason() == null ? "permission denied" : e.getReason());
        } catch (IOException e) {
            throw UsageException.of("can't write the trace to '%s': %s", path, e.getMessage());
        }
    }

    /** Once, when the run has ended. */
    void write(EventStream.Recording recording) {
        try (writer) {
            ChromeTrace.write(recording, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write the trace to '" + path + "': " + e.getMessage(), e);
        }
    }
}
