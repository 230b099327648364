package conch.syntax;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/**
 * A text to parse and the name it goes by in messages. Line ends are all {@code \n} here, whatever they were ({@code \r\n}, {@code \r}).
 */
public final class Source {
    private final String filename;
    private final String text;
    private int[] lineStarts;

    /** {@code text} may use any line ends; a byte order mark at its start is dropped. */
    public Source(String filename, String text) {
        this.filename = filename;
        this.text = unifyLineEnds(text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /**
     * The text of a file: UTF-8, or what its byte order mark or the cookie in one of its first two lines says
     * (<a href="https://peps.python.org/pep-0263/">PEP 263</a>).
     *
     * @throws SyntaxError the encoding is unknown, or the bytes are not in it
     */
    public static Source ofBytes(String filename, byte[] bytes) {
        boolean marked = bytes.length >= 3 && (bytes[0] & 0xff) == 0xEF && (bytes[1] & 0xff) == 0xBB && (bytes[2] & 0xff) == 0xBF;
        String cookie = cookie(bytes, marked ? 3 : 0);
        Charset charset = cookie == null ? StandardCharsets.UTF_8 : charset(cookie, filename);
        if (marked && charset != StandardCharsets.UTF_8) throw unplaced(filename, "encoding problem: " + cookie + " with BOM");
        try {
            ByteBuffer body = ByteBuffer.wrap(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0));
            return new Source(filename, charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(body).toString());
        } catch (CharacterCodingException e) {
            throw undecodable(filename, bytes, cookie, charset);
        }
    }

    public String filename() {
        return filename;
    }

    public String text() {
        return text;
    }

    /** How many lines there are; a line end at the end of the text starts no further line. */
    public int lineCount() {
        return lineStarts().length - 1;
    }

    /** The line, counted from 1, without its line end; null when there is no such line. */
    public String line(int number) {
        int[] starts = lineStarts();
        if (number < 1 || number >= starts.length) return null;
        int end = starts[number];
        if (end > starts[number - 1] && text.charAt(end - 1) == '\n') end--;
        return text.substring(starts[number - 1], end);
    }

    /** What stands in {@code span}. */
    public String text(Span span) {
        return text.substring(offset(span.lineno(), span.col()), offset(span.endLineno(), span.endCol()));
    }

    private int offset(int lineno, int col) {
        return text.offsetByCodePoints(lineStarts()[lineno - 1], col);
    }

    /** Where each line starts, and where the text ends. */
    private int[] lineStarts() {
        if (lineStarts != null) return lineStarts;
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0 && i + 1 < text.length(); i = text.indexOf('\n', i + 1)) count++;
        int[] starts = new int[(text.isEmpty() ? 0 : count) + 1];
        for (int line = 1; line < starts.length; line++) {
            int end = text.indexOf('\n', starts[line - 1]);
            starts[line] = end < 0 ? text.length() : end + 1;
        }
        return lineStarts = starts;
    }

    private static String unifyLineEnds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static Charset charset(String name, String filename) {
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        if (plain.equals("utf-8") || plain.startsWith("utf-8-") || plain.equals("utf8")) return StandardCharsets.UTF_8;
        if (plain.equals("latin-1") || plain.equals("iso-latin-1") || plain.startsWith("latin-1-")) return StandardCharsets.ISO_8859_1;
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw unplaced(filename, "encoding problem: " + name);
        }
    }

    /** The encoding that a comment in the first two lines names; the second line counts only when the first is blank or a comment. */
    private static String cookie(byte[] bytes, int at) {
        for (int line = 0; line < 2; line++) {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') end++;
            String text = new String(bytes, at, end - at, StandardCharsets.ISO_8859_1).strip();
            if (text.startsWith("#")) {
                String found = cookieIn(text);
                if (found != null) return found;
            } else if (!text.isEmpty()) {
                return null;
            }
            at = end + 1;
            if (end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n') at++;
            if (at >= bytes.length) return null;
        }
        return null;
    }

    private static String cookieIn(String comment) {
        for (int i = comment.indexOf("coding"); i >= 0; i = comment.indexOf("coding", i + 1)) {
            int at = i + 6;
            if (at >= comment.length() || comment.charAt(at) != ':' && comment.charAt(at) != '=') continue;
            do at++; while (at < comment.length() && (comment.charAt(at) == ' ' || comment.charAt(at) == '\t'));
            int end = at;
            while (end < comment.length() && isEncodingCharacter(comment.charAt(end))) end++;
            if (end > at) return comment.substring(at, end);
        }
        return null;
    }

    private static boolean isEncodingCharacter(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    /** An error of the file as a whole; its message says where, its place does not. */
    private static SyntaxError unplaced(String filename, String message) {
        return new SyntaxError(SyntaxError.ErrorKind.SyntaxError, message, filename, 0, 0, 0, 0, null);
    }

    private static SyntaxError undecodable(String filename, byte[] bytes, String cookie, Charset charset) {
        int bad = firstUndecodable(bytes, charset);
        int line = 1;
        for (int i = 0; i < bad; i++) if (bytes[i] == '\n') line++;
        String message = cookie == null
            ? String.format("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
                + "see https://peps.python.org/pep-0263/ for details", bytes[bad], filename, line)
            : String.format("'%s' codec can't decode byte 0x%02x in position %d: invalid byte", cookie, bytes[bad], bad);
        return unplaced(filename, message);
    }

    private static int firstUndecodable(byte[] bytes, Charset charset) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        return Math.min(in.position(), bytes.length - 1);
    }
}
