import sys, warnings
import overflow as o

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print("    warned:", category.__name__, message)

class I(int):
    pass

class IntWithAll(int):
    def __index__(self):
        print("    __index__ of a subclass")
        return 99
    def __int__(self):
        print("    __int__ of a subclass")
        return 98
    def __float__(self):
        print("    __float__ of a subclass")
        return 97.0
    def to_bytes(self, *args, **kw):
        return b"?" * 99
    def bit_length(self):
        return "x"

class Index:
    def __init__(self, value): self.value = value
    def __index__(self): return self.value

class Int:
    def __int__(self): return 5

class Trunc:
    def __trunc__(self): return 6

class Float:
    def __init__(self, value): self.value = value
    def __float__(self): return self.value

class F(float):
    pass

class Broken:
    def __index__(self): raise LookupError("no index")
    def __float__(self): raise LookupError("no float")
    def __int__(self): raise LookupError("no int")

values = {
    "0": 0, "1": 1, "-1": -1, "True": True, "I(7)": I(7), "I(-1)": I(-1), "I(2**70)": I(2**70), "all(3)": IntWithAll(3), "all(-2**80)": IntWithAll(-2**80),
    "2**31-1": 2**31 - 1, "2**31": 2**31, "-2**31": -2**31, "-2**31-1": -2**31 - 1, "2**32": 2**32,
    "2**63-1": 2**63 - 1, "2**63": 2**63, "-2**63": -2**63, "-2**63-1": -2**63 - 1, "2**64-1": 2**64 - 1, "2**64": 2**64, "-2**64": -2**64,
    "10**400": 10**400, "-10**400": -10**400, "2**64+5": 2**64 + 5, "-2**64-5": -2**64 - 5,
    "Index(5)": Index(5), "Index(-5)": Index(-5), "Index(2**70)": Index(2**70), "Index(True)": Index(True), "Index(I(4))": Index(I(4)), "Index(1.5)": Index(1.5),
    "Index(None)": Index(None), "Int": Int(), "Trunc": Trunc(), "Float(1.5)": Float(1.5), "Float(2)": Float(2), "Float(F)": Float(F(2.5)), "F(2.5)": F(2.5), "Broken": Broken(),
    "1.0": 1.0, "1e300": 1e300, "inf": float("inf"), "nan": float("nan"), "None": None, "'12'": "12", "b'12'": b"12", "bytearray": bytearray(b" 13 "), "'1_0'": "1_0", "'x'": "x",
    "''": "", "'1.5'": "1.5", "memoryview": memoryview(b"14"), "1j": 1j, "int": int, "[]": [],
}
functions = ["as_long", "as_long_long", "as_unsigned_long", "as_unsigned_long_long", "as_unsigned_long_mask", "as_unsigned_long_long_mask", "as_size_t", "as_ssize_t",
             "as_int", "as_double", "float_as_double", "as_void_ptr", "as_long_and_overflow", "as_long_long_and_overflow", "number_index", "number_long",
             "number_float", "index_check", "from_double"]

def outcome(f, *args):
    try:
        result = f(*args)
        return repr(result) + (" " + type(result).__name__ if type(result) not in (int, float, tuple, str, bytes) else "")
    except BaseException as e:
        return type(e).__name__ + ": " + str(e)

for name in functions:
    print("--", name)
    f = getattr(o, name)
    for text, value in values.items():
        print(text, "=>", outcome(f, value))

print("-- NULL")
result = o.with_null()
print([(t.__name__ if t else None, None if v is None else str(v).rpartition(": ")[2]) for t, v in zip(result[::2], result[1::2])])

print("-- AsSsize_t")
for exception in (None, IndexError, OverflowError, ValueError, MemoryError, KeyError):
    for text in ("0", "-1", "True", "I(2**70)", "all(3)", "2**63-1", "2**63", "-2**63-1", "-10**400", "Index(2**70)", "Index(5)", "Index(1.5)", "Broken", "1.0", "None", "'12'"):
        print(text, exception.__name__ if exception else None, "=>", outcome(o.as_ssize_t_or, values[text], exception))
print(outcome(o.as_ssize_t_or, 2**63))

print("-- ToBase")
for base in (2, 8, 10, 16, 0, 3, 36, -2):
    for text in ("0", "True", "-1", "I(7)", "all(3)", "2**64", "-2**64-5", "Index(5)", "Index(1.5)", "1.0", "None", "'12'"):
        print(text, base, "=>", outcome(o.to_base, values[text], base))

print("-- bytes")
for text in ("0", "1", "-1", "True", "I(-1)", "all(3)", "2**31", "-2**31", "2**63-1", "2**63", "-2**63", "-2**63-1", "2**64-1", "2**64", "10**400"):
    for count in (0, 1, 4, 8, 9):
        for little in (0, 1):
            for signed in (0, 1):
                print(text, count, little, signed, "=>", outcome(o.as_bytes, values[text], count, little, signed))
for n in (127, 128, 255, 256, -128, -129, -255, -256):
    print(n, [outcome(o.as_bytes, n, c, 1, s) for c in (1, 2) for s in (0, 1)])
for data in (b"", b"\0", b"\x7f", b"\x80", b"\xff", b"\xff\xff", b"\x01\0", b"\0\x80", b"\xff" * 8, b"\0" * 8, b"\x80" + b"\0" * 7, b"\xff" * 20, b"\x01" + b"\0" * 30):
    print(data, [outcome(o.from_bytes, data, little, signed) for little in (0, 1) for signed in (0, 1)])
for text in ("0", "1", "-1", "True", "I(2**70)", "all(3)", "2**63-1", "-2**63", "10**400", "-10**400"):
    print(text, outcome(o.sign_and_bits, values[text]))

print("-- text")
for text, base in (("12", 10), (" 12 ", 10), ("12x", 10), ("0x1f", 0), ("0x1f", 16), ("1f", 16), ("0b11", 0), ("0o17", 0), ("017", 0), ("0", 0), ("00", 0), ("1_000", 10),
                   ("1__0", 10), ("_1", 10), ("1_", 10), ("-5", 10), ("+5", 10), ("- 5", 10), ("", 10), ("  ", 10), ("z", 36), ("Z", 36), ("z", 35), ("9" * 30, 10),
                   ("12", 1), ("12", 37), ("12", -1), ("0x", 16), ("0b2", 2), ("12 34", 10)):
    print(repr(text), base, "=>", outcome(o.from_string, text, base), "|", outcome(o.from_unicode, text, base))
for text in ("\u0663\u0664", "\u00a05\u00a0", "5\u00b2", "\ud800"):
    print(ascii(text), outcome(o.from_unicode, text, 10).encode("ascii", "backslashreplace"))

print("-- powers")
class Python:
    def __ipow__(self, b): return "ipow", b
    def __pow__(self, b, c=None): return "pow", b, c
    def __rpow__(self, a): return "rpow", a
both, one, python = o.Both(), o.One(), Python()
for a, b, c in ((2, 10, None), (2, 10, 7), (2, -1, 7), (2, 10, 0), (2.0, 3, None), (2.0, 3, 5), (2, 3, 2.0), ("a", 2, None), ("a", 2, 3), (python, 2, None),
                (python, 2, 3), (2, python, None), (2, python, 3), (2, 3, python), (both, 2, None), (both, 2, 3), (one, 2, None), (one, 2, 3), (3, one, None), (3, one, 4),
                (3, 4, one), (None, 1, None), (1, None, None), (1, 2, "x")):
    print([getattr(type(x), "__name__", x) if not isinstance(x, (int, float, str)) else x for x in (a, b, c)], "=>",
          outcome(o.power, a, b, c).replace("__main__.", "").split(" at 0x")[0], "|", outcome(o.in_place_power, a, b, c).replace("**=", "** or pow()").replace("__main__.", "").split(" at 0x")[0])
both **= 5
print(both)
one **= 6
print(one)
