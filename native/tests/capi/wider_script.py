import wider


def show(f, *args):
    try:
        print(f.__name__, wider_repr(f(*args)))
    except Exception as e:
        print(f.__name__, type(e).__name__, "" if isinstance(e, SystemError) else e)  # those name a place in the C code


def wider_repr(o):
    return ascii(o)


class Maps:
    def __init__(self):
        self.d = {}

    def __setitem__(self, k, v):
        self.d[k] = v

    def __getitem__(self, k):
        return self.d[k]

    def __delitem__(self, k):
        del self.d[k]

    def __len__(self):
        return len(self.d)

    def keys(self):
        return iter(self.d)

    def values(self):
        return tuple(self.d.values())

    def items(self):
        return 3


class S(str):
    pass


for low, high in ((0, 3), (1, 3), (2, 99), (3, 3), (4, 2), (-1, 2), (0, -1)):
    show(wider.substring, "a\u00e9\u65e5\U0001f600", low, high)
show(wider.substring, S("abc"), 0, 3)
show(wider.join, ", ", ["a", "b", "\u65e5"])
show(wider.join, None, ("a", "b"))
show(wider.join, "-", ["a", 1])
show(wider.join, "-", 5)
show(wider.pieces, "a b\nc b", "b", -1)
show(wider.pieces, " a  b\r\nc", None, 1)
show(wider.find, "abcabc", "bc", 0, 6, 1)
show(wider.find, "abcabc", "bc", 0, 6, -1)
show(wider.find, "abcabc", "ab", 1, 5, -1)
show(wider.find, "abc", "x", 0, 3, 1)
for text in "", "abc", "\u65e5\U0001f600", "eight ch", "a" * 7:
    show(wider.ucs4, text)
show(wider.append, "a", "\u00e9")
show(wider.append, "a", 1)
for bytes_, encoding, errors in ((b"abc", None, None), (b"\xe9", "latin-1", None), (b"\xe9", "ascii", "replace"), (b"\xff", None, None),
                                 (b"\xff", "UTF-8", "ignore"), (b"a", "no-such", None), (b"a\x00b", "utf-16-le", "replace")):
    show(wider.decode, bytes_, encoding, errors)
for text, encoding, errors in (("\u00e9", None, None), ("\u00e9", "latin-1", None), ("\u65e5", "ascii", "backslashreplace"), ("\u65e5", "latin-1", None),
                               ("a", "no-such", None), (3, None, None)):
    show(wider.encode, text, encoding, errors)
for o in b"abc", bytearray(b"\xc3\xa9"), memoryview(b"xyz"), "text", 5:
    show(wider.from_encoded, o)
show(wider.wide, "a\u00e9\U0001f600")
show(wider.wide, 5)
for n in 0, 3, 6, 9:
    show(wider.bytes_resized, n)
show(wider.written, "\u65e5x")

show(wider.set_slice, [1, 2, 3, 4], 1, 3, ["x"])
show(wider.set_slice, [1, 2, 3, 4], -5, 2, "ab")
show(wider.set_slice, [1, 2, 3, 4], 2, 99, None)
show(wider.set_slice, (1, 2), 0, 1, [])
show(wider.set_slice, [1, 2], 0, 1, 5)
show(wider.sequence, [1, 2, 1, 3], 1)
show(wider.sequence, (1, 2, 2, 3), 2)
show(wider.sequence, "abcb", "b")
show(wider.sequence, [1], 5)
some = [1]
show(wider.in_place, some, [2])
print(some)
show(wider.in_place, (1,), (2,))
show(wider.in_place, 5, 6)
show(wider.mapping, {"a": 1})
show(wider.mapping, Maps())
show(wider.mapping, [])
show(wider.merge, {"a": 1}, {"a": 2, "b": 3}, 1)
show(wider.merge, {"a": 1}, {"a": 2, "b": 3}, 0)
show(wider.merge, {"a": 1}, 5, 1)
show(wider.set_ends, {3})
show(wider.set_ends, set())
show(wider.set_ends, frozenset())
for s in slice(None), slice(1, -1), slice(None, None, -1), slice(-100, 100, 3), slice(5, 1, -2), slice(2, 2), slice(10**30, None, -(10**30)), slice(None, None, 0), slice("a"):
    show(wider.indices, s, 6)
show(wider.slice, 1, None, None)
show(wider.slice, "a", 2, 3)

show(wider.in_place_all, 13, 4)
for base in 2, 8, 10, 16, 7:
    show(wider.to_base, -26, base)
show(wider.to_base, True, 10)
show(wider.to_base, "x", 10)
for text in "1.5", "-2e3", "inf", "nan", "1e999", ".5", "5.", "+7", "1.5x", "x", "", " 1", "0x10", "1e", "--1":
    show(wider.to_double, text)
for value in 1.0, 0.1, -0.0, 1e22, 1e16, 123456789.0, float("inf"), float("nan"), 1e-7:
    show(wider.double_text, value, "r", 0, 0)
    show(wider.double_text, value, "r", 0, 2)
    show(wider.double_text, value, "g", 6, 0)
    show(wider.double_text, value, "f", 2, 1)
show(wider.double_text, 1.0, "q", 2, 0)

show(wider.function_parts, wider.function_parts)
show(wider.function_parts, wider.join)
show(wider.function_parts, 5)
made = wider.made_function()
print(made.__name__, made("abc", 1, 2), made.__doc__, made.__module__)
show(wider.interpreter)
show(wider.object_text, 5, "04d")
show(wider.object_text, "\u00e9", "")
show(wider.object_text, 5, 5)
show(wider.as_bytes, bytearray(b"x"))
show(wider.as_bytes, [1, 2])
show(wider.as_bytes, "x")
show(wider.hint, [1, 2, 3])
show(wider.hint, iter([1, 2]))
show(wider.hint, 5)
show(wider.hint, (x for x in ()))
show(wider.descriptor, 5)
show(wider.descriptor, -5)
show(wider.descriptor, "x")
show(wider.alias, list, int)
show(wider.type_names)
show(wider.keywords_fit, {"a": 1})
show(wider.keywords_fit, {1: 1})

box = wider.Box()
box.item = [box, 1]
print(box, [box])
reference, is_reference, same = wider.weak(box, None)
print(is_reference, same, reference() is box, wider.weak_target(reference) is box)
import gc
box = None
gc.collect()
print(reference(), wider.weak_target(reference))
ended = []
box = wider.Box()
watched = wider.weak(box, ended.append)[0]
box = None
print(len(ended), ended[0] is watched, watched())
ended.clear()
show(wider.weak, 5, None)
show(wider.weak_target, 5)

print([n for n in wider.countdown(3)], list(wider.countdown(2)))
show(wider.sum_released, b"abc", "\u65e5x")
