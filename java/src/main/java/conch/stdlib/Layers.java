package conch.stdlib;

import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.Signature;

/** Files made by their types' names: layers over other files. */
final class Layers {
    private static final Signature BUFFERED = Signature.parse("BufferedReader", "raw, buffer_size=8192"), FILE = Signature.parse("FileIO", "file, mode='r', closefd=True, opener=None");

    private Layers() {
    }

    static PyObject rawFile(PyType cls, PyObject[] args, String[] kwnames) {
        PyObject[] a = FILE.bind(args, kwnames);
        String mode = OpenFunction.text(a[1], "mode", "r");
        return OpenFunction.open(new PyObject[] {a[0], PyStr.of(mode.contains("b") ? mode : mode + "b"), PyInt.ZERO, null, null, null, a[2], a[3]});
    }

    static PyObject reader(PyType cls, PyObject[] args, String[] kwnames) {
        return buffered(FileTypes.BUFFERED_READER, args, kwnames, true, false);
    }

    static PyObject writer(PyType cls, PyObject[] args, String[] kwnames) {
        return buffered(FileTypes.BUFFERED_WRITER, args, kwnames, false, true);
    }

    static PyObject random(PyType cls, PyObject[] args, String[] kwnames) {
        return buffered(FileTypes.BUFFERED_RANDOM, args, kwnames, true, true);
    }

    private static PyObject buffered(PyType type, PyObject[] args, String[] kwnames, boolean reads, boolean writes) {
        PyObject[] a = BUFFERED.bind(args, kwnames);
        long size = a[1] == null ? PyBinaryFile.DEFAULT_BUFFER : Operations.asIndexLong(a[1], ExceptionTypes.OVERFLOW_ERROR);
        if (size <= 0) throw Errors.value("buffer size must be strictly positive");
        if (reads && !ScriptBytes.can(a[0], "readable")) throw Errors.of(ExceptionTypes.OS_ERROR, "File or stream is not readable.");
        if (writes && !ScriptBytes.can(a[0], "writable")) throw Errors.of(ExceptionTypes.OS_ERROR, "File or stream is not writable.");
        return new PyBinaryFile(type, new ScriptBytes(a[0], true), null, null, reads, writes, (int) Math.min(size, 1 << 30));
    }

    /** What a text file needs below it, over a file of bytes that the script wrote. */
    static PyBinaryFile over(PyObject file) {
        if (!Operations.hasAttribute(file, "read") && !Operations.hasAttribute(file, "write")) throw Errors.attribute(file, "readable");
        return new PyBinaryFile(FileTypes.FILE_IO, new ScriptBytes(file, false), PyNone.NONE, null, ScriptBytes.can(file, "readable"), ScriptBytes.can(file, "writable"), 0);
    }

    /** As {@link #below}, of a file that was given away, unowned; the layer ends without closing what is below it. */
    static PyObject detached(PyObject file) {
        PyObject below = below(file);
        if (below == file) return file;
        below.retain();
        ((PyBinaryFile) file).raw().dropObject();
        file.discard();
        return below.take();
    }

    /** The script's file, where a layer made by {@link #over} lies between. */
    static PyObject below(PyObject file) {
        return file instanceof PyBinaryFile bytes && !bytes.isBuffered() && bytes.raw().object() != null ? bytes.raw().object() : file;
    }
}
