# Files: text and binary, modes, positions, newlines, errors, and when they close.
import os
import sys

folder = os.environ.get("TMPDIR", "/tmp")
path = os.path.join(folder, "conch-files-%d.txt" % os.getpid())


def show(what, *args, **kwargs):
    try:
        result = what(*args, **kwargs)
    except Exception as e:
        print(type(e).__name__, str(e).replace(path, "PATH"))
    else:
        print(repr(result).replace(path, "PATH"))


with open(path, "w") as f:
    show(f.write, "first line\n")
    show(f.writelines, ["second\n", "third ✓ 😀\n", "last"])
    show(f.tell)
    show(f.read)
    show(f.readable), show(f.writable), show(f.seekable), show(f.isatty)
    print(f.name == path, f.mode, f.closed, f.encoding, f.errors)
    show(f.write, 5)
print(f.closed)
show(f.write, "x")
show(f.__enter__)
show(lambda: list(f))
f.close()

with open(path) as f:
    print(f.mode, f.read(3), repr(f.readline()), repr(f.readline(3)), f.tell(), f.readlines())
    show(f.read), show(f.readline)
    show(f.seek, 0)
    for line in f:
        print(repr(line))
    show(f.seek, 11)
    show(f.readline)
    show(f.readline)
    at = f.tell()
    show(f.read, 2)
    f.seek(at)
    show(f.read)
    show(f.seek, 3, 1), show(f.seek, 0, 2), show(f.seek, -1), show(f.seek, 0, 7), show(f.seek, -2, 2)
    show(f.write, "no")
    f.seek(0)
    next(f)
    show(f.tell)

with open(path, "a") as f:
    f.write(" appended")
    show(f.tell)
with open(path, "r+") as f:
    f.write("FIRST")
    f.seek(0)
    show(f.read)
    show(f.truncate, 5)
    f.seek(0)
    show(f.read)
with open(path, "w+") as f:
    f.write("abc")
    f.seek(0)
    show(f.read)
show(open, path, "x")
show(open, "/no/such/file")
show(open, folder)
show(open, folder, "w")
show(open, "")
show(open, path, "z"), show(open, path, "rw"), show(open, path, "rbt"), show(open, path, ""), show(open, path, "rr"), show(open, path, "b")
show(open, path, "rb", encoding="utf-8"), show(open, path, "rb", errors="strict"), show(open, path, "rb", newline="")
show(open, path, buffering=0), show(open, path, newline="x"), show(open, path, encoding="klingon")
show(open, 1.5), show(open, path, 5), show(open, "a\0b"), show(open, -1), show(open, 1000), show(open)

# Newlines.
with open(path, "wb") as f:
    f.write(b"a\r\nb\rc\nd\r\n\re")
for newline in None, "", "\n", "\r", "\r\n":
    with open(path, newline=newline) as f:
        print(repr(newline), f.readlines())
    with open(path, newline=newline) as f:
        print(repr(newline), repr(f.read()))
    with open(path, newline=newline) as f:
        print(repr(newline), repr(f.read(3)), repr(f.read(2)), repr(f.readline()), repr(f.read(1)), repr(f.read()))
for newline in None, "", "\n", "\r", "\r\n":
    with open(path, "w", newline=newline) as f:
        f.write("x\ny\r\nz\n")
    print(open(path, "rb").read())

# Encodings.
for encoding in "utf-8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-32", "utf-8-sig", "cp1252x":
    try:
        with open(path, "w", encoding=encoding) as f:
            f.write("caf")
            f.write("é")
        with open(path, "a", encoding=encoding) as f:
            f.write("!")
        print(encoding, open(path, "rb").read())
        with open(path, encoding=encoding) as f:
            print(f.encoding, repr(f.read(2)), f.tell(), repr(f.read()))
    except (UnicodeError, LookupError) as e:
        print(encoding, type(e).__name__, e)
with open(path, "wb") as f:
    f.write(b"caf\xe9 \xff ok\n" * 2)
for errors in "strict", "ignore", "replace", "surrogateescape", "backslashreplace":
    try:
        with open(path, errors=errors) as f:
            print(errors, ascii(f.read()))
    except UnicodeDecodeError as e:
        print(errors, e)
with open(path, "w", encoding="ascii", errors="xmlcharrefreplace") as f:
    f.write("é")
print(open(path).read())

# Binary.
with open(path, "wb") as f:
    print(repr(f).replace(path, "PATH"), f.mode)
    show(f.write, b"0123456789"), show(f.write, bytearray(b"abc")), show(f.write, memoryview(b"def")), show(f.write, "text")
    show(f.read), show(f.tell), show(f.seek, 2), show(f.write, b"XY"), show(f.seek, 0, 2)
    show(f.readinto, bytearray(2))
show(f.write, b""), show(f.flush), show(f.seek, 0), show(f.tell)
with open(path, "rb") as f:
    print(f.mode, f.read(4), f.tell(), f.peek(1)[:1], f.read1(2), f.readline(), f.read(), f.read(1))
    f.seek(-3, 2)
    block = bytearray(5)
    print(f.readinto(block), block, f.seek(1), f.seek(2, 1))
    show(f.write, b"x"), show(f.seek, -5), show(f.readinto, b"xx"), show(f.read, -2), show(f.read, "a")
show(f.read), show(f.readline), show(f.peek), show(f.seek, 0), show(f.fileno)
with open(path, "r+b") as f:
    f.read(2)
    f.write(b"--")
    f.seek(0)
    print(f.read(), type(f).__name__)
    show(f.truncate, 3), show(f.tell), show(f.seek, 0), show(f.read)
with open(path, "wb", buffering=0) as f:
    print(type(f).__name__, f.write(b"unbuffered"), open(path, "rb").read(), f.mode)
with open(path, "rb", buffering=0) as f:
    print(f.read(3), f.readline(), f.read(), f.readall())
with open(path, "rb", buffering=4) as f:
    print([f.read(3), f.read(3), f.read(9)])
with open(path, "ab") as f:
    print(f.tell(), f.write(b"!"), f.tell())
with open(path, "w", buffering=1) as f:
    f.write("one\ntwo")
    print(repr(open(path).read()))
print(repr(open(path).read()))

# A file closes when nobody holds it any more.
f = open(path, "w")
f.write("kept back")
print(repr(open(path).read()))
del f
print(repr(open(path).read()))
print(repr(open(path).read()))


class Path:
    def __fspath__(self):
        return path


print(open(Path()).read(), open(path.encode()).read())
with open(path, "w") as f:
    print("printed", 1, [2], file=f)
    print("flushed", file=f, end="", flush=True)
    print(open(path).read())
with open(path) as a, open(path) as b:
    print(a.readline() == b.readline(), a.fileno() != b.fileno())
big = "line of text\n" * 5000
with open(path, "w") as f:
    f.write(big)
with open(path) as f:
    print(f.read() == big, len(open(path).readlines()), sum(len(line) for line in open(path)))
    f.seek(13 * 1000)
    print(repr(f.readline()), f.tell())
try:
    with open(path) as f:
        raise KeyError("inside")
except KeyError:
    print(f.closed)
os.remove(path)
print(os.path.exists(path))
show(os.remove, path)
show(sys.stdout.fileno), show(sys.stdin.fileno), show(sys.stderr.fileno)
print(sys.stdout.name, sys.stdout.mode, sys.stdout.encoding, sys.stderr.errors, sys.stdin.mode)
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes first\n")
print(sys.stdout.buffer.mode, sys.stdout.writable(), sys.stdout.readable(), sys.stdin.readable())
show(sys.stdout.read), show(sys.stdin.write, "x")
