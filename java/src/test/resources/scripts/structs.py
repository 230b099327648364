import struct


def shows(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


for format, values in (("<hHiIqQ", (-1, 65535, -2, 4000000000, -3, 2 ** 64 - 1)), (">hHiIqQ", (-1, 65535, -2, 4000000000, -3, 2 ** 64 - 1)), ("@bhiq", (1, 2, 3, 4)),
                       ("=bhilq", (1, 2, 3, 4, 5)), ("!3s2x?c", (b"ab", True, b"z")), ("<5p", (b"abcdefg",)), ("<efd", (1.5, 2.25, -0.1)), (">efd", (65504.0, 1e10, 1e300)),
                       ("<e", (float("inf"),)), ("3h", (1, 2, 3)), ("<0s", (b"",)), ("nNP", (-1, 2, 3)), ("@lL", (-5, 5)), ("bi0q", (1, 2)), (b"<h", (5,))):
    packed = struct.pack(format, *values)
    print(format, packed.hex(), struct.calcsize(format), struct.unpack(format, packed))
for format, values in (("<b", (200,)), ("<B", (-1,)), ("<h", (40000,)), ("<i", (2 ** 31,)), ("<H", ("x",)), ("<f", ("x",)), ("<s", ("x",)), ("<c", (b"ab",)), ("<hh", (1,)),
                       ("<y", (1,)), ("<3", ()), ("<f", (1e300,)), ("<e", (1e6,)), ("<P", (1,))):
    shows(struct.pack, format, *values)
shows(struct.unpack, "<i", b"abc")
shows(struct.unpack_from, "<i", b"abcde", 3)
print(struct.unpack_from("<h", b"abcdef", 2), struct.unpack_from("<h", b"abcdef", -2), list(struct.iter_unpack("<h", b"abcdef")))
shows(struct.iter_unpack, "<h", b"abc")
out = bytearray(6)
struct.pack_into(">h", out, 2, 258)
print(out)
shows(struct.pack_into, "<q", out, 0, 1)
s = struct.Struct("<ih")
print(s.size, s.format, s.unpack(s.pack(1, 2)), struct.unpack("<e", b"\x01\x00"), struct.pack("<e", 5.960464477539063e-08), struct.pack("<e", 1.0009765625).hex())
