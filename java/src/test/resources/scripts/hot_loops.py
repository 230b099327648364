# Loops of every kind, each with enough turns that it is translated on the way. What is seen of them must not change with that.
import sys
import traceback


def where():
    return sys._getframe(1).f_lineno - sys._getframe(1).f_code.co_firstlineno


def lines():
    seen = set()
    for i in range(4):
        seen.add(where())
        if i % 2:
            seen.add(where())
        else:
            seen.add(
                where())
    return sorted(seen)


print("lines", lines())


def counts():
    x = object()
    numbers = []
    for i in range(4):
        numbers.append((sys.getrefcount(x), sys.getrefcount(i + 1000), sys.getrefcount([x])))
        y = x
    del y
    numbers.append(sys.getrefcount(x))
    return numbers


print("counts", counts())


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name, end="; ")


def temporaries():
    for i in range(3):
        Loud(i)
        x = Loud("x%d" % i)
        print("turn", i, end="; ")
        id(Loud("argument"))
        print("after", end="; ")
    print("loop over", end="; ")


temporaries()
print()


def failing(n):
    done = 0
    for i in range(n):
        done += 1
        if i == 3:
            len(i, [1][i - 2])
    return done


def unbound(n):
    for i in range(n):
        if i == 3:
            del n
        len([n])


def undefined(n):
    for i in range(n):
        if i == 3:
            len(missing)
        elif i == 9:
            no_function(i)


def wrong_count(n):
    for i in range(n):
        len(i if i == 3 else "text")


def wrong_operand(n):
    i = 0
    while True:
        i += 1 if i < n else "one"


def wrong_function(n):
    function = len
    for i in range(n):
        if i == 3:
            function = None
        function("")


for function in failing, unbound, undefined, wrong_count, wrong_operand, wrong_function:
    try:
        function(5)
    except Exception:
        print(traceback.format_exc().replace(__file__, "FILE"))


def handlers(n):
    log = []
    for i in range(n):
        try:
            try:
                if i % 3 == 0:
                    raise ValueError(i)
                if i % 3 == 1:
                    continue
                log.append(10 // (i - 2))
            except ValueError as e:
                log.append(repr(e))
            finally:
                log.append("f%d" % i)
        except ZeroDivisionError as e:
            log.append(str(e))
            log.append(repr(e.__context__))
        else:
            log.append("else")
    return log


print(handlers(7))


class Manager:
    def __init__(self, swallows):
        self.swallows = swallows

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return self.swallows


def managed(n):
    log = []
    for i in range(n):
        with Manager(True) as m:
            log.append(m.swallows)
            if i == 2:
                raise KeyError(i)
            if i == 3:
                continue
            if i == 4:
                break
        log.append(i)
    else:
        log.append("never")
    return log


print(managed(6))


def nested(n):
    total, odd = 0, []
    for i in range(n):
        j = 0
        while j < i:
            j += 1
            if j == 3:
                break
            for k in "ab":
                total += len(k) * j
        else:
            odd.append(i)
            continue
        total -= 1
    return total, odd


print(nested(6))


def numbers(n):
    a, b, c = 0, 1.5, 1
    for i in range(n):
        a += i
        b *= 1.25
        c <<= 40
        c |= i
        a, b = (a, b) if a > b and not i == 3 or a is None else (a + 1, b)
    return a, b, c, -a, ~a, +b


print(numbers(6))


def containers(n):
    d, l, s = {}, [], set()
    for i in range(n):
        d[i] = l[-1:] + [i]
        l.append(i * i)
        s |= {i % 3, *l[:1]}
        first, *rest = l
        if i in d and i not in rest:
            del d[i]
        d[f"{i:03d}{first!r}"] = {**{"i": i}, "n": (i, *rest)}
    return d, l, s, [x + y for x in l for y in s if x != y], {x: y for x, y in enumerate(l)}


print(containers(4))


def keywords(n, *args, **named):
    out = []
    for i in range(n):
        out.append(dict(a=i, **named))
        out.append(sorted([i, 2, *args], key=lambda x: -x, reverse=bool(i)))
        print(*args, sep="-", end=" ")
    return out


print(keywords(3, 7, 8, k=1))


def closures(n):
    total = 0
    functions = []
    for i in range(n):
        def add(x, i=i):
            nonlocal total
            total += x + i
            return total
        functions.append(add)
        add(i)
    return [f(1) for f in functions], total


print(closures(4))


def generator(n):
    got = []
    for i in range(n):
        x = yield i
        if x is not None:
            got.append(x)
    try:
        yield from [got, "last"]
    finally:
        got.append("closed")


g = generator(5)
print([next(g), g.send("a"), g.send("b"), next(g), next(g), next(g)])
g.close()
print(sum(x for g in (generator(6), generator(7)) for x in g if isinstance(x, int)))


class Point:
    limit = 3

    def __init__(self):
        self.x = 0

    def move(self, by=1):
        self.x += by
        return self.x


def attributes(n):
    p = Point()
    for i in range(n):
        p.move()
        p.move(by=i)
        p.x -= 1
        p.last = p.x if p.x < p.limit else Point.limit
        if i == 2:
            Point.limit = 100
            Point.move = lambda self, by=1: setattr(self, "x", by)
        if i == 4:
            del p.last
    return vars(p)


print(attributes(6))


def deep(n):
    for i in range(3):
        if n:
            deep(n - 1)
            return n
    return deep(10**6)


try:
    deep(3)
except RecursionError as e:
    print(str(e)[:32])

counter = 0
for turn in range(6):
    counter += turn
    if turn == 3:
        len = lambda x: "shadowed"
    if turn == 5:
        del len
    print(len("four"), end=" ")
    names = sorted(n for n in globals() if n in ("turn", "counter", "len"))
print(counter, names)


def snapshot():
    seen = []
    for i in range(3):
        frame = sys._getframe()
        seen.append([(k, v) for k, v in frame.f_locals.items() if k == "i"])
        del frame
    return seen


print(snapshot())


def rebinding():
    call = str
    out = []
    for i in range(6):
        out.append(call(i))
        if i == 1:
            call = abs
        if i == 2:
            call = Point().move
        if i == 3:
            call = lambda x: ("function", x)
    return out


print(rebinding())


class Odd:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration
        return self.n

    def __bool__(self):
        raise TypeError("no truth at %d" % self.n)


def iterators():
    out = []
    for x in Odd(4):
        out.append(x)
    for a, b in zip("abc", [1, 2, 3]):
        out.append(a * b)
    odd = Odd(2)
    try:
        for x in odd:
            if x == 0 and odd:
                out.append("never")
    except TypeError as e:
        out.append(str(e))
    return out


print(iterators())
