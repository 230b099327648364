import functools
import inspect
import sys
from inspect import Parameter, Signature, signature


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def f(a, /, b: int, c=3, *args: str, d, e: float = 1.5, **kw) -> bool:
    """Does things.

        And more.
    """
    return True


class C:
    """A class."""

    def __init__(self, x, *, y=None):
        self.x = x

    # above the method
    def method(self, p, q=(1,
                           2)):
        text = """
not the end
"""
        return text

    @classmethod
    def cm(cls, z):
        pass

    @staticmethod
    def sm(w=1):
        pass

    @property
    def prop(self):
        return 1

    def __call__(self, m, n=2):
        pass


class D(C):
    def method(self, p, q=0):
        pass


class Empty:
    pass


def gen(n):
    yield n


@functools.wraps(f)
def wrapper(*args, **kwargs):
    return f(*args, **kwargs)


print(signature(f), repr(signature(f)), list(signature(f).parameters), signature(f).return_annotation)
for p in signature(f).parameters.values():
    print(p.name, p.kind, p.kind.description, p.default is Parameter.empty, p.annotation, repr(p), str(p))
print(signature(C), signature(C.method), signature(C(1).method), signature(C.cm), signature(C.sm), signature(C(1)), signature(Empty), signature(lambda x, y=1: x), signature(wrapper))
print(signature(functools.partial(f, 1)), signature(functools.partial(f, 1, d=5)), signature(functools.partial(f, 1, b=2)), signature(gen))
print(raised(lambda: signature(5)), signature(f) == signature(wrapper), hash(signature(gen)) == hash(signature(gen)))
s = signature(f)
ba = s.bind(1, 2, 3, 4, 5, d=6, z=7)
print(ba, ba.args, ba.kwargs, ba.arguments)
ba = s.bind(1, b=2, d=3)
ba.apply_defaults()
print(ba, f(*ba.args, **ba.kwargs), s.bind_partial(1))
print(raised(lambda: s.bind()), raised(lambda: s.bind(1, 2)), raised(lambda: signature(gen).bind(1, 2)), raised(lambda: signature(gen).bind(1, x=2)), raised(lambda: signature(gen).bind(1, n=2)))
print(s.replace(return_annotation=Signature.empty), Signature([Parameter("a", Parameter.POSITIONAL_ONLY), Parameter("b", Parameter.KEYWORD_ONLY, default=1)]))
print(raised(lambda: Signature([Parameter("a", Parameter.KEYWORD_ONLY), Parameter("b", Parameter.POSITIONAL_ONLY)])), raised(lambda: Parameter("1a", Parameter.KEYWORD_ONLY)), raised(lambda: Parameter("a", Parameter.VAR_KEYWORD, default=1)))
print(inspect.getfullargspec(f), inspect.getfullargspec(C(1).method), inspect.getcallargs(gen, 5))
print([name for name in ("isfunction", "ismethod", "isclass", "ismodule", "isbuiltin", "isroutine", "isgeneratorfunction", "isgenerator", "isdatadescriptor", "ismethoddescriptor", "iscode", "isframe", "isabstract", "iscoroutinefunction")
       for obj in [0] if callable(getattr(inspect, name))])
for obj in (f, C, C(1).method, C.method, sys, len, gen, gen(1), C.__dict__["prop"], str.join, f.__code__, inspect.currentframe(), 5, C.cm, [].append):
    print([name for name in ("isfunction", "ismethod", "isclass", "ismodule", "isbuiltin", "isroutine", "isgeneratorfunction", "isgenerator", "isdatadescriptor", "ismethoddescriptor", "iscode", "isframe")
           if getattr(inspect, name)(obj)])
print([n for n, v in inspect.getmembers(C, inspect.isfunction)], [n for n, _ in inspect.getmembers(C(1)) if not n.startswith("__")], inspect.getmro(D))
print(repr(inspect.getdoc(f)), inspect.getdoc(D), inspect.cleandoc("  a\n    b\n      c\n  "), inspect.getdoc(D.method))
print(inspect.getsource(f), inspect.getsource(C.method), inspect.getsourcelines(gen), inspect.getsource(Empty), inspect.getsource(wrapper)[:5], sep="|")
print(inspect.getsource(D), inspect.getsourcelines(C.sm), inspect.getcomments(C.method), inspect.getsourcefile(f) == __file__, inspect.getmodule(f).__name__)
print(inspect.unwrap(wrapper) is f, type(inspect.getattr_static(C(1), "prop")), raised(lambda: inspect.getattr_static(C(1), "zz")), inspect.getattr_static(C(1), "zz", 5), inspect.getattr_static(C(3), "x"))
print(inspect.currentframe().f_lineno, inspect.stack()[0].function, inspect.getframeinfo(inspect.currentframe()).lineno, inspect.get_annotations(f), raised(lambda: inspect.getsource(len))[:60])
