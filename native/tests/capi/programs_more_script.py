"""Imports, modules, sys, source, frames, files and threads by the C API; the expected output is CPython's."""
import io
import sys

import programs_more as p


def told(e):
    """Its text; where the interpreter found a wrong argument is its own."""
    return str(e) if "bad argument to internal function" not in str(e) else "bad argument"


def tell(label, function, *args):
    try:
        print(label, *map(ascii, args), "->", function(*args))
    except BaseException as e:
        print(label, *map(ascii, args), "->", type(e).__name__, told(e))


def name_of(*args):
    found = p.import_(*args)
    return found.__name__ if found is not None else None


for args in ("Import", "os.path"), ("Import", "no_such_module"), ("NoBlock", "sys"), ("Ex", "os.path"), ("Ex", "os.path", ("join",)), ("Level", "sys", None, 0), ("Level", "os.path", ["join"], 0), ("Level", "no_such_module", None, 0), ("Level", "", None, 0), ("Level", "sys", None, -1), ("Level", "x", None, 1), ("LevelObject", "sys", None, 0), ("LevelObject", "os.path", None, 0), ("LevelObject", "os.path", ("join",), 0), ("LevelObject", 3, None, 0), ("GetModule", "sys"), ("GetModule", "no_such_module"), ("GetModule", 3), ("GetModule", []):
    tell("import", name_of, *args)
made = p.import_("AddModuleObject", "made_here")
print(made.__name__, sys.modules["made_here"] is made, p.import_("AddModuleObject", "made_here") is made, made.__doc__, made.__loader__, made.__spec__)
del sys.modules["made_here"]
tell("AddModuleObject", name_of, "AddModuleObject", "sys")
for o in 3, "sys", None:
    tell("Reload", p.import_, "Reload", o)
import json
print(p.import_("Reload", json) is json)

count = sys.getrefcount(sys)
for how in "Import", "NoBlock", "Ex", "Level", "LevelObject", "GetModule":
    p.import_(how, "sys")
print("counts", sys.getrefcount(sys) - count)

new = p.module("NewObject", "new\xe4")
print(type(new).__name__, ascii(new.__name__), new.__doc__, new.__package__, new.__loader__, sorted(vars(new)))
print(p.module("AddFunctions", new), new.added(1, 2), new.added.__name__, new.added.__module__ == new.__name__, new.added.__doc__, new.added.__self__ is new)
tell("AddWrong", lambda: p.module("AddWrong", new))
tell("AddFunctions", p.module, "AddFunctions", 3)
print(p.module("SetDocString", new, "Some words."), new.__doc__)
tell("SetDocString", p.module, "SetDocString", 3, "x")
for o in new, sys, 3:
    tell("GetNameObject", lambda: ascii(p.module("GetNameObject", o)))
    tell("GetFilenameObject", lambda: p.module("GetFilenameObject", o))
    tell("GetFilename", lambda: p.module("GetFilename", o))
print(p.module("GetFilenameObject", p) == p.__file__, p.module("GetFilename", p) == p.__file__)
new.__file__ = 3
tell("GetFilename", lambda: p.module("GetFilename", new))
new.__name__ = 3
tell("GetNameObject", lambda: p.module("GetNameObject", new))
del new.__name__
tell("GetNameObject", lambda: p.module("GetNameObject", new))
print(p.module("Macros", new), new.ANSWER, new.GREETING)
tell("Macros", lambda: p.module("Macros", 3))
second = p.create()
print(second.__name__, second.__doc__, second.added(), p.create() is second, "second" in sys.modules)

value = ["value"]
count = sys.getrefcount(value)
print(p.sys_set("of_c", value), sys.of_c is value, sys.getrefcount(value) - count)
print(p.sys_set("of_c"), hasattr(sys, "of_c"), sys.getrefcount(value) - count)
tell("sys_set", p.sys_set, "of_c")


class Failing:
    def write(self, text):
        raise OSError("cannot write")

    def __repr__(self):
        return "Failing()"


out, err = sys.stdout, sys.stderr
for text, o, exception in ("text", [1], False), ("x" * 1500, "s", False), ("\xe4\u20ac", None, False), ("text", 3, True):
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    try:
        result = p.sys_write(text, o, exception)
    except ValueError as e:
        result = e
    finally:
        written = sys.stdout.getvalue(), sys.stderr.getvalue()
        sys.stdout, sys.stderr = out, err
    print(result, [(ascii(part[:60]), len(part), ascii(part[-40:])) for part in written])
print(p.audit([1]))

names = {}
for how, text, start in (("StringFlags", "1 + 2", 258), ("StringFlags", "x = 5", 257), ("StringFlags", "x +", 258), ("StringFlags", "x * 2", 258), ("StringFlags", "none", 258), ("CompileFlags", "x + 1", 258), ("Compile", "y = x", 257),
                         ("Compile", "x = = 1", 257), ("Compile", "1 // 0", 258), ("Compile", "", 258), ("Compile", "", 257)):
    try:
        print(how, ascii(text), start, p.run(how, text, names, None, start), names.get("x"), names.get("y"))
    except SyntaxError as e:
        print(how, ascii(text), "SyntaxError", e.filename)
    except Exception as e:
        print(how, ascii(text), type(e).__name__, told(e))
print("__builtins__" in names)
print(p.run("Compile", "a + b", {"a": 1}, {"b": 2}))
sys.stderr = io.StringIO()
results = [p.run(how, text, None) for how in ("Simple", "SimpleFlags") for text in ("of_main = 1", "1 // 0", "x = = 1")]
lines = sys.stderr.getvalue().splitlines()
sys.stderr = err
print(results, of_main, [line for line in lines if line[:1] not in ("", " ")])
print(p.starts())


def framed(a):
    b = [a]
    return p.frames()


def calling():
    return framed(1)


print(calling())
print(p.frames()[:2], [framed(2) for _ in "x"])


class Named:
    __name__ = "not asked"

    def method(self):
        pass

    def __call__(self):
        pass


for o in calling, len, Named, Named(), Named().method, "abc".join, 3, lambda: 1, None:
    print(p.described(o))

print(p.gc())


class Node:
    pass


p.collect(False)
node = Node()
node.self = node
del node
print(p.collect(False) > 0, p.collect(False))
tell("collect", p.collect, True)

lines = io.StringIO("one\ntwo\n\nlast")
for n in -1, 2, 0, 0, 5, -1:
    tell("GetLine", lambda: ascii(p.file("GetLine", lines, None, n)))
lines = io.BytesIO(b"one\ntwo")
for n in -1, -1, -1, 0:
    tell("GetLine", lambda: ascii(p.file("GetLine", lines, None, n)))


class Lines:
    def __init__(self, line):
        self.line = line

    def readline(self, *args):
        print("    readline", args)
        return self.line


for line in "text\n", "", b"bytes\n", 3, None, "no newline":
    for n in -1, 0, 7:
        tell("GetLine", lambda: ascii(p.file("GetLine", Lines(line), None, n)))
tell("GetLine", lambda: p.file("GetLine", 3, None, 0))
tell("GetLine", lambda: p.file("GetLine", None, None, 0))
for what, flags in ([1, "x"], 0), ("x", 0), ("x", 1), (None, 0):
    into = io.StringIO()
    tell("WriteObject", lambda: (p.file("WriteObject", into, what, flags), into.getvalue()))
tell("WriteObject", lambda: p.file("WriteObject", None, "x", 0))
tell("WriteObject", lambda: p.file("WriteObject", 3, "x", 0))
tell("WriteObject", lambda: p.file("WriteObject", Failing(), "x", 0))
into = io.StringIO()
print(p.file("WriteString", into, "text\xe4"), ascii(into.getvalue()))
for o in None, 3, Failing():
    tell("WriteString", lambda: p.file("WriteString", o, "x"))

for args in (-1, "r", -1, None, None, None, True), (0, "no", -1, None, None, None, False), (0, "rb", 1, "utf-8", None, None, False):
    tell("from_fd", p.from_fd, *args)


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "Path(%r)" % (self.path,)


class NoPath:
    __fspath__ = None

    def __repr__(self):
        return "NoPath()"


instance = Path("x")
instance.__fspath__ = lambda: "of the instance"
for o in "a", b"b", Path("c"), Path(b"d"), Path(3), 3, None, bytearray(b"x"), NoPath(), Path, instance:
    tell("path", p.path, o)

version, platform, compiler, build = p.process()
print(version == sys.version, platform == sys.platform, compiler, build, p.limit() == sys.getrecursionlimit())
print(p.threads(), p.interpreters(), p.thread_dict([1]), p.blocked([2]))
