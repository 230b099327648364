"""Warnings, and what becomes of each: shown, ignored, or raised."""

import re as _re
import sys as _sys

filters = []
onceregistry = {}
defaultaction = "default"
# A registry that was written under other filters is forgotten.
_filters_version = 1
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    """What catch_warnings(record=True) collects."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno, self.file, self.line, self.source = message, category, filename, lineno, file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def _source_line(filename, lineno):
    try:
        with open(filename) as source:
            for number, line in enumerate(source, 1):
                if number == lineno:
                    return line
    except (OSError, ValueError):
        pass
    return ""


def formatwarning(message, category, filename, lineno, line=None):
    """The warning as showwarning() prints it, with its source line where there is one."""
    line = (_source_line(filename, lineno) if line is None else line).strip()
    return f"{filename}:{lineno}: {category.__name__}: {message}\n" + (f"  {line}\n" if line else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Prints a warning; a script may put a function of its own in its place."""
    file = _sys.stderr if file is None else file
    if file is None:
        return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_plain_showwarning = showwarning
_show = None  # where catch_warnings(record=True) has them sent


def _checked(action, category, lineno):
    if action not in _ACTIONS:
        raise AssertionError(f"invalid action: {action!r}")
    if not (isinstance(lineno, int) and lineno >= 0):
        raise AssertionError("lineno must be an int >= 0")


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Says what becomes of warnings whose text begins with a pattern, of a category, from a module."""
    _checked(action, category, lineno)
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise AssertionError("category must be a Warning subclass")
    _add(append, (action, _re.compile(message, _re.I) if message else None, category, _re.compile(module) if module else None, lineno))


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Says what becomes of warnings of a category."""
    _checked(action, category, lineno)
    _add(append, (action, None, category, None, lineno))


def _add(append, item):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def _filters_mutated():
    global _filters_version
    _filters_version += 1


def resetwarnings():
    """Forgets all filters: every warning is shown."""
    filters[:] = []
    _filters_mutated()


def warn(message, category=None, stacklevel=1, source=None):
    """A warning from the line that calls, or from one further out."""
    if isinstance(message, Warning):
        category = message.__class__
    if category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    try:
        frame = _sys._getframe(max(stacklevel, 1))
    except ValueError:  # further out than the script, or from a thread of C's that has no script line
        names, filename, lineno = _sys.__dict__, "sys", 1
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, names.get("__name__", "<string>"), registry, source=source)


def _module_of(filename):
    name = filename or "<unknown>"
    return name[:-3] if name[-3:].lower() == ".py" else name


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """A warning from a place that is given."""
    lineno = int(lineno)
    if module is None:
        module = _module_of(filename)
    if registry is None:
        registry = {}
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    key = text, category, lineno
    if registry.get(key):
        return
    action = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action == "once":
        registry[key] = 1
        if _seen(onceregistry, (text, category)):
            return
    elif action == "module":
        registry[key] = 1
        if _seen(registry, (text, category, 0)):
            return
    elif action == "default":
        registry[key] = 1
    _pass_on(WarningMessage(message, category, filename, lineno, source=source))


def _action(text, category, module, lineno):
    for action, pattern, kind, where, line in filters:
        if (pattern is None or pattern.match(text)) and issubclass(category, kind) and (where is None or where.match(module)) and line in (0, lineno):
            return action
    return defaultaction


def _seen(registry, key):
    before = registry.get(key)
    registry[key] = 1
    return before


def _pass_on(told):
    if showwarning is not _plain_showwarning:
        if not callable(showwarning):
            raise TypeError("warnings.showwarning() must be set to a function or method")
        showwarning(told.message, told.category, told.filename, told.lineno, told.file, told.line)
    elif _show is not None:
        _show(told)
    else:
        showwarning(told.message, told.category, told.filename, told.lineno)


class catch_warnings:
    """What is changed here about warnings ends with the block; with record=True they are collected in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action, self._entered = record, (action, category, lineno, append), False

    def __enter__(self):
        global filters, showwarning, _show
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        self._saved = filters, showwarning, _show
        filters = filters[:]
        _filters_mutated()
        if self._action[0] is not None:
            simplefilter(*self._action)
        if not self._record:
            return None
        log = []
        _show = log.append
        showwarning = _plain_showwarning
        return log

    def __exit__(self, *exc_info):
        global filters, showwarning, _show
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        filters, showwarning, _show = self._saved
        _filters_mutated()


simplefilter("ignore", ResourceWarning)
simplefilter("ignore", ImportWarning)
simplefilter("ignore", PendingDeprecationWarning)
simplefilter("ignore", DeprecationWarning)
filterwarnings("default", category=DeprecationWarning, module="__main__")
