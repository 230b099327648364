import gc, sys, weakref
import weakly as w

def show(label, f, *args):
    try:
        print(label, "=", str(f(*args)).split(" at 0x")[0])
    except BaseException as e:
        print(label, "->", type(e).__name__, e)

sys.unraisablehook = lambda u: w.write(f"unraisable {u.exc_type.__name__} {u.exc_value}")

class Of(w.Static):
    pass

class OfHeap(w.Heap):
    pass

class OfBare(w.Bare):
    pass

class Slotted(w.Bare):
    __slots__ = ()

class SlottedWeak(w.Bare):
    __slots__ = ("__weakref__",)

class Python:
    pass

class Ref(weakref.ref):
    pass

print("-- what supports them")
for t in (w.Static, w.Derived, w.Bare, w.Heap, Of, OfHeap, OfBare, Slotted, SlottedWeak, Python, int, str, list, dict, set, tuple, object, type, type(show), type(len),
          type(w), weakref.ref):
    print(t.__name__, w.supports(t), "__weakref__" in vars(t))
for t in (w.Bare, Slotted, int, str, list, dict, tuple, object):
    show("reference to " + t.__name__, w.reference, t())
    show("proxy of " + t.__name__, w.proxy, t())
show("None", w.reference, None)

print("-- ends")
for t in (w.Static, w.Derived, w.Heap, Of, OfHeap):
    print(t.__name__)
    x = t(1)
    r = w.reference(x)
    print(r() is x, w.reference(x) is r, w.reference(x, None) is r, weakref.ref(x) is r, w.object_of(r) is x, sys.getrefcount(x), w.checks(r))
    x.watch = r
    del x
    print(w.journal(), r(), w.object_of(r))
    x = t(2)
    first, second, third = w.reference(x, lambda r: w.write(f"first {r()}")), w.reference(x, w.noted), weakref.ref(x, lambda r: w.write(f"third {w.object_of(r)}"))
    failing = w.reference(x, lambda r: 1 / 0)
    w.reference(x, lambda r: w.write("never"))
    p = w.proxy(x, lambda p: w.write("proxy"))
    print(len({id(first), id(second), id(third), id(failing)}), weakref.getweakrefcount(x), p.n, w.checks(p), type(p).__name__)
    x.watch = second
    del x
    for line in w.journal():
        print("   ", line)
    show("dead proxy", lambda: p.n)
    print([r() for r in (first, second, third, failing)])

print("-- proxies")
x = w.Static(3)
p = w.proxy(x)
print(p.n, repr(p).split(" at ")[0], str(p), w.object_of(p) is x, w.checks(p), w.checks(x), w.checks(None))
p.n = 4
print(x.n)
class Callable:
    def __call__(self, *a): return a
c = Callable()
q = w.proxy(c)
print(q(1, 2), type(q).__name__, w.checks(q))
del x
w.journal()
print(w.object_of(p))
for wrong in (5, None):
    try:
        w.object_of(wrong)
    except SystemError:
        print("no reference")

print("-- subclasses of ref")
x = w.Static(5)
r = Ref(x)
print(w.checks(r), w.object_of(r) is x, w.reference(x) is r)
del x
print(w.journal(), w.object_of(r))

print("-- callbacks that cannot be called, and that resurrect")
x = w.Static(6)
show("reference", lambda: type(w.reference(x, 5)).__name__)
r = w.reference(x, 5)
del x
print(w.journal())
a, b, r, n = w.of_a_temporary()
print(a, b, r(), n, w.journal())
a, b, r, n = w.of_a_temporary(w.noted)
print(a, b, r(), n, w.journal())

print("-- an order of ends")
class Holder:
    def __init__(self, x): self.x = x
    def __del__(self): w.write("holder's __del__")
h = Holder(w.Static(7))
r = w.reference(h.x, lambda r: w.write("static gone"))
s = w.reference(h, lambda r: w.write("holder gone"))
del h
for line in w.journal():
    print("   ", line)

class WithDel(w.Static):
    def __del__(self):
        w.write(f"__del__ sees {r() is None if r else r}")
x = WithDel(8)
r = w.reference(x)
seen = w.reference(x, lambda r: w.write("gone"))
del x
for line in w.journal():
    print("   ", line)
print(r())

print("-- cycles")
class Cycle(w.Static):
    pass
x = Cycle(9)
x.me = x
r = w.reference(x, lambda r: w.write("cycle gone"))
del x
gc.collect()
print(w.journal(), r())
x = Cycle(10)
x.me = x
x.r = w.reference(x, lambda r: w.write("a reference in its own cycle is not called"))
del x
gc.collect()
print(w.journal())

print("-- containers")
d = weakref.WeakValueDictionary()
x = w.Heap(11)
d["x"] = x
s = weakref.WeakSet([x])
print(len(d), len(s))
del x
print(len(d), len(s), w.journal())
k = weakref.WeakKeyDictionary()
x = w.Static(12)
k[x] = 1
f = weakref.finalize(x, w.write, "finalized")
del x
print(len(k), w.journal(), f.alive)
del r, s, p, q, c, first, second, third, failing, seen, d, k, f
