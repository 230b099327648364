# What scripts see of probe.c. The expected output beside this file is what CPython 3.11 prints.
import sys
import probe
print(probe.same(12345678), probe.same("x"), probe.same(2.5) )
f = 2.5
print(probe.same(f) is f)
l = []
n = sys.getrefcount(l)
probe.keep(l); print(sys.getrefcount(l) - n, probe.kept() is l)
big = 10 ** 30
probe.keep(big); print(probe.kept() is big, sys.getrefcount(l) - n)
probe.forget()
print(probe.borrow())
for fn in (probe.null_without, probe.result_with):
    try:
        fn()
    except SystemError as e:
        print(e, repr(e.__cause__))
try:
    probe.fail("hm")
except probe.Error as e:
    print(type(e), e, isinstance(e, ValueError))
def boom(*a):
    raise KeyError("k")
print(probe.swallow(boom))
def inner():
    return [][1]
print(probe.swallow(inner))
try:
    probe.call(lambda: 1 / 0)
except ZeroDivisionError as e:
    tb = e.__traceback__
    depth = 0
    while tb:
        depth += 1
        tb = tb.tb_next
    print("depth", depth)
print(probe.call(max, 3, 9, 4))
def attempt(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(probe.parse, 3)
attempt(probe.parse, 3, 1.5, "hi", flag=1)
attempt(probe.parse)
attempt(probe.parse, "x")
attempt(probe.parse, 1, 2, "t", 4)
attempt(probe.parse, 1, 2, "t", 4, 5)
attempt(probe.parse, 1, a=2)
attempt(probe.parse, 1, zz=2)
attempt(probe.parse, 1, text=b"x")
attempt(probe.parse, 1, text="a\0b")
attempt(probe.parse, 2 ** 70)
attempt(probe.parse, 1, None)
attempt(probe.nested, (1, 2), "four")
attempt(probe.nested, (1, 2), b"four")
attempt(probe.nested, 5, "x")
attempt(probe.nested, (1, 2, 3), "x")
attempt(probe.nested, (1, "2"), "x")
attempt(probe.nested, (1, 2))
attempt(probe.nested, (1, 2), 3)
attempt(probe.sum, 1, 2.5, True, 4, 5, 6)
attempt(probe.sum, 1, "2")
attempt(probe.same)
attempt(probe.same, 1, 2)
attempt(probe.kept, 1)
attempt(probe.same, x=1)
print(probe.squares(6), probe.squares(0))
print(probe.reversed_text("abc"), probe.reversed_text("aé\u4e2d\U0001f600"), probe.reversed_text("") == "")
b = bytearray(4)
probe.fill(b, 7); print(b)
attempt(probe.fill, b"abc", 7)
attempt(probe.fill, b, 300)
attempt(probe.fill, "abc", 7)
b.append(1)
print(probe.total({"a": 1, "b": 2, 3: 300000}))
print(probe.on_foreign_thread(lambda n: sum(range(n))))
print(probe.on_foreign_thread(boom))
C = probe.Counter
c = C(5)
print(c, c.value, c.double, len(c), c + 10, 10 + c, c.step() is c, c.value)
c.double = 40
print(c, c.note)
c.note = "n"; print(c.note)
attempt(lambda: c + "x")
attempt(setattr, c, "value", "x")
attempt(setattr, c, "nope", 1)
c.value = -1
attempt(len, c)
attempt(C, "x")
attempt(C, 1, 2)
print(C.__name__, C.__module__, C)
class D(C):
    def __init__(self, v):
        super().__init__(v)
        self.extra = v * 2
    def __del__(self):
        print("del", self.value)
d = D(9)
print(d, d.extra, isinstance(d, C), d.step().value, sys.getrefcount(d), probe.count(d))
probe.keep(d)
del d
print("kept")
probe.forget()
c.note = c
del c
x = [1, 2]
print(sys.getrefcount(x), probe.count(x))
print(probe.thread_values())
x = [1]
probe.insert(x, "insert", 7); print(x)
attempt(probe.insert, x, "nope", 7)
v = probe.view_memory(True)
v[0] = 200
print(v.obj, v.readonly, probe.view_memory(False)[0], probe.view_memory(False).readonly, probe.look(v))
v.release()
b = bytearray(range(12))
v = memoryview(b)
print(probe.look(v)[:-1], probe.look(v)[-1] is b, probe.look(v[1::3])[:-1])
v.release(); b.append(1)
two = memoryview(bytes(range(12))).cast("B", [3, 4])
for o in two, memoryview(b"abcdef")[::-2], memoryview(b"abc"):
    for order in "CFA":
        m = probe.get_contiguous(o, 0, order)
        print(order, probe.look(m)[:-1], m.tolist(), m.obj == o.obj)
attempt(probe.get_contiguous, b"abc", 1, "C")
attempt(probe.get_contiguous, memoryview(bytearray(5))[::2], 1, "C")
attempt(probe.get_contiguous, 5, 0, "C")
g = probe.Grid()
m = memoryview(g)
print(m.tolist(), m.shape, m.strides, m.format, m.readonly, m.obj is g, g.exports, sys.getrefcount(g))
m[0, 1] = 9.5
print(memoryview(g).tolist(), g.exports)
print(probe.look(probe.get_contiguous(g, 0, "C"))[:-1], bytes(g)[:8] == bytes(m)[:8])
attempt(probe.get_contiguous, g, 1, "C")
k = [memoryview(g), memoryview(g)]
attempt(probe.fill, g, 1)
del k
m.release()
print(g.exports, sys.getrefcount(g))
attempt(memoryview, probe.Counter(3))
for f in probe.same, probe.keep, probe.kept, C.step, C(1).step:
    print(repr(f.__doc__), f.__text_signature__)
print(g.anything, probe.Grid.__doc__, C.__doc__, D.__doc__)
g.row = 4
print(memoryview(g).tolist())
attempt(setattr, g, "row", "x")
attempt(setattr, g, "column", 1)
attempt(delattr, g, "row")
print(probe.printed("a\u00e9"), probe.printed([1, "x"]))
class Bad:
    def __repr__(self):
        return 5
attempt(probe.printed, Bad())
