package conch.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The parameters of a built-in function, written as in Python: {@code "x, /, y=None, *args, key=None, **kw"}.
 *
 * <p>{@link #bind} sorts the arguments of a call into one array in the order of the parameters; what was not given is null, the default
 * in the text being only for people. {@code *args} becomes a tuple and {@code **kw} a dictionary. Messages are those of CPython 3.11's
 * {@code _PyArg_UnpackKeywords}.
 */
public final class Signature {
    private final String function;
    private final String[] names;
    private final int positionalOnly, positional, required, requiredPositionalOnly;
    private final boolean[] optional;
    private final int variadic, keywords;

    private Signature(String function, List<String> names, List<Boolean> optional, int positionalOnly, int positional, int variadic, int keywords) {
        this.function = function;
        this.names = names.toArray(String[]::new);
        this.optional = new boolean[names.size()];
        int count = 0, onlyCount = 0;
        for (int i = 0; i < this.optional.length; i++) {
            this.optional[i] = optional.get(i);
            if (!this.optional[i]) {
                count++;
                if (i < positionalOnly) onlyCount++;
            }
        }
        this.positionalOnly = positionalOnly;
        this.positional = positional;
        this.required = count;
        this.requiredPositionalOnly = onlyCount;
        this.variadic = variadic;
        this.keywords = keywords;
    }

    /** @param function the name in messages */
    public static Signature parse(String function, String text) {
        List<String> names = new ArrayList<>();
        List<Boolean> optional = new ArrayList<>();
        int positionalOnly = 0, positional = -1, variadic = -1, keywords = -1;
        for (String part : splitAtCommas(text)) {
            String p = part.strip();
            if (p.equals("$self") || p.equals("$module") || p.isEmpty()) continue;
            if (p.equals("/")) {
                positionalOnly = names.size();
            } else if (p.equals("*")) {
                positional = names.size();
            } else if (p.startsWith("**")) {
                keywords = add(names, optional, p.substring(2), true);
            } else if (p.startsWith("*")) {
                positional = names.size();
                variadic = add(names, optional, p.substring(1), true);
            } else {
                int equals = p.indexOf('=');
                add(names, optional, equals < 0 ? p : p.substring(0, equals).strip(), equals >= 0);
            }
        }
        if (positional < 0) positional = keywords < 0 ? names.size() : keywords;
        return new Signature(function, names, optional, positionalOnly, positional, variadic, keywords);
    }

    private static int add(List<String> names, List<Boolean> optional, String name, boolean isOptional) {
        names.add(name.intern());
        optional.add(isOptional);
        return names.size() - 1;
    }

    /** A default may itself contain commas, in quotes or brackets. */
    private static List<String> splitAtCommas(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0, from = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == quote) quote = 0;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Whether {@link #bind} makes containers, which somebody must hold while the function runs. */
    boolean collects() {
        return variadic >= 0 || keywords >= 0;
    }

    PyObject callHolding(PyObject self, PyObject[] bound, Slots.WithArgs body) {
        try (Hold args = new Hold(variadic >= 0 ? bound[variadic] : PyNone.NONE); Hold kw = new Hold(keywords >= 0 ? bound[keywords] : PyNone.NONE)) {
            return kw.returning(args.returning(body.apply(self, bound)));
        }
    }

    /** The arguments in the order of the parameters, borrowed; null where none was given. TypeError when they do not fit. */
    public PyObject[] bind(PyObject[] args, String[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length, npos = args.length - nkw;
        int named = names.length - (variadic >= 0 ? 1 : 0) - (keywords >= 0 ? 1 : 0);
        if (keywords < 0 && variadic < 0 && args.length > named) throw tooMany(named, npos, nkw);
        if (npos > positional && variadic < 0) throw tooManyPositional(npos);
        if (npos < requiredPositionalOnly) throw tooFewPositional(npos);
        PyObject[] bound = new PyObject[names.length];
        System.arraycopy(args, 0, bound, 0, Math.min(npos, positional));
        for (int k = 0; k < nkw; k++) bindKeyword(bound, kwnames[k], args[npos + k], npos);
        if (required > 0) checkMissing(bound);
        if (variadic >= 0) bound[variadic] = npos > positional ? PyTuple.of(Arrays.copyOfRange(args, positional, npos)) : PyTuple.EMPTY;
        if (keywords >= 0 && bound[keywords] == null) bound[keywords] = new PyDict();
        return bound;
    }

    private void bindKeyword(PyObject[] bound, String name, PyObject value, int npos) {
        for (int i = positionalOnly; i < names.length; i++) {
            if (i == variadic || i == keywords || !names[i].equals(name)) continue;
            if (bound[i] != null) {
                discardKeywords(bound);
                throw i < npos ? Errors.type("argument for %s() given by name ('%s') and position (%d)", function, name, i + 1)
                    : Errors.type("%s() got multiple values for argument '%s'", function, name);
            }
            bound[i] = value;
            return;
        }
        if (keywords < 0) throw Errors.type("'%s' is an invalid keyword argument for %s()", name, function);
        if (bound[keywords] == null) bound[keywords] = new PyDict();
        ((PyDict) bound[keywords]).put(PyStr.intern(name), value);
    }

    private void checkMissing(PyObject[] bound) {
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] != null || optional[i]) continue;
            discardKeywords(bound);
            throw Errors.type("%s() missing required argument '%s' (pos %d)", function, names[i], i + 1);
        }
    }

    private void discardKeywords(PyObject[] bound) {
        if (keywords >= 0 && bound[keywords] != null) bound[keywords].discard();
    }

    private PyException tooMany(int most, int npos, int nkw) {
        return Errors.type("%s() takes %s %d %sargument%s (%d given)", function, required < most ? "at most" : "exactly", most,
            npos == 0 ? "keyword " : "", most == 1 ? "" : "s", npos + nkw);
    }

    private PyException tooManyPositional(int npos) {
        if (positional == 0) return Errors.type("%s() takes no positional arguments", function);
        int least = 0;
        while (least < positional && !optional[least]) least++;
        return Errors.type("%s() takes %s %d positional argument%s (%d given)", function, least < positional ? "at most" : "exactly",
            positional, positional == 1 ? "" : "s", npos);
    }

    private PyException tooFewPositional(int npos) {
        boolean exactly = requiredPositionalOnly == positional;
        return Errors.type("%s() takes %s %d positional argument%s (%d given)", function, exactly ? "exactly" : "at least",
            requiredPositionalOnly, requiredPositionalOnly == 1 ? "" : "s", npos);
    }
}
