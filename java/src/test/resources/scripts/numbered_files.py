"""Files by the system's numbers: os.open and what goes with it, fileno(), tempfile."""

import errno
import io
import os
import stat
import subprocess
import tempfile
import threading

folder = tempfile.mkdtemp()
path = os.path.join(folder, "file")


def shows(f, *args, **kw):
    try:
        print(f.__name__, repr(f(*args, **kw)).replace(folder, "FOLDER"))
    except Exception as e:
        print(f.__name__, type(e).__name__, str(e).replace(folder, "FOLDER"))


# open, read, write, seek
shows(os.open, path, os.O_RDONLY)
fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o640)
print(type(fd), fd > 2, oct(os.stat(path).st_mode & 0o777))
shows(os.open, path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
shows(os.open, folder, os.O_WRONLY)
print(os.write(fd, b"hello world"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.read(fd, 100), os.read(fd, 100), os.lseek(fd, -5, os.SEEK_END), os.lseek(fd, 0, os.SEEK_CUR))
print(os.write(fd, bytearray(b"WORLD")), os.pread(fd, 4, 1), os.pwrite(fd, memoryview(b"J"), 0), os.lseek(fd, 0, os.SEEK_CUR), os.pread(fd, 100, 0))
shows(os.read, fd, -1), shows(os.lseek, fd, -1, 0), shows(os.lseek, fd, 0, 9), shows(os.write, fd, "text"), shows(os.read, "0", 1), shows(os.read, fd, 1.5)
print(os.writev(fd, [b"ab", b"", bytearray(b"cd")]), os.lseek(fd, 0, 0))
into = [bytearray(3), bytearray(20)]
print(os.readv(fd, into), into)
facts = os.fstat(fd)
print(type(facts).__name__, facts.st_size, stat.S_ISREG(facts.st_mode), facts == os.stat(path), os.stat(fd).st_ino == facts.st_ino, facts.st_nlink, len(facts))
os.ftruncate(fd, 4), os.fsync(fd), os.fdatasync(fd)
print(os.path.getsize(path), os.pread(fd, 100, 0), os.truncate(fd, 6), os.pread(fd, 100, 0), os.truncate(path, 2), os.pread(fd, 100, 0))
os.fchmod(fd, 0o600)
print(oct(os.stat(path).st_mode & 0o777), os.chmod(fd, 0o644), oct(os.stat(path).st_mode & 0o777), os.isatty(fd), os.get_inheritable(fd), os.set_inheritable(fd, True), os.get_inheritable(fd))
other = os.dup(fd)
print(other != fd, os.lseek(other, 1, 0), os.lseek(fd, 0, 1), os.get_inheritable(other), os.close(other))
for f in os.close, os.fstat, os.fsync, os.dup, os.get_inheritable, os.isatty:
    shows(f, other)
shows(os.read, other, 1), shows(os.write, other, b""), shows(os.dup2, other, 40), shows(os.open, path, os.O_RDONLY | os.O_DIRECTORY)
os.close(fd)
fd = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_TRUNC)
print(os.write(fd, b"a"), os.lseek(fd, 0, 0), os.write(fd, b"b"), os.close(fd), open(path).read())
fd = os.open(path, os.O_RDONLY)
shows(os.write, fd, b"x")
os.close(fd)
shows(os.fsync, "x")
shows(os.get_terminal_size, 99)

# files of Python over them
fd = os.open(path, os.O_RDWR)
f = os.fdopen(fd, "r+b", buffering=0)
print(f.fileno() == fd, f.name == fd, f.mode, repr(f) == f"<_io.FileIO name={fd} mode='rb+' closefd=True>", f.read(), f.seek(0), f.write(b"xyz"), f.close())
shows(os.fstat, fd)
with open(path) as f:
    print(os.read(f.fileno(), 2), f.read(), os.fstat(f.fileno()).st_size)
fd = os.open(path, os.O_RDONLY)
with open(fd, closefd=False) as f:
    print(f.read(), f.buffer.raw.closefd if hasattr(f.buffer, "raw") else False)
print(os.lseek(fd, 0, 0), os.read(fd, 9))
with open(fd, "rb") as f:
    print(f.read())
shows(os.read, fd, 1)
shows(open, path, closefd=False), shows(open, -1), shows(open, fd), shows(os.fdopen, "x"), shows(open, folder)
print(open(path, "w", opener=lambda name, flags: os.open(name, flags, 0o600)).write("opened"), open(path).read())
shows(open, path, opener=lambda name, flags: -1), shows(open, path, opener=lambda name, flags: "no")
flags = []
open(path, "ab", opener=lambda name, how: flags.append(how) or os.open(name, how)).close()
print([name for name in ("O_WRONLY", "O_APPEND", "O_CREAT", "O_CLOEXEC", "O_TRUNC") if flags[0] & getattr(os, name)])
with open(path, "a+") as f:
    print(f.tell(), f.write("!"), f.seek(0), f.read(), f.isatty())

# pipes
r, w = os.pipe()
print(os.get_inheritable(r), os.get_blocking(r), os.write(w, b"through the pipe"), os.read(r, 7), os.read(r, 100))
print(os.set_blocking(r, False), os.get_blocking(r))
shows(os.read, r, 1)
os.set_blocking(r, True)
shows(os.lseek, r, 0, 0)
got = []
reader = threading.Thread(target=lambda: got.extend(iter(lambda: os.read(r, 3), b"")))
reader.start()
os.write(w, b"abcdefgh")
os.close(w)
reader.join()
print(b"".join(got))
os.close(r)
r, w = os.pipe2(os.O_NONBLOCK)
shows(os.read, r, 1)
os.close(r)
shows(os.write, w, b"x")
os.close(w)
r, w = os.pipe()
with os.fdopen(r) as source, os.fdopen(w, "w", 1) as sink:
    print("line one", file=sink)
    print("line two", file=sink)
    print(repr(source.readline()), repr(source.readline()), source.seekable(), sink.fileno() == w)
saved = os.open(path, os.O_RDONLY)
target = os.open(os.path.join(folder, "target"), os.O_WRONLY | os.O_CREAT)
print(os.dup2(saved, target) == target, os.read(target, 4), os.get_inheritable(target), os.dup2(saved, target, inheritable=False) == target, os.get_inheritable(target))
os.close(saved), os.close(target)

# other programs
r, w = os.pipe()
print(subprocess.call(["echo", "to a pipe"], stdout=w), os.close(w), os.read(r, 100), os.close(r))
r, w = os.pipe()
print(os.write(w, b"from a pipe"), os.close(w), subprocess.run(["cat"], stdin=r, capture_output=True).stdout, os.close(r))
fd = os.open(path, os.O_RDWR | os.O_TRUNC)
print(subprocess.call(["echo", "to a file"], stdout=fd), os.pread(fd, 100, 0), os.close(fd))
first = subprocess.Popen(["echo", "one two three"], stdout=subprocess.PIPE)
second = subprocess.Popen(["wc", "-w"], stdin=first.stdout, stdout=subprocess.PIPE)
print(type(first.stdout.fileno()), first.stdout.fileno() == first.stdout.name, first.stdout.close(), second.communicate()[0].strip(), first.wait(), second.returncode)
p = subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
print(os.write(p.stdin.fileno(), b"by number\n"), os.read(p.stdout.fileno(), 100), p.communicate(b"at last"), p.returncode)

# tempfile
fd, name = tempfile.mkstemp(".end", "begin", folder)
print(os.path.dirname(name) == folder, os.path.basename(name).startswith("begin"), name.endswith(".end"), oct(os.fstat(fd).st_mode & 0o777), os.write(fd, b"abc"), os.get_inheritable(fd), os.close(fd), open(name).read())
fd, name = tempfile.mkstemp(dir=os.fsencode(folder))
print(type(name), os.close(fd))
shows(tempfile.mkstemp, b"x", "y")
print(oct(os.stat(tempfile.mkdtemp(dir=folder)).st_mode & 0o777), os.path.exists(tempfile.mktemp(dir=folder)), tempfile.gettempprefix(), tempfile.gettempprefixb(), os.path.isdir(tempfile.gettempdir()))
with tempfile.TemporaryFile(dir=folder) as f:
    f.write(b"nameless")
    f.flush()
    print(os.pread(f.fileno(), 100, 0), f.name == f.fileno(), os.fstat(f.fileno()).st_nlink, f.mode)
with tempfile.NamedTemporaryFile("w+", suffix=".txt", dir=folder) as f:
    print(type(f).__name__, os.path.exists(f.name), f.name == f.file.name, f.write("text"), f.seek(0), f.read(), os.pread(f.fileno(), 9, 0), f.delete, list(f))
    name = f.name
print(os.path.exists(name), f.closed)
f = tempfile.NamedTemporaryFile(dir=folder)
name = f.name
print(os.path.exists(name))
del f
print(os.path.exists(name))
f = tempfile.NamedTemporaryFile(dir=folder, delete=False)
f.close()
print(os.path.exists(f.name))
with tempfile.SpooledTemporaryFile(max_size=4, dir=folder) as f:
    print(f.write(b"abc"), f._rolled, f.name, f.write(b"def"), f._rolled, f.seek(0), f.read(), os.fstat(f.fileno()).st_size, f.mode)
with tempfile.SpooledTemporaryFile(mode="w+", encoding="utf-8") as f:
    print(f.write("t\xe9xt\n"), f.seek(0), repr(f.readline()), f.fileno() > 2, f.seek(0), repr(f.read()), f.seekable(), f.closed)
print(f.closed)
with tempfile.TemporaryDirectory(dir=folder) as name:
    open(os.path.join(name, "x"), "w").close()
    os.mkdir(os.path.join(name, "y"))
print(os.path.exists(name))
d = tempfile.TemporaryDirectory("s", "p", folder)
print(repr(d).replace(d.name, "NAME"), d.cleanup(), os.path.exists(d.name), d.cleanup())

# what else the system says
old = os.umask(0o27)
print(os.umask(old), os.umask(old) == old, os.getpriority(os.PRIO_PROCESS, 0) in range(-20, 20), len(os.sched_getaffinity(0)) >= 1, os.getuid() == os.geteuid(), os.getgid() == os.getegid())
fifo = os.path.join(folder, "fifo")
print(os.mkfifo(fifo), stat.S_ISFIFO(os.stat(fifo).st_mode))
shows(os.mkfifo, fifo)
writer = threading.Thread(target=lambda: open(fifo, "w").write("fifo"))
writer.start()
print(open(fifo).read())
writer.join()
link = os.path.join(folder, "link")
print(os.symlink("file", link), os.readlink(link), os.lstat(link).st_size, os.path.islink(link), os.link(path, link + "2"), os.stat(path).st_nlink, os.access(path, os.R_OK), os.access(link + "3", os.F_OK))
shows(os.open, link, os.O_RDONLY | os.O_NOFOLLOW)
os.utime(path, ns=(1_500_000_000, 2_500_000_000))
print(os.stat(path).st_mtime_ns, os.stat(path).st_atime, os.waitstatus_to_exitcode(256), os.waitstatus_to_exitcode(9))
print(hasattr(os, "O_NOTHING"), isinstance(os.O_CREAT, int))
import shutil
shutil.rmtree(folder)
