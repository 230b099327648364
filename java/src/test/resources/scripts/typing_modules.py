import abc
import contextlib
import copy
import functools
import string
import sys
import traceback
import types
import typing
import unittest
import warnings


def shows(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


print(string.ascii_letters, string.digits, string.capwords("a bc d"), repr(string.whitespace))
n = types.SimpleNamespace(a=1, b="x")
print(n, n == types.SimpleNamespace(a=1, b="x"), types.FunctionType is type(lambda: 0), types.GenericAlias(list, (int,)), isinstance(len, types.BuiltinFunctionType))
print(typing.cast(int, "x"), typing.TYPE_CHECKING, typing.Optional[int] == typing.Union[int, None], typing.List[int], typing.Dict[str, int], typing.Any)


T = typing.TypeVar("T")


class Pair(typing.NamedTuple):
    x: int
    y: int = 3


T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    pass


print(Pair(1), Pair._fields, Pair._field_defaults, Box.__mro__)


class Shown:
    @functools.singledispatchmethod
    def show(self, x):
        return f"other {x}"

    @show.register
    def _(self, x: int):
        return f"int {x}"

    @show.register(str)
    def _(self, x):
        return f"str {x}"


print(Shown().show(1), Shown().show("a"), Shown().show(1.5))
Made = types.new_class("Made", (typing.Generic[T],), {}, lambda space: space.update(x=1))
print(Made.x, Made.__mro__, types.resolve_bases((int,)), types.prepare_class("N", (int,), {"k": 1}), isinstance((lambda: T).__closure__, type(None)))


class Dynamic:
    @types.DynamicClassAttribute
    def name(self):
        return "of the instance"


print(Dynamic().name, hasattr(Dynamic, "name"), types.CellType.__name__, types.MemberDescriptorType.__name__)
