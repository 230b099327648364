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


class Loud:
    """What holds is not asked for its text."""

    def __repr__(self):
        raise ValueError("asked")

    def __eq__(self, other):
        return True


Tests("test_good").assertEqual(Loud(), Loud())
print("quiet")
