package conch.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ClassTest extends ObjectTest {
    /** {@code type(name, bases, names)}; names and values alternate. Held by the caller. */
    static Hold define(String name, PyObject[] bases, Object... names) {
        try (Hold namespace = new Hold(new PyDict()); Hold tuple = new Hold(PyTuple.of(bases)); Hold text = new Hold(s(name))) {
            for (int i = 0; i < names.length; i += 2) ((PyDict) namespace.get()).put((String) names[i], (PyObject) names[i + 1]);
            return new Hold(Operations.call(PyType.TYPE, text.get(), tuple.get(), namespace.get()));
        }
    }

    static ScriptFunction fn(Function<PyObject[], PyObject> body) {
        return ScriptFunction.of(body);
    }

    static void with(Hold cls, Consumer<PyType> body) {
        try (cls) {
            body.accept((PyType) cls.get());
        }
    }

    @Test
    void anInstanceHoldsItsClassAndAClassDiesWithItsLastHolder() {
        leavesNothing(() -> {
            Hold cls = define("A", new PyObject[0], "x", n(7000));
            Hold instance = new Hold(Operations.call(cls.get()));
            PyType type = (PyType) cls.get();
            cls.close();
            assertFalse(type.isDead());
            assertEquals("7000", shown(() -> Operations.getAttribute(instance.get(), "x")));
            instance.close();
            assertTrue(type.isDead());
        });
    }

    @Test
    void attributesAreLookedUpInOrder() {
        leavesNothing(() -> {
            Object[] data = {"__get__", fn(a -> s("data")), "__set__", fn(a -> PyNone.NONE)};
            Object[] nonData = {"__get__", fn(a -> s("nondata"))};
            try (Hold d = define("Data", new PyObject[0], data); Hold n = define("NonData", new PyObject[0], nonData);
                 Hold c = define("C", new PyObject[0], "d", Operations.call(d.get()), "n", Operations.call(n.get()), "p", s("class"),
                     "__getattr__", fn(a -> s("getattr")));
                 Hold o = new Hold(Operations.call(c.get()))) {
                for (String name : List.of("d", "n", "p")) o.get().dict().put(name, s("own"));
                assertEquals("'data'", shown(() -> Operations.getAttribute(o.get(), "d")));
                assertEquals("'own'", shown(() -> Operations.getAttribute(o.get(), "n")));
                assertEquals("'own'", shown(() -> Operations.getAttribute(o.get(), "p")));
                assertEquals("'getattr'", shown(() -> Operations.getAttribute(o.get(), "q")));
                o.get().dict().remove(s("n"));
                o.get().dict().remove(s("p"));
                assertEquals("'nondata'", shown(() -> Operations.getAttribute(o.get(), "n")));
                assertEquals("'class'", shown(() -> Operations.getAttribute(o.get(), "p")));
            }
        });
    }

    @Test
    void theMethodCacheForgetsWhenAClassOrABaseChanges() {
        leavesNothing(() -> {
            try (Hold base = define("Base", new PyObject[0], "x", s("old")); Hold derived = define("Derived", new PyObject[] {base.get()})) {
                PyType type = (PyType) derived.get();
                assertEquals("'old'", repr(type.lookup("x")));
                assertNull(type.lookup("y"));
                Operations.setAttribute(base.get(), "x", s("new"));
                Operations.setAttribute(base.get(), "y", s("came"));
                assertEquals("'new'", repr(type.lookup("x")));
                assertEquals("'came'", repr(type.lookup("y")));
                Operations.delAttribute(base.get(), PyStr.intern("y"));
                assertNull(type.lookup("y"));
            }
        });
    }

    @Test
    void aSpecialMethodThatIsSetLaterFillsTheSlotOfSubclassesToo() {
        leavesNothing(() -> {
            try (Hold base = define("Base", new PyObject[0]); Hold derived = define("Derived", new PyObject[] {base.get()});
                 Hold o = new Hold(Operations.call(derived.get()))) {
                assertEquals("TypeError: object of type 'Derived' has no len()", raised(() -> Operations.length(o.get())));
                Operations.setAttribute(base.get(), "__len__", fn(a -> n(9)));
                assertEquals(9, Operations.length(o.get()));
                Operations.delAttribute(base.get(), PyStr.intern("__len__"));
                assertEquals("TypeError: object of type 'Derived' has no len()", raised(() -> Operations.length(o.get())));
            }
        });
    }

    @Test
    void aSubclassOfABuiltInTypeKeepsTheJavaSlots() {
        with(define("L", new PyObject[] {PyList.TYPE}), type -> {
            assertSame(PyList.TYPE.length, type.length);
            assertSame(PyList.TYPE.concat, type.concat);
            assertNull(type.binary[BinaryOp.ADD.ordinal()]);
            assertSame(PyList.TYPE.richCompare, type.richCompare);
            assertNull(type.hash);
        });
    }

    @Test
    void theReflectedMethodOfASubclassGoesFirst() {
        leavesNothing(() -> {
            try (Hold a = define("A", new PyObject[0], "__add__", fn(x -> s("A.add")), "__radd__", fn(x -> s("A.radd")));
                 Hold b = define("B", new PyObject[] {a.get()}, "__radd__", fn(x -> s("B.radd")));
                 Hold c = define("C", new PyObject[] {a.get()});
                 Hold x = new Hold(Operations.call(a.get())); Hold y = new Hold(Operations.call(b.get())); Hold z = new Hold(Operations.call(c.get()))) {
                assertEquals("'B.radd'", shown(() -> Operations.binary(BinaryOp.ADD, x.get(), y.get())));
                assertEquals("'A.add'", shown(() -> Operations.binary(BinaryOp.ADD, x.get(), z.get())));
                assertEquals("'A.radd'", shown(() -> Operations.binary(BinaryOp.ADD, n(1), x.get())));
                assertEquals("TypeError: unsupported operand type(s) for -: 'A' and 'int'", raised(() -> Operations.binary(BinaryOp.SUBTRACT, x.get(), n(1))));
            }
        });
    }

    @Test
    void slotsLieInAnArrayAndThereIsNoDictionary() {
        leavesNothing(() -> {
            try (Hold a = define("A", new PyObject[0], "__slots__", PyTuple.of(s("x"), s("y"))); Hold o = new Hold(Operations.call(a.get()))) {
                assertNull(o.get().dict());
                assertEquals("AttributeError: 'A' object has no attribute 'x'", raised(() -> Operations.getAttribute(o.get(), "x")));
                Operations.setAttribute(o.get(), "x", ints(1, 2));
                assertEquals("[1, 2]", shown(() -> Operations.getAttribute(o.get(), "x")));
                assertEquals("AttributeError: 'A' object has no attribute 'z'", raised(() -> Operations.setAttribute(o.get(), "z", n(1))));
            }
        });
    }

    @Test
    void whatAFailingConstructionLeavesIsNothing() {
        leavesNothing(() -> {
            assertEquals("TypeError: multiple bases have instance lay-out conflict", raised(() -> define("X", new PyObject[] {PyInt.TYPE, PyStr.TYPE}).close()));
            assertEquals("ValueError: 'x' in __slots__ conflicts with class variable",
                raised(() -> define("X", new PyObject[0], "__slots__", s("x"), "x", ints(1)).close()));
            try (Hold a = define("A", new PyObject[0], "__init__", fn(x -> {
                throw stop();
            }))) {
                assertEquals("ValueError: stop here", raised(() -> Operations.call(a.get())));
            }
        });
    }

    @Test
    void aResultSurvivesTheTemporaryThatOwnedIt() {
        leavesNothing(() -> {
            try (Hold a = define("A", new PyObject[0], "__getattr__", fn(x -> ScriptFunction.returning(ints(5)))); Hold o = new Hold(Operations.call(a.get()))) {
                assertEquals("[5]", shown(() -> Operations.callMethod(o.get(), "anything")));
            }
        });
    }

    @Test
    void initSubclassAndSetNameAreCalled() {
        leavesNothing(() -> {
            List<String> log = new ArrayList<>();
            try (Hold d = define("D", new PyObject[0], "__set_name__", fn(a -> {
                log.add(((PyType) a[1]).name + "." + Operations.str(a[2]).value);
                return PyNone.NONE;
            })); Hold base = define("Base", new PyObject[0], "__init_subclass__", fn(a -> {
                log.add("sub " + ((PyType) a[0]).name);
                return PyNone.NONE;
            })); Hold c = define("C", new PyObject[] {base.get()}, "field", Operations.call(d.get()))) {
                assertEquals(List.of("C.field", "sub C"), log);
            }
        });
    }

    @Test
    void theOrderOfBasesIsC3() {
        leavesNothing(() -> {
            try (Hold a = define("A", new PyObject[0]); Hold b = define("B", new PyObject[] {a.get()}); Hold c = define("C", new PyObject[] {a.get()});
                 Hold d = define("D", new PyObject[] {b.get(), c.get()})) {
                StringBuilder order = new StringBuilder();
                for (PyType t : ((PyType) d.get()).mro()) order.append(t.name).append(' ');
                assertEquals("D B C A object ", order.toString());
                assertEquals("TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B",
                    raised(() -> define("E", new PyObject[] {a.get(), b.get()}).close()));
            }
        });
    }
}
