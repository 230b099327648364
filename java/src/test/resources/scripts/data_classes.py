import copy
import dataclasses
from dataclasses import (dataclass, field, fields, asdict, astuple, replace, make_dataclass, is_dataclass, InitVar, KW_ONLY, FrozenInstanceError, MISSING)
from typing import ClassVar, List


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


@dataclass
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p, Point(1, 2) == Point(1, 2), Point(1) != Point(2), Point(1) == (1, 0), Point.__doc__, Point.__match_args__, raised(lambda: hash(p)))
print(raised(lambda: Point()), raised(lambda: Point(1, 2, 3)), raised(lambda: Point(z=1)), raised(lambda: p < p))
print([f.name for f in fields(p)], is_dataclass(p), is_dataclass(Point), is_dataclass(3), asdict(p), astuple(p), replace(p, y=9))
print(Point.__init__.__qualname__, Point.__repr__.__qualname__, Point.__eq__.__qualname__, Point.__init__.__annotations__)
print(fields(Point)[1].name, fields(Point)[1].default, repr(fields(Point)[1])[:45])


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = field(default=0)
    note: str = field(default="", compare=False, repr=False)


print(Version(1, 2) < Version(1, 3), Version(2) >= Version(1, 9), sorted([Version(2), Version(1)]), Version(1, 0, "a") == Version(1, 0, "b"))
print(hash(Version(1)) == hash(Version(1, note="q")), raised(lambda: setattr(Version(1), "major", 2)), raised(lambda: delattr(Version(1), "major")))
print({Version(1): "a"}[Version(1)], raised(lambda: Version(1) < 1), issubclass(FrozenInstanceError, AttributeError))


@dataclass
class Bag:
    items: List[int] = field(default_factory=list)
    count: ClassVar[int] = 5
    scale: InitVar[int] = 2
    total: int = field(init=False)

    def __post_init__(self, scale):
        self.total = sum(self.items) * scale


print(Bag(), Bag([1, 2], 3), Bag([1]).items is not Bag([1]).items, Bag.count, [f.name for f in fields(Bag)], Bag.__doc__)
a, b = Bag(), Bag()
a.items.append(1)
print(b.items, raised(lambda: replace(Bag([1]), total=3)), replace(Bag([1, 2]), scale=5))


@dataclass
class Base:
    a: int
    b: str = "b"


@dataclass
class Child(Base):
    c: float = 1.5
    a: int = 7


print(Child(), Child(1, "x", 2.0), [f.name for f in fields(Child)], Child() == Base(7), issubclass(Child, Base))


def wrong_order():
    @dataclass
    class C:
        a: int = 1
        b: int


def mutable():
    @dataclass
    class C:
        a: list = []


def both():
    field(default=1, default_factory=list)


def thaw():
    @dataclass
    class C(Version):
        extra: int = 0


def has_lt():
    @dataclass(order=True)
    class C:
        a: int

        def __lt__(self, other):
            return False


def no_annotation():
    @dataclass
    class C:
        a = field()


print(raised(wrong_order), raised(mutable), raised(both), raised(thaw), raised(has_lt), raised(no_annotation), sep="\n")


@dataclass
class Keyed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int


print(Keyed(1, c=3), raised(lambda: Keyed(1, 2)), raised(lambda: Keyed(1)), Keyed.__match_args__, Keyed.__doc__)


@dataclass(kw_only=True)
class AllKeyed:
    a: int
    b: int = field(default=2, kw_only=False)


print(AllKeyed(5, a=1), AllKeyed.__doc__)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 3


s = Slotted(1)
print(s, Slotted.__slots__, hasattr(s, "__dict__"), "z" if raised(lambda: setattr(s, "z", 1)) is None else "refused", Slotted(1) == Slotted(1, 3))


@dataclass(slots=True, frozen=True)
class FrozenSlots:
    x: int


f = FrozenSlots(4)
print(f, raised(lambda: setattr(f, "x", 1)), copy.copy(f) == f, copy.deepcopy(f), f.__getstate__())


@dataclass
class Nested:
    point: Point
    many: list
    table: dict = field(default_factory=dict)


n = Nested(Point(1, 2), [Point(3)], {"k": (Point(4), 5)})
print(n, asdict(n), astuple(n), sep="\n")
print(asdict(n, dict_factory=lambda pairs: sorted(k for k, _ in pairs)), copy.deepcopy(n) == n, copy.deepcopy(n).point is n.point)
n.many.append(n)
print(n)

Made = make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=3))], namespace={"twice": lambda self: self.b * 2})
print(Made(1, 2), Made(1, 2).twice(), raised(lambda: make_dataclass("M", ["1a"])), raised(lambda: make_dataclass("M", ["if"])))


@dataclass(eq=False)
class ById:
    a: int


print(ById(1) == ById(1), hash(ById(1)) is not None)


@dataclass(unsafe_hash=True)
class Hashed:
    a: int
    b: int = field(default=0, hash=False)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Hashed(1, 2) == Hashed(1, 3))


@dataclass(repr=False)
class Own:
    a: int
    b: "int" = 2

    def __repr__(self):
        return f"<own {self.a}>"


print(Own(3), Own.__doc__, raised(lambda: asdict(Own)), raised(lambda: fields(3)), MISSING is dataclasses.MISSING)


@dataclass
class WithMeta:
    a: int = field(metadata={"unit": "m"}, default=1)


print(fields(WithMeta)[0].metadata["unit"], dict(fields(WithMeta)[0].metadata), WithMeta.__dataclass_params__)


class Descriptor:
    def __get__(self, obj, cls=None):
        return 5 if obj is None else obj._v

    def __set__(self, obj, value):
        obj._v = value


@dataclass
class Described:
    v: int = Descriptor()


print(Described(), Described(7), Described().v)
