"""mmap: memory of a file, and of none."""

import gc
import mmap
import os
import tempfile


def shows(f, *args, **kw):
    try:
        print(f.__name__, repr(f(*args, **kw)))
    except Exception as e:
        print(f.__name__, args[-1:] if args and args[0] != -1 else args, kw, type(e).__name__, e)


m = mmap.mmap(-1, 13)
print(m, len(m), m[:], m.tell(), m.closed, bool(m))
shows(m.size)
print(m.write(b"Hello world!\n"), m.tell(), m.seek(0), m.read(5), m.read_byte(), m.readline(), m.readline(), m.tell())
m.seek(0)
print(m[0], m[-1], m[0:5], m[::2], m[4:0:-1], m.find(b"o"), m.find(b"o", 5), m.rfind(b"o"), m.find(b"o", 5, 7), m.find(b"o", -5), m.rfind(b"zz"), m.find(b""))
m.seek(6)
print(m.find(b"o"), m.rfind(b"o"), m.find(b"H"), m.read(), m.read(3), m.seek(-3, os.SEEK_END), m.read(1), m.seek(-1, os.SEEK_CUR), m.tell())
m[0] = ord("J")
m[1:5] = b"ELLO"
m[6:11:2] = bytearray(b"WRD")
print(m[:], m.move(0, 6, 5), m[:], m.seek(12), m.write_byte(33), m[:], list(m)[:2], b"J" in m, 74 in m, bytes(m) == m[:])
for f, *args in [(m.seek, 14), (m.seek, -1), (m.seek, 0, 3), (m.seek, 1, 2), (m.read_byte,), (m.write_byte, 1), (m.write_byte, 256), (m.write_byte, -1), (m.write, b"x"), (m.write, "x"), (m.move, 0, 6, 8), (m.move, -1, 0, 1),
                 (m.__getitem__, 13), (m.__getitem__, "x"), (m.__setitem__, 0, 256), (m.__setitem__, 0, b"x"), (m.__setitem__, slice(0, 2), b"x"), (m.__setitem__, slice(0, 2), 5), (m.__delitem__, 0),
                 (m.__delitem__, slice(0, 1)), (m.flush, 1), (m.flush, 0, 99), (m.find, "x"), (m.read, "x"), (m.resize, -1), (m.madvise, mmap.MADV_NORMAL, 99)]:
    shows(f, *args)
print(m.flush(), m.madvise(mmap.MADV_NORMAL), m)

# a buffer without a copy, which keeps it open
view = memoryview(m)
print(view.format, view.itemsize, view.shape, view.readonly, view.nbytes)
view[0:3] = b"abc"
print(m[:5], bytes(view[:3]))
m[0] = 65
print(view[0])
shows(m.close), shows(m.resize, 4096)
view.release()
m.close()
m.close()
print(m.closed, m)
for f, *args in [(m.read,), (m.__len__,), (m.__getitem__, 0), (m.size,), (m.tell,), (m.flush,), (m.find, b"x"), (m.write, b"x"), (m.resize, 1), (memoryview, m)]:
    shows(f, *args)

with tempfile.TemporaryFile() as f:
    f.write(b"line one\nline two\nthe rest")
    f.flush()
    with mmap.mmap(f.fileno(), 0) as m:
        print(len(m), m.size(), list(iter(m.readline, b"")), m.tell(), m)
        m[0:4] = b"LINE"
        m.flush()
        print(os.pread(f.fileno(), 9, 0))
        os.pwrite(f.fileno(), b"shared", 9)
        print(m[9:20])
    with mmap.mmap(f.fileno(), 10, access=mmap.ACCESS_READ) as m:
        print(m, m[:4], memoryview(m).readonly)
        shows(m.write, b"x"), shows(m.__setitem__, 0, 1), shows(m.write_byte, 1), shows(m.move, 0, 1, 1), shows(m.resize, 20)
        try:
            f.readinto(m)
        except TypeError as e:
            print(type(e).__name__)
    with mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_COPY) as m:
        m[0:4] = b"mine"
        print(m[:6], os.pread(f.fileno(), 6, 0), m.flush())
        shows(m.resize, 20)
    with mmap.mmap(f.fileno(), 0, mmap.MAP_PRIVATE, mmap.PROT_READ) as m:
        print(m)
    m = mmap.mmap(f.fileno(), 26)
    m.resize(5000)
    m[4999] = 7
    print(len(m), m.size(), os.fstat(f.fileno()).st_size, os.pread(f.fileno(), 1, 4999), m[:4])
    m.resize(8)
    print(m[:], os.fstat(f.fileno()).st_size)
    m.close()
    f.truncate(mmap.PAGESIZE + 100)
    with mmap.mmap(f.fileno(), 0, offset=mmap.ALLOCATIONGRANULARITY) as m:
        print(len(m), m.size(), m[:2], m)
    number = f.fileno()
    for args, kw in [((number, 9000), {}), ((number, 0), {"offset": 8192}), ((number, 10, mmap.MAP_PRIVATE), {"access": mmap.ACCESS_READ}), ((number, 10), {"access": 9}), ((number, -1), {}), ((number, 1), {"offset": -1}),
                     ((-1, 0), {}), ((number, 1), {"offset": 1}), ((999, 1), {}), (("x", 1), {})]:
        shows(mmap.mmap, *args, **kw)
    f.truncate(0)
    shows(mmap.mmap, number, 0)


class Counted(mmap.mmap):
    def __new__(cls, *args, **kwargs):
        return super().__new__(cls, -1, *args, **kwargs)


m = Counted(10)
m.label = "a subclass"
print(type(m).__name__, len(m), m.label, isinstance(m, mmap.mmap), mmap.error is OSError, mmap.PAGESIZE == mmap.ALLOCATIONGRANULARITY)
