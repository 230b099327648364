# io.StringIO and io.BytesIO, and print() into them.
import io


def show(what, *args):
    try:
        print(repr(what(*args)))
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)


f = io.StringIO()
show(f.write, "héllo\n"), show(f.write, "wörld 😀\nlast"), show(f.getvalue), show(f.tell)
show(f.seek, 0), show(f.readline), show(f.read, 7), show(f.tell), show(f.read), show(f.read), show(f.readline)
f.seek(3)
f.write("XYZ")
show(f.getvalue), show(f.truncate, 4), show(f.tell), show(f.getvalue), show(f.seek, 8), show(f.write, "!"), show(f.getvalue)
show(f.write, b"x"), show(f.seek, -1), show(f.seek, 1, 1), show(f.seek, 0, 5), show(f.truncate, -1), show(f.fileno)
print(f.readable(), f.writable(), f.seekable(), f.isatty(), f.closed)
f.close()
show(f.read), show(f.getvalue), show(f.write, "x"), show(iter, f)
print(list(io.StringIO("a\nb\r\nc")), io.StringIO("a\nb\n").readlines(), io.StringIO("ab\ncd").readline(1))
print(list(io.StringIO("a\nb\r\nc\rd", newline=None)), list(io.StringIO("a\nb\r\nc\rd", newline="")), io.StringIO("a\nb", "\r\n").getvalue().encode())
show(io.StringIO, 5), show(io.StringIO, "x", "y")
with io.StringIO("in with") as f:
    print(f.read())
print(f.closed)
out = io.StringIO()
print("one", 2, [3.5], file=out, sep="-", end="|")
print("more", file=out)
print(repr(out.getvalue()))


class Tee(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


tee = Tee()
print("shout", file=tee)
tee.note = 1
print(tee.getvalue(), tee.note, isinstance(tee, io.TextIOBase), isinstance(tee, io.IOBase))

b = io.BytesIO(b"initial")
show(b.read, 3), show(b.write, b"XY"), show(b.getvalue), show(b.tell), show(b.seek, -2, 2), show(b.read), show(b.seek, 10), show(b.write, b"end"), show(b.getvalue)
show(b.write, "x"), show(b.seek, -1), show(b.truncate, 3), show(b.getvalue), show(b.fileno), show(b.readinto, bytearray(2))
b.seek(0)
block = bytearray(2)
print(b.readinto(block), block, b.readable(), b.writable(), b.seekable())
b.close()
show(b.read), show(b.getvalue)
print(list(io.BytesIO(b"a\nb\nc")), io.BytesIO(b"a\nb").readlines(), io.BytesIO(bytearray(b"q")).read(), io.BytesIO().getvalue())
t = io.TextIOWrapper(io.BytesIO(b"caf\xc3\xa9\r\nx"), encoding="utf-8")
print(t.readlines(), t.encoding)
raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="latin-1", newline="\r\n", write_through=True)
t.write("é\n")
print(raw.getvalue())
t.flush()
print(t.detach() is raw, raw.getvalue())
show(t.write, "x")
print(io.UnsupportedOperation.__mro__[1:3], io.DEFAULT_BUFFER_SIZE, io.open is open)
