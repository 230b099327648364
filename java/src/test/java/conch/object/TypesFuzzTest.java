package conch.object;

import static conch.object.ClassTest.define;
import static conch.object.ClassTest.fn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random programs over classes, instances, descriptors and exceptions, a third of whose methods fail. Whatever happens, everything that
 * came alive must end: what is forgotten, doubled or taken too early in any operation shows in the count or as a dead object.
 */
class TypesFuzzTest extends ObjectTest {
    /** Whether the program still runs: afterwards no finaliser may put anything into its list. */
    private boolean open;
    private static final String[] NAMES = {"a", "b", "c", "method", "prop", "slot"};

    @Test
    void nothingIsLeftOfRandomPrograms() {
        for (int seed = 0; seed < 40; seed++) {
            int s = seed;
            leavesNothing(() -> {
                program(new Random(s));
                CycleCollector.collect();
                CycleCollector.collect();
            });
        }
    }

    private void program(Random random) {
        try (Hold classes = new Hold(new PyList()); Hold objects = new Hold(new PyList())) {
            PyList types = (PyList) classes.get(), values = (PyList) objects.get();
            for (PyObject each : List.of(PyInt.of(3), PyStr.of("text"), PyTuple.of(PyInt.of(400), PyInt.of(500)), PyFloat.of(1.5))) values.append(each);
            open = true;
            for (int step = 0; step < 400; step++) {
                try {
                    step(random, types, values);
                } catch (PyException e) {
                    if (random.nextInt(4) == 0) values.append(e.value());
                    e.discard();
                }
                if (values.size() > 60) values.pop(random.nextInt(values.size())).discard();
            }
            open = false;
        }
    }

    private static PyObject pick(Random random, PyList list) {
        return list.get(random.nextInt(list.size()));
    }

    private static void keep(PyList values, PyObject result) {
        values.append(result);
    }

    private void step(Random random, PyList types, PyList values) {
        if (types.size() == 0) newClass(random, types, values);
        try (Hold first = new Hold(pick(random, values)); Hold second = new Hold(pick(random, values)); Hold type = new Hold(pick(random, types))) {
            PyObject a = first.get(), b = second.get();
            PyStr name = PyStr.intern(NAMES[random.nextInt(NAMES.length)]);
            switch (random.nextInt(16)) {
                case 0 -> newClass(random, types, values);
                case 1, 2, 3 -> keep(values, Operations.call(type.get()));
                case 4 -> keep(values, Operations.getAttribute(a, name));
                case 5, 6 -> Operations.setAttribute(a, name, b);
                case 7 -> Operations.delAttribute(a, name);
                case 8 -> keep(values, Operations.callMethod(a, name, b));
                case 9 -> keep(values, Operations.binary(BinaryOp.of(random.nextInt(13)), a, b));
                case 10 -> keep(values, Operations.compare(CompareOp.of(random.nextInt(6)), a, b));
                case 11 -> keep(values, Operations.repr(PyInt.of(Operations.hash(a))));
                case 12 -> Operations.setAttribute(type.get(), name, b);
                case 13 -> keep(values, PyWeakReference.to(a, random.nextBoolean() ? null : fn(x -> PyNone.NONE)));
                case 14 -> Operations.setAttribute(a, "__class__", type.get());
                default -> {
                    if (random.nextInt(3) == 0) CycleCollector.collect();
                    else if (types.size() > 3) types.pop(random.nextInt(types.size())).discard();
                }
            }
        }
    }

    private void newClass(Random random, PyList types, PyList values) {
        List<PyObject> bases = new ArrayList<>();
        if (types.size() > 0 && random.nextBoolean()) bases.add(pick(random, types));
        if (random.nextInt(4) == 0) bases.add(List.of(PyList.TYPE, PyInt.TYPE, PyDict.TYPE, ExceptionTypes.VALUE_ERROR).get(random.nextInt(4)));
        List<Object> names = new ArrayList<>();
        add(random, names, "__init__", fn(x -> PyNone.NONE));
        add(random, names, "method", failing(random, values));
        add(random, names, "__add__", failing(random, values));
        add(random, names, "__rsub__", failing(random, values));
        add(random, names, "__eq__", fn(x -> PyBool.of(x[0] == x[1])));
        add(random, names, "__hash__", fn(x -> PyInt.of(77)));
        add(random, names, "__getattr__", failing(random, values));
        add(random, names, "__del__", fn(x -> {
            if (random.nextInt(3) == 0) throw stop();
            if (random.nextInt(3) == 0 && open && values.size() < 60) values.append(x[0]);
            return PyNone.NONE;
        }));
        add(random, names, "prop", Operations.call(PyProperty.TYPE, failing(random, values), fn(x -> PyNone.NONE)));
        add(random, names, "c", new PyClassMethod(failing(random, values)));
        add(random, names, "__slots__", PyTuple.of(PyStr.of("slot")));
        try (Hold made = define("K" + random.nextInt(100), bases.toArray(PyObject[]::new), names.toArray())) {
            types.append(made.get());
        }
    }

    private static void add(Random random, List<Object> names, String name, PyObject value) {
        if (random.nextInt(3) == 0) {
            names.add(name);
            names.add(value);
        } else {
            value.discard();
        }
    }

    private static ScriptFunction failing(Random random, PyList values) {
        return fn(x -> {
            if (random.nextInt(3) == 0) throw stop();
            return random.nextBoolean() ? PyTuple.of(x.clone()) : random.nextBoolean() ? x[0] : values.size() > 0 ? pick(random, values) : PyNone.NONE;
        });
    }
}
