package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Payloads that C reads in place. Needs the native library, which the build makes first. */
class NativeStorageTest extends ObjectTest {
    @Test
    void bytesMoveOnceAndEndWithAZero() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(PyBytes.of(new byte[] {1, 2, 3}))) {
                PyBytes bytes = (PyBytes) hold.get();
                long address = bytes.address();
                assertNotEquals(0, address);
                assertEquals(address, bytes.address());
                assertNull(bytes.storage().heapArray());
                assertEquals(0, bytes.storage().get(3));
                assertEquals("b'\\x01\\x02\\x03'", repr(bytes));
                assertEquals("b'\\x02\\x03'", shown(() -> Operations.getItem(bytes, new PySlice(n(1), PyNone.NONE, PyNone.NONE))));
            }
        });
    }

    @Test
    void anArrayStaysNativeWhenItGrowsAndShrinks() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(PyByteArray.of(new byte[] {'a', 'b'}))) {
                PyByteArray array = (PyByteArray) hold.get();
                Buffer buffer = Buffer.of(array, true);
                long address = buffer.nativeAddress();
                Operations.setItem(array, n(0), n('x'));
                assertEquals(address, buffer.nativeAddress());
                assertEquals("b'xb'", BytesRepr.of(buffer.toBytes()));
                buffer.release();
                for (int i = 0; i < 1000; i++) call(array, "append", n('c'));
                assertNotEquals(0, array.storage().address());
                assertEquals("1002", shown(() -> n(array.length())));
                array.replace(1, 1001, new byte[] {'-'});
                assertEquals("bytearray(b'x-c')", repr(array));
                assertNotEquals(0, array.storage().address());
            }
        });
    }
}
