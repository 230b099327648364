import bisect
import copy
import gc
import heapq
import weakref


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class C:
    def __init__(self, n=0):
        self.n = n

    def __repr__(self):
        return f"C({self.n})"

    def __eq__(self, other):
        return isinstance(other, C) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __add__(self, other):
        return self.n + (other.n if isinstance(other, C) else other)

    def __len__(self):
        return 5

    def __getitem__(self, k):
        return k * 2

    def __contains__(self, k):
        return k == 1

    def method(self):
        return ("method", self.n)


a, b = C(1), C(2)
print(weakref.getweakrefcount(a), weakref.getweakrefs(a))
r = weakref.ref(a)
print(r() is a, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r], r == weakref.ref(C(1)), hash(r) == hash(a), isinstance(r, weakref.ReferenceType))
p = weakref.proxy(a)
print(p.n, p + 1, p + p, len(p), p[4], 1 in p, p.method(), str(p), isinstance(p, C), p == a, raised(lambda: hash(p))[:9], bool(p), type(p).__name__ in ("weakproxy", "ProxyType"))
p.n = 7
print(a.n, weakref.proxy(lambda x: x)is not None, raised(lambda: weakref.proxy(5)))
del a
print(r(), raised(lambda: p.n), raised(lambda: p + 1), raised(lambda: str(p)))
f = lambda x: x * 2
print(weakref.proxy(f)(4))
log = []
x = C(3)
q = weakref.proxy(x, lambda dead: log.append("gone"))
del x
print(log)

d = weakref.WeakValueDictionary()
a, b, c = C(1), C(2), C(3)
d["a"], d["b"], d["c"] = a, b, c
print(len(d), sorted(d), d["a"], d.get("z"), "b" in d, sorted(d.items(), key=lambda kv: kv[0]), sorted(d.values(), key=lambda v: v.n), d.setdefault("a", 5))
del b
print(len(d), sorted(d.keys()), raised(lambda: d["b"]), d.pop("c"), d.pop("zz", 9), len(d))
del a
print(len(d), list(d), raised(lambda: d.popitem()))
d.update({"q": c})
print(dict(d), dict(d.copy()), dict(d | {"r": c}))

k = weakref.WeakKeyDictionary()
a, b = C(10), C(20)
k[a], k[b] = "A", "B"
print(len(k), k[a], k.get(b), C(10) in k, 5 in k, sorted(k.values()), sorted(v for _, v in k.items()), k[C(20)])
del a
print(len(k), list(k), raised(lambda: k[C(10)])[:8], raised(lambda: k.__setitem__(5, 1)), k.pop(b), len(k))

s = weakref.WeakSet()
a, b = C(1), C(2)
s.add(a)
s.add(b)
s.add(C(9))
print(len(s), a in s, C(1) in s, sorted(s, key=lambda v: v.n), s == weakref.WeakSet([b, a]), s | weakref.WeakSet([b]) == s, len(s - {a}), s.isdisjoint([C(7)]), s <= weakref.WeakSet([a, b]))
del a
print(len(s), s.pop(), raised(s.pop), raised(lambda: s.remove(b))[:8])

a = C(5)
m = weakref.WeakMethod(a.method)
print(m()(), m == weakref.WeakMethod(a.method), weakref.ref(a.method)())
del a
print(m(), raised(lambda: weakref.WeakMethod(len)))

a = C(6)
fin = weakref.finalize(a, lambda *args, **kw: log.append((args, kw)) or "result", 1, x=2)
print(fin.alive, fin.atexit, fin.peek()[2:])
del a
print(fin.alive, log, fin(), fin.peek())
a = C(7)
fin = weakref.finalize(a, lambda: "called")
print(fin(), fin(), fin.alive, weakref.finalize(a, print, "x").detach()[2])
end = weakref.finalize(a, print, "at the end")
quiet = weakref.finalize(a, print, "never")
quiet.atexit = False


class Node:
    pass


n = Node()
n.me = n
cycle = weakref.ref(n, lambda r: log.append("cycle"))
del n
gc.collect()
print(cycle(), log[-1])


class Keyed(weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, obj, callback, key):
        made = super().__new__(cls, obj, callback)
        made.key = key
        return made

    def __init__(self, obj, callback, key):
        super().__init__(obj, callback)


kept = C(1)
print(Keyed(kept, None, "k").key, Keyed(kept, None, "k")() is kept)

h = []
for i in [5, 3, 8, 1, 9, 2, 7]:
    heapq.heappush(h, i)
print(h, [heapq.heappop(h) for _ in range(7)], raised(lambda: heapq.heappop([])), raised(lambda: heapq.heappush((), 1)))
h = [9, 8, 7, 6, 5, 4, 3, 2, 1]
heapq.heapify(h)
print(h, heapq.heapreplace(h, 10), heapq.heappushpop(h, 0), heapq.heappushpop(h, 100), h)
print(heapq.nsmallest(3, [5, 1, 4, 2]), heapq.nlargest(2, [5, 1, 4, 2]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), heapq.nlargest(0, [1]))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge([7, 4], [5, 2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)), list(heapq.merge()))
items = [1, 3, 3, 5]
print(bisect.bisect(items, 3), bisect.bisect_left(items, 3), bisect.bisect_right(items, 0), bisect.bisect(items, 3, 0, 2), bisect.bisect_left([("a", 1), ("b", 2)], 2, key=lambda t: t[1]), raised(lambda: bisect.bisect(items, 1, -1)))
bisect.insort(items, 4)
bisect.insort_left(items, 3)
bisect.insort(items, -9, key=abs)
print(items)
