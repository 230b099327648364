"""Objects as bytes and back: pickle's protocols 0 to 5 (the format is that of CPython's pickletools)."""

import sys as _sys
from copyreg import dispatch_table as _dispatch_table, _extension_registry, _inverted_registry, _extension_cache
from io import BytesIO as _BytesIO
from struct import pack as _pack, unpack as _unpack

HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]

_FRAME_AT_LEAST, _FRAME_ABOUT = 4, 64 * 1024
_BATCH = 1000


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


_OPCODES = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F", "INT": b"I", "BININT": b"J", "BININT1": b"K", "LONG": b"L",
    "BININT2": b"M", "NONE": b"N", "PERSID": b"P", "BINPERSID": b"Q", "REDUCE": b"R", "STRING": b"S", "BINSTRING": b"T", "SHORT_BINSTRING": b"U",
    "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a", "BUILD": b"b", "GLOBAL": b"c", "DICT": b"d", "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g",
    "BINGET": b"h", "INST": b"i", "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]", "OBJ": b"o", "PUT": b"p", "BINPUT": b"q", "LONG_BINPUT": b"r",
    "SETITEM": b"s", "TUPLE": b"t", "EMPTY_TUPLE": b")", "SETITEMS": b"u", "BINFLOAT": b"G", "PROTO": b"\x80", "NEWOBJ": b"\x81", "EXT1": b"\x82",
    "EXT2": b"\x83", "EXT4": b"\x84", "TUPLE1": b"\x85", "TUPLE2": b"\x86", "TUPLE3": b"\x87", "NEWTRUE": b"\x88", "NEWFALSE": b"\x89", "LONG1": b"\x8a",
    "LONG4": b"\x8b", "BINBYTES": b"B", "SHORT_BINBYTES": b"C", "SHORT_BINUNICODE": b"\x8c", "BINUNICODE8": b"\x8d", "BINBYTES8": b"\x8e",
    "EMPTY_SET": b"\x8f", "ADDITEMS": b"\x90", "FROZENSET": b"\x91", "NEWOBJ_EX": b"\x92", "STACK_GLOBAL": b"\x93", "MEMOIZE": b"\x94", "FRAME": b"\x95",
    "BYTEARRAY8": b"\x96", "NEXT_BUFFER": b"\x97", "READONLY_BUFFER": b"\x98",
}
globals().update(_OPCODES)

# What the modules and names of the library were called by Python 2, for protocols below 3.
_OLD_MODULES = {"builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "socketserver": "SocketServer", "configparser": "ConfigParser",
                "_thread": "thread", "_pickle": "cPickle"}
_OLD_NAMES = {("builtins", "range"): ("__builtin__", "xrange"), ("functools", "reduce"): ("__builtin__", "reduce"), ("builtins", "chr"): ("__builtin__", "unichr"),
              ("builtins", "str"): ("__builtin__", "unicode"), ("builtins", "int"): ("__builtin__", "long"), ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
              ("builtins", "zip"): ("itertools", "izip"), ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter"),
              ("collections", "UserDict"): ("UserDict", "IterableUserDict"), ("collections", "UserList"): ("UserList", "UserList"),
              ("collections", "UserString"): ("UserString", "UserString")}
_OLD_ERRORS = ("ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError EnvironmentError Exception "
               "FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError KeyError KeyboardInterrupt LookupError "
               "MemoryError NameError NotImplementedError OSError OverflowError PendingDeprecationWarning ReferenceError RuntimeError RuntimeWarning StopIteration "
               "SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError "
               "UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError").split()
_OLD_NAMES.update({("builtins", name): ("exceptions", name) for name in _OLD_ERRORS})
_OLD_NAMES.update({("builtins", name): ("exceptions", "OSError") for name in (
    "BlockingIOError", "BrokenPipeError", "ChildProcessError", "ConnectionAbortedError", "ConnectionError", "ConnectionRefusedError", "ConnectionResetError",
    "FileExistsError", "FileNotFoundError", "InterruptedError", "IsADirectoryError", "NotADirectoryError", "PermissionError", "ProcessLookupError",
    "TimeoutError")})
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items()} | {"cPickle": "pickle", "thread": "_thread"}
_NEW_NAMES = {old: new for new, old in _OLD_NAMES.items()} | {("exceptions", "OSError"): ("builtins", "OSError")}

_FunctionType, _BuiltinType, _ModuleType = type(lambda: 0), type(len), type(_sys)


class _Bound:
    def method(self):
        pass


_BoundMethodType = type(_Bound().method)
del _Bound


def encode_long(x):
    """Two's complement, the lowest byte first, as few bytes as it takes."""
    if x == 0:
        return b""
    bits = x.bit_length() if x > 0 else (-x - 1).bit_length()
    return x.to_bytes((bits >> 3) + 1, "little", signed=True)


def decode_long(data):
    return int.from_bytes(data, "little", signed=True)


def _encode(obj, encoding="utf-8", errors="strict"):
    """The encode() of the module codecs: how protocols below 3 have bytes."""
    return obj.encode(encoding, errors)


def _attribute(obj, name):
    """What a dotted name leads to, and where its last part was found."""
    parent = None
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't get local attribute {name!r} on {obj!r}")
        try:
            parent, obj = obj, getattr(obj, part)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {obj!r}") from None
    return obj, parent


def whichmodule(obj, name):
    """The name of the module that has the object under that name."""
    module = getattr(obj, "__module__", None)
    if module is not None:
        return module
    for module_name, module in list(_sys.modules.items()):
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _attribute(module, name)[0] is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


class PickleBuffer:
    """A buffer that protocol 5 may hand over outside of the pickle."""

    def __init__(self, obj):
        self._view = memoryview(obj)

    def raw(self):
        if self._view is None:
            raise ValueError("operation forbidden on released PickleBuffer object")
        if not self._view.contiguous:
            raise BufferError("cannot extract raw buffer from non-contiguous buffer")
        return self._view.cast("B")

    def release(self):
        if self._view is not None:
            self._view.release()
            self._view = None


class _Framed:
    """What is written, in frames from protocol 4 on."""

    def __init__(self, write):
        self.write_out = write
        self.frame = None

    def start(self):
        self.frame = []
        self.size = 0

    def write(self, data):
        if self.frame is None:
            self.write_out(data)
        else:
            self.frame.append(data)
            self.size += len(data)

    def boundary(self):
        if self.frame is not None and self.size >= _FRAME_ABOUT:
            self.commit()
            self.start()

    def commit(self):
        if self.frame is None:
            return
        if self.size >= _FRAME_AT_LEAST:
            self.write_out(FRAME + _pack("<Q", self.size))
        if self.size:
            self.write_out(b"".join(self.frame))
        self.frame = None

    def large(self, header, payload):
        if self.frame is None:
            self.write_out(header)
            self.write_out(payload)
        elif len(payload) < _FRAME_ABOUT:
            self.write(header)
            self.write(payload)
        else:
            self.commit()
            self.write_out(header)
            self.write_out(payload)
            self.start()


class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self._framed = _Framed(write)
        self._memo = {}
        self.proto, self.bin, self.fast = protocol, protocol >= 1, 0
        self.fix_imports = fix_imports and protocol < 3
        self._buffer_callback = buffer_callback

    @property
    def memo(self):
        return self._memo

    def clear_memo(self):
        self._memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        if not hasattr(self, "_framed"):
            raise PicklingError(f"Pickler.__init__() was not called by {self.__class__.__name__}.__init__()")
        self._write = self._framed.write
        if self.proto >= 2:
            self._framed.write_out(PROTO + _pack("<B", self.proto))
        if self.proto >= 4:
            self._framed.start()
        self._save(obj)
        self._write(STOP)
        self._framed.commit()

    def _memoize(self, obj):
        if self.fast:
            return
        place = len(self._memo)
        if self.proto >= 4:
            self._write(MEMOIZE)
        elif self.bin:
            self._write(BINPUT + _pack("<B", place) if place < 256 else LONG_BINPUT + _pack("<I", place))
        else:
            self._write(PUT + str(place).encode() + b"\n")
        self._memo[id(obj)] = place, obj

    def _get(self, place):
        if self.bin:
            return BINGET + _pack("<B", place) if place < 256 else LONG_BINGET + _pack("<I", place)
        return GET + str(place).encode() + b"\n"

    def _save(self, obj, persistent=True):
        self._framed.boundary()
        if persistent:
            pid = self.persistent_id(obj)
            if pid is not None:
                return self._save_persistent(pid)
        cls = type(obj)
        atom = _ATOMS.get(cls)
        if atom is not None:
            return atom(self, obj)
        known = self._memo.get(id(obj))
        if known is not None:
            return self._write(self._get(known[0]))
        parts = NotImplemented
        override = getattr(self, "reducer_override", None)
        save = _SAVERS.get(cls)
        if save is not None and (override is None or cls is not _FunctionType):
            return save(self, obj)
        if override is not None:
            parts = override(obj)
        if parts is NotImplemented:
            if save is not None:
                return save(self, obj)
            reduce = getattr(self, "dispatch_table", _dispatch_table).get(cls)
            if reduce is not None:
                parts = reduce(obj)
            elif issubclass(cls, type):
                return self._save_class(obj)
            else:
                reduce = getattr(obj, "__reduce_ex__", None)
                if reduce is not None:
                    parts = reduce(self.proto)
                else:
                    raise PicklingError(f"Can't pickle {cls.__name__!r} object: {obj!r}")
        if isinstance(parts, str):
            return self._save_global(obj, parts)
        if not isinstance(parts, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(parts) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduce(*parts, obj=obj)

    save = _save

    def _save_persistent(self, pid):
        if self.bin:
            self._save(pid, False)
            self._write(BINPERSID)
            return
        try:
            self._write(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_reduce(self, func, args, state=None, items=None, pairs=None, set_state=None, *, obj=None):
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        if not callable(func):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            self._save_newobj_ex(func, args)
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("args[0] from __newobj__ args has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self._save(cls)
            self._save(args[1:])
            self._write(NEWOBJ)
        else:
            self._save(func)
            self._save(args)
            self._write(REDUCE)
        if obj is not None:
            known = self._memo.get(id(obj))
            if known is not None:
                self._write(POP + self._get(known[0]))  # the object holds itself, and what held it made it already
            else:
                self._memoize(obj)
        if items is not None:
            self._batch(items, APPEND, APPENDS, self._save)
        if pairs is not None:
            self._batch(pairs, SETITEM, SETITEMS, self._save_pair)
        if state is not None:
            if set_state is None:
                self._save(state)
                self._write(BUILD)
            else:
                self._save(set_state)
                self._save(obj)
                self._save(state)
                self._write(TUPLE2 + REDUCE + POP)

    def _save_newobj_ex(self, func, args):
        cls, positional, keywords = args
        if self.proto >= 4:
            for part in args:
                self._save(part)
            self._write(NEWOBJ_EX)
            return
        from functools import partial
        self._save(partial(cls.__new__, cls, *positional, **keywords))
        self._save(())
        self._write(REDUCE)

    def _save_pair(self, pair):
        self._save(pair[0])
        self._save(pair[1])

    def _batch(self, items, one, many, save):
        iterator = iter(items)
        if not self.bin:
            for item in iterator:
                save(item)
                self._write(one)
            return
        following = next(iterator, self)
        while following is not self:
            first, following = following, next(iterator, self)
            if following is self:
                save(first)
                self._write(one)
                return
            self._write(MARK)
            save(first)
            n = 1
            while following is not self and n < _BATCH:
                save(following)
                following = next(iterator, self)
                n += 1
            self._write(many)

    def _save_none(self, obj):
        self._write(NONE)

    def _save_bool(self, obj):
        if self.proto >= 2:
            self._write(NEWTRUE if obj else NEWFALSE)
        else:
            self._write(b"I01\n" if obj else b"I00\n")

    def _save_int(self, obj):
        if self.bin:
            if 0 <= obj <= 0xff:
                return self._write(BININT1 + _pack("<B", obj))
            if 0 <= obj <= 0xffff:
                return self._write(BININT2 + _pack("<H", obj))
            if -0x80000000 <= obj <= 0x7fffffff:
                return self._write(BININT + _pack("<i", obj))
        if self.proto >= 2:
            encoded = encode_long(obj)
            return self._write((LONG1 + _pack("<B", len(encoded)) if len(encoded) < 256 else LONG4 + _pack("<i", len(encoded))) + encoded)
        if -0x80000000 <= obj <= 0x7fffffff:
            return self._write(INT + str(obj).encode() + b"\n")
        self._write(LONG + str(obj).encode() + b"L\n")

    def _save_float(self, obj):
        self._write(BINFLOAT + _pack(">d", obj) if self.bin else FLOAT + repr(obj).encode() + b"\n")

    def _save_str(self, obj):
        if not self.bin:
            escaped = obj.replace("\\", "\\u005c").replace("\0", "\\u0000").replace("\n", "\\u000a").replace("\r", "\\u000d").replace("\x1a", "\\u001a")
            self._write(UNICODE + _raw_escaped(escaped) + b"\n")
            return self._memoize(obj)
        encoded = obj.encode("utf-8", "surrogatepass")
        n = len(encoded)
        if n <= 0xff and self.proto >= 4:
            self._write(SHORT_BINUNICODE + _pack("<B", n) + encoded)
        elif n > 0xffffffff and self.proto >= 4:
            self._framed.large(BINUNICODE8 + _pack("<Q", n), encoded)
        else:
            self._framed.large(BINUNICODE + _pack("<I", n), encoded)
        self._memoize(obj)

    def _save_bytes(self, obj):
        if self.proto < 3:
            if obj:
                self._save_reduce(_encode, (str(obj, "latin1"), "latin1"), obj=obj)
            else:
                self._save_reduce(bytes, (), obj=obj)
            return
        n = len(obj)
        if n <= 0xff:
            self._write(SHORT_BINBYTES + _pack("<B", n) + obj)
        elif n > 0xffffffff and self.proto >= 4:
            self._framed.large(BINBYTES8 + _pack("<Q", n), obj)
        else:
            self._framed.large(BINBYTES + _pack("<I", n), obj)
        self._memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            return self._save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
        self._framed.large(BYTEARRAY8 + _pack("<Q", len(obj)), bytes(obj))
        self._memoize(obj)

    def _save_buffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        view = obj.raw()
        if self._buffer_callback is not None and not self._buffer_callback(obj):
            self._write(NEXT_BUFFER + (READONLY_BUFFER if view.readonly else b""))
        elif view.readonly:
            self._save_bytes(view.tobytes())
        else:
            self._save_bytearray(bytearray(view.tobytes()))

    def _save_tuple(self, obj):
        if not obj:
            return self._write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
        n = len(obj)
        short = n <= 3 and self.proto >= 2
        if not short:
            self._write(MARK)
        for item in obj:
            self._save(item)
        known = self._memo.get(id(obj))
        if known is not None:  # the tuple holds itself through something else, and was made there
            self._write((POP * n if short else POP_MARK if self.bin else POP * (n + 1)) + self._get(known[0]))
            return
        self._write((TUPLE1, TUPLE2, TUPLE3)[n - 1] if short else TUPLE)
        self._memoize(obj)

    def _save_list(self, obj):
        self._write(EMPTY_LIST if self.bin else MARK + LIST)
        self._memoize(obj)
        self._batch(obj, APPEND, APPENDS, self._save)

    def _save_dict(self, obj):
        self._write(EMPTY_DICT if self.bin else MARK + DICT)
        self._memoize(obj)
        self._batch(obj.items(), SETITEM, SETITEMS, self._save_pair)

    def _save_set(self, obj):
        if self.proto < 4:
            return self._save_reduce(set, (list(obj),), obj=obj)
        self._write(EMPTY_SET)
        self._memoize(obj)
        items = list(obj)
        for at in range(0, len(items), _BATCH):
            self._write(MARK)
            for item in items[at:at + _BATCH]:
                self._save(item)
            self._write(ADDITEMS)

    def _save_frozenset(self, obj):
        if self.proto < 4:
            return self._save_reduce(frozenset, (list(obj),), obj=obj)
        self._write(MARK)
        for item in obj:
            self._save(item)
        known = self._memo.get(id(obj))
        if known is not None:
            return self._write(POP_MARK + self._get(known[0]))
        self._write(FROZENSET)
        self._memoize(obj)

    def _save_class(self, obj):
        if obj is type(None) or obj is type(NotImplemented) or obj is type(...):
            value = None if obj is type(None) else NotImplemented if obj is type(NotImplemented) else ...
            return self._save_reduce(type, (value,), obj=obj)
        self._save_global(obj)

    def _save_singleton(self, obj):
        self._save_global(obj, "Ellipsis" if obj is ... else "NotImplemented")

    def _save_builtin(self, obj):
        owner = getattr(obj, "__self__", None)
        if owner is None or type(owner) is _ModuleType:
            return self._save_global(obj, obj.__qualname__)
        self._save_reduce(getattr, (owner, obj.__name__), obj=obj)

    def _save_method(self, obj):
        self._save_reduce(getattr, (obj.__self__, obj.__func__.__name__), obj=obj)

    def _save_function(self, obj):
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        module_name = whichmodule(obj, name)
        if obj is _encode:
            module_name, name = "_codecs", "encode"
        else:
            self._check_found(obj, module_name, name)
        if self.proto >= 2:
            code = _extension_registry.get((module_name, name))
            if code:
                return self._write(EXT1 + _pack("<B", code) if code <= 0xff else EXT2 + _pack("<H", code) if code <= 0xffff else EXT4 + _pack("<i", code))
        if self.proto >= 4:
            self._save(module_name)
            self._save(name)
            self._write(STACK_GLOBAL)
        elif "." in name:
            self._save_reduce(getattr, _attribute(_sys.modules[module_name], name)[1:] + (name.rpartition(".")[2],))
        else:
            if self.fix_imports:
                module_name, name = _OLD_NAMES.get((module_name, name), (_OLD_MODULES.get(module_name, module_name), name))
            try:
                encoding = "utf-8" if self.proto >= 3 else "ascii"
                self._write(GLOBAL + module_name.encode(encoding) + b"\n" + name.encode(encoding) + b"\n")
            except UnicodeEncodeError:
                raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self.proto}") from None
        self._memoize(obj)

    def _check_found(self, obj, module_name, name):
        try:
            __import__(module_name)
            found = _attribute(_sys.modules[module_name], name)[0]
        except (ImportError, KeyError):
            raise PicklingError(f"Can't pickle {obj!r}: import of module {module_name!r} failed") from None
        except AttributeError:
            if "<locals>" in name:
                raise AttributeError(f"Can't pickle local object {name!r}") from None
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module_name} failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")


_ATOMS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float}
_SAVERS = {str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple, list: Pickler._save_list,
           dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset, type: Pickler._save_class,
           _FunctionType: Pickler._save_function, _BuiltinType: Pickler._save_builtin, _BoundMethodType: Pickler._save_method,
           type(...): Pickler._save_singleton, type(NotImplemented): Pickler._save_singleton, PickleBuffer: Pickler._save_buffer}


def _raw_escaped(text):
    """The encoding raw-unicode-escape."""
    return b"".join(bytes([c]) if c < 256 else b"\\u%04x" % c if c < 0x10000 else b"\\U%08x" % c for c in map(ord, text))


def _raw_unescaped(data):
    text, at = [], 0
    while at < len(data):
        if data[at] == 0x5c and data[at + 1:at + 2] in (b"u", b"U"):
            size = 4 if data[at + 1] == 0x75 else 8
            text.append(chr(int(data[at + 2:at + 2 + size], 16)))
            at += 2 + size
        else:
            text.append(chr(data[at]))
            at += 1
    return "".join(text)


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        for name in ("read", "readline"):
            if not hasattr(file, name):
                raise TypeError("file must have 'read' and 'readline' attributes")
        self._file_read, self._file_readline = file.read, file.readline
        self.memo = {}
        self.encoding, self.errors, self.fix_imports = encoding, errors, fix_imports
        self.proto = 0

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def load(self):
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {self.__class__.__name__}.__init__()")
        self._frame = None
        self._marks, self._stack = [], []
        try:
            while True:
                code = self._read(1)
                load = _LOADERS.get(code)
                if load is None:
                    raise UnpicklingError(f"invalid load key, {_shown_key(code)}.")
                if load is Unpickler._load_stop:
                    return self._pop()
                load(self)
        finally:
            self._stack, self._marks, self._frame = [], [], None

    def _read(self, n):
        if self._frame is not None:
            data = self._frame.read(n)
            if len(data) == n:
                return data
            if data:
                raise UnpicklingError("pickle exhausted before end of frame")
            self._frame = None
        data = self._file_read(n)
        if len(data) < n:
            raise EOFError("Ran out of input") if not data and n == 1 else UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        if self._frame is not None:
            line = self._frame.readline()
            if line:
                if line[-1:] != b"\n":
                    raise UnpicklingError("pickle exhausted before end of frame")
                return line[:-1]
            self._frame = None
        line = self._file_readline()
        if line[-1:] != b"\n":
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, kind, size):
        return _unpack("<" + kind, self._read(size))[0]

    def _push(self, obj):
        self._stack.append(obj)

    def _pop(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack.pop()

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items, self._stack = self._stack, self._marks.pop()
        return items

    def _last(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack[-1]

    def _load_proto(self):
        proto = self._read(1)[0]
        if proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {proto}")
        self.proto = proto

    def _load_frame(self):
        size = self._number("Q", 8)
        if self._frame is not None and self._frame.read(1):
            raise UnpicklingError("beginning of a new frame before end of current frame")
        self._frame = None
        self._frame = _BytesIO(self._read(size))

    def _load_stop(self):
        pass

    def _load_persid(self):
        try:
            pid = self._line().decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings") from None
        self._push(self.persistent_load(pid))

    def _load_binpersid(self):
        self._push(self.persistent_load(self._pop()))

    def _load_int(self):
        line = self._line()
        self._push(True if line == b"01" else False if line == b"00" else int(line, 0))

    def _load_long(self):
        line = self._line()
        self._push(int(line[:-1] if line[-1:] == b"L" else line, 0))

    def _load_long1(self):
        self._push(decode_long(self._read(self._read(1)[0])))

    def _load_long4(self):
        size = self._number("i", 4)
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._push(decode_long(self._read(size)))

    def _load_float(self):
        self._push(float(self._line()))

    def _text(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def _load_string(self):
        line = self._line()
        if len(line) < 2 or line[:1] != line[-1:] or line[:1] not in (b'"', b"'"):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._push(self._text(eval(b"b" + line, {"__builtins__": {}})))

    def _load_bytes(kind, size, decode=None):
        def load(self):
            data = self._read(self._number(kind, size))
            self._push(data if decode is None else decode(self, data))
        return load

    def _utf8(self, data):
        return str(data, "utf-8", "surrogatepass")

    def _load_unicode(self):
        self._push(_raw_unescaped(self._line()))

    def _load_bytearray8(self):
        self._push(bytearray(self._read(self._number("Q", 8))))

    def _load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    def _load_readonly_buffer(self):
        view = memoryview(self._last())
        if not view.readonly:
            self._stack[-1] = view.toreadonly()

    def _load_constant(make):
        return lambda self: self._stack.append(make())

    def _load_small_tuple(n):
        def load(self):
            items = [self._pop() for _ in range(n)]
            self._push(tuple(items[::-1]))
        return load

    def _load_marked(make):
        return lambda self: self._push(make(self._pop_mark()))

    def _load_dict(self):
        items = self._pop_mark()
        self._push({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _instance(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            try:
                return cls(*args)
            except TypeError as e:
                raise TypeError(f"in constructor for {cls.__name__}: {e}") from e
        return cls.__new__(cls)

    def _load_inst(self):
        module, name = self._line().decode("ascii"), self._line().decode("ascii")
        cls = self.find_class(module, name)
        self._push(self._instance(cls, self._pop_mark()))

    def _load_obj(self):
        cls, *args = self._pop_mark()
        self._push(self._instance(cls, args))

    def _load_newobj(self):
        args = self._pop()
        cls = self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError("NEWOBJ class argument must be a type, not " + type(cls).__name__)
        self._push(cls.__new__(cls, *args))

    def _load_newobj_ex(self):
        keywords = self._pop()
        args = self._pop()
        cls = self._pop()
        self._push(cls.__new__(cls, *args, **keywords))

    def _load_global(self):
        module, name = self._line().decode("utf-8"), self._line().decode("utf-8")
        self._push(self.find_class(module, name))

    def _load_stack_global(self):
        name = self._pop()
        module = self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(module, name))

    def _load_extension(kind, size):
        def load(self):
            code = self._number(kind, size)
            if code in _extension_cache:
                return self._push(_extension_cache[code])
            key = _inverted_registry.get(code)
            if not key:
                if code <= 0:
                    raise UnpicklingError("EXT specifies code <= 0")
                raise ValueError(f"unregistered extension code {code}")
            found = _extension_cache[code] = self.find_class(*key)
            self._push(found)
        return load

    def find_class(self, module, name):
        """What a pickle names: may be replaced to allow only some."""
        if self.proto < 3 and self.fix_imports:
            module, name = _NEW_NAMES.get((module, name), (_NEW_MODULES.get(module, module), name))
        if (module, name) == ("_codecs", "encode"):
            return _encode
        module = {"_operator": "operator", "_functools": "functools"}.get(module, module)  # where CPython's pickles look for some functions
        __import__(module, level=0)
        if self.proto >= 4:
            return _attribute(_sys.modules[module], name)[0]
        try:
            return getattr(_sys.modules[module], name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {_sys.modules[module]!r}") from None

    def _load_reduce(self):
        args = self._pop()
        func = self._pop()
        self._push(func(*args))

    def _load_pop(self):
        if self._stack:
            self._stack.pop()
        else:
            self._pop_mark()

    def _load_pop_mark(self):
        self._pop_mark()

    def _load_dup(self):
        self._push(self._last())

    def _place(self, place):
        try:
            return self.memo[place]
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {place}") from None

    def _load_get(self):
        self._push(self._place(int(self._line())))

    def _load_binget(kind, size):
        return lambda self: self._push(self._place(self._number(kind, size)))

    def _load_put(self):
        place = int(self._line())
        if place < 0:
            raise ValueError("negative PUT argument")
        self.memo[place] = self._last()

    def _load_binput(kind, size):
        def load(self):
            self.memo[self._number(kind, size)] = self._last()
        return load

    def _load_memoize(self):
        self.memo[len(self.memo)] = self._last()

    def _load_append(self):
        item = self._pop()
        _extend(self._last(), [item])

    def _load_appends(self):
        items = self._pop_mark()
        _extend(self._last(), items)

    def _load_setitem(self):
        value = self._pop()
        key = self._pop()
        self._last()[key] = value

    def _load_setitems(self):
        items = self._pop_mark()
        target = self._last()
        for i in range(0, len(items), 2):
            target[items[i]] = items[i + 1]

    def _load_additems(self):
        items = self._pop_mark()
        target = self._last()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _load_build(self):
        state = self._pop()
        made = self._last()
        set_state = getattr(made, "__setstate__", None)
        if set_state is not None:
            set_state(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            names = made.__dict__
            for key, value in state.items():
                names[_sys.intern(key) if type(key) is str else key] = value
        for key, value in (slots or {}).items():
            setattr(made, key, value)

    def _load_mark(self):
        self._marks.append(self._stack)
        self._stack = []

    _LOADERS = {
        PROTO: _load_proto, FRAME: _load_frame, STOP: _load_stop, PERSID: _load_persid, BINPERSID: _load_binpersid, NONE: _load_constant(lambda: None),
        NEWFALSE: _load_constant(lambda: False), NEWTRUE: _load_constant(lambda: True), INT: _load_int, BININT: lambda self: self._push(self._number("i", 4)),
        BININT1: lambda self: self._push(self._read(1)[0]), BININT2: lambda self: self._push(self._number("H", 2)), LONG: _load_long, LONG1: _load_long1,
        LONG4: _load_long4, FLOAT: _load_float, BINFLOAT: lambda self: self._push(_unpack(">d", self._read(8))[0]), STRING: _load_string,
        BINSTRING: _load_bytes("i", 4, _text), SHORT_BINSTRING: _load_bytes("B", 1, _text), BINBYTES: _load_bytes("I", 4), SHORT_BINBYTES: _load_bytes("B", 1),
        BINBYTES8: _load_bytes("Q", 8), UNICODE: _load_unicode, BINUNICODE: _load_bytes("I", 4, _utf8), SHORT_BINUNICODE: _load_bytes("B", 1, _utf8),
        BINUNICODE8: _load_bytes("Q", 8, _utf8), BYTEARRAY8: _load_bytearray8, NEXT_BUFFER: _load_next_buffer, READONLY_BUFFER: _load_readonly_buffer,
        TUPLE: _load_marked(tuple), EMPTY_TUPLE: _load_constant(tuple), TUPLE1: _load_small_tuple(1), TUPLE2: _load_small_tuple(2),
        TUPLE3: _load_small_tuple(3), LIST: _load_marked(list), EMPTY_LIST: _load_constant(list), DICT: _load_dict, EMPTY_DICT: _load_constant(dict),
        EMPTY_SET: _load_constant(set), FROZENSET: _load_marked(frozenset), INST: _load_inst, OBJ: _load_obj, NEWOBJ: _load_newobj,
        NEWOBJ_EX: _load_newobj_ex, GLOBAL: _load_global, STACK_GLOBAL: _load_stack_global, EXT1: _load_extension("B", 1), EXT2: _load_extension("H", 2),
        EXT4: _load_extension("i", 4), REDUCE: _load_reduce, POP: _load_pop, POP_MARK: _load_pop_mark, DUP: _load_dup, GET: _load_get,
        BINGET: _load_binget("B", 1), LONG_BINGET: _load_binget("I", 4), PUT: _load_put, BINPUT: _load_binput("B", 1), LONG_BINPUT: _load_binput("I", 4),
        MEMOIZE: _load_memoize, APPEND: _load_append, APPENDS: _load_appends, SETITEM: _load_setitem, SETITEMS: _load_setitems, ADDITEMS: _load_additems,
        BUILD: _load_build, MARK: _load_mark,
    }


_LOADERS = Unpickler._LOADERS
del Unpickler._LOADERS


def _extend(target, items):
    extend = getattr(target, "extend", None)
    if extend is not None:
        extend(items)
    else:
        for item in items:
            target.append(item)


def _shown_key(code):
    c = code[0]
    return f"'{chr(c)}'" if 0x20 <= c < 0x7f and c != 0x27 else f"'\\x{c:02x}'"


_Pickler, _Unpickler = Pickler, Unpickler


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    file = _BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The next object of a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that bytes hold."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(_BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads", "PickleBuffer", *_OPCODES]
