package conch.stdlib;

import conch.ffi.SystemCall;
import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyObject;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/**
 * What another process gets as its three standard streams. Pipes are the system's, with numbers that the script may use. The other process opens a pipe or a
 * terminal of the script anew, under its number; a file that has a place in it cannot be shared that way, so a thread carries its bytes.
 */
final class ProcessStreams {
    private static final int INHERIT = -4, DEVNULL = -3, STDOUT = -2, PIPE = -1;

    /** This process's ends of pipes to the other one's input, output and errors; null for none. */
    private final FileBytes[] ours = new FileBytes[3];
    /** The other ends, which are closed here once it has started. */
    private final List<Integer> theirs = new ArrayList<>();
    /** What a thread carries; null for nothing. Those that were given by number are ours to close. */
    private final RawBytes[] carried = new RawBytes[3];
    private final boolean[] closes = new boolean[3];
    private final List<Thread> pumps = new ArrayList<>();

    /** @param targets input, output and errors, each a number of a kind, of a file, or an open file of the script */
    ProcessStreams(ProcessBuilder builder, PyObject... targets) {
        try {
            builder.redirectInput(redirect(targets[0], 0));
            builder.redirectOutput(redirect(targets[1], 1));
            if (isKind(targets[2], STDOUT)) builder.redirectErrorStream(true);
            else builder.redirectError(redirect(targets[2], 2));
        } catch (IOException | RuntimeException e) {
            closeAll();
            throw e instanceof IOException refused ? FileErrors.of(refused, null) : (RuntimeException) e;
        }
    }

    private static boolean isKind(PyObject target, int kind) {
        return target instanceof PyInt number && number.isSmall() && number.longValue() == kind;
    }

    private Redirect redirect(PyObject target, int which) throws IOException {
        RawBytes raw = target instanceof PyTextFile text ? text.buffer().raw() : target instanceof PyBinaryFile file ? file.raw() : null;
        if (raw != null) return shared(raw, which);
        int number = Operations.asInt(target);
        return switch (number) {
            case INHERIT -> Redirect.INHERIT;
            case PIPE -> pipe(which);
            case DEVNULL -> which > 0 ? Redirect.DISCARD : Redirect.from(new File("/dev/null"));
            case 0, 1, 2 -> byNumber(number, which);
            default -> {
                if (number < 0) throw Errors.os(9, null);
                FileBytes own = FileBytes.of(SystemCall.duplicate(number), false, true);
                closes[which] = true;
                if (!own.isSeekable()) theirs.add(own.descriptor());
                yield shared(own, which);
            }
        };
    }

    private static Redirect byNumber(int number, int which) {
        File file = new File("/dev/fd/" + number);
        return which > 0 ? Redirect.appendTo(file) : Redirect.from(file);
    }

    private Redirect shared(RawBytes raw, int which) {
        if (raw instanceof FileBytes && !raw.isSeekable()) return byNumber(raw.descriptor(), which);
        carried[which] = raw;
        return Redirect.PIPE;
    }

    private Redirect pipe(int which) throws IOException {
        int[] ends = SystemCall.pipe(0);
        int mine = which > 0 ? ends[0] : ends[1], other = which > 0 ? ends[1] : ends[0];
        theirs.add(other);
        ours[which] = FileBytes.of(mine, false, true);
        return byNumber(other, which);
    }

    /** The process has started: it has its ends, and the threads begin to carry. */
    void started(Process process) {
        closeTheirs();
        if (carried[0] != null) pump(() -> carry(carried[0], process), 0);
        if (carried[1] != null) pump(() -> carry(process.getInputStream(), carried[1]), 1);
        if (carried[2] != null) pump(() -> carry(process.getErrorStream(), carried[2]), 2);
    }

    private void closeTheirs() {
        for (int number : theirs) closeQuietly(number);
        theirs.clear();
    }

    /** No process will use them. */
    void closeAll() {
        closeTheirs();
        for (FileBytes end : ours) if (end != null) closeQuietly(end.descriptor());
        for (int i = 0; i < 3; i++) if (closes[i] && carried[i] != null) closeQuietly(carried[i].descriptor());
    }

    private static void closeQuietly(int number) {
        try {
            SystemCall.close(number);
        } catch (IOException closedByTheScript) {
            return;
        }
    }

    /** This process's end of a pipe; null for none. @param which 0 the other one's input, 1 its output, 2 its errors */
    FileBytes end(int which) {
        return ours[which];
    }

    private static void carry(java.io.InputStream from, RawBytes to) throws IOException {
        byte[] chunk = new byte[8192];
        for (int n; (n = from.read(chunk)) > 0; ) to.write(chunk, 0, n);
    }

    private static void carry(RawBytes from, Process to) throws IOException, InterruptedException {
        byte[] chunk = new byte[8192];
        try (var out = to.getOutputStream()) {
            for (int n; (n = from.read(chunk, 0, chunk.length)) > 0; ) {
                out.write(chunk, 0, n);
                out.flush();
            }
        }
    }

    private interface Carrying {
        void run() throws IOException, InterruptedException;
    }

    private void pump(Carrying work, int which) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException endOfOneSide) {
                Thread.currentThread().interrupt();
            }
            if (closes[which]) closeQuietly(carried[which].descriptor());
        }, "subprocess");
        thread.setDaemon(true);
        thread.start();
        pumps.add(thread);
    }

    /** Whether what the process wrote has arrived in the script's files. */
    boolean haveArrived() throws InterruptedException {
        for (Thread pump : pumps) {
            // One that reads the script's file for a process that has ended may go on for ever, and matters to nobody.
            if (pump != Thread.currentThread()) pump.join(1000);
        }
        return true;
    }
}
