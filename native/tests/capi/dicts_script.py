import gc
import weakref

import dicts


def attempt(what, names):
    try:
        print(what, "=", eval(what, names))
    except Exception as e:
        print(what, "->", type(e).__name__, e)


def do(what, names):
    try:
        exec(what, names)
        print(what, "done")
    except Exception as e:
        print(what, "->", type(e).__name__, e)


class Sub(dicts.Holder):
    kind = "of a class"


class SubMade(dicts.Made):
    def __init__(self):
        self.first = 1


class Slotted(dicts.Holder):
    __slots__ = "own",


for cls in dicts.Holder, dicts.Made, Sub, SubMade, Slotted, dicts.Hidden:
    o = cls()
    names = {"o": o, "dicts": dicts}
    print("--", cls.__name__, o.inside() or None)
    for what in "o.x = 1", "o.x += 1", "o.put('y', [2])", "del o.z", "o.number = 7", "o.__dict__ = 5", "del o.__dict__":
        do(what, names)
    for what in "o.x", "o.y", "o.z", "o.number", "o.inside()", "vars(o)", "o.__dict__ is o.inside()", "hasattr(o, '__dict__')", "'x' in dir(o)", "getattr(o, 'x', None)":
        attempt(what, names)
    new = {"x": "replaced"}
    names["new"] = new
    do("o.__dict__ = new", names)
    attempt("o.x, o.inside()", names)
    attempt("o.__dict__ is new", names)
    do("del o.x", names)
    print(new, "x" in new)

print("-- a class attribute, a data descriptor, and the dictionary between them")


class Both(dicts.Made):
    plain = "class"

    @property
    def computed(self):
        return "computed"


both = Both()
both.__dict__.update(plain="own", computed="hidden")
print(both.plain, both.computed, both.__dict__)
del both.plain
print(both.plain)

print("-- weak references and cycles")
ended = []
for cls in dicts.Holder, dicts.Made, Sub, SubMade:
    o = cls()
    o.name = cls.__name__
    reference = weakref.ref(o, lambda r, name=cls.__name__: ended.append(name))
    print(reference() is o)
    o.itself = o
    del o
    gc.collect()
    print(reference(), ended)
    o = cls()
    o.holder = [o]
    reference = weakref.ref(o)
    del o
    gc.collect()
    print(reference())


class Tracked:
    def __del__(self):
        ended.append("tracked")


o = dicts.Made()
o.tracked = Tracked()
o.put("second", Tracked())
del o
print(ended[-2:])

print("-- at the end of an object of variable size")
for n in 0, 1, 7, 8, 33:
    row = dicts.Row(n)
    row.x = n
    print(row.at_end(), row.x, row.__dict__)

bare = dicts.Bare()
for what in "bare.x = 1", "bare.__dict__ = {}":
    do(what, {"bare": bare})
attempt("bare.__dict__", {"bare": bare})
