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


@managed("as decorator")
def decorated():
    print("inside")


decorated()
print(string.ascii_letters, string.digits, string.capwords("a bc d"), repr(string.whitespace))
n = types.SimpleNamespace(a=1, b="x")
print(n, n == types.SimpleNamespace(a=1, b="x"), types.FunctionType is type(lambda: 0), types.GenericAlias(list, (int,)), isinstance(len, types.BuiltinFunctionType))
print(typing.cast(int, "x"), typing.TYPE_CHECKING, typing.Optional[int] == typing.Union[int, None], typing.List[int], typing.Dict[str, int], typing.Any)


class Point(typing.NamedTuple):
    x: int
    y: int = 2

    def both(self):
        return self.x + self.y


print(Point(1), Point(1).both(), Point._fields)
T = typing.TypeVar("T")


class Box(typing.Generic[T]):
    def get(self) -> T:
        return 1


print(Box[int]().get(), T)

try:
    raise ValueError("some text")
except ValueError as e:
    print(traceback.format_exc().splitlines()[0], traceback.format_exc().splitlines()[-1], traceback.format_exception_only(e))
    print(traceback.extract_tb(e.__traceback__)[0][2], len(traceback.format_exception(e)) > 2)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("first", DeprecationWarning)
    warnings.warn(UserWarning("second"))
    print([(w.category.__name__, str(w.message)) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    shows(warnings.warn, "raised")
    warnings.simplefilter("ignore")
    shows(warnings.warn, "not seen")
shows(warnings.warn, "x", int)


class Tests(unittest.TestCase):
    log = []

    @classmethod
    def setUpClass(cls):
        cls.log.append("class")

    def setUp(self):
        self.log.append("up")
        self.addCleanup(self.log.append, "clean")

    def tearDown(self):
        self.log.append("down")

    def test_good(self):
        self.assertEqual(1, 1)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertIn(1, [1])
        self.assertIsInstance(1, int)
        self.assertCountEqual([1, 2], [2, 1])
        self.assertRegex("abc", "b")
        with self.assertRaises(ValueError) as cm:
            int("x")
        self.assertIn("invalid", str(cm.exception))
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)
        with self.assertRaisesRegex(TypeError, "^bad"):
            raise TypeError("bad thing")
        with self.assertWarns(UserWarning):
            warnings.warn("x")

    def test_fails(self):
        self.assertEqual(1, 2)

    def test_error(self):
        raise KeyError("x")

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    def test_skips_itself(self):
        self.skipTest("why")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_no_raise(self):
        with self.assertRaises(ValueError):
            pass


result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(Tests).run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
print(sorted(text.splitlines()[-1] for _, text in result.failures + result.errors))
print(Tests.log[:4], len(Tests.log))
for check in (lambda t: t.assertTrue(0), lambda t: t.assertEqual([1], [2]), lambda t: t.assertEqual(1, 2, "why"), lambda t: t.assertIsNone(5), lambda t: t.assertGreater(1, 2), lambda t: t.assertNotIn(1, [1]),
              lambda t: t.assertIs(1, None), lambda t: t.assertRaises(ValueError, int, "5"), lambda t: t.assertAlmostEqual(1, 2)):
    try:
        check(Tests("test_good"))
    except AssertionError as e:
        print(str(e).splitlines()[0])

import concurrent.futures
import importlib
import tempfile
import textwrap
import os

with concurrent.futures.ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(lambda x: x * x, range(5))), pool.submit(pow, 2, 5).result())
    shows(pool.submit(int, "x").result)
print(importlib.import_module("os.path").__name__, importlib.import_module("math").floor(2.5))
with tempfile.TemporaryDirectory() as folder:
    print(os.path.isdir(folder), os.listdir(folder))
print(os.path.exists(folder))
print(repr(textwrap.dedent("  a\n    b\n \n  c\n")), textwrap.indent("a\n\nb", "> "), textwrap.wrap("the quick brown fox jumps", 10), textwrap.shorten("hello wide world", 12))
f = string.Formatter()
print(f.format("{0} {1!r:>5} {x.real:{w}}|{{}}", 1, "b", x=3, w=4), f.format("{}{}", 1, 2), f.format("{a[k]}", a={"k": 5}))
shows(f.format, "{")
shows(f.format, "{x}")
import numbers

print([[isinstance(x, k) for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Integral)] for x in (1, 1.5, 1j, True, "x")])
