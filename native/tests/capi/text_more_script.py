"""Codecs, methods of str and bytes by the C API, code points; the expected output is CPython's."""
import sys

import text_more as t


def show(o):
    return "memoryview" if isinstance(o, memoryview) else ascii(o)


def told(e):
    """Its text; where the interpreter found a wrong argument is its own."""
    return str(e) if "bad argument to internal function" not in str(e) else "bad argument"


def tell(label, function, *args):
    try:
        print(label, *map(show, args), "->", show(function(*args)))
    except Exception as e:
        print(label, *map(show, args), "->", type(e).__name__, ascii(told(e)))


class Text(str):
    pass


class Path:
    def __init__(self, path):
        self.path = path

    def __repr__(self):
        return "Path(%a)" % (self.path,)

    def __fspath__(self):
        return self.path


for name in "ASCII", "Latin1", "UnicodeEscape", "RawUnicodeEscape", "UTF8", "None":
    for bytes_, errors in (b"plain", None), (b"a\xe4\xffb", None), (b"a\xe4\xffb", "ignore"), (b"a\xe4\xffb", "replace"), (b"a\xffb", "backslashreplace"), (b"a\xff", "no such"), (b"\\n\\u20ac\\x41", None), (b"\\u20", None), (b"\\U00110000", "replace"), (b"", None), (b"a\0b", "strict"), (b"+AOQ-x", None), (b"+AO", None):
        tell(name, t.decode, name, bytes_, errors)
for name in "ASCII", "Latin1", "UTF8", "UTF16", "UTF32", "UnicodeEscape", "RawUnicodeEscape", "FSDefault":
    for o in "plain", "\xe4\xff", "\u20ac\n\\", "\U0001f600", "\udc80", "\ud800", "", Text("own"), b"bytes", 3:
        if (name, o) != ("FSDefault", b"bytes") and (name, o) != ("FSDefault", 3):
            tell(name, t.encode, name, o)
for unit in 16, 32:
    encodings = [b"\xff\xfea\0\xac\x20", b"\xfe\xff\0a", b"a\0b\0", b"\0a\0b", b"a\0b", b"\0\xd8", b"", b"\x3d\xd8\0\xde"] if unit == 16 else [
        b"\xff\xfe\0\0a\0\0\0", b"\0\0\xfe\xff\0\0\0a", b"a\0\0\0", b"\0\0\0a", b"a\0\0", b"\0\0\x11\0", b""]
    for bytes_ in encodings:
        for order in 9, 0, -1, 1:
            tell("decode_units", t.decode_units, unit, bytes_, None, order)
        tell("decode_units", t.decode_units, unit, bytes_, "replace", 0)
for o in b"plain", b"\xe4\xc3\xa4", b"", "str":
    tell("paths", t.paths, o)
for o in "text", b"by\xfftes", Path("p"), Path(b"p"), Path(3), "a\0b", b"a\0b", 3, None, Text("own"):
    tell("fs_decoder", t.fs_decoder, o)
for args in (b"plain", None), (b"plain", "strict"), (b"a\xc3\xa4", "surrogateescape"), (b"plain", "ignore"), (b"", None):
    tell("locale", t.locale, *args)
for args in ("plain", None), ("a\0b", None), (b"bytes", None), ("a", "ignore"), ("x\udcff", "surrogateescape"), (3, None):
    tell("encode_locale", t.encode_locale, *args)
print(t.c_locale(), t.default_encoding())

for what, o, encoding, errors in (("e", "\xe4", "latin-1", None), ("e", "\xe4", "ascii", "replace"), ("e", "\xe4", None, None), ("e", "x", "no-such", None), ("e", b"x", "utf-8", None), ("e", 3, "ascii", None),
                                  ("d", b"\xe4", "latin-1", None), ("d", b"\xe4", "ascii", "ignore"), ("d", b"\xe4", None, None), ("d", b"x", "no-such", None), ("d", "x", "utf-8", None), ("e", "x", "utf-8", "no such"), ("e", "\ud800", "utf-8", "no such"),
                                  ("k", None, "utf-8", None), ("k", None, "no-such", None), ("k", None, "LATIN1", None)):
    tell("registry", t.registry, what, o, encoding, errors)
for encoding in "utf-8", "latin-1", "ascii":
    print("registry", t.registry("E", None, encoding, None)("ab"), t.registry("D", None, encoding, None)(b"ab"))
tell("registry", t.registry, "E", None, "no-such", None)
tell("registry", t.registry, "D", None, "no-such", None)
for errors in None, "strict", "ignore", "replace", "no such":
    try:
        print("lookup_error", errors, t.registry("L", None, None, errors).__name__)
    except LookupError as e:
        print("lookup_error", errors, e)

for args in ("r", "a,b,c", ",", 1), ("r", "a,b,c", ",", -1), ("r", " a  b ", None, 1), ("r", "abc", "", 1), ("r", "abc", 3, 1), ("r", 3, ",", 1), ("r", "a,b", ",", 0), ("p", "a=b=c", "=", 0), ("p", "abc", "=", 0), ("p", "abc", "", 0), ("p", "abc", 3, 0), ("p", 3, "x", 0), ("q", "a=b=c", "=", 0), ("q", "abc", "=", 0), ("q", "abc", "", 0), ("q", 3, "x", 0):
    tell("parts", t.parts, *args)
for args in ("t", "abc", {97: "X", 98: None}, 0), ("t", "abc", {97: 0x20ac}, 1), ("t", "a\u20ac", {97: "xy"}, 0), ("t", "abc", "xyz", 0), ("t", "\0\1\2", "xyz", 0), ("t", "abc", {97: -1}, 0), ("t", "abc", {97: []}, 0), ("t", "abc", 3, 0), ("t", 3, {}, 0), ("t", "abc", {97: 0x110000}, 0):
    tell("translate", t.parts, *args)
for args in ("f", "%s-%d", ("a", 3), 0), ("f", "%(k)s", {"k": 1}, 0), ("f", "%d", ("x",), 0), ("f", "%s", (1, 2), 0), ("f", "%s %s", 1, 0), ("f", "100%", (), 0), ("f", "%s", None, 0), ("f", 3, (), 0), ("f", b"%d", 3, 0), ("f", Text("%s"), "x", 0):
    tell("format", t.parts, *args)
for o in "name", "_1", "1a", "", "a b", "\xe4", "class", "\u2118":
    tell("identifier", t.identifier, o)
for o in 0, 65, 0x20ac, 0x10ffff, 0x110000, -1, 0xd800:
    tell("ordinal", t.ordinal, o)
left, right = "left " * 3, "right " * 3
counts = sys.getrefcount(left), sys.getrefcount(right)
for args in (left, right), ("", right), (left, ""), (left, 3), (3, right), (left, None), (None, right), (left, b"x"), (Text("own"), "x"):
    tell("append", t.append, *args)
print(sys.getrefcount(left) - counts[0], sys.getrefcount(right) - counts[1])
for args in ("abc", "abc"), ("abc", "abd"), ("abc", "ab"), ("ab", "abc"), ("\xe4", "a"), ("", ""):
    tell("equal", t.equal, *args)
tell("interned", t.interned, "some " + "text")
tell("interned", t.interned, Text("own"))
for o in "text", "\xe4\u20ac", Text("own"):
    tell("formatted", t.formatted, o)
for o in "", "abcd", "\xe4\u20ac", "\U0001f600x":
    tell("writer", t.writer, o)
for o in "", "abc", 3:
    tell("wide", t.wide, o)
print(ascii(t.wide_room()))
for o in "a", "\xe4", "a\u20ac", "\U0001f600", "", 3:
    tell("data", t.data, o)
for c in 0, 9, 10, 0x1c, 0x20, 0x30, 0x41, 0x61, 0x7f, 0x85, 0xa0, 0xaa, 0xb2, 0xbd, 0xdf, 0x1c5, 0x660, 0x2028, 0x2160, 0x2460, 0x3007, 0x4e00, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfb01, 0xfffd, 0x10400, 0x1f600, 0x10ffff:
    tell("point %x" % c, t.point, c)
for c in 0x10000, 0x1f600, 0x10ffff:
    tell("surrogates", t.surrogates, c)

class Loud(str):
    def loud(self, *args):
        raise OSError("of the script")

    rsplit = partition = rpartition = translate = __mod__ = encode = isidentifier = join = loud


loud = Loud("a=%s")
for args in ("r", loud, "=", 1), ("p", loud, "=", 0), ("q", loud, "=", 0), ("t", loud, {97: "x"}, 1), ("f", loud, 3, 0):
    tell("own", t.parts, *args)
tell("own", t.encode, "UTF16", loud)
tell("own", t.identifier, loud)
print(t.bytes_formatted())
for args in (b"a'b", True), (b"a'b", False), (b"a'\"b\n\xff", True), (b"", True), (b"\\", False):
    tell("bytes_repr", t.bytes_repr, *args)
left = b"left " * 3
count = sys.getrefcount(left)
for args in (left, b"x"), (left, bytearray(b"y")), (left, memoryview(b"z")), (left, ""), (left, None), ("", b"x"), (left, 3), (b"", left):
    tell("concat", t.concat, *args)
print(sys.getrefcount(left) - count)
for args in (bytearray(b"a"), b"b"), (b"a", b"b"), (b"a", memoryview(b"b")), (b"a", "b"), (3, b"b"), (b"", b""):
    tell("array_concat", t.array_concat, *args)
for args in (b",", [b"a", b"b"]), (b",", []), (b"", (b"a", bytearray(b"b"))), (b",", ["a"]), (b",", 3), (b"-", {b"x": 1, b"y": 2}):
    tell("join", t.join, *args)
