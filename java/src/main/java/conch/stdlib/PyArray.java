package conch.stdlib;

import conch.ffi.NativeMemory;
import conch.object.Buffer;
import conch.object.BufferExporter;
import conch.object.ByteSequence;
import conch.object.Errors;
import conch.object.PyObject;
import conch.object.PyType;
import conch.object.Storage;
import conch.object.Storages;

/**
 * {@code array.array}: numbers of one C type, one after the other in native memory, which C reads and writes in place. While a buffer of
 * it is exported it refuses to change its length, because that may move the memory.
 */
final class PyArray extends PyObject implements ByteSequence, BufferExporter {
    static final PyType TYPE = PyType.define("array", ArrayType::fillSlots, ArrayMethods::fill);

    final ElementType element;
    private NativeMemory memory;
    /** Elements. */
    private int size;
    private int exports;

    PyArray(PyType type, ElementType element, int size) {
        super(type);
        this.element = element;
        this.size = size;
        memory = NativeMemory.allocate((long) size * element.size);
    }

    int size() {
        return size;
    }

    NativeMemory memory() {
        return memory;
    }

    PyObject get(int index) {
        return element.get(memory, index);
    }

    void set(int index, PyObject value) {
        long bits = element.bits(value);
        if (index >= size) throw Errors.index("array assignment index out of range");
        element.set(memory, index, bits);
    }

    void append(PyObject value) {
        insert(size, value);
    }

    /** @param index 0 … size */
    void insert(int index, PyObject value) {
        long bits = element.bits(value);
        open(Math.min(index, size), 1);
        element.set(memory, Math.min(index, size - 1), bits);
    }

    /** Makes room for {@code count} elements at {@code index}; what they hold is undefined. */
    void open(int index, int count) {
        if (count == 0) return;
        requireResizable();
        int bytes = element.size;
        long needed = (long) (size + count) * bytes;
        if (needed > Integer.MAX_VALUE) throw Errors.memory();
        NativeMemory target = memory;
        if (needed > memory.byteSize()) {
            target = NativeMemory.allocate(Math.min(Integer.MAX_VALUE, needed + (needed >> 3) + 64));
            NativeMemory.copy(memory, 0, target, 0, (long) index * bytes);
        }
        NativeMemory.copy(memory, (long) index * bytes, target, (long) (index + count) * bytes, (long) (size - index) * bytes);
        if (target != memory) memory.free();
        memory = target;
        size += count;
    }

    /** Takes {@code count} elements out at {@code index}. */
    void close(int index, int count) {
        if (count == 0) return;
        requireResizable();
        int bytes = element.size;
        NativeMemory.copy(memory, (long) (index + count) * bytes, memory, (long) index * bytes, (long) (size - index - count) * bytes);
        size -= count;
    }

    private void requireResizable() {
        if (exports > 0) throw Errors.buffer("cannot resize an array that is exporting buffers");
    }

    /** A copy of elements {@code start}, {@code start + step}, … */
    PyArray slice(long start, long step, int count) {
        PyArray result = new PyArray(TYPE, element, count);
        int bytes = element.size;
        if (step == 1) {
            NativeMemory.copy(memory, start * bytes, result.memory, 0, (long) count * bytes);
        } else {
            for (int i = 0; i < count; i++) NativeMemory.copy(memory, (start + i * step) * bytes, result.memory, (long) i * bytes, bytes);
        }
        return result;
    }

    /** Copies {@code count} elements of {@code from} to {@code index} here. The element types are the same. */
    void copyFrom(PyArray from, int fromIndex, int index, int count) {
        int bytes = element.size;
        NativeMemory.copy(from.memory, (long) fromIndex * bytes, memory, (long) index * bytes, (long) count * bytes);
    }

    @Override
    public int length() {
        return size * element.size;
    }

    @Override
    public Storage storage() {
        return Storages.of(memory);
    }

    @Override
    public long address() {
        return memory.address();
    }

    @Override
    public Buffer export(boolean writable) {
        exports++;
        return Buffer.of(this, this, String.valueOf(element.code), element.size, false, () -> exports--);
    }

    @Override
    protected void release() {
        memory.free();
    }
}
