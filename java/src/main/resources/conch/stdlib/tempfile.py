"""Files and folders that are only needed for a while."""

import errno as _errno
import io as _io
import os as _os
import random as _random
import shutil as _shutil
import warnings as _warnings
import weakref as _weakref

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix",
           "tempdir", "gettempdir", "gettempprefixb", "gettempdirb"]

TMP_MAX = 10000
template = "tmp"
tempdir = None
_names = _random.Random()


def gettempprefix():
    return template


def gettempprefixb():
    return _os.fsencode(template)


def gettempdir():
    """The folder for them: `tempdir` where that is set; else TMPDIR, TEMP or TMP of the environment, /tmp, /var/tmp, /usr/tmp, or this one, whichever can be written first."""
    global tempdir
    if tempdir is None:
        tempdir = _usable_folder()
    return _os.fsdecode(tempdir)


def gettempdirb():
    return _os.fsencode(gettempdir())


def _usable_folder():
    candidates = [_os.environ[name] for name in ("TMPDIR", "TEMP", "TMP") if _os.environ.get(name)]
    candidates = [_os.path.abspath(folder) for folder in (*candidates, "/tmp", "/var/tmp", "/usr/tmp", _os.curdir)]
    for folder in candidates:
        if _os.path.isdir(folder) and _os.access(folder, _os.W_OK | _os.X_OK):
            return folder
    raise FileNotFoundError(_errno.ENOENT, f"No usable temporary directory found in {candidates}")


def _parts(suffix, prefix, dir):
    """The three with their defaults as text, and what makes a path of them the kind that they were."""
    kinds = {bytes if isinstance(part, bytes) else str for part in map(_os.fspath, (part for part in (suffix, prefix, dir) if part is not None))}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    texts = _os.fsdecode(suffix or ""), template if prefix is None else _os.fsdecode(prefix), gettempdir() if dir is None else _os.fsdecode(dir)
    return *texts, _os.fsencode if kinds == {bytes} else str


def _paths(suffix, prefix, dir):
    """Names that nobody has used, as far as chance goes."""
    suffix, prefix, dir, of_that_kind = _parts(suffix, prefix, dir)
    for _ in range(TMP_MAX):
        letters = "".join(_names.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))
        yield of_that_kind(_os.path.join(_os.path.abspath(dir), prefix + letters + suffix))


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """A new file that only its owner may read and write: its number, and its path."""
    for path in _paths(suffix, prefix, dir):
        try:
            return _os.open(path, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW, 0o600), path
        except FileExistsError:
            continue
    raise FileExistsError(_errno.EEXIST, "No usable temporary file name found")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """A new folder that only its owner may use: its path."""
    for path in _paths(suffix, prefix, dir):
        try:
            _os.mkdir(path, 0o700)
            return path
        except FileExistsError:
            continue
    raise FileExistsError(_errno.EEXIST, "No usable temporary directory name found")


def mktemp(suffix="", prefix=template, dir=None):
    """A name that nobody uses yet; somebody may before the caller does, which is why there is mkstemp()."""
    for path in _paths(suffix, prefix, dir):
        if not _os.path.lexists(path):
            return path
    raise FileExistsError(_errno.EEXIST, "No usable temporary filename found")


class _TemporaryFileWrapper:
    """A file with a name that is removed when the file is closed, or dies."""

    _closed = False

    def __init__(self, file, name, delete=True):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __iter__(self):
        yield from self.file

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        result = self.file.__exit__(exc, value, tb)
        self.close()
        return result

    def close(self):
        if self._closed:
            return
        self._closed = True
        try:
            self.file.close()
        finally:
            if self.delete:
                _os.unlink(self.name)

    def __del__(self):
        self.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
    """A new file that is removed when it is closed, unless `delete` says otherwise; its path is `name`."""
    number, path = mkstemp(suffix, prefix, dir)
    try:
        file = open(path, mode, buffering, encoding=encoding, errors=errors, newline=newline, opener=lambda name, flags: number)
    except BaseException:
        _os.unlink(path)
        _os.close(number)
        raise
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """A new file without a name: it is gone when it is closed."""
    number, path = mkstemp(suffix, prefix, dir)
    try:
        _os.unlink(path)
        return open(number, mode, buffering, encoding=encoding, errors=errors, newline=newline)
    except BaseException:
        _os.close(number)
        raise


class SpooledTemporaryFile(_io.IOBase):
    """A file in memory, until it gets longer than `max_size` or is asked for its number; then a TemporaryFile."""

    _rolled = False

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
        self._file = _io.BytesIO()
        if "b" not in mode:
            self._file = _io.TextIOWrapper(self._file, encoding="utf-8" if encoding in (None, "locale") else encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._how = {"mode": mode, "buffering": buffering, "suffix": suffix, "prefix": prefix, "encoding": encoding, "newline": newline, "dir": dir, "errors": errors}

    __class_getitem__ = classmethod(lambda cls, item: cls)

    def rollover(self):
        """Moves what there is to a file of the system."""
        if self._rolled:
            return
        memory, file = self._file, TemporaryFile(**self._how)
        place = memory.tell()
        if hasattr(memory, "buffer"):
            memory.flush()
            file.buffer.write(memory.buffer.getvalue())
        else:
            file.write(memory.getvalue())
        file.seek(place)
        self._file, self._rolled = file, True

    def _check(self):
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()

    def __enter__(self):
        if self._file.closed:
            raise ValueError("Cannot enter context with closed file")
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    def __iter__(self):
        return self._file.__iter__()

    def __del__(self):
        if not self.closed:
            _warnings.warn(f"Unclosed file {self!r}", ResourceWarning, stacklevel=2, source=self)
            self.close()

    def close(self):
        self._file.close()

    closed = property(lambda self: self._file.closed)
    encoding = property(lambda self: self._file.encoding)
    errors = property(lambda self: self._file.errors)
    newlines = property(lambda self: self._file.newlines)
    mode = property(lambda self: self._file.mode if self._rolled else self._how["mode"])
    name = property(lambda self: self._file.name if self._rolled else None)

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def write(self, data):
        count = self._file.write(data)
        self._check()
        return count

    def writelines(self, lines):
        self._file.writelines(lines)
        self._check()

    def truncate(self, size=None):
        if size is None:
            return self._file.truncate()
        if size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def detach(self):
        return self._file.detach()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return self._file.isatty()

    def read(self, *args):
        return self._file.read(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readinto(self, buffer):
        return self._file.readinto(buffer)

    def readinto1(self, buffer):
        return self._file.readinto1(buffer)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def readable(self):
        return self._file.readable()

    def seek(self, *args):
        return self._file.seek(*args)

    def seekable(self):
        return self._file.seekable()

    def tell(self):
        return self._file.tell()

    def writable(self):
        return self._file.writable()


class TemporaryDirectory:
    """A folder that is removed, with what is in it, at the end of the block; by cleanup(), or when the object dies."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._finalizer = _weakref.finalize(self, _forgotten, self.name, f"Implicitly cleaning up {self!r}", ignore_cleanup_errors)

    __class_getitem__ = classmethod(lambda cls, item: cls)

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        self.cleanup()

    def cleanup(self):
        if self._finalizer.detach() or _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)


def _forgotten(name, message, ignore_errors):
    _shutil.rmtree(name, ignore_errors=ignore_errors)
    _warnings.warn(message, ResourceWarning)
