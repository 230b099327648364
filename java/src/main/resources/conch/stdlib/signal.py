"""Signals: what to do when one arrives, by number, over the handlers of _signal.

Handlers run on the main thread, between two instructions, as in CPython.
"""

import _signal
from _signal import default_int_handler, raise_signal


class _Named(int):
    """A number that shows its name."""

    def __new__(cls, name, number):
        self = int.__new__(cls, number)
        self.name = name
        self.value = number
        return self

    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value}>"

    __str__ = int.__repr__


class Signals(_Named):
    """The number of a signal."""


class Handlers(_Named):
    """What stands for the system's own handling of a signal."""


SIG_DFL = Handlers("SIG_DFL", 0)
SIG_IGN = Handlers("SIG_IGN", 1)
SIGHUP = Signals("SIGHUP", 1)
SIGINT = Signals("SIGINT", 2)
SIGQUIT = Signals("SIGQUIT", 3)
SIGABRT = Signals("SIGABRT", 6)
SIGKILL = Signals("SIGKILL", 9)
SIGUSR1 = Signals("SIGUSR1", 10)
SIGUSR2 = Signals("SIGUSR2", 12)
SIGPIPE = Signals("SIGPIPE", 13)
SIGALRM = Signals("SIGALRM", 14)
SIGTERM = Signals("SIGTERM", 15)
SIGCHLD = Signals("SIGCHLD", 17)
SIGCONT = Signals("SIGCONT", 18)
SIGTSTP = Signals("SIGTSTP", 20)
SIGWINCH = Signals("SIGWINCH", 28)
NSIG = 65


def _named(handler):
    if type(handler) is int:
        return SIG_IGN if handler == 1 else SIG_DFL
    return handler


def signal(signalnum, handler):
    """Sets what is called when the signal arrives; returns what was set before."""
    return _named(_signal.signal(signalnum, handler))


def getsignal(signalnum):
    """What is called when the signal arrives."""
    return _named(_signal.getsignal(signalnum))
