import array
import base64
import binascii
import io
import random


def shows(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


print(binascii.Error.__mro__[1].__name__, binascii.Error.__module__, binascii.Incomplete)
for a in ["", "abc", "zz", "\xe9", "aBcD", b"00ff", 5, b"4\xc3", bytearray(b"10"), memoryview(b"7f")]:
    shows(binascii.unhexlify, a)
for a in ["YW==", "YW==\n", "YWJj=", "=YW=", "YW=J=", "YWJjZGVm\n", "YWJj!", "YW", "YW==YW==", "", "a===", "====", "abcd===", "ab=", "ab===", "abcde", "a", "\xe9", 5, b"YWJj", None]:
    shows(binascii.a2b_base64, a)
    shows(binascii.a2b_base64, a, strict_mode=True)
shows(binascii.hexlify, b"abcdef", "-", 2)
shows(binascii.hexlify, b"abcdef", sep=b":")
shows(binascii.hexlify, b"abc", sep="--")
shows(binascii.hexlify, "x")
shows(binascii.b2a_base64, b"abc", newline=False)
shows(binascii.b2a_base64, array.array("h", [1, 2]))
shows(binascii.crc32, b"123456789")
shows(binascii.crc32, b"6789", binascii.crc32(b"12345"))
shows(binascii.crc32, b"x", -1)
shows(binascii.crc32, b"x", 2 ** 40 + 5)
shows(binascii.crc32, b"x", 1.5)
shows(binascii.crc32, "x")
shows(binascii.crc_hqx, b"123456789", 0)

random.seed(7)
for n in range(12):
    data = bytes(random.choice([0, 32, 65, 255, random.randrange(256)]) for _ in range(n))
    for name in "b64", "b32", "b32hex", "b16", "b85", "a85", "urlsafe_b64", "standard_b64":
        encoded = getattr(base64, name + "encode")(data)
        print(name, encoded, getattr(base64, name + "decode")(encoded) == data, getattr(base64, name + "decode")(encoded.decode()) == data)
for pad in True, False:
    for data in b"", b"\0\0\0", b"\0\0\0\0", b"    ab", b"abc" * 10:
        shows(base64.a85encode, data, pad=pad, foldspaces=True)
        shows(base64.a85encode, data, pad=pad, adobe=True, wrapcol=7)
        shows(base64.b85encode, data, pad)
for f, a in [(base64.b64decode, "!!"), (base64.b32decode, "abc"), (base64.b32decode, "MFRGG==="), (base64.b32decode, "MFRGG=="), (base64.b16decode, "ab"),
             (base64.b16decode, "AB"), (base64.a85decode, "<~zzz~>"), (base64.a85decode, b"vv"), (base64.a85decode, b"zaz"), (base64.b85decode, b"VPaz"),
             (base64.b85decode, b"V\x00"), (base64.b85decode, b"~~~~~"), (base64.a85decode, b"uuuuu"), (base64.b64encode, "x"), (base64.encodebytes, "x"),
             (base64.decodebytes, "x"), (base64.b32decode, "1"), (base64.b32encode, "x"), (base64.a85decode, b"<~"), (base64.b16decode, b"ABC"),
             (base64.b64decode, "\xe9"), (base64.b64decode, 5), (base64.b32decode, b"M======="), (base64.b32decode, b"MF======"), (base64.b32decode, b"MFR====="),
             (base64.a85encode, "x"), (base64.b85encode, "s"), (base64.b32decode, "mfrgg===")]:
    shows(f, a)
shows(base64.b32decode, "mfrgg===", casefold=True)
shows(base64.b32decode, "MFRG0===", map01="L")
shows(base64.b16decode, "ab", casefold=True)
shows(base64.b64decode, "YW Jj", validate=True)
shows(base64.b64encode, b"\xff\xfe\xfd", altchars=b"@#")
shows(base64.b64decode, "@@#9", altchars="@#")
shows(base64.a85decode, b"<~z~>", adobe=True)
shows(base64.a85decode, b"z", adobe=True)
shows(base64.a85decode, b"y!!", foldspaces=True)
print(base64.encodebytes(bytes(range(100))), base64.decodebytes(b"YWJj\nZGVm\n"))
source, target, back = io.BytesIO(bytes(200)), io.BytesIO(), io.BytesIO()
base64.encode(source, target)
target.seek(0)
base64.decode(target, back)
print(len(target.getvalue()), back.getvalue() == bytes(200))
