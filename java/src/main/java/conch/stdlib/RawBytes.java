package conch.stdlib;

import conch.object.PyObject;
import java.io.IOException;

/**
 * Where the bytes of a file come from and go to: a file of the system, a standard stream, memory. Called without the GIL unless it is
 * memory, by one thread at a time; no object of the script is touched in here.
 */
abstract class RawBytes {
    /** At least one byte, or −1 at the end. */
    abstract int read(byte[] into, int at, int count) throws IOException, InterruptedException;

    /** All of them. */
    abstract void write(byte[] from, int at, int count) throws IOException;

    boolean isSeekable() {
        return false;
    }

    /** Where the next byte is read or written; asked of seekable ones only, as are the next three. */
    long position() throws IOException {
        throw new IOException("Illegal seek");
    }

    void position(long next) throws IOException {
        throw new IOException("Illegal seek");
    }

    long size() throws IOException {
        throw new IOException("Illegal seek");
    }

    /** Makes the file this long; what is new is zero. The position stays. */
    void resize(long size) throws IOException {
        throw new IOException("Invalid argument");
    }

    abstract void close() throws IOException;

    /** Has what lies below write out what it holds back. */
    void flush() {
    }

    /** The script's object behind it, borrowed; null for none. */
    PyObject object() {
        return null;
    }

    /** Empties the slot of {@link #object}. */
    void dropObject() {
    }

    boolean isTerminal() {
        return false;
    }

    /** Whether closing closes the system's file. */
    boolean closes() {
        return true;
    }

    /** The system's number of this file; −1 for none. */
    int descriptor() {
        return -1;
    }

    /** Whether a read may be interrupted and then be asked for again. */
    boolean isInterruptible() {
        return false;
    }

    /** Whether reading and writing may take time, so that the GIL is let go. */
    boolean blocks() {
        return true;
    }
}
