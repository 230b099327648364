package conch.ffi;

import conch.bindings.ConchHost;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Files by the system's own numbers, which Java keeps to itself: what {@code native/runtime/system_call.h} says, with Java's types. Every method may be
 * called without the GIL, and those that read, write or wait should be. Each answers what the system does, or throws {@link Refused}.
 */
public final class SystemCall {
    /** In the order of {@code system_call.c}. */
    private static final String[] CONSTANT_NAMES = {"O_RDONLY", "O_WRONLY", "O_RDWR", "O_APPEND", "O_CREAT", "O_EXCL", "O_TRUNC", "O_NONBLOCK", "O_CLOEXEC", "O_DIRECTORY",
        "O_NOFOLLOW", "O_NOCTTY", "O_SYNC", "O_DSYNC", "O_RSYNC", "O_DIRECT", "O_PATH", "O_TMPFILE", "O_NOATIME", "O_LARGEFILE", "MAP_ANONYMOUS", "MAP_DENYWRITE",
        "MAP_POPULATE", "MAP_NORESERVE"};
    /** Bytes that cross at once: a larger read or write is one of this many, which the system's own may be as well. */
    private static final int MOST = 1 << 20;
    public static final int READABLE = 1, WRITABLE = 4;
    private static final int STATUS_NUMBERS = 10, PROCESSOR_BYTES = 1024;

    static {
        NativeLibrary.load();
    }

    private SystemCall() {
    }

    /** What the system refused, by its error number. */
    public static final class Refused extends java.io.IOException {
        public final int errno;

        public Refused(int errno) {
            super("error number " + errno);
            this.errno = errno;
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private static final class Constants {
        static final Map<String, Long> BY_NAME = read();

        private static Map<String, Long> read() {
            if (CONSTANT_NAMES.length != ConchHost.CONCH_SYSTEM_CONSTANT_COUNT()) throw new IllegalStateException("system_call.h has other constants than SystemCall");
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment values = arena.allocate(ValueLayout.JAVA_LONG, CONSTANT_NAMES.length);
                ConchHost.conch_system_call(ConchHost.CONCH_SYSTEM_CONSTANTS(), 0, 0, 0, values);
                Map<String, Long> result = new LinkedHashMap<>();
                for (int i = 0; i < CONSTANT_NAMES.length; i++) {
                    long value = values.getAtIndex(ValueLayout.JAVA_LONG, i);
                    if (value >= 0) result.put(CONSTANT_NAMES[i], value);
                }
                return result;
            }
        }
    }

    /** The system's flags for opening and mapping files, by their names in C; what it has not is not there. */
    public static Map<String, Long> constants() {
        return Constants.BY_NAME;
    }

    /** One constant. @throws NullPointerException of a name that is not POSIX's */
    public static int constant(String name) {
        return Constants.BY_NAME.get(name).intValue();
    }

    private static long checked(long answer) throws Refused {
        if (answer < 0) throw new Refused((int) -answer);
        return answer;
    }

    private static long call(int what, long a, long b, long c) throws Refused {
        return checked(ConchHost.conch_system_call(what, a, b, c, MemorySegment.NULL));
    }

    private static long withPath(int what, String path, long a, long b) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            return checked(ConchHost.conch_system_call(what, a, b, 0, arena.allocateFrom(path)));
        }
    }

    public static int open(String path, int flags, int permissions) throws Refused {
        return (int) withPath(ConchHost.CONCH_SYSTEM_OPEN(), path, flags, permissions);
    }

    public static void close(int file) throws Refused {
        call(ConchHost.CONCH_SYSTEM_CLOSE(), file, 0, 0);
    }

    /** How many bytes came, 0 at the end of the file. @param from −1 for the file's own place, which then moves */
    public static int read(int file, byte[] into, int at, int count, long from) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            int most = Math.min(count, MOST);
            MemorySegment room = arena.allocate(Math.max(1, most));
            int n = (int) checked(ConchHost.conch_system_call(from < 0 ? ConchHost.CONCH_SYSTEM_READ() : ConchHost.CONCH_SYSTEM_READ_AT(), file, most, from, room));
            MemorySegment.copy(room, ValueLayout.JAVA_BYTE, 0, into, at, n);
            return n;
        }
    }

    /** How many bytes were taken. @param to −1 for the file's own place, which then moves */
    public static int write(int file, byte[] from, int at, int count, long to) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            int most = Math.min(count, MOST);
            MemorySegment bytes = arena.allocate(Math.max(1, most));
            MemorySegment.copy(from, at, bytes, ValueLayout.JAVA_BYTE, 0, most);
            return (int) checked(ConchHost.conch_system_call(to < 0 ? ConchHost.CONCH_SYSTEM_WRITE() : ConchHost.CONCH_SYSTEM_WRITE_AT(), file, most, to, bytes));
        }
    }

    /** @param whence 0 from the start, 1 from here, 2 from the end */
    public static long seek(int file, long offset, int whence) throws Refused {
        return call(ConchHost.CONCH_SYSTEM_SEEK(), file, offset, whence);
    }

    /** Whether reading or writing would not block by then; of a file that never blocks, and of a number that is no file, true at once, so that the attempt says so. */
    public static boolean await(int file, int events, int milliseconds) throws Refused {
        return call(ConchHost.CONCH_SYSTEM_AWAIT(), file, events, milliseconds) > 0;
    }

    public static int duplicate(int file) throws Refused {
        return (int) call(ConchHost.CONCH_SYSTEM_DUPLICATE(), file, 0, 0);
    }

    public static int duplicateTo(int file, int wanted, boolean inherited) throws Refused {
        return (int) call(ConchHost.CONCH_SYSTEM_DUPLICATE_TO(), file, wanted, inherited ? 1 : 0);
    }

    /** The end to read from, and the one to write to. */
    public static int[] pipe(int flags) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
            checked(ConchHost.conch_system_call(ConchHost.CONCH_SYSTEM_PIPE(), flags, 0, 0, ends));
            return ends.toArray(ValueLayout.JAVA_INT);
        }
    }

    public static void truncate(int file, long length) throws Refused {
        call(ConchHost.CONCH_SYSTEM_TRUNCATE(), file, length, 0);
    }

    public static void sync(int file, boolean onlyBytes) throws Refused {
        call(ConchHost.CONCH_SYSTEM_SYNC(), file, onlyBytes ? 1 : 0, 0);
    }

    /** mode, inode, device, links, user, group, size, and the times of access, of change of the bytes and of the attributes in nanoseconds. */
    public static long[] status(int file) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment facts = arena.allocate(ValueLayout.JAVA_LONG, STATUS_NUMBERS);
            checked(ConchHost.conch_system_call(ConchHost.CONCH_SYSTEM_STATUS(), file, 0, 0, facts));
            return facts.toArray(ValueLayout.JAVA_LONG);
        }
    }

    public static boolean isTerminal(int file) throws Refused {
        return call(ConchHost.CONCH_SYSTEM_TERMINAL(), file, 0, 0) == 1;
    }

    /** Columns and lines of a terminal. */
    public static int[] window(int file) throws Refused {
        long both = call(ConchHost.CONCH_SYSTEM_WINDOW(), file, 0, 0);
        return new int[] {(int) (both >> 16), (int) (both & 0xffff)};
    }

    /** The flags that the file was opened with, as they are now. */
    public static int flags(int file) throws Refused {
        return (int) call(ConchHost.CONCH_SYSTEM_FLAGS(), file, 0, 0);
    }

    public static void setFlags(int file, int flags) throws Refused {
        call(ConchHost.CONCH_SYSTEM_SET_FLAGS(), file, flags, 0);
    }

    public static boolean isInherited(int file) throws Refused {
        return call(ConchHost.CONCH_SYSTEM_INHERITED(), file, 0, 0) == 1;
    }

    public static void setInherited(int file, boolean inherited) throws Refused {
        call(ConchHost.CONCH_SYSTEM_SET_INHERITED(), file, inherited ? 1 : 0, 0);
    }

    public static void setPermissions(int file, int permissions) throws Refused {
        call(ConchHost.CONCH_SYSTEM_PERMISSIONS(), file, permissions, 0);
    }

    public static void makeFifo(String path, int permissions) throws Refused {
        withPath(ConchHost.CONCH_SYSTEM_FIFO(), path, permissions, 0);
    }

    /** Sets the permissions that new files shall not have; those until now. */
    public static int setMask(int mask) throws Refused {
        return (int) call(ConchHost.CONCH_SYSTEM_MASK(), mask, 0, 0);
    }

    /** The numbers of the processors that a process may run on. @param process 0 for this thread */
    public static int[] processors(long process) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mask = arena.allocate(PROCESSOR_BYTES);
            checked(ConchHost.conch_system_call(ConchHost.CONCH_SYSTEM_PROCESSORS(), process, PROCESSOR_BYTES, 0, mask));
            return java.util.BitSet.valueOf(mask.toArray(ValueLayout.JAVA_BYTE)).stream().toArray();
        }
    }

    /** The niceness; the arguments are those of getpriority. */
    public static int priority(int which, int who) throws Refused {
        return 20 - (int) call(ConchHost.CONCH_SYSTEM_PRIORITY(), which, who, 0);
    }

    /** @param which 0 user, 1 effective user, 2 group, 3 effective group, 4 process group, 5 session */
    public static long identity(int which) throws Refused {
        return call(ConchHost.CONCH_SYSTEM_IDENTITY(), which, 0, 0);
    }

    /** @param file −1 for memory of no file. @return the address */
    static long map(int file, long length, long offset, int protection, int flags) throws Refused {
        return checked(ConchHost.conch_map_new(file, length, offset, protection, flags));
    }

    static void unmap(MemorySegment map) {
        ConchHost.conch_map_free(map, map.byteSize());
    }

    static void syncMap(MemorySegment part) throws Refused {
        checked(ConchHost.conch_map_sync(part, part.byteSize()));
    }

    static long resizeMap(MemorySegment map, long length) throws Refused {
        return checked(ConchHost.conch_map_resize(map, map.byteSize(), length));
    }

    static void advise(MemorySegment part, int advice) throws Refused {
        checked(ConchHost.conch_map_advise(part, part.byteSize(), advice));
    }
}
