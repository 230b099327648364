package conch.object;

import conch.object.ByteCase.Case;

/** The names of the methods that bytes and bytearray share. */
final class ByteMethods {
    private ByteMethods() {
    }

    static void name(TypeMembers m) {
        search(m);
        casing(m);
        split(m);
        pad(m);
        tests(m);
        m.bound("decode", "encoding='utf-8', errors='strict'", ByteMethods::decode);
        m.bound("hex", "sep=None, bytes_per_sep=1", (self, args) -> ByteHex.hex(Bytes.view(self), args[0], args[1]));
        m.classMethod("fromhex", "string, /", ByteMethods::fromHex);
        m.bound("translate", "table, /, delete=b''", ByteTranslate::translate);
        m.staticMethod("maketrans", 2, 2, (none, args) -> ByteTranslate.makeTable(args));
    }

    private static void search(TypeMembers m) {
        m.raw("find", (self, args, kwnames) -> PyInt.of(ByteSearch.find(self, StrArgs.search("find", args, kwnames), false)));
        m.raw("rfind", (self, args, kwnames) -> PyInt.of(ByteSearch.find(self, StrArgs.search("rfind", args, kwnames), true)));
        m.raw("index", (self, args, kwnames) -> ByteSearch.index(self, StrArgs.search("index", args, kwnames), false));
        m.raw("rindex", (self, args, kwnames) -> ByteSearch.index(self, StrArgs.search("rindex", args, kwnames), true));
        m.raw("count", (self, args, kwnames) -> ByteSearch.count(self, StrArgs.search("count", args, kwnames)));
        m.raw("startswith", (self, args, kwnames) -> ByteSearch.startsOrEnds(self, StrArgs.search("startswith", args, kwnames), true));
        m.raw("endswith", (self, args, kwnames) -> ByteSearch.startsOrEnds(self, StrArgs.search("endswith", args, kwnames), false));
        m.positional("replace", 2, 3, ByteSearch::replace);
        m.oneArg("removeprefix", ByteSearch::removePrefix);
        m.oneArg("removesuffix", ByteSearch::removeSuffix);
    }

    private static void casing(TypeMembers m) {
        m.noArgs("lower", self -> ByteCase.map(self, Case.LOWER));
        m.noArgs("upper", self -> ByteCase.map(self, Case.UPPER));
        m.noArgs("title", self -> ByteCase.map(self, Case.TITLE));
        m.noArgs("capitalize", self -> ByteCase.map(self, Case.CAPITAL));
        m.noArgs("swapcase", self -> ByteCase.map(self, Case.SWAPPED));
    }

    private static void split(TypeMembers m) {
        m.bound("split", "sep=None, maxsplit=-1", (self, args) -> ByteSplit.split(self, args, false));
        m.bound("rsplit", "sep=None, maxsplit=-1", (self, args) -> ByteSplit.split(self, args, true));
        m.bound("splitlines", "keepends=False", ByteSplit::lines);
        m.oneArg("partition", (self, by) -> ByteSplit.partition(self, by, false));
        m.oneArg("rpartition", (self, by) -> ByteSplit.partition(self, by, true));
        m.positional("strip", 0, 1, (self, args) -> ByteSplit.strip(self, args, true, true));
        m.positional("lstrip", 0, 1, (self, args) -> ByteSplit.strip(self, args, true, false));
        m.positional("rstrip", 0, 1, (self, args) -> ByteSplit.strip(self, args, false, true));
        m.oneArg("join", ByteSplit::join);
    }

    private static void pad(TypeMembers m) {
        m.positional("center", 1, 2, BytePad::center);
        m.positional("ljust", 1, 2, (self, args) -> BytePad.justify(self, args, true));
        m.positional("rjust", 1, 2, (self, args) -> BytePad.justify(self, args, false));
        m.oneArg("zfill", BytePad::zeroFill);
        m.bound("expandtabs", "tabsize=8", BytePad::expandTabs);
    }

    private static void tests(TypeMembers m) {
        m.noArgs("isalpha", self -> ByteCase.all(self, ByteCase::isAlpha));
        m.noArgs("isalnum", self -> ByteCase.all(self, b -> ByteCase.isAlpha(b) || ByteCase.isDigit(b)));
        m.noArgs("isdigit", self -> ByteCase.all(self, ByteCase::isDigit));
        m.noArgs("isspace", self -> ByteCase.all(self, b -> ByteSplit.isSpace((byte) b)));
        m.noArgs("isascii", ByteCase::isAscii);
        m.noArgs("islower", self -> ByteCase.isAll(self, true));
        m.noArgs("isupper", self -> ByteCase.isAll(self, false));
        m.noArgs("istitle", ByteCase::isTitle);
    }

    private static PyObject decode(PyObject self, PyObject[] args) {
        String encoding = args[0] == null ? "utf-8" : StrArgs.text(args[0], "decode() argument 'encoding'");
        String errors = args[1] == null ? "strict" : StrArgs.text(args[1], "decode() argument 'errors'");
        return Codecs.decode(Bytes.view(self), encoding, errors);
    }

    private static PyObject fromHex(PyObject cls, PyObject[] args) {
        byte[] bytes = ByteHex.parse(args[0]);
        if (cls == PyByteArray.TYPE) return PyByteArray.of(bytes);
        PyBytes made = PyBytes.of(bytes);
        return cls == PyBytes.TYPE ? made : Operations.call(cls, made);
    }
}
