import enum
from enum import Enum, IntEnum, StrEnum, Flag, IntFlag, ReprEnum, auto, unique, member, nonmember, KEEP, CONFORM, EJECT, STRICT


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class Color(Enum):
    """Some colours."""
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def shout(self):
        return self.name + "!"

    @classmethod
    def first(cls):
        return next(iter(cls))

    @property
    def half(self):
        return self.value / 2


print(Color, repr(Color), Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), list(reversed(Color)), Color.__members__)
print(Color["GREEN"], Color(3), raised(lambda: Color["X"]), raised(lambda: Color(9)), raised(lambda: Color.PINK))
print(Color.RED.shout(), Color.first(), Color.BLUE.half, isinstance(Color.RED, Color), type(Color.RED), Color.RED in Color)
print(Color.RED == 1, Color.RED == Color.CRIMSON, Color.RED != Color.BLUE, hash(Color.RED) == hash("RED"), bool(Color.RED), bool(Color))
print(raised(lambda: setattr(Color, "RED", 2)), raised(lambda: delattr(Color, "RED")), raised(lambda: Color.RED < Color.BLUE))
print(f"{Color.RED} {Color.RED!r} {Color.RED:>12}", "%s" % Color.RED, Color.__doc__)
print({Color.RED: 1}[Color.CRIMSON], raised(lambda: setattr(Color.RED, "value", 3)), raised(lambda: setattr(Color.RED, "name", 3)))
try:
    class More(Color):
        X = 1
except TypeError as e:
    print(e)
try:
    class Twice(Enum):
        A = 1
        A = 2
except TypeError as e:
    print(e)
try:
    @unique
    class Unique(Enum):
        A = 1
        B = 1
        C = 2
        D = 2
except ValueError as e:
    print(e)


class Number(IntEnum):
    ONE = 1
    TWO = 2


print(Number.ONE, repr(Number.ONE), Number.ONE + 1, Number.ONE < Number.TWO, Number.TWO == 2, f"{Number.ONE:03d}", [10, 20, 30][Number.ONE])
print(isinstance(Number.ONE, int), int(Number.TWO), Number(2), raised(lambda: Number(5)), 1 in [Number.ONE], sorted([Number.TWO, Number.ONE]))
print(raised(lambda: Number("1")), Number.TWO.bit_length(), hash(Number.ONE) == hash(1), Number.ONE in {1}, "%d" % Number.TWO)


class Word(StrEnum):
    HELLO = auto()
    WORLD = "w"


print(Word.HELLO, repr(Word.HELLO), Word.HELLO == "hello", Word.WORLD.upper(), f"{Word.WORLD:>3}")


class Mixed(str, Enum):
    A = "a"
    B = "b"


print(Mixed.A, repr(Mixed.A), f"{Mixed.A}", Mixed.A == "a", Mixed("b"), Mixed.A + Mixed.B, "%s" % Mixed.B)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([(m.name, m.value) for m in Auto])


class Named(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), start, count, list(last_values))

    ONE = auto()
    TWO = auto()


print([m.value for m in Named])


class Planet(Enum):
    EARTH = (5.976e+24, 6.37814e6)
    MARS = (6.421e+23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    def gravity(self):
        return round(6.67300E-11 * self.mass / (self.radius * self.radius), 3)


print(Planet.EARTH, Planet.EARTH.value, Planet.MARS.gravity(), Planet((6.421e+23, 3.3972e6)))


class Coordinate(bytes, Enum):
    def __new__(cls, value, label):
        made = bytes.__new__(cls, [value])
        made._value_ = value
        made.label = label
        return made

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate.PY, Coordinate.PY.label, Coordinate(1), bytes(Coordinate.PY))


class Missing(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return cls.A if value == "a" else None


print(Missing("a"), raised(lambda: Missing("b")))


class Ignoring(Enum):
    _ignore_ = "scratch i"
    scratch = vars()
    for i in range(3):
        scratch[f"V{i}"] = i


print(list(Ignoring))

Animal = Enum("Animal", "ANT BEE CAT")
print(list(Animal), Animal.__module__, Animal.BEE.value)
print(list(Enum("Pairs", [("a", 1), ("b", "x")])), list(Enum("Dict", {"k": 5})), list(IntEnum("From", "x y", start=7)), list(Flag("Bits", "p q r")))
print(Enum("WithName", "X", module="some.where", qualname="Outer.WithName").X.__class__.__module__)


class Nested(Enum):
    @member
    def call():
        return 1

    plain = nonmember(5)
    inner = 3


print(list(Nested)[0].name, Nested.plain, Nested.inner)


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = 6
    NONE = 0


print(Perm.R | Perm.W, repr(Perm.R | Perm.W), repr(Perm.R | Perm.X), str(Perm.R | Perm.X), repr(Perm(0)), list(Perm), len(Perm))
print(repr(~Perm.R), repr(~Perm.RW), Perm.R in Perm.RW, Perm.X in Perm.RW, list(Perm.RW), list(Perm.R | Perm.X), bool(Perm.NONE), bool(Perm.R))
print(repr(Perm.R ^ Perm.RW), repr(Perm.RW & Perm.W), raised(lambda: Perm(8)), raised(lambda: Perm.R | 1), len(Perm.RW), Perm(7).name, Perm.RW.name)
print(repr(Perm(-1)), repr(Perm(-2)), Perm(5) is (Perm.R | Perm.X), hash(Perm.R) == hash(4), Perm.__members__)
print(raised(lambda: Perm("x")), raised(lambda: 1 in Perm.RW))


class Auto2(Flag):
    A = auto()
    B = auto()
    AB = A | B
    C = auto()


print([m.value for m in Auto2], Auto2.AB, repr(Auto2.AB | Auto2.C), Auto2.C.value)


class IPerm(IntFlag):
    R = 4
    W = 2
    X = 1


print(IPerm.R | IPerm.W, repr(IPerm.R | IPerm.W), repr(IPerm.R | 8), repr(IPerm(9)), IPerm.R + 1, repr(IPerm.R & 4), repr(1 | IPerm.R), repr(IPerm(0)))
print(repr(~IPerm.R), repr(IPerm(-1)), int(~IPerm.R), isinstance(IPerm.R, int), f"{IPerm.R | IPerm.W}", repr(IPerm.R ^ 12), list(IPerm(7)), IPerm(16), repr(IPerm(16)))


class Conform(Flag, boundary=CONFORM):
    A = 1
    B = 2


class Eject(Flag, boundary=EJECT):
    A = 1
    B = 2


class Keep(Flag, boundary=KEEP):
    A = 1
    B = 2


print(repr(Conform(7)), repr(Eject(7)), repr(Keep(7)), repr(Keep(4)), str(Keep(4)))
print(Color.__class__, enum.EnumMeta is enum.EnumType, [n for n in dir(Color) if not n.startswith("_")], [n for n in dir(Color.RED) if not n.startswith("_")])
print(enum.CONFORM, repr(enum.STRICT), "RED" in Color.__members__)


class WithMethods(Enum):
    A = 1

    def __str__(self):
        return "I am A"

    def __eq__(self, other):
        return other == 1

    __hash__ = None


print(WithMethods.A, f"{WithMethods.A}", repr(WithMethods.A), WithMethods.A == 1)


class Hidden(Enum):
    A = 1
    _private = 2
    __mangled = 3


print([m.name for m in Hidden])


class Base(Enum):
    def describe(self):
        return f"{type(self).__name__}.{self.name}={self.value}"


class Derived(Base):
    A = "x"
    name2 = 4


print(Derived.A.describe(), Derived.name2.describe())


class TupleEnum(tuple, Enum):
    A = 1, 2
    B = (3,)


print(TupleEnum.A, repr(TupleEnum.B), TupleEnum.A[1], len(TupleEnum.A))


class ReprInt(int, ReprEnum):
    A = 5


print(ReprInt.A, repr(ReprInt.A), f"{ReprInt.A}")


class FloatEnum(float, Enum):
    PI = 3.14


print(FloatEnum.PI, repr(FloatEnum.PI), FloatEnum.PI * 2, FloatEnum(3.14))


class Keyed(Enum):
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Tagged(Keyed, tag="t"):
    A = 1


print(Tagged.tag, list(Tagged))
print(raised(lambda: Color.RED.BLUE))


class Slotted(Enum):
    A = [1, 2]
    B = {"x": 1}


print(Slotted([1, 2]), Slotted({"x": 1}), [m.value for m in Slotted])


@enum.verify(enum.CONTINUOUS, enum.UNIQUE)
class Verified(IntEnum):
    A = 1
    B = 2


def broken():
    @enum.verify(enum.CONTINUOUS)
    class Gap(IntEnum):
        A = 1
        B = 3


print(raised(broken), list(Verified), enum.show_flag_values(6) if hasattr(enum, "show_flag_values") else "")


class Described(Enum):
    A = 1

    @enum.property
    def label(self):
        return "label of " + self._name_


print(Described.A.label, raised(lambda: Described.label), Color._member_map_ == dict(Color.__members__), Color._value2member_map_[2])


class Abnormal(Enum):
    A = "a", 1
    B = "b", 2

    def __new__(cls, text, number):
        made = object.__new__(cls)
        made._value_ = text
        made.number = number
        return made


print(Abnormal("b").number, Abnormal.A.number, Abnormal.A.value)


class AutoTuple(Enum):
    A = auto(), "first"


print(AutoTuple.A.value)
