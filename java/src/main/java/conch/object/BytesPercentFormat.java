package conch.object;

/** {@code bytes % values}; the format and the result have one Latin-1 character a byte. */
final class BytesPercentFormat extends PercentFormat {
    private BytesPercentFormat(String format, PyObject values) {
        super(format, values);
    }

    static byte[] format(byte[] format, PyObject values) {
        BytesPercentFormat f = new BytesPercentFormat(Codecs.latin1(format), values);
        f.run();
        return Codecs.latin1Bytes(f.out);
    }

    @Override
    boolean isMapping(PyObject values) {
        return values.type.getItem != null && !(values instanceof ByteSequence) && !(values instanceof PyStr);
    }

    @Override
    PyObject key(String text) {
        return PyBytes.of(Codecs.latin1Bytes(text));
    }

    @Override
    String kind() {
        return "bytes";
    }

    @Override
    String precisionTooBig() {
        return "prec too big";
    }

    @Override
    PyException notFloat(PyObject value) {
        return Errors.type("float argument required, not %s", Errors.typeName(value));
    }

    @Override
    boolean convertObject(int conversion, PyObject value) {
        switch (conversion) {
            case 's', 'b' -> text(Codecs.latin1(bytes(value)), true);
            case 'r', 'a' -> {
                PyStr text = Operations.ascii(value);
                text(text.value, true);
                text.discard();
            }
            case 'c' -> text(character(value), false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(PyObject value) {
        if (value instanceof ByteSequence bytes) return bytes.view();
        byte[] told = BytesType.toldByItself(value);
        byte[] bytes = told != null ? told : Bytes.exportedOrNull(value);
        if (bytes != null) return bytes;
        throw Errors.type("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", Errors.typeName(value));
    }

    private static String character(PyObject value) {
        if (value instanceof ByteSequence bytes && bytes.length() == 1) return String.valueOf((char) bytes.unsignedAt(0));
        if (value instanceof PyInt || value.type.index != null) {
            PyInt c = Operations.index(value);
            if (!c.isSmall() || c.value < 0 || c.value > 255) throw Errors.overflow("%c arg not in range(256)");
            return String.valueOf((char) c.value);
        }
        throw Errors.type("%c requires an integer in range(256) or a single byte");
    }
}
