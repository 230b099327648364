"""The part of pytest that tests of small extensions use: raises, fixtures, marks, and a runner. It needs nothing that pytest needs.

    conch tools/pytest_stand_in/pytest.py FOLDER_OF_THE_EXTENSION… -- TEST_FILE.py…

runs the tests of each file and prints how many passed, failed and were skipped; exit code 1 where one failed. It runs under CPython, too, so that
both can be compared with the same stand-in.
"""

import re
import sys
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

    def __exit__(self, kind, value, tb):
        if kind is None:
            raise AssertionError(f"DID NOT RAISE {self.expected!r}")
        if not issubclass(kind, self.expected):
            return False
        self.value, self.type = value, kind
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
    def __init__(self, expected, rel=1e-6, abs=1e-12):
        self.expected, self.rel, self.abs = expected, rel or 1e-6, abs or 1e-12

    def __eq__(self, other):
        difference = other - self.expected
        size = self.expected if self.expected >= 0 else -self.expected
        return max(difference, -difference) <= max(self.rel * size, self.abs)

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
        if len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], type(re.compile(""))):
            args[0].__dict__ if not isinstance(args[0], type) else None
            _marks(args[0]).append(self)
            return args[0]
        return _Mark(self.name, args, kwargs)


def _marks(test):
    if "pytestmark" not in vars(test):
        test.pytestmark = []
    return test.pytestmark


class _Marks:
    def __getattr__(self, name):
        return _Mark(name)


mark = _Marks()


def fixture(function=None, *, scope="function", params=None, autouse=False, name=None, ids=None):
    def decorate(f):
        f.__fixture__ = (params, autouse, name or f.__name__)
        return f
    return decorate(function) if function is not None else decorate


class FixtureRequest:
    """What a fixture is told of its use."""


class MonkeyPatch:
    def __init__(self):
        self._undo = []

    def setattr(self, target, name, value, raising=True):
        old = getattr(target, name)
        self._undo.append(lambda: setattr(target, name, old))
        setattr(target, name, value)

    def setitem(self, target, name, value):
        had, old = name in target, target.get(name)
        self._undo.append(lambda: target.__setitem__(name, old) if had else target.pop(name, None))
        target[name] = value

    def undo(self):
        while self._undo:
            self._undo.pop()()


# ---- the runner ----

class _Run:
    def __init__(self):
        self.passed = self.skipped = 0
        self.failures = []

    def file(self, path):
        name = path.rsplit("/", 1)[-1][:-3]
        folder = path.rsplit("/", 1)[0] if "/" in path else "."
        sys.path.insert(0, folder)
        fixtures = {}
        try:
            try:
                fixtures.update(vars(__import__("conftest")))
            except ModuleNotFoundError:
                pass
            module = __import__(name)
        except unittest.SkipTest as e:
            self.skipped += 1
            return
        except Exception as e:
            self.failed(name, e)
            return
        fixtures.update(vars(module))
        self.fixtures = {f.__fixture__[2]: f for f in fixtures.values() if hasattr(f, "__fixture__") and not isinstance(f, _Marks)}
        module_marks = getattr(module, "pytestmark", [])
        module_marks = module_marks if isinstance(module_marks, list) else [module_marks]
        for key, value in list(vars(module).items()):
            if isinstance(value, type) and issubclass(value, unittest.TestCase):
                self.case(name, value)
            elif isinstance(value, type) and key.startswith("Test"):
                for method in [m for m in dir(value) if m.startswith("test")]:
                    self.test(f"{name}.{key}.{method}", getattr(value, method), value, module_marks + list(getattr(value, "pytestmark", [])))
            elif key.startswith("test") and callable(value):
                self.test(f"{name}.{key}", value, None, module_marks)

    def case(self, name, cls):
        result = unittest.TestResult()
        tests = [cls(m) for m in dir(cls) if m.startswith("test") and callable(getattr(cls, m))]
        unittest.TestSuite(tests).run(result)
        self.skipped += len(result.skipped)
        for test, text in result.failures + result.errors:
            self.failures.append(str(test))
            print("FAILED", test, text, sep="\n")
        self.passed += result.testsRun - len(result.skipped) - len(result.failures) - len(result.errors)

    def test(self, name, function, cls, outer):
        marks = outer + list(getattr(function, "pytestmark", []))
        for m in marks:
            if m.name == "skip" or (m.name == "skipif" and m.args[0]):
                self.skipped += 1
                return
        expect_failure = any(m.name == "xfail" and (not m.args or m.args[0]) for m in marks)
        for arguments in self.rows([m for m in marks if m.name == "parametrize"]):
            self.once(f"{name}{arguments or ''}"[:200], function, cls, arguments, expect_failure)

    def rows(self, parametrize):
        rows = [{}]
        for m in parametrize:
            names = m.args[0] if not isinstance(m.args[0], str) else [n.strip() for n in m.args[0].split(",")]
            wider = []
            for row in rows:
                for values in m.args[1]:
                    if isinstance(values, param):
                        if any(k.name in ("skip",) or (k.name == "skipif" and k.args[0]) for k in values.marks):
                            continue
                        values = values.values if len(names) > 1 else values.values[0]
                    wider.append({**row, **dict(zip(names, values if len(names) > 1 else (values,)))})
            rows = wider
        return rows

    def once(self, name, function, cls, arguments, expect_failure):
        ends = []
        instance = cls() if cls is not None else None
        try:
            code = function.__code__
            wanted = code.co_varnames[1 if cls is not None else 0:code.co_argcount + code.co_kwonlyargcount]
            alternatives = [{}]
            for n in wanted:
                if n in arguments:
                    continue
                values = self.values(n, ends)
                alternatives = [{**a, n: v} for a in alternatives for v in values] if values is not None else alternatives
            for f in self.fixtures.values():
                if f.__fixture__[1] and f.__fixture__[2] not in wanted:
                    self.values(f.__fixture__[2], ends)
            for more in alternatives:
                if hasattr(instance, "setup_method"):
                    instance.setup_method()
                function(*([instance] if instance is not None else []), **arguments, **more)
                if hasattr(instance, "teardown_method"):
                    instance.teardown_method()
            self.passed += 1
        except unittest.SkipTest:
            self.skipped += 1
        except Exception as e:
            if expect_failure:
                self.passed += 1
            else:
                self.failed(name, e)
        for end in reversed(ends):
            end()

    def values(self, name, ends):
        """What a fixture gives: one value, or as many as it has parameters; None where there is no such fixture."""
        if name == "monkeypatch":
            patch = MonkeyPatch()
            ends.append(patch.undo)
            return [patch]
        f = self.fixtures.get(name)
        if f is None:
            return None
        params = f.__fixture__[0]
        return [self.value(f, p, ends) for p in (params if params is not None else [None])]

    def value(self, f, p, ends):
        class Request(FixtureRequest):
            param = p.values[0] if isinstance(p, param_type) else p

            def addfinalizer(self, function):
                ends.append(function)

        code = f.__code__
        arguments = {}
        for n in code.co_varnames[:code.co_argcount]:
            arguments[n] = Request() if n == "request" else self.values(n, ends)[0]
        made = f(**arguments)
        if not hasattr(made, "__next__"):
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
    run = _Run()
    for path in arguments[at + 1:] if at or arguments[:1] == ["--"] else arguments:
        run.file(path)
    print(f"{run.passed} passed, {len(run.failures)} failed, {run.skipped} skipped")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
