package conch.eval;

import conch.compile.Code;
import conch.object.Errors;
import conch.object.PyDict;
import conch.object.PyObject;
import conch.object.PyStr;
import conch.object.PyTuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the arguments of a call into the variables of a new frame, as the parameters of the function say.
 * The messages are those of CPython's {@code initialize_locals} and {@code too_many_positional}.
 */
final class Binder {
    private final PyFunction function;
    private final Code code;
    private final PyObject[] slots;

    private Binder(PyFunction function, PyObject[] slots) {
        this.function = function;
        this.code = function.code();
        this.slots = slots;
    }

    /** Takes callee and arguments from the caller's stack, whose places are then empty: as in CPython, they move. */
    static Frame fromStack(PyFunction function, PyObject[] s, int calleeAt, int first, int count, String[] kwnames) {
        Code code = function.code();
        if (kwnames == null && count == code.argCount && code.keywordOnlyCount == 0 && !code.has(Code.VARARGS | Code.VARKEYWORDS)) {
            Frame frame = new Frame(function);
            System.arraycopy(s, first, frame.slots, 0, count);
            for (int i = calleeAt; i < first + count; i++) s[i] = null;
            return frame;
        }
        Frame frame = bind((PyFunction) function.retain(), s, first, count, kwnames);
        for (int i = calleeAt; i < first + count; i++) {
            PyObject old = s[i];
            s[i] = null;
            old.drop();
        }
        return frame;
    }

    /** Copies borrowed arguments. */
    static Frame fromArray(PyFunction function, PyObject[] args, String[] kwnames) {
        return bind((PyFunction) function.retain(), args, 0, args.length, kwnames);
    }

    private static Frame bind(PyFunction function, PyObject[] args, int first, int count, String[] kwnames) {
        Frame frame = new Frame(function);
        try {
            new Binder(function, frame.slots).bindAll(args, first, count, kwnames);
            return frame;
        } catch (RuntimeException e) {
            frame.leave(frame.top);
            throw e;
        }
    }

    private void bindAll(PyObject[] args, int first, int count, String[] kwnames) {
        int keywords = kwnames == null ? 0 : kwnames.length;
        int positional = count - keywords;
        int taken = Math.min(positional, code.argCount);
        for (int i = 0; i < taken; i++) slots[i] = args[first + i].retain();
        int total = code.argCount + code.keywordOnlyCount;
        if (code.has(Code.VARARGS)) {
            PyObject[] rest = new PyObject[positional - taken];
            System.arraycopy(args, first + taken, rest, 0, rest.length);
            slots[total] = PyTuple.of(rest).retain();
        }
        if (keywords > 0 || code.has(Code.VARKEYWORDS)) bindKeywords(args, first + positional, kwnames);
        if (positional > code.argCount && !code.has(Code.VARARGS)) throw tooMany(positional);
        if (positional < code.argCount) fillDefaults(positional);
        if (code.keywordOnlyCount > 0) fillKeywordDefaults();
    }

    private void bindKeywords(PyObject[] args, int firstValue, String[] kwnames) {
        int total = code.argCount + code.keywordOnlyCount;
        PyDict extra = null;
        if (code.has(Code.VARKEYWORDS)) {
            extra = new PyDict();
            slots[total + (code.has(Code.VARARGS) ? 1 : 0)] = extra.retain();
        }
        if (kwnames == null) return;
        for (int k = 0; k < kwnames.length; k++) {
            int at = parameter(kwnames[k], code.positionalOnlyCount, total);
            if (at >= 0) {
                if (slots[at] != null) throw Errors.type("%s() got multiple values for argument '%s'", function.qualifiedName(), kwnames[k]);
                slots[at] = args[firstValue + k].retain();
            } else if (extra != null) {
                extra.put(PyStr.intern(kwnames[k]), args[firstValue + k]);
            } else {
                throw unexpected(kwnames);
            }
        }
    }

    private int parameter(String name, int from, int to) {
        String[] names = code.locals;
        for (int i = from; i < to; i++) if (names[i] == name) return i;
        for (int i = from; i < to; i++) if (names[i].equals(name)) return i;
        return -1;
    }

    private RuntimeException unexpected(String[] kwnames) {
        List<String> positionalOnly = new ArrayList<>();
        for (String name : kwnames) if (parameter(name, 0, code.positionalOnlyCount) >= 0) positionalOnly.add(name);
        if (!positionalOnly.isEmpty()) {
            return Errors.type("%s() got some positional-only arguments passed as keyword arguments: '%s'",
                function.qualifiedName(), String.join(", ", positionalOnly));
        }
        int total = code.argCount + code.keywordOnlyCount;
        for (String name : kwnames) {
            if (parameter(name, code.positionalOnlyCount, total) < 0) {
                return Errors.type("%s() got an unexpected keyword argument '%s'", function.qualifiedName(), name);
            }
        }
        throw new IllegalStateException("every keyword is a parameter");
    }

    private RuntimeException tooMany(int given) {
        int keywordOnlyGiven = 0;
        for (int i = code.argCount; i < code.argCount + code.keywordOnlyCount; i++) if (slots[i] != null) keywordOnlyGiven++;
        int defaults = function.defaults == null ? 0 : function.defaults.size();
        boolean plural = defaults > 0 || code.argCount != 1;
        String takes = defaults > 0 ? "from " + (code.argCount - defaults) + " to " + code.argCount : "" + code.argCount;
        String also = keywordOnlyGiven == 0 ? "" : " positional argument" + (given == 1 ? "" : "s")
            + " (and " + keywordOnlyGiven + " keyword-only argument" + (keywordOnlyGiven == 1 ? "" : "s") + ")";
        return Errors.type("%s() takes %s positional argument%s but %d%s %s given", function.qualifiedName(), takes,
            plural ? "s" : "", given, also, given == 1 && keywordOnlyGiven == 0 ? "was" : "were");
    }

    private void fillDefaults(int positional) {
        PyTuple defaults = function.defaults;
        int count = defaults == null ? 0 : defaults.size();
        int firstDefault = code.argCount - count;
        List<String> missing = new ArrayList<>();
        for (int i = positional; i < firstDefault; i++) if (slots[i] == null) missing.add(code.locals[i]);
        if (!missing.isEmpty()) throw missing("positional", missing);
        for (int i = Math.max(positional, firstDefault); i < code.argCount; i++) {
            if (slots[i] == null) slots[i] = defaults.get(i - firstDefault).retain();
        }
    }

    private void fillKeywordDefaults() {
        List<String> missing = new ArrayList<>();
        for (int i = code.argCount; i < code.argCount + code.keywordOnlyCount; i++) {
            if (slots[i] != null) continue;
            PyObject value = function.keywordDefaults == null ? null : function.keywordDefaults.get(PyStr.intern(code.locals[i]));
            if (value != null) slots[i] = value.retain();
            else missing.add(code.locals[i]);
        }
        if (!missing.isEmpty()) throw missing("keyword-only", missing);
    }

    private RuntimeException missing(String kind, List<String> names) {
        int n = names.size();
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < n; i++) {
            if (i > 0) list.append(n == 2 ? " and " : i == n - 1 ? ", and " : ", ");
            list.append('\'').append(names.get(i)).append('\'');
        }
        return Errors.type("%s() missing %d required %s argument%s: %s", function.qualifiedName(), n, kind, n == 1 ? "" : "s", list);
    }
}
