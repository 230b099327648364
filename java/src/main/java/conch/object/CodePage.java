package conch.object;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An encoding of one byte a character that contains ASCII, out of the JDK's own tables: windows, ISO 8859, KOI8, and the old ones of IBM. */
final class CodePage {
    private static final Map<String, CodePage> known = new ConcurrentHashMap<>();
    private static final String REASON = "character maps to <undefined>";
    private static final int NONE = 0xFFFF;

    /** The character of each byte; {@link #NONE} where there is none. */
    private final char[] characters = new char[256];

    private CodePage(Charset charset) {
        CharsetDecoder decoder = charset.newDecoder();
        for (int b = 0; b < 256; b++) {
            try {
                characters[b] = decoder.decode(ByteBuffer.wrap(new byte[] {(byte) b})).charAt(0);
            } catch (CharacterCodingException e) {
                characters[b] = NONE;
            }
        }
    }

    /** @param name as {@link Codecs#canonical} gives it; null for one that is no such encoding */
    static CodePage of(String name) {
        String java = name.matches("cp125[0-8]|windows-125[0-8]") ? "windows-" + name.substring(name.length() - 4)
            : name.matches("(iso-?)?8859-([2-9]|1[1356])") ? "ISO-8859-" + name.substring(name.lastIndexOf('-') + 1)
            : name.matches("latin-?9|l9") ? "ISO-8859-15"
            : name.matches("koi8-[ru]") ? name
            : name.matches("(cp|ibm)(437|85[0257]|86[0-9]|866)") ? "IBM" + name.replaceAll("\\D", "") : null;
        if (java == null || !Charset.isSupported(java)) return null;
        return known.computeIfAbsent(java, key -> new CodePage(Charset.forName(key)));
    }

    byte[] encode(PyStr text, String errors) {
        String value = text.value;
        Codecs.ByteSink out = new Codecs.ByteSink(value.length() + 16);
        for (int i = 0; i < value.length(); ) {
            int b = byteOf(value, i);
            if (b >= 0) {
                out.put(b);
                i++;
                continue;
            }
            int end = i;
            while (end < value.length() && byteOf(value, end) < 0) end += Character.charCount(value.codePointAt(end));
            i = EncodeErrors.handle(new EncodeErrors.Place(text, i, end, "charmap", REASON), errors, out, null);
        }
        return out.toBytes();
    }

    private int byteOf(String text, int at) {
        char c = text.charAt(at);
        if (c < 128 && characters[c] == c) return c;
        for (int b = 0; b < 256; b++) if (characters[b] == c && c != NONE) return b;
        return -1;
    }

    String decode(byte[] bytes, String errors) {
        StringBuilder out = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            char c = characters[bytes[i] & 0xff];
            if (c != NONE && c != '\uFFFD') {
                out.append(c);
                i++;
            } else {
                i = DecodeErrors.handle(bytes, i, i + 1, "charmap", REASON, errors, out);
            }
        }
        return out.toString();
    }
}
