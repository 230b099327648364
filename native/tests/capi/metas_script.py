import metas as m

def show(label, f, *args, **kw):
    try:
        print(label, "=", str(f(*args, **kw)).split(" at 0x")[0])
    except BaseException as e:
        print(label, "->", type(e).__name__, e)
    for line in m.journal():
        print("     ", line)

print("-- the metaclasses")
for t in (m.Meta, m.Quiet, m.HeapMeta):
    print(t.__name__, type(t).__name__, t.__mro__, m.checks(t), t.__module__, t.__bases__)
show("Meta without arguments", m.Meta)
show("Quiet of an object", m.Quiet, 5)

print("-- a class statement")
class A(metaclass=m.Meta):
    x = 1
    def f(self): return "f"
print(m.journal())
print(A, type(A), A.magic, A.shout(), A.has_size, len(A), A.x, m.checks(A), isinstance(A, m.Meta), isinstance(A, type))
show("A()", lambda: A().f())
show("A(1)", A, 1)
A.y = 5
print(A.y, A().y)
try:
    A.fixed = 1
except AttributeError as e:
    print(e)
try:
    del A.fixed
except AttributeError as e:
    print(e)
try:
    A.missing
except AttributeError as e:
    print(e)
try:
    A().magic
except AttributeError as e:
    print(e)
try:
    A().shout
except AttributeError as e:
    print(e)
print(A | int, A | None)
m.journal()

print("-- a class below")
class B(A):
    pass
class C(B, list):
    pass
print(m.journal())
print(type(B), B.magic, C.magic, C.__mro__)
show("C", lambda: (C([1, 2]), len(C([1, 2])), len(C)))
class D(A, metaclass=m.Meta, option=3):
    def __init_subclass__(cls, **kw): print("      init_subclass", cls, kw)
class E(D, flag=True):
    pass
print(m.journal())
class Python(m.Meta):
    def __call__(cls, *args):
        return "python call", args
    def __getattribute__(cls, name):
        if name == "dynamic": return "dynamic"
        return super().__getattribute__(name)
class F(metaclass=Python):
    pass
print(m.journal(), F(1), F.dynamic, F.magic, F.shout(), type(F), type(Python), len(F))
class Other(type):
    pass
def conflict():
    class G(A, metaclass=Other):
        pass
show("conflict", conflict)
class H(metaclass=m.Quiet):
    def g(self): return 1
print(H, type(H), H().g(), m.checks(H))
class J(metaclass=m.HeapMeta):
    pass
print(J, type(J), J.shout(), J())if False else print(J, type(J), J.shout(), type(J()))

print("-- calling it")
show("call", m.Meta, "K", (), {"z": 3})
K = m.Meta("K", (A,), {"z": 3})
m.journal()
print(K, K.z, K.shout(), K.__bases__)
show("from C", m.call_type, m.Meta, "L", (A,))
show("from C", m.call_type, type, "L", (A,))
show("from C", m.call_type, m.Meta, "L", (int,))
show("from C", m.call_type, m.Quiet, "L", (A,))
show("type of one argument", m.Meta, A)
show("type()", type, A)

print("-- static types that have it")
for t in (m.Static, m.Below):
    print(t, type(t), t.magic, t.shout(), m.checks(t), len(t), t.__mro__)
    show("instance", lambda: type(t()))
    show("n", lambda: t().n)
    try:
        t.fixed = 1
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
    try:
        t.y = 1
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class OfStatic(m.Static):
    pass
print(m.journal(), type(OfStatic), OfStatic)
show("instance", lambda: OfStatic().n)

print("-- heap types that have it from their base")
show("no base", lambda: type(m.from_spec(None)))
show("A", lambda: (type(m.from_spec((A,))), m.from_spec((A,))))
show("static", lambda: (type(m.from_spec((m.Static,))), m.from_spec((m.Static,)), m.from_spec((m.Static,))().n))
show("J", lambda: (type(m.from_spec((J,))), m.from_spec((J,))))

print("-- layout")
class Py0: pass
class Py1: __slots__ = ()
class Py2: __slots__ = ("a", "b")
class Py3(Py2): __slots__ = ("c", "__dict__")
class Py4(Py2): __slots__ = ("__weakref__",)
class Py5(Py2): pass
class PyInt(int): pass
class PyTuple(tuple): pass
class PyTuple0(tuple): __slots__ = ()
class PyList(list): __slots__ = ("a",)
class PyDict(dict): pass
class PyStr(str): pass
class PyError(Exception): pass
class OfSized(m.Sized): pass
class OfSized0(m.Sized): __slots__ = ()
for t in (object, type, int, bool, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset, slice, range, memoryview, type(None), type(m), type(len), type(show),
          BaseException, Exception, OSError, property, staticmethod, classmethod, Py0, Py1, Py2, Py3, Py4, Py5, PyInt, PyTuple, PyTuple0, PyList, PyDict, PyStr, PyError,
          m.Static, m.Below, m.Sized, OfSized, OfSized0, OfStatic, m.Meta, m.Quiet, A, B, J, m.HeapMeta):
    print(t.__name__, t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__, hex(t.__flags__ & ~(1 << 19 | 1 << 18 | 1 << 12 | 1 << 13 | 1 << 11)), t.__base__.__name__ if t.__base__ else None)
for t in (m.Static, m.Below, m.Sized):
    print(t.__name__, m.layout(t))
for n in ("__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__", "__flags__"):
    try:
        setattr(Py0, n, 5)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__)
m.journal()
