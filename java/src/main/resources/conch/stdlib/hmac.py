"""Digests of messages with a key (RFC 2104)."""

import hashlib as _hashlib

digest_size = None


def _has_buffer(value):
    try:
        memoryview(value)
        return True
    except TypeError:
        return False


def compare_digest(a, b, /):
    """Whether both are equal, in a time that does not tell where they differ."""
    if isinstance(a, str) and isinstance(b, str):
        if not a.isascii() or not b.isascii():
            raise TypeError("comparing strings with non-ASCII characters is not supported")
        a, b = a.encode(), b.encode()
    if not _has_buffer(a) and not _has_buffer(b):
        raise TypeError(f"unsupported operand types(s) or combination of types: '{type(a).__name__}' and '{type(b).__name__}'")
    for value in a, b:
        if not _has_buffer(value):
            raise TypeError(f"a bytes-like object is required, not '{type(value).__name__}'")
    a, b = bytes(memoryview(a)), bytes(memoryview(b))
    different = len(a) ^ len(b)
    for x, y in zip(a, b):
        different |= x ^ y
    return different == 0


class HMAC:
    """A message on its way to its digest."""

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        if callable(digestmod):
            make = digestmod
        elif isinstance(digestmod, str):
            def make(data=b""):
                return _hashlib.new(digestmod, data)
        else:
            make = digestmod.new
        self._inner, self._outer = make(), make()
        self.digest_size, self.block_size = self._inner.digest_size, self._inner.block_size
        self.name = f"hmac-{self._inner.name}"
        key = bytes(key) if len(key) <= self.block_size else make(key).digest()
        key = key.ljust(self.block_size, b"\0")
        self._outer.update(bytes(byte ^ 0x5c for byte in key))
        self._inner.update(bytes(byte ^ 0x36 for byte in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def copy(self):
        other = HMAC.__new__(HMAC)
        other.__dict__.update(self.__dict__)
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def digest(self):
        last = self._outer.copy()
        last.update(self._inner.digest())
        return last.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()
