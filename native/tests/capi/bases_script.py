import bases as b

def show(label, f, *args, **kw):
    try:
        print(label, "=", str(f(*args, **kw)).split(" at 0x")[0])
    except BaseException as e:
        print(label, "->", type(e).__name__, e)
    for line in b.journal():
        print("     ", line)

print("-- over object")
show("Plain", lambda: b.Plain(1, 2))
x = b.Plain(1)
print(b.journal(), x, x.magic, x.n, x == b.Plain(3), x == b.Plain(1, 2), x == 5, x != 5, hash(x))
b.journal()
show("set", setattr, x, "n", 7)
show("set", setattr, x, "other", 7)
show("get", getattr, x, "other")
class Sub(b.Plain):
    def __init__(self, *args):
        super().__init__()
        self.note = 5
    def __getattr__(self, name): return "getattr " + name
s = Sub(1, 2, 3)
print(b.journal(), s, s.note, s.n, s.magic, s.missing)
del x, s
print(b.journal())

print("-- over other types")
show("Dict", b.Dict)
show("Dict", b.Dict, {"a": 1}, b=2)
show("Dict", b.Dict, 5)
class SubDict(b.Dict):
    def __init__(self, *args):
        super().__init__(*args)
        self["sub"] = 1
show("SubDict", SubDict, {"a": 1})
show("List", b.List, "ab")
show("List", b.List, 5)
show("Str", b.Str, b"x", "ascii")
show("Str", b.Str, 5)
show("Int", lambda: (b.Int("12"), b.Int(), hash(b.Int(5)), b.Int(5) + 1, type(b.Int(3)).__name__))
show("Int", b.Int, "x")
show("Tuple", b.Tuple, 1, 2, 3)
show("Tuple", lambda: (b.Tuple(1) == b.Tuple(1), b.Tuple(1) < (2,), b.Tuple() == 5))
show("Error", b.Error, 1, 2)
show("Error", b.Error, "text")
show("Error", b.Error, a=1)
def raising():
    raise b.Error("raised")
show("Error", raising)
class SubError(b.Error):
    def __init__(self, *args):
        super().__init__("sub", *args)
show("SubError", SubError, 3)
show("SubError", lambda: SubError(3).args)
for t in (b.Plain, b.Dict, b.List, b.Str, b.Int, b.Tuple, b.Error):
    print(t.__name__, t.CONSTANT, "CONSTANT" in vars(t), b.constants(t), [n for n in ("__new__", "__init__", "__repr__", "__str__", "__hash__", "__eq__") if n in vars(t)])
b.journal()

print("-- over a script's classes")
class Script:
    def __init__(self, *args):
        self.args = args
    def __repr__(self): return f"script {self.args}"
class WithNew:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = args
        return self
Below = b.below((Script,))
x = Below(1, 2)
print(Below.__mro__, x, x.of_c(), x.args, vars(x))
Below = b.below((WithNew,))
x = Below(1, 2)
print(x.made, x.of_c())
class Third(Below):
    pass
y = Third(3)
print(y.made, y.of_c())
del x, y

print("-- slots of objects")
class Special:
    def __init__(self, *args): self.args = args
    def __repr__(self): return "special"
    def __str__(self): return "as text"
    def __hash__(self): return 77
    def __eq__(self, o): return "equal"
    def __lt__(self, o): return "less"
    def __getattr__(self, name): return "attribute " + name
    def __setattr__(self, name, value): self.__dict__[name] = ["set", value]
    def __call__(self, *args, **kw): return args, kw
    def __iter__(self): return self
    def __next__(self): return "next"
class Unhashable:
    __hash__ = None
    def __repr__(self): return "unhashable"
class Bare:
    def __repr__(self): return "bare"
objects = [5, 10**30, 1.5, True, None, "text", b"bytes", (1, 2), [1, 2], {1: 2}, {3}, frozenset({4}), range(3), len, show, int, Special, Special(1), Unhashable(), ValueError("v"), Ellipsis]
for o in objects:
    name = getattr(o, "__name__", None) or repr(o)
    print(name)
    for s in ("repr", "str", "hash"):
        if not (s != "hash" and callable(o) and not isinstance(o, Special)):
            show("  " + s, b.slot, o, s)
    for s in ("eq", "lt"):
        for other in (5, "text", (1, 2), [1, 2], o):
            if other is not o or s == "eq":
                show("  " + s, lambda: repr(b.slot(o, s, other)))
    show("  getattro", lambda: type(b.slot(o, "getattro", "__class__")).__name__)
    show("  getattro", lambda: b.slot(o, "getattro", "missing"))
show("setattro", lambda: (lambda o: (b.slot(o, "setattro", "x", 1), o.x))(Special()))
show("setattro", lambda: (lambda o: (b.slot(o, "setattro", "x", 1), o.x))(Bare()))
show("setattro", lambda: b.slot(5, "setattro", "x", 1))
show("setattro", lambda: (b.slot(Bare, "setattro", "x", 1), Bare.x))
show("setattro", lambda: b.slot(int, "setattro", "x", 1))
for o in (len, show, Special, Special(), int, dict, Special().__init__, [].append, type):
    show("call", lambda: b.slot(o, "call", ("5",)) if o is not show else b.slot(o, "call", ("inner", lambda: 5)))
show("call", lambda: b.slot(dict, "call", (), {"a": 1}))
show("call", lambda: b.slot(Special(), "call", (1,), {"a": 1}))
for t in (int, str, dict, list, tuple, object, Special, Script, WithNew, b.Plain, b.Dict, Sub, SubDict, ValueError, bytes, float):
    show("new " + t.__name__, lambda: (lambda o: (type(o).__name__, getattr(o, "args", None), getattr(o, "made", None)))(b.slot(t, "new", ())))
show("new", lambda: b.slot(int, "new", ("12",)))
show("new", lambda: b.slot(type, "new", ("T", (), {})).__name__)
show("new", lambda: b.slot(bool, "new", (1,)))
show("new", lambda: b.slot(type(None), "new", ()))
show("init", lambda: (lambda o: (b.slot(o, "init", ([1, 2],)), o))([5]))
show("init", lambda: (lambda o: (b.slot(o, "init", ({1: 2},), {"a": 1}), o))({5: 5}))
show("init", lambda: (lambda o: (b.slot(o, "init", (1, 2)), o.args))(ValueError()))
show("init", lambda: (lambda o: (b.slot(o, "init", (1, 2)), o.args))(Script()))
show("init", lambda: (lambda o: (b.slot(o, "init", (1, 2)), o.args))(Special()))
show("init", lambda: b.slot(object(), "init", ()))
show("init", lambda: b.slot(object(), "init", (1,)))
show("init", lambda: b.slot(b.Plain(), "init", ()))
for o in (iter([1]), iter("a"), (i for i in [1]), Special(), map(str, [1]), zip([1], [2])):
    show("iternext", lambda: b.slot(o, "iternext"))
b.journal()
