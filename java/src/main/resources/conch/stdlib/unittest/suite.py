"""Tests in order, with what is done before and after those of a class and of a module."""

import sys as _sys

from unittest import case as _case
from unittest.util import strclass as _strclass

__unittest = True


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _ErrorHolder:
    """Stands for the test where what failed was none."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class BaseTestSuite:
    """Tests, and suites of tests."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{_strclass(type(self))} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, type(self)) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (_case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._forget(index)
        return result

    def _forget(self, index):
        """A test that has run may go, with what it holds."""
        if self._cleanup and self._tests[index] is not None:
            self._removed_tests += self._tests[index].countTestCases() if hasattr(self._tests[index], "countTestCases") else 0
            self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """A suite that minds what classes and modules want done before and after their tests."""

    def run(self, result, debug=False):
        outermost = not result._testRunEntered
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test):
                self._end_class(test, result)
                self._begin_module(test, result)
                self._begin_class(test, result)
                result._previousTestClass = type(test)
                if getattr(type(test), "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            self._forget(index)
        if outermost:
            self._end_class(None, result)
            self._end_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Runs the tests, and lets their exceptions through."""
        self.run(_DebugResult(), True)

    @staticmethod
    def _tell(result, name, parent, info=None):
        """Of something that failed around tests, whose exception is being handled."""
        value = _sys.exc_info()[1] if info is None else info[1]
        if isinstance(result, _DebugResult):
            raise value
        holder = _ErrorHolder(f"{name} ({parent})")
        if isinstance(value, _case.SkipTest) and hasattr(result, "addSkip"):
            result.addSkip(holder, str(value))
        else:
            result.addError(holder, (type(value), value, value.__traceback__))

    @staticmethod
    def _buffered(result, function):
        getattr(result, "_setupStdout", lambda: None)()
        try:
            function()
        finally:
            getattr(result, "_restoreStdout", lambda: None)()

    def _begin_class(self, test, result):
        cls = type(test)
        if cls is result._previousTestClass or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        try:
            self._buffered(result, set_up)
        except Exception:
            cls._classSetupFailed = True
            self._tell(result, "setUpClass", _strclass(cls))
            self._clean_class(cls, result, "setUpClass")

    def _clean_class(self, cls, result, name):
        if not hasattr(cls, "doClassCleanups"):
            return
        cls.doClassCleanups()
        for info in cls.tearDown_exceptions:
            self._tell(result, name, _strclass(cls), info)
        cls.tearDown_exceptions = []

    def _end_class(self, test, result):
        cls = result._previousTestClass
        if cls is None or cls is type(test) or getattr(cls, "_classSetupFailed", False) or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        try:
            self._buffered(result, getattr(cls, "tearDownClass", lambda: None))
        except Exception:
            self._tell(result, "tearDownClass", _strclass(cls))
        self._clean_class(cls, result, "tearDownClass")

    def _begin_module(self, test, result):
        before = getattr(result._previousTestClass, "__module__", None)
        current = type(test).__module__
        if current == before:
            return
        self._end_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(_sys.modules.get(current), "setUpModule", None)
        if set_up is None:
            return
        try:
            self._buffered(result, set_up)
        except Exception:
            result._moduleSetUpFailed = True
            self._tell(result, "setUpModule", current)
            self._clean_module(result, "setUpModule", current)

    def _clean_module(self, result, name, module):
        try:
            _case.doModuleCleanups()
        except Exception:
            self._tell(result, name, module)

    def _end_module(self, result):
        name = getattr(result._previousTestClass, "__module__", None)
        if name is None or result._moduleSetUpFailed or name not in _sys.modules:
            return
        tear_down = getattr(_sys.modules[name], "tearDownModule", None)
        if tear_down is not None:
            try:
                self._buffered(result, tear_down)
            except Exception:
                self._tell(result, "tearDownModule", name)
        self._clean_module(result, "tearDownModule", name)


class _DebugResult:
    """What debug() runs with: it collects nothing."""

    _previousTestClass = None
    _moduleSetUpFailed = _testRunEntered = shouldStop = False
