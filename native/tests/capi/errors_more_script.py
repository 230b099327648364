"""What C raises, asks, chains, prints and warns of; the expected output is CPython's."""
import io
import sys
import warnings

import errors_more as e


def told(e):
    """Its arguments; where the interpreter found a wrong argument is its own."""
    return e.args if "bad argument to internal function" not in str(e) else "bad argument"


def chain(exception):
    text = "%s%a" % (type(exception).__name__, told(exception))
    if exception.__cause__ is not None:
        text += " from " + chain(exception.__cause__)
    elif exception.__context__ is not None:
        text += " while " + chain(exception.__context__)
    return text + (" quietly" if exception.__suppress_context__ else "")


def tell(label, function, *args):
    try:
        print(label, *map(ascii, args), "->", ascii(function(*args)))
    except BaseException as error:
        print(label, *map(ascii, args), "->", chain(error))
        for name in "errno", "filename", "filename2", "name", "path", "msg", "lineno", "code":
            if hasattr(error, name):
                print("   ", name, ascii(getattr(error, name)))


class Wrong(Exception):
    def __init__(self):
        raise ValueError("cannot be made")


class Own(OSError):
    pass


tell("FormatV", e.raised, "FormatV", ValueError, [1], 5)
tell("FormatV", e.raised, "FormatV", Wrong, "x", 5)
tell("FormatV", e.raised, "FormatV", 3, "x", 5)
tell("BadArgument", e.raised, "BadArgument", ValueError)
for type_ in OSError, Own, ValueError, FileNotFoundError:
    for number in 2, 13, 0, 4, 99999:
        if number != 4:
            tell("Errno", e.raised, "Errno", type_, None, number)
    for name in "file\xe4", None:
        tell("Filename", e.raised, "Filename", type_, name, 2)
        tell("FilenameObject", e.raised, "FilenameObject", type_, name, 2)
tell("FilenameObject", e.raised, "FilenameObject", OSError, b"bytes", 17)
tell("FilenameObject", e.raised, "FilenameObject", OSError, 3, 17)
tell("FilenameObjects", e.raised, "FilenameObjects", OSError, "one", 17)
for args in (ValueError, "x"), (ValueError, None), (ValueError, KeyError("in it")), (Wrong, 1), (ValueError, ("a", "b")):
    tell("FromCause", e.raised, "FromCause", *args)
for type_ in ValueError, Wrong, Own, SystemExit, KeyboardInterrupt, 3, int:
    tell("Class", e.raised, "Class", type_)
tell("bad_call", e.bad_call)
try:
    e.bad_call_here()
except SystemError as error:
    print("errors_more.c" in str(error), str(error).endswith("bad argument to internal function"))
for args in ("text", "name", "path"), ("text", None, None), (None, "name", None), (3, 4, 5), (("a", "b"), None, "p"):
    tell("import_error", e.import_error, *args)
for args in ("utf-8", b"ab\xffc", 2, 3, "invalid"), ("x", b"", 0, 0, ""), ("latin", b"abc", -1, 9, "far"), ("a", b"a\0b", 1, 2, "why"):
    try:
        error = e.decode_error(*args)
        print("decode_error", type(error).__name__, error.args, error.start, error.end, error.object, error.reason, error)
    except Exception as error:
        print("decode_error", chain(error))

for given, types in ((ValueError, Exception), (ValueError(), Exception), (Exception, ValueError), (KeyError(), (IndexError, LookupError)), (KeyError(), ()), (KeyError(), ((OSError, (KeyError,)), int)), (3, Exception), (None, Exception),
                     (ValueError, None), (int, int), ("a", "a"), (ValueError, 3), (KeyError, (3, KeyError)), (Own(2, "x"), OSError)):
    tell("matches", e.matches, given, types)
for o in ValueError, ValueError(), int, 3, Wrong, Own(2, "x"), BaseException, type, KeyboardInterrupt():
    tell("about", e.about, o)
print(e.same_types())

print("handled", e.handled())
try:
    raise KeyError("one")
except KeyError as error:
    before = sys.getrefcount(error)
    print("handled", e.handled())
    print(sys.getrefcount(error) - before)
    try:
        raise ValueError("two")
    except ValueError:
        print("handled", e.handled())
    print("handled", e.handled())
print("handled", e.handled())


def asking():
    yield e.handled()[0]


try:
    raise IndexError("outside")
except IndexError:
    print("handled", next(asking()))

first, second = KeyError("first"), ValueError("second")
counts = sys.getrefcount(first), sys.getrefcount(second)
tell("chained", e.chained, None, None)
tell("chained", e.chained, first, None)
tell("chained", e.chained, None, second)
tell("chained", e.chained, first, second)
print(second.__context__ is first, second.__cause__)
second.__context__ = None
first.__traceback__ = second.__traceback__ = None
print(sys.getrefcount(first) - counts[0], sys.getrefcount(second) - counts[1])

a, b, c = ValueError("a"), KeyError("b"), OSError("c")
counts = sys.getrefcount(a), sys.getrefcount(b), sys.getrefcount(c)
for args in (a, b, c), (a, None, c), (a, b, None), (a, None, None):
    tell("linked", e.linked, *args)
    print("   ", a.__suppress_context__)
args = None
print(sys.getrefcount(a) - counts[0], sys.getrefcount(b) - counts[1], sys.getrefcount(c) - counts[2])


def inner():
    raise ValueError("deep")


def outer():
    inner()


try:
    outer()
except ValueError as error:
    kept = error
file = io.StringIO()
print(e.traceback_of(kept, file), e.traceback_of(ValueError(), file))
lines = file.getvalue().splitlines()
print(lines[0], [line.split(", line ")[1].split(", in ")[1] for line in lines if ", line " in line])


class Broken:
    def write(self, text):
        raise OSError("broken")


tell("traceback_of", lambda: e.traceback_of(kept, Broken()))
tell("print_what", lambda: e.print_what(3, file))
tell("set_traceback", lambda: e.set_traceback(kept, 3))
tell("set_traceback", lambda: e.set_traceback(kept, None))
print(kept.__traceback__)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    tell("warned", e.warned, UserWarning, "one")
    tell("warned", e.warned, None, "two")
    tell("warned_explicitly", e.warned_explicitly, UserWarning, "module", None, [1])
    tell("warned_explicitly", e.warned_explicitly, DeprecationWarning, None, {}, "x")
    tell("warned_explicitly", e.warned_explicitly, UserWarning, None, 3, "x")
    for w in caught:
        print("   ", w.category.__name__, w.message, w.filename == "file.py", w.lineno == 12)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    tell("warned", e.warned, UserWarning, "one")
    tell("warned_explicitly", e.warned_explicitly, UserWarning, "module", None, [1])
