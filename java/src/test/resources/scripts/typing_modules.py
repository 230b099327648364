import abc
import contextlib
import copy
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
