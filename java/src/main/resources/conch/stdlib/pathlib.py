"""Names of files as objects; POSIX only, so a Path is a PosixPath, and there are no paths of Windows."""

import os as _os

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


def _parse(text):
    """The slashes at the start, and the parts behind them."""
    root = ""
    if text.startswith("/"):
        # POSIX lets exactly two slashes mean something of their own.
        root = "//" if text.startswith("//") and not text.startswith("///") else "/"
    return root, tuple(part for part in text.split("/") if part and part != ".")


def _text(argument):
    if isinstance(argument, PurePath):
        return str(argument)
    text = _os.fspath(argument)
    if not isinstance(text, str):
        raise TypeError(f"argument should be a str object or an os.PathLike object returning str, not {type(argument)!r}")
    return text


class _Parents:
    """The folders that a path is in, from the inside out."""

    def __init__(self, path):
        self._path = path
        self._type = type(path).__name__

    def __len__(self):
        return len(self._path._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._made(self._path._root, self._path._tail[:-index - 1])

    def __repr__(self):
        return f"<{self._type}.parents>"


class PurePath:
    """A name that nobody looks up."""

    __slots__ = ("_root", "_tail", "_hash", "__weakref__")

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        root, tail = "", ()
        for argument in args:
            next_root, parts = _parse(_text(argument))
            root, tail = (next_root, parts) if next_root else (root, tail + parts)
        return cls._of(root, tail)

    @classmethod
    def _of(cls, root, tail):
        self = object.__new__(cls)
        self._root, self._tail = root, tail
        return self

    def _made(self, root, tail):
        return type(self)._of(root, tail)

    def __reduce__(self):
        return type(self), self.parts

    def __str__(self):
        return self._root + "/".join(self._tail) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return _os.fsencode(str(self))

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def as_uri(self):
        """The path as a URI with the scheme file."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(chr(byte) if byte in safe else f"%{byte:02X}" for byte in bytes(self))

    def _key(self):
        return list(self.parts)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash((self._root, self._tail))

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        return cls

    @property
    def parts(self):
        return (self._root, *self._tail) if self._root else self._tail

    @property
    def drive(self):
        return ""

    @property
    def root(self):
        return self._root

    @property
    def anchor(self):
        return self._root

    @property
    def name(self):
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        """The last extension with its dot; a dot at either end of the name makes none."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + part for part in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)]

    @property
    def parent(self):
        return self._made(self._root, self._tail[:-1]) if self._tail else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, (*self._tail[:-1], name))

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """With another extension, or none."""
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self._made(self._root, (*self._tail[:-1], self.stem + suffix))

    def relative_to(self, *other):
        """The path as it is seen from another one above it."""
        if not other:
            raise TypeError("need at least one argument")
        above = type(self)(*other)
        length = len(above._tail)
        if above._root != self._root or above._tail != self._tail[:length]:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(above)!r} OR one path is relative and the other is absolute.")
        return self._made("", self._tail[length:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def joinpath(self, *args):
        return type(self)(self, *args)

    def __truediv__(self, key):
        try:
            return type(self)(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return type(self)(key, self)
        except TypeError:
            return NotImplemented

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def match(self, path_pattern):
        """Whether the end of the path, or all of it, matches a pattern of a shell."""
        import fnmatch
        root, patterns = _parse(path_pattern)
        if not root and not patterns:
            raise ValueError("empty pattern")
        if root and (root != self._root or len(patterns) != len(self._tail)) or len(patterns) > len(self._tail):
            return False
        return all(fnmatch.fnmatchcase(part, pattern) for part, pattern in zip(reversed(self._tail), reversed(patterns)))


class PurePosixPath(PurePath):
    """A name on a POSIX system."""

    __slots__ = ()


class Path(PurePath):
    """A name, and what the system knows by it."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return super().__new__(PosixPath if cls is Path else cls, *args)

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        pass

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return self.stat(follow_symlinks=False)

    def _kind(self):
        """The mode, or 0 where there is nothing."""
        try:
            return self.stat().st_mode
        except (OSError, ValueError):
            return 0

    def exists(self):
        return _os.path.exists(self)

    def is_dir(self):
        return _os.path.isdir(self)

    def is_file(self):
        return _os.path.isfile(self)

    def is_symlink(self):
        return _os.path.islink(self)

    def is_socket(self):
        return self._kind() & 0o170000 == 0o140000

    def is_fifo(self):
        return self._kind() & 0o170000 == 0o010000

    def is_block_device(self):
        return self._kind() & 0o170000 == 0o060000

    def is_char_device(self):
        return self._kind() & 0o170000 == 0o020000

    def is_mount(self):
        try:
            return self.is_dir() and (self.stat().st_dev != (self / "..").stat().st_dev or self.stat().st_ino == (self / "..").stat().st_ino)
        except OSError:
            return False

    def samefile(self, other_path):
        return _os.path.samefile(self, other_path)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with open(self, "rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with open(self, encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        with open(self, "wb") as file:
            return file.write(memoryview(data))

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with open(self, "w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def iterdir(self):
        """The paths in a folder, in no particular order."""
        for name in _os.listdir(self):
            yield self._made(self._root, (*self._tail, name))

    def glob(self, pattern):
        """The paths below that match; ** stands for folders of any depth."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, parts = _parse(pattern)
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self._matching(parts, pattern.endswith("/"))

    def rglob(self, pattern):
        root, parts = _parse(pattern)
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self._matching(("**", *parts), pattern.endswith("/"))

    def _matching(self, parts, folders_only):
        seen = set()
        for path in self._select(parts):
            if path not in seen and (not folders_only or path.is_dir()):
                seen.add(path)
                yield path

    def _select(self, parts):
        if not parts:
            yield self
            return
        first, rest = parts[0], parts[1:]
        if first == "**":
            yield from self._below(rest)
        elif "**" in first:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
        elif any(c in first for c in "*?["):
            import fnmatch
            for path in self._children():
                if fnmatch.fnmatchcase(path.name, first) and (not rest or path.is_dir()):
                    yield from path._select(rest)
        elif (self / first).exists() or (self / first).is_symlink():
            yield from self._made(self._root, (*self._tail, first))._select(rest)

    def _children(self):
        try:
            return list(self.iterdir())
        except OSError:
            return []

    def _below(self, rest):
        yield from self._select(rest)
        for path in self._children():
            if path.is_dir() and not path.is_symlink():
                yield from path._below(rest)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        _os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            _os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def touch(self, mode=0o666, exist_ok=True):
        """Makes an empty file, or sets its time of writing to now."""
        if exist_ok and self.exists():
            _os.utime(self)
            return
        with open(self, "x"):
            pass

    def rename(self, target):
        _os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        _os.replace(self, target)
        return type(self)(target)

    def chmod(self, mode, *, follow_symlinks=True):
        _os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        self.chmod(mode, follow_symlinks=False)

    def symlink_to(self, target, target_is_directory=False):
        _os.symlink(target, self)

    def hardlink_to(self, target):
        _os.link(target, self)

    def readlink(self):
        return type(self)(_os.readlink(self))

    def absolute(self):
        return self if self.is_absolute() else type(self)(_os.getcwd(), self)

    def resolve(self, strict=False):
        """The absolute path without symbolic links and double dots."""
        if strict:
            self.stat()
        return type(self)(_os.path.realpath(self))

    def expanduser(self):
        if not self._root and self._tail and self._tail[0].startswith("~"):
            home = _os.path.expanduser(self._tail[0])
            if home.startswith("~"):
                raise RuntimeError("Could not determine home directory.")
            return type(self)(home, *self._tail[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A path on a POSIX system."""

    __slots__ = ()
