"""Files of keys and values, both bytes. Of the kinds that CPython knows there is one here: dbm.dumb."""

import io as _io
import os as _os

__all__ = ["open", "whichdb", "error"]
__path__ = []


class error(Exception):
    """Something is wrong with such a file."""


_error = error
error = (error, OSError)


def open(file, flag="r", mode=0o666):
    """Opens such a file: "r" to read it, "w" to write it, too, "c" to make it where there is none, "n" to begin anew."""
    kind = whichdb(file) if "n" not in flag else None
    if kind is None:
        if "c" not in flag and "n" not in flag:
            raise _error("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    elif kind == "":
        raise _error("db type could not be determined")
    elif kind != "dbm.dumb":
        raise _error(f"db type is {kind}, but the module is not available")
    from dbm import dumb
    return dumb.open(file, flag, mode)


def whichdb(filename):
    """The module that can read a file: None where there is no such file, "" where nobody knows."""
    name = _os.fsdecode(filename)
    if _os.path.isfile(name + ".pag") and _os.path.isfile(name + ".dir"):
        return "dbm.ndbm"
    try:
        _os.stat(name + ".dat")
        if _os.stat(name + ".dir").st_size == 0:
            return "dbm.dumb"
        with _io.open(name + ".dir", "rb") as index:
            if index.read(1) in (b"'", b'"'):
                return "dbm.dumb"
    except OSError:
        pass
    try:
        with _io.open(name, "rb") as file:
            start = file.read(16)
    except OSError:
        return None
    magic = {start[:4], start[:4][::-1]}
    return "dbm.gnu" if len(start) >= 4 and magic & {b"\x13\x57\x9a\xce", b"\x13\x57\x9a\xcd", b"\x13\x57\x9a\xcf"} else ""
