"""Digests of messages, by the JDK's algorithms: MD5, SHA-1, SHA-2 and SHA-3."""

import _hashlib

_JAVA = {"md5": "MD5", "sha1": "SHA-1", "sha224": "SHA-224", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512", "sha3_224": "SHA3-224",
         "sha3_256": "SHA3-256", "sha3_384": "SHA3-384", "sha3_512": "SHA3-512"}
algorithms_guaranteed = set(_JAVA)
algorithms_available = set(_JAVA)
__all__ = [*_JAVA, "new", "file_digest", "pbkdf2_hmac", "algorithms_guaranteed", "algorithms_available"]


def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return _hashlib.HASH(name, _JAVA[name], string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


for _name in _JAVA:
    globals()[_name] = _maker(_name)
del _name


def new(name, data=b"", *, usedforsecurity=True):
    """A hash by the algorithm's name."""
    found = name.lower().replace("-", "_" if name.lower().startswith("sha3") else "")
    if found not in _JAVA:
        raise ValueError(f"unsupported hash type {name}")
    return _hashlib.HASH(found, _JAVA[found], data)


def file_digest(fileobj, digest, /, *, _bufsize=1 << 18):
    """The hash of what is left of a file."""
    made = new(digest) if isinstance(digest, str) else digest()
    while piece := fileobj.read(_bufsize):
        made.update(piece)
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key from a password (RFC 8018, section 5.2)."""
    import hmac
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    start = hmac.new(password, digestmod=hash_name)
    size = start.digest_size
    dklen = size if dklen is None else dklen
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")

    def step(message):
        one = start.copy()
        one.update(message)
        return one.digest()
    key = b""
    for block in range(1, -(-dklen // size) + 1):
        last = step(bytes(salt) + block.to_bytes(4, "big"))
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = step(last)
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(size, "big")
    return key[:dklen]
