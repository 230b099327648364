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

/** One reading of a value of JSON (RFC 8259, and the three constants that are no part of it), with a decoder's callbacks. Messages are those of CPython 3.11. */
final class JsonScanner {
    private final JsonText in;
    /** Borrowed from the tuple that {@link #scanOnce} holds; None where there is no hook. */
    private final PyObject objectHook, pairsHook, parseFloat, parseInt, parseConstant;

    private JsonScanner(JsonText in, PyTuple callbacks) {
        this.in = in;
        objectHook = callbacks.get(0);
        pairsHook = callbacks.get(1);
        parseFloat = callbacks.get(2);
        parseInt = callbacks.get(3);
        parseConstant = callbacks.get(4);
    }

    /** The value at {@code start} and where it ends, both in code points; StopIteration with the place where there is none. */
    static PyObject scanOnce(PyObject decoder, PyStr document, int start, PyObject error) {
        boolean strict = Operations.isTrue(Operations.getAttribute(decoder, "strict"));
        JsonText in = new JsonText(document, strict, error);
        in.at = in.unit(start);
        try (Hold callbacks = new Hold(PyTuple.of(callback(decoder, "object_hook"), callback(decoder, "object_pairs_hook"),
            callback(decoder, "parse_float"), callback(decoder, "parse_int"), callback(decoder, "parse_constant")))) {
            PyObject value = new JsonScanner(in, (PyTuple) callbacks.get()).value();
            return callbacks.returning(PyTuple.of(value, PyInt.of(in.point(in.at))));
        }
    }

    private static PyObject callback(PyObject decoder, String name) {
        return Operations.getAttribute(decoder, name);
    }

    private PyObject value() {
        int c = in.peek();
        return switch (c) {
            case '"' -> {
                in.at++;
                yield PyStr.of(in.string());
            }
            case '{' -> nested(" while decoding a JSON object from a unicode string", this::object);
            case '[' -> nested(" while decoding a JSON array from a unicode string", this::array);
            default -> {
                PyObject constant = constant(c);
                yield constant != null ? constant : number();
            }
        };
    }

    private interface Reader {
        PyObject read();
    }

    private PyObject nested(String where, Reader reader) {
        in.at++;
        in.skipBlanks();
        RecursionGuard.enter(where);
        try {
            return reader.read();
        } finally {
            RecursionGuard.leave();
        }
    }

    private PyObject constant(int c) {
        return switch (c) {
            case 'n' -> skip("null") ? PyNone.NONE : null;
            case 't' -> skip("true") ? PyBool.TRUE : null;
            case 'f' -> skip("false") ? PyBool.FALSE : null;
            case 'N' -> named("NaN");
            case 'I' -> named("Infinity");
            case '-' -> named("-Infinity");
            default -> null;
        };
    }

    private boolean skip(String word) {
        if (!in.text.startsWith(word, in.at)) return false;
        in.at += word.length();
        return true;
    }

    private PyObject named(String word) {
        return skip(word) ? Operations.call(parseConstant, PyStr.of(word)) : null;
    }

    private PyObject array() {
        try (Hold list = new Hold(new PyList())) {
            if (in.peek() != ']') {
                while (true) {
                    ((PyList) list.get()).append(value());
                    if (!more(']')) break;
                }
            }
            in.at++;
            return list.take();
        }
    }

    /** After an element: whether a comma and another one follow, and not the end. */
    private boolean more(char end) {
        in.skipBlanks();
        if (in.peek() == end) return false;
        if (in.peek() != ',') throw in.fail("Expecting ',' delimiter", in.at);
        in.at++;
        in.skipBlanks();
        return true;
    }

    private PyObject object() {
        boolean pairs = pairsHook != PyNone.NONE;
        try (Hold members = new Hold(pairs ? new PyList() : new PyDict())) {
            if (in.peek() != '}') {
                while (true) {
                    member(members.get());
                    if (!more('}')) break;
                }
            }
            in.at++;
            PyObject hook = pairs ? pairsHook : objectHook;
            return hook == PyNone.NONE ? members.take() : members.returning(Operations.call(hook, members.get()));
        }
    }

    private void member(PyObject members) {
        if (in.peek() != '"') throw in.fail("Expecting property name enclosed in double quotes", in.at);
        in.at++;
        PyStr key = PyStr.of(in.string());
        in.skipBlanks();
        if (in.peek() != ':') throw in.fail("Expecting ':' delimiter", in.at);
        in.at++;
        in.skipBlanks();
        try (Hold held = new Hold(key)) {
            PyObject value = value();
            if (members instanceof PyDict dict) dict.put(key, value);
            else ((PyList) members).append(PyTuple.of(key, value));
        }
    }

    private PyObject number() {
        int start = in.at;
        if (in.peek() == '-') in.at++;
        if (in.peek() == '0') in.at++;
        else if (digits() == 0) {
            in.at = start;
            throw Errors.stopIteration(PyInt.of(in.point(start)));
        }
        boolean fraction = in.peek() == '.' && afterPoint(), exponent = (in.peek() | 0x20) == 'e' && in.peek() > 0 && afterE();
        String text = in.text.substring(start, in.at);
        if (fraction || exponent) return parseFloat == PyFloat.TYPE ? PyFloat.of(Double.parseDouble(text)) : Operations.call(parseFloat, PyStr.of(text));
        return parseInt == PyInt.TYPE ? PyInt.parse(text, 10) : Operations.call(parseInt, PyStr.of(text));
    }

    private int digits() {
        int from = in.at;
        while (in.peek() >= '0' && in.peek() <= '9') in.at++;
        return in.at - from;
    }

    private boolean afterPoint() {
        in.at++;
        if (digits() > 0) return true;
        in.at--;
        return false;
    }

    private boolean afterE() {
        int from = in.at++;
        if (in.peek() == '+' || in.peek() == '-') in.at++;
        if (digits() > 0) return true;
        in.at = from;
        return false;
    }
}
