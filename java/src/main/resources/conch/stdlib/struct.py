"""Numbers as bytes, as C lays them out."""

from array import array as _array
from sys import byteorder as _byteorder


class error(Exception):
    """A format that is none, or values that do not fit it."""


error.__module__ = "struct"
# By letter: how many bytes natively (which is also the alignment), how many in the standard sizes, and what it is.
_KINDS = {"b": (1, 1, "signed"), "B": (1, 1, "unsigned"), "h": (2, 2, "signed"), "H": (2, 2, "unsigned"), "i": (4, 4, "signed"), "I": (4, 4, "unsigned"),
          "l": (8, 4, "signed"), "L": (8, 4, "unsigned"), "q": (8, 8, "signed"), "Q": (8, 8, "unsigned"), "n": (8, 0, "signed"), "N": (8, 0, "unsigned"),
          "P": (8, 0, "unsigned"), "e": (2, 2, "float"), "f": (4, 4, "float"), "d": (8, 8, "float"), "?": (1, 1, "bool"), "c": (1, 1, "char")}
_parsed = {}


def _parse(format):
    """The byte order, the size, and a list of (letter, count, size, offset)."""
    if isinstance(format, (bytes, bytearray)):
        format = bytes(format).decode("latin-1")
    if not isinstance(format, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
    found = _parsed.get(format)
    if found is None:
        if len(_parsed) > 100:
            _parsed.clear()
        found = _parsed[format] = _read(format)
    return found


def _read(format):
    order, native, text = _byteorder, True, format
    if text[:1] and text[0] in "@=<>!":
        native = text[0] == "@"
        order = {"<": "little", ">": "big", "!": "big"}.get(text[0], _byteorder)
        text = text[1:]
    fields, offset, at = [], 0, 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        while at < len(text) and text[at].isdigit():
            at += 1
        if at == len(text):
            raise error("repeat count given without format specifier")
        count = int(text[start:at]) if at > start else 1
        letter = text[at]
        at += 1
        if letter in "xsp":
            size = 1
        elif letter in _KINDS and (native or _KINDS[letter][1]):
            size = _KINDS[letter][0 if native else 1]
            if native:
                offset += -offset % size
        else:
            raise error("bad char in struct format")
        fields.append((letter, count, size, offset))
        offset += count * size
    return order, offset, fields


def calcsize(format, /):
    """How many bytes the format takes."""
    return _parse(format)[1]


def _half(value):
    """The 16 bits of a float of half precision, rounded to even."""
    import math
    sign = 0x8000 if math.copysign(1.0, value) < 0 else 0
    value = abs(value)
    if value != value:
        return sign | 0x7e00
    if value == math.inf:
        return sign | 0x7c00
    if value == 0:
        return sign
    mantissa, exponent = math.frexp(value)
    exponent -= 1
    if exponent < -14:
        bits = round(value * 2.0 ** 24)
    else:
        bits = (exponent + 15 << 10) + round((mantissa * 2 - 1) * 1024)
    if bits >= 0x7c00:
        raise OverflowError("float too large to pack with e format")
    return sign | bits


def _from_half(bits):
    sign = -1.0 if bits & 0x8000 else 1.0
    exponent, fraction = bits >> 10 & 31, bits & 1023
    if exponent == 31:
        return float("nan") if fraction else sign * float("inf")
    return sign * (fraction * 2.0 ** -24 if not exponent else (1 + fraction / 1024) * 2.0 ** (exponent - 15))


def _pack_one(letter, size, order, value):
    kind = _KINDS[letter][2]
    if kind == "char":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if kind == "bool":
        return b"\1" if value else b"\0"
    if kind == "float":
        if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
            raise error("required argument is not a float")
        value = float(value)
        if letter == "e":
            return _half(value).to_bytes(2, order)
        if letter == "f" and value - value == 0 and abs(value) >= 3.4028235677973366e+38:
            raise OverflowError("float too large to pack with f format")
        made = _array(letter, [value]).tobytes()
        return made if order == _byteorder else made[::-1]
    if not hasattr(type(value), "__index__"):
        raise error("required argument is not an integer")
    number = value.__index__()
    bits = size * 8
    low, high = (-1 << bits - 1, (1 << bits - 1) - 1) if kind == "signed" else (0, (1 << bits) - 1)
    if not low <= number <= high:
        if size == 8:
            raise error("int too large to convert" if kind == "signed" or number > high else "argument out of range")
        names = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
        if letter in names:
            raise error(f"{names[letter]} format requires {low} <= number <= {high}")
        raise error(f"'{letter}' format requires {low} <= number <= {high}")
    return number.to_bytes(size, order, signed=kind == "signed")


def _count(fields):
    return sum(0 if letter == "x" else 1 if letter in "sp" else count for letter, count, _, _ in fields)


def pack(format, /, *values):
    """The values as bytes."""
    order, size, fields = _parse(format)
    wanted = _count(fields)
    if len(values) != wanted:
        raise error(f"pack expected {wanted} items for packing (got {len(values)})")
    out = bytearray(size)
    it = iter(values)
    for letter, count, width, at in fields:
        if letter == "x":
            continue
        if letter in "sp":
            value = next(it)
            if not isinstance(value, (bytes, bytearray)):
                raise error(f"argument for '{letter}' must be a bytes object")
            if letter == "p":
                value = bytes(value[:max(0, min(count - 1, 255))])
                value = bytes([len(value)]) + value if count else b""
            value = bytes(value[:count])
            out[at:at + len(value)] = value
            continue
        for i in range(count):
            out[at + i * width:at + (i + 1) * width] = _pack_one(letter, width, order, next(it))
    return bytes(out)


def _unpack(parsed, data):
    order, size, fields = parsed
    values = []
    for letter, count, width, at in fields:
        if letter == "x":
            continue
        if letter == "s":
            values.append(data[at:at + count])
        elif letter == "p":
            values.append(data[at + 1:at + 1 + min(data[at], count - 1)] if count else b"")
        else:
            kind = _KINDS[letter][2]
            for i in range(count):
                part = data[at + i * width:at + (i + 1) * width]
                if kind == "char":
                    values.append(part)
                elif kind == "bool":
                    values.append(part != b"\0")
                elif kind != "float":
                    values.append(int.from_bytes(part, order, signed=kind == "signed"))
                elif letter == "e":
                    values.append(_from_half(int.from_bytes(part, order)))
                else:
                    made = _array(letter)
                    made.frombytes(part if order == _byteorder else part[::-1])
                    values.append(made[0])
    return tuple(values)


def unpack(format, buffer, /):
    """The values that the bytes are."""
    parsed = _parse(format)
    data = bytes(memoryview(buffer))
    if len(data) != parsed[1]:
        raise error(f"unpack requires a buffer of {parsed[1]} bytes")
    return _unpack(parsed, data)


def unpack_from(format, /, buffer, offset=0):
    """As unpack, of the bytes from `offset` on."""
    parsed = _parse(format)
    view = memoryview(buffer)
    if offset < 0:
        if offset + len(view) < 0:
            raise error(f"offset {offset} out of range for {len(view)}-byte buffer")
        offset += len(view)
    if len(view) - offset < parsed[1]:
        raise error(f"unpack_from requires a buffer of at least {parsed[1] + offset} bytes for unpacking {parsed[1]} bytes at offset {offset} "
                    f"(actual buffer size is {len(view)})")
    return _unpack(parsed, bytes(view[offset:offset + parsed[1]]))


def pack_into(format, buffer, offset, /, *values):
    """Writes what pack gives into the buffer."""
    data = pack(format, *values)
    view = memoryview(buffer)
    if offset < 0:
        offset += len(view)
    if len(view) - offset < len(data):
        raise error(f"pack_into requires a buffer of at least {len(data) + offset} bytes for packing {len(data)} bytes at offset {offset} "
                    f"(actual buffer size is {len(view)})")
    view[offset:offset + len(data)] = data


def iter_unpack(format, buffer, /):
    """unpack for one piece of the buffer after the other."""
    parsed = _parse(format)
    data = bytes(memoryview(buffer))
    if not parsed[1]:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(data) % parsed[1]:
        raise error(f"iterative unpacking requires a buffer of a multiple of {parsed[1]} bytes")
    return (_unpack(parsed, data[at:at + parsed[1]]) for at in range(0, len(data), parsed[1]))


class Struct:
    """A format that is used again."""

    def __init__(self, format):
        self.size = calcsize(format)
        self.format = format if isinstance(format, str) else bytes(format).decode("latin-1")

    def pack(self, *values):
        return pack(self.format, *values)

    def pack_into(self, buffer, offset, *values):
        pack_into(self.format, buffer, offset, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
