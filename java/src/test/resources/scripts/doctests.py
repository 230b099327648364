"""Doctest: examples that hold, examples that fail, and what is said about them.

>>> 1 + 1
2
"""

import contextlib
import doctest
import io
import os
import re
import sys
import tempfile
import types
import unittest

here = os.path.dirname(os.path.abspath(__file__))


def tidy(text):
    return text.replace(here, "HERE").replace(folder, "FOLDER")


def good(x):
    """Doubles.

    >>> good(2)
    4
    >>> for i in range(2):
    ...     print(i)
    ...
    0
    1
    >>> good("a")  # a comment
    'aa'
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> good(None)
    Traceback (most recent call last):
      File "somewhere", line 1
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> x = 5
    >>> x
    5
    >>> True
    1
    >>> list(range(20)) # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> print("a   b\\n  c")  # doctest: +NORMALIZE_WHITESPACE
    a b
    c
    >>> int("x")  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    other.ValueError: something else
    >>> nothing_of_that_name  # doctest: +SKIP
    >>> _
    True
    """
    return x * 2


class Thing:
    """
    >>> Thing().method()
    'method'
    """

    def method(self):
        """
        >>> Thing().method() == 'method'
        True
        """
        return "method"

    @staticmethod
    def static():
        """
        >>> Thing.static()
        1
        """
        return 1

    @property
    def prop(self):
        """>>> Thing().prop
        'prop'
        """
        return "prop"


def bad():
    """
    >>> 1
    2
    >>> print("x")
    >>> 3 if False else None
    3
    >>> [].pop()
    >>> {}.pop("k")
    Traceback (most recent call last):
    KeyError: 'other'
    >>> print("  ")
    y
    """


__test__ = {"extra": ">>> 6 * 7\n42\n", "function": good}

folder = tempfile.mkdtemp()
module = types.ModuleType("a_module")
module.good, module.bad, module.Thing = good, bad, Thing
if __name__ == "__main__":
    finder = doctest.DocTestFinder()
    for test in finder.find(sys.modules["__main__"]):
        print(test.name, len(test.examples), test.lineno, os.path.basename(test.filename))
    stdout, sys.stdout = sys.stdout, io.StringIO()
    results = doctest.testmod()
    sys.stdout, text = stdout, sys.stdout.getvalue()
    text = re.sub(r'( *)  File "[^"]*doctest.py", line \d+, in __run\n.*\n( *\^+\n)?', "", text)
    print(tidy(text), results, results.failed)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        doctest.run_docstring_examples(good, globals())
        doctest.run_docstring_examples(Thing, {"Thing": Thing}, verbose=True, name="thing")
    print(tidy(out.getvalue()))
    path = os.path.join(folder, "text.txt")
    with open(path, "w") as f:
        f.write("A text.\n\n    >>> a = [1,\n    ...      2]\n    >>> a\n    [1, 2]\n\nAnd more.\n\n>>> a\n[...]\n>>> name\n'given'\n")
    with contextlib.redirect_stdout(io.StringIO()) as out:
        print(doctest.testfile(path, module_relative=False, optionflags=doctest.ELLIPSIS, globs={"name": "given"}, verbose=True))
        print(doctest.testfile(path, module_relative=False, report=False, globs={"name": "given"}, optionflags=doctest.FAIL_FAST).failed)
    print(tidy(out.getvalue()))

    parser = doctest.DocTestParser()
    for text in ">>> x\ny\n", "text\n  >>> f(\n  ...  1)\n  [2]\n\n  after\n", ">>>x\n", ">>> x\n ...y\n", "  >>> x\n y\n", ">>> x # doctest: +NOTHING\n", ">>> x # doctest: ELLIPSIS\n", ">>> # only a comment\n", ">>> 1 # doctest: +ELLIPSIS, -SKIP\n1\n", "":
        try:
            print([(e.source, e.want, e.exc_msg, e.lineno, e.indent, e.options) for e in parser.get_examples(text)])
        except ValueError as e:
            print(e)
    checker = doctest.OutputChecker()
    for want, got, flags in [("1\n", "True\n", 0), ("1\n", "True\n", doctest.DONT_ACCEPT_TRUE_FOR_1), ("a...c\n", "abc\n", doctest.ELLIPSIS), ("a...c\n", "abc\n", 0), ("...", "", doctest.ELLIPSIS), ("a...a", "a", doctest.ELLIPSIS),
                             ("a...b...c", "axbxbxc", doctest.ELLIPSIS), ("<BLANKLINE>\n", "\n", 0), ("<BLANKLINE>\n", "\n", doctest.DONT_ACCEPT_BLANKLINE), ("a  b\n", "a\nb", doctest.NORMALIZE_WHITESPACE)]:
        print(checker.check_output(want, got, flags), end=" ")
    print()
    try:
        doctest.testmod(module, raise_on_error=True)
    except doctest.DocTestFailure as e:
        print(e.example.source, e.got, e.test.name)
    test = parser.get_doctest(">>> 1/0\n", {}, "named", "file", 3)
    print(test, repr(doctest.DocTest([], {}, "n", "f", 0, "")), test == parser.get_doctest(">>> 1/0\n", {}, "named", "file", 3), test < parser.get_doctest(">>> 1/0\n", {}, "other", "file", 3))
    try:
        doctest.DebugRunner().run(test)
    except doctest.UnexpectedException as e:
        print(type(e.exc_info[1]).__name__, e.example.lineno)
    try:
        doctest.testmod("text")
    except TypeError as e:
        print(e)
    print(doctest.register_optionflag("MINE") == doctest.register_optionflag("MINE"), doctest.ELLIPSIS, doctest.FAIL_FAST, doctest.REPORTING_FLAGS, doctest.COMPARISON_FLAGS)

    suite = doctest.DocTestSuite(sys.modules["__main__"])
    print(suite.countTestCases(), [test.id() for test in suite], repr(next(iter(suite))), next(iter(suite)).shortDescription())
    result = unittest.TestResult()
    suite.run(result)
    print(result, [test.id() for test, text in result.failures], tidy(result.failures[0][1]).splitlines()[-12:-6])
    suite = doctest.DocFileSuite(path, module_relative=False, globs={"name": "given"}, optionflags=doctest.ELLIPSIS)
    result = unittest.TestResult()
    print([test.id() for test in suite], suite.run(result))
    import shutil
    shutil.rmtree(folder)
