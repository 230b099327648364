import copy, pickle, sys
import structs as s

def show(label, f, *args):
    try:
        print(label, "=", f(*args))
    except BaseException as e:
        print(label, "->", type(e).__name__, e)

p = s.point(1, 2, "here")
print(p, p.x, p.y, p.name, p[0], p[-1], len(p), list(p), p == (1.0, 2.0, "here"), p + (4,), hash(p) == hash((1.0, 2.0, "here")), isinstance(p, tuple), type(p))
print(s.point(1, 2), p < s.point(1, 3, ""), p[1:], "here" in p, p.index(2.0), tuple(p) == p)
x, y, name = p
print(x, y, name, sys.getrefcount(p))
print(s.Point.__name__, s.Point.__module__, s.Point.__doc__, s.Point.__bases__, s.Point.n_fields, s.Point.n_sequence_fields, s.Point.n_unnamed_fields, s.Point.__match_args__)
print(s.Point.x.__doc__, s.Point.x.__name__, s.Hiding.n_fields, s.Hiding.n_sequence_fields, s.Hiding.__match_args__)
for attribute in ("x",):
    show("set", setattr, p, attribute, 5)
    show("del", delattr, p, attribute)
def subclass():
    class Sub(s.Point):
        pass
show("subclass", subclass)

h = s.hiding()
print(h, len(h), h.a, h.b, h.c, h.d, list(h), h == (1000, 2000))
show("set", setattr, h, "c", 5)
print([s.item(h, i) for i in range(2)])
for args in (((1, 2, 3),), ([1, 2, 3],), ("abc",), ((1, 2),), ((1, 2, 3, 4),), (5,), (), ((1, 2, 3), {}), ((1, 2, 3), 5), ((1, 2, 3), {"x": 4})):
    show("Point%r" % (args,), s.Point, *args)
for args in (((1, 2),), ((1, 2, 3),), ((1, 2, 3, 4),), ((1,),), ((1, 2, 3, 4, 5),), ((1, 2), {"c": 7, "d": 8}), ((1, 2, 3), {"c": 7, "d": 8}), ((1, 2), {"e": 1})):
    show("Hiding%r" % (args,), lambda: (lambda o: (o, o.c, o.d))(s.Hiding(*args)))
print(p.__reduce__(), h.__reduce__())
q = pickle.loads(pickle.dumps(h))
print(q, q.c, q.d, type(q) is s.Hiding, copy.copy(p) == p, copy.deepcopy(h).d)
print(s.show(lambda o: (o, o.x, o.name, type(o).__name__)))
kept = []
print(s.show(kept.append), kept)
marker = ["held"]
before = sys.getrefcount(marker)
s.forgotten(marker)
print(sys.getrefcount(marker) - before)
del p, q, h, kept
