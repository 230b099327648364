package conch.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class PyMemoryViewTest extends ObjectTest {
    private static PySlice every(long step) {
        return new PySlice(PyNone.NONE, PyNone.NONE, n(step));
    }

    @Test
    void viewsShareOneExportUntilTheLastIsGone() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(PyByteArray.of(new byte[] {1, 2, 3, 4}))) {
                PyByteArray bytes = (PyByteArray) hold.get();
                try (Hold view = new Hold(PyMemoryView.of(bytes)); Hold step = new Hold(every(-2));
                        Hold part = new Hold(Operations.getItem(view.get(), step.get()))) {
                    assertEquals(2, bytes.refcnt());
                    call(view.get(), "release");
                    assertEquals("ValueError: operation forbidden on released memoryview object", raised(() -> Operations.length(view.get())));
                    assertEquals("[4, 2]", shown(() -> call(part.get(), "tolist")));
                    assertEquals("BufferError: Existing exports of data: object cannot be re-sized", raised(() -> bytes.resize(9)));
                }
                bytes.resize(9);
                assertEquals(1, bytes.refcnt());
            }
        });
    }

    @Test
    void aViewWithABufferCannotBeReleased() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(PyByteArray.of(new byte[] {1, 2, 3, 4})); Hold view = new Hold(PyMemoryView.of(hold.get()))) {
                Buffer buffer = Buffer.of(view.get(), true);
                assertEquals("BufferError: memoryview has 1 exported buffer", raised(() -> call(view.get(), "release")));
                assertArrayEquals(new byte[] {1, 2, 3, 4}, buffer.toBytes());
                buffer.release();
                buffer.release();
                assertNull(buffer.exporter());
                call(view.get(), "release");
            }
        });
    }

    @Test
    void elementsOfOtherFormats() {
        leavesNothing(() -> {
            try (Hold bytes = new Hold(PyByteArray.of(new byte[16])); Hold view = new Hold(PyMemoryView.of(bytes.get()));
                    Hold doubles = new Hold(call(view.get(), "cast", s("d"))); Hold half = new Hold(PyFloat.of(0.5))) {
                Operations.setItem(doubles.get(), n(1), half.get());
                assertEquals("[0.0, 0.5]", shown(() -> call(doubles.get(), "tolist")));
                assertEquals("224", shown(() -> Operations.getItem(view.get(), n(14))));
                assertEquals("ValueError: memoryview: invalid value for format 'B'", raised(() -> Operations.setItem(view.get(), n(0), n(256))));
                assertEquals("TypeError: memoryview: invalid type for format 'd'", raised(() -> Operations.setItem(doubles.get(), n(0), s("x"))));
                assertEquals("TypeError: memoryview: cannot cast between two non-byte formats",
                        raised(() -> call(doubles.get(), "cast", s("i"))));
            }
        });
    }

    @Test
    void bytesAreReadOnly() {
        leavesNothing(() -> {
            try (Hold bytes = new Hold(PyBytes.of(new byte[] {1, 2})); Hold view = new Hold(PyMemoryView.of(bytes.get()))) {
                assertEquals("TypeError: cannot modify read-only memory", raised(() -> Operations.setItem(view.get(), n(0), n(1))));
                assertEquals("BufferError: Object is not writable.", raised(() -> Buffer.of(bytes.get(), true)));
                assertEquals("BufferError: memoryview: underlying buffer is not writable", raised(() -> Buffer.of(view.get(), true)));
                assertEquals("TypeError: a bytes-like object is required, not 'int'", raised(() -> Buffer.of(n(1), false)));
            }
        });
    }

    @Test
    void threeDimensions() {
        leavesNothing(() -> {
            try (Hold bytes = new Hold(PyByteArray.of(new byte[] {0, 1, 2, 3, 4, 5, 6, 7})); Hold view = new Hold(PyMemoryView.of(bytes.get()));
                    Hold shape = new Hold(ints(2, 2, 2)); Hold cube = new Hold(call(view.get(), "cast", s("B"), shape.get()));
                    Hold place = new Hold(PyTuple.of(n(1), n(0), n(-1)))) {
                assertEquals("[[[0, 1], [2, 3]], [[4, 5], [6, 7]]]", shown(() -> call(cube.get(), "tolist")));
                assertEquals("5", shown(() -> Operations.getItem(cube.get(), place.get())));
                assertEquals("NotImplementedError: multi-dimensional sub-views are not implemented",
                        raised(() -> Operations.getItem(cube.get(), n(0))));
            }
        });
    }
}
