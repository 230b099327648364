"""Attributes, memory, instances, types, descriptors and functions by the C API; the expected output is CPython's."""
import sys

import objects_more as o


def told(e):
    """Its text; where the interpreter found a wrong argument is its own."""
    return str(e) if "bad argument to internal function" not in str(e) else "bad argument"


def tell(label, function, *args):
    try:
        print(label, "->", function(*args))
    except BaseException as e:
        print(label, "->", type(e).__name__, told(e))


class Plain:
    named = "of the class"

    def __repr__(self):
        return "Plain()"

    @property
    def computed(self):
        return "computed"

    @property
    def failing(self):
        raise ValueError("failing")

    @property
    def hidden(self):
        raise AttributeError("hidden")


class Slots:
    __slots__ = "named",


class Answering:
    def __getattr__(self, name):
        if name == "angry":
            raise KeyError(name)
        return "answer to " + name


plain, slots, answering = Plain(), Slots(), Answering()
for each in plain, slots, answering, Plain, 3:
    tell("GetAttrId", o.attribute, "GetAttrId", each)
    tell("LookupAttrId", o.attribute, "LookupAttrId", each)
value = ["value"]
count = sys.getrefcount(value)
for each in plain, slots, answering, Plain, 3:
    tell("SetAttrId", o.attribute, "SetAttrId", each, value)
print(plain.other is value, Plain.other is value, sys.getrefcount(value) - count)
del plain.other, Plain.other, answering.other
print(sys.getrefcount(value) - count)
for name in "named", "computed", "failing", "hidden", "none", "__class__":
    tell("LookupAttr " + name, o.attribute, "LookupAttr", plain, name)
    tell("GenericGetAttr " + name, o.attribute, "GenericGetAttr", plain, name)
    tell("HasAttr " + name, o.attribute, "HasAttr", plain, name)
for each, name in (answering, "x"), (answering, "angry"), (plain, 3), (3, "real"), (Plain, "named"):
    tell("LookupAttr", o.attribute, "LookupAttr", each, name)
    tell("GenericGetAttr", o.attribute, "GenericGetAttr", each, name)
    tell("HasAttr", o.attribute, "HasAttr", each, name)
for each, name in (plain, "new"), (plain, "computed"), (slots, "named"), (slots, "none"), (3, "x"), (plain, 3):
    tell("GenericSetAttr", o.attribute, "GenericSetAttr", each, name, value)
print(plain.new is value, slots.named is value, sys.getrefcount(value) - count)
for each, name in (plain, "new"), (plain, "new"), (plain, "named"), (slots, "named"), (slots, "named"), (3, "real"), (plain, "computed"):
    tell("DelAttr", o.attribute, "DelAttr", each, name)
plain.text = 1
tell("DelAttrString", o.attribute, "DelAttrString", plain, "text")
tell("DelAttrString", o.attribute, "DelAttrString", plain, "text")
print(sys.getrefcount(value) - count)
print(o.same_id())

for each in [], "text" * 2, plain, Plain:
    print("counted", o.counted(each))
for each in ..., None, True, False, 3, "x":
    print("identities", o.identities(each))
tell("hash_not", o.hash_not, [])
tell("hash_not", o.hash_not, plain)
for each in 1, "x", 1.5, None, b"", True, 1j, range(3), [1], {1: []}, plain, Plain, len, o, (n for n in ()), {1}:
    print("collected", type(each).__name__, o.collected(each)[:3])
print(o.memory(), o.memory_macros())

o.counts()
for how in "New", "NEW", "_New", "Init", "INIT", "NewVar", "NEW_VAR", "_NewVar", "InitVar", "INIT_VAR", "GenericAlloc":
    made = o.instances(how)
    print(how, type(made).__name__, sys.getrefcount(made), o.row_size(made) if "V" in how or how == "GenericAlloc" else "")
    kept = [made, made]
    del made, kept
    print(o.counts())
made = o.by_hand()
print("by hand", type(made).__name__, sys.getrefcount(made))
del made
print(o.counts())
for cls in o.Link, o.SafeLink:
    o.chain(cls, 300)
    print(cls.__name__, o.counts())
tell("Init of nothing", o.instances, "none")
tell("Plain", lambda: o.Plain())
before = sys.getrefcount(o.Held)
for how, cls in ("GC_New", o.Held), ("_GC_New", o.Held), ("GC_NewVar", o.HeldRow), ("_GC_NewVar", o.HeldRow):
    made = o.held(how, cls)
    print(how, type(made).__name__, sys.getrefcount(made), o.collected(made))
    del made
    print(o.counts())
made = o.held("GC_New", o.Held)
o.finalize(made)
print("finalized by hand", o.counts())
del made
print("and not again", o.counts(), sys.getrefcount(o.Held) - before)
o.finalize(plain)


class Outer:
    class Inner(int):
        pass


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


for each in int, bool, Outer, Outer.Inner, type, Meta, Made, o.Plain, o.Held, ValueError, 3:
    tell("type", o.type, each)
for each in int, bool, list, tuple, bytes, str, dict, ValueError, type, object, Outer, Outer.Inner, Meta, set, float, o.Plain, o.Held, o.HeldRow:
    print("flags", each.__name__, o.type_flags(each) & 0xfff)
for each in int, list, tuple, dict, range, bytes, str, memoryview, Outer, set, bytearray, frozenset, type(None):
    print("kinds", each.__name__, o.type_kinds(each)[2:])
for a, b in (bool, int), (int, bool), (int, object), (Outer.Inner, int), (Made, Meta), (Meta, type), (o.Held, object), (int, int):
    print("subtype", a.__name__, b.__name__, o.subtype(a, b))
count = sys.getrefcount(Plain.__dict__["computed"])
for cls, name in (Plain, "named"), (bool, "bit_length"), (Plain, "none"), (Plain, "__init__"), (Outer.Inner, "real"), (Made, "mro"):
    found = o.lookup(cls, name)
    print("lookup", name, type(found).__name__)
print(o.lookup(Plain, "computed") is Plain.__dict__["computed"], sys.getrefcount(Plain.__dict__["computed"]) - count)
Plain.named = "changed"
o.modified(Plain)
print(plain.named)

method, class_method = o.descriptors(Plain)
print(type(method).__name__, method.__name__, method.__doc__, method.__qualname__, method.__objclass__.__name__, type(class_method).__name__, class_method.__name__)
Plain.extra, Plain.extra_of_class = method, class_method
print(plain.extra(1, 2), Plain.extra(plain, 3))
tell("extra", lambda: Plain.extra())
tell("extra", lambda: Plain.extra(3))
tell("extra", lambda: plain.extra(k=1))
print(plain.extra_of_class(1)[0] is Plain, Plain.extra_of_class(2)[1])
print(repr(plain.extra).split(" at ")[0], repr(method))


def free(*args):
    return args


static, of_class = o.wrapped(free)
print(type(static).__name__, type(of_class).__name__, static.__func__ is free, of_class.__wrapped__ is free)
Plain.static, Plain.of_class = static, of_class
print(plain.static(1), plain.of_class(1)[0] is Plain)
tell("wrapped", lambda: [type(x).__name__ for x in o.wrapped(3)])


def with_all(a, b=2, *, c=3, d=[4]):
    return lambda: a


closed = with_all(1)
print(o.function(with_all), len(o.function(closed)[4]), o.function(free))
tell("function", o.function, len)
tell("function", o.function, plain.extra)
for part in "gdkc":
    tell("function part", lambda: o.function_part(part, len))
tell("method part", lambda: o.function_part("f", plain.__repr__) is Plain.__repr__)
tell("method part", lambda: o.function_part("s", plain.__repr__) is plain)
tell("method part", lambda: o.function_part("f", free))
tell("method part", lambda: o.function_part("s", len))


def generating():
    yield


for each in free, plain.__repr__, generating(), (n for n in ()), range(3), sys, len, [].append, str.join, plain.extra, int, o.counts, closed:
    print("checks", type(each).__name__, o.checks(each))


class Bytes(bytes):
    pass


class Array(bytearray):
    pass


for each in b"", Bytes(), bytearray(), Array(), int, Meta, Made, True, 1:
    print("more_checks", type(each).__name__, o.more_checks(each))
try:
    1 // 0
except ZeroDivisionError as e:
    print("more_checks", o.more_checks(e.__traceback__))
for each in plain, None, [1]:
    result = o.c_function(each)
    print("c_function", result[:3], result[3].__name__, result[3].__module__)
    if each is not None:
        print("   ", result[3](1, 2), result[3].__self__ is each)
