import misuse


class Useless:
    __slots__ = ()

    def __repr__(self):
        return "<useless>"


def attempt(kind, name, *args):
    try:
        print(kind, name, "=", repr(getattr(misuse, kind)(*args)))
    except Exception as e:
        # Where the API complains about its caller, CPython names its own file and line.
        said = "" if isinstance(e, SystemError) and ".c:" in str(e) else str(e)
        print(kind, name, "->", type(e).__name__, said)


for name in misuse.names("wrong"):
    attempt("wrong", name, name, Useless())
for name in misuse.names("refused"):
    attempt("refused", name, name)

print("-- formats")
for format in ("?", "O?", "i#", "s*#", "w", "|$O", "O|$", "$O", "O|O|O", "|O|", "O$$O", "O:", "O;", "O:name;x", "d", "p", "U", "S", "Y",
               "c", "C", "b", "B", "h", "H", "n", "k", "K", "L", "s", "z", "y", "(O)", "(OO)", "OO", ""):
    for args in (Useless(),), (), (1, 2, 3):
        attempt("parse", (format, len(args)), args, None, format)
for format in "OO", "O|O", "|OO", "O$O", "|O$O", "OOO", "O", "", "|$OO", "O:name", "i?":
    for keywords in {}, {"second": 1}, {"first": 1}, {"third": 3}, {3: 3}:
        attempt("parse", (format, sorted(map(str, keywords))), (1,), keywords, format)
