"""What came of tests."""

import functools as _functools
import io as _io
import sys as _sys
import traceback as _traceback

from unittest.util import strclass as _strclass

__unittest = True
STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    """A method of a result after which the run stops, where the result is told so."""
    @_functools.wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kw)
    return inner


class TestResult:
    """Collects what became of each test. `failures` and `errors` are pairs of a test and a traceback's text."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.buffer = self.shouldStop = self.tb_locals = self._mirrorOutput = False
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun = 0
        self._stdout_buffer = self._stderr_buffer = None
        self._original_stdout, self._original_stderr = _sys.stdout, _sys.stderr

    def printErrors(self):
        """Called by the runner at the end."""

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def _setupStdout(self):
        if self.buffer:
            if self._stdout_buffer is None:
                self._stdout_buffer, self._stderr_buffer = _io.StringIO(), _io.StringIO()
            _sys.stdout, _sys.stderr = self._stdout_buffer, self._stderr_buffer

    def startTestRun(self):
        """Called once before the first test."""

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for buffer, stream, line in (self._stdout_buffer, self._original_stdout, STDOUT_LINE), (self._stderr_buffer, self._original_stderr, STDERR_LINE):
                text = buffer.getvalue()
                if text:
                    stream.write(line % (text if text.endswith("\n") else text + "\n"))
        _sys.stdout, _sys.stderr = self._original_stdout, self._original_stderr
        for buffer in self._stdout_buffer, self._stderr_buffer:
            buffer.seek(0)
            buffer.truncate()

    def stopTestRun(self):
        """Called once after the last test."""

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        problems = self.failures if issubclass(err[0], test.failureException) else self.errors
        problems.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        """The traceback without the frames of this library."""
        kind, value, tb = err
        lines = [line for line in "".join(_traceback.format_exception(kind, value, tb)).splitlines(True) if not line.startswith('  File "<frozen unittest')]
        if len(lines) > 1 and lines[0].startswith("Traceback") and not lines[1].startswith("  "):
            del lines[0]
        if self.buffer:
            for buffer, line in (_sys.stdout, STDOUT_LINE), (_sys.stderr, STDERR_LINE):
                text = buffer.getvalue()
                if text:
                    lines.append(line % (text if text.endswith("\n") else text + "\n"))
        return "".join(lines)

    def __repr__(self):
        return f"<{_strclass(type(self))} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"
