package conch.stdlib;

import conch.object.Buffer;
import conch.object.Operations;
import conch.object.PyBytes;
import conch.object.PyMemoryView;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyType;
import conch.object.Signature;
import conch.object.TypeMembers;

/** {@code io.BytesIO}: a file of bytes that is memory, and can be had as a whole. */
final class BytesInMemory {
    private static final Signature NEW = Signature.parse("BytesIO", "initial_bytes=b''");

    private BytesInMemory() {
    }

    static PyObject make(PyType type, PyObject[] args, String[] kwnames) {
        PyObject initial = NEW.bind(args, kwnames)[0];
        byte[] bytes = new byte[0];
        if (initial != null && initial != PyNone.NONE) {
            Buffer buffer = Buffer.of(initial, false);
            try {
                bytes = buffer.toBytes();
            } finally {
                buffer.release();
            }
        }
        return new PyBinaryFile(type, new MemoryBytes(bytes), null, null, true, true, 0);
    }

    static void fill(TypeMembers m) {
        BinaryMembers.fill(m);
        // A copy, so it is for reading only: what a script would write into it would not reach the file.
        m.noArgs("getbuffer", self -> Operations.call(PyMemoryView.TYPE, PyBytes.of(memory(self).toArray())));
        m.noArgs("getvalue", self -> PyBytes.of(memory(self).toArray()));
    }

    private static MemoryBytes memory(PyObject self) {
        PyBinaryFile file = (PyBinaryFile) self;
        file.requireOpen("I/O operation on closed file.");
        return (MemoryBytes) file.raw();
    }
}
