import io
import os
import tempfile


def shows(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


class Raw(io.RawIOBase):
    def __init__(self, data=b""):
        self.data, self.at, self.log = bytearray(data), 0, []

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, room):
        part = self.data[self.at:self.at + len(room)]
        room[:len(part)] = part
        self.at += len(part)
        self.log.append(len(room))
        return len(part)

    def write(self, data):
        data = bytes(data)[:5]
        self.data[self.at:self.at + len(data)] = data
        self.at += len(data)
        return len(data)

    def seek(self, to, whence=0):
        self.at = to + (0, self.at, len(self.data))[whence]
        return self.at


raw = Raw(b"first\nsecond\nthird")
print(raw.read(3), raw.readline(), list(raw), raw.read(), raw.tell(), raw.seek(2), raw.readall(), raw.seek(0), raw.readlines(), raw.closed, raw.isatty(), raw.read(0))
raw.writelines([b"ab", b"cd"])
print(bytes(raw.data))
for name in "fileno", "truncate":
    shows(getattr(raw, name))
with raw as same:
    print(same is raw)
print(raw.closed)
shows(raw.flush)
shows(raw.readline)
shows(lambda: iter(raw))
shows(raw.__enter__)
print(raw.close())

raw = Raw(b"line one\nline two\n" * 3)
reader = io.BufferedReader(raw, 16)
print(reader.read(4), raw.log, reader.readline(), reader.readable(), reader.seekable(), reader.writable(), reader.tell(), reader.seek(0), reader.read()[:9], isinstance(reader, io.BufferedIOBase))
raw = Raw()
writer = io.BufferedWriter(raw, 8)
print(writer.write(b"abc"), bytes(raw.data), writer.write(b"defghijkl"), writer.flush(), bytes(raw.data))
writer.write(b"end")
writer.close()
print(bytes(raw.data), raw.closed)
shows(io.BufferedReader, raw, 0)
text = io.TextIOWrapper(io.BufferedReader(Raw("h\xe9\r\nllo\nx".encode())), encoding="utf-8")
print(text.readline() == "h\xe9\n", text.read(1), list(text))


class Source(io.BufferedIOBase):
    def __init__(self, data):
        self.inside = io.BytesIO(data)

    def readable(self):
        return True

    def read(self, n=-1):
        return self.inside.read(n)

    read1 = read


source = Source(b"some\ntext")
text = io.TextIOWrapper(source, "ascii")
print(text.readline(), text.buffer is source, text.readable(), text.writable(), text.read())
print(text.detach() is source, source.closed, source.readinto(bytearray(3)))
room = bytearray(6)
again = Source(b"abcdefgh")
print(again.readinto(room), room, again.readinto1(room), room)
shows(again.write, b"x")
shows(again.detach)


class Sink(io.RawIOBase):
    def __init__(self):
        self.parts = []

    def writable(self):
        return True

    def write(self, data):
        self.parts.append(bytes(data))
        return len(data)


sink = Sink()
text = io.TextIOWrapper(sink, "utf-8", write_through=True)
print("caf\xe9", file=text)
text.flush()
print(b"".join(sink.parts))
text.close()
print(sink.closed)


class Text(io.TextIOBase):
    pass


t = Text()
print(t.encoding, t.errors, t.newlines, t.readable(), t.closed, isinstance(t, io.IOBase), issubclass(io.StringIO, io.TextIOBase), issubclass(io.BytesIO, io.BufferedIOBase))
for name in "read", "write", "detach":
    shows(getattr(t, name))


class Bytes(io.BytesIO):
    def read(self, n=-1):
        return super().read(n).upper()


b = Bytes(b"lower case")
b.extra = 5
print(b.read(5), b.extra, b.getvalue(), bytes(b.getbuffer()), io.TextIOWrapper(io.BytesIO(b"t")).read())


class Words(io.StringIO):
    def words(self):
        return self.getvalue().split()


print(Words("a b c").words(), [line for line in Words("x\ny")])
with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "file")
    with io.FileIO(name, "w") as f:
        print(f.write(b"raw"), f.mode, f.writable())
    print(io.FileIO(name).readall(), io.BufferedReader(io.FileIO(name)).read(), io.TextIOWrapper(io.FileIO(name)).read())
