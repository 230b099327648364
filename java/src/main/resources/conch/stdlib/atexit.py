"""Functions to call when the script has ended: its threads have been joined, and the lock can still be had by everybody."""

import _thread

__all__ = ["register", "unregister"]

_exits = []


def register(func, /, *args, **kwargs):
    """Has func called at the end, before those that were registered earlier. Returns func."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _exits.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Takes back every registration of func. Its place stays, as a caller of the others may be at work."""
    for at, entry in enumerate(_exits):
        if entry is not None and entry[0] == func:
            _exits[at] = None


def _clear():
    _exits.clear()


def _ncallbacks():
    return len(_exits)


def _run_exitfuncs():
    """Calls them, the last one first. What one of them registers is not called any more."""
    for at in range(len(_exits) - 1, -1, -1):
        entry = _exits[at]
        if entry is None:
            continue
        func, args, kwargs = entry
        try:
            func(*args, **kwargs)
        except BaseException as error:
            _thread._print_exception("Exception ignored in atexit callback: %r\n" % (func,), error)
    _exits.clear()
