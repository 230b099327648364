"""Tracebacks as text: what the interpreter would print."""

import sys as _sys

from _traceback import format as _format


def _exception(exc, value):
    if value is not None:
        return value
    return exc if isinstance(exc, BaseException) else None


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    """The lines, each with its newline."""
    e = _exception(exc, value)
    return ["NoneType: None\n"] if e is None else _format(e).splitlines(True)


def format_exception_only(exc, /, value=None):
    """What stands below the traceback."""
    e = _exception(exc, value)
    if e is None:
        return ["NoneType: None\n"]
    name = type(e).__qualname__ if type(e).__module__ in ("builtins", "__main__") else f"{type(e).__module__}.{type(e).__qualname__}"
    text = str(e)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_exc(limit=None, chain=True):
    """The exception that is being handled."""
    return "".join(format_exception(_sys.exc_info()[1]))


def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value)), end="", file=file or _sys.stderr)


def print_exc(limit=None, file=None, chain=True):
    print_exception(_sys.exc_info()[1], file=file)


def extract_tb(tb, limit=None):
    """(file, line, function, None) for each entry."""
    entries = []
    while tb is not None:
        code = tb.tb_frame.f_code
        entries.append((code.co_filename, tb.tb_lineno, code.co_name, None))
        tb = tb.tb_next
    return entries


def format_tb(tb, limit=None):
    return [f'  File "{file}", line {line}, in {name}\n' for file, line, name, _ in extract_tb(tb)]


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb)), end="", file=file or _sys.stderr)
