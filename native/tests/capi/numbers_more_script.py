"""Operators by name, numbers from and to C, hashes, numbers as text; the expected output is CPython's."""
import sys

import numbers_more as n


def told(e):
    """Its text; where the interpreter found a wrong argument is its own."""
    return str(e) if "bad argument to internal function" not in str(e) else "bad argument"


def tell(label, function, *args):
    try:
        print(label, *map(ascii, args), "->", function(*args))
    except Exception as e:
        print(label, *map(ascii, args), "->", type(e).__name__, told(e))


class Own:
    """Answers every operator from the left, half of them from the right, some in place."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __add__(self, other):
        return self.name + " + " + repr(other)

    def __radd__(self, other):
        return repr(other) + " r+ " + self.name

    def __iadd__(self, other):
        self.name += "'"
        return self

    def __matmul__(self, other):
        return "@", self.name, other

    def __rmatmul__(self, other):
        return "r@", other, self.name

    def __imatmul__(self, other):
        return "@=", self.name, other

    def __sub__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        raise ArithmeticError("no difference")

    def __divmod__(self, other):
        return "divmod"

    def __rlshift__(self, other):
        return "r<<"

    def __ixor__(self, other):
        return NotImplemented

    def __xor__(self, other):
        return "xor"

    def __neg__(self):
        return "neg"

    def __abs__(self):
        return NotImplemented

    def __invert__(self):
        raise KeyError("invert")


class Indexed:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return "Indexed(%r)" % (self.value,)

    def __index__(self):
        return self.value


class Int(int):
    pass


pairs = [(7, 2), (-7, 2), (7, -2), (7, 0), (2**70, 3), (1.5, 2), (7, 2.5), (1 + 2j, 2), (True, 3), ([1], [2]), ([1], 2), (2, "ab"), ("a%s", 3), (b"a", b"b"), ({1, 2}, {2, 3}),
         ({1: 2}, {3: 4}), (None, 1), ("a", 1), (Own("a"), 1), (1, Own("b")), (Own("a"), Own("b")), (1, -1)]
for name in n.names():
    for a, b in pairs:
        tell(name, n.binary, name, a, b)
for name in "Negative", "Positive", "Absolute", "Invert", "Long", "Float", "Index", "_Index":
    for o in 7, -7, True, 2**70, -1.5, float("inf"), 1 - 2j, "12", " 12 ", "x", b"12", None, [], Own("a"), Indexed(5), Indexed("x"), Int(4):
        tell(name, n.unary, name, o)
for args in (2, 10, None, False), (2, 10, 7, False), (2, -1, 7, True), (2, -1, None, False), (2, 10, 0, True), (2.0, 3, None, True), (2.0, 3, 5, False), (2, 3, "x", False), ("a", 2, None, False), (Own("a"), 2, None, True), (0, -1, None, True):
    tell("power", n.power, *args)
held = [1]
before = sys.getrefcount(held)
print(n.binary("InPlaceAdd", held, [2]) is held, held, sys.getrefcount(held) - before)
own = Own("own")
before = sys.getrefcount(own)
print(n.binary("InPlaceAdd", own, 2) is own, own, sys.getrefcount(own) - before)

for o in 1, True, 1.5, 1j, "1", None, [], Own("a"), Indexed(1), Int(3), int, NotImplemented:
    tell("kinds", n.kinds, o)

for o in 1.9, -1.9, 1e30, float("nan"), float("inf"), -float("inf"), -0.0, 3, "x":
    tell("from_double", n.from_double, o)
for args in ("12", 10), ("-0x1f", 16), ("0b11", 0), ("1_000", 10), (" 7 ", 10), ("", 10), ("8", 8), ("z", 36), ("1", 1), ("1", 37), ("\u0663\u0664", 10), ("1\0", 10), ("012", 0), ("\ud800", 10):
    tell("from_text", n.from_text, *args)
for args in (b"", True, True), (b"\xff", True, True), (b"\xff", False, False), (b"\x01\x02\x03", True, False), (b"\x01\x02\x03", False, False), (b"\0" * 9 + b"\x80", True, True), (b"\x80" + b"\0" * 15, False, True):
    tell("from_bytes", n.from_bytes, *args)
print(n.limits())
print(n.about() == (sys.float_info, sys.int_info), type(n.about()[0]).__name__, type(n.about()[1]).__name__)
print(n.infinite(1), n.infinite(-2), n.infinite(0))

for o in 0, -1, 2**64, 2**64 + 5, -2**70 - 3, True, 1.5, Indexed(-2), Indexed("x"), "1", None:
    tell("mask", n.mask, o)
for o in 7, -7, True, 2**31 - 1, 2**70, "x":
    tell("as_long", n.as_long, o)
for o in 0, 5, -5, 2**90, -2**90, True, Int(-3):
    tell("sign", n.sign, o)
for args in (1, -2, 3), (1, -2, -1), (2**40, 0, 0), (1, 2**80, 0), (1, 2, "x"):
    tell("parsed", n.parsed, *args)
for o in 5, -5, None, 2**70, -2**70, Indexed(3), 1.5, "x", True:
    tell("slice_index", n.slice_index, o)

nan, inf = float("nan"), float("inf")
for a, b in (1 + 2j, 3 - 4j), (1, 0), (0, 0), (complex(inf, 0), 1j), (complex(nan, inf), 1), (complex(1e308, 1e308), 1e-5), (complex(nan, 0), 2), (1e-320j, 1e-310), ("x", 1), (1, complex(nan, 1)), (3, -2j):
    tell("complex", n.complex, a, b)

for o in 0.0, 1.0, -1.0, 1.5, -2.5, 1e300, inf, -inf, 2.0**61 - 1:
    print("hash", o, n.hash_of_double(o), n.hash_of_double(o) == hash(o))
print("hash of nan is not 0:", n.hash_of_double(nan) != 0, n.hash_of_double(nan) == n.hash_of_double(nan))
for o in 0, 1, 16, 24, -1, 2**63 - 1, -16:
    tell("hash_of_pointer", n.hash_of_pointer, o)
for o in b"", b"a", b"text" * 50:
    print("hash of bytes", n.hash_of_bytes(o) == hash(o))
print(n.hash_numbers())

for text, base in ("12", 10), (" 12x", 10), ("-12", 10), ("+12", 10), ("0x1f", 16), ("0x1f", 0), ("0X1F", 0), ("0o17", 0), ("0b101", 0), ("017", 0), ("00", 0), ("0", 0), ("0x", 0), ("0x", 16), ("0xg", 16), ("0b2", 0), ("0b2", 2), ("1f", 16), ("zz", 36), ("zz", 37), ("12", 1), ("", 10), ("-", 10), (" -0x10", 0), ("- 5", 10), ("--5", 10), ("9223372036854775807", 10), ("9223372036854775808", 10), ("-9223372036854775808", 10), ("-9223372036854775809", 10), ("18446744073709551615", 10), ("18446744073709551616z", 10), ("99999999999999999999999", 10), ("0000000000000000000000000012", 10), ("8", 8), ("1 2", 10), ("\t\n7", 0):
    tell("strto", n.strto, text, base)
for args in (1.0, "r", 0, 0), (1.0, "r", 0, 2), (1.5, "r", 0, 1), (-1.5, "r", 0, 1), (1e22, "r", 0, 2), (1e16, "r", 0, 0), (0.1, "e", 3, 0), (0.1, "g", 3, 4), (100.0, "g", 6, 4), (100.0, "g", 6, 2), (100.0, "f", 0, 4), (100.0, "f", 0, 2), (100.0, "f", 0, 0), (2.5, "E", 2, 1), (nan, "r", 0, 1), (inf, "f", 3, 1), (-inf, "F", 3, 0), (inf, "E", 3, 0), (1.0, "x", 1, 0), (1.0, "r", 3, 0), (1e300, "G", 3, 0), (0.0, "g", 0, 0), (-0.0, "r", 0, 2), (123456.0, "g", 3, 2):
    tell("written", n.written, *args)
print(n.flags())
for number in 1, 12345, 1234567, -99999999:
    tell("printed", n.printed, number)
for args in ("abc", "ABC", 3), ("abc", "ABD", 2), ("abc", "ABD", 3), ("", "", 0), ("a", "b", 0), ("a", "", 5), ("", "a", 5), ("ab", "A", 2), ("A_", "a^", 2):
    tell("compared", n.compared, *args)
