import gc

import extended


class Tagged(extended.Text):
    def __new__(cls, *args):
        made = super().__new__(cls, *args)
        made.tag = len(args)
        return made

    def __repr__(self):
        return f"Tagged({str(self)!r}, {self.tag})"


class Index(extended.Table):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seen = []

    def __missing__(self, key):
        self.seen.append(key)
        return key * 2


class Stack(extended.Row):
    __slots__ = ()

    def push(self, x):
        self.append(x)


class Failure(extended.Problem):
    pass


def about(o):
    return type(o).__name__, repr(o), o.number, o.note


t = extended.Text("grün")
print(about(t), t == "grün", hash(t) == hash("grün"), {t: 1}["grün"], t + "!", len(t), isinstance(t, str), t.upper() is t.note)
t.note, t.number = [t], 12
print(t.note[0] is t, t.number, extended.hash_of(t), extended.hash_of("plain"), extended.hash_of(""))
t.note = None
g = Tagged("abc")
print(about(g), g.tag, "abc" in {g}, about(extended.Text(b"\xff", "latin-1")), about(extended.Text()))
del t, g
print("ended", extended.ended())

for cls in extended.Table, Index:
    d = cls({"a": 1}, b=2)
    d.note = d
    d["c"] = [d]
    print(type(d).__name__, sorted(d), d.number, d.note is d, len(d), d.get("a"), isinstance(d, dict), {**d}.keys() == d.keys())
    try:
        print(d["missing"], d.seen)
    except KeyError as e:
        print("KeyError", e)
    del d
    gc.collect()
    print("ended", extended.ended())
try:
    extended.Table(5)
except TypeError as e:
    print(type(e).__name__, e)

for cls in extended.Row, Stack:
    r = cls("abc")
    print(about(r), r + [1], r[1:], sorted(r, reverse=True), r == ["a", "b", "c"])
    r.note = (r,)
    r.append(r)
    print(r.number, len(r))
    del r
    gc.collect()
    print("ended", extended.ended())
s = Stack()
s.push(5)
kept = [s]
del s
print(kept[0], kept[0].number, kept.pop().note)
b = extended.Bag([1, 2, 2])
b.note = "a note"
print(len(b), b.number, b | {3} == {1, 2, 3}, 2 in b, b.note)
del b
gc.collect()
print("ended", extended.ended())

for cls in extended.Problem, Failure:
    try:
        extended.raise_(cls)
    except ValueError as e:
        print(type(e).__name__, e, e.args, e.number, e.note, isinstance(e, extended.Problem))
    try:
        raise cls("by a script", number=3)
    except extended.Problem as e:
        print(type(e).__name__, e, e.args, e.number, e.__traceback__ is not None)
print(repr(extended.Problem()), extended.Problem().number)

print("-- slots")
print(extended.by_slots(dict, dict, ([(1, 2)],)), extended.by_slots(list, list, ("ab",)), extended.by_slots(list, extended.Row, ("ab",)))
print(extended.by_slots(dict, Index, ([(1, 2)],)), extended.by_slots(extended.Text, Tagged, ("x",)).note)
made = extended.by_slots(Index, Index, ([(3, 4)],))
print(made, made.seen, made.number)
for kind, o in (list, Stack("a")), (dict, Index(a=1)), (str, Tagged("q")), (int, 5), (float, 1.5), (Tagged, Tagged("r")):
    print(kind.__name__, extended.shown(kind, o))
