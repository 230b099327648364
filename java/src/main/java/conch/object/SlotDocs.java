package conch.object;

import java.util.HashMap;
import java.util.Map;

/** What {@code __doc__} and {@code __text_signature__} of a slot wrapper say: the same for every type, by the name. */
final class SlotDocs {
    private static final String ALONE = "($self, /)", VALUE = "($self, value, /)", NAME = "($self, name, /)", KEY = "($self, key, /)",
        ANY = "($self, /, *args, **kwargs)";

    private record Entry(String signature, String doc) {
    }

    private static final Map<String, Entry> entries = new HashMap<>();

    static {
        put("repr", ALONE, "Return repr(self).");
        put("hash", ALONE, "Return hash(self).");
        put("str", ALONE, "Return str(self).");
        put("call", ANY, "Call self as a function.");
        put("init", ANY, "Initialize self.  See help(type(self)) for accurate signature.");
        put("getattribute", NAME, "Return getattr(self, name).");
        put("setattr", "($self, name, value, /)", "Implement setattr(self, name, value).");
        put("delattr", NAME, "Implement delattr(self, name).");
        put("get", "($self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.");
        put("set", "($self, instance, value, /)", "Set an attribute of instance to value.");
        put("delete", "($self, instance, /)", "Delete an attribute of instance.");
        put("iter", ALONE, "Implement iter(self).");
        put("next", ALONE, "Implement next(self).");
        put("await", ALONE, "Return an iterator to be used in await expression.");
        put("aiter", ALONE, "Return an awaitable, that resolves in asynchronous iterator.");
        put("anext", ALONE, "Return a value or raise StopAsyncIteration.");
        put("len", ALONE, "Return len(self).");
        put("getitem", KEY, "Return self[key].");
        put("setitem", "($self, key, value, /)", "Set self[key] to value.");
        put("delitem", KEY, "Delete self[key].");
        put("contains", KEY, "Return key in self.");
        put("neg", ALONE, "-self");
        put("pos", ALONE, "+self");
        put("invert", ALONE, "~self");
        put("abs", ALONE, "abs(self)");
        put("int", ALONE, "int(self)");
        put("float", ALONE, "float(self)");
        put("bool", ALONE, "True if self else False");
        put("index", ALONE, "Return self converted to an integer, if self is suitable for use as an index into a list.");
        put("pow", "($self, value, mod=None, /)", "Return pow(self, value, mod).");
        put("rpow", "($self, value, mod=None, /)", "Return pow(value, self, mod).");
        put("divmod", VALUE, "Return divmod(self, value).");
        put("rdivmod", VALUE, "Return divmod(value, self).");
        for (String[] each : new String[][] {{"lt", "<"}, {"le", "<="}, {"eq", "=="}, {"ne", "!="}, {"gt", ">"}, {"ge", ">="}}) returns(each[0], "self" + each[1] + "value");
        for (String[] each : new String[][] {{"add", "+"}, {"sub", "-"}, {"mul", "*"}, {"mod", "%"}, {"and", "&"}, {"or", "|"}, {"xor", "^"}, {"lshift", "<<"},
            {"rshift", ">>"}, {"floordiv", "//"}, {"truediv", "/"}, {"matmul", "@"}}) {
            returns(each[0], "self" + each[1] + "value");
            returns("r" + each[0], "value" + each[1] + "self");
            returns("i" + each[0], "self" + each[1] + "=value");
        }
        put("ipow", VALUE, "Return self**=value.");
        entries.put("sequence __iadd__", new Entry(VALUE, "Implement self+=value."));
        entries.put("sequence __imul__", new Entry(VALUE, "Implement self*=value."));
    }

    private SlotDocs() {
    }

    private static void put(String name, String signature, String doc) {
        entries.put("__" + name + "__", new Entry(signature, doc));
    }

    private static void returns(String name, String what) {
        put(name, VALUE, "Return " + what + ".");
    }

    static PyObject doc(Slot.Entry slot) {
        // The sequence's slots of these names are those that a script cannot fill.
        boolean sequence = slot.slot.dispatcher == null && (slot.name.value.equals("__iadd__") || slot.name.value.equals("__imul__"));
        Entry entry = entries.get((sequence ? "sequence " : "") + slot.name.value);
        return entry == null ? PyNone.NONE : PyStr.of(entry.doc);
    }

    static PyObject signature(String name) {
        Entry entry = entries.get(name);
        return entry == null ? PyNone.NONE : PyStr.of(entry.signature);
    }
}
