"""Warnings, and what becomes of each: shown, ignored, or raised."""

import re as _re
import sys as _sys

filters = []
_onceregistry = {}
defaultaction = "default"
_shown = set()


class WarningMessage:
    """What catch_warnings(record=True) collects."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno, self.file, self.line, self.source = message, category, filename, lineno, file, line, source

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self.category.__name__!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    return f"{filename}:{lineno}: {category.__name__}: {message}\n"


def showwarning(message, category, filename, lineno, file=None, line=None):
    print(formatwarning(message, category, filename, lineno, line), end="", file=file or _sys.stderr)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Says what becomes of warnings whose text begins with a pattern, of a category, from a module."""
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    _add(append, (action, _re.compile(message, _re.I) if message else None, category, _re.compile(module) if module else None, lineno))


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what becomes of warnings of a category."""
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    _add(append, (action, None, category, None, lineno))


def _add(append, item):
    if item in filters:
        if append:
            return
        filters.remove(item)
    filters.insert(len(filters) if append else 0, item)
    _shown.clear()


def resetwarnings():
    filters.clear()
    _shown.clear()


def warn(message, category=None, stacklevel=1, source=None):
    """A warning from the line that calls."""
    if isinstance(message, Warning):
        category = type(message)
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    frame = _sys._getframe(1)
    for _ in range(stacklevel - 1):
        frame = frame.f_back if frame is not None and frame.f_back is not None else frame
    module = frame.f_globals.get("__name__", "<string>")
    warn_explicit(message, category, frame.f_code.co_filename, frame.f_lineno, module, source=source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """A warning from a place that is given."""
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    action = defaultaction
    for what, pattern, kind, where, line in filters:
        if issubclass(category, kind) and (pattern is None or pattern.match(text)) and (where is None or where.match(module or "")) and line in (0, lineno):
            action = what
            break
    if action == "ignore":
        return
    if action == "error":
        raise message
    key = (text, category) if action == "once" else (text, category, filename) if action == "module" else (text, category, filename, lineno)
    if action != "always":
        if key in _shown:
            return
        _shown.add(key)
    if _records:
        _records[-1].append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)


_records = []


class catch_warnings:
    """What is changed here about warnings ends with the block; with record=True they are collected in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action = record, (action, category, lineno, append)

    def __enter__(self):
        self._saved = filters[:], set(_shown)
        _shown.clear()
        if self._action[0] is not None:
            simplefilter(*self._action)
        if not self._record:
            return None
        _records.append([])
        return _records[-1]

    def __exit__(self, *exc_info):
        if self._record:
            _records.pop()
        filters[:] = self._saved[0]
        _shown.clear()
        _shown.update(self._saved[1])


simplefilter("ignore", ResourceWarning)
simplefilter("ignore", ImportWarning)
simplefilter("ignore", PendingDeprecationWarning)
simplefilter("ignore", DeprecationWarning)
filterwarnings("default", category=DeprecationWarning, module="__main__")
