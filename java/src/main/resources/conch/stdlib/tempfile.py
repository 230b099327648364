"""Files and folders that are only needed for a while."""

import os as _os
import random as _random

_names = _random.Random()


def gettempdir():
    """The folder for them: TMPDIR, else /tmp."""
    return _os.environ.get("TMPDIR") or "/tmp"


def _path(suffix, prefix, dir):
    letters = "".join(_names.choice("abcdefghijklmnopqrstuvwxyz0123456789_") for _ in range(8))
    return _os.path.join(dir or gettempdir(), f"{prefix or 'tmp'}{letters}{suffix or ''}")


def mkdtemp(suffix=None, prefix=None, dir=None):
    """A folder with a name of its own."""
    while True:
        path = _path(suffix, prefix, dir)
        try:
            _os.mkdir(path)
            return path
        except FileExistsError:
            pass


def _create(suffix, prefix, dir, mode="x+b", **kwargs):
    while True:
        path = _path(suffix, prefix, dir)
        try:
            return path, open(path, mode, **kwargs)
        except FileExistsError:
            pass


def _remove_all(path):
    for name in _os.listdir(path):
        inside = _os.path.join(path, name)
        if _os.path.isdir(inside) and not _os.path.islink(inside):
            _remove_all(inside)
        else:
            _os.remove(inside)
    _os.rmdir(path)


class TemporaryDirectory:
    """A folder that is removed, with what is in it, at the end of the block."""

    def __init__(self, suffix=None, prefix=None, dir=None):
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self):
        return self.name

    def __exit__(self, *exc):
        self.cleanup()

    def cleanup(self):
        _remove_all(self.name)


class _NamedTemporaryFile:
    def __init__(self, name, file, delete):
        self.name, self.file, self.delete = name, file, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __iter__(self):
        return iter(self.file)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete:
                _os.remove(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True):
    """A file that is removed when it is closed."""
    path, file = _create(suffix, prefix, dir, mode.replace("w", "x"), encoding=encoding, newline=newline)
    return _NamedTemporaryFile(path, file, delete)


TemporaryFile = NamedTemporaryFile
