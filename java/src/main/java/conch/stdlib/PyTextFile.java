package conch.stdlib;

import conch.object.Codecs;
import conch.object.Errors;
import conch.object.PyContainer;
import conch.object.PyException;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyType;
import conch.object.Unraisable;
import java.io.ByteArrayOutputStream;

/**
 * A file of text over a file of bytes: what {@code open()} makes, and the standard streams. Text is encoded when it is written and then
 * collected; it is decoded a chunk at a time, and lines are found in what is decoded. Closes when the last reference goes.
 */
final class PyTextFile extends PyContainer {
    static final PyType TYPE = PyType.define("TextIOWrapper", FileTypes.TEXT_BASE, TextMembers::fillSlots, TextMembers::fill);
    private static final int CHUNK = 8192;

    String encoding, errors;
    private String encodingHere;
    Newlines newlines;
    boolean lineBuffered, writeThrough;
    /** The mode that {@code open()} was given; null where it was made otherwise. */
    String textMode;
    private final IoLock lock = new IoLock();
    /** Slot: the file of bytes; null once detached. */
    private PyBinaryFile buffer;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private TextDecoder decoder;
    /** Decoded and not translated; what is before {@code at} has been read. */
    private final StringBuilder decoded = new StringBuilder();
    private int at;
    /** The bytes that {@code decoded} came from and those that wait in the decoder, for {@link #tell}. */
    private ByteArrayOutputStream source = new ByteArrayOutputStream();
    private boolean sourceBeginsFile;
    private boolean ended;
    private boolean iterating;
    /** Whether the next text written is the first of the file, where a mark goes. */
    private boolean writesFirst;

    /** @param encoding any spelling of it. @throws PyException LookupError of an unknown encoding */
    PyTextFile(PyBinaryFile buffer, String encoding, String errors, Newlines newlines, boolean lineBuffered, boolean writeThrough) {
        super(TYPE);
        this.buffer = (PyBinaryFile) buffer.retain();
        this.newlines = newlines;
        this.lineBuffered = lineBuffered;
        this.writeThrough = writeThrough;
        setEncoding(encoding, errors);
        writesFirst = !buffer.raw().isSeekable() || !buffer.writable || buffer.tell() == 0;
    }

    void setEncoding(String encoding, String errors) {
        this.encoding = encoding;
        this.errors = errors;
        encodingHere = Codecs.canonical(encoding);
        decoder = new TextDecoder(encodingHere, errors);
    }

    @Override
    public void traverse(Visitor visitor) {
        visitor.visitIfPresent(buffer);
    }

    /** In a cycle this comes before {@link #release}, and what is pending can only be written here. */
    @Override
    public void clearSlots() {
        release();
        PyObject old = buffer;
        buffer = null;
        dropIfPresent(old);
    }

    @Override
    protected void release() {
        if (buffer == null || buffer.isClosed()) return;
        try {
            close();
        } catch (PyException e) {
            Unraisable.report(e, this);
        }
    }

    /** The file of bytes, borrowed. @throws PyException ValueError once it was detached */
    PyBinaryFile buffer() {
        if (buffer == null) throw Errors.value("underlying buffer has been detached");
        return buffer;
    }

    /** Writes out what is pending and gives the file of bytes away; unowned. */
    PyObject detach() {
        flush();
        PyObject old = buffer;
        buffer = null;
        return old.take();
    }

    boolean isClosed() {
        return buffer().isClosed();
    }

    PyTextFile requireOpen() {
        buffer().requireOpen("I/O operation on closed file.");
        return this;
    }

    private void requireReadable() {
        requireOpen();
        if (!buffer.readable) throw FileErrors.unsupported("not readable");
    }

    void write(String text) {
        requireOpen();
        if (!buffer.writable) throw FileErrors.unsupported("not writable");
        forgetAll();
        byte[] bytes = Codecs.encode(PyStr.of(newlines.written(text)), writesFirst ? encodingHere : TextDecoder.withoutMark(encodingHere), errors);
        if (!text.isEmpty()) writesFirst = false;
        pending.writeBytes(bytes);
        if (lineBuffered && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0)) flush();
        else if (writeThrough || pending.size() > CHUNK) passOn();
    }

    /** Gives what is pending to the file of bytes. */
    private void passOn() {
        if (pending.size() == 0) return;
        byte[] bytes = pending.toByteArray();
        pending.reset();
        buffer.write(bytes, 0, bytes.length);
    }

    void flush() {
        requireOpen();
        passOn();
        buffer.flush();
    }

    void close() {
        if (isClosed()) return;
        try {
            flush();
        } finally {
            buffer.close();
        }
    }

    /** Decodes one chunk more. Answers whether there was one. */
    private boolean fill() {
        if (ended) return false;
        if (at == decoded.length()) startAfresh();
        byte[] bytes = buffer.readOnce(CHUNK);
        source.writeBytes(bytes);
        ended = bytes.length == 0;
        decoded.append(decoder.decode(bytes, ended));
        return !ended;
    }

    /** Everything decoded was read: the record of where it came from begins anew, with what waits in the decoder. */
    private void startAfresh() {
        byte[] waiting = decoder.waiting();
        decoded.setLength(0);
        at = 0;
        source.reset();
        source.writeBytes(waiting);
        sourceBeginsFile = !decoder.isSettled();
    }

    /** The next line with its end; empty at the end of the file. @param limit at most so many characters, negative for any number */
    String readLine(int limit) {
        requireReadable();
        try (IoLock own = lock.enter()) {
            passOn();
            if (ended && at == decoded.length()) ended = false;
            int searched = at;
            while (true) {
                int end = newlines.lineEnd(decoded, searched, ended);
                if (end < 0 && ended) end = decoded.length();
                int most = limit < 0 ? -1 : limitFrom(limit);
                if (most >= 0 && (end < 0 || end > most)) end = most;
                if (end >= 0) return newlines.read(take(end));
                int seen = decoded.length() - at;
                fill();
                searched = at + Math.max(0, seen - 1);
            }
        }
    }

    /** Where {@code limit} characters from {@code at} end; −1 when there are not as many yet. */
    private int limitFrom(int limit) {
        int index = at;
        for (int n = limit; n > 0; n--) {
            if (index >= decoded.length()) return -1;
            index += Character.charCount(decoded.codePointAt(index));
        }
        return index;
    }

    private String take(int end) {
        String text = decoded.substring(at, end);
        at = end;
        return text;
    }

    /** So many characters, fewer at the end of the file. @param count negative for all */
    String read(int count) {
        requireReadable();
        try (IoLock own = lock.enter()) {
            passOn();
            if (count < 0) return readAll();
            ended = ended && at < decoded.length();
            StringBuilder result = new StringBuilder();
            for (int left = count; left > 0; ) {
                int end = stretch(left);
                if (end < 0) {
                    if (ended) break;
                    fill();
                    continue;
                }
                if (end == at) break;
                String piece = newlines.read(take(end));
                left -= piece.codePointCount(0, piece.length());
                result.append(piece);
            }
            return result.toString();
        }
    }

    /** Where at most {@code count} decoded characters end, not between \r and \n; −1 when another chunk is needed to say. */
    private int stretch(int count) {
        int n = decoded.length();
        if (at == n) return ended ? at : -1;
        int end = at;
        for (int i = 0; i < count && end < n; i++) end += Character.charCount(decoded.codePointAt(end));
        if (newlines == Newlines.TRANSLATED && decoded.charAt(end - 1) == '\r') {
            if (end < n) return decoded.charAt(end) == '\n' ? end + 1 : end;
            if (!ended) return end - 1 > at ? end - 1 : -1;
        }
        return end;
    }

    private String readAll() {
        byte[] rest = buffer.readAll();
        decoded.append(decoder.decode(rest, true));
        String text = decoded.substring(at);
        forgetAll();
        return newlines.read(text);
    }

    private void forgetAll() {
        decoded.setLength(0);
        at = 0;
        source.reset();
        ended = false;
    }

    /** The next line for a loop; empty at the end. While a loop runs the position cannot be told, as in CPython. */
    String nextLine() {
        iterating = true;
        String line = readLine(-1);
        if (line.isEmpty()) iterating = false;
        return line;
    }

    boolean isSeekable() {
        return buffer().raw().isSeekable();
    }

    /** The position in bytes of the next character. */
    long tell() {
        requireOpen();
        if (!isSeekable()) throw FileErrors.unsupported("underlying stream is not seekable");
        if (iterating) throw Errors.of(conch.object.ExceptionTypes.OS_ERROR, "telling position disabled by next() call");
        flush();
        long end = buffer.tell();
        return end - source.size() + bytesRead();
    }

    /** How many bytes of {@code source} the characters before {@code at} take: found by decoding them again, one at a time. */
    private int bytesRead() {
        if (at == 0) return 0;
        byte[] bytes = source.toByteArray();
        if (at == decoded.length() && decoder.waiting().length == 0) return bytes.length;
        TextDecoder again = decoder.fresh(sourceBeginsFile);
        int characters = 0, count = 0;
        while (count < bytes.length && characters < at) {
            characters += again.decode(new byte[] {bytes[count++]}, false).length();
        }
        return count;
    }

    /** @param whence 0 from the start, 1 from here, 2 from the end; only the start takes an offset */
    long seek(long offset, int whence) {
        requireOpen();
        if (!isSeekable()) throw FileErrors.unsupported("underlying stream is not seekable");
        if (whence == 1 && offset != 0) throw FileErrors.unsupported("can't do nonzero cur-relative seeks");
        if (whence == 2 && offset != 0) throw FileErrors.unsupported("can't do nonzero end-relative seeks");
        if (whence < 0 || whence > 2) throw Errors.value("invalid whence (%d, should be 0, 1 or 2)", whence);
        if (whence == 0 && offset < 0) throw Errors.value("negative seek position %d", offset);
        iterating = false;
        long target = whence == 1 ? tell() : offset;
        flush();
        long reached = buffer.seek(target, whence == 2 ? 2 : 0);
        forgetAll();
        decoder.restart(reached == 0);
        writesFirst = reached == 0;
        return reached;
    }
}
