"""Containers, slices and iterators by the C API; the expected output is CPython's."""
import sys

import containers_more as c


def told(e):
    """Its text; where the interpreter found a wrong argument is its own."""
    return str(e) if "bad argument to internal function" not in str(e) else "bad argument"


def tell(label, function, *args):
    shown = [ascii(a) for a in args]
    try:
        print(label, *shown, "->", function(*args))
    except BaseException as e:
        print(label, *shown, "->", type(e).__name__, told(e))


class Unhashable:
    __hash__ = None

    def __repr__(self):
        return "Unhashable()"


class Angry:
    def __hash__(self):
        raise KeyError("hash")

    def __repr__(self):
        return "Angry()"


class Dict(dict):
    def __getitem__(self, key):
        return "own"

    def __missing__(self, key):
        return "missing"

    def __delitem__(self, key):
        raise ValueError("kept")


class List(list):
    def extend(self, items):
        raise ValueError("extend of a script")

    def __len__(self):
        return 77


class Map:
    def __init__(self):
        self.items = {"k": 1, "known": 2}

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value

    def __delitem__(self, key):
        print("    del", ascii(key))
        del self.items[key]

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return "Map(%r)" % (self.items,)


value = ["value"]
holder = {"known": value, "b": 2, (1, 2): 3}
count = sys.getrefcount(value)
for o in holder, {}, Dict(known=1), 3, []:
    tell("GetItemId", c.dict, "GetItemId", o)
    tell("GetItemString", c.dict, "GetItemString", o, "known")
tell("GetItemString", c.dict, "GetItemString", holder, "none")
for key in "b", (1, 2), "none", [], Angry():
    tell("KnownHash", c.dict, "KnownHash", holder, key)
for o in holder, Dict(), 3:
    tell("KnownHash", c.dict, "KnownHash", o, "new", value)
print(holder, sys.getrefcount(value) - count)
for args in (holder, "new"), (holder, "new"), (holder, "new", "otherwise"), ({}, []), ({1: 1}, []), ({}, [], 5), ({1: 1}, Angry(), 5), (Dict(a=1), "a"), (holder, (1, 2)), ({1: 1}, Unhashable()):
    tell("Pop", c.dict, "Pop", *args)
print(holder, sys.getrefcount(value) - count)
for o, key in (holder, "b"), (holder, "b"), (Dict(b=1), "b"), (3, "b"), ({}, ""):
    tell("DelItemString", c.dict, "DelItemString", o, key)
for pairs, override in (([(1, 2), ["a", "b"]], True), ([("known", "over"), ("new", "n")], True), ([("known", "under"), ("newer", "n")], False), (["ab", "cd"], True), ([], True), ((), True), (iter([(5, 6)]), True),
                        ([(1,)], True), ([(1, 2, 3)], True), ([3], True), (3, True), ([([], 1)], True), ([("fine", 1), ("wrong",)], True)):
    tell("Merge", lambda: c.dict("Merge", holder, pairs, override))
    print("   ", holder)
tell("SIZE", c.dict, "SIZE", holder)
for o in {}, {"a": 1, 2: "b"}, Dict(x=1):
    tell("dict_entries", c.dict_entries, o)
tell("dict_entries", lambda: c.dict_entries([]))
for n in 0, 5, 1000, -1:
    tell("presized", c.presized, n)
for o in {"a": 1}, Dict(a=1), 3, [1], "abc", (1,), Map(), None:
    try:
        made = c.proxy(o)
        print("proxy", type(made).__name__, len(made))
    except TypeError as e:
        print("proxy", type(e).__name__, told(e))
inside = {"a": 1}
made = c.proxy(inside)
inside["b"] = 2
print(made, made["b"])
tell("proxy", lambda: made.__setitem__("c", 3))

items = [0]
for more in [1, 2], (3,), "ab", {4: 5}, iter([6]), items, 7, None, (n for n in (8, 9)), range(2):
    tell("extend", lambda: (c.extend(items, more), items))
listed = List([1])
tell("extend", lambda: (c.extend(listed, [2]), list.__len__(listed)))
for o in None, [3, 1, 2, 1], "ab", {1: 2}, 3, frozenset({1}), set(), [[]]:
    tell("frozen", lambda: sorted(c.set("frozen", o)))
same = frozenset({1, 2})
print(c.set("frozen", same) is same, c.set("frozen", {1, 2}) == same)
some = {1}
for more in [2, 3], {1: 2}, "a", {4}, some, 5, [[]], None:
    try:
        print("update", c.set("update", some, more), sorted(some, key=str))
    except TypeError as e:
        print("update", type(e).__name__, e, sorted(some, key=str))
tell("update", c.set, "update", frozenset({1}), [2])
tell("update", c.set, "update", [1], [2])


class Set(set):
    pass


for o in set(), frozenset(), Set(), [], {}, None, dict().keys():
    tell("checks", c.set, "checks", o)
for o in {1, 2, 3}, frozenset("ab"), set(), [1], 3:
    try:
        print("entries", sorted(c.set("entries", o)))
    except Exception as e:
        print("entries", type(e).__name__, told(e))


class Indexed:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value

    def __repr__(self):
        return "Indexed(%r)" % (self.value,)


for start, stop, step in (None, None, None), (1, 5, 2), (-3, None, None), (None, None, -1), (5, 1, -2), (None, 2**80, None), (-2**80, None, 2**80), (None, None, -2**80), (Indexed(1), Indexed(4), Indexed(2)), (0, 0, 0), ("a", None, None), (None, None, 1.5), (Indexed("x"), 1, 1), (3, 1, 1), (20, 30, 5), (None, None, 3):
    for length in 10, 0:
        tell("slice", c.slice, slice(start, stop, step), length)
        tell("older", c.slice_older, slice(start, stop, step), length)

for o in [1, 2], "abc", {1: 2}, {1}, 3, Map(), iter([]), range(5), List():
    try:
        print("Length", type(o).__name__, c.sequence("Length", o))
    except TypeError as e:
        print("Length", e)
for o, low, high, items in ([1, 2, 3, 4], 1, 3, "xy"), ([1, 2, 3, 4], -3, -1, []), ([1, 2], 5, 9, [3]), ([1, 2, 3], 2, 1, [9]), ((1, 2), 0, 1, [3]), ("abc", 0, 1, "x"), (bytearray(b"abc"), 0, 2, b"xyz"), ([1], 0, 1, 3), ({1: 2}, 0, 1, []), (3, 0, 1, []), (Map(), 0, 1, "v"):
    tell("SetSlice", lambda: (c.sequence("SetSlice", o, low, high, items), o))
for o, low, high in ([1, 2, 3, 4], 1, 3), ([1, 2, 3, 4], -3, -1), ([1, 2], 5, 9), ((1, 2), 0, 1), ("abc", 0, 1), (bytearray(b"abc"), 0, 2), ({1: 2}, 0, 1), (3, 0, 1):
    tell("DelSlice", lambda: (c.sequence("DelSlice", o, low, high), o))
for o, index in ([1, 2], 1), ([1, 2], 2), ("abc", 0), ((1, 2), 1), (b"abc", 0), (range(5), 3):
    tell("ITEM", c.sequence, "ITEM", o, index)
for o, item in ([1, 2], 1), ([1, 2], 3), ("abc", "b"), ({1: 2}, 1), (iter([1, 2]), 2), (3, 3), ("abc", 3):
    tell("In", lambda: c.sequence("In", o, 0, 0, item))
for o, key in ({"a": 1}, "a"), ({"a": 1}, "b"), ({"a": 1}, []), (Dict(), "any"), (Map(), "k"), (Map(), "none"), ([1], 0), ([1], 5), (3, "a"), ("abc", 1):
    tell("HasKey", c.mapping, "HasKey", o, key)
for o, key in ({"a": 1}, "a"), ({"a": 1}, "b"), (Map(), "k"), (Map(), "none"), ([1, 2], 0), ([1], 5), (3, "a"), ("abc", 1), (Dict(a=1), "a"):
    tell("DelItem", lambda: (c.mapping("DelItem", o, key), o))
for o, key in ({"a": 1}, "a"), ({"a": 1}, "b"), (Map(), "k"), ([1, 2], "0"), (3, "a"), (Dict(a=1), "a"):
    tell("DelItemString", lambda: (c.mapping("DelItemString", o, key), o))

calls = iter([1, 2, 3, 4])
made = c.iterators("call", lambda: next(calls), 3)
print(type(made).__name__, list(made), list(made))
broken = c.iterators("call", lambda: 1 // 0, 3)
tell("call", lambda: next(broken))
tell("call", lambda: next(c.iterators("call", 3, 3)))


class Old:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * index


class Both(list):
    def __iter__(self):
        return iter("not asked")


for o in [1, 2], "ab", (3,), Old(), Both([5]), range(3), bytearray(b"x"):
    made = c.iterators("sequence", o)
    print("sequence", type(made).__name__, list(made))
for o in {1: 2}, {1}, 3, None, iter([1]):
    try:
        print("sequence", list(c.iterators("sequence", o)))
    except Exception as e:
        print("sequence", type(e).__name__)
for o in iter([]), [], (n for n in ()), zip(), 3, made, enumerate([]), Old():
    print("check", c.iterators("check", o))


class Listed:
    def __dir__(self):
        return ["b", "a"]


class Wrong:
    def __dir__(self):
        return 3


tell("dir", lambda: c.dir(Listed()))
tell("dir", lambda: c.dir(Wrong()))
print([name for name in c.dir(Map()) if not name.startswith("__")])


def local_names():
    first, second = 1, 2
    return c.dir()


print(local_names())


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        return self.value

    def __repr__(self):
        return "Truth(%r)" % (self.value,)


for o in 0, 1, "", [0], None, Truth(True), Truth(False), Truth(3), {}:
    tell("not", c.inverted, o)


class Own(dict):
    def own(self, *args):
        raise OSError("of the script")

    copy = update = keys = values = items = own


class OwnList(list):
    def own(self, *args):
        raise OSError("of the script")

    sort = reverse = own


class OwnSet(set):
    def own(self, *args):
        raise OSError("of the script")

    pop = clear = update = own


for o in {"a": 1}, Own(a=1), 3:
    tell("Copy", lambda: (c.dict("Copy", o), type(c.dict("Copy", o)).__name__))
    tell("Keys", lambda: c.dict("Keys", o))
for other in {"b": 2}, Own(b=3), [("b", 4)], Map(), 3:
    tell("Update", lambda: (c.dict("Update", {"a": 1}, other)))
    into = Own(a=1)
    tell("Update", lambda: (c.dict("Update", into, other), dict.__repr__(into)))
print(c.sorted([3, 1, 2]), c.sorted(OwnList([3, 1, 2])))
tell("sorted", lambda: c.sorted([1, "a"]))
for o in {5}, OwnSet([5]), set(), frozenset({5}), 3:
    tell("pop", lambda: c.set("pop", o))
for o in {5}, OwnSet([5]), frozenset({5}), 3:
    tell("clear", lambda: (c.set("clear", o), len(o)))
own = OwnSet([1])
print(c.set("update", own, [2]), set.__len__(own))
