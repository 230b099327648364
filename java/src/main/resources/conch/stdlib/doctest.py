"""Examples in texts, with what they print, as tests."""

import __future__ as _future
import inspect as _inspect
import linecache as _linecache
import os as _os
import re as _re
import sys as _sys
import traceback as _traceback
import unittest as _unittest
from collections import namedtuple as _namedtuple
from io import StringIO as _StringIO

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP", "IGNORE_EXCEPTION_DETAIL",
           "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest",
           "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile",
           "run_docstring_examples", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags"]

TestResults = _namedtuple("TestResults", "failed attempted")
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of a flag, which is made where it is not known."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."
_DIVIDER = "*" * 70


def _indent(text, indent=4):
    return _re.sub("(?m)^(?!$)", " " * indent, text)


# ---- examples ----

class Example:
    """Statements and what they shall print; the line is counted from 0 in the text that they stand in."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        def ended(text):
            return text if not text or text.endswith("\n") else text + "\n"

        self.source = ended(source) or "\n"
        self.want = ended(want)
        self.exc_msg = None if exc_msg is None else ended(exc_msg) or "\n"
        self.lineno, self.indent, self.options = lineno, indent, options or {}

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one text, which are run one after the other with the same names."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        if isinstance(examples, str):
            raise TypeError("DocTest no longer accepts str; use DocTestParser instead")
        self.examples, self.docstring, self.globs = examples, docstring, globs.copy()
        self.name, self.filename, self.lineno = name, filename, lineno

    def __repr__(self):
        count = "no examples" if not self.examples else "1 example" if len(self.examples) == 1 else f"{len(self.examples)} examples"
        return f"<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({count})>"

    def _parts(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._parts() == other._parts() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return (self.name, self.filename, self.lineno or 0, id(self)) < (other.name, other.filename, other.lineno or 0, id(other))


class DocTestParser:
    """Finds the examples in a text."""

    _PROMPT = _re.compile(r" *>>>")
    _MORE = _re.compile(r" *\.\.\.")
    _OPTIONS = _re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", _re.MULTILINE)
    # A traceback: its head, its entries, which do not count, and its last lines.
    _EXCEPTION = _re.compile(r"Traceback \((?:most recent call last|innermost last)\):\s*$.*?^(?P<msg>\w+.*)", _re.MULTILINE | _re.DOTALL)

    def parse(self, string, name="<string>"):
        """The texts between the examples and the examples, in turns."""
        lines = string.expandtabs().split("\n")
        margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), default=0)
        lines = [line[margin:] for line in lines]
        output, text, at = [], [], 0
        while at < len(lines):
            if not self._PROMPT.match(lines[at]):
                text.append(lines[at] + ("\n" if at < len(lines) - 1 else ""))
                at += 1
                continue
            output.append("".join(text))
            text = []
            example, at = self._example(lines, at, name)
            if example is not None:
                output.append(example)
        output.append("".join(text))
        return output

    def _example(self, lines, start, name):
        """The example that starts there, None for a mere comment, and where it ends."""
        end = start + 1
        while end < len(lines) and self._MORE.match(lines[end]):
            end += 1
        indent = lines[start].index(">>>")
        source = lines[start:end]
        for number, line in enumerate(source, start + 1):
            if len(line) > indent + 3 and line[indent + 3] != " ":
                raise ValueError(f"line {number} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}")
        self._check_indent(source[1:], indent, name, start + 1, "" if indent == 0 else " " * indent + ".")
        want_start = end
        while end < len(lines) and lines[end].strip(" ") and not self._PROMPT.match(lines[end]):
            end += 1
        want = lines[want_start:end]
        self._check_indent(want, indent, name, want_start, " " * indent)
        source = "\n".join(line[indent + 4:] for line in source)
        want = "\n".join(line[indent:] for line in want)
        found = self._EXCEPTION.match(want)
        options = self._options(source, name, start)
        if all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")):
            return None, end
        return Example(source, want, found and found["msg"], start, indent, options), end

    @staticmethod
    def _check_indent(lines, indent, name, first, prefix):
        for number, line in enumerate(lines, first + 1):
            if line and not line.startswith(prefix):
                raise ValueError(f"line {number} of the docstring for {name} has inconsistent leading whitespace: {line!r}")

    def _options(self, source, name, lineno):
        options = {}
        for found in self._OPTIONS.finditer(source):
            for option in found[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        if options and all(not line.strip() or line.lstrip().startswith("#") for line in source.split("\n")):
            raise ValueError(f"line {lineno} of the doctest for {name} has an option directive without an example: {source!r}")
        return options

    def get_examples(self, string, name="<string>"):
        return [part for part in self.parse(string, name) if isinstance(part, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)


class DocTestFinder:
    """Finds the texts with examples in a module, and in its functions, classes and methods."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._verbose, self._parser, self._recurse, self._exclude_empty = verbose, parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """A DocTest for each, in the order of their names. `module` False takes in what comes from other modules, too."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = _inspect.getmodule(obj)
        lines = None
        if module is not None and getattr(module, "__file__", None):
            lines = _linecache.getlines(module.__file__, module.__dict__) or None
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines, globs, set())
        tests.sort()
        return tests

    @staticmethod
    def _from_module(module, obj):
        if module is None:
            return True
        if _inspect.getmodule(obj) is not None and not _inspect.isfunction(obj) and not _inspect.isclass(obj):
            return module is _inspect.getmodule(obj)
        if _inspect.isfunction(obj):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, property):
            return True
        name = getattr(obj, "__module__", None)
        if name is None and hasattr(obj, "__objclass__"):
            name = obj.__objclass__.__module__
        return module.__name__ == name

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if self._verbose:
            print("Finding tests in", name)
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._test_of(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if _inspect.ismodule(obj):
            for inner, value in obj.__dict__.items():
                if (_inspect.isroutine(_inspect.unwrap(value)) if callable(value) else False) or _inspect.isclass(value):
                    if self._from_module(module, value):
                        self._find(tests, value, f"{name}.{inner}", module, lines, globs, seen)
            for inner, value in getattr(obj, "__test__", {}).items():
                if not isinstance(inner, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(inner)!r}")
                if not (_inspect.isroutine(value) or _inspect.isclass(value) or _inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError(f"DocTestFinder.find: __test__ values must be strings, functions, methods, classes, or modules: {type(value)!r}")
                self._find(tests, value, f"{name}.__test__.{inner}", module, lines, globs, seen)
        elif _inspect.isclass(obj):
            for inner, value in obj.__dict__.items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if _inspect.isroutine(value) or _inspect.isclass(value) or isinstance(value, property):
                    if self._from_module(module, value):
                        self._find(tests, value, f"{name}.{inner}", module, lines, globs, seen)

    def _test_of(self, obj, name, module, globs, lines):
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        doc = "" if doc is None else str(doc)
        if self._exclude_empty and not doc:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(doc, globs, name, filename, self._line_of(obj, lines))

    @staticmethod
    def _line_of(obj, lines):
        """Where the text begins, counted from 0; None where nobody knows."""
        line = None
        if _inspect.ismodule(obj) and getattr(obj, "__doc__", None) is not None:
            line = 0
        if _inspect.isclass(obj) and lines is not None and getattr(obj, "__doc__", None) is not None:
            pattern = _re.compile(rf"\s*class\s*{_re.escape(getattr(obj, '__name__', '-'))}\b")
            line = next((number for number, text in enumerate(lines) if pattern.match(text)), None)
        if _inspect.ismethod(obj):
            obj = obj.__func__
        if _inspect.isroutine(obj) and getattr(obj, "__doc__", None):
            obj = getattr(_inspect.unwrap(obj), "__code__", None)
        if _inspect.iscode(obj):
            line = obj.co_firstlineno - 1
        if line is None or lines is None:
            return line if lines is None and line == 0 else None
        # The quotes, which may stand some lines below the head.
        quotes = _re.compile(r"(^|.*:)\s*\w*(\"|')")
        return next((number for number in range(line, len(lines)) if quotes.match(lines[number])), None)


# ---- running ----

class OutputChecker:
    """Whether what was printed is what was wanted."""

    def check_output(self, want, got, optionflags):
        want, got = (text.encode("ASCII", "backslashreplace").decode("ASCII") for text in (want, got))
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = _re.sub(rf"(?m)^{_re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = _re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _fits(want, got)

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = _re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        expected = f"Expected:\n{_indent(want)}" if want else "Expected nothing\n"
        return expected + (f"Got:\n{_indent(got)}" if got else "Got nothing\n")


def _fits(want, got):
    """Whether a text is another one in which "..." stands for anything."""
    first, *middle = want.split(ELLIPSIS_MARKER)
    if not middle:
        return want == got
    *middle, last = middle
    at, end = len(first), len(got) - len(last)
    if not got.startswith(first) or not got.endswith(last) or at > end:
        return False
    for piece in middle:
        at = got.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True


def _without_detail(message):
    """The name of an exception without its module and what it says."""
    name = message.partition("\n")[0].partition(":")[0]
    return name.rpartition(".")[2]


_FRAME = _re.compile(r'  File "<doctest (?P<name>.+)\[(?P<number>\d+)\]>", line (?P<line>\d+), in ')


def _traceback_of(exception, test):
    """As it would be printed, without the frame of this module, and with the lines of the examples."""
    lines = []
    for line in "".join(_traceback.format_exception(exception)).splitlines(True):
        if line.startswith('  File "<frozen doctest>"'):
            continue
        lines.append(line)
        frame = _FRAME.match(line)
        if frame and frame["name"] == test.name:
            source = test.examples[int(frame["number"])].source.splitlines()
            number = int(frame["line"])
            if number <= len(source):
                lines.append(f"    {source[number - 1].strip()}\n")
    return "".join(lines)


class _Caught(_StringIO):
    """What examples print; a last line without an end gets one, because the wanted text cannot say otherwise."""

    def getvalue(self):
        text = super().getvalue()
        return text if not text or text.endswith("\n") else text + "\n"

    def empty(self):
        self.seek(0)
        self.truncate()


class DocTestRunner:
    """Runs examples, and says what failed."""

    DIVIDER = _DIVIDER

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in _sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._results = {}
        self._fakeout = _Caught()
        self.test = None

    def report_start(self, out, test, example):
        if self._verbose:
            out(f"Trying:\n{_indent(example.source)}" + (f"Expecting:\n{_indent(example.want)}" if example.want else "Expecting nothing\n"))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(_traceback_of(exc_info[1], test)))

    def _failure_header(self, test, example):
        if test.filename:
            line = test.lineno + example.lineno + 1 if test.lineno is not None and example.lineno is not None else "?"
            place = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            place = f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{place}\nFailed example:\n{_indent(example.source)}"

    def _flags(self, example):
        flags = self.original_optionflags
        for flag, wanted in example.options.items():
            flags = flags | flag if wanted else flags & ~flag
        return flags

    def _run_examples(self, test, compileflags, out):
        failures = tries = 0
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = self._flags(example)
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(out, test, example)
            info = None
            try:
                exec(compile(example.source, f"<doctest {test.name}[{number}]>", "single", compileflags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except:
                info = _sys.exc_info()
            got = self._fakeout.getvalue()
            self._fakeout.empty()
            if info is None:
                good = self._checker.check_output(example.want, got, self.optionflags)
            else:
                message = _traceback.format_exception_only(*info[:2])[-1]
                good = example.exc_msg is not None and self._checks(example.exc_msg, message)
            if good:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            if not quiet:
                if info is None:
                    self.report_failure(out, test, example, got)
                elif example.exc_msg is None:
                    self.report_unexpected_exception(out, test, example, info)
                else:
                    self.report_failure(out, test, example, got + _traceback_of(info[1], test))
            failures += 1
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = self.original_optionflags
        return failures, tries

    def _checks(self, wanted, message):
        if self._checker.check_output(wanted, message, self.optionflags):
            return True
        return bool(self.optionflags & IGNORE_EXCEPTION_DETAIL) and self._checker.check_output(_without_detail(wanted), _without_detail(message), self.optionflags)

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of one text, and tells `out` what is wrong: standard output, unless told."""
        self.test = test
        if compileflags is None:
            compileflags = 0
            for name in _future.all_feature_names:
                if test.globs.get(name) is getattr(_future, name):
                    compileflags |= getattr(_future, name).compiler_flag
        stdout = _sys.stdout
        out = stdout.write if out is None else out
        hook = _sys.displayhook
        _sys.stdout, _sys.displayhook = self._fakeout, _sys.__displayhook__
        try:
            failed, tried = self._run_examples(test, compileflags, out)
        finally:
            _sys.stdout, _sys.displayhook = stdout, hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None
        before = self._results.get(test.name, (0, 0))
        self._results[test.name] = before[0] + failed, before[1] + tried
        self.failures += failed
        self.tries += tried
        return TestResults(failed, tried)

    def summarize(self, verbose=None):
        """Says how many passed and failed."""
        verbose = self._verbose if verbose is None else verbose
        empty = sorted(name for name, (failed, tried) in self._results.items() if tried == 0)
        passed = sorted((name, tried) for name, (failed, tried) in self._results.items() if tried and not failed)
        bad = sorted((name, counts) for name, counts in self._results.items() if counts[0])
        failures, tries = (sum(counts[i] for counts in self._results.values()) for i in (0, 1))
        if verbose:
            if empty:
                print(len(empty), "items had no tests:")
                for name in empty:
                    print("   ", name)
            if passed:
                print(len(passed), "items passed all tests:")
                for name, count in passed:
                    print(f" {count:3d} tests in {name}")
        if bad:
            print(self.DIVIDER)
            print(len(bad), "items had failures:")
            for name, (failed, tried) in bad:
                print(f" {failed:3d} of {tried:3d} in {name}")
        if verbose:
            print(tries, "tests in", len(self._results), "items.")
            print(tries - failures, "passed and", failures, "failed.")
        if failures:
            print("***Test Failed***", failures, "failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(failures, tries)


class DocTestFailure(Exception):
    """An example printed something else; what a DebugRunner raises."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised something; what a DebugRunner raises."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first example that fails."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# ---- texts to run ----

master = None


def _names(m, globs, extraglobs):
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    return globs


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        for name, (failed, tried) in runner._results.items():
            before = master._results.get(name, (0, 0))
            master._results[name] = before[0] + failed, before[1] + tried
    return TestResults(runner.failures, runner.tries)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False, exclude_empty=False):
    """Runs the examples of a module, __main__ unless told; (failed, attempted)."""
    m = _sys.modules.get("__main__") if m is None else m
    if not _inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def _text_of(filename, package, module_relative, encoding, frame):
    """The text of a file, and its path."""
    if module_relative:
        if filename.startswith("/"):
            raise ValueError("Module-relative files may not have absolute paths")
        file = frame.f_globals.get("__file__") if package is None else (__import__(package, fromlist=["*"]) if isinstance(package, str) else package).__file__
        if file is None:
            file = _sys.argv[0] or _os.path.join(_os.curdir, "x")
        filename = _os.path.join(_os.path.dirname(file), *filename.split("/"))
    elif package is not None:
        raise ValueError("Package may only be specified for module-relative paths.")
    with open(filename, encoding=encoding or "utf-8") as file:
        return file.read(), filename


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
             parser=DocTestParser(), encoding=None):
    """Runs the examples of a file of text, which is looked for beside the module that calls; (failed, attempted)."""
    if package is not None and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    text, path = _text_of(filename, package, module_relative, encoding, _sys._getframe(1))
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, _names(None, globs, extraglobs), _os.path.basename(path) if name is None else name, path, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object's text, and says what fails."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


# ---- unittest ----

_reporting = 0


def set_unittest_reportflags(flags):
    """Which flags of reporting tests in suites have that set none themselves; those until now."""
    global _reporting
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    old, _reporting = _reporting, flags
    return old


class DocTestCase(_unittest.TestCase):
    """The examples of one text as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._flags, self._checker, self._test, self._before, self._after = optionflags, checker, test, setUp, tearDown

    def setUp(self):
        self._names = self._test.globs.copy()
        if self._before is not None:
            self._before(self._test)

    def tearDown(self):
        if self._after is not None:
            self._after(self._test)
        self._test.globs.clear()
        self._test.globs.update(self._names)

    def runTest(self):
        if not any(not example.options.get(SKIP) for example in self._test.examples) and self._test.examples:
            raise _unittest.SkipTest("all examples were skipped")
        output = _StringIO()
        flags = self._flags if self._flags & REPORTING_FLAGS else self._flags | _reporting
        runner = DocTestRunner(optionflags=flags, checker=self._checker, verbose=False)
        runner.DIVIDER = "-" * 70
        failures, _ = runner.run(self._test, out=output.write, clear_globs=False)
        if failures:
            raise self.failureException(self.format_failure(output.getvalue()))

    def format_failure(self, err):
        test = self._test
        line = "unknown line number" if test.lineno is None else test.lineno
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, in {test.name.split(".")[-1]}\n\n{err}'

    def id(self):
        return self._test.name

    def __eq__(self, other):
        return self._test == other._test if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self._flags, self._before, self._after, self._checker))

    def __repr__(self):
        *package, name = self._test.name.split(".")
        return f"{name} ({'.'.join(package)})"

    __str__ = object.__str__

    def shortDescription(self):
        return "Doctest: " + self._test.name


class DocFileCase(DocTestCase):
    """The examples of a file as a test."""

    def id(self):
        return "_".join(self._test.name.split("."))

    def __repr__(self):
        return self._test.filename

    def format_failure(self, err):
        return f'Failed doctest test for {self._test.name}\n  File "{self._test.filename}", line 0\n\n{err}'


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """A test for each text with examples in a module."""
    module = _sys._getframe(1).f_globals["__name__"] if module is None else module
    module = __import__(module, fromlist=["*"]) if isinstance(module, str) else module
    suite = _unittest.TestSuite()
    for test in sorted((test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)):
        if test.examples:
            test.filename = test.filename or getattr(module, "__file__", module.__name__)
            suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileSuite(*paths, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """A test for each of the files, which are looked for beside the module that calls."""
    suite, frame = _unittest.TestSuite(), _sys._getframe(1)
    for name in paths:
        text, path = _text_of(name, package, module_relative, encoding, frame)
        test = parser.get_doctest(text, {"__file__": path, **(globs or {})}, _os.path.basename(path), path, 0)
        suite.addTest(DocFileCase(test, **options))
    return suite


def _main():
    """What `python -m doctest FILE…` does: 1 where something failed."""
    import argparse
    parser = argparse.ArgumentParser(description="doctest runner")
    parser.add_argument("-v", "--verbose", action="store_true", default=False, help="print very verbose output for all tests")
    parser.add_argument("-o", "--option", action="append", choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help="specify a doctest option flag to apply to the test run; may be specified more than once to apply multiple options")
    parser.add_argument("-f", "--fail-fast", action="store_true", help="stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in addition to any other -o options)")
    parser.add_argument("file", nargs="+", help="file containing the tests to run")
    args = parser.parse_args()
    flags = FAIL_FAST if args.fail_fast else 0
    for option in args.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    for filename in args.file:
        if filename.endswith(".py"):
            folder, filename = _os.path.split(filename)
            _sys.path.insert(0, folder)
            module = __import__(filename[:-3])
            del _sys.path[0]
            failures, _ = testmod(module, verbose=args.verbose, optionflags=flags)
        else:
            failures, _ = testfile(filename, module_relative=False, verbose=args.verbose, optionflags=flags)
        if failures:
            return 1
    return 0


if __name__ == "__main__":
    _sys.exit(_main())
