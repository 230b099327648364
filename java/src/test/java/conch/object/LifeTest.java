package conch.object;

import static conch.object.ClassTest.define;
import static conch.object.ClassTest.fn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of objects: finalisers, resurrection, weak references, cycles. */
class LifeTest extends ObjectTest {
    @Test
    void delRunsOnceWhenTheCountReachesZero() {
        leavesNothing(() -> {
            List<String> log = new ArrayList<>();
            try (Hold a = define("A", new PyObject[0], "__del__", fn(x -> {
                log.add("del");
                return PyNone.NONE;
            }))) {
                Hold one = new Hold(Operations.call(a.get())), two = new Hold(one.get());
                one.close();
                assertEquals(List.of(), log);
                two.close();
                assertEquals(List.of("del"), log);
            }
        });
    }

    @Test
    void delMayBringTheObjectBackButIsNotCalledAgain() {
        leavesNothing(() -> {
            int[] calls = {0};
            try (Hold keep = new Hold(new PyList()); Hold a = define("A", new PyObject[0], "__del__", fn(x -> {
                calls[0]++;
                ((PyList) keep.get()).append(x[0]);
                return PyNone.NONE;
            }))) {
                new Hold(Operations.call(a.get())).close();
                PyList list = (PyList) keep.get();
                assertEquals(1, list.size());
                assertEquals(1, list.get(0).refcnt());
                assertFalse(list.get(0).isDead());
                PyObject back = list.get(0);
                list.clear();
                assertTrue(back.isDead());
                assertEquals(1, calls[0]);
            }
        });
    }

    @Test
    void whatDelRaisesGoesToTheHook() {
        List<String> reported = new ArrayList<>();
        Unraisable.setSink((e, where) -> reported.add(e.toString()));
        try {
            leavesNothing(() -> {
                try (Hold a = define("A", new PyObject[0], "__del__", fn(x -> {
                    throw stop();
                }))) {
                    new Hold(Operations.call(a.get())).close();
                }
            });
        } finally {
            Unraisable.setSink((e, where) -> { });
        }
        assertEquals(List.of("ValueError: stop here", "ValueError: stop here"), reported);
    }

    @Test
    void aWeakReferenceForgetsAndCallsBack() {
        leavesNothing(() -> {
            List<String> log = new ArrayList<>();
            try (Hold a = define("A", new PyObject[0]); Hold callback = new Hold(fn(x -> {
                log.add(((PyWeakReference) x[0]).target() == null ? "gone" : "there");
                return PyNone.NONE;
            }))) {
                Hold o = new Hold(Operations.call(a.get()));
                try (Hold plain = new Hold(PyWeakReference.to(o.get(), null)); Hold called = new Hold(PyWeakReference.to(o.get(), callback.get()))) {
                    assertSame(plain.get(), PyWeakReference.to(o.get(), null));
                    Hold lost = new Hold(PyWeakReference.to(o.get(), callback.get()));
                    lost.close();
                    o.close();
                    assertNull(((PyWeakReference) plain.get()).target());
                    assertEquals(List.of("gone"), log);
                }
            }
        });
        assertEquals("TypeError: cannot create weak reference to 'int' object", raised(() -> PyWeakReference.to(n(5), null)));
    }

    @Test
    void theCollectorEndsCyclesAndNothingElse() {
        leavesNothing(() -> {
            List<String> log = new ArrayList<>();
            try (Hold a = define("A", new PyObject[0], "__del__", fn(x -> {
                log.add("del " + (x[0].dict().get("other") != null));
                return PyNone.NONE;
            }))) {
                Hold x = new Hold(Operations.call(a.get())), y = new Hold(Operations.call(a.get())), kept = new Hold(ints(1));
                Operations.setAttribute(x.get(), "other", y.get());
                Operations.setAttribute(y.get(), "other", x.get());
                Operations.setAttribute(y.get(), "list", kept.get());
                Hold reference = new Hold(PyWeakReference.to(x.get(), null));
                CycleCollector.collect();
                assertEquals(List.of(), log);
                x.close();
                y.close();
                assertEquals(List.of(), log);
                assertEquals(4, CycleCollector.collect());
                assertEquals(List.of("del true", "del true"), log);
                assertNull(((PyWeakReference) reference.get()).target());
                assertEquals(1, kept.get().refcnt());
                reference.close();
                kept.close();
            }
        });
    }

    @Test
    void whatAFinaliserSavesFromACycleStaysWhole() {
        leavesNothing(() -> {
            try (Hold keep = new Hold(new PyList()); Hold a = define("A", new PyObject[0], "__del__", fn(x -> {
                ((PyList) keep.get()).append(x[0]);
                return PyNone.NONE;
            }))) {
                Hold x = new Hold(Operations.call(a.get()));
                Operations.setAttribute(x.get(), "me", x.get());
                Operations.setAttribute(x.get(), "list", ints(1, 2));
                x.close();
                assertEquals(0, CycleCollector.collect());
                PyObject saved = ((PyList) keep.get()).get(0);
                assertSame(saved, Operations.getAttribute(saved, "me"));
                assertEquals("[1, 2]", repr(Operations.getAttribute(saved, "list")));
                ((PyList) keep.get()).clear();
                assertEquals(2 + 1, CycleCollector.collect());
            }
        });
    }

    @Test
    void anIntWithADictionaryTakesPartInACycle() {
        leavesNothing(() -> {
            try (Hold a = define("I", new PyObject[] {PyInt.TYPE})) {
                Hold x = new Hold(Operations.call(a.get(), n(5)));
                Operations.setAttribute(x.get(), "me", x.get());
                x.close();
                assertEquals(2, CycleCollector.collect());
            }
        });
    }

    @Test
    void anObjectNestedAMillionDeepEnds() {
        leavesNothing(() -> {
            try (Hold outer = new Hold(new PyList())) {
                for (int i = 0; i < 1_000_000; i++) outer.set(PyList.of(outer.get()));
            }
        });
    }

    @Test
    void aDeadObjectNamesItselfWhenTouched() {
        PyList list = ints(1);
        new Hold(list).close();
        assertTrue(list.isDead());
        assertEquals("a finalised 'list' object was used again", assertThrows(IllegalStateException.class, list::retain).getMessage());
    }

    @Test
    void exceptionsThatAreDealtWithLeaveNothing() {
        leavesNothing(() -> {
            assertEquals("AttributeError: 'list' object has no attribute 'nope'", raised(() -> {
                try (Hold list = new Hold(ints(1))) {
                    Operations.getAttribute(list.get(), "nope");
                }
            }));
            try (Hold list = new Hold(ints(1))) {
                assertNull(Operations.getAttributeOrNull(list.get(), "nope"));
                PyException e = Errors.key(list.get());
                e.value().setContext(PyBaseException.make(ExceptionTypes.VALUE_ERROR, s("before")));
                e.value().setCause(PyBaseException.make(ExceptionTypes.OS_ERROR, n(2), s("gone")));
                e.discard();
            }
        });
        assertEquals("FileNotFoundError: [Errno 2] No such file or directory: 'x'", raised(() -> {
            throw Errors.os(2, "x");
        }));
    }
}
