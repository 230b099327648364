"""Names of 3.12 to 3.14: CPython 3.11 has none of them, so each line says what their manuals document. A line that does not hold is printed."""
import sys
import weakref

import newer_names as n

checked = 0


def tells(want, function, *args):
    global checked
    checked += 1
    try:
        got = function(*args)
    except BaseException as e:
        got = e
    if type(got) is not type(want) or got != want:
        print(function.__name__, args, "->", repr(got), "and not", repr(want))


def fails(error, part, function, *args):
    global checked
    checked += 1
    try:
        got = function(*args)
    except BaseException as e:
        if type(e) is error and part in str(e):
            return
        got = e
    print(function.__name__, args, "->", repr(got), "and not", error.__name__, part)


class Angry:
    def __hash__(self):
        raise OSError("hash")

    def __getattr__(self, name):
        raise OSError("attribute")

    def __str__(self):
        raise OSError("str")

    def __repr__(self):
        return "Angry()"


class Map:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, key):
        if key == "angry":
            raise OSError("item")
        return self.items[key]


tells((None, False, True, ..., NotImplemented, 0, 1, "", b"", ()), n.constants)
fails(SystemError, "", n.constant, 10)

value, angry = ["value"], Angry()
count = sys.getrefcount(value)
d = {"k": value, 1: "one"}
tells((1, value), n.lookup, "DictGetItemString", d, "k")
tells((0, None), n.lookup, "DictGetItemString", d, "none")
fails(SystemError, "", n.lookup, "DictGetItemString", 3, "k")
tells(1, n.lookup, "DictContainsString", d, "k")
tells(0, n.lookup, "DictContainsString", d, "none")
tells((1, value), n.lookup, "DictPop", d, "k")
tells((0, None), n.lookup, "DictPop", d, "k")
fails(OSError, "hash", n.lookup, "DictPop", d, angry)
fails(SystemError, "", n.lookup, "DictPop", 3, "k")
tells((1, "one"), n.lookup, "DictPop", d, 1)
tells({}, dict, d)
tells((0, value), n.lookup, "DictSetDefault", d, "k", value)
tells((1, value), n.lookup, "DictSetDefault", d, "k", "other")
tells(1, n.lookup, "DictEnsure", d, "k", "other")
tells(0, n.lookup, "DictEnsure", d, "new", "other")
fails(OSError, "hash", n.lookup, "DictSetDefault", d, angry, 1)
fails(SystemError, "", n.lookup, "DictSetDefault", 3, "k", 1)
tells((1, value), n.lookup, "DictPopString", d, "k")
tells(1, n.lookup, "DictDropString", d, "new")
tells(0, n.lookup, "DictDropString", d, "new")
tells(0, n.lookup, "DictDrop", d, "new")
tells({}, dict, d)
tells(0, lambda: sys.getrefcount(value) - count)

for o in {"k": value}, Map({"k": value}):
    tells((1, value), n.lookup, "MappingItem", o, "k")
    tells((0, None), n.lookup, "MappingItem", o, "none")
    tells((1, value), n.lookup, "MappingItemString", o, "k")
    tells((0, None), n.lookup, "MappingItemString", o, "none")
    tells(1, n.lookup, "MappingHas", o, "k")
    tells(0, n.lookup, "MappingHas", o, "none")
    tells(1, n.lookup, "MappingHasString", o, "k")
    tells(0, n.lookup, "MappingHasString", o, "none")
del o
for how in "MappingItem", "MappingHas", "MappingItemString", "MappingHasString":
    fails(OSError, "item", n.lookup, how, Map({}), "angry")
    fails(TypeError, "", n.lookup, how, 3, "k")
tells(0, lambda: sys.getrefcount(value) - count)

tells((1, "Angry"), n.lookup, "Attr", Angry, "__name__")
tells((0, None), n.lookup, "Attr", 3, "none")
fails(OSError, "attribute", n.lookup, "Attr", angry, "x")
fails(TypeError, "attribute name must be string", n.lookup, "Attr", 3, 4)
tells((1, "Angry"), n.lookup, "AttrString", Angry, "__name__")
tells((0, None), n.lookup, "AttrString", 3, "none")
fails(OSError, "attribute", n.lookup, "AttrString", angry, "x")
for how in "HasAttr", "HasAttrString":
    tells(1, n.lookup, how, 3, "real")
    tells(0, n.lookup, how, 3, "none")
    fails(OSError, "attribute", n.lookup, how, angry, "x")

target = Map({})
reference = weakref.ref(target)
tells((1, target), n.lookup, "Weakref", reference, "")
tells(2, sys.getrefcount, target)
del target
tells((0, None), n.lookup, "Weakref", reference, "")
fails(TypeError, "expected a weakref", n.lookup, "Weakref", 3, "")

items = [1, value]
tells(value, n.list, "Get", items, 1)
fails(IndexError, "list index out of range", n.list, "Get", items, 2)
fails(IndexError, "list index out of range", n.list, "Get", items, -1)
fails(TypeError, "expected a list", n.list, "Get", (1,), 0)
tells(0, n.list, "Extend", items, 0, (2, value))
tells(0, n.list, "Extend", items, 0, items)
tells([1, value, 2, value, 1, value, 2, value], list, items)
fails(TypeError, "", n.list, "Extend", items, 0, 3)
fails(SystemError, "", n.list, "Extend", (1,), 0, [])
fails(SystemError, "", n.list, "Clear", {1: 2})
tells(0, n.list, "Clear", items)
tells([], list, items)


class List(list):
    def extend(self, items):
        raise OSError("of the script")

    clear = extend


own = List([1])
tells(0, n.list, "Extend", own, 0, [2])
tells(2, len, own)
tells(0, n.list, "Clear", own)
tells(0, len, own)
tells(0, lambda: sys.getrefcount(value) - count)
tells((1, "two", value), n.tuple, 1, "two", value)
tells((), n.no_tuple)
tells(0, lambda: sys.getrefcount(value) - count)

made = n.added("made_by_newer_names")
tells(True, lambda: sys.modules["made_by_newer_names"] is made)
tells(True, lambda: n.added("sys") is sys)
tells(0, n.module, made, "attribute", value)
tells(True, lambda: made.attribute is value)
tells(1, lambda: sys.getrefcount(value) - count)
fails(TypeError, "", n.module, 3, "attribute", value)
tells(1, lambda: sys.getrefcount(value) - count)
fails(SystemError, "", n.module, made, "attribute", None)
del made.attribute, sys.modules["made_by_newer_names"]


class Index:
    def __index__(self):
        return 5


tells(-7, n.integer, -7)
tells(-1, n.integer, -1)
tells(5, n.integer, Index())
fails(OverflowError, "", n.integer, 2**31)
fails(OverflowError, "", n.integer, -2**70)
fails(TypeError, "", n.integer, "3")
for number, sign in (0, 0), (5, 1), (-5, -1), (2**90, 1), (-2**90, -1), (True, 1), (False, 0):
    tells((sign, int(sign > 0), int(sign < 0), int(sign == 0)), n.sign, number)
fails(TypeError, "int", n.sign, 1.5)
for how in "PNZ":
    fails(TypeError, "int", n.sign_of, how, "3")

tells((1, 1, 1), n.equal, "text\xe4", "text\xe4")
tells((0, 0, 0), n.equal, "text", "tex")
tells((1, 0, 1), n.equal, "a\0b", "a\0b")
tells((0, 1, 0), n.equal, "a", "a\0b")
tells((0, 0, 0), n.equal, "\ud800", "x")
fails(TypeError, "first argument must be str, not int", n.equal, 3, "x")
fails(TypeError, "second argument must be str, not bytes", n.equal, "x", b"x")
tells(b"a,b", n.join, b",", [b"a", bytearray(b"b")])
tells(b"", n.join, b",", ())
fails(TypeError, "", n.join, b",", ["x"])
fails(TypeError, "expected bytes, got", n.join, ",", [b"x"])
fails(TypeError, "", n.join, b",", 3)
tells((hash(b"bytes"), 2), n.hashes, b"bytes")
tells((hash(b""), 2), n.hashes, b"")


def raising():
    raise KeyError("key")


try:
    n.raised(raising)
except KeyError as e:
    tells((("key",), "told by C"), lambda: e.args)
    tells(True, lambda: e.__traceback__.tb_next.tb_frame.f_code.co_name == "raising")
tells(None, n.raised, lambda: 3)
tells(True, n.not_raised)


class Outer:
    class Inner:
        pass


tells(("int", "builtins"), n.type, int)
tells((__name__ + ".Outer.Inner", __name__), n.type, Outer.Inner)
tells(("collections.OrderedDict", "collections"), n.type, __import__("collections").OrderedDict)
Outer.__module__ = 3
tells(("Outer", 3), n.type, Outer)


def framed(a):
    return n.frame()


tells((1, {"a": value}, 1), framed, value)
tells(0, lambda: sys.getrefcount(value) - count)
tells((1, 1), n.threads)
tells([value], n.guarded, value)
tells(0, lambda: sys.getrefcount(value) - count)
tells((1, 0, 0, 1, 1), n.unique, value)
tells(0, lambda: sys.getrefcount(value) - count)

tells("\u20ac\xe4|c|ascii|3|3|5 'text'|ex", n.writer, 3, "text", 1, 3)
tells("\u20ac\xe4|c|ascii|x|'x'|5 'text'|", n.writer, "x", "text", 2, 2)
fails(ValueError, "", n.writer, "x", "text", -1, 2)
fails(ValueError, "", n.writer, "x", "text", 3, 2)
fails(ValueError, "", n.writer, "x", "text", 0, 5)
fails(OSError, "str", n.writer, angry, "text", 0, 1)
fails(ValueError, "", n.wrong_writer, "negative", 3)
fails(ValueError, "", n.wrong_writer, "character", 3)
fails(UnicodeDecodeError, "", n.wrong_writer, "utf8", 3)
fails(TypeError, "", n.wrong_writer, "substring", 3)
fails(OSError, "str", n.wrong_writer, "String", angry)
tells("kept", n.wrong_writer, "fine", 3)
m = n.Members()
for name, first, then in (("s", 0, -5), ("us", 0, 65535), ("i", 0, -7), ("ui", 0, 2**32 - 1), ("l", 0, -2**63), ("ul", 0, 2**64 - 1), ("ll", 0, -2**63), ("ull", 0, 2**64 - 1), ("size", 0, -9), ("f", 0.0, 1.5), ("d", 0.0, 2.5), ("c", "c", "d"),
                          ("b", 0, -128), ("boolean", False, True), ("ub", 0, 255)):
    tells(first, getattr, m, name)
    setattr(m, name, then)
    tells(then, getattr, m, name)
tells("place", getattr, m, "place")
tells("text", getattr, m, "text")
for name in "place", "text":
    fails(TypeError, "readonly attribute", setattr, m, name, "x")
fails(AttributeError, "readonly attribute", setattr, m, "fixed", 1)
fails(AttributeError, "ex", getattr, m, "ex")
m.ex = value
tells(True, lambda: m.ex is value)
tells((0, 1, 2), n.slot_values)
print(checked, "checked")
