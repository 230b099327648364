package conch.stdlib;

/** Checksums that go on from an earlier value. */
final class Checksums {
    private static final int CRC32 = 0xEDB88320, CCITT = 0x1021, ADLER = 65521;
    private static final int[] table = new int[256];

    static {
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int bit = 0; bit < 8; bit++) c = (c & 1) != 0 ? c >>> 1 ^ CRC32 : c >>> 1;
            table[i] = c;
        }
    }

    private Checksums() {
    }

    /** As zlib has it (RFC 1952, section 8). */
    static int crc32(byte[] data, int value) {
        int c = ~value;
        for (byte b : data) c = table[(c ^ b) & 0xff] ^ c >>> 8;
        return ~c;
    }

    /** As zlib has it (RFC 1950, section 8.2). */
    static int adler32(byte[] data, int value) {
        int low = value & 0xffff, high = value >>> 16;
        for (byte b : data) {
            low = (low + (b & 0xff)) % ADLER;
            high = (high + low) % ADLER;
        }
        return high << 16 | low;
    }

    /** The CRC of 16 bits of BinHex 4. */
    static int crcHqx(byte[] data, int value) {
        int c = value & 0xffff;
        for (byte b : data) {
            c ^= (b & 0xff) << 8;
            for (int bit = 0; bit < 8; bit++) c = (c & 0x8000) != 0 ? c << 1 ^ CCITT : c << 1;
            c &= 0xffff;
        }
        return c;
    }
}
