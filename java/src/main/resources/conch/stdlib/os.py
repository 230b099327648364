"""What a script asks of the system: environment, files by name, the process itself. POSIX only."""

import abc as _abc
import sys as _sys
import _os
from _os import _exit, cpu_count, fspath, getcwd, getpid, getppid, kill, link, readlink, remove, rename, rmdir, symlink, urandom

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
    """What the system knows of a file."""
    return stat_result(_os.stat(path, follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
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
    with open(path, "r+b") as file:
        file.truncate(length)


def get_terminal_size(fd=1):
    """The size that COLUMNS and LINES say; OSError where they do not, as of what is no terminal."""
    try:
        return terminal_size((int(environ["COLUMNS"]), int(environ["LINES"])))
    except (KeyError, ValueError):
        raise OSError(25, "Inappropriate ioctl for device") from None


def isatty(fd):
    return {0: _sys.__stdin__, 1: _sys.__stdout__, 2: _sys.__stderr__}[fd].isatty() if fd in (0, 1, 2) else False


def sched_getaffinity(pid):
    return set(range(cpu_count()))


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
