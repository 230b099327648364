package conch.object;

import java.util.Arrays;

/** Text to bytes and back through what scripts have registered. */
final class RegisteredCodecs {
    static CodecRegistry registry = new CodecRegistry() {
        @Override
        public PyObject errorHandler(String name) {
            return null;
        }

        @Override
        public PyObject codec(String name) {
            return null;
        }
    };

    private RegisteredCodecs() {
    }

    /** What an error handler of the script answers. @param position in the terms of the handler: code points of text, or bytes */
    private record Answer(PyObject replacement, long position) {
    }

    private static Answer ask(PyException problem, String errors, String wanted) {
        PyObject handler = registry.errorHandler(errors);
        if (handler == null) {
            problem.discard();
            throw EncodeErrors.unknown(errors);
        }
        try (Hold exception = new Hold(problem.take()); Hold answer = new Hold(Operations.call(handler, exception.get()))) {
            boolean fits = answer.get() instanceof PyTuple tuple && tuple.size() == 2 && tuple.get(1) instanceof PyInt
                && (tuple.get(0) instanceof PyStr || wanted.contains("bytes") && tuple.get(0) instanceof PyBytes);
            if (!fits) throw Errors.type("%s error handler must return (%s, int) tuple", wanted.contains("bytes") ? "encoding" : "decoding", wanted);
            PyTuple tuple = (PyTuple) answer.get();
            PyObject replacement = tuple.get(0) instanceof PyStr text ? PyStr.of(text.value) : PyBytes.of(((PyBytes) tuple.get(0)).toArray());
            return new Answer(replacement, Operations.asIndexLong(tuple.get(1), ExceptionTypes.INDEX_ERROR));
        }
    }

    private static int within(long position, int length) {
        long at = position < 0 ? position + length : position;
        if (at < 0 || at > length) throw Errors.index("position %d from error handler out of bounds", position);
        return (int) at;
    }

    /** Writes what the script's handler gives for the characters; returns the unit to go on from. */
    static int encodeError(EncodeErrors.Place place, String errors, Codecs.ByteSink out, EncodeErrors.Writer wide) {
        Answer answer = ask(place.error(), errors, "str/bytes");
        if (answer.replacement instanceof PyBytes bytes) {
            for (byte b : bytes.view()) out.put(b);
        } else {
            String text = ((PyStr) answer.replacement).value;
            int limit = wide != null ? 0x10000 : place.encoding().equals("latin-1") ? 256 : 128;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= limit || Character.isSurrogate(c)) throw place.error();
                if (wide == null) out.put(c);
                else wide.put(c);
            }
        }
        return place.text().unitOf(within(answer.position, place.text().length()));
    }

    /** Appends what the script's handler gives for the bytes; returns the byte to go on from. */
    static int decodeError(PyException problem, byte[] bytes, String errors, StringBuilder out) {
        Answer answer = ask(problem, errors, "str");
        out.append(((PyStr) answer.replacement).value);
        return within(answer.position, bytes.length);
    }

    /** Null where nobody has registered the encoding. */
    static byte[] encodeOrNull(PyStr text, String encoding, String errors) {
        PyObject codec = registry.codec(encoding);
        if (codec == null) return null;
        try (Hold held = new Hold(codec); Hold result = new Hold(Operations.call(part(held.get(), 0), text, PyStr.of(errors)))) {
            PyObject made = first(result.get());
            if (made instanceof ByteSequence bytes) return bytes.toArray();
            throw Errors.type("'%s' encoder returned '%s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types", encoding, Errors.typeName(made));
        }
    }

    static String decodeOrNull(byte[] bytes, String encoding, String errors) {
        PyObject codec = registry.codec(encoding);
        if (codec == null) return null;
        PyBytes data = PyBytes.of(Arrays.copyOf(bytes, bytes.length));
        try (Hold held = new Hold(codec); Hold result = new Hold(Operations.call(part(held.get(), 1), data, PyStr.of(errors)))) {
            PyObject made = first(result.get());
            if (made instanceof PyStr text) return text.value;
            throw Errors.type("'%s' decoder returned '%s' instead of 'str'; use codecs.decode() to decode to arbitrary types", encoding, Errors.typeName(made));
        }
    }

    private static PyObject part(PyObject codec, int index) {
        return ((PyTuple) codec).get(index);
    }

    private static PyObject first(PyObject result) {
        if (result instanceof PyTuple tuple && tuple.size() == 2) return tuple.get(0);
        throw Errors.type("encoder must return a tuple (object, integer)");
    }
}
