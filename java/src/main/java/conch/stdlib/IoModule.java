package conch.stdlib;

import conch.eval.ThreadState;
import conch.object.PyInt;
import conch.object.PyStr;

/** {@code _io}: the types of files, and those that live in memory. {@code io} names them as scripts know them. */
final class IoModule {
    private IoModule() {
    }

    static void fill(ModuleMembers m) {
        m.constant("open", ThreadState.current().interpreter.builtins.get(PyStr.intern("open")));
        m.constant("_IOBase", FileTypes.IO_BASE);
        m.constant("_RawIOBase", FileTypes.RAW_BASE);
        m.constant("_BufferedIOBase", FileTypes.BUFFERED_BASE);
        m.constant("_TextIOBase", FileTypes.TEXT_BASE);
        m.constant("FileIO", FileTypes.FILE_IO);
        m.constant("BufferedReader", FileTypes.BUFFERED_READER);
        m.constant("BufferedWriter", FileTypes.BUFFERED_WRITER);
        m.constant("BufferedRandom", FileTypes.BUFFERED_RANDOM);
        m.constant("TextIOWrapper", PyTextFile.TYPE);
        m.constant("BytesIO", FileTypes.BYTES_IO);
        m.constant("StringIO", PyStringIO.TYPE);
        m.constant("UnsupportedOperation", FileErrors.UNSUPPORTED);
        m.constant("DEFAULT_BUFFER_SIZE", PyInt.of(PyBinaryFile.DEFAULT_BUFFER));
    }
}
