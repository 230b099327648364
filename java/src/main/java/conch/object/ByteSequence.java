package conch.object;

/** What bytes and bytearray share: a payload that can be read in place. */
public interface ByteSequence {
    int length();

    Storage storage();

    /** The native address of the payload; moves it there first where it is on the heap. */
    long address();

    /** The bytes; the payload's own array where it is on the heap and of that length. Do not change it, and do not keep it. */
    default byte[] view() {
        byte[] array = storage().heapArray();
        return array != null && array.length == length() ? array : toArray();
    }

    /** A copy of the bytes. */
    default byte[] toArray() {
        byte[] copy = new byte[length()];
        storage().read(0, copy, 0, copy.length);
        return copy;
    }

    default int unsignedAt(int index) {
        return storage().get(index) & 0xff;
    }
}
