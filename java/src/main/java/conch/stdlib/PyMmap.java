package conch.stdlib;

import conch.ffi.Gil;
import conch.ffi.NativeMemory;
import conch.ffi.SystemCall;
import conch.object.Buffer;
import conch.object.BufferExporter;
import conch.object.ByteSequence;
import conch.object.Errors;
import conch.object.PyObject;
import conch.object.PyType;
import conch.object.Storage;
import conch.object.Storages;
import java.io.IOException;

/**
 * {@code mmap.mmap}: bytes of a file, or of no file, that the script and C read and write in place. While a buffer of it is exported it can neither be
 * closed nor get another length, because either takes the memory away. At most 2 GiB.
 */
final class PyMmap extends PyObject implements ByteSequence, BufferExporter {
    static final PyType TYPE = PyType.define("mmap", MmapType::fillSlots, MmapMethods::fill);

    static final int ACCESS_DEFAULT = 0, ACCESS_READ = 1, ACCESS_WRITE = 2, ACCESS_COPY = 3;
    static final int PROT_READ = 1, PROT_WRITE = 2, MAP_SHARED = 1, MAP_PRIVATE = 2;
    private static final int FORMAT = 0170000, REGULAR = 0100000;

    final int access;
    final long offset;
    /** A number of its own for the file; −1 for none. */
    private final int file;
    private NativeMemory memory;
    /** Where the next byte is read or written. */
    int position;
    private int exports;

    private PyMmap(PyType type, int access, int file, long offset, NativeMemory memory) {
        super(type);
        this.access = access;
        this.file = file;
        this.offset = offset;
        this.memory = memory;
    }

    /** @param file −1 for memory of no file. @param length 0 for the rest of the file */
    static PyMmap map(PyType type, int file, long length, int flags, int protection, int access, long offset) {
        long bytes = file == -1 ? length : wholeOrChecked(file, length, offset);
        if (bytes > Integer.MAX_VALUE - 8) throw Errors.overflow("a map of Conch has at most 2 GiB");
        int how = file == -1 ? flags | SystemCall.constant("MAP_ANONYMOUS") : flags;
        int own = file == -1 ? -1 : NumberedFiles.without("mmap", null, () -> SystemCall.duplicate(file));
        NativeMemory memory = NumberedFiles.without("mmap", null, () -> {
            try {
                return NativeMemory.map(own, bytes, offset, protection, how);
            } catch (IOException e) {
                if (own >= 0) SystemCall.close(own);
                throw e;
            }
        });
        return new PyMmap(type, access, own, offset, memory);
    }

    /** How many bytes of a file are mapped; what is no file of bytes is the system's business. */
    private static long wholeOrChecked(int file, long length, long offset) {
        long[] status = NumberedFiles.without("mmap", null, () -> SystemCall.status(file));
        if ((status[0] & FORMAT) != REGULAR) return length;
        long size = status[6];
        if (length == 0) {
            if (size == 0) throw Errors.value("cannot mmap an empty file");
            if (offset >= size) throw Errors.value("mmap offset is greater than file size");
            return size - offset;
        }
        if (offset > size || size - offset < length) throw Errors.value("mmap length is greater than file size");
        return length;
    }

    boolean isClosed() {
        return memory == null;
    }

    void requireOpen() {
        if (memory == null) throw Errors.value("mmap closed or invalid");
    }

    void requireWritable() {
        if (access == ACCESS_READ) throw Errors.type("mmap can't modify a readonly memory map.");
    }

    /** Open, or it throws. */
    NativeMemory memory() {
        requireOpen();
        return memory;
    }

    byte[] bytes(int from, int count) {
        byte[] copy = new byte[count];
        memory().read(from, copy, 0, count);
        return copy;
    }

    void close() {
        if (exports > 0) throw Errors.buffer("cannot close exported pointers exist");
        end();
    }

    private void end() {
        if (memory == null) return;
        NativeMemory old = memory;
        memory = null;
        old.free();
        if (file >= 0) NumberedFiles.without("close", null, () -> {
            SystemCall.close(file);
            return null;
        });
    }

    /** How long the file is, which may be longer than the map. */
    long fileSize() {
        requireOpen();
        return NumberedFiles.without("mmap", null, () -> SystemCall.status(file)[6]);
    }

    void resize(long length) {
        requireOpen();
        if (exports > 0) throw Errors.buffer("mmap can't resize with extant buffers exported.");
        if (access == ACCESS_READ || access == ACCESS_COPY) throw Errors.type("mmap can't resize a readonly or copy-on-write memory map.");
        if (length < 0 || length > Integer.MAX_VALUE - 8) throw Errors.value("new size out of range");
        NumberedFiles.without("mmap", null, () -> {
            if (file >= 0) SystemCall.truncate(file, offset + length);
            memory.resizeMap(length);
            return null;
        });
    }

    void sync(long from, long count) {
        requireOpen();
        if (access == ACCESS_READ || access == ACCESS_COPY) return;
        NativeMemory synced = memory;
        exports++;
        try (Gil.Released released = Gil.release("msync")) {
            synced.syncMap(from, count);
        } catch (IOException e) {
            throw FileErrors.of(e, null);
        } finally {
            exports--;
        }
    }

    @Override
    public int length() {
        return memory == null ? 0 : (int) memory.byteSize();
    }

    @Override
    public Storage storage() {
        return Storages.of(memory());
    }

    @Override
    public long address() {
        return memory().address();
    }

    @Override
    public Buffer export(boolean writable) {
        requireOpen();
        if (writable && access == ACCESS_READ) throw Errors.buffer("Object is not writable.");
        exports++;
        return Buffer.of(this, this, "B", 1, access == ACCESS_READ, () -> exports--);
    }

    @Override
    protected void release() {
        end();
    }
}
