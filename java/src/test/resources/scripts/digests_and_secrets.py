import hashlib
import hmac
import io
import locale
import secrets
import timeit
import unicodedata
import zlib


def shows(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


for name in "md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512":
    h = getattr(hashlib, name)(b"abc")
    again = h.copy()
    h.update(bytearray(b"d" * 3000))
    print(name, h.name, h.digest_size, h.block_size, h.hexdigest(), h.digest() == bytes.fromhex(h.hexdigest()), again.hexdigest() == hashlib.new(name, b"abc").hexdigest(),
          hmac.new(b"key" * 60, b"message", name).hexdigest())
try:
    hashlib.new("nothing")
except ValueError as e:
    print(e)
shows(hashlib.md5, "text")
shows(hashlib.md5, 5)
print(hashlib.new("SHA256").name, hashlib.file_digest(io.BytesIO(b"x" * 1000), "md5").hexdigest(), hashlib.md5(usedforsecurity=False).hexdigest(), "md5" in hashlib.algorithms_available,
      repr(hashlib.sha1()).split(" @")[0])
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 20).hex(), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 3, 50).hex())
h = hmac.new(b"key", digestmod=hashlib.md5)
h.update(b"one")
other = h.copy()
h.update(b"two")
print(h.hexdigest(), other.hexdigest(), h.name, h.digest_size, h.block_size, hmac.digest(b"k", b"m", "sha1").hex())
shows(hmac.new, "key", b"", "md5")
shows(hmac.new, b"key")
for a, b in (b"a", b"a"), (b"a", b"b"), ("a", "a"), (b"ab", b"a"), ("\xe9", "a"), (b"a", "a"), (5, 5):
    shows(hmac.compare_digest, a, b)

print(len(secrets.token_bytes(9)), len(secrets.token_hex(4)), len(secrets.token_urlsafe(6)), 0 <= secrets.randbelow(5) < 5, secrets.choice("aaa"), secrets.randbits(8) < 256,
      {secrets.randbelow(2) for _ in range(200)}, len(secrets.token_hex()))
shows(secrets.randbelow, 0)
r = secrets.SystemRandom()
print(0 <= r.random() < 1, r.randrange(5, 6), r.seed(5))

for data in b"", b"abc", b"hello world " * 1000, bytes(range(256)) * 50:
    print(zlib.crc32(data), zlib.adler32(data), zlib.crc32(data, 5), zlib.adler32(data, 77), zlib.decompress(zlib.compress(data)) == data,
          zlib.decompress(zlib.compress(data, 9, wbits=-15), -15) == data, len(zlib.compress(data, 0)) >= len(data))
for bad in b"", b"nonsense", zlib.compress(b"abc" * 100)[:-5], b"\x78\x9c\xff\xff":
    try:
        zlib.decompress(bad)
    except zlib.error as e:
        print(e)
shows(zlib.compress, b"", 20)
shows(zlib.compress, "x")

print(timeit.timeit("x = 1", number=10) >= 0, timeit.timeit(lambda: None, number=3) >= 0, len(timeit.repeat("y", "y = 2", number=2, repeat=3)))
calls = []
print(timeit.Timer("calls.append(1)", timer=lambda: len(calls), globals=globals()).timeit(7), timeit.Timer(lambda: calls.append(2), timer=lambda: len(calls)).timeit(2))
shows(timeit.Timer, 5)
try:
    timeit.Timer("x = (")
except SyntaxError as e:
    print("SyntaxError")
number, seconds = timeit.Timer("t.append(len(t) * .05)", timer=lambda: len(t) * 0.05, globals=dict(globals(), t=(t := []))).autorange()
print(number, round(seconds, 3))

print(locale.setlocale(locale.LC_ALL, "C"), locale.setlocale(locale.LC_ALL), locale.localeconv()["decimal_point"], locale.format_string("%d", 1234567, grouping=True),
      locale.atof("1.5"), locale.strcoll("a", "b") < 0, locale.str(0.5))
shows(locale.setlocale, locale.LC_ALL, "xx_YY")
for c in "aA1 .\xe9\u0301\u20ac\U0001f600\n\u4e2d\uac00\u2160":
    print(ascii(c), unicodedata.category(c), unicodedata.name(c, "none"))
print(ascii([unicodedata.normalize(form, "\xe9\ufb01\u212b") for form in ("NFC", "NFD", "NFKC", "NFKD")]), unicodedata.is_normalized("NFC", "\xe9"), unicodedata.lookup("DIGIT ONE"))
shows(unicodedata.name, "\n")
shows(unicodedata.lookup, "NO SUCH")
shows(unicodedata.category, "ab")
shows(unicodedata.normalize, "X", "a")
