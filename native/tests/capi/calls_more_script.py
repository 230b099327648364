"""Calls and arguments by every name that the API has for them; the expected output is CPython's."""
import sys

import calls_more as c


def tell(label, function, *args, **keywords):
    shown = [ascii(a) if not callable(a) else getattr(a, "__name__", type(a).__name__) for a in args] + ["%s=%a" % pair for pair in keywords.items()]
    try:
        print(label, *shown, "->", function(*args, **keywords))
    except Exception as e:
        print(label, *shown, "->", type(e).__name__, e)


def seen(*args, **keywords):
    return args, keywords


def raising(*args, **keywords):
    raise KeyError("raised")


def two(a, b):
    return a + b


class Callable:
    __name__ = "Callable"

    def __repr__(self):
        return "a Callable"

    def __call__(self, *args, **keywords):
        return "called", args, keywords

    def method(self, *args):
        return "method", args

    @classmethod
    def of_class(cls, *args):
        return cls.__name__, args

    @staticmethod
    def of_nobody(*args):
        return "static", args


ways = "CallObject", "CallObject of nothing", "WithKeywords", "CallFunction", "CallFunction of one", "FastCallDict", "Vectorcall", "OneArg", "NoArg", "NoArgs", "none"
for how in ways:
    for callable_ in seen, raising, two, Callable(), Callable, max, "abc".find, len, dict, int:
        tell(how, c.functions_of, how, callable_, "1", "2")
    tell(how, c.functions_of, how, 3, 1, 2)
for how in "WithKeywords", "FastCallDict":
    tell(how, c.functions_of, how, seen, 1, 2, {"k": 3})
    tell(how, c.functions_of, how, two, 1, 2, {"k": 3})
    tell(how, c.functions_of, how, seen, 1, 2, {})
    tell(how, c.functions_of, how, dict, 1, 2, {"k": 3})
    tell(how, c.functions_of, how, Callable(), 1, 2, {"k": 3})
tell("keys", c.functions_of, "WithKeywords", seen, 1, 2, {3: 4})
for callable_ in max, divmod, "abc".replace, len:
    tell("PyCFunction_Call", c.functions_of, "PyCFunction_Call", callable_, "x", "y")
tell("PyCFunction_Call", c.functions_of, "PyCFunction_Call", max, "x", "yy", {"key": len})
for how in "NoArgs", "_NoArgs", "OneArg", "_OneArg", "ObjArgs", "ObjArgs of nothing", "CallMethod", "Vectorcall", "none":
    for o, name in (Callable(), "method"), (Callable(), "of_class"), (Callable, "of_nobody"), (Callable(), "missing"), ("abc", "find"), ([], "clear"), (3, "bit_length"), ("a-b", "split"):
        tell(how, c.methods_of, how, o, name, "-", 1)
tell("without", c.without, "x")

a, b = [1], [2]
counts = sys.getrefcount(a), sys.getrefcount(b)
for how in ways:
    tell(how, c.functions_of, how, len, a, b)
    tell(how, c.functions_of, how, raising, a, b)
for how in "NoArgs", "OneArg", "ObjArgs", "CallMethod", "Vectorcall":
    tell(how, c.methods_of, how, "x", "join", a, b)
    tell(how, c.methods_of, how, "x", "missing", a, b)
print("counts", sys.getrefcount(a) - counts[0], sys.getrefcount(b) - counts[1])

for o in Callable(), 3:
    print("vectorcall_of", type(o).__name__, c.vectorcall_of(o))

for args in (1, "two"), (1, "t\0wo", [3]), (1,), (), (1, 2), ("1", "two"), (1, "two", 3, 4), (2**40, "x"), (1, b"bytes"), (1, None):
    tell("parsed", c.parsed, *args)
for name in "parsed_keywords", "parser_stack", "parser_tuple":
    function = getattr(c, name)
    for args, keywords in (((1,), {}), ((1, 2, "three"), {}), ((1,), {"text": "t", "number": 5}), ((1,), {"only": []}), ((1, 2), {"number": 3}), ((), {}), ((), {"number": 1}), ((1, 2, "3", True), {}),
                           ((1,), {"no": 1}), ((1,), {"": 1}), ((1, "x"), {}), ((1,), {"number": "x"}), ((1,), {"text": "a\0b"}), ((1, 2, 3, 4, 5), {}), ((1,), {"only": 1, "text": "x", "number": 2})):
        tell(name, function, *args, **keywords)
for args in (1,), (1, 2.5), (), (1, "x"), (1, 2, 3), ("x",):
    tell("parse_stack", c.parse_stack, *args)
for args, keywords in (((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1,), {"c": 3}), ((1,), {"b": 2, "c": 3}), ((), {"a": 1}), ((), {"b": 1}), ((), {}), ((1,), {"a": 2}), ((1,), {"d": 4}), ((1, 2), {"c": 3}), ((1, 2), {"b": 3})):
    tell("unpacked", c.unpacked, *args, **keywords)
for args in ("f", 1, 1, 2), ("f", 0, 1, 2), ("f", 3, 1, 2), ("f", 0, 1, 1), ("f", 2, 1, 1), ("f", 0, 2, 3), (None, 0, 1, 1), (None, 3, 1, 2), (None, 0, 1, 2), ("f", 1, 0, 0), ("f", 5, 2, 2):
    tell("positional", c.positional, *args)
for args in (None, None, None), ({}, (), ()), ({"k": 1}, None, None), (None, (1,), None), (None, None, ("k",)):
    tell("none_of", c.none_of, *args)


def down():
    return c.deep(down)


try:
    down()
except RecursionError as e:
    print("RecursionError", "recursion" in str(e))
tell("deep", c.deep, lambda: "back")
