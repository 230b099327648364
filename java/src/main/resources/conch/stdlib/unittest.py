"""Tests as methods of classes: TestCase, main, and what stands around them."""

import re as _re
import sys as _sys
import time as _time
import traceback as _traceback
import warnings as _warnings

__path__ = []


class SkipTest(Exception):
    """Raised where a test is not to be run."""


def skip(reason):
    """Does not run the test, or the class of tests."""
    def decorate(test):
        if not isinstance(test, type):
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)
            wrapper.__name__, wrapper.__doc__ = test.__name__, test.__doc__
            test = wrapper
        test.__unittest_skip__ = True
        test.__unittest_skip_why__ = reason
        return test
    if callable(reason):
        test, reason = reason, ""
        return decorate(test)
    return decorate


def skipIf(condition, reason):
    return skip(reason) if condition else lambda test: test


def skipUnless(condition, reason):
    return skip(reason) if not condition else lambda test: test


def expectedFailure(test):
    test.__unittest_expecting_failure__ = True
    return test


class _AssertRaises:
    called = None

    def __init__(self, case, expected, regex=None):
        self._case, self._expected = case, expected
        self._regex = _re.compile(regex) if isinstance(regex, (str, bytes)) else regex

    def _names(self):
        return ", ".join(e.__name__ for e in self._expected) if isinstance(self._expected, tuple) else self._expected.__name__

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            by = "" if self.called is None else f" by {getattr(self.called, '__name__', self.called)}"
            raise self._case.failureException(f"{self._names()} not raised{by}")
        if not issubclass(kind, self._expected):
            return False
        self.exception = value
        if self._regex is not None and not self._regex.search(str(value)):
            raise self._case.failureException(f'"{self._regex.pattern}" does not match "{value}"')
        return True


class _AssertWarns(_AssertRaises):
    def __enter__(self):
        self._caught = _warnings.catch_warnings(record=True)
        self.warnings = self._caught.__enter__()
        _warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, tb):
        self._caught.__exit__(kind, value, tb)
        if kind is not None:
            return False
        for each in self.warnings:
            if issubclass(each.category, self._expected) and (self._regex is None or self._regex.search(str(each.message))):
                self.warning, self.filename, self.lineno = each.message, each.filename, each.lineno
                return True
        raise self._case.failureException(f"{self._names()} not triggered")


class _SubTest:
    def __init__(self, case, message, params):
        self._case, self._message, self._params = case, message, params

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None or not issubclass(kind, Exception):
            return False
        if issubclass(kind, SkipTest):
            return True
        inside = " ".join([*([f"[{self._message}]"] if self._message else []), f"({', '.join(f'{k}={v!r}' for k, v in self._params.items())})"])
        self._case._sub_errors.append((inside, value))
        return True


class TestCase:
    """A class of tests: each method whose name begins with "test" is one."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 640

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._cleanups = []
        self._sub_errors = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def shortDescription(self):
        doc = getattr(self, self._testMethodName).__doc__
        return doc.strip().split("\n")[0].strip() if doc else None

    def countTestCases(self):
        return 1

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = type(cm).__enter__(cm)
        self.addCleanup(type(cm).__exit__, cm, None, None, None)
        return result

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def run(self, result=None):
        result = TestResult() if result is None else result
        method = getattr(self, self._testMethodName)
        result.startTest(self)
        for each in type(self), method:
            if getattr(each, "__unittest_skip__", False):
                result.addSkip(self, each.__unittest_skip_why__)
                return result
        expecting = getattr(method, "__unittest_expecting_failure__", False)
        problem = self._attempt(method)
        if isinstance(problem, SkipTest):
            result.addSkip(self, str(problem))
        elif expecting:
            if problem is None and not self._sub_errors:
                result.addUnexpectedSuccess(self)
            else:
                result.addExpectedFailure(self, problem)
        elif problem is not None:
            self._report(result, "", problem)
        for inside, each in self._sub_errors if not expecting else ():
            self._report(result, " " + inside, each)
        if problem is None and not self._sub_errors and not expecting:
            result.addSuccess(self)
        return result

    def _report(self, result, inside, problem):
        add = result.addFailure if isinstance(problem, self.failureException) else result.addError
        add(self, (type(problem), problem, problem.__traceback__), inside)

    def _attempt(self, method):
        """The first exception of setUp, the test, tearDown and the clean-ups."""
        problem = None
        try:
            self.setUp()
            try:
                method()
            except Exception as e:
                problem = e
            try:
                self.tearDown()
            except Exception as e:
                problem = problem or e
        except Exception as e:
            problem = e
        try:
            self.doCleanups()
        except Exception as e:
            problem = problem or e
        return problem

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    # ---- what a test asserts ----

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _require(self, holds, standard, msg):
        """`standard` makes the message: what held is not asked for its text."""
        if not holds:
            standard = standard()
            raise self.failureException(standard if msg is None else f"{standard} : {msg}")

    def assertTrue(self, expr, msg=None):
        self._require(expr, lambda: f"{_short(expr)} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._require(not expr, lambda: f"{_short(expr)} is not false", msg)

    def assertEqual(self, first, second, msg=None):
        names = {list: "Lists differ: ", tuple: "Tuples differ: ", set: "Sets differ: "}
        differ = names.get(type(first), "") if type(first) is type(second) else ""
        self._require(first == second, lambda: f"{differ}{_short(first)} != {_short(second)}", msg)

    assertSequenceEqual = assertListEqual = assertTupleEqual = assertSetEqual = assertDictEqual = assertMultiLineEqual = assertEqual
    assertEquals = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        self._require(first != second, lambda: f"{_short(first)} == {_short(second)}", msg)

    def assertIs(self, a, b, msg=None):
        self._require(a is b, lambda: f"{_short(a)} is not {_short(b)}", msg)

    def assertIsNot(self, a, b, msg=None):
        self._require(a is not b, lambda: f"unexpectedly identical: {_short(a)}", msg)

    def assertIsNone(self, obj, msg=None):
        self._require(obj is None, lambda: f"{_short(obj)} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._require(obj is not None, lambda: "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._require(member in container, lambda: f"{_short(member)} not found in {_short(container)}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._require(member not in container, lambda: f"{_short(member)} unexpectedly found in {_short(container)}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._require(isinstance(obj, cls), lambda: f"{_short(obj)} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._require(not isinstance(obj, cls), lambda: f"{_short(obj)} is an instance of {cls!r}", msg)

    def assertGreater(self, a, b, msg=None):
        self._require(a > b, lambda: f"{_short(a)} not greater than {_short(b)}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._require(a >= b, lambda: f"{_short(a)} not greater than or equal to {_short(b)}", msg)

    def assertLess(self, a, b, msg=None):
        self._require(a < b, lambda: f"{_short(a)} not less than {_short(b)}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._require(a <= b, lambda: f"{_short(a)} not less than or equal to {_short(b)}", msg)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._require(first == second or _near(first, second, places, delta), lambda: f"{_short(first)} != {_short(second)} within {_limit(places, delta)} ({_short(abs(first - second))} difference)", msg)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        self._require(first != second and not _near(first, second, places, delta), lambda: f"{_short(first)} == {_short(second)} within {_limit(places, delta)}", msg)

    def assertCountEqual(self, first, second, msg=None):
        left = list(second)
        for item in first:
            self._require(item in left, lambda: f"Element counts were not equal: {_short(item)}", msg)
            left.remove(item)
        self._require(not left, lambda: f"Element counts were not equal: {_short(left)}", msg)

    def assertRegex(self, text, expected_regex, msg=None):
        self._require(_re.search(expected_regex, text), lambda: f"Regex didn't match: {expected_regex!r} not found in {text!r}", msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        self._require(not _re.search(unexpected_regex, text), lambda: f"Regex matched: {unexpected_regex!r} in {text!r}", msg)

    def _call_in(self, context, args, kwargs):
        if not args:
            return context
        context.called = args[0]
        with context:
            args[0](*args[1:], **kwargs)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._call_in(_AssertRaises(self, expected_exception), args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return self._call_in(_AssertRaises(self, expected_exception, expected_regex), args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return self._call_in(_AssertWarns(self, expected_warning), args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return self._call_in(_AssertWarns(self, expected_warning, expected_regex), args, kwargs)

    assertRaisesRegexp = assertRaisesRegex
    assertRegexpMatches = assertRegex
    assert_ = assertTrue


def _short(value):
    text = repr(value)
    return text if len(text) <= 400 else text[:400] + "…"


def _near(a, b, places, delta):
    difference = abs(a - b)
    return difference <= delta if delta is not None else round(difference, 7 if places is None else places) == 0


def _limit(places, delta):
    return f"{delta!r} delta" if delta is not None else f"{7 if places is None else places} places"


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__("runTest")
        self._test = testFunc

    def runTest(self):
        self._test()


class TestSuite:
    """Tests in order; the tests of a class between its setUpClass and tearDownClass."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def run(self, result, debug=False):
        before = None
        for test in self._tests:
            if isinstance(test, TestSuite):
                test.run(result)
                continue
            if type(test) is not before:
                self._end(before, result)
                before = type(test)
                if not getattr(before, "__unittest_skip__", False):
                    try:
                        before.setUpClass()
                    except SkipTest as e:
                        result.addSkip(test, str(e))
                        before._unittest_class_failed = True
                    except Exception as e:
                        result.addError(test, (type(e), e, e.__traceback__), " setUpClass")
                        before._unittest_class_failed = True
            if not getattr(before, "_unittest_class_failed", False):
                test.run(result)
        self._end(before, result)
        return result

    @staticmethod
    def _end(cls, result):
        if cls is not None and not getattr(cls, "_unittest_class_failed", False) and not getattr(cls, "__unittest_skip__", False):
            cls.tearDownClass()

    def __call__(self, result):
        return self.run(result)


class TestResult:
    """What came of the tests."""

    def __init__(self, stream=None, descriptions=None, verbosity=1):
        self.stream, self.verbosity = stream, verbosity
        self.testsRun = 0
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []

    def _say(self, letter, word):
        if self.stream is not None and self.verbosity:
            self.stream.write(word + "\n" if self.verbosity > 1 else letter)

    def startTest(self, test):
        self.testsRun += 1
        if self.stream is not None and self.verbosity > 1:
            self.stream.write(f"{test} ... ")

    def addSuccess(self, test):
        self._say(".", "ok")

    def addFailure(self, test, err, inside=""):
        self.failures.append((str(test) + inside, "".join(_traceback.format_exception(err[1]))))
        self._say("F", "FAIL")

    def addError(self, test, err, inside=""):
        self.errors.append((str(test) + inside, "".join(_traceback.format_exception(err[1]))))
        self._say("E", "ERROR")

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))
        self._say("s", f"skipped {reason!r}")

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, err))
        self._say("x", "expected failure")

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self._say("u", "unexpected success")

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)


class TextTestRunner:
    """Runs tests and says on a stream what came of them."""

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, **kwds):
        self.stream, self.verbosity = stream or _sys.stderr, verbosity

    def run(self, test):
        result = TestResult(self.stream, True, self.verbosity)
        start = _time.perf_counter()
        test.run(result)
        took = _time.perf_counter() - start
        self.stream.write("\n")
        for word, problems in ("ERROR", result.errors), ("FAIL", result.failures):
            for name, text in problems:
                self.stream.write(f"{'=' * 70}\n{word}: {name}\n{'-' * 70}\n{text}\n")
        self.stream.write(f"{'-' * 70}\nRan {result.testsRun} test{'' if result.testsRun == 1 else 's'} in {took:.3f}s\n\n")
        counts = [f"{name}={len(items)}" for name, items in (("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
                  ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses)) if items]
        self.stream.write(("OK" if result.wasSuccessful() else "FAILED") + (f" ({', '.join(counts)})" if counts else "") + "\n")
        return result


class TestLoader:
    """Finds tests."""

    testMethodPrefix = "test"
    suiteClass = TestSuite

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass) if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return TestSuite(testCaseClass(name) for name in names)

    def loadTestsFromModule(self, module, *args, pattern=None):
        classes = [value for name, value in sorted(vars(module).items()) if isinstance(value, type) and issubclass(value, TestCase)
                   and value not in (TestCase, FunctionTestCase)]
        suite = TestSuite(self.loadTestsFromTestCase(cls) for cls in classes)
        load_tests = getattr(module, "load_tests", None)
        return suite if load_tests is None else load_tests(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        if module is None:
            parts = name.split(".")
            rest = []
            while True:
                try:
                    module = __import__(".".join(parts), fromlist=["*"])
                    break
                except ModuleNotFoundError:
                    if len(parts) == 1:
                        raise
                    rest.insert(0, parts.pop())
        else:
            rest = name.split(".")
        found = module
        for i, part in enumerate(rest):
            owner, found = found, getattr(found, part)
        if found is module:
            return self.loadTestsFromModule(module)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(owner, type) and issubclass(owner, TestCase):
            return TestSuite([owner(rest[-1])])
        return found()

    def loadTestsFromNames(self, names, module=None):
        return TestSuite(self.loadTestsFromName(name, module) for name in names)


defaultTestLoader = TestLoader()


def makeSuite(testCaseClass, prefix="test"):
    return defaultTestLoader.loadTestsFromTestCase(testCaseClass)


class TestProgram:
    """What unittest.main() does: runs the tests of a module and ends the program with how they came out."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1, **kwds):
        argv = _sys.argv if argv is None else argv
        module = __import__(module, fromlist=["*"]) if isinstance(module, str) else module
        names = [a for a in argv[1:] if not a.startswith("-")]
        if any(a in ("-v", "--verbose") for a in argv[1:]):
            verbosity = 2
        elif any(a in ("-q", "--quiet") for a in argv[1:]):
            verbosity = 0
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        if module is not None and not names:
            suite = testLoader.loadTestsFromModule(module)
        else:
            suite = testLoader.loadTestsFromNames(names, module)
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=verbosity)
        self.result = (testRunner or TextTestRunner(verbosity=verbosity)).run(suite)
        if exit:
            _sys.exit(not self.result.wasSuccessful())


main = TestProgram

if __name__ == "__main__":
    main(module=None)
