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


class Shape(abc.ABC):
    @property
    @abc.abstractmethod
    def area(self):
        pass

    @abc.abstractmethod
    def name(self):
        return "shape"


class Square(Shape):
    area = 4

    def name(self):
        return super().name() + "!"


shows(Shape)
print(Square().name(), Shape.__abstractmethods__ == {"area", "name"}, Square.__abstractmethods__, isinstance(Square(), Shape), issubclass(int, Shape))
Shape.register(int)
print(issubclass(int, Shape), isinstance(5, Shape), isinstance("x", Shape), issubclass(bool, Shape))

deep = [1, [2, {"a": (3, [4])}]]
deep.append(deep)
made = copy.deepcopy(deep)
print(made[1] is deep[1], made[1] == deep[1], made[2] is made, copy.copy(deep)[1] is deep[1])


class Holder:
    def __init__(self, x):
        self.x = x


h = Holder([1])
print(copy.copy(h).x is h.x, copy.deepcopy(h).x is h.x, copy.deepcopy(h).x)


@contextlib.contextmanager
def managed(x):
    print("enter", x)
    try:
        yield x * 2
    except KeyError as e:
        print("caught", e)
    finally:
        print("leave")


with managed(4) as v:
    print(v)
with managed(1):
    raise KeyError("k")
with contextlib.suppress(ValueError), contextlib.nullcontext(5) as five:
    raise ValueError
with contextlib.ExitStack() as stack:
    stack.callback(print, "last")
    stack.enter_context(managed("a"))
    stack.callback(print, "first")
import io
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("caught text")
print(repr(out.getvalue()))
