package conch.stdlib;

import conch.ffi.SystemCall;
import conch.object.Errors;
import conch.object.ExceptionTypes;
import conch.object.Heap;
import conch.object.Operations;
import conch.object.PyDict;
import conch.object.PyException;
import conch.object.PyInt;
import conch.object.PyNone;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.PyType;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Map;

/** Java's failures of files as a script's OSError, and the exceptions of {@code io}. */
final class FileErrors {
    /** {@code io.UnsupportedOperation}, an OSError and a ValueError. */
    static final PyType UNSUPPORTED = unsupportedType();
    private static final int EIO = 5;
    /** Linux's numbers by the C library's texts, which Java passes on. */
    private static final Map<String, Integer> BY_TEXT = Map.ofEntries(Map.entry("Operation not permitted", 1), Map.entry("No such file or directory", 2),
        Map.entry("No such device or address", 6), Map.entry("Bad file descriptor", 9), Map.entry("Permission denied", 13),
        Map.entry("Device or resource busy", 16), Map.entry("File exists", 17), Map.entry("No such device", 19), Map.entry("Not a directory", 20),
        Map.entry("Is a directory", 21), Map.entry("Invalid argument", 22), Map.entry("Too many open files", 24), Map.entry("Text file busy", 26),
        Map.entry("File too large", 27), Map.entry("No space left on device", 28), Map.entry("Illegal seek", 29),
        Map.entry("Read-only file system", 30), Map.entry("Broken pipe", 32), Map.entry("File name too long", 36),
        Map.entry("Directory not empty", 39), Map.entry("Too many levels of symbolic links", 40), Map.entry("Connection reset by peer", 104));

    private FileErrors() {
    }

    private static PyType unsupportedType() {
        PyDict names = new PyDict();
        names.put(PyStr.intern("__module__"), PyStr.intern("io"));
        return (PyType) Heap.forGood(Operations.call(PyType.TYPE, PyStr.of("UnsupportedOperation"),
            PyTuple.of(ExceptionTypes.OS_ERROR, ExceptionTypes.VALUE_ERROR), names));
    }

    static PyException unsupported(String message) {
        return Errors.of(UNSUPPORTED, message);
    }

    /** @param path what the script called the file; null to leave it out */
    static PyException of(IOException e, String path) {
        int errno = errno(e);
        for (var entry : BY_TEXT.entrySet()) if (entry.getValue() == errno) return Errors.os(errno, entry.getKey(), path);
        return Errors.os(errno, path);
    }

    /** Of an operation on two files. */
    static PyException of(IOException e, String path, String other) {
        int errno = errno(e);
        return Errors.of(ExceptionTypes.ofErrno(errno), PyInt.of(errno), PyStr.of(Errors.textOf(errno)), PyStr.of(path), PyNone.NONE, PyStr.of(other));
    }

    private static int errno(IOException e) {
        if (e instanceof SystemCall.Refused refused) return refused.errno;
        String text = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        Integer known = text == null ? null : BY_TEXT.get(text);
        if (known != null) return known;
        return switch (e) {
            case NoSuchFileException f -> 2;
            case AccessDeniedException f -> 13;
            case FileAlreadyExistsException f -> 17;
            case NotDirectoryException f -> 20;
            case DirectoryNotEmptyException f -> 39;
            case NotLinkException f -> 22;
            default -> EIO;
        };
    }
}
