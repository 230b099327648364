"""Encodings by name: text to bytes and back at once, in pieces, and over files; more of them, and error handlers, can be registered."""

import _codecs
from sys import byteorder as _byteorder

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE if _byteorder == "little" else BOM_UTF16_BE
BOM_UTF32 = BOM_UTF32_LE if _byteorder == "little" else BOM_UTF32_BE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE

_names = {"latin-1": "iso8859-1"}
_FUNCTIONS = ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "unicode-escape", "raw-unicode-escape")
_cache = {}
_searches = []
# What register_error() has been given; the encodings themselves ask it, too.
_handlers = {}


class CodecInfo(tuple):
    """The functions and classes of one encoding."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None, *,
                _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        self._is_text_encoding = True if _is_text_encoding is None else _is_text_encoding
        return self

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """An encoding without state; each method gives what it made and how much it took."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Text to bytes a piece at a time."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forgets the pieces before."""

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what `_buffer_encode` did not take for the next piece."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, taken = self._buffer_encode(data, self.errors, final)
        self.buffer = data[taken:]
        return result

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Bytes to text a piece at a time."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        """Forgets the pieces before."""

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps what `_buffer_decode` did not take for the next piece."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, taken = self._buffer_decode(data, self.errors, final)
        self.buffer = data[taken:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Writes text to a file of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stream.close()


class StreamReader(Codec):
    """Reads text from a file of bytes. Bytes that are no whole character yet, and text that nobody took yet, wait."""

    def __init__(self, stream, errors="strict"):
        self.stream, self.errors = stream, errors
        self.reset()

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = ""

    def _more(self, size):
        """Reads on. Answers whether there was something."""
        new = self.stream.read() if size is None or size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        text, taken = self.decode(data, self.errors)
        self.bytebuffer = data[taken:]
        self.charbuffer += text
        return bool(new)

    def _take(self, count):
        text, self.charbuffer = self.charbuffer[:count], self.charbuffer[count:]
        return text

    def read(self, size=-1, chars=-1, firstline=False):
        """About `size` bytes as text, at most `chars` characters; everything without either."""
        if chars >= 0:
            while len(self.charbuffer) < chars and self._more(size):
                pass
            return self._take(chars)
        if size is None or size < 0:
            self._more(-1)
        elif not self.charbuffer:
            while self._more(size) and not self.charbuffer:
                pass
        return self._take(len(self.charbuffer))

    def readline(self, size=None, keepends=True):
        while True:
            lines = self.charbuffer.splitlines(True)
            # A line that ends where the text does may go on: after a carriage return there may be a newline.
            if len(lines) > 1 or lines and lines[0].endswith("\n"):
                break
            if not self._more(size or 72):
                break
        if not lines:
            return ""
        line = self._take(len(lines[0]))
        return line if keepends else line.splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stream.close()


class StreamReaderWriter:
    """A file of bytes as text, both ways."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stream.close()


def _text_codec(name):
    """The codec of an encoding that str.encode and bytes.decode know."""
    shown = _names.get(name, name)
    function = shown.replace("-", "_")

    def encode(input, errors="strict"):
        if not isinstance(input, str):
            raise TypeError(f"{function}_encode() argument 1 must be str, not {type(input).__name__}")
        return str.encode(input, name, errors or "strict"), len(input)

    def decode(input, errors="strict"):
        data = _codecs.bytes_of(input)
        return data.decode(name, errors or "strict"), len(data)

    if name in _FUNCTIONS:
        encode.__name__ = encode.__qualname__ = name.replace("-", "_") + "_encode"
        decode.__name__ = decode.__qualname__ = name.replace("-", "_") + "_decode"

    class Incremental(IncrementalEncoder):
        """Writes a mark before the first piece only, where the encoding has one."""

        def __init__(self, errors="strict"):
            super().__init__(errors)
            self._started = False

        def encode(self, input, final=False):
            without = {"utf-16": f"utf-16-{_byteorder[0]}e", "utf-32": f"utf-32-{_byteorder[0]}e", "utf-8-sig": "utf-8"}.get(name)
            data = input.encode(without if without and self._started else name, self.errors)
            self._started = True
            return data

        def reset(self):
            self._started = False

        def getstate(self):
            return 0 if self._started else 2 if name in ("utf-16", "utf-32") else 0

        def setstate(self, state):
            self._started = not state

    class IncrementalReader(IncrementalDecoder):
        def __init__(self, errors="strict"):
            super().__init__(errors)
            self._decoder = _codecs.Decoder(name, errors)

        def decode(self, input, final=False):
            return self._decoder.decode(input, final)

        def reset(self):
            self._decoder.reset()

        def getstate(self):
            return self._decoder.waiting(), 0

        def setstate(self, state):
            self._decoder.reset()
            self._decoder.decode(state[0], False)

    class Writer(StreamWriter):
        def __init__(self, stream, errors="strict"):
            super().__init__(stream, errors)
            self.reset()

        def encode(self, input, errors="strict"):
            return self._encoder.encode(input), len(input)

        def reset(self):
            self._encoder = Incremental(self.errors)

    class Reader(StreamReader):
        def reset(self):
            super().reset()
            self._decoder = IncrementalReader(self.errors)

        def decode(self, input, errors="strict"):
            return self._decoder.decode(input), len(input)

    for cls in Incremental, IncrementalReader, Writer, Reader:
        cls.__name__ = cls.__qualname__ = {Incremental: "IncrementalEncoder", IncrementalReader: "IncrementalDecoder", Writer: "StreamWriter"}.get(cls, "StreamReader")
        cls.__module__ = "encodings." + function
    return CodecInfo(encode, decode, Reader, Writer, Incremental, IncrementalReader, name=shown)


def _transform(name):
    """The codecs that make bytes of bytes, and rot13."""
    if name in ("rot13", "rot-13"):
        letters = "abcdefghijklmnopqrstuvwxyz"
        table = str.maketrans(letters + letters.upper(), letters[13:] + letters[:13] + letters[13:].upper() + letters[:13].upper())

        def turn(input, errors="strict"):
            return str.translate(input, table), len(input)
        return CodecInfo(turn, turn, name="rot-13", _is_text_encoding=False)
    import binascii
    there, back = {"hex": (binascii.b2a_hex, binascii.a2b_hex), "base64": (_encode_lines, binascii.a2b_base64)}[name]

    def encode(input, errors="strict"):
        return there(input), len(input)

    def decode(input, errors="strict"):
        return back(input), len(input)
    return CodecInfo(encode, decode, name=name, _is_text_encoding=False)


def _encode_lines(data):
    import base64
    return base64.encodebytes(data)


_TRANSFORMS = {"hex": "hex", "hex-codec": "hex", "base64": "base64", "base-64": "base64", "base64-codec": "base64", "rot13": "rot13", "rot-13": "rot13"}


def _registered(name):
    """What a search function of the script finds; None for nothing."""
    name = name.replace(" ", "_").lower()
    for search in _searches:
        found = search(name)
        if found is not None:
            if not isinstance(found, tuple) or len(found) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            return found
    return None


def _registered_text(name):
    found = _registered(name)
    if found is not None and not getattr(found, "_is_text_encoding", True):
        raise LookupError(f"'{name}' is not a text encoding; use codecs.encode() or codecs.decode() to handle arbitrary codecs")
    return found


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    name = _codecs.canonical(encoding)
    found = _cache.get(name)
    if found is None:
        if _codecs.is_built_in(name):
            found = _text_codec(name)
        elif name in _TRANSFORMS:
            found = _transform(_TRANSFORMS[name])
        else:
            found = _registered(encoding)
            if found is None:
                raise LookupError(f"unknown encoding: {encoding}")
        _cache[name] = found
    return found


def register(search_function, /):
    """Has encodings looked up by a function, too: called with a name, it gives a CodecInfo or None."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    if search_function in _searches:
        _searches.remove(search_function)
        _cache.clear()


def _apply(way, encoding, obj, errors):
    info = lookup(encoding)
    try:
        result = (info[0] if way == "encoding" else info[1])(obj, errors)
    except UnicodeError:
        raise
    except Exception as error:
        try:
            told = type(error)(f"{way} with '{encoding}' codec failed ({type(error).__name__}: {error})")
        except Exception:
            raise error
        raise told from error
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f"{way[:-3]}er must return a tuple (object, integer)")
    return result[0]


def encode(obj, encoding="utf-8", errors="strict"):
    """What the encoding makes of the object: bytes of text, mostly."""
    return _apply("encoding", encoding, obj, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    """The object that the encoding made this of: text, mostly."""
    return _apply("decoding", encoding, obj, errors)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """The pieces of text as bytes."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output and encoding:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """The pieces of bytes as text."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file as text. It is opened in binary mode, so that ends of lines stay what they are."""
    import builtins
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        wrapped = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        wrapped.encoding = encoding
        return wrapped
    except BaseException:
        file.close()
        raise


def strict_errors(exception):
    """Raises the error."""
    if isinstance(exception, Exception):
        raise exception
    raise TypeError("codec must pass exception instance")


def _unfit(exception):
    return TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def ignore_errors(exception):
    """Leaves it out."""
    if not isinstance(exception, UnicodeError):
        raise _unfit(exception)
    return "", exception.end


def replace_errors(exception):
    """A question mark, or U+FFFD."""
    if isinstance(exception, UnicodeEncodeError):
        return "?" * (exception.end - exception.start), exception.end
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, UnicodeTranslateError):
        return "\ufffd" * (exception.end - exception.start), exception.end
    raise _unfit(exception)


def backslashreplace_errors(exception):
    """The escape of a literal."""
    if isinstance(exception, UnicodeDecodeError):
        return "".join(f"\\x{byte:02x}" for byte in exception.object[exception.start:exception.end]), exception.end
    if not isinstance(exception, UnicodeError):
        raise _unfit(exception)
    return exception.object[exception.start:exception.end].encode("ascii", "backslashreplace").decode("ascii"), exception.end


def xmlcharrefreplace_errors(exception):
    """The reference of XML."""
    if not isinstance(exception, UnicodeEncodeError):
        raise _unfit(exception)
    return "".join(f"&#{ord(c)};" for c in exception.object[exception.start:exception.end]), exception.end


def namereplace_errors(exception):
    """The name in an escape."""
    if not isinstance(exception, UnicodeEncodeError):
        raise _unfit(exception)
    return exception.object[exception.start:exception.end].encode("ascii", "namereplace").decode("ascii"), exception.end


_BUILT_IN_HANDLERS = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors, "backslashreplace": backslashreplace_errors,
                      "xmlcharrefreplace": xmlcharrefreplace_errors, "namereplace": namereplace_errors}


def register_error(errors, handler, /):
    """Names a function that is called with a UnicodeError, and gives what stands instead and where to go on."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(name, /):
    """The function of an error handler."""
    handler = _handlers.get(name) or _BUILT_IN_HANDLERS.get(name)
    if handler is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return handler


def _functions(encoding):
    def encode(str, errors=None, /):
        return lookup(encoding).encode(str, errors or "strict")

    def decode(data, errors=None, final=False, /):
        decoder = _codecs.Decoder(encoding, errors or "strict")
        text = decoder.decode(data, final)
        return text, len(data) - len(decoder.waiting())
    name = encoding.replace("-", "_")
    encode.__name__ = encode.__qualname__ = name + "_encode"
    decode.__name__ = decode.__qualname__ = name + "_decode"
    return {encode.__name__: encode, decode.__name__: decode}


for _encoding in _FUNCTIONS:
    globals().update(_functions(_encoding))
del _encoding


def escape_encode(data, errors=None, /):
    """Bytes as they stand in a literal."""
    # With both kinds of quotes in it, bytes are shown in single ones, and those inside escaped.
    return repr(b"'\"" + bytes(data))[5:-1].encode("ascii"), len(data)


def escape_decode(data, errors=None, /):
    """The bytes of a literal."""
    data = data.encode() if isinstance(data, str) else bytes(data)
    return data.decode("unicode_escape", errors or "strict").encode("latin-1"), len(data)
