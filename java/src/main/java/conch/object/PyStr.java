package conch.object;

import java.util.HashMap;

/**
 * {@code str}: a sequence of code points, kept as UTF-16.
 *
 * <p>Indexes of the language count code points. As long as {@link #value} has no surrogate pair they are indexes of UTF-16 units too,
 * and everything takes the fast path; {@link #isFlat} tells, at the price of one scan, which {@link String#codePointCount} skips for Latin-1
 * text. A text with pairs is spread into an array of code points at its first index. Lone surrogates are allowed; a high one that
 * is joined to a low one becomes the one code point that the two encode (docs/differences.md).
 */
public final class PyStr extends PyObject {
    private static final HashMap<String, PyStr> interned = new HashMap<>(1024);
    public static final PyType TYPE = PyType.define("str", StrType::fill, StrMethods::name);
    private static final PyStr[] latin1 = new PyStr[256];
    public static final PyStr EMPTY = intern("");

    public final String value;
    private int length = -1;
    private boolean isInterned;
    private int[] codePoints;

    PyStr(PyType type, String value) {
        super(type);
        this.value = value;
    }

    public static PyStr of(String value) {
        int n = value.length();
        if (n <= 1) {
            if (n == 0) return EMPTY;
            char c = value.charAt(0);
            if (c < 256) return ofLatin1(c);
        }
        return new PyStr(TYPE, value);
    }

    /** The one string with this value that the table of interned strings holds, for good. */
    public static PyStr intern(String value) {
        PyStr known = interned.get(value);
        return known != null ? known : addInterned(new PyStr(TYPE, value));
    }

    /** {@code text} itself or the interned string equal to it. A string of a subclass is returned as it is. */
    public static PyStr intern(PyStr text) {
        if (text.isInterned || text.type != TYPE) return text;
        PyStr known = interned.get(text.value);
        return known != null ? known : addInterned(text);
    }

    private static PyStr addInterned(PyStr text) {
        Heap.forGood(text);
        text.isInterned = true;
        interned.put(text.value, text);
        return text;
    }

    public static PyStr ofCodePoint(int codePoint) {
        return codePoint < 256 ? ofLatin1(codePoint) : new PyStr(TYPE, Character.toString(codePoint));
    }

    private static PyStr ofLatin1(int c) {
        PyStr known = latin1[c];
        if (known == null) latin1[c] = known = intern(String.valueOf((char) c));
        return known;
    }

    public boolean isInterned() {
        return isInterned;
    }

    /** The number of code points. */
    public int length() {
        if (length < 0) length = value.codePointCount(0, value.length());
        return length;
    }

    /** Whether indexes of code points are indexes of {@link #value}. */
    public boolean isFlat() {
        return length() == value.length();
    }

    /** The code point at an index within the length. */
    public int codePointAt(int index) {
        return isFlat() ? value.charAt(index) : codePoints()[index];
    }

    /** The code points of a string that is not flat; do not change the array. */
    int[] codePoints() {
        if (codePoints == null) codePoints = value.codePoints().toArray();
        return codePoints;
    }

    /** Where in {@link #value} the code point of that index, or the end, lies. */
    int unitOf(int index) {
        return isFlat() ? index : value.offsetByCodePoints(0, index);
    }

    /** The index of the code point that starts at that place of {@link #value}. */
    int indexOfUnit(int unit) {
        return isFlat() ? unit : value.codePointCount(0, unit);
    }

    /** The text from one index of code points to another, within the length. */
    public PyStr substring(int start, int end) {
        if (start >= end) return EMPTY;
        if (start == 0 && end == length() && type == TYPE) return this;
        if (isFlat()) return of(value.substring(start, end));
        return of(new String(codePoints(), start, end - start));
    }

    /** This value with {@code str} itself as the type. */
    public PyStr exact() {
        return type == TYPE ? this : of(value);
    }

    public long hash() {
        int h = value.hashCode();
        return h == -1 ? -2 : h;
    }

    public boolean sameValue(PyStr other) {
        if (this == other) return true;
        if (isInterned && other.isInterned) return false;
        return value.equals(other.value);
    }

    /** The three-way order by code points. */
    public static int compare(PyStr a, PyStr b) {
        return Unicode.compare(a.value, b.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
