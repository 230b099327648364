from collections import OrderedDict
import copy, pickle
def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


o = OrderedDict([("a", 1), ("b", 2), ("c", 3), ("d", 4)])
print(o, repr(OrderedDict()), OrderedDict(x=1), OrderedDict({"q": 5}, r=6), len(o), o["b"], OrderedDict, type(o).__name__)
o.move_to_end("a"); print(list(o)); o.move_to_end("d", last=False); print(list(o), o); o.move_to_end("d", False); print(list(o)); print(raised(lambda: o.move_to_end("z")), raised(lambda: o.move_to_end()))
print(o.popitem(), o.popitem(last=False), o, raised(lambda: OrderedDict().popitem()), list(reversed(o)), list(o.items()), list(reversed(o.items())))
x, y = OrderedDict(a=1, b=2), OrderedDict(b=2, a=1)
print(x == y, x != y, x == dict(y), dict(y) == x, x == OrderedDict(a=1, b=2), x != OrderedDict(a=1, b=2), x == 5, raised(lambda: hash(x)), raised(lambda: x < y))
print(x | {"z": 1}, {"z": 1} | x, type({} | x).__name__, x.copy(), copy.copy(x), copy.deepcopy(x), pickle.loads(pickle.dumps(x)), OrderedDict.fromkeys("ab", 0), OrderedDict.fromkeys("ab"))
x |= {"k": 1}; print(x); x.attr = 5; print(x.__dict__, x.__reduce__()[:3], copy.copy(x).__dict__)
del x["a"]; x["a"] = 9; x.update(b=7); print(x, x.pop("b"), x.pop("zz", 3), raised(lambda: x.pop("zz")), x.setdefault("n", 4), x.get("q"), "n" in x); x.clear(); print(x)
class S(OrderedDict):
    def __missing__(self, key): return "missing"
s = S(a=1); print(s, s["q"], s.copy(), type(s.copy()), S.fromkeys("x"), s | {"b": 2})
r = OrderedDict(); r["me"] = r; print(r); r.clear()
big = OrderedDict((i, i) for i in range(1000))
for i in range(0, 1000, 3): big.move_to_end(i)
for i in range(0, 1000, 7): big.move_to_end(i, last=False)
for i in range(0, 1000, 2): del big[i]
print(sum(k * n for n, k in enumerate(big)), len(big))
while big: big.popitem(last=len(big) % 2)
print(len(big))
import weakref
w = OrderedDict(); print(weakref.ref(w)() is w)
