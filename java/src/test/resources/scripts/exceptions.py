def f(n):
    try:
        if n == 0: raise ValueError("zero")
        if n == 1: return "returned"
        if n == 2: raise KeyError("k")
        if n == 3: 1 / 0
        print("body done")
    except ValueError as e:
        print("caught", e)
        return "except"
    except (KeyError, IndexError) as e:
        print("tuple", repr(e))
    else:
        print("else")
    finally:
        print("finally", n)
    return "end"
for i in range(5):
    try:
        print(f(i))
    except ZeroDivisionError as e:
        print("outer", e)

def nested():
    for i in range(3):
        try:
            try:
                if i == 1: continue
                if i == 2: break
                print("i", i)
            finally:
                print("inner finally", i)
        finally:
            print("outer finally", i)
    return "done"
print(nested())

def override():
    try:
        return 1
    finally:
        return 2
print(override())
def swallow():
    while True:
        try:
            raise ValueError
        finally:
            break
    return "swallowed"
print(swallow())
class CM:
    def __init__(self, n, suppress=False): self.n, self.s = n, suppress
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb): print("exit", self.n, t and t.__name__, v); return self.s
with CM(1) as a, CM(2) as b:
    print(a, b)
with CM(3, True):
    raise RuntimeError("gone")
try:
    with CM(4), CM(5):
        raise RuntimeError("seen")
except RuntimeError as e:
    print("got", e)
def ret():
    with CM(6):
        return "value"
print(ret())
try:
    try:
        raise ValueError("first")
    except ValueError as e:
        raise TypeError("second") from e
except TypeError as e:
    print(e, "cause", repr(e.__cause__), e.__suppress_context__)
try:
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second")
except TypeError as e:
    print(e, "context", repr(e.__context__), e.__cause__)
try:
    raise
except RuntimeError as e:
    print(e)
class MyError(Exception):
    def __init__(self, a, b):
        super().__init__(a, b)
        self.a = a
    def __str__(self): return f"my {self.a}"
try:
    raise MyError(1, 2)
except MyError as e:
    print(e, e.args, repr(e))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    try: pass
    except 5: pass
    else: print("no check")
    try: 1/0
    except 5: pass
except TypeError as e:
    print(e)
try:
    e
except NameError as x:
    print(x)
def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("closed"); raise
    finally:
        print("gen finally")
it = g(); next(it); it.close()
it = g(); next(it); del it
try:
    assert 1 == 2, "message"
except AssertionError as e:
    print("assert", e)
for ex in ("[][1]", "{}['x']", "int('z')", "'a' + 1", "1 + 'a'", "None.x", "(1).real.foo", "[1,2,3].index(9)", "'abc'[10]", "a, b = 1", "a, b = 1, 2, 3", "a, b, *c = 1,", "float('q')", "[] < 3", "{} + {}", "{[]: 1}", "range(1, 2, 0)", "chr(-1)", "ord('ab')", "sum(['a'])", "'%d' % 'x'", "next(iter([]))", "int(None)", "1 << -1", "2 ** 1000000 > 0 and 1 % 0", "import_me", "().x", "len(5)", "5()", "[].pop()", "{}.popitem()", "set().pop()", "'x'.join([1])", "b'a' + 'a'", "bytes([256])", "isinstance(1, 2)", "max()", "max([])", "print(nope=1)", "sorted(1)", "zip(1)", "open('/nonexistent/file')", "getattr(1, 'zz')", "setattr(1, 'zz', 2)", "super()", "iter(1, 2)", "type(1, 2)", "object(1)", "divmod(1, 0)", "round('a')", "abs('a')", "hash([])", "'abc'.index('z')", "(1,)[3]", "float('inf') // 1", "int(float('nan'))", "complex(1, 2) < 1", "1.5 | 2", "~1.5", "-'a'"):
    try:
        exec(ex)
        print(ex, "ok")
    except Exception as e:
        print(ex, "->", type(e).__name__, "|", e)
e = ValueError("x", 1)
e.add_note("a note")
print(e.__notes__, e.args, str(e), repr(ValueError()), str(KeyError("k")), OSError(2, "No such", "f"), repr(StopIteration(3).value))
