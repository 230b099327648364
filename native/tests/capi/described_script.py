import described


def tell(title, o):
    kind = type(o).__name__
    name = [getattr(o, n, "-") for n in ("__name__", "__qualname__", "__module__")]
    if kind == "staticmethod":
        o = o.__func__  # its own doc is that of staticmethod
    print(title, "|", kind, "|", *name, "|", repr(getattr(o, "__doc__", "-")), "|", getattr(o, "__text_signature__", "-"))


tell("module", described)
for name in "function", "bare":
    tell(name, getattr(described, name))
for cls in described.Thing, described.Made, described.Silent, described.Error, described.Bare:
    tell("type", cls)
    for name in sorted(vars(cls)):
        if name not in ("__module__", "__doc__", "__weakref__", "__new__") and vars(cls)[name] is not None:
            tell("  " + cls.__name__ + "." + name, vars(cls)[name])
    tell("  instance", cls())
    print("unhashable", "__hash__" in vars(cls) and cls.__hash__ is None)
    print(repr(vars(cls).get("__doc__")), vars(cls).get("__module__", "-"))


class Derived(described.Thing):
    "Derived(x)\n--\n\nA class of the script."


class Undescribed(described.Made):
    pass


for cls in Derived, Undescribed:
    tell("derived", cls)
    print(repr(cls.__doc__), repr(cls().__doc__))
thing = described.Thing()
for name in "method", "silent", "of_class", "plain", "__repr__", "__add__", "__call__":
    tell("bound " + name, getattr(thing, name))
for name in "number", "real", "silent_member", "twice", "silent_getter", "method", "of_class", "__repr__":
    print(repr(vars(described.Thing)[name]).replace(" at 0x", "\0").split("\0")[0], vars(described.Thing)[name].__objclass__)
print(described.Thing.number is vars(described.Thing)["number"], described.Thing.twice is vars(described.Thing)["twice"])
for action in ("thing.real = 1", "del thing.number", "del thing.twice", "thing.silent_getter = 1", "described.Thing.number = 3", "described.Thing.__doc__ = 'x'",
               "described.Thing.__text_signature__ = 'x'", "described.function.__doc__ = 'x'", "vars(described.Thing)['number'].__doc__ = 'x'",
               "vars(described.Thing)['number'].__get__(3)", "vars(described.Thing)['twice'].__get__(3)", "vars(described.Thing)['number'].__set__(3, 4)"):
    try:
        exec(action)
        print(action, "done")
    except Exception as e:
        print(action, "->", type(e).__name__, e)
described.Made.__doc__ = "changed"
print(described.Made.__doc__, described.Made.__text_signature__)


def attempt(what):
    try:
        result = eval(what)
        print(what, type(result).__name__)
    except Exception as e:
        print(what, "->", type(e).__name__, e)


for what in ("described.Made(1)", "described.Made(a=1)", "described.Silent(1)", "described.Made.__init__(described.Made(), 1)", "object.__new__(described.Made)",
             "object.__new__(described.Thing)", "Undescribed(1)", "Derived(1)", "described.Made.__new__(described.Made)", "hash(thing)", "{thing}", "str.maketrans.__qualname__",
             "[].__iadd__.__doc__", "hash(described.Made()) != 0"):
    attempt(what)
print([].__iadd__.__doc__, set().__ior__.__doc__, (1).__radd__.__doc__, [].__imul__.__text_signature__, str.maketrans.__qualname__)
