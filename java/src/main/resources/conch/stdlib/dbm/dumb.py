"""Keys and values in three files, as CPython's module of that name keeps them: the values one behind the other in NAME.dat, each from a multiple of 512
bytes on; in NAME.dir a line for each key, with the place and the length of its value; the last NAME.dir but one in NAME.bak."""

import collections.abc as _abc
import io as _io
import os as _os
import re as _re

__all__ = ["error", "open"]

error = OSError
_BLOCK = 512
# 'key', (place, length): the key is a literal of text, whose characters are the bytes of the key.
_LINE = _re.compile(r"""('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"), \((\d+), (\d+)\)""")


def _blocks(length):
    return (length + _BLOCK - 1) // _BLOCK


def _key(key):
    if isinstance(key, str):
        return key.encode("utf-8")
    if not isinstance(key, (bytes, bytearray)):
        raise TypeError("keys must be bytes or strings")
    return bytes(key)


class _Database(_abc.MutableMapping):
    def __init__(self, name, mode, flag="c"):
        self._mode, self._read_only = mode, flag == "r"
        name = _os.fsencode(name)
        self._dir, self._dat, self._bak = (name + ending for ending in (b".dir", b".dat", b".bak"))
        self._index, self._modified = None, False
        self._create(flag)
        self._load(flag)

    def _create(self, flag):
        if flag == "n":
            for name in self._dat, self._bak, self._dir:
                try:
                    _os.remove(name)
                except OSError:
                    pass
        try:
            _io.open(self._dat, "r", encoding="Latin-1").close()
        except OSError:
            if flag not in ("c", "n"):
                raise
            with _io.open(self._dat, "w", encoding="Latin-1"):
                _os.chmod(self._dat, self._mode)

    def _load(self, flag):
        self._index = {}
        try:
            file = _io.open(self._dir, "r", encoding="Latin-1")
        except OSError:
            if flag not in ("c", "n"):
                raise
            self._modified = True
            return
        with file:
            for line in file:
                found = _LINE.fullmatch(line.rstrip())
                if found is None:
                    raise error(f"{_os.fsdecode(self._dir)}: not a line of an index: {line.rstrip()!r}")
                # A literal of text and nothing else, as the pattern has it.
                self._index[eval(found[1], {"__builtins__": {}}).encode("Latin-1")] = int(found[2]), int(found[3])

    @staticmethod
    def _line(key, place):
        return f"{key.decode('Latin-1')!r}, {place!r}\n"

    def _commit(self):
        """The index anew; the one until now is the back-up."""
        if self._index is None or not self._modified:
            return
        for change, names in (_os.unlink, (self._bak,)), (_os.rename, (self._dir, self._bak)):
            try:
                change(*names)
            except OSError:
                pass
        with _io.open(self._dir, "w", encoding="Latin-1") as file:
            _os.chmod(self._dir, self._mode)
            file.writelines(self._line(key, place) for key, place in self._index.items())
        self._modified = False

    sync = _commit

    def _verify_open(self):
        if self._index is None:
            raise error("DBM object has already been closed")

    def _verify_writable(self):
        if self._read_only:
            raise error("The database is opened for reading only")

    def __getitem__(self, key):
        self._verify_open()
        key = key.encode("utf-8") if isinstance(key, str) else key
        place, length = self._index[key]
        with _io.open(self._dat, "rb") as file:
            file.seek(place)
            return file.read(length)

    def __setitem__(self, key, value):
        self._verify_writable()
        key = _key(key)
        value = value.encode("utf-8") if isinstance(value, str) else value
        if not isinstance(value, (bytes, bytearray)):
            raise TypeError("values must be bytes or strings")
        self._verify_open()
        self._modified = True
        if key not in self._index:
            self._index[key] = place = self._append(value)
            with _io.open(self._dir, "a", encoding="Latin-1") as file:
                _os.chmod(self._dir, self._mode)
                file.write(self._line(key, place))
            return
        place, length = self._index[key]
        if _blocks(len(value)) <= _blocks(length):
            with _io.open(self._dat, "rb+") as file:
                file.seek(place)
                file.write(value)
            self._index[key] = place, len(value)
        else:
            self._index[key] = self._append(value)

    def _append(self, value):
        """Where it lies, and how long it is."""
        with _io.open(self._dat, "rb+") as file:
            end = file.seek(0, 2)
            place = _blocks(end) * _BLOCK
            file.write(bytes(place - end))
            file.write(value)
        return place, len(value)

    def __delitem__(self, key):
        self._verify_writable()
        self._verify_open()
        key = key.encode("utf-8") if isinstance(key, str) else key
        self._modified = True
        del self._index[key]
        self._commit()

    def keys(self):
        self._verify_open()
        return list(self._index)

    def items(self):
        self._verify_open()
        return [(key, self[key]) for key in self._index]

    def __contains__(self, key):
        self._verify_open()
        return (key.encode("utf-8") if isinstance(key, str) else key) in self._index

    def iterkeys(self):
        self._verify_open()
        return iter(self._index)

    __iter__ = iterkeys

    def __len__(self):
        self._verify_open()
        return len(self._index)

    def close(self):
        """Writes the index, and ends; nothing happens the second time."""
        try:
            self._commit()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def open(file, flag="c", mode=0o666):
    """Opens the files of that name, or makes them: "r" to read, "w" to write, too, "c" to make them where there are none, "n" to begin anew."""
    if flag not in ("r", "w", "c", "n"):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    mask = _os.umask(0)
    _os.umask(mask)
    return _Database(file, mode & ~mask, flag)
