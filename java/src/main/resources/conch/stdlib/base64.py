"""Bytes as text of few characters: bases 16, 32 and 64 (RFC 4648), Ascii 85 and base 85."""

import binascii

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode", "b32hexdecode", "b16encode",
           "b16decode", "b85encode", "b85decode", "a85encode", "a85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode",
           "urlsafe_b64decode"]

bytes_types = (bytes, bytearray)
MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3
_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")
_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_BASE85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _ascii_bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}") from None


def b64encode(s, altchars=None):
    """Base 64, with other characters for + and / if two are given."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """The bytes again; characters of no meaning are skipped, or refused where they shall be validated."""
    s = _ascii_bytes(s)
    if altchars is not None:
        altchars = _ascii_bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base 64 with - and _ in place of + and /."""
    return b64encode(s).translate(_TO_URL)


def urlsafe_b64decode(s):
    return b64decode(_ascii_bytes(s).translate(_FROM_URL))


def _encode32(alphabet, s):
    s = s if isinstance(s, bytes_types) else memoryview(s).tobytes()
    out = bytearray()
    for at in range(0, len(s), 5):
        part = s[at:at + 5]
        number = int.from_bytes(part, "big") << 8 * (5 - len(part))
        letters = bytes([alphabet[number >> shift & 31] for shift in range(35, -1, -5)])
        used = (len(part) * 8 + 4) // 5
        out += letters[:used] + b"=" * (8 - used)
    return bytes(out)


def _decode32(alphabet, s, casefold, map01):
    s = _ascii_bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _ascii_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    padding = length - len(s)
    values = {letter: value for value, letter in enumerate(alphabet)}
    out = bytearray()
    for at in range(0, len(s), 8):
        number = 0
        part = s[at:at + 8]
        for letter in part:
            if letter not in values:
                raise binascii.Error("Non-base32 digit found")
            number = number << 5 | values[letter]
        out += (number << 5 * (8 - len(part))).to_bytes(5, "big")
    if length % 8 or padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding and out:
        del out[5 * (8 - padding) // 8 - 5:]
    return bytes(out)


def b32encode(s):
    """Base 32."""
    return _encode32(_BASE32, s)


def b32decode(s, casefold=False, map01=None):
    """The bytes again. `map01` says as which letter a 1 is read; a 0 is then an O."""
    return _decode32(_BASE32, s, casefold, map01)


def b32hexencode(s):
    """Base 32 in the alphabet that sorts as the bytes do."""
    return _encode32(_BASE32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_BASE32_HEX, s, casefold, None)


def b16encode(s):
    """Hex in capitals."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _ascii_bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def _encode85(s, alphabet, pad, short):
    """Four bytes as five digits; `short` stands for groups of equal bytes. Without `pad` the last group has only the digits that it needs."""
    s = s if isinstance(s, bytes_types) else memoryview(s).tobytes()
    missing = -len(s) % 4
    s = bytes(s) + bytes(missing)
    groups = []
    for at in range(0, len(s), 4):
        number = int.from_bytes(s[at:at + 4], "big")
        digits = bytearray()
        for _ in range(5):
            number, digit = divmod(number, 85)
            digits.append(alphabet[digit])
        digits.reverse()
        groups.append(short.get(s[at:at + 4], bytes(digits)))
    if missing and not pad:
        if groups[-1] == b"z":
            groups[-1] = alphabet[:1] * 5
        groups[-1] = groups[-1][:-missing]
    return b"".join(groups)


_ASCII85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Ascii 85: with a letter for four spaces, in lines, whole groups only, or framed as Adobe does."""
    short = {b"\0\0\0\0": b"z"}
    if foldspaces:
        short[b"    "] = b"y"
    result = _encode85(b, _ASCII85, pad, short)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[at:at + wrapcol] for at in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """The bytes again."""
    b = _ascii_bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {b'~>'!r}")
        b = b[2 if b.startswith(b"<~") else 0:-2]
    out, digits = bytearray(), []
    for x in b + b"u" * 4:
        if 33 <= x <= 117:
            digits.append(x - 33)
            if len(digits) == 5:
                number = 0
                for digit in digits:
                    number = number * 85 + digit
                if number >> 32:
                    raise ValueError("Ascii85 overflow")
                out += number.to_bytes(4, "big")
                digits.clear()
        elif x == 122 or foldspaces and x == 121:
            if digits:
                raise ValueError(f"{chr(x)} inside Ascii85 5-tuple")
            out += b"\0\0\0\0" if x == 122 else b"    "
        elif x not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(x)}")
    extra = 4 - len(digits)
    return bytes(out[:-extra] if extra else out)


def b85encode(b, pad=False):
    """Base 85 in the alphabet of git and Mercurial."""
    return _encode85(b, _BASE85, pad, {})


def b85decode(b):
    b = _ascii_bytes(b)
    values = {letter: value for value, letter in enumerate(_BASE85)}
    missing = -len(b) % 5
    b = bytes(b) + b"~" * missing
    out = bytearray()
    for at in range(0, len(b), 5):
        number = 0
        for i, letter in enumerate(b[at:at + 5]):
            if letter not in values:
                raise ValueError(f"bad base85 character at position {at + i}")
            number = number * 85 + values[letter]
        if number >> 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {at}")
        out += number.to_bytes(4, "big")
    return bytes(out[:-missing] if missing else out)


def encode(input, output):
    """Reads a file of bytes, and writes it in lines of base 64."""
    while True:
        s = input.read(MAXBINSIZE)
        if not s:
            break
        while len(s) < MAXBINSIZE:
            more = input.read(MAXBINSIZE - len(s))
            if not more:
                break
            s += more
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """Reads lines of base 64, and writes the bytes."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _plain(s):
    try:
        view = memoryview(s)
    except TypeError as error:
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}") from error
    if view.format not in ("c", "b", "B"):
        raise TypeError(f"expected single byte elements, not {view.format!r} from {type(s).__name__}")
    if view.ndim != 1:
        raise TypeError(f"expected 1-D data, not {view.ndim}-D data from {type(s).__name__}")
    return view.tobytes()


def encodebytes(s):
    """Lines of base 64 with at most 76 characters."""
    s = _plain(s)
    return b"".join(binascii.b2a_base64(s[at:at + MAXBINSIZE]) for at in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    return binascii.a2b_base64(_plain(s))
