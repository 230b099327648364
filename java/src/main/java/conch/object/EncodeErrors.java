package conch.object;

/** What the error handlers make of characters that an encoding has not. */
final class EncodeErrors {
    private EncodeErrors() {
    }

    /** Where it happened: from one UTF-16 unit to another of a text. */
    record Place(PyStr text, int from, int to, String encoding, String reason) {
        PyException error() {
            return errorFrom(from);
        }

        PyException errorFrom(int unit) {
            return Errors.unicodeEncode(encoding, text, text.indexOfUnit(unit), text.indexOfUnit(to), reason);
        }

        String characters() {
            return text.value.substring(from, to);
        }
    }

    /** Writes one ASCII character of a replacement, or a surrogate as it is, in an encoding of more than one byte a character. */
    interface Writer {
        void put(int c);
    }

    /**
     * Writes what stands for the characters; returns the unit to go on from.
     *
     * @param wide writes the characters of a replacement where they take more than a byte; null where they do not
     */
    static int handle(Place place, String errors, Codecs.ByteSink out, Writer wide) {
        switch (errors) {
            case "strict" -> throw place.error();
            case "ignore" -> {
            }
            case "replace" -> place.characters().codePoints().forEach(c -> put('?', out, wide));
            case "backslashreplace" -> putAll(escaped(place.characters()), out, wide);
            case "xmlcharrefreplace" -> putAll(references(place.characters()), out, wide);
            case "namereplace" -> putAll(named(place.characters()), out, wide);
            case "surrogateescape" -> {
                if (wide != null) throw place.error();
                escapedBytes(place, out);
            }
            case "surrogatepass" -> throw place.error();
            default -> {
                return RegisteredCodecs.encodeError(place, errors, out, wide);
            }
        }
        return place.to;
    }

    static PyException unknown(String errors) {
        return Errors.of(ExceptionTypes.LOOKUP_ERROR, "unknown error handler name '" + errors + "'");
    }

    private static void put(int c, Codecs.ByteSink out, Writer wide) {
        if (wide == null) out.put(c);
        else wide.put(c);
    }

    private static void putAll(String text, Codecs.ByteSink out, Writer wide) {
        for (int i = 0; i < text.length(); i++) put(text.charAt(i), out, wide);
    }

    private static String escaped(String characters) {
        StringBuilder out = new StringBuilder();
        characters.codePoints().forEach(c -> StrRepr.appendHex(out, c));
        return out.toString();
    }

    private static String references(String characters) {
        StringBuilder out = new StringBuilder();
        characters.codePoints().forEach(c -> out.append("&#").append(c).append(';'));
        return out.toString();
    }

    private static String named(String characters) {
        StringBuilder out = new StringBuilder();
        characters.codePoints().forEach(c -> {
            String name = Character.getType(c) == Character.SURROGATE || Character.getType(c) == Character.PRIVATE_USE ? null : Character.getName(c);
            if (name == null) StrRepr.appendHex(out, c);
            else out.append("\\N{").append(name).append('}');
        });
        return out.toString();
    }

    /** The bytes that surrogateescape hid in low surrogates. */
    private static void escapedBytes(Place place, Codecs.ByteSink out) {
        for (int i = place.from; i < place.to; i++) {
            char c = place.text.value.charAt(i);
            if (c < 0xDC80 || c > 0xDCFF) throw place.errorFrom(i);
            out.put(c - 0xDC00);
        }
    }
}
