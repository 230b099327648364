package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PyListTest extends ObjectTest {
    private static PySlice slice(Object start, Object stop, Object step) {
        return new PySlice(bound(start), bound(stop), bound(step));
    }

    private static PyObject bound(Object number) {
        return number == null ? PyNone.NONE : n((Integer) number);
    }

    @Test
    void popHandsTheElementOver() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(PyList.of(ints(1000), ints(2000)))) {
                PyObject popped = ((PyList) hold.get()).pop(0);
                assertEquals(0, popped.refcnt());
                assertEquals("[1000]", repr(popped));
                popped.discard();
                assertTrue(popped.isDead());
                assertEquals("[[2000]]", repr(hold.get()));
            }
        });
    }

    @Test
    void slicesAreAssignedAndDeleted() {
        leavesNothing(() -> {
            try (Hold list = new Hold(ints(0, 1, 2, 3, 4, 5, 6, 7)); Hold more = new Hold(ints(1000, 2000, 3000))) {
                try (Hold where = new Hold(slice(5, 2, null))) {
                    Operations.setItem(list.get(), where.get(), more.get());
                    assertEquals("[0, 1, 2, 3, 4, 1000, 2000, 3000, 5, 6, 7]", repr(list.get()));
                }
                try (Hold where = new Hold(slice(null, null, -4))) {
                    Operations.setItem(list.get(), where.get(), more.get());
                    assertEquals("[0, 1, 3000, 3, 4, 1000, 2000, 3000, 5, 6, 1000]", repr(list.get()));
                    Operations.delItem(list.get(), where.get());
                    assertEquals("[0, 1, 3, 4, 1000, 3000, 5, 6]", repr(list.get()));
                    assertEquals("ValueError: attempt to assign sequence of size 3 to extended slice of size 2",
                            raised(() -> Operations.setItem(list.get(), where.get(), more.get())));
                    assertEquals("TypeError: must assign iterable to extended slice",
                            raised(() -> Operations.setItem(list.get(), where.get(), n(1))));
                }
                try (Hold all = new Hold(slice(null, null, null))) {
                    Operations.setItem(list.get(), all.get(), list.get());
                    assertEquals("[0, 1, 3, 4, 1000, 3000, 5, 6]", repr(list.get()));
                    Operations.delItem(list.get(), all.get());
                    assertEquals("[]", repr(list.get()));
                }
            }
        });
    }

    @Test
    void whatADropRunsFindsTheListFinished() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyList()); Hold where = new Hold(slice(0, 1, null)); Hold none = new Hold(new PyList())) {
                PyList list = (PyList) hold.get();
                List<String> seen = new ArrayList<>();
                for (int i = 0; i < 3; i++) list.append(Probe.ending(() -> seen.add(String.valueOf(list.size()))));
                list.set(0, n(1));
                Operations.delItem(list, n(1));
                Operations.setItem(list, where.get(), none.get());
                list.clear();
                assertEquals(List.of("3", "2", "0"), seen);
            }
        });
    }

    @Test
    void sortIsStableInBothDirections() {
        leavesNothing(() -> {
            Random random = new Random(5);
            for (int size : new int[] {0, 1, 2, 63, 64, 65, 500, 3000}) {
                for (boolean reverse : new boolean[] {false, true}) {
                    try (Hold hold = new Hold(new PyList())) {
                        PyList list = (PyList) hold.get();
                        List<long[]> expected = new ArrayList<>();
                        for (int i = 0; i < size; i++) {
                            long key = random.nextInt(size / 4 + 1) + (i % 100 < 50 ? 0 : i);
                            list.append(PyTuple.of(n(key), n(i + 1000)));
                            expected.add(new long[] {key, i + 1000});
                        }
                        expected.sort((a, b) -> reverse ? Long.compare(b[0], a[0]) : Long.compare(a[0], b[0]));
                        try (Hold first = new Hold(firstOfPair(null))) {
                            sort(list, first.get(), reverse);
                        }
                        for (int i = 0; i < size; i++) {
                            assertEquals(expected.get(i)[1], ((PyInt) ((PyTuple) list.get(i)).get(1)).value);
                        }
                    }
                }
            }
        });
    }

    private static PyObject firstOfPair(Runnable before) {
        return PyBuiltinFunction.oneArg("first", (self, pair) -> {
            if (before != null) before.run();
            return ((PyTuple) pair).get(0);
        });
    }

    private static void sort(PyList list, PyObject key, boolean reverse) {
        try (Hold method = new Hold(Operations.getAttribute(list, "sort"))) {
            Operations.call(method.get(), new PyObject[] {key, PyBool.of(reverse)}, new String[] {"key", "reverse"});
        }
    }

    @Test
    void aComparisonThatThrowsLeavesAPermutation() {
        leavesNothing(() -> {
            for (int failAt = 1; failAt < 700; failAt += 37) {
                try (Hold hold = new Hold(new PyList())) {
                    PyList list = (PyList) hold.get();
                    int[] asked = {0};
                    int last = failAt;
                    Random random = new Random(failAt);
                    for (int i = 0; i < 150; i++) {
                        list.append(Probe.comparing(random.nextInt(100), (other, op) -> {
                            if (++asked[0] == last) throw stop();
                            return PyBool.of(asked[0] % 3 == 0);
                        }));
                    }
                    List<PyObject> before = List.of(list.toArray());
                    assertEquals("ValueError: stop here", raised(() -> call(list, "sort")));
                    List<PyObject> after = new ArrayList<>(List.of(list.toArray()));
                    assertEquals(before.size(), after.size());
                    after.removeAll(before);
                    assertTrue(after.isEmpty());
                    for (PyObject item : before) assertEquals(1, item.refcnt());
                }
            }
        });
    }

    @Test
    void aKeyFunctionThatThrowsOrChangesTheListIsSurvived() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(PyList.of(PyTuple.of(n(2000)), PyTuple.of(n(1000)), PyTuple.of(n(3000))))) {
                PyList list = (PyList) hold.get();
                int[] calls = {0};
                try (Hold key = new Hold(firstOfPair(() -> {
                    if (++calls[0] == 3) throw stop();
                }))) {
                    assertEquals("ValueError: stop here", raised(() -> sort(list, key.get(), false)));
                }
                assertEquals("[(2000,), (1000,), (3000,)]", repr(list));
                try (Hold key = new Hold(firstOfPair(() -> list.append(ints(7000))))) {
                    assertEquals("ValueError: list modified during sort", raised(() -> sort(list, key.get(), true)));
                }
                assertEquals("[(3000,), (2000,), (1000,)]", repr(list));
            }
        });
    }

    @Test
    void removalDuringAComparisonIsSurvived() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyList()); Hold wanted = new Hold(n(5))) {
                PyList list = (PyList) hold.get();
                for (int i = 0; i < 3; i++) {
                    list.append(Probe.comparing(1, (other, op) -> {
                        list.clear();
                        return PyBool.FALSE;
                    }));
                }
                assertFalse(Operations.contains(list, wanted.get()));
                assertEquals(0, list.size());
            }
        });
    }

    @Test
    void anIteratorThatThrowsLeavesWhatCameBefore() {
        leavesNothing(() -> {
            int[] calls = {0};
            try (Hold list = new Hold(new PyList());
                    Hold source = new Hold(PyBuiltinFunction.noArgs("source", self -> {
                        if (++calls[0] == 4) throw stop();
                        return PyTuple.of(n(calls[0] * 1000L));
                    }));
                    Hold iterator = new Hold(new PyCallIterator(source.get(), PyNone.NONE))) {
                assertEquals("ValueError: stop here", raised(() -> ((PyList) list.get()).extend(iterator.get())));
                assertEquals("[(1000,), (2000,), (3000,)]", repr(list.get()));
                calls[0] = 0;
                assertEquals("ValueError: stop here", raised(() -> Operations.call(PyTuple.TYPE, iterator.get())));
                calls[0] = 0;
                assertEquals("ValueError: stop here", raised(() -> Operations.call(PySet.TYPE, iterator.get())));
            }
        });
    }

    @Test
    void aListInsideItselfPrintsDots() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyList())) {
                PyList list = (PyList) hold.get();
                list.append(PyTuple.of(list, n(1)));
                assertEquals("[([...], 1)]", repr(list));
                list.clear();
            }
        });
    }

    @Test
    void aTupleOfTheWholeIsTheTupleItself() {
        leavesNothing(() -> {
            try (Hold tuple = new Hold(PyTuple.of(n(1000), n(2000))); Hold all = new Hold(slice(null, null, null))) {
                assertSame(tuple.get(), Operations.getItem(tuple.get(), all.get()));
                assertSame(tuple.get(), Operations.call(PyTuple.TYPE, tuple.get()));
                assertEquals(1, tuple.get().refcnt());
            }
        });
    }
}
