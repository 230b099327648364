def count(n):
    i = 0
    while i < n:
        got = yield i
        if got: print("got", got)
        i += 1
    return "result"
g = count(3)
print(next(g), g.send("hello"), list(g))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)
def deleg():
    r = yield from count(2)
    print("r", r)
    yield from [10, 20]
    yield from (x * x for x in range(3))
print(list(deleg()))
def inner():
    try:
        while True:
            try:
                x = yield
                print("inner got", x)
            except ValueError as e:
                print("inner caught", e)
    finally:
        print("inner done")
def outer():
    yield from inner()
o = outer(); next(o); o.send(1); o.throw(ValueError("boom")); o.send(2); o.close()
def stopper():
    raise StopIteration("bad")
    yield
try:
    list(stopper())
except RuntimeError as e:
    print(e, repr(e.__cause__))
print([x for x in range(10) if x % 2], {x: x * x for x in range(3)}, {x % 3 for x in range(9)}, list(x for x in "abc"))
print([(x, y) for x in range(3) for y in range(x)], [[j for j in range(i)] for i in range(3)])
print([y := 5, y + 1], y, any((z := n) > 2 for n in range(5)), z)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
def gen_err():
    yield 1
    raise KeyError("inside")
try:
    for x in gen_err(): print(x)
except KeyError as e:
    print("caught", e)
g = count(1)
try:
    g.send(5)
except TypeError as e:
    print(e)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()), tuple(It()), [*It(), *"ab"], max(It()))
def throwing():
    try:
        yield 1
    except ValueError:
        yield "handled"
t = throwing(); next(t); print(t.throw(ValueError)); print(next(t, "default"))
print(list(zip("abc", It())), list(enumerate("xy", 5)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])))
print(list(reversed([1, 2, 3])), sorted("hello", reverse=True), sorted([3, 1, 2], key=lambda v: -v), list(iter(iter([1, 2, 3, 0, 5]).__next__, 0)))
def reentrant():
    yield next(me)
me = reentrant()
try:
    next(me)
except ValueError as e:
    print(e)
def ctx():
    try:
        raise ValueError("v")
    except ValueError:
        yield 1
        import sys
        print(sys.exc_info()[0])
c = ctx(); next(c); next(c, None)
def returning():
    def body():
        yield 1
        return ("held by", "the body's code alone", 12345678901234567890123)
    return body()
namespace = {}
exec("def dying():\n def body():\n  yield 1\n  return 'a constant of a body that dies'\n return body()", namespace)
for make in (returning, namespace["dying"]):
    def delegating():
        print("result", (yield from make()))
    print(list(delegating()), list(make()))
    for step in (next, lambda g: g.__next__(), lambda g: g.send(None)):
        g = make()
        step(g)
        try:
            step(g)
        except StopIteration as e:
            print("stop", e.value)
    print(next(iter([]), "default"), next(make()), [next(x, "end") for x in [make()] for _ in range(3)])
def answering():
    try:
        yield 1
    except ValueError:
        return "answered"
g = answering(); next(g)
try:
    g.throw(ValueError)
except StopIteration as e:
    print("stop", e.value)
class Unclosable:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): raise KeyError("close failed")
def over():
    try:
        yield from Unclosable()
    finally:
        print("over finally")
g = over(); next(g)
try:
    g.close()
except KeyError as e:
    print("close raised", e)
