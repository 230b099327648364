package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PyDictTest extends ObjectTest {
    @Test
    void keepsTheOrderOfInsertionAcrossRemovalsAndGrowth() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                for (int i = 0; i < 100; i++) dict.put(s("key" + i), n(i));
                for (int i = 0; i < 100; i++) if (i % 10 != 3) assertTrue(dict.remove(s("key" + i)));
                dict.put(s("last"), n(1));
                assertEquals("{'key3': 3, 'key13': 13, 'key23': 23, 'key33': 33, 'key43': 43, 'key53': 53, 'key63': 63, 'key73': 73, "
                        + "'key83': 83, 'key93': 93, 'last': 1}", repr(dict));
                assertEquals(11, dict.size());
            }
        });
    }

    @Test
    void goesFromStringsToAnyKeys() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                dict.put(s("a"), n(1000));
                dict.put(n(5), n(2000));
                dict.put(PyFloat.of(5.0), n(3000));
                dict.put(PyBool.TRUE, n(4000));
                dict.put(n(1), n(5000));
                assertEquals("{'a': 1000, 5: 3000, True: 5000}", repr(dict));
                assertEquals(1000, ((PyInt) dict.get(s("a"))).value);
                assertNull(dict.get(s("b")));
            }
        });
    }

    @Test
    void aPositionStaysValidWhileItsKeyIsThere() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                PyStr name = PyStr.intern("name");
                dict.put(name, n(1000));
                int at = dict.slotOf(name), version = dict.version();
                dict.setValueAt(at, n(2000));
                assertEquals(version, dict.version());
                assertSame(name, dict.keyAt(at));
                dict.remove(name);
                assertNull(dict.keyAt(at));
                assertNotEquals(version, dict.version());
                assertNull(dict.keyAt(-1));
                assertNull(dict.keyAt(1 << 20));
            }
        });
    }

    @Test
    void aProbeStartsAgainWhenAnEqualityChangesTheTable() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                int[] asked = {0};
                Probe first = Probe.comparing(7, (other, op) -> {
                    if (asked[0]++ == 0) {
                        dict.clear();
                        for (int i = 0; i < 50; i++) dict.put(n(i), n(i));
                    }
                    return PyBool.FALSE;
                });
                dict.put(first, n(1));
                try (Hold key = new Hold(Probe.plain(7))) {
                    assertNull(dict.get(key.get()));
                    dict.put(key.get(), n(2));
                    assertEquals(51, dict.size());
                }
            }
        });
    }

    @Test
    void anEqualityThatThrowsLeavesTheTableAsItWas() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict()); Hold key = new Hold(Probe.plain(7)); Hold value = new Hold(ints(1000))) {
                PyDict dict = (PyDict) hold.get();
                dict.put(Probe.comparing(7, (other, op) -> {
                    throw stop();
                }), n(1));
                assertEquals("ValueError: stop here", raised(() -> dict.put(key.get(), value.get())));
                assertEquals("ValueError: stop here", raised(() -> dict.get(key.get())));
                assertEquals("ValueError: stop here", raised(() -> call(dict, "setdefault", key.get(), value.get())));
                assertEquals(1, dict.size());
                assertEquals(1, value.get().refcnt());
            }
        });
    }

    @Test
    void whatADropRunsFindsTheDictionaryFinished() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                String[] seen = {""};
                dict.put(s("a"), Probe.ending(() -> seen[0] += repr(dict)));
                dict.put(s("a"), n(1));
                dict.put(s("b"), Probe.ending(() -> seen[0] += repr(dict)));
                dict.remove(s("b"));
                dict.put(s("c"), Probe.ending(() -> {
                    seen[0] += repr(dict);
                    dict.put(s("d"), n(2));
                }));
                dict.clear();
                assertEquals("{'a': 1}{'a': 1}{}", seen[0]);
                assertEquals("{'d': 2}", repr(dict));
            }
        });
    }

    @Test
    void popAndPopItemHandTheValueOver() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                PyList value = ints(1000, 2000);
                dict.put(s("a"), value);
                assertSame(value, dict.pop(s("a")));
                assertEquals(0, value.refcnt());
                dict.put(s("b"), value);
                assertEquals("('b', [1000, 2000])", shown(() -> call(dict, "popitem")));
                assertTrue(value.isDead());
                assertEquals("KeyError: 'popitem(): dictionary is empty'", raised(() -> call(dict, "popitem")));
                // Growing and shrinking at the end must not use up the free places of the table.
                for (int i = 0; i < 10_000; i++) {
                    dict.put(n(i * 31L), n(i));
                    call(dict, "popitem").discard();
                }
                assertNull(dict.get(n(-1)));
            }
        });
    }

    @Test
    void iteratorsNoticeAChangeOfSize() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                dict.put(n(1000), n(1));
                dict.put(n(2000), n(2));
                try (Hold items = new Hold(Operations.iter(dict))) {
                    assertEquals("1000", shown(() -> Operations.next(items.get())));
                    dict.put(n(3000), n(3));
                    assertEquals("RuntimeError: dictionary changed size during iteration", raised(() -> Operations.next(items.get())));
                    dict.remove(n(3000));
                    assertEquals("RuntimeError: dictionary changed size during iteration", raised(() -> Operations.next(items.get())));
                }
            }
        });
    }

    @Test
    void takesPairsUntilABadOne() {
        leavesNothing(() -> {
            try (Hold dict = new Hold(new PyDict());
                    Hold pairs = new Hold(PyList.of(PyTuple.of(s("a"), n(1000)), ints(2000, 3000), PyTuple.of(n(1))))) {
                assertEquals("ValueError: dictionary update sequence element #2 has length 1; 2 is required",
                        raised(() -> call(dict.get(), "update", pairs.get())));
                assertEquals("{'a': 1000, 2000: 3000}", repr(dict.get()));
            }
        });
    }

    @Test
    void viewsAreSets() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict()); Hold other = new Hold(ints(2, 3, 1000))) {
                PyDict dict = (PyDict) hold.get();
                for (int i = 1; i < 4; i++) dict.put(n(i), n(i * 1000));
                try (Hold keys = new Hold(call(dict, "keys"))) {
                    assertEquals("dict_keys([1, 2, 3])", repr(keys.get()));
                    assertEquals("{2, 3}", shown(() -> Operations.binary(BinaryOp.AND, keys.get(), other.get())));
                    assertEquals("{1}", shown(() -> Operations.binary(BinaryOp.SUBTRACT, keys.get(), other.get())));
                    assertEquals("{1000}", shown(() -> Operations.binary(BinaryOp.SUBTRACT, other.get(), keys.get())));
                    assertEquals("TypeError: 'int' object is not iterable", raised(() -> Operations.binary(BinaryOp.OR, keys.get(), n(1))));
                }
                assertEquals("dict_items([(1, 1000), (2, 2000), (3, 3000)])", shown(() -> call(dict, "items")));
            }
        });
    }

    @Test
    void aDictionaryInsideItselfPrintsDots() {
        leavesNothing(() -> {
            try (Hold hold = new Hold(new PyDict())) {
                PyDict dict = (PyDict) hold.get();
                dict.put(s("me"), dict);
                assertEquals("{'me': {...}}", repr(dict));
                dict.clear();
            }
        });
    }
}
