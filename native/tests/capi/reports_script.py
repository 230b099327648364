import io
import os
import sys
import threading
import warnings

import reports


def tell(log):
    for w in log:
        print("   ", type(w.message).__name__, "|", w.message, "|", w.category.__name__, os.path.basename(w.filename), w.lineno, w.source)
    log.clear()


def attempt(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, "->", type(e).__name__, e)


def inner(level):
    reports.warn(UserWarning, f"level {level}", level)


def outer(level):
    inner(level)


print("-- records, levels, filters")
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    for level in -1, 0, 1, 2, 3, 4, 99:
        outer(level)
    attempt(reports.warn, None, "no category", 1)
    attempt(reports.warn, DeprecationWarning, "old", 1)
    attempt(reports.warn_format, FutureWarning, 1, ["x"])
    attempt(reports.warn_resource, "file")
    attempt(reports.warn_explicit, SyntaxWarning, "explicit", "elsewhere.py", 33, "elsewhere", None)
    attempt(reports.warn_explicit, SyntaxWarning, "no module", "elsewhere.py", 34, None, {})
    attempt(reports.warn_explicit_object, RuntimeWarning, BytesWarning("instance"), "here.py", 5, "here", {})
    attempt(reports.warn_explicit_object, RuntimeWarning, "text", "here.py", 6, None, None)
    tell(log)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("default")
    for i in range(3):
        reports.warn(UserWarning, "once a line", 1)
        reports.warn(UserWarning, "once a line", 1)
    registry = {}
    for line in 1, 2, 1:
        reports.warn_explicit(UserWarning, "registered", "r.py", line, "r", registry)
    tell(log)
    print(sorted(k for k in registry if k != "version"))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("once")
    for i in range(3):
        reports.warn(UserWarning, "once", 1)
        reports.warn(UserWarning, "once", 1)
    warnings.simplefilter("module")
    for i in range(3):
        reports.warn(UserWarning, "once a module", 1)
        reports.warn(UserWarning, "once a module", 1)
    tell(log)
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", "unimportant", UserWarning)
    warnings.filterwarnings("always", category=RuntimeWarning, module="elsewhere")
    attempt(reports.warn, UserWarning, "raised", 1)
    attempt(reports.warn, UserWarning, "unimportant thing", 1)
    attempt(reports.warn, None, "raised too", 1)
    attempt(reports.warn_explicit, RuntimeWarning, "shown", "elsewhere.py", 1, "elsewhere", None)
    attempt(reports.warn_explicit, RuntimeWarning, "raised", "here.py", 1, "here", None)
    attempt(reports.warn_format, FutureWarning, 1, "x")
    attempt(reports.warn_resource, 5)
    attempt(reports.warn_explicit_object, RuntimeWarning, BytesWarning("instance"), "here.py", 5, "here", {})
    tell(log)
for wrong in 3, "text":
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        try:
            reports.warn(wrong, "bad category", 1)
            print("taken")
        except TypeError:
            print("TypeError")
shown = []
with warnings.catch_warnings():
    warnings.simplefilter("always")
    warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: shown.append((str(message), category.__name__, lineno))
    reports.warn(UserWarning, "to the script's own function", 1)
print(shown)
stderr, sys.stderr = sys.stderr, io.StringIO()
with warnings.catch_warnings():
    warnings.simplefilter("always")
    reports.warn(UserWarning, "printed", 1)
    reports.warn_explicit(UserWarning, "from nowhere", "no such file.py", 7, None, None)
printed, sys.stderr = sys.stderr.getvalue(), stderr
print(printed.replace(__file__, os.path.basename(__file__)))
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    reports.on_thread(lambda: reports.warn(UserWarning, "from a thread of C", 1), 1)
    reports.on_thread(lambda: reports.warn(UserWarning, "beyond its frames", 5), 1)
    tell(log)

print("-- exceptions that nobody can catch")
seen = []


def hook(args):
    seen.append((args.exc_type.__name__, str(args.exc_value), args.exc_traceback is None, args.err_msg, args.object if isinstance(args.object, (str, int)) else type(args.object).__name__))


sys.unraisablehook = hook


def fail():
    raise LookupError("failed")


reports.unraisable(ValueError("a"), "where")
reports.unraisable(ValueError("b"), None)
reports.unraisable(ValueError("c"), ...)
ender = reports.Ender(fail)
del ender


class Sub(reports.Ender):
    pass


Sub(fail)
try:
    holder = [reports.Ender(fail)]
    raise KeyError("on its way")
except KeyError as e:
    holder.clear()
    print("still", repr(e))


class Del:
    def __del__(self):
        raise OSError("in del")


Del()
reports.on_thread(fail, 0)
print(*seen, sep="\n")
seen.clear()
sys.unraisablehook = sys.__unraisablehook__


def printed_by(f, *args):
    stderr, sys.stderr = sys.stderr, io.StringIO()
    try:
        f(*args)
        return sys.stderr.getvalue().replace(__file__, os.path.basename(__file__))
    finally:
        sys.stderr = stderr


print(printed_by(reports.unraisable, ValueError("a"), "where"))
print(printed_by(reports.unraisable, ValueError("b"), None))


class BadRepr:
    def __repr__(self):
        raise TypeError


print(printed_by(reports.unraisable, ValueError("c"), BadRepr()))


def bad_hook(args):
    raise ZeroDivisionError("the hook")


sys.unraisablehook = bad_hook
text = printed_by(reports.unraisable, ValueError("d"), "where")
print(text.splitlines()[0].split(" at 0x")[0], "|", text.splitlines()[-1])
sys.unraisablehook = sys.__unraisablehook__

print("-- PyErr_Print")
print(printed_by(reports.print, fail, 1))
print(sys.last_type.__name__, repr(sys.last_value), type(sys.last_traceback).__name__)
del sys.last_value, sys.last_type, sys.last_traceback
print(printed_by(reports.print, fail, 0))
print(hasattr(sys, "last_value"))
sys.excepthook = lambda kind, value, traceback: seen.append((kind.__name__, str(value), type(traceback).__name__))
reports.print(fail, 1)
reports.on_thread(fail, 1)
print(*seen, sep="\n")
seen.clear()
sys.excepthook = lambda kind, value, traceback: 1 / 0
text = printed_by(reports.print, fail, 1)
print(text.splitlines()[0], "|", text.splitlines()[-1])
sys.excepthook = sys.__excepthook__

print("-- threads")
print(reports.ident() == threading.get_ident() == threading.main_thread().ident == threading.current_thread().ident)
of_script = []
of_c = reports.on_thread(lambda: of_script.append((reports.ident(), threading.get_ident(), threading.current_thread().ident, threading.current_thread().name[:6])), 1)
print([of_c == each for each in of_script[0][:3]], of_script[0][3], of_c != threading.get_ident())
thread = threading.Thread(target=lambda: of_script.append((reports.ident(), threading.get_ident())))
thread.start()
thread.join()
print(of_script[1][0] == of_script[1][1] == thread.ident)
import _thread
started = []
ready = threading.Event()
number = _thread.start_new_thread(lambda: (started.append(threading.get_ident()), ready.set()), ())
ready.wait()
print(number == started[0])
threading.excepthook = lambda args: seen.append((args.exc_type.__name__, str(args.exc_value), type(args.exc_traceback).__name__, args.thread.name))
thread = threading.Thread(target=fail, name="failing")
thread.start()
thread.join()
print(seen)
threading.excepthook = threading.__excepthook__
