import awaits as a

def show(label, f, *args):
    try:
        result = f(*args)
        print(label, "=", str(result).split(" at 0x")[0])
    except StopIteration as e:
        print(label, "-> StopIteration", e.args, e.value)
    except BaseException as e:
        print(label, "->", type(e).__name__, e)

print("-- a value at the end")
for t in (a.Valued, a.Plain, a.Named, a.Tuple, a.Error, a.Awaitable, a.Sending):
    print(t.__name__)
    x = t()
    for i in range(4):
        show("  __next__", x.__next__)
    x = t()
    for i in range(4):
        show("  next", next, x)
    show("  next with a default", next, x, "none")
    show("  type's __next__", t.__next__, x)
    show("  list", list, t())
    show("  all_of", a.all_of, t())
    x = t()
    for i in range(4):
        show("  tp_iternext", a.iternext, x)
    def from_(x):
        result = yield from x
        return "from", result
    g = from_(t())
    for i in range(5 if t is not a.Sending else 0):
        show("  yield from", next, g)
    x = t()
    for i in range(4):
        show("  iter_send", a.iter_send, x, None)
    show("  iter_send 1", a.iter_send, x, 1)
    class Sub(t):
        pass
    x = Sub()
    for i in range(4):
        show("  a subclass", x.__next__)

print("-- PyIter_Send")
def generator():
    got = yield 1
    got = yield got
    return "end", got
g = generator()
show("start with a value", a.iter_send, g, 5)
for v in (None, 2, 3, 4, None):
    show("generator", a.iter_send, g, v)
def raises():
    yield 1
    raise LookupError("in it")
g = raises()
for v in (None, None, None):
    show("generator", a.iter_send, g, v)
def returns_nothing():
    yield
g = returns_nothing()
for v in (None, None, None):
    show("generator", a.iter_send, g, v)
def returns_tuple():
    return (1, 2)
    yield
show("generator", a.iter_send, returns_tuple(), None)
def returns_exception():
    return ValueError("as a value")
    yield
show("generator", a.iter_send, returns_exception(), None)
class Python:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 1: raise StopIteration("value")
        return self.n
    def send(self, value): return "sent", value
x = Python()
for v in (None, 1, None, None):
    show("a class", a.iter_send, x, v)
for x in (iter([1]), 5, None, "x", iter(())):
    for v in (None, 1, None):
        show(type(x).__name__, a.iter_send, x, v)

print("-- async slots")
class PythonAsync:
    def __aiter__(self): return self
    def __anext__(self): return "anext"
    def __await__(self): return iter([1])
class BadPythonAsync:
    def __aiter__(self): return 5
class RaisingAsync:
    def __aiter__(self): raise LookupError("no aiter")
class NoneAsync:
    __aiter__ = None
class SubAwaitable(a.Awaitable):
    pass
class SubAsync(a.Async):
    def __anext__(self): return "of the subclass"
for t in (a.Awaitable, a.Async, a.Sending, a.BadAiter, a.Static, a.Plain, SubAwaitable, SubAsync, PythonAsync, BadPythonAsync, RaisingAsync, NoneAsync, int, list):
    x = t()
    print(t.__name__, a.checks(x), [n for n in ("__await__", "__aiter__", "__anext__", "send") if hasattr(x, n)],
          [n for n in ("__await__", "__aiter__", "__anext__") if n in vars(t)])
    show("  get_aiter", lambda: a.get_aiter(x) is x)
    for n in ("await", "aiter", "anext"):
        show("  __%s__" % n, lambda: (lambda r: r is x or type(r).__name__)(getattr(x, "__%s__" % n)()))
        if t is not int and t is not list:
            show("  slot " + n, lambda: (lambda r: r is x or r if isinstance(r, str) else type(r).__name__)(a.slot(x, n)))
    if t in (a.Awaitable, a.Async, a.Sending, a.BadAiter, a.Static):
        show("  slot send", a.slot, x, "send")
for t in (a.Awaitable, a.Async, a.Static):
    for n in ("__await__", "__aiter__", "__anext__"):
        if n in vars(t):
            print(t.__name__, n, type(vars(t)[n]).__name__, vars(t)[n].__doc__)
x = a.Async()
for i in range(4):
    show("__anext__", x.__anext__)
show("wrong arguments", a.Async.__anext__)
show("wrong arguments", x.__anext__, 1)
show("wrong type", a.Async.__anext__, 5)
x = a.Sending()
for v in (1, None, 2, 3):
    show("send", a.iter_send, x, v)
x = a.Sending()
show("send", a.iter_send, x, "text")
x = a.Static()
for v in (1, None, 2, 3):
    show("send", a.iter_send, x, v)
print("for loop over async")
try:
    for i in a.Async():
        pass
except TypeError as e:
    print(e)
