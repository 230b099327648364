package conch.object;

/**
 * {@code str.format} and {@code str.format_map}: replacement fields in a template, their names, conversions and nested specifications
 * (the Python library reference, "Format String Syntax").
 */
final class StrFormat {
    private static final int DEEPEST = 2;

    /** Null for format_map, which has no positional arguments. */
    private final PyObject[] positional;
    private final String[] names;
    private final PyObject[] named;
    /** format_map's; null for format. */
    private final PyObject mapping;
    private int automatic;
    private boolean usesAutomatic, usesManual;

    private StrFormat(PyObject[] args, String[] kwnames, PyObject mapping) {
        this.mapping = mapping;
        names = kwnames == null ? new String[0] : kwnames;
        if (mapping != null) {
            positional = named = null;
            return;
        }
        positional = java.util.Arrays.copyOf(args, args.length - names.length);
        named = java.util.Arrays.copyOfRange(args, positional.length, args.length);
    }

    static PyStr format(PyStr template, PyObject[] args, String[] kwnames) {
        return PyStr.of(new StrFormat(args, kwnames, null).expand(template.value, DEEPEST));
    }

    static PyStr formatMap(PyStr template, PyObject mapping) {
        return PyStr.of(new StrFormat(null, null, mapping).expand(template.value, DEEPEST));
    }

    private String expand(String template, int depth) {
        if (depth <= 0) throw Errors.value("Max string recursion exceeded");
        StringBuilder out = new StringBuilder();
        int n = template.length();
        for (int at = 0; at < n; ) {
            char c = template.charAt(at++);
            if (c != '{' && c != '}') {
                out.append(c);
            } else if (at < n && template.charAt(at) == c) {
                out.append(c);
                at++;
            } else if (c == '}' || at == n) {
                throw Errors.value("Single '%s' encountered in format string", String.valueOf(c));
            } else {
                Field field = new Field(template, at);
                at = field.end;
                render(out, field, depth);
            }
        }
        return out.toString();
    }

    /** One replacement field: {@code name[!conversion][:spec]}. */
    private static final class Field {
        final String name;
        int conversion;
        String spec = "";
        boolean specHasFields;
        /** After the closing brace. */
        final int end;

        Field(String template, int start) {
            int at = start, n = template.length();
            boolean inBrackets = false;
            char c = 0;
            scan:
            for (; at < n; at++) {
                c = template.charAt(at);
                switch (c) {
                    case '{' -> {
                        if (!inBrackets) throw Errors.value("unexpected '{' in field name");
                    }
                    case '[' -> inBrackets = true;
                    case ']' -> inBrackets = false;
                    case '}', ':', '!' -> {
                        if (!inBrackets) break scan;
                    }
                    default -> {
                    }
                }
            }
            if (at == n) throw Errors.value("expected '}' before end of string");
            name = template.substring(start, at++);
            end = c == '}' ? at : rest(template, at, c);
        }

        private int rest(String template, int at, char separator) {
            int n = template.length();
            if (separator == '!') {
                if (at == n) throw Errors.value("end of string while looking for conversion specifier");
                conversion = template.codePointAt(at);
                at += Character.charCount(conversion);
                if (at < n) {
                    char c = template.charAt(at++);
                    if (c == '}') return at;
                    if (c != ':') throw Errors.value("expected ':' after conversion specifier");
                }
            }
            int start = at;
            for (int open = 1; at < n; at++) {
                char c = template.charAt(at);
                if (c == '{') {
                    specHasFields = true;
                    open++;
                } else if (c == '}' && --open == 0) {
                    spec = template.substring(start, at);
                    return at + 1;
                }
            }
            throw Errors.value("unmatched '{' in format spec");
        }
    }

    private void render(StringBuilder out, Field field, int depth) {
        try (Hold value = new Hold(resolve(field.name))) {
            if (field.conversion != 0) value.set(convert(value.get(), field.conversion));
            String spec = field.specHasFields ? expand(field.spec, depth - 1) : field.spec;
            PyObject object = value.get();
            if (spec.isEmpty() && object.type == PyStr.TYPE) {
                out.append(((PyStr) object).value);
                return;
            }
            PyStr text = Operations.format(object, spec);
            out.append(text.value);
            text.discard();
        }
    }

    private static PyObject convert(PyObject value, int conversion) {
        return switch (conversion) {
            case 'r' -> Operations.repr(value);
            case 's' -> Operations.str(value);
            case 'a' -> Operations.ascii(value);
            default -> throw Errors.value("Unknown conversion specifier %s",
                    conversion > 32 && conversion < 127 ? Character.toString(conversion) : "\\x" + Integer.toHexString(conversion));
        };
    }

    /** The object that a field's name means, with its attributes and indexes. */
    private PyObject resolve(String name) {
        int at = 0, n = name.length();
        while (at < n && name.charAt(at) != '.' && name.charAt(at) != '[') at++;
        PyObject first = first(name.substring(0, at));
        if (at == n) return first;
        try (Hold value = new Hold(first)) {
            while (at < n) {
                char c = name.charAt(at++);
                if (c != '.' && c != '[') throw Errors.value("Only '.' or '[' may follow ']' in format field specifier");
                int start = at;
                if (c == '.') while (at < n && name.charAt(at) != '.' && name.charAt(at) != '[') at++;
                else while (at < n && name.charAt(at) != ']') at++;
                if (c == '[' && at == n) throw Errors.value("Missing ']' in format string");
                String part = name.substring(start, at);
                if (part.isEmpty()) throw Errors.value("Empty attribute in format string");
                value.set(c == '.' ? Operations.getAttribute(value.get(), PyStr.intern(part)) : item(value.get(), part));
                if (c == '[') at++;
            }
            return value.take();
        }
    }

    private static PyObject item(PyObject value, String part) {
        long index = number(part);
        try (Hold key = new Hold(index >= 0 ? PyInt.of(index) : PyStr.of(part))) {
            return Operations.getItem(value, key.get());
        }
    }

    /** The number that the text is, −1 where it is none. */
    private static long number(String text) {
        if (text.isEmpty()) return -1;
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Unicode.decimal(text.charAt(i));
            if (digit < 0) return -1;
            if (number > (Long.MAX_VALUE - digit) / 10) throw Errors.value("Too many decimal digits in format string");
            number = number * 10 + digit;
        }
        return number;
    }

    private PyObject first(String name) {
        long index = number(name);
        if (!name.isEmpty() && index < 0) return keyword(name);
        if (mapping == null) index = count(name.isEmpty(), index);
        if (positional == null) throw Errors.value("Format string contains positional fields");
        if (index >= positional.length) {
            throw Errors.index("Replacement index %d out of range for positional args tuple", index);
        }
        return positional[(int) index];
    }

    private long count(boolean isAutomatic, long index) {
        if (isAutomatic ? usesManual : usesAutomatic) {
            throw Errors.value(isAutomatic ? "cannot switch from manual field specification to automatic field numbering"
                    : "cannot switch from automatic field numbering to manual field specification");
        }
        if (!isAutomatic) {
            usesManual = true;
            return index;
        }
        usesAutomatic = true;
        return automatic++;
    }

    private PyObject keyword(String name) {
        if (mapping != null) {
            try (Hold key = new Hold(PyStr.of(name))) {
                return Operations.getItem(mapping, key.get());
            }
        }
        for (int i = 0; i < names.length; i++) if (names[i].equals(name)) return named[i];
        throw Errors.key(PyStr.of(name));
    }
}
