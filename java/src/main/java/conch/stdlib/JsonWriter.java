package conch.stdlib;

import conch.object.Errors;
import conch.object.Hold;
import conch.object.Operations;
import conch.object.PyBool;
import conch.object.PyDict;
import conch.object.PyFloat;
import conch.object.PyInt;
import conch.object.PyList;
import conch.object.PyNone;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import conch.object.RecursionGuard;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** One writing of an object as JSON, in the pieces that {@code JSONEncoder.iterencode} gives, as the attributes of an encoder want it. */
final class JsonWriter {
    private final PyObject encoder;
    private final boolean ascii, allowNan, sortKeys, skipKeys;
    private final String itemSeparator, keySeparator;
    /** One level of it; null for everything on one line. */
    private final String indent;
    /** The containers around the one that is written; null where nobody asked to look for circles. */
    private final Set<PyObject> open;
    private final List<String> pieces = new ArrayList<>();
    private int level;

    private JsonWriter(PyObject encoder) {
        this.encoder = encoder;
        ascii = flag("ensure_ascii");
        allowNan = flag("allow_nan");
        sortKeys = flag("sort_keys");
        skipKeys = flag("skipkeys");
        open = flag("check_circular") ? Collections.newSetFromMap(new IdentityHashMap<>()) : null;
        itemSeparator = Operations.str(attribute("item_separator")).value;
        keySeparator = Operations.str(attribute("key_separator")).value;
        PyObject given = attribute("indent");
        indent = given == PyNone.NONE ? null : given instanceof PyStr text ? text.value : " ".repeat(Math.max(0, Operations.asInt(given)));
    }

    private PyObject attribute(String name) {
        return Operations.getAttribute(encoder, name);
    }

    private boolean flag(String name) {
        return Operations.isTrue(attribute(name));
    }

    /** A list of the pieces. */
    static PyObject encode(PyObject encoder, PyObject object) {
        JsonWriter writer = new JsonWriter(encoder);
        writer.value("", object);
        return PyList.of(writer.pieces.stream().map(PyStr::of).toArray(PyObject[]::new));
    }

    /** @param before is one piece with the value, where that is no container */
    private void value(String before, PyObject o) {
        String scalar = scalar(o);
        if (scalar != null) {
            pieces.add(before + scalar);
            return;
        }
        if (!before.isEmpty()) pieces.add(before);
        container(o);
    }

    /** Text of what is no container; null of a container, and of what only {@code default} knows. */
    private String scalar(PyObject o) {
        if (o instanceof PyStr text) return JsonText.quote(text.value, ascii);
        if (o == PyNone.NONE) return "null";
        if (o instanceof PyBool) return o == PyBool.TRUE ? "true" : "false";
        if (o instanceof PyInt number) return number.decimal();
        return o instanceof PyFloat number ? number(number.value) : null;
    }

    private String number(double value) {
        if (Double.isFinite(value)) return PyFloat.repr(value);
        if (!allowNan) throw Errors.value("Out of range float values are not JSON compliant" + (indent == null ? "" : ": " + PyFloat.repr(value)));
        return Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
    }

    private void container(PyObject o) {
        if (open != null && !open.add(o)) throw Errors.value("Circular reference detected");
        RecursionGuard.enter(" while encoding a JSON object");
        try (Hold held = new Hold(o)) {
            if (o instanceof PyList list) list(list);
            else if (o instanceof PyTuple tuple) tuple(tuple);
            else if (o instanceof PyDict) object(o);
            else substitute(o);
        } finally {
            RecursionGuard.leave();
        }
        if (open != null) open.remove(o);
    }

    private void substitute(PyObject o) {
        try (Hold instead = new Hold(Operations.callMethod(encoder, "default", o))) {
            value("", instead.get());
        }
    }

    private String newLine() {
        return indent == null ? "" : "\n" + indent.repeat(level);
    }

    private void list(PyList list) {
        if (list.size() == 0) {
            pieces.add("[]");
            return;
        }
        level++;
        // What default() takes out of the list meanwhile is not written any more.
        for (int i = 0; i < list.size(); i++) element(i, list.get(i));
        endOfArray();
    }

    private void tuple(PyTuple tuple) {
        if (tuple.size() == 0) {
            pieces.add("[]");
            return;
        }
        level++;
        for (int i = 0; i < tuple.size(); i++) element(i, tuple.get(i));
        endOfArray();
    }

    private void element(int i, PyObject item) {
        value((i == 0 ? "[" : itemSeparator) + newLine(), item);
    }

    private void endOfArray() {
        level--;
        if (indent != null) pieces.add(newLine());
        pieces.add("]");
    }

    private void object(PyObject dict) {
        if (Operations.length(dict) == 0) {
            pieces.add("{}");
            return;
        }
        pieces.add("{");
        level++;
        if (indent != null) pieces.add(newLine());
        members(dict);
        level--;
        if (indent != null) pieces.add(newLine());
        pieces.add("}");
    }

    private void members(PyObject dict) {
        try (Hold view = new Hold(Operations.callMethod(dict, "items")); Hold items = new Hold(Operations.listOf(view.get()))) {
            PyList list = (PyList) items.get();
            if (sortKeys) list.sort(null, false);
            boolean first = true;
            for (int i = 0; i < list.size(); i++) {
                if (!(list.get(i) instanceof PyTuple pair) || pair.size() != 2) throw Errors.value("items must return 2-tuples");
                String key = key(pair.get(0));
                if (key == null) continue;
                if (!first) pieces.add(itemSeparator + newLine());
                first = false;
                pieces.add(JsonText.quote(key, ascii));
                pieces.add(keySeparator);
                value("", pair.get(1));
            }
        }
    }

    /** Null of a key that is left out. */
    private String key(PyObject key) {
        if (key instanceof PyStr text) return text.value;
        String scalar = scalar(key);
        if (scalar == null && !skipKeys) throw Errors.type("keys must be str, int, float, bool or None, not %s", Errors.typeName(key));
        return scalar;
    }
}
