"""The names beside the most used ones; the expected output is CPython's."""
import sys

import beside


def tell(label, function, *args):
    try:
        print(label, function(*args))
    except Exception as e:
        print(label, type(e).__name__, e)


class Complex:
    def __complex__(self):
        return 3 - 4j


class Name:
    def upper(self):
        return "upper!"


def here():
    return beside.where()


tell("polyfill", beside.polyfill, {"a": 1}, "a")
tell("polyfill", beside.polyfill, {"a": 1}, "b")
tell("polyfill", beside.polyfill, {}, [])
for o in "text", Name(), 3:
    tell("identifier", beside.identifier, o)
for o in 1 + 2j, 2.5, 7:
    tell("complex", beside.complex_parts, o)
tell("complex", beside.complex_parts, "1")
for source, start in ("1 + 2", 258), ("x = 5", 257), ("x +", 258), ("x", 258):
    names = {}
    try:
        print("run", beside.run(source, start, names), names.get("x"))
    except SyntaxError:
        print("run SyntaxError")
    except Exception as e:
        print("run", type(e).__name__)
tell("where", here)
for args in ("\xe4", "b"), ("a", b"\xff\x00"), ("\u20ac", "x"), ("a\0", "x"), (b"a", "x"), ("a", 3):
    tell("encoded", beside.encoded, *args)
for o in 1.5, -0.0, 65504.0, 1e-7, float("inf"), 1e6, "no":
    tell("packed", beside.packed, o)
tell("sizes", beside.sizes, (1, 2), [1], b"abc", 0, 1, -1, 2**30, -2**65, (), [])
for o in (1, 2), [3, 4], "ab", iter([5]), [], 6:
    tell("fast", beside.fast, o)
tell("pieces", beside.pieces, "\xe4\n\u20ac")
for c in "aZ5 _\xe4\u0416\u0660\u01c5":
    tell("about " + ascii(c), beside.about, c)
for n in 0, -1, 2**70, -2**95, 2**95:
    tell("int_bytes", beside.int_bytes, n)
tell("called", beside.called, "a", {"k": 1})
tell("called", beside.called, 3, {})
tell("bound", beside.bound, len, [1, 2])


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n < 0:
            raise ValueError("below zero")
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


for o in [1, 2], (), "x", {3: 4}, {5}, range(6, 7), b"a", (n for n in [8]), map(str, [9]), zip("a", "b"), enumerate("c"), reversed([10]), Countdown(2), Countdown(0), Countdown(-1), 11:
    tell("by_slot", beside.by_slot, o)


class Ending:
    def __del__(self):
        print("ended")


held = Ending()
x = 2.5 * len("ab")
for item in held, x, [1], "text" * 2, None, 7, (1, x):
    before, into = sys.getrefcount(item), [0]
    tell("late", beside.late, into, item)
    print(into[0] is item, sys.getrefcount(item) - before)
    into.clear()
    print(sys.getrefcount(item) - before)
del held, item
print("end of late")


class Named:
    known = 1

    def method(self):
        return "method"

    @classmethod
    def of_class(cls):
        return cls.__name__

    @staticmethod
    def alone():
        return "alone"

    attribute = property(lambda self: "attribute")


class Heir(Named):
    pass


class Getter:
    def __get__(self, o, cls):
        return "got", o is None, cls.__name__


print(beside.own_name(Named, "known"), beside.own_name(Heir, "known"), beside.own_name(Named, "method") is Named.method, hasattr(Named, "added"))
beside.set_own_name(Named, "added", 5)
print(Named.added, Heir().added, "added" in vars(Named))
beside.set_own_name(Heir, "added", 6)
print(Named.added, Heir().added, Heir.added)
own, heir = vars(Named), Heir()
print(beside.found_through(own["method"], heir, Heir)(), beside.found_through(own["method"], None, Heir) is own["method"])
print(beside.found_through(own["of_class"], heir, Heir)(), beside.found_through(own["alone"], heir, Heir)(), beside.found_through(own["attribute"], heir, Heir))
print(beside.found_through(Getter(), heir, Heir), beside.found_through(Getter(), None, Named), beside.found_through(heir.method, 5, int))
for other in 5, "text", print, heir, [1].append:
    print(beside.found_through(other, heir, Heir))
print(beside.found_through(str.upper, "abc", str)(), beside.found_through(vars(type(own["alone"]))["__func__"], own["alone"], type)())


class Second(Getter, Heir):
    pass


for name in "known", "added", "__get__", "__class__", "nowhere":
    print(name, *[beside.first_with(cls, name) for cls in (Named, Heir, Getter, Second)])
