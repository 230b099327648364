"""Objects by names, kept in a file: a dictionary over one of bytes, with pickles as its values."""

import collections.abc as _abc
from io import BytesIO as _BytesIO
from pickle import DEFAULT_PROTOCOL as _DEFAULT_PROTOCOL, Pickler as _Pickler, Unpickler as _Unpickler

__all__ = ["Shelf", "BsdDbShelf", "DbfilenameShelf", "open"]


class _Closed(_abc.MutableMapping):
    """What stands below a shelf that was closed."""

    def _refuse(self, *args):
        raise ValueError("invalid operation on closed shelf")

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = _refuse

    def __repr__(self):
        return "<Closed Dictionary>"


class Shelf(_abc.MutableMapping):
    """Names and objects over a dictionary of bytes. With `writeback` objects that were read are kept, and written once more by sync() and close()."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding="utf-8"):
        self.dict = dict
        self._protocol = _DEFAULT_PROTOCOL if protocol is None else protocol
        self.writeback = writeback
        self.cache = {}
        self.keyencoding = keyencoding

    def _pickled(self, value):
        file = _BytesIO()
        _Pickler(file, self._protocol).dump(value)
        return file.getvalue()

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self.dict)

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        return self[key] if key.encode(self.keyencoding) in self.dict else default

    def __getitem__(self, key):
        if key in self.cache:
            return self.cache[key]
        value = _Unpickler(_BytesIO(self.dict[key.encode(self.keyencoding)])).load()
        if self.writeback:
            self.cache[key] = value
        return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self.dict[key.encode(self.keyencoding)] = self._pickled(value)

    def __delitem__(self, key):
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def close(self):
        """Writes what is kept, and ends; nothing happens the second time."""
        if self.dict is None:
            return
        try:
            self.sync()
            if hasattr(self.dict, "close"):
                self.dict.close()
        finally:
            self.dict = _Closed()

    def __del__(self):
        if hasattr(self, "writeback"):
            self.close()

    def sync(self):
        """Writes what is kept, and has what is below do the same."""
        if self.writeback and self.cache:
            kept, self.writeback = self.cache, False
            for key, value in kept.items():
                self[key] = value
            self.writeback, self.cache = True, {}
        if hasattr(self.dict, "sync"):
            self.dict.sync()


class BsdDbShelf(Shelf):
    """Over a dictionary with an order, which has first(), next() and their like."""

    def _pair(self, found):
        key, value = found
        return key.decode(self.keyencoding), _Unpickler(_BytesIO(value)).load()

    def set_location(self, key):
        return self._pair(self.dict.set_location(key))

    def next(self):
        return self._pair(next(self.dict))

    def previous(self):
        return self._pair(self.dict.previous())

    def first(self):
        return self._pair(self.dict.first())

    def last(self):
        return self._pair(self.dict.last())


class DbfilenameShelf(Shelf):
    """Over a file of the module dbm."""

    def __init__(self, filename, flag="c", protocol=None, writeback=False):
        import dbm
        super().__init__(dbm.open(filename, flag), protocol, writeback)


def open(filename, flag="c", protocol=None, writeback=False):
    """A shelf in a file, which is made where there is none, unless the flag says otherwise (see dbm.open)."""
    return DbfilenameShelf(filename, flag, protocol, writeback)
