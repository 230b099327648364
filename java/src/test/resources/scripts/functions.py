def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, sorted(kw.items())

print(f(1, c=3))
print(f(1, 5, 6, 7, c=8, d=9, x=10, y=11))
print(f(*[1, 2, 3], **{"c": 4, "z": 5}))

def pos(a, b, /, c):
    return a + b + c
print(pos(1, 2, 3), pos(1, 2, c=3))

for call in ("pos(1, 2)", "pos(1, b=2, c=3)", "pos(1, 2, 3, 4)", "f()", "f(1)", "f(1, c=1, c2=2, a=3)", "pos(1, 2, d=3)",
             "(lambda: 0)(1)", "(lambda x, y=1: 0)(1, 2, 3)", "f(1, *5)", "f(1, **5)", "f(**{1: 2})", "pos(*(1, 2), **{'c': 1}, **{'c': 2})"):
    try:
        print(call, "=", eval(call))
    except TypeError as e:
        print(call, "->", e)

def outer():
    x = 1
    def inc():
        nonlocal x
        x += 1
        return x
    def get():
        return x
    return inc, get
inc, get = outer()
inc(); inc()
print(get())

counter = 0
def bump():
    global counter
    counter += 1
bump(); bump()
print(counter)

def make():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]
a, b = make()
print([g() for g in a], [g() for g in b])

def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print(fact(30))

def deco(tag):
    def wrap(fn):
        def inner(*a, **k):
            return tag, fn(*a, **k)
        inner.__name__ = fn.__name__
        return inner
    return wrap

@deco("x")
@deco("y")
def decorated(n):
    "doc of decorated"
    return n
print(decorated(3), decorated.__name__)
print(f.__name__, f.__defaults__, f.__kwdefaults__, pos.__qualname__, outer.__code__.co_varnames)
def annotated(x: int, y: "str" = "a") -> float:
    pass
print(annotated.__annotations__)
print((lambda *a, **k: (a, k))(1, 2, z=3))
def unbound():
    print(later)
    later = 1
try:
    unbound()
except UnboundLocalError as e:
    print(type(e).__name__, e)
try:
    undefined_name
except NameError as e:
    print(e)
def free():
    def g():
        return y
    if False:
        y = 1
    return g
try:
    free()()
except NameError as e:
    print(e)
def swap(a, b): return b, a
x, y = swap(1, 2)
print(x, y)
def gen_default(x=[]):
    x.append(1)
    return x
gen_default(); print(gen_default())
print(max(3, 1, 2), min([4, 2, 8]), max("abc", key=ord), min([], default="none"), sum([1, 2, 3], 10))
