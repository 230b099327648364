"""What a script asks of the system: environment, files by name, the process itself. POSIX only."""

import abc as _abc
import builtins as _builtins
import sys as _sys
import _os
from _os import (_exit, close, cpu_count, fchmod, fspath, ftruncate, getcwd, getpid, getppid, getpriority, kill, link, readlink, remove, rename,
                 rmdir, symlink, umask, urandom)

import posixpath as path

name = "posix"
sep = "/"
altsep = None
extsep = "."
linesep = "\n"
curdir = "."
pardir = ".."
pathsep = ":"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2
EX_OK = 0
supports_dir_fd = supports_fd = supports_follow_symlinks = set()

environ = _os.environment()
unlink = remove
replace = rename
_sys.modules["os.path"] = path


class PathLike(_abc.ABC):
    """What names a file by its method __fspath__."""

    @_abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return hasattr(subclass, "__fspath__")
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        return cls


class stat_result(tuple):
    """What the system knows of a file. Its ten numbers are a tuple; times in nanoseconds have names only."""

    def __new__(cls, numbers):
        *plain, accessed, modified, changed = numbers
        self = tuple.__new__(cls, (*plain, accessed // 10 ** 9, modified // 10 ** 9, changed // 10 ** 9))
        self.st_atime_ns, self.st_mtime_ns, self.st_ctime_ns = accessed, modified, changed
        self.st_atime, self.st_mtime, self.st_ctime = accessed / 10 ** 9, modified / 10 ** 9, changed / 10 ** 9
        return self

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])

    def __repr__(self):
        names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime")
        return f"os.stat_result({', '.join(f'{name}={value}' for name, value in zip(names, self))})"


class terminal_size(tuple):
    """Columns and lines."""

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


class DirEntry:
    """A name in a folder, and what is there."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    """The entries of a folder, which can be closed."""

    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value):
    environ[name] = value


def unsetenv(name):
    environ.pop(name, None)


def fsencode(filename):
    """The name as bytes."""
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    """The name as text."""
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def listdir(path="."):
    names = _os.listdir(fsdecode(path))
    return [fsencode(name) for name in names] if isinstance(path, bytes) else names


def scandir(path="."):
    return _Scan(fspath(path))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What the system knows of a file: a name, or the number of an open one."""
    if isinstance(path, int):
        return fstat(path)
    return stat_result(_os.stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    if isinstance(path, int):
        return fchmod(path, mode)
    _os.chmod(path, mode, follow_symlinks)


def access(path, mode, **kwargs):
    return _os.access(path, mode)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Sets when the file was read and written last: seconds, or nanoseconds in `ns`; now without either."""
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is not None:
        ns = [round(seconds * 10 ** 9) for seconds in times]
    _os.utime(path, *(ns or (None, None)), follow_symlinks)


def mkdir(path, mode=0o777, *, dir_fd=None):
    _os.mkdir(path)
    if mode & 0o777 != 0o777:
        chmod(path, mode)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those above it that are missing."""
    name = fspath(name)
    head = path.dirname(name.rstrip("/"))
    if head and not path.exists(head):
        makedirs(head, exist_ok=True)
    try:
        mkdir(name, mode)
    except FileExistsError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Removes an empty folder, and those above it that get empty."""
    rmdir(name)
    head = path.dirname(fspath(name).rstrip("/"))
    while head:
        try:
            rmdir(head)
        except OSError:
            break
        head = path.dirname(head)


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, names of folders in it, names of files in it) for a folder and all below it."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    folders = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if name not in folders]
    if topdown:
        yield top, folders, files
    for name in folders:
        inside = path.join(top, name)
        if followlinks or not path.islink(inside):
            yield from walk(inside, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def truncate(path, length):
    if isinstance(path, int):
        return ftruncate(path, length)
    with _builtins.open(path, "r+b") as file:
        file.truncate(length)


def get_terminal_size(fd=1):
    """Columns and lines; OSError of what is no terminal."""
    return terminal_size(_os.window(fd))


def isatty(fd):
    return {0: _sys.__stdin__, 1: _sys.__stdout__, 2: _sys.__stderr__}[fd].isatty() if fd in (0, 1, 2) else bool(_os.isatty(fd))


# ---- files by number ----

def __getattr__(name):
    """The flags for open(), which the system's own library is asked for when the first of them is wanted."""
    if name.startswith("O_"):
        globals().update(_os.constants())
        if name in globals():
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _number(file):
    """A file's number: a number itself, or what fileno() says."""
    if isinstance(file, int):
        return file
    fileno = getattr(file, "fileno", None)
    if fileno is None:
        raise TypeError("argument must be an int, or have a fileno() method.")
    return fileno()


def open(path, flags, mode=0o777, *, dir_fd=None):
    """Opens a file; its number. Other programs do not inherit it."""
    return _os.open(path, flags, mode)


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """The built-in open(), of a file's number only."""
    if not isinstance(fd, int):
        raise TypeError(f"invalid fd type ({type(fd)}, expected integer)")
    return _builtins.open(fd, mode, buffering, encoding, *args, **kwargs)


def read(fd, length, /):
    """At most so many bytes, as many as there are; none at the end."""
    return _os.read(fd, length, -1)


def write(fd, data, /):
    """Writes bytes; how many of them were taken."""
    return _os.write(fd, data, -1)


def pread(fd, length, offset, /):
    """As read(), from a place in the file; the file's own place stays."""
    if offset < 0:
        raise OSError(22, "Invalid argument")
    return _os.read(fd, length, offset)


def pwrite(fd, data, offset, /):
    """As write(), to a place in the file; the file's own place stays."""
    if offset < 0:
        raise OSError(22, "Invalid argument")
    return _os.write(fd, data, offset)


def readv(fd, buffers, /):
    """Reads into writable buffers, one after the other; how many bytes."""
    views = [memoryview(buffer).cast("B") for buffer in buffers]
    data = read(fd, sum(map(len, views)))
    at = 0
    for view in views:
        part = data[at:at + len(view)]
        view[:len(part)] = part
        at += len(part)
    return len(data)


def writev(fd, buffers, /):
    """Writes buffers, one after the other, in one go; how many bytes were taken."""
    return write(fd, b"".join(buffers))


def lseek(fd, position, how, /):
    """Moves the place where the file is read and written; the new one."""
    return _os.lseek(fd, position, how)


def fsync(fd):
    """Has the system bring to the disk what was written."""
    _os.sync(_number(fd), False)


def fdatasync(fd):
    """As fsync(), without the times."""
    _os.sync(_number(fd), True)


def fstat(fd):
    """What the system knows of an open file."""
    return stat_result(_os.fstat(fd))


def dup(fd, /):
    """A second number for an open file."""
    return _os.dup(fd)


def dup2(fd, fd2, inheritable=True):
    """Makes a number stand for an open file; what it stood for is closed."""
    return _os.dup2(fd, fd2, inheritable)


def pipe():
    """The numbers of the two ends of a new pipe: to read from, and to write to."""
    return tuple(_os.pipe(0))


def pipe2(flags, /):
    return tuple(_os.pipe(flags))


def mkfifo(path, mode=0o666, *, dir_fd=None):
    _os.mkfifo(path, mode)


def get_blocking(fd, /):
    """Whether reading waits for bytes, and writing for room."""
    return not _os.flags(fd) & __getattr__("O_NONBLOCK")


def set_blocking(fd, blocking, /):
    flag = __getattr__("O_NONBLOCK")
    flags = _os.flags(fd)
    _os.set_flags(fd, flags & ~flag if blocking else flags | flag)


def get_inheritable(fd, /):
    """Whether other programs inherit it."""
    return bool(_os.get_inheritable(fd))


def set_inheritable(fd, inheritable, /):
    _os.set_inheritable(fd, bool(inheritable))


# ---- the process ----

def getuid():
    return _os.identity(0)


def geteuid():
    return _os.identity(1)


def getgid():
    return _os.identity(2)


def getegid():
    return _os.identity(3)


def getpgrp():
    return _os.identity(4)


def getloadavg():
    """How many programs wanted a processor in the last one, five and fifteen minutes."""
    with _builtins.open("/proc/loadavg") as file:
        return tuple(float(word) for word in file.read().split()[:3])


def register_at_fork(*, before=None, after_in_child=None, after_in_parent=None):
    """Nothing is ever called: a process of Conch has no fork()."""


def waitstatus_to_exitcode(status):
    """What wait() says of a process's end as an exit status, or minus a signal's number."""
    if status & 0x7f == 0:
        return status >> 8 & 0xff
    if status & 0x7f == 0x7f:
        raise ValueError(f"process stopped by delivery of signal {status >> 8 & 0xff}")
    return -(status & 0x7f)


def sched_getaffinity(pid):
    """The numbers of the processors that a process may run on; 0 stands for this one."""
    return set(_os.processors(pid))


def strerror(code):
    """The system's text for an error number."""
    return _os.strerror(code)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


class uname_result(tuple):
    """What the machine calls itself."""

    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


def uname():
    return uname_result(_os.uname())


def system(command):
    """Runs a shell's command; what wait() says of its end."""
    import subprocess
    code = subprocess.run(command, shell=True).returncode
    return -code if code < 0 else code << 8


def popen(cmd, mode="r", buffering=-1):
    """A shell's command as a file of text: its output, or its input."""
    import subprocess
    if mode not in ("r", "w"):
        raise ValueError(f"invalid mode {mode!r}")
    pipe = {"stdout" if mode == "r" else "stdin": subprocess.PIPE}
    return _Command(subprocess.Popen(cmd, shell=True, text=True, **pipe))


class _Command:
    def __init__(self, process):
        self._process = process
        self._file = process.stdout or process.stdin

    def close(self):
        """Its exit status as wait() says it; None for 0."""
        self._file.close()
        code = self._process.wait()
        return None if code == 0 else code if code < 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        return iter(self._file)

    def __getattr__(self, name):
        return getattr(self._file, name)
