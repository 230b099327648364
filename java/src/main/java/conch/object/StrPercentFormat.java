package conch.object;

/** {@code str % values}. */
final class StrPercentFormat extends PercentFormat {
    StrPercentFormat(String format, PyObject values) {
        super(format, values);
    }

    @Override
    boolean isMapping(PyObject values) {
        return values.type.getItem != null && !(values instanceof PyStr);
    }

    @Override
    PyObject key(String text) {
        return PyStr.of(text);
    }

    @Override
    String kind() {
        return "string";
    }

    @Override
    String precisionTooBig() {
        return "precision too big";
    }

    @Override
    boolean convertObject(int conversion, PyObject value) {
        switch (conversion) {
            case 's' -> text(Operations.str(value));
            case 'r' -> text(Operations.repr(value));
            case 'a' -> text(Operations.ascii(value));
            case 'c' -> text(character(value), false);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void text(PyStr text) {
        text(text.value, true);
        text.discard();
    }

    private static String character(PyObject value) {
        if (value instanceof PyStr text) {
            if (text.length() == 1) return text.value;
        } else if (value instanceof PyInt || value.type.index != null) {
            PyInt c = Operations.index(value);
            if (!c.isSmall() || c.value < 0 || c.value > Unicode.MOST) throw Errors.overflow("%c arg not in range(0x110000)");
            return Character.toString((int) c.value);
        }
        throw Errors.type("%c requires int or char");
    }
}
