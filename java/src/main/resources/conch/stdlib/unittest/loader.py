"""Finds tests: in classes, in modules, by names, and in folders."""

import os as _os
import re as _re
import sys as _sys
import traceback as _traceback
from fnmatch import fnmatch as _fnmatch, fnmatchcase as _fnmatchcase
from functools import cmp_to_key as _cmp_to_key

from unittest import case as _case, suite as _suite
from unittest.util import strclass as _strclass

__unittest = True
_MODULE_FILE = _re.compile(r"[_a-z]\w*\.py$", _re.IGNORECASE)


class _FailedTest(_case.TestCase):
    """Stands for tests that could not be loaded; running it raises why."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def test_failure():
            raise self._exception
        return test_failure


def _unloaded(name, exception, message, suite_class):
    return suite_class((_FailedTest(name, exception),)), message


def _unimported(name, suite_class):
    message = f"Failed to import test module: {name}\n{_traceback.format_exc()}"
    return _unloaded(name, ImportError(message), message, suite_class)


def _compared(a, b):
    return (a > b) - (a < b)


class TestLoader:
    """Finds tests. What could not be loaded is in `errors`, and fails when it is run."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(_compared)
    testNamePatterns = None
    suiteClass = _suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, _suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *args, pattern=None, **kws):
        tests = []
        for name in dir(module):
            value = getattr(module, name)
            if isinstance(value, type) and issubclass(value, _case.TestCase) and value not in (_case.TestCase, _case.FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(value))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as e:
            failed, message = _unloaded(module.__name__, e, f"Failed to call load_tests:\n{_traceback.format_exc()}", self.suiteClass)
            self.errors.append(message)
            return failed

    def loadTestsFromName(self, name, module=None):
        """A module, a class, a method, or a function that makes tests: dotted, from `module` on where that is given."""
        parts = name.split(".")
        failed = message = None
        if module is None:
            names = parts[:]
            while names:
                try:
                    module = __import__(".".join(names), fromlist=["*"])
                    break
                except ImportError:
                    last = names.pop()
                    failed, message = _unimported(last, self.suiteClass)
                    if not names:
                        self.errors.append(message)
                        return failed
            parts = parts[len(names):]
        found, parent = module, None
        for part in parts:
            try:
                parent, found = found, getattr(found, part)
            except AttributeError as e:
                if getattr(found, "__path__", None) is not None and failed is not None:
                    self.errors.append(message)
                    return failed
                failed, message = _unloaded(part, e, f"Failed to access attribute:\n{_traceback.format_exc()}", self.suiteClass)
                self.errors.append(message)
                return failed
        return self._tests_of(found, parent, parts)

    def _tests_of(self, found, parent, parts):
        if isinstance(found, type(_os)):
            return self.loadTestsFromModule(found)
        if isinstance(found, type) and issubclass(found, _case.TestCase) and found not in (_case.TestCase, _case.FunctionTestCase):
            return self.loadTestsFromTestCase(found)
        if hasattr(found, "__code__") and isinstance(parent, type) and issubclass(parent, _case.TestCase):
            test = parent(parts[-1])
            if not hasattr(getattr(test, parts[-1]), "__self__") or getattr(test, parts[-1]).__self__ is test:
                return self.suiteClass([test])
        elif isinstance(found, _suite.TestSuite):
            return found
        if callable(found):
            test = found()
            if isinstance(test, _suite.TestSuite):
                return test
            if isinstance(test, _case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {found} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {found}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{_strclass(testCaseClass)}.{name}"
            return self.testNamePatterns is None or any(_fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

        names = [name for name in dir(testCaseClass) if wanted(name)]
        if self.sortTestMethodsUsing:
            names.sort(key=_cmp_to_key(self.sortTestMethodsUsing))
        return names

    # ---- discovery ----

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of all modules below a folder whose names match; the folder is a package, or `top_level_dir` itself, from which modules are imported."""
        given = top_level_dir is not None
        if top_level_dir is None:
            top_level_dir = self._top_level_dir or start_dir
        top_level_dir = _os.path.abspath(top_level_dir)
        if top_level_dir not in _sys.path:
            _sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir
        if _os.path.isdir(_os.path.abspath(start_dir)):
            start_dir = _os.path.abspath(start_dir)
            if start_dir != top_level_dir and not _os.path.isfile(_os.path.join(start_dir, "__init__.py")):
                raise ImportError(f"Start directory is not importable: {start_dir!r}")
        else:
            start_dir = self._folder_of(start_dir, given)
        return self.suiteClass(list(self._find(start_dir, pattern)))

    def _folder_of(self, name, given):
        """A dotted name stands for the package's folder."""
        try:
            module = __import__(name, fromlist=["*"])
        except ImportError:
            raise ImportError(f"Start directory is not importable: {name!r}") from None
        if getattr(module, "__file__", None) is None:
            raise TypeError(f"don't know how to discover from {module!r}")
        folder = _os.path.abspath(_os.path.dirname(module.__file__))
        if not given:
            for _ in range(name.count(".") + 1):
                self._top_level_dir = _os.path.dirname(self._top_level_dir if _ else folder)
            _sys.path.remove(_sys.path[0])
            if self._top_level_dir not in _sys.path:
                _sys.path.insert(0, self._top_level_dir)
        return folder

    def _module_name(self, path):
        name = _os.path.splitext(_os.path.normpath(path))[0]
        return _os.path.relpath(name, self._top_level_dir).replace(_os.path.sep, ".")

    def _find(self, folder, pattern):
        name = self._module_name(folder)
        if name != ".":
            tests, descend = self._of_package(folder, pattern)
            if tests is not None:
                yield tests
            if not descend:
                return
        for entry in sorted(_os.listdir(folder)):
            path = _os.path.join(folder, entry)
            if _os.path.isfile(path):
                if _MODULE_FILE.match(entry) and _fnmatch(entry, pattern):
                    yield self._of_module(self._module_name(path), path, pattern)
            elif _os.path.isdir(path) and _os.path.isfile(_os.path.join(path, "__init__.py")):
                yield from self._find(path, pattern)

    def _of_module(self, name, path, pattern):
        try:
            module = __import__(name, fromlist=["*"])
        except _case.SkipTest as e:
            return self._skipped(name, e)
        except:
            failed, message = _unimported(name, self.suiteClass)
            self.errors.append(message)
            return failed
        loaded = _os.path.realpath(_os.path.splitext(getattr(module, "__file__", path))[0])
        if loaded.lower() != _os.path.realpath(_os.path.splitext(path)[0]).lower():
            stem = _os.path.basename(loaded)
            raise ImportError(f"{stem!r} module incorrectly imported from {_os.path.dirname(loaded)!r}. Expected {_os.path.dirname(path)!r}. Is this module globally installed?")
        return self.loadTestsFromModule(module, pattern=pattern)

    def _of_package(self, folder, pattern):
        """Its own tests, None for none, and whether its folder is to be looked through: not where its load_tests has done so."""
        name = self._module_name(folder)
        try:
            package = __import__(name, fromlist=["*"])
        except _case.SkipTest as e:
            return self._skipped(name, e), False
        except:
            failed, message = _unimported(name, self.suiteClass)
            self.errors.append(message)
            return failed, False
        load_tests = getattr(package, "load_tests", None)
        return self.loadTestsFromModule(package, pattern=pattern), load_tests is None

    def _skipped(self, name, exception):
        @_case.skip(str(exception))
        def skipped(self):
            pass
        return self.suiteClass((type("ModuleSkipped", (_case.TestCase,), {name: skipped, "__module__": __name__})(name),))


defaultTestLoader = TestLoader()


def _loader(prefix, order, suite_class=None, patterns=None):
    loader = TestLoader()
    loader.sortTestMethodsUsing, loader.testMethodPrefix, loader.testNamePatterns = order, prefix, patterns
    if suite_class:
        loader.suiteClass = suite_class
    return loader


def getTestCaseNames(testCaseClass, prefix, sortUsing=_compared, testNamePatterns=None):
    return _loader(prefix, sortUsing, patterns=testNamePatterns).getTestCaseNames(testCaseClass)


def makeSuite(testCaseClass, prefix="test", sortUsing=_compared, suiteClass=_suite.TestSuite):
    return _loader(prefix, sortUsing, suiteClass).loadTestsFromTestCase(testCaseClass)


def findTestCases(module, prefix="test", sortUsing=_compared, suiteClass=_suite.TestSuite):
    return _loader(prefix, sortUsing, suiteClass).loadTestsFromModule(module)
