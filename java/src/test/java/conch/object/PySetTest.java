package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PySetTest extends ObjectTest {
    private static PySet set(long... values) {
        PySet set = new PySet();
        for (long value : values) set.add(n(value));
        return set;
    }

    /** CPython 3.11 prints these in this order: its probing and its reuse of removed places show. */
    @Test
    void numbersComeInTheOrderOfCPython() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(set(0, 1, 2, 3, 4))) {
                PySet set = (PySet) hold.get();
                assertTrue(set.remove(n(2)));
                set.add(n(33));
                assertEquals("{0, 1, 33, 3, 4}", repr(set));
                assertEquals("0", shown(() -> call(set, "pop")));
                set.add(n(1000));
                assertEquals("{1, 33, 3, 4, 1000}", repr(set));
            }
        });
    }

    @Test
    void operatorsWantSetsAndMethodsAnything() {
        leavesNothing(() -> {
            try (Hold a = new Hold(set(1, 2, 3)); Hold list = new Hold(ints(2, 3, 1000))) {
                assertEquals("{2, 3}", shown(() -> call(a.get(), "intersection", list.get())));
                assertEquals("{1}", shown(() -> call(a.get(), "difference", list.get())));
                assertEquals("{1000, 1}", shown(() -> call(a.get(), "symmetric_difference", list.get())));
                assertEquals("TypeError: unsupported operand type(s) for &: 'set' and 'list'",
                        raised(() -> Operations.binary(BinaryOp.AND, a.get(), list.get())));
                assertEquals("KeyError: 5", raised(() -> call(a.get(), "remove", n(5))));
                assertEquals("TypeError: unhashable type: 'list'", raised(() -> call(a.get(), "add", list.get())));
            }
        });
    }

    @Test
    void aSetIsLookedForAsItsFrozenTwin() {
        leavesNothing(() -> {
            try (Hold inner = new Hold(set(1, 2)); Hold hold = new Hold(new PySet());
                    Hold frozen = new Hold(Operations.call(PyFrozenSet.TYPE, inner.get()))) {
                PySet outer = (PySet) hold.get();
                outer.add(frozen.get());
                assertTrue(Operations.contains(outer, inner.get()));
                assertEquals("None", shown(() -> call(outer, "remove", inner.get())));
                assertFalse(Operations.contains(outer, inner.get()));
            }
        });
    }

    /** hash(frozenset({1, 2, 3})) and hash((1, 2, 3)) of CPython 3.11 on 64 bits. */
    @Test
    void hashesAreThoseOfCPython() {
        leavesNothing(() -> {
            try (Hold members = new Hold(ints(1, 2, 3)); Hold frozen = new Hold(Operations.call(PyFrozenSet.TYPE, members.get()));
                    Hold tuple = new Hold(Operations.call(PyTuple.TYPE, members.get()))) {
                assertEquals(-272375401224217160L, Operations.hash(frozen.get()));
                assertEquals(529344067295497451L, Operations.hash(tuple.get()));
            }
        });
    }

    @Test
    void aProbeStartsAgainWhenAnEqualityChangesTheTable() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PySet())) {
                PySet set = (PySet) hold.get();
                set.add(Probe.comparing(3, (other, op) -> {
                    set.clear();
                    for (int i = 0; i < 40; i++) set.add(n(i));
                    return PyBool.TRUE;
                }));
                try (Hold key = new Hold(Probe.plain(3))) {
                    assertFalse(set.contains(key.get()));
                }
                assertEquals(40, set.size());
            }
        });
    }

    @Test
    void anEqualityThatThrowsLeavesNoHalfMadeResult() {
        leavesNothing(() -> {
            try (Hold a = new Hold(new PySet()); Hold b = new Hold(new PySet())) {
                for (int i = 0; i < 20; i++) {
                    ((PySet) a.get()).add(n(i * 1000));
                    ((PySet) b.get()).add(n(i * 1000));
                }
                ((PySet) a.get()).add(Probe.comparing(77, (other, op) -> {
                    throw stop();
                }));
                ((PySet) b.get()).add(Probe.plain(77));
                for (BinaryOp op : new BinaryOp[] {BinaryOp.OR, BinaryOp.AND, BinaryOp.SUBTRACT, BinaryOp.XOR}) {
                    assertEquals("ValueError: stop here", raised(() -> Operations.binary(op, a.get(), b.get())));
                }
                assertEquals("ValueError: stop here", raised(() -> Operations.compare(CompareOp.EQ, a.get(), b.get())));
                assertEquals(21, ((PySet) a.get()).size());
            }
        });
    }

    @Test
    void iteratorsNoticeAChangeOfSize() {
        leavesNothing(() -> {
            try (Hold set = new Hold(set(1, 2)); Hold iterator = new Hold(Operations.iter(set.get()))) {
                assertEquals("1", shown(() -> Operations.next(iterator.get())));
                ((PySet) set.get()).add(n(7));
                assertEquals("RuntimeError: Set changed size during iteration", raised(() -> Operations.next(iterator.get())));
            }
        });
    }
}
