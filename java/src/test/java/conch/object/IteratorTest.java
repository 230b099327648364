package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class IteratorTest extends ObjectTest {
    private static PyObject fails(int at, Supplier<PyObject> otherwise) {
        int[] calls = {0};
        try (Hold function = new Hold(PyBuiltinFunction.raw("source", (self, args, kwnames) -> {
            if (++calls[0] == at) throw stop();
            return otherwise.get();
        }))) {
            return new PyCallIterator(function.get(), PyNone.NONE);
        }
    }

    private static String listed(PyObject iterable) {
        try (Hold hold = new Hold(iterable)) {
            return shown(() -> Operations.listOf(hold.get()));
        }
    }

    @Test
    void enumerateCountsBeyondLong() {
        leavesNothing(() -> {
            try (Hold list = new Hold(ints(1000, 2000))) {
                assertEquals("[(9223372036854775807, 1000), (9223372036854775808, 2000)]",
                        listed(Operations.call(PyEnumerate.TYPE, list.get(), n(Long.MAX_VALUE))));
            }
            assertEquals("TypeError: enumerate() missing required argument 'iterable'", raised(() -> Operations.call(PyEnumerate.TYPE)));
        });
    }

    @Test
    void zipGivesBackWhatItTookWhenOneThrows() {
        leavesNothing(() -> {
            try (Hold first = new Hold(PyList.of(ints(1000), ints(2000), ints(3000))); Hold second = new Hold(fails(2, () -> ints(5000)));
                    Hold zip = new Hold(Operations.call(PyZip.TYPE, first.get(), second.get()))) {
                assertEquals("([1000], [5000])", shown(() -> Operations.next(zip.get())));
                assertEquals("ValueError: stop here", raised(() -> Operations.next(zip.get())));
                assertEquals(1, ((PyList) first.get()).get(1).refcnt());
            }
        });
    }

    @Test
    void strictZipTellsWhichIsShorter() {
        leavesNothing(() -> {
            String[] strict = {"strict"};
            try (Hold two = new Hold(ints(1000, 2000)); Hold one = new Hold(ints(3000));
                    Hold shorter = new Hold(Operations.call(PyZip.TYPE, new PyObject[] {two.get(), two.get(), one.get(), PyBool.TRUE}, strict));
                    Hold longer = new Hold(Operations.call(PyZip.TYPE, new PyObject[] {one.get(), two.get(), PyBool.TRUE}, strict))) {
                assertEquals("ValueError: zip() argument 3 is shorter than arguments 1-2", raised(() -> Operations.listOf(shorter.get())));
                assertEquals("ValueError: zip() argument 2 is longer than argument 1", raised(() -> Operations.listOf(longer.get())));
            }
        });
    }

    @Test
    void mapAndFilterGiveBackWhatTheyTookWhenTheFunctionThrows() {
        leavesNothing(() -> {
            try (Hold list = new Hold(PyList.of(ints(1000), ints(2000)));
                    Hold thrower = new Hold(PyBuiltinFunction.raw("thrower", (self, args, kwnames) -> {
                        throw stop();
                    }));
                    Hold map = new Hold(Operations.call(PyMap.TYPE, thrower.get(), list.get()));
                    Hold filter = new Hold(Operations.call(PyFilter.TYPE, thrower.get(), list.get()))) {
                assertEquals("ValueError: stop here", raised(() -> Operations.next(map.get())));
                assertEquals("ValueError: stop here", raised(() -> Operations.next(filter.get())));
            }
            try (Hold mixed = new Hold(ints(0, 1000, 0, 2000))) {
                assertEquals("[1000, 2000]", listed(Operations.call(PyFilter.TYPE, PyNone.NONE, mixed.get())));
            }
        });
    }

    @Test
    void anIteratorLetsItsSequenceGoAtTheEnd() {
        leavesNothing(() -> {
            try (Hold list = new Hold(ints(1000)); Hold iterator = new Hold(Operations.iter(list.get()));
                    Hold reversed = new Hold(Operations.call(PyReversed.TYPE, list.get()))) {
                assertEquals(3, list.get().refcnt());
                assertEquals("1000", shown(() -> Operations.next(iterator.get())));
                assertNull(Operations.next(iterator.get()));
                ((PyList) list.get()).append(n(2000));
                assertNull(Operations.next(iterator.get()));
                assertEquals("1000", shown(() -> Operations.next(reversed.get())));
                assertNull(Operations.next(reversed.get()));
                assertEquals(1, list.get().refcnt());
            }
        });
    }

    @Test
    void rangesOfAnySize() {
        leavesNothing(() -> {
            assertEquals("[9223372036854775806, 9223372036854775807]",
                    listed(new PyRange(n(Long.MAX_VALUE - 1), PyInt.of(java.math.BigInteger.TWO.pow(63)), n(1))));
            try (Hold wide = new Hold(new PyRange(n(Long.MIN_VALUE), n(Long.MAX_VALUE), n(1)))) {
                assertEquals("OverflowError: Python int too large to convert to C ssize_t", raised(() -> Operations.length(wide.get())));
                assertEquals("9223372036854775806", shown(() -> Operations.getItem(wide.get(), n(-1))));
            }
            try (Hold down = new Hold(new PyRange(n(10), n(-10), n(-7))); Hold step = new Hold(new PySlice(PyNone.NONE, PyNone.NONE, n(-2)))) {
                assertEquals("range(-4, 17, 14)", shown(() -> Operations.getItem(down.get(), step.get())));
            }
        });
    }
}
