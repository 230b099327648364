package conch.object;

/** The letters among bytes: only ASCII's have a case. */
final class ByteCase {
    private ByteCase() {
    }

    static boolean isLower(int b) {
        return b >= 'a' && b <= 'z';
    }

    static boolean isUpper(int b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isAlpha(int b) {
        return isLower(b | 0x20);
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    private static byte lower(byte b) {
        return isUpper(b) ? (byte) (b + 32) : b;
    }

    private static byte upper(byte b) {
        return isLower(b) ? (byte) (b - 32) : b;
    }

    /** Which mapping. */
    enum Case { LOWER, UPPER, TITLE, CAPITAL, SWAPPED }

    static PyObject map(PyObject self, Case how) {
        byte[] out = ((ByteSequence) self).toArray();
        boolean afterLetter = false;
        for (int i = 0; i < out.length; i++) {
            byte b = out[i];
            out[i] = switch (how) {
                case LOWER -> lower(b);
                case UPPER -> upper(b);
                case TITLE -> afterLetter ? lower(b) : upper(b);
                case CAPITAL -> i > 0 ? lower(b) : upper(b);
                case SWAPPED -> isLower(b) ? upper(b) : lower(b);
            };
            afterLetter = isAlpha(b);
        }
        return Bytes.like(self, out);
    }

    static PyBool isAll(PyObject self, boolean lower) {
        boolean any = false;
        for (byte b : Bytes.view(self)) {
            if (lower ? isUpper(b) : isLower(b)) return PyBool.FALSE;
            any |= isAlpha(b);
        }
        return PyBool.of(any);
    }

    static PyBool isTitle(PyObject self) {
        boolean any = false, afterLetter = false;
        for (byte b : Bytes.view(self)) {
            if (isUpper(b) && afterLetter || isLower(b) && !afterLetter) return PyBool.FALSE;
            afterLetter = isAlpha(b);
            any |= afterLetter;
        }
        return PyBool.of(any);
    }

    static PyBool all(PyObject self, StrTests.Test test) {
        byte[] bytes = Bytes.view(self);
        for (byte b : bytes) if (!test.of(b & 0xff)) return PyBool.FALSE;
        return PyBool.of(bytes.length > 0);
    }

    static PyBool isAscii(PyObject self) {
        for (byte b : Bytes.view(self)) if (b < 0) return PyBool.FALSE;
        return PyBool.TRUE;
    }
}
