from collections import *
import collections.abc as abc


def shows(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], d.pop(), d.popleft(), d.maxlen)
d.rotate(1)
print(d, list(reversed(d)), 2 in d, d.index(3), d.count(1))
d.extendleft("ab")
d.insert(1, "i")
d.remove(3)
del d[0]
print(d, d == deque(d), d < deque(["z"]), d + deque([7]), d * 2)
for f in deque().pop, deque().popleft, lambda: d[99], lambda: d.remove(99), lambda: d.index(99), lambda: deque(maxlen=-1), lambda: deque(maxlen="x"):
    shows(f)
m = deque(maxlen=3)
for i in range(6):
    m.append(i)
m.appendleft("x")
print(m, m.copy())
for i in range(1000):
    d.append(i)
    d.popleft()
print(d)
m.append(m)
print(m)
m.clear()


def change():
    for x in d:
        d.append(x)


shows(change)

w = defaultdict(list, a=[1])
w["b"].append(2)
print(w, w.get("c"), "c" in w, w.copy(), w | {"z": 1})
shows(lambda: defaultdict()["x"])
shows(lambda: defaultdict(3))

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(o, list(o))
o.move_to_end("c", last=False)
print(list(o), o.popitem(), o.popitem(last=False), o == {"b": 2}, o == OrderedDict(b=2))
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict.fromkeys("ab", 0), OrderedDict())
shows(OrderedDict().popitem)
shows(lambda: o.move_to_end("x"))

c = Counter("abracadabra")
print(c, c.most_common(2), c["x"], c.total(), sorted(c.elements()))
c.update("aaa")
c.subtract(b=5)
print(c, +c, -c, c + Counter(b=9), c - Counter(a=1), c & Counter(a=2), c | Counter(z=1))
del c["nothing"]
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), Counter())

P = namedtuple("P", "x, y", defaults=[5])
p = P(1)
print(p, p.x, p.y, p._asdict(), p._replace(x=3), P._fields, P._field_defaults, P._make([7, 8]), p == (1, 5), P.__doc__, P.x.__doc__)
x, y = p
shows(lambda: P())
shows(lambda: P(1, 2, 3))
shows(lambda: P(1, z=2))
shows(lambda: p._replace(q=1))
shows(lambda: P._make([1]))
shows(lambda: namedtuple("A", "x x"))
shows(lambda: namedtuple("A", "_x"))
shows(lambda: namedtuple("A", "class"))
print(namedtuple("A", "x class x", rename=True)._fields)


class Q(P):
    def total(self):
        return self.x + self.y


print(Q(1, 2), Q(1, 2).total())

cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm, cm["a"], cm["b"], list(cm), len(cm), "b" in cm, cm.new_child({"c": 1}), cm.parents)
shows(lambda: cm["x"])
cm["b"] = 9
print(cm.maps, dict(cm))

for value in [], (), "", b"", bytearray(), {}, set(), frozenset(), 5, None, iter([]), (i for i in ()), {}.keys(), {}.items(), len, deque(), range(3), memoryview(b""):
    print(type(value).__name__, [n for n in ("Hashable", "Iterable", "Iterator", "Generator", "Sized", "Container", "Callable", "Collection", "Reversible", "Sequence",
                                            "MutableSequence", "Set", "MutableSet", "Mapping", "MutableMapping", "KeysView", "ItemsView") if isinstance(value, getattr(abc, n))])


class Mine(abc.MutableMapping):
    def __init__(self):
        self.d = {}

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


k = Mine()
k.update(a=1, b=2)
print(list(k.items()), k.pop("a"), k.setdefault("z", 9), k == {"b": 2, "z": 9}, "b" in k, k.get("q", 0), list(k.keys()), list(k.values()))
shows(k.pop, "nothing")


class Row(abc.Sequence):
    def __getitem__(self, i):
        return (1, 2, 2)[i]

    def __len__(self):
        return 3


r = Row()
print(list(r), 2 in r, r.index(2), r.count(2), list(reversed(r)))
shows(lambda: abc.Sequence())


class Bag(abc.Set):
    def __init__(self, it):
        self.s = list(dict.fromkeys(it))

    def __contains__(self, x):
        return x in self.s

    def __iter__(self):
        return iter(self.s)

    def __len__(self):
        return len(self.s)


a, b = Bag("abc"), Bag("bcd")
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, a == Bag("cba"), a.isdisjoint(b))
