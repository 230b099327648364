"""Views, flags, rows and the older interface to bytes; the expected output is CPython's."""
import array
import sys

import buffers_more as b


def tell(label, function, *args):
    try:
        print(label, "->", function(*args))
    except BaseException as e:
        print(label, "->", type(e).__name__, e)


flags = b.flags()
print(flags)
asked = "SIMPLE", "WRITABLE", "FORMAT", "ND", "STRIDES", "C", "F", "ANY", "INDIRECT", "CONTIG", "CONTIG_RO", "STRIDED", "STRIDED_RO", "RECORDS", "RECORDS_RO", "FULL", "FULL_RO"
kinds = {"bytes": b"abc", "bytearray": bytearray(b"abcd"), "array": array.array("i", [1, 2, 3]), "view": memoryview(b"abcdef")[::2], "readonly": b.Grid("r"), "simple": b.Grid("s"), "rows": b.Grid("C"), "columns": b.Grid("F"), "cast": memoryview(bytearray(8)).cast("h"),
         "empty": b"", "null": b.Grid("n"), "number": 3, "text": "abc"}
for name, o in kinds.items():
    for flag in asked:
        if (name, flag) != ("cast", "FORMAT"):
            tell("%s %s" % (name, flag), b.view, o, flags[flag])
tell("FORMAT alone", b.view, b"abc", flags["FORMAT"] | flags["WRITABLE"])

grid = b.Grid("C")
count = sys.getrefcount(grid)
for o in grid, b.Grid("F"), memoryview(b"abcdef")[::-2], b"abc", memoryview(grid):
    for order in "CFA":
        tell("to_row %s" % order, b.to_row, o, order, -1)
tell("to_row", b.to_row, grid, "C", 3)
print(sys.getrefcount(grid) - count)
for o, row, order in (b.Grid("C"), b"123456789012", "C"), (b.Grid("C"), b"123456789012", "F"), (b.Grid("F"), b"123456789012", "C"), (b.Grid("F"), b"123456789012", "A"), (b.Grid("C"), b"", "C"):
    tell("from_row %s" % order, lambda: (b.from_row(o, row, order), o.items()))
under = bytearray(b"abcdef")
tell("from_row", lambda: (b.from_row(memoryview(under)[::2], b"XYZ", "C"), under))
tell("from_row", lambda: b.from_row(b"abc", b"xyz", "C"))
for at in (0, 0), (1, 2), (0, 2):
    print("item", at, b.item(b.Grid("C"), at), b.item(b.Grid("F"), at[::-1]))
for args in (3, (2, 3, 4), 8, "C"), (3, (2, 3, 4), 8, "F"), (1, (5, 0, 0), 2, "C"), (0, (1, 1, 1), 4, "C"), (2, (0, 3, 0), 4, "F"):
    print("strides", args, b.strides(*args))
for format in "i", "2hb", "", "<q", "3s", "no format", "P", "@ii":
    tell("size %s" % format, b.size_of_format, format)

view = b.memory(False, True)
print(view.format, view.itemsize, view.shape, view.strides, view.ndim, view.readonly, view.nbytes, view.tolist(), view.obj)
view[0] = 7
print(view.tolist(), b.memory(True, True).readonly, b.memory(True, True)[0])
view[0] = 1
tell("readonly", lambda: b.memory(True, True).__setitem__(0, 1))
tell("without memory", b.memory, False, False)
plain = b.memory_of_bytes()
print(plain.format, plain.nbytes, plain.readonly, plain.tolist(), plain.shape)

under = bytearray(b"abc")
for o in b"abc", under, memoryview(b"abc"), memoryview(b"abcdef")[::2], array.array("b", [65]), "abc", 3, None, b.Grid("r"):
    for how in "read", "char", "write":
        tell("older %s %s" % (how, type(o).__name__), b.older, how, o)
print(under)
under.append(1)
