import functools
import itertools as it
import operator


def shows(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


print(list(it.islice(it.count(5, 2), 4)), it.count(1), it.count(1.5, 2), list(it.repeat("x", 3)), it.repeat(1, 2), it.repeat(0))
print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["ab", "c"])), list(it.islice(it.cycle("ab"), 5)))
print(list(it.accumulate([1, 2, 3])), list(it.accumulate([1, 2, 3], operator.mul, initial=10)), list(it.accumulate([])))
print(list(it.compress("abcd", [1, 0, 1, 1])), list(it.takewhile(lambda x: x < 3, range(9))), list(it.dropwhile(lambda x: x < 3, range(6))))
print(list(it.filterfalse(None, [0, 1, "", 2])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise("abcd")))
print(list(it.islice("abcdef", 3)), list(it.islice("abcdef", 1, None, 2)), list(it.islice("abcdef", 1, 4)))
i = iter(range(10))
print(list(it.islice(i, 1, 4)), next(i))
for bad in (-1,), (0, 1, 0), ("x",), ():
    shows(lambda: list(it.islice("abc", *bad)))
print(list(it.zip_longest("abc", [1], fillvalue="-")), [list(t) for t in it.tee("abc", 3)])
print([(k, list(g)) for k, g in it.groupby("aabbbca")], [k for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)])
print(list(it.product("ab", [1, 2])), list(it.product("ab", repeat=2)), list(it.product()), list(it.product("ab", [])))
print(list(it.permutations("abc", 2)), list(it.permutations([1, 2, 3]))[:3], list(it.permutations("ab", 3)))
print(list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("abc", 2)), list(it.combinations("a", 2)), list(it.combinations("ab", 0)))

print(functools.reduce(operator.add, [1, 2, 3]), functools.reduce(operator.add, [], 9))
shows(functools.reduce, operator.add, [])
p = functools.partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, functools.partial(pow, 2)(5), functools.partial(functools.partial(max, 1), 2)(0))
shows(functools.partial, 3)


@functools.lru_cache(maxsize=2)
def square(n):
    """n times n"""
    print("computing", n)
    return n * n


print(square(1), square(2), square(1), square(3), square(2), square.cache_info(), square.__name__, square.__doc__)
square.cache_clear()
print(square.cache_info(), square.__wrapped__(4))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().misses)


def deco(f):
    @functools.wraps(f)
    def inner(*a):
        return f(*a)
    return inner


@deco
def named(x: int) -> str:
    "doc"


print(named.__name__, named.__doc__, named.__annotations__, named.__wrapped__ is not None)


class C:
    @functools.cached_property
    def once(self):
        print("once")
        return 5


c = C()
print(c.once, c.once, c.__dict__)


@functools.total_ordering
class T:
    def __init__(self, v):
        self.v = v

    def __eq__(self, o):
        return self.v == o.v

    def __lt__(self, o):
        return self.v < o.v


print(T(1) < T(2), T(1) <= T(1), T(2) > T(1), T(1) >= T(2), T(2) >= T(2))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.singledispatch
def kind(x):
    return "object"


@kind.register(int)
def _(x):
    return "int"


@kind.register
def _(x: list):
    return "list"


print(kind(1), kind([]), kind("x"), kind(True))
print(operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"), operator.attrgetter("real")(5), operator.attrgetter("a.b", "a")(type("X", (), {"a": type("Y", (), {"b": 1})()})())[0])
print(operator.methodcaller("split", ",")("a,b"), operator.itemgetter(1), operator.attrgetter("x"), operator.index(5), operator.length_hint([1]), operator.indexOf("abc", "c"), operator.countOf([1, 1], 1))
shows(operator.index, 1.5)
shows(operator.indexOf, "a", "z")
print(operator.__add__(1, 2), operator.iadd([1], [2]), operator.contains("abc", "b"), operator.not_(0), operator.truth([]))
