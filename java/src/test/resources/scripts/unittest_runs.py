"""unittest as a program: the command line, discovery, and what is printed."""

import io
import logging
import os
import re
import sys
import tempfile
import unittest
import warnings

folder = os.path.realpath(tempfile.mkdtemp())
sys.dont_write_bytecode = True


def write(name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


def tidy(text):
    text = text.replace(folder, "FOLDER").replace(os.path.dirname(os.path.abspath(__file__)), "HERE")
    text = re.sub(r'  File "[^"]*/unittest/\w+\.py", line \d+, in \w+\n(    .*\n)+', "", text)
    return re.sub(r" in \d+\.\d+s", " in TIMEs", text)


def run(*argv, module=None, **kw):
    """The runner's text and how it ended."""
    stream = io.StringIO()

    class Runner(unittest.TextTestRunner):
        def __init__(self, **given):
            super().__init__(stream=stream, **given)

    try:
        program = unittest.main(module=module, argv=["prog", *argv], testRunner=Runner, testLoader=unittest.TestLoader(), **kw)
    except SystemExit as e:
        print(tidy(stream.getvalue()), end="")
        print("exit", e.code)
    else:
        print(tidy(stream.getvalue()), end="")
        print(program.result)


write("test_one.py", '''"""Tests."""
import unittest

log = []

def setUpModule():
    print("set up module")
    unittest.addModuleCleanup(print, "clean up module")

def tearDownModule():
    print("tear down module")


class First(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, "clean up class")
        print("set up class")

    @classmethod
    def tearDownClass(cls):
        print("tear down class")

    def test_good(self):
        """Says what it does.

        And more."""

    def test_fails(self):
        self.assertEqual(1, 2, "one and two")

    def test_raises(self):
        {}["key"]

    def test_parts(self):
        for i in range(4):
            with self.subTest("part", i=i):
                if i == 3:
                    self.skipTest("three")
                self.assertNotEqual(i % 2, 1)

    @unittest.skip("no reason")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass


@unittest.skipIf(True, "the whole class")
class Second(unittest.TestCase):
    def test_never(self):
        pass


class Third(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("set up failed")

    def test_not_run(self):
        pass


class Fourth(unittest.TestCase):
    def setUp(self):
        self.addCleanup(print, "cleaned")
        if "setup" in self.id():
            raise RuntimeError("in setUp")

    def tearDown(self):
        if "teardown" in self.id():
            raise RuntimeError("in tearDown")

    def test_setup(self):
        print("not seen")

    def test_teardown(self):
        self.fail("both")
''')
write("package/__init__.py", "")
write("package/test_two.py", "import unittest\n\nclass Two(unittest.TestCase):\n    def test_a(self):\n        print('a runs')\n    def test_b(self):\n        print('b runs')\n    def other(self):\n        pass\n")
write("package/check_three.py", "import unittest\n\nclass Three(unittest.TestCase):\n    def test_c(self):\n        pass\n")
write("not_a_package/test_hidden.py", "raise SystemExit('never imported')\n")
write("test_broken.py", "import nothing_of_that_name\n")
write("test_skips.py", "import unittest\nraise unittest.SkipTest('the whole module')\n")
write("test_loads.py", "import unittest\n\ndef load_tests(loader, tests, pattern):\n    print('load_tests', tests.countTestCases(), pattern)\n    return unittest.TestSuite([unittest.FunctionTestCase(lambda: print('by a function'), description='named')])\n")

sys.path.insert(0, folder)
run("test_one")
run("-v", "test_one.First", "test_one.Second", "test_one.First.test_good")
run("-q", "test_one.First.test_fails")
run("-v", "package.test_two", "-k", "_b", "-k", "nothing")
run("test_one", "-f")
run("-b", "package.test_two.Two.test_a", exit=False)
run("discover", "-s", folder, "-v")
run("discover", os.path.join(folder, "package"), "check*.py", "-t", folder)
run("test_nothing")
run("test_one.Nothing", "test_one.First.nothing")
run("package.test_two.Two.other", "package.test_two.Two")
os.environ.pop("COLUMNS", None)
loader = unittest.TestLoader()
print(loader.getTestCaseNames(unittest.TestCase), loader.loadTestsFromName("package.test_two").countTestCases(), len(loader.errors), loader.errors)
loader.loadTestsFromName("package.none")
print(tidy(loader.errors[-1]).splitlines()[0])
try:
    loader.discover(os.path.join(folder, "not_a_package"), top_level_dir=folder)
except ImportError as e:
    print(tidy(str(e)))
for f, *args in [(loader.loadTestsFromTestCase, unittest.TestSuite), (unittest.TestSuite, "text"), (unittest.TestSuite().addTest, 5), (unittest.TestSuite().addTest, unittest.TestCase), (unittest.TestCase, "none")]:
    try:
        f(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Here(unittest.TestCase):
    """Assertions and their messages."""

    def test(self):
        pass


t = Here("test")
for name, *args in [("assertTrue", 0), ("assertTrue", [], "why"), ("assertFalse", 1), ("assertEqual", 1, 2), ("assertEqual", "a" * 100, "a" * 99 + "b"), ("assertEqual", "x" * 200, "y" * 200), ("assertEqual", 1.5, "x"),
                    ("assertSetEqual", {1}, {2}), ("assertSetEqual", 1, {2}), ("assertIn", 1, ()), ("assertNotIn", 1, (1,)), ("assertIs", 1, 2), ("assertIsNot", None, None), ("assertIsNone", 1),
                    ("assertIsNotNone", None), ("assertIsInstance", 1, str), ("assertNotIsInstance", 1, int), ("assertLess", 2, 1), ("assertLessEqual", 2, 1), ("assertGreater", 1, 2), ("assertGreaterEqual", 1, 2),
                    ("assertAlmostEqual", 1, 1.1), ("assertAlmostEqual", 1, 2, 3, None), ("assertNotAlmostEqual", 1, 1), ("assertRegex", "abc", "x"), ("assertNotRegex", "abc", "b."), ("assertNotEqual", 1, 1),
                    ("assertRaises", ValueError, int, "5"), ("assertRaises", 5, int), ("assertRaises", (ValueError, TypeError), int), ("assertRaisesRegex", ValueError, "zzz", int, "x"), ("assertWarns", UserWarning, int), ("fail", "told")]:
    try:
        print(name, getattr(t, name)(*args))
    except (AssertionError, TypeError) as e:
        print(name, type(e).__name__, str(e).split("\n- ")[0].strip())
for first, second in ([1, 2, 3], [1, 5, 3]), ([1], [1, 2]), ((1, 2), (1,)), ([], (5,)):
    try:
        t.assertSequenceEqual(first, second)
    except AssertionError as e:
        print(str(e).split("\n- ")[0].split("\n+ ")[0].strip())
t.assertSequenceEqual([1, 2], (1, 2))
t.assertCountEqual([3, 1, 1], (1, 3, 1))
try:
    t.assertCountEqual([1, 1, 2], [1, 2, 2])
except AssertionError as e:
    print(e)
with t.assertRaises(KeyError) as caught:
    {}[1]
print(repr(caught.exception))
with t.assertWarnsRegex(DeprecationWarning, "old") as caught:
    warnings.warn("too old", DeprecationWarning)
print(caught.warning, caught.filename == __file__)
with t.assertLogs("some.logger", "INFO") as caught:
    logging.getLogger("some.logger").info("first %d", 1)
    logging.getLogger("some.logger.below").error("second")
    logging.getLogger("some.logger").debug("not seen")
print(caught.output, [r.levelname for r in caught.records])
with t.assertNoLogs("some.logger", level="WARNING"):
    logging.getLogger("some.logger").info("below")
for check in (lambda: t.assertLogs("x").__enter__() and None, ):
    try:
        with t.assertLogs("quiet.logger"):
            pass
    except AssertionError as e:
        print(e)
    try:
        with t.assertNoLogs("loud.logger"):
            logging.getLogger("loud.logger").error("loud")
    except AssertionError as e:
        print(e)
print(t, repr(t), t.id(), t.shortDescription(), t == Here("test"), hash(t) == hash(Here("test")), t.countTestCases())
result = t.run()
print(result, result.wasSuccessful(), type(result).__name__)


class Contexts(unittest.TestCase):
    def test_enter(self):
        class Manager:
            def __enter__(self):
                print("entered")
                return 5

            def __exit__(self, *exc):
                print("left")

        print(self.enterContext(Manager()))
        try:
            self.enterContext(5)
        except TypeError as e:
            print(e)

    def test_types(self):
        self.addTypeEqualityFunc(complex, lambda a, b, msg=None: print("compared", a, b))
        self.assertEqual(1j, 2j)

    def test_debug(self):
        print("debugged")


run(module="__main__", exit=False, defaultTest=["Contexts.test_enter", "Contexts.test_types"])
Contexts("test_debug").debug()
import shutil
shutil.rmtree(folder)
