"""The part of pytest that tests of small extensions use: raises, fixtures, marks, and a runner. It needs nothing that pytest needs.

    conch tools/pytest_stand_in/pytest.py FOLDER_OF_THE_EXTENSION… -- TEST_FILE.py…

runs the tests of each file and prints how many passed, failed and were skipped; exit code 1 where one failed. It runs under CPython, too, so that
both can be compared with the same stand-in.
"""

import io
import os
import re
import sys
import tempfile
import traceback
import unittest
import warnings


class Skipped(unittest.SkipTest):
    """Raised by skip()."""


def skip(reason="", allow_module_level=False):
    raise Skipped(reason)


def fail(reason=""):
    raise AssertionError(reason)


def importorskip(name, reason=None):
    try:
        return __import__(name, fromlist=["*"])
    except ImportError as e:
        raise Skipped(reason or str(e)) from None


class _Raises:
    def __init__(self, expected, match):
        self.expected, self.match = expected, match

    def __enter__(self):
        return self

    def matches(self, pattern):
        if not re.search(pattern, str(self.value)):
            raise AssertionError(f"{pattern!r} does not match {str(self.value)!r}")
        return True

    def __exit__(self, kind, value, tb):
        if kind is None:
            raise AssertionError(f"DID NOT RAISE {self.expected!r}")
        if not issubclass(kind, self.expected):
            return False
        self.value, self.type, self.tb = value, kind, tb
        if self.match is not None and not re.search(self.match, str(value)):
            raise AssertionError(f"{self.match!r} does not match {str(value)!r}")
        return True


def raises(expected, *args, match=None, **kwargs):
    context = _Raises(expected, match)
    if not args:
        return context
    with context:
        args[0](*args[1:], **kwargs)
    return context


class _Warns:
    def __init__(self, expected, match):
        self.expected, self.match = expected, match

    def __enter__(self):
        self.caught = warnings.catch_warnings(record=True)
        self.list = self.caught.__enter__()
        warnings.simplefilter("always")
        return self.list

    def __exit__(self, kind, value, tb):
        self.caught.__exit__(kind, value, tb)
        if kind is None and not any(issubclass(w.category, self.expected) for w in self.list):
            raise AssertionError(f"DID NOT WARN {self.expected!r}")


def warns(expected=Warning, match=None):
    return _Warns(expected, match)


def deprecated_call(match=None):
    return _Warns((DeprecationWarning, PendingDeprecationWarning), match)


class approx:
    """Equal to what differs by at most rel of it, or by abs; sequences and dicts item by item."""

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected, self.rel, self.abs, self.nan_ok = expected, 1e-6 if rel is None else rel, 1e-12 if abs is None else abs, nan_ok

    def __eq__(self, other):
        if isinstance(self.expected, dict):
            return self.expected.keys() == other.keys() and all(self._near(self.expected[k], other[k]) for k in self.expected)
        if isinstance(self.expected, (list, tuple)):
            return len(self.expected) == len(other) and all(self._near(e, o) for e, o in zip(self.expected, other))
        return self._near(self.expected, other)

    def _near(self, expected, other):
        if expected == other:
            return True
        if expected != expected:
            return self.nan_ok and other != other
        size = max(expected, -expected) if not isinstance(expected, complex) else (expected.real ** 2 + expected.imag ** 2) ** 0.5
        difference = other - expected
        distance = max(difference, -difference) if not isinstance(difference, complex) else (difference.real ** 2 + difference.imag ** 2) ** 0.5
        return distance <= max(self.rel * size, self.abs)

    def __repr__(self):
        return f"approx({self.expected!r})"


class param:
    def __init__(self, *values, marks=(), id=None):
        self.values, self.marks, self.id = values, marks if isinstance(marks, (list, tuple)) else [marks], id


class _Mark:
    """pytest.mark.NAME: what is not known here changes nothing."""

    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and callable(args[0]):
            _marks(args[0]).append(self)
            if self.skips():
                args[0].__unittest_skip__, args[0].__unittest_skip_why__ = True, str(self.kwargs.get("reason", ""))
            return args[0]
        return _Mark(self.name, args, kwargs)

    def skips(self):
        """Whether it says that the test is not for this interpreter; a condition may be text, which pytest evaluates."""
        if self.name == "skip":
            return True
        if self.name != "skipif" or not self.args:
            return False
        condition = self.args[0]
        return bool(eval(condition, {"sys": sys, "os": os}) if isinstance(condition, str) else condition)


def _marks(test):
    if "pytestmark" not in vars(test):
        test.pytestmark = []
    elif not isinstance(test.pytestmark, list):
        test.pytestmark = [test.pytestmark]
    return test.pytestmark


class _Marks:
    def __getattr__(self, name):
        return _Mark(name)


mark = _Marks()


def fixture(function=None, *, scope="function", params=None, autouse=False, name=None, ids=None):
    def decorate(f):
        f.__fixture__ = (params, autouse, name or f.__name__, scope)
        return f
    return decorate(function) if function is not None else decorate


class FixtureRequest:
    """What a fixture is told of its use."""


class _Node:
    """The test that runs, as request.node says it."""

    def __init__(self, name, marks):
        self.name, self.marks = name, marks

    def get_closest_marker(self, name, default=None):
        return next((m for m in reversed(self.marks) if m.name == name), default)


class Session:
    """For annotations in a conftest.py, as those below."""


Config = Item = Function = Parser = CallInfo = ExceptionInfo = Module = Session


class MonkeyPatch:
    """Changes that undo() takes back, the last one first."""

    def __init__(self):
        self._undo = []

    def setattr(self, target, name, value=None, raising=True):
        if isinstance(target, str):
            path, value = target, name
            module, _, name = path.rpartition(".")
            target = __import__(module, fromlist=["*"])
        there = hasattr(target, name)
        if not there and raising:
            raise AttributeError(f"{target!r} has no attribute {name!r}")
        old = getattr(target, name, None)
        self._undo.append(lambda: setattr(target, name, old) if there else delattr(target, name))
        setattr(target, name, value)

    def delattr(self, target, name, raising=True):
        if hasattr(target, name) or raising:
            old = getattr(target, name)
            self._undo.append(lambda: setattr(target, name, old))
            delattr(target, name)

    def setitem(self, target, name, value):
        had, old = name in target, target.get(name)
        self._undo.append(lambda: target.__setitem__(name, old) if had else target.pop(name, None))
        target[name] = value

    def delitem(self, target, name, raising=True):
        if name in target or raising:
            old = target.pop(name)
            self._undo.append(lambda: target.__setitem__(name, old))

    def setenv(self, name, value, prepend=None):
        self.setitem(os.environ, name, value)

    def delenv(self, name, raising=True):
        self.delitem(os.environ, name, raising)

    def chdir(self, path):
        old = os.getcwd()
        self._undo.append(lambda: os.chdir(old))
        os.chdir(path)

    def syspath_prepend(self, path):
        old = list(sys.path)
        self._undo.append(lambda: sys.path.__setitem__(slice(None), old))
        sys.path.insert(0, str(path))

    def undo(self):
        while self._undo:
            self._undo.pop()()


class _Captured(tuple):
    out = property(lambda self: self[0])
    err = property(lambda self: self[1])


class CaptureFixture:
    """capsys: what goes to sys.stdout and sys.stderr."""

    def __init__(self):
        self.before = sys.stdout, sys.stderr
        self.readouterr()

    def readouterr(self):
        text = _Captured(f.getvalue() if isinstance(f, io.StringIO) else "" for f in (sys.stdout, sys.stderr))
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        return text

    def close(self):
        sys.stdout, sys.stderr = self.before


def _temporary_folder(ends):
    folder = tempfile.TemporaryDirectory()
    ends.append(folder.cleanup)
    try:
        import pathlib
    except ImportError:
        return folder.name
    return pathlib.Path(folder.name)


# ---- the runner ----

class _Run:
    def __init__(self):
        self.passed = self.skipped = 0
        self.failures = []

    def file(self, path):
        name = path.rsplit("/", 1)[-1][:-3]
        sys.path.insert(0, os.path.dirname(path) or ".")
        fixtures = {}
        try:
            try:
                fixtures.update(vars(__import__("conftest")))
            except ModuleNotFoundError:
                pass
            module = self.module(path, name)
        except unittest.SkipTest:
            self.skipped += 1
            return
        except Exception as e:
            self.failed(name, e)
            return
        fixtures.update(vars(module))
        self.fixtures = {f.__fixture__[2]: f for f in fixtures.values() if hasattr(f, "__fixture__") and not isinstance(f, (_Marks, _Mark))}
        self.kept, self.module_ends = {}, []
        marks = self.marks_of(module)
        if any(m.skips() for m in marks):
            self.skipped += 1
            return
        getattr(module, "setup_module", lambda *a: None)(*[module][:getattr(getattr(module, "setup_module", None), "__code__", self.file.__code__).co_argcount])
        getattr(module, "setUpModule", lambda: None)()
        for key, value in list(vars(module).items()):
            if isinstance(value, type) and issubclass(value, unittest.TestCase):
                self.case(value)
            elif isinstance(value, type) and key.startswith("Test"):
                self.of_class(f"{name}.{key}", value, marks)
            elif key.startswith("test") and callable(value) and hasattr(value, "__code__"):
                self.test(f"{name}.{key}", value, None, marks)
        for end in reversed(self.module_ends):
            end()
        getattr(module, "tearDownModule", lambda: None)()

    def module(self, path, name):
        """The file as a module, as a part of its package where it imports from there: behind all else on sys.path, so that what was built is found first."""
        with open(path, encoding="utf-8") as f:
            if not re.search(r"^\s*from \.", f.read(), re.MULTILINE):
                return __import__(name)
        folder = os.path.dirname(os.path.abspath(path))
        while os.path.exists(os.path.join(folder, "__init__.py")):
            folder, package = os.path.split(folder)
            name = f"{package}.{name}"
        sys.path.append(folder)
        return __import__(name, fromlist=["*"])

    def marks_of(self, o):
        marks = getattr(o, "pytestmark", [])
        return marks if isinstance(marks, list) else [marks]

    def of_class(self, name, cls, outer):
        marks = outer + self.marks_of(cls)
        if any(m.skips() for m in marks):
            self.skipped += 1
            return
        outside = self.fixtures
        for each in reversed(cls.__mro__):
            own = {f.__fixture__[2]: f for f in vars(each).values() if hasattr(f, "__fixture__")}
            self.fixtures = {**self.fixtures, **own}
        getattr(cls, "setup_class", lambda: None)()
        for key in dir(cls):
            value = getattr(cls, key)
            if key.startswith("test") and hasattr(value, "__code__"):
                self.test(f"{name}.{key}", value, cls, marks)
            elif key.startswith("Test") and isinstance(value, type):
                self.of_class(f"{name}.{key}", value, marks)
        getattr(cls, "teardown_class", lambda: None)()
        self.fixtures = outside

    def case(self, cls):
        if any(m.skips() for m in self.marks_of(cls)):
            self.skipped += 1
            return
        result = unittest.TestResult()
        unittest.TestSuite([cls(m) for m in dir(cls) if m.startswith("test") and callable(getattr(cls, m))]).run(result)
        self.skipped += len(result.skipped)
        for test, text in result.failures + result.errors:
            self.failures.append(str(test))
            print("FAILED", test, text, sep="\n")
        failed = {str(test) for test, _ in result.failures + result.errors}
        self.passed += max(0, result.testsRun - len(result.skipped) - len(failed))

    def test(self, name, function, cls, outer):
        marks = outer + [m for m in self.marks_of(function) if m not in outer]
        if any(m.skips() for m in marks):
            self.skipped += 1
            return
        expect_failure = any(m.name == "xfail" and (not m.args or m.args[0]) for m in marks)
        also = [n for m in marks if m.name == "usefixtures" for n in m.args]
        self.node = _Node(function.__name__, marks)
        for arguments in self.rows([m for m in marks if m.name == "parametrize"]):
            self.once(f"{name}{arguments or ''}"[:200], function, cls, arguments, expect_failure, also)

    def rows(self, parametrize):
        rows = [{}]
        for m in parametrize:
            names = m.args[0] if not isinstance(m.args[0], str) else [n.strip() for n in m.args[0].split(",") if n.strip()]
            values = list(m.args[1] if len(m.args) > 1 else m.kwargs["argvalues"])
            indirect = m.kwargs.get("indirect", False)
            wider = []
            for row in rows:
                for each in values:
                    if isinstance(each, param):
                        if any(k.skips() or k.name == "xfail" for k in each.marks):
                            continue
                        each = each.values if len(names) > 1 else each.values[0]
                    pairs = zip(names, each if len(names) > 1 else (each,))
                    wider.append({**row, **{("indirect", n) if indirect is True or (indirect and n in indirect) else n: v for n, v in pairs}})
            rows = wider
        return rows

    def once(self, name, function, cls, arguments, expect_failure, also):
        code = function.__code__
        wanted = [n for n in code.co_varnames[:code.co_argcount + code.co_kwonlyargcount] if n != "self" or cls is None]
        defaults = code.co_varnames[code.co_argcount - len(function.__defaults__ or ()):code.co_argcount]
        given = {n: v for n, v in arguments.items() if isinstance(n, str)}
        self.indirect = {n[1]: v for n, v in arguments.items() if not isinstance(n, str)}
        instance = cls() if cls is not None else None
        self.instance = instance
        automatic = [f.__fixture__[2] for f in self.fixtures.values() if f.__fixture__[1]]
        alternatives = [{}]
        for n in [*automatic, *also, *wanted]:
            params = self.params(n) if n not in given and n not in self.indirect else None
            if params is not None and n not in alternatives[0]:
                alternatives = [{**a, n: p} for a in alternatives for p in params]
        for chosen in alternatives:
            self.chosen, self.made, ends = {**chosen, **self.indirect}, {}, []
            try:
                getattr(instance, "setup_method", lambda *a: None)(*[function][:self.wants_argument(instance, "setup_method")])
                for n in [*automatic, *also]:
                    self.value(n, ends)
                more = {n: self.value(n, ends) for n in wanted if n not in given and (n not in defaults or n in self.fixtures)}
                function(*([instance] if instance is not None else []), **given, **more)
                getattr(instance, "teardown_method", lambda *a: None)(*[function][:self.wants_argument(instance, "teardown_method")])
                self.passed += 1
            except unittest.SkipTest:
                self.skipped += 1
            except Exception as e:
                if expect_failure:
                    self.passed += 1
                else:
                    self.failed(name, e)
            finally:
                for end in reversed(ends):
                    end()

    def wants_argument(self, instance, name):
        method = getattr(instance, name, None)
        return 0 if method is None else method.__func__.__code__.co_argcount - 1

    def params(self, name):
        """What a fixture is to be made with, one value after the other; None where it has no parameters. Its own fixtures may have some."""
        f = self.fixtures.get(name)
        if f is None or f.__fixture__[0] is None:
            return None
        return [p.values[0] if isinstance(p, param_type) else p for p in f.__fixture__[0]]

    def value(self, name, ends):
        """What a fixture gives in this test."""
        if name in self.made:
            return self.made[name]
        f = self.fixtures.get(name)
        if f is None:
            self.made[name] = value = self.built_in(name, ends)
            return value
        keep = f.__fixture__[3] in ("module", "session", "package")
        key = name, repr(self.chosen.get(name))
        if keep and key in self.kept:
            return self.kept[key]
        value = self.make(f, name, self.module_ends if keep else ends)
        self.made[name] = value
        if keep:
            self.kept[key] = value
        return value

    def built_in(self, name, ends):
        if name == "monkeypatch":
            patch = MonkeyPatch()
            ends.append(patch.undo)
            return patch
        if name == "capsys":
            capture = CaptureFixture()
            ends.append(capture.close)
            return capture
        if name in ("tmp_path", "tmpdir"):
            return _temporary_folder(ends)
        if name == "recwarn":
            caught = warnings.catch_warnings(record=True)
            found = caught.__enter__()
            warnings.simplefilter("always")
            ends.append(lambda: caught.__exit__(None, None, None))
            return found
        if name == "request":
            return FixtureRequest()
        raise LookupError(f"fixture {name!r} not found")

    def make(self, f, name, ends):
        run = self

        class Request(FixtureRequest):
            param = run.chosen.get(name)
            instance = run.instance
            node = run.node

            def addfinalizer(self, function):
                ends.append(function)

            def getfixturevalue(self, wanted):
                return run.value(wanted, ends)

        code = f.__code__
        arguments = {}
        for n in code.co_varnames[:code.co_argcount]:
            arguments[n] = Request() if n == "request" else self.instance if n == "self" else self.value(n, ends)
        made = f(**arguments)
        if not hasattr(made, "__next__") or not code.co_flags & 0x20:
            return made
        value = next(made)
        ends.append(lambda: next(made, None))
        return value

    def failed(self, name, e):
        self.failures.append(name)
        print("FAILED", name, "".join(traceback.format_exception(e)), sep="\n")


param_type = param


def main(arguments):
    sys.modules["pytest"] = sys.modules[__name__]
    at = arguments.index("--") if "--" in arguments else 0
    sys.path[:0] = arguments[:at]
    for category in (DeprecationWarning, PendingDeprecationWarning):
        warnings.filterwarnings("always", category=category)    # as pytest does, so that tests see them
    run = _Run()
    for path in arguments[at + 1:] if at or arguments[:1] == ["--"] else arguments:
        run.file(path)
    print(f"{run.passed} passed, {len(run.failures)} failed, {run.skipped} skipped")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
