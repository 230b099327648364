class A:
    kind = "a"
    def __init__(self, x):
        self.x = x
    def m(self):
        return "A.m", self.x
    @classmethod
    def make(cls, x):
        return cls(x)
    @staticmethod
    def s(x):
        return x * 2
    @property
    def double(self):
        return self.x * 2
    @double.setter
    def double(self, v):
        self.x = v // 2
    def __repr__(self):
        return f"{type(self).__name__}({self.x!r})"

class B(A):
    def m(self):
        return "B.m", super().m()
    def __eq__(self, other):
        return isinstance(other, B) and self.x == other.x
    def __hash__(self):
        return hash(self.x)

b = B.make(21)
print(b, b.m(), B.s(4), b.double)
b.double = 10
print(b.x, b == B(5), b != B(5), b in [B(5)], {B(5): 1}[b])
print(B.__mro__, B.__bases__, B.__name__, isinstance(b, A), issubclass(B, A), A.kind, b.kind)

class V:
    def __init__(self, *c): self.c = c
    def __add__(self, o): return V(*[p + q for p, q in zip(self.c, o.c)])
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return V(*[p * k for p in self.c]) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __neg__(self): return V(*[-p for p in self.c])
    def __abs__(self): return sum(p * p for p in self.c) ** 0.5
    def __bool__(self): return any(self.c)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def __iter__(self): return iter(self.c)
    def __contains__(self, x): return x in self.c
    def __call__(self, *a): return a
    def __lt__(self, o): return abs(self) < abs(o)
    def __str__(self): return "V" + str(self.c)
    def __format__(self, spec): return "<" + spec + ">"
    def __iadd__(self, o): self.c = tuple(p + 1 for p in self.c); return self
    def __matmul__(self, o): return sum(p * q for p, q in zip(self, o))
    def __index__(self): return len(self.c)
    def __divmod__(self, o): return "divmod"
    def __pow__(self, o, mod=None): return "pow", o, mod
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return True
v, w = V(1, 2), V(3, 4)
print(v + w, sum([v, w]), v * 3, 3 * v, -v, abs(w), bool(V(0, 0)), len(v), v[1], list(v), 2 in v, v(1, 2), v < w, v > w, f"{v:abc}", v @ w)
v += 5
print(v, [10, 20, 30][v], divmod(v, 1), pow(v, 2), pow(v, 2, 3), v ** 2)
with v as u:
    print(u is v)
    raise ValueError("swallowed")
for expr in ("v + 1", "v - w", "v < 3", "3 @ v", "v[5]", "-A(1)", "A(1)()", "A(1)[0]", "len(A(1))", "A()", "A(1).nope", "A.nope", "iter(A(1))", "A(1) < A(2)", "A(1) + 1", "abs(A(1))"):
    try:
        print(expr, eval(expr))
    except Exception as e:
        print(expr, "->", type(e).__name__, e)

class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        cls = super().__new__(m, name, bases, ns)
        cls.tag = kw.get("tag", "none")
        return cls
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("making", cls.__name__)
        return super().__call__(*a)
class M(metaclass=Meta, tag="t"):
    def __init__(self, q=1): self.q = q
print(M(7).q, M.tag, type(M))

class Base:
    subs = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__()
        Base.subs.append((cls.__name__, kw))
class S1(Base, flag=1): pass
class S2(S1): pass
print(Base.subs)

class Desc:
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner):
        return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value): obj.__dict__[self.name] = value * 2
    def __delete__(self, obj): del obj.__dict__[self.name]
class D:
    f = Desc()
d = D()
print(d.f); d.f = 4; print(d.f, d.__dict__); del d.f; print(d.f)

class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slots()
print(s.a)
for stmt in ("s.b", "s.c = 1", "s.__dict__"):
    try:
        exec(stmt)
    except AttributeError as e:
        print(stmt, "->", e)

class Dyn:
    def __getattr__(self, n):
        if n.startswith("__"): raise AttributeError(n)
        return "dyn " + n
    def __setattr__(self, n, v): object.__setattr__(self, n, v + 1)
    def __delattr__(self, n): print("del", n)
y = Dyn(); y.v = 1
print(y.v, y.zzz); del y.q
class X: pass
class Y(X): pass
class Z(X): pass
class W(Y, Z): pass
print([c.__name__ for c in W.__mro__])
try:
    class Bad(X, Y): pass
except TypeError as e:
    print(e)
class L(list):
    def total(self): return sum(self)
l = L([1, 2, 3]); l.append(4); l.note = "n"
print(l, l.total(), l.note, isinstance(l, list), len(l), l[1:], type(l[1:]).__name__, l == [1, 2, 3, 4])
class DD(dict):
    def __missing__(self, k): return k * 2
dd = DD(a=1)
print(dd["a"], dd["x"], dd)
class I(int):
    def __add__(self, o): return "added"
print(I(3) + 1, I(3) * 2, I(5))
print(type("T", (A,), {"z": 5})(3).z)
class P:
    __secret = 1
    def get(self): return self.__secret
print(P().get(), P._P__secret)
print(sorted(k for k in P.__dict__ if not k.startswith("__")))
import sys
class Del:
    def __del__(self): print("deleted")
q = Del(); q2 = q
del q; print("still"); del q2
def scope():
    t = Del()
    print("in scope")
scope(); print("after scope")
print(str(A), repr(A.m).split(" at ")[0], str(type(b.m)), A.s(2))
