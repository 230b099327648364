package conch.stdlib;

import conch.object.Errors;
import conch.object.Operations;
import conch.object.PyInt;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;

/** {@code _json}: the walk over text and objects; {@code json} is written in Python over it. */
final class JsonModule {
    private JsonModule() {
    }

    static void fill(ModuleMembers m) {
        m.positional("scan_once", 4, 4, (self, a) -> JsonScanner.scanOnce(a[0], text(a[1]), Operations.asInt(a[2]), a[3]));
        m.positional("scanstring", 4, 4, (self, a) -> scanString(text(a[0]), Operations.asInt(a[1]), Operations.isTrue(a[2]), a[3]));
        m.positional("encode", 2, 2, (self, a) -> JsonWriter.encode(a[0], a[1]));
        m.oneArg("encode_basestring", (self, x) -> PyStr.of(JsonText.quote(text(x).value, false)));
        m.oneArg("encode_basestring_ascii", (self, x) -> PyStr.of(JsonText.quote(text(x).value, true)));
    }

    private static PyObject scanString(PyStr text, int start, boolean strict, PyObject error) {
        JsonText reader = new JsonText(text, strict, error);
        reader.at = reader.unit(start);
        String value = reader.string();
        return PyTuple.of(PyStr.of(value), PyInt.of(reader.point(reader.at)));
    }

    private static PyStr text(PyObject x) {
        if (x instanceof PyStr text) return text;
        throw Errors.type("first argument must be a string, not %s", Errors.typeName(x));
    }
}
