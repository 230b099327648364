package conch.object;

/** The names of {@code str}'s methods. */
final class StrMethods {
    private StrMethods() {
    }

    static void name(TypeMembers m) {
        m.doc("str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from the given object.");
        search(m);
        casing(m);
        split(m);
        pad(m);
        tests(m);
        other(m);
    }

    private static void search(TypeMembers m) {
        m.raw("find", (self, args, kwnames) -> PyInt.of(StrSearch.find(self, StrArgs.search("find", args, kwnames), false)));
        m.raw("rfind", (self, args, kwnames) -> PyInt.of(StrSearch.find(self, StrArgs.search("rfind", args, kwnames), true)));
        m.raw("index", (self, args, kwnames) -> StrSearch.index(self, StrArgs.search("index", args, kwnames), false));
        m.raw("rindex", (self, args, kwnames) -> StrSearch.index(self, StrArgs.search("rindex", args, kwnames), true));
        m.raw("count", (self, args, kwnames) -> StrSearch.count(self, StrArgs.search("count", args, kwnames)));
        m.raw("startswith", (self, args, kwnames) -> StrSearch.startsOrEnds(self, StrArgs.search("startswith", args, kwnames), true));
        m.raw("endswith", (self, args, kwnames) -> StrSearch.startsOrEnds(self, StrArgs.search("endswith", args, kwnames), false));
        m.positional("replace", 2, 3, StrSearch::replace);
        m.oneArg("removeprefix", StrSearch::removePrefix);
        m.oneArg("removesuffix", StrSearch::removeSuffix);
    }

    private static void casing(TypeMembers m) {
        m.noArgs("lower", self -> PyStr.of(StrCase.lower(value(self))));
        m.noArgs("upper", self -> PyStr.of(StrCase.upper(value(self))));
        m.noArgs("title", self -> PyStr.of(StrCase.title(value(self))));
        m.noArgs("capitalize", self -> PyStr.of(StrCase.capitalize(value(self))));
        m.noArgs("swapcase", self -> PyStr.of(StrCase.swap(value(self))));
        m.noArgs("casefold", self -> PyStr.of(StrCase.fold(value(self))));
    }

    private static void split(TypeMembers m) {
        m.bound("split", "sep=None, maxsplit=-1", (self, args) -> StrSplit.split(self, args, false));
        m.bound("rsplit", "sep=None, maxsplit=-1", (self, args) -> StrSplit.split(self, args, true));
        m.bound("splitlines", "keepends=False", (self, args) -> StrSplit.lines(value(self), args[0] != null && Operations.isTrue(args[0])));
        m.oneArg("partition", (self, by) -> StrSplit.partition(self, by, false));
        m.oneArg("rpartition", (self, by) -> StrSplit.partition(self, by, true));
        m.positional("strip", 0, 1, (self, args) -> StrSplit.strip(self, args, true, true));
        m.positional("lstrip", 0, 1, (self, args) -> StrSplit.strip(self, args, true, false));
        m.positional("rstrip", 0, 1, (self, args) -> StrSplit.strip(self, args, false, true));
        m.oneArg("join", StrSplit::join);
    }

    private static void pad(TypeMembers m) {
        m.positional("center", 1, 2, StrPad::center);
        m.positional("ljust", 1, 2, (self, args) -> StrPad.justify(self, args, true));
        m.positional("rjust", 1, 2, (self, args) -> StrPad.justify(self, args, false));
        m.oneArg("zfill", StrPad::zeroFill);
        m.bound("expandtabs", "tabsize=8", StrPad::expandTabs);
    }

    private static void tests(TypeMembers m) {
        m.noArgs("isalpha", self -> StrTests.all(self, Character::isLetter));
        m.noArgs("isalnum", self -> StrTests.all(self, Unicode::isAlphanumeric));
        m.noArgs("isdecimal", self -> StrTests.all(self, Unicode::isDecimal));
        m.noArgs("isdigit", self -> StrTests.all(self, Unicode::isDigit));
        m.noArgs("isnumeric", self -> StrTests.all(self, Unicode::isNumeric));
        m.noArgs("isspace", self -> StrTests.all(self, Unicode::isSpace));
        m.noArgs("isprintable", self -> PyBool.of(StrTests.holdsOfEach(value(self), Unicode::isPrintable)));
        m.noArgs("isascii", self -> PyBool.of(StrTests.isAscii(value(self))));
        m.noArgs("isidentifier", self -> PyBool.of(StrTests.isIdentifier(value(self))));
        m.noArgs("islower", self -> PyBool.of(StrCase.isLower(value(self))));
        m.noArgs("isupper", self -> PyBool.of(StrCase.isUpper(value(self))));
        m.noArgs("istitle", self -> PyBool.of(StrCase.isTitle(value(self))));
    }

    private static void other(TypeMembers m) {
        m.bound("encode", "encoding='utf-8', errors='strict'", StrMethods::encode);
        m.oneArg("translate", StrTranslate::translate);
        m.staticMethod("maketrans", 1, 3, (none, args) -> StrTranslate.makeTable(args));
        m.raw("format", (self, args, kwnames) -> StrFormat.format((PyStr) self, args, kwnames));
        m.oneArg("format_map", (self, mapping) -> StrFormat.formatMap((PyStr) self, mapping));
        m.oneArg("__format__", (self, spec) -> PyStr.of(Formatter.format((PyStr) self, Formatter.spec(spec))));
        m.noArgs("__getnewargs__", self -> PyTuple.of(PyStr.of(value(self))));
        m.noArgs("__sizeof__", self -> PyInt.of(sizeInBytes((PyStr) self)));
    }

    private static String value(PyObject self) {
        return ((PyStr) self).value;
    }

    private static PyObject encode(PyObject self, PyObject[] args) {
        String encoding = args[0] == null ? "utf-8" : StrArgs.text(args[0], "encode() argument 'encoding'");
        String errors = args[1] == null ? "strict" : StrArgs.text(args[1], "encode() argument 'errors'");
        return PyBytes.of(Codecs.encode((PyStr) self, encoding, errors));
    }

    /** What CPython's representation takes: a header, and 1, 2 or 4 bytes for each code point and the zero at the end. */
    static long sizeInBytes(PyStr text) {
        int widest = 0;
        for (int i = 0; i < text.value.length(); i++) widest |= text.value.charAt(i);
        long n = text.length() + 1;
        if (widest < 128) return 48 + n;
        if (!text.isFlat()) return 72 + 4 * n;
        return widest < 256 ? 72 + n : 72 + 2 * n;
    }
}
