"""A test: how it is run, and what it can assert."""

import contextlib as _contextlib
import functools as _functools
import re as _re
import sys as _sys
import types as _types
import warnings as _warnings

from unittest import result as _result
from unittest.util import _common_shorten_repr, safe_repr, strclass

__unittest = True


class SkipTest(Exception):
    """Raised where a test is not to be run."""


class _ShouldStop(Exception):
    """The rest of the test is not run."""


class _Outcome:
    """What happens to a test on its way through setUp, the method, tearDown and the clean-ups."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None

    @_contextlib.contextmanager
    def part(self, case, subtest=False):
        before, self.success = self.success, True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            _add_skip(self.result, case, str(e))
        except _ShouldStop:
            pass
        except:
            info = _sys.exc_info()
            if self.expecting_failure:
                self.expectedFailure = info
            else:
                self.success = False
                if subtest:
                    self.result.addSubTest(case.test_case, case, info)
                else:
                    _add_error(self.result, case, info)
            # The traceback refers to this frame, which refers to it.
            info = None
        else:
            if subtest and self.success:
                self.result.addSubTest(case.test_case, case, None)
        finally:
            self.success = self.success and before


def _add_skip(result, case, reason):
    add = getattr(result, "addSkip", None)
    if add is not None:
        add(case, reason)
    else:
        _warnings.warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 2)
        result.addSuccess(case)


def _add_error(result, case, info):
    if result is None or info is None:
        return
    if issubclass(info[0], case.failureException):
        result.addFailure(case, info)
    else:
        result.addError(case, info)


def _entered(cm, add_cleanup):
    kind = type(cm)
    try:
        enter, leave = kind.__enter__, kind.__exit__
    except AttributeError:
        raise TypeError(f"'{kind.__module__}.{kind.__qualname__}' object does not support the context manager protocol") from None
    result = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return result


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Has it called after tearDownModule, in the opposite order."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    return _entered(cm, addModuleCleanup)


def doModuleCleanups():
    problems = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as e:
            problems.append(e)
    if problems:
        raise problems[0]


def skip(reason):
    """Does not run the test, or the class of tests."""
    def decorate(test):
        if not isinstance(test, type):
            @_functools.wraps(test)
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)
            test = wrapper
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test
    if isinstance(reason, _types.FunctionType):
        test, reason = reason, ""
        return decorate(test)
    return decorate


def _same(test):
    return test


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return skip(reason) if not condition else _same


def expectedFailure(test):
    test.__unittest_expecting_failure__ = True
    return test


# ---- contexts that assert ----

class _AssertContext:
    _kinds = BaseException
    _kinds_name = "an exception type or tuple of exception types"

    def __init__(self, expected, test_case, expected_regex=None):
        self.expected, self.test_case = expected, test_case
        self.expected_regex = _re.compile(expected_regex) if isinstance(expected_regex, (str, bytes)) else expected_regex
        self.obj_name = self.msg = None

    def _raiseFailure(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def handle(self, name, args, kwargs):
        """Without a callable the context itself; with one it is called here and now."""
        try:
            kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            if not all(isinstance(kind, type) and issubclass(kind, self._kinds) for kind in kinds):
                raise TypeError(f"{name}() arg 1 must be {self._kinds_name}")
            if not args:
                self.msg = kwargs.pop("msg", None)
                if kwargs:
                    raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
                return self
            callable_obj, *args = args
            try:
                self.obj_name = callable_obj.__name__
            except AttributeError:
                self.obj_name = str(callable_obj)
            with self:
                callable_obj(*args, **kwargs)
        finally:
            # A failure's traceback holds this frame, and the test holds the context.
            self = None


class _AssertRaisesContext(_AssertContext):
    __class_getitem__ = classmethod(_types.GenericAlias)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            by = f" by {self.obj_name}" if self.obj_name else ""
            self._raiseFailure(f"{self._expected_name()} not raised{by}")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{value}"')
        return True


class _AssertWarnsContext(_AssertContext):
    _kinds = Warning
    _kinds_name = "a warning type or tuple of warning types"

    def __enter__(self):
        # Where a warning was shown already counts for nothing here.
        for module in list(_sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = _warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        _warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, tb):
        self.warnings_manager.__exit__(kind, value, tb)
        if kind is not None:
            return
        first = None
        for each in self.warnings:
            if not isinstance(each.message, self.expected):
                continue
            first = first or each.message
            if self.expected_regex is not None and not self.expected_regex.search(str(each.message)):
                continue
            self.warning, self.filename, self.lineno = each.message, each.filename, each.lineno
            return
        if first is not None:
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{first}"')
        self._raiseFailure(f"{self._expected_name()} not triggered" + (f" by {self.obj_name}" if self.obj_name else ""))


class _Caught:
    """What assertLogs() gives: the records, and their texts."""

    def __init__(self):
        self.records, self.output = [], []


class _AssertLogsContext:
    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, test_case, logger_name, level, no_logs):
        import logging
        self.test_case, self.logger_name, self.no_logs, self.msg = test_case, logger_name, no_logs, None
        self.level = (logging._nameToLevel.get(level, level) if hasattr(logging, "_nameToLevel") else logging.getLevelName(level) if isinstance(level, str) else level) if level else logging.INFO

    def __enter__(self):
        import logging
        logger = self.logger = self.logger_name if isinstance(self.logger_name, logging.Logger) else logging.getLogger(self.logger_name)
        caught = self.watcher = _Caught()

        class Watching(logging.Handler):
            def emit(self, record):
                caught.records.append(record)
                caught.output.append(self.format(record))

        handler = Watching()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(self.LOGGING_FORMAT))
        self._before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else caught

    def __exit__(self, kind, value, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self._before
        self.logger.setLevel(level)
        if kind is not None:
            return False
        caught = self.watcher
        if self.no_logs and caught.records:
            self.__fail(f"Unexpected logs found: {caught.output!r}")
        if not self.no_logs and not caught.records:
            self.__fail(f"no logs of level {logging.getLevelName(self.level)} or higher triggered on {self.logger.name}")

    def __fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))


# ---- the test ----

class TestCase:
    """A class of tests: each method whose name begins with "test" is one."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _diffThreshold = 2 ** 16
    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = "No test"
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {type(self)}: {methodName}") from None
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual", frozenset: "assertSetEqual",
                                     str: "assertMultiLineEqual"}

    def setUp(self):
        """Runs before each test."""

    def tearDown(self):
        """Runs after each test whose setUp went well."""

    @classmethod
    def setUpClass(cls):
        """Runs before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Runs after the last test of the class."""

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _entered(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _entered(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(_sys.exc_info())

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return _result.TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{strclass(type(self))}.{self._testMethodName}"

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({strclass(type(self))}.{self._testMethodName})"

    def __repr__(self):
        return f"<{strclass(type(self))} testMethod={self._testMethodName}>"

    @_contextlib.contextmanager
    def subTest(self, msg=None, **params):
        """A part of the test: where it fails, the rest goes on, and the failure says `msg` and the parameters."""
        if self._outcome is None or not self._outcome.result_supports_subtests:
            yield
            return
        parent = self._subtest
        self._subtest = _SubTest(self, msg, params if parent is None else {**parent.params, **params})
        try:
            with self._outcome.part(self._subtest, subtest=True):
                yield
            if not self._outcome.success:
                result = self._outcome.result
                if result is not None and result.failfast:
                    raise _ShouldStop
            elif self._outcome.expectedFailure:
                raise _ShouldStop
        finally:
            self._subtest = parent

    def run(self, result=None):
        own_result = result is None
        if own_result:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
        try:
            result.startTest(self)
            try:
                self.__run(result)
            finally:
                result.stopTest(self)
        finally:
            if own_result:
                getattr(result, "stopTestRun", lambda: None)()
        return result

    def __run(self, result):
        method = getattr(self, self._testMethodName)
        for each in type(self), method:
            if getattr(each, "__unittest_skip__", False):
                _add_skip(result, self, getattr(type(self), "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", ""))
                return
        expecting = getattr(self, "__unittest_expecting_failure__", False) or getattr(method, "__unittest_expecting_failure__", False)
        outcome = self._outcome = _Outcome(result)
        try:
            with outcome.part(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting
                with outcome.part(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.part(self):
                    self._callTearDown()
            self.doCleanups()
            if outcome.success:
                if not expecting:
                    result.addSuccess(self)
                elif outcome.expectedFailure:
                    result.addExpectedFailure(self, outcome.expectedFailure)
                else:
                    result.addUnexpectedSuccess(self)
        finally:
            outcome.expectedFailure = None
            self._outcome = None

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            _warnings.warn(f"It is deprecated to return a value that is not None from a test case ({method})", DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def doCleanups(self):
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.part(self):
                function(*args, **kwargs)
        return outcome.success

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Runs the test, and lets its exceptions through."""
        method = getattr(self, self._testMethodName)
        for each in type(self), method:
            if getattr(each, "__unittest_skip__", False):
                raise SkipTest(getattr(each, "__unittest_skip_why__", ""))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    # ---- what a test asserts ----

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def __fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self.__fail(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self.__fail(msg, f"{safe_repr(expr)} is not false")

    def assertEqual(self, first, second, msg=None):
        if type(first) is type(second) and type(first) in self._type_equality_funcs:
            function = self._type_equality_funcs[type(first)]
            (getattr(self, function) if isinstance(function, str) else function)(first, second, msg=msg)
        elif not first == second:
            self.__fail(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self.__fail(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Equal as sequences: the types do not count, unless one is given."""
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for place, seq in ("First", seq1), ("Second", seq2):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{place} sequence is not a {name}: {safe_repr(seq)}")
        if seq1 == seq2:
            return
        problem = self.__sequence_problem(seq1, seq2, name)
        if problem:
            self.__fail(msg, problem)

    @staticmethod
    def __sequence_problem(seq1, seq2, name):
        """Where they first differ; nothing where their types only do."""
        differing = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _common_shorten_repr(seq1, seq2))
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            return f"First {name} has no length.    Non-sequence?"
        try:
            len2 = len(seq2)
        except (TypeError, NotImplementedError):
            return f"Second {name} has no length.    Non-sequence?"
        for i in range(min(len1, len2)):
            if seq1[i] != seq2[i]:
                differing += "\nFirst differing element %d:\n%s\n%s\n" % ((i,) + _common_shorten_repr(seq1[i], seq2[i]))
                break
        else:
            if len1 == len2 and type(seq1) != type(seq2):
                return None
        for longer, shorter, place, seq in (len1, len2, "First", seq1), (len2, len1, "Second", seq2):
            if longer > shorter:
                differing += f"\n{place} {name} contains {longer - shorter} additional elements.\n"
                differing += "First extra element %d:\n%s\n" % (shorter, safe_repr(seq[shorter]))
        return differing

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        try:
            only = (set1.difference(set2), "first"), (set2.difference(set1), "second")
        except TypeError as e:
            self.fail(f"invalid type when attempting set difference: {e}")
        except AttributeError as e:
            self.fail(f"first argument does not support set difference: {e}")
        lines = []
        for items, which in only:
            if items:
                lines += [f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:", *map(repr, items)]
        if lines:
            self.__fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self.__fail(msg, "%s != %s" % _common_shorten_repr(d1, d2))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            self.__fail(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertCountEqual(self, first, second, msg=None):
        """The same items as often, in any order."""
        first, second = list(first), list(second)
        counts = []
        for item in [*first, *second]:
            if not any(item == known for known, _, _ in counts):
                counts.append((item, sum(item == each for each in first), sum(item == each for each in second)))
        differing = [f"First has {a}, Second has {b}:  {item!r}" for item, a, b in counts if a != b]
        if differing:
            self.__fail(msg, "Element counts were not equal:\n" + "\n".join(differing))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self.__fail(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self.__fail(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self.__fail(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self.__fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.__fail(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self.__fail(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self.__fail(msg, f"{safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self.__fail(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self.__fail(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self.__fail(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self.__fail(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self.__fail(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    @staticmethod
    def __near(first, second, places, delta):
        """Whether they are, how far apart they are, and what the limit is called."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        apart = abs(first - second)
        if delta is not None:
            return apart <= delta, apart, f"{safe_repr(delta)} delta"
        places = 7 if places is None else places
        return round(apart, places) == 0, apart, f"{places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        near, apart, limit = self.__near(first, second, places, delta)
        if not near:
            self.__fail(msg, f"{safe_repr(first)} != {safe_repr(second)} within {limit} ({safe_repr(apart)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        near, apart, limit = self.__near(first, second, places, delta)
        if delta is not None:
            if not first == second and apart > delta:
                return
            self.__fail(msg, f"{safe_repr(first)} == {safe_repr(second)} within {limit} ({safe_repr(apart)} difference)")
        if first == second or near:
            self.__fail(msg, f"{safe_repr(first)} == {safe_repr(second)} within {limit}")

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = _re.compile(expected_regex)
        if not expected_regex.search(text):
            self.__fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = _re.compile(unexpected_regex)
        found = unexpected_regex.search(text)
        if found:
            self.__fail(msg, f"Regex matched: {text[found.start():found.end()]!r} matches {unexpected_regex.pattern!r} in {text!r}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """Something of at least that level is logged; what it was is in `records` and `output`."""
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=True)

    assertEquals = failUnlessEqual = assertEqual
    assertNotEquals = assertNotEqual
    assertAlmostEquals = assertAlmostEqual
    assertNotAlmostEquals = assertNotAlmostEqual
    assertRegexpMatches = assertRegex
    assertNotRegexpMatches = assertNotRegex
    assertRaisesRegexp = assertRaisesRegex
    assert_ = assertTrue


class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc, self._tearDownFunc, self._testFunc, self._description = setUp, tearDown, testFunc, description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f"{strclass(type(self))} ({self._testFunc.__name__})"

    def __repr__(self):
        return f"<{strclass(type(self))} tec={self._testFunc}>"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """A part of a test, as results are told of it."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message, self.test_case, self.params = message, test_case, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not None:
            parts.append(f"[{self._message}]")
        if self.params:
            parts.append(f"({', '.join(f'{name}={value!r}' for name, value in self.params.items())})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"
