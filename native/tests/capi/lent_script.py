# What C may do with its arguments, in each calling convention. The expected output is CPython's.
import gc
import sys
import threading

import lent


def check(what, condition):
    print(what, "yes" if condition else "NO")


# Kept numbers keep their values while the same functions are called again with others.
for name in "keep_o", "keep_fast", "keep_keywords", "keep_items", "keep_tuple":
    keep = getattr(lent, name)
    numbers = [i + 0.5 for i in range(20)] + [1000 + i for i in range(20)] + [i for i in range(-3, 3)]
    for x in numbers:
        keep(x)
    for i in range(5000):
        lent.same(i + 0.25)
        lent.last(i, i * 1.5, 3000 + i)
        lent.call_fast(lambda a, b: a + b, i + 0.125, 100000 + i)
    check(f"{name} sum", lent.kept_sum() == sum(numbers))
    back = lent.kept()
    check(f"{name} values", back == ([(x,) for x in numbers] if name == "keep_tuple" else numbers))
    if name != "keep_tuple":
        check(f"{name} identity", all(a is b for a, b in zip(back, numbers)))
    else:
        check(f"{name} identity", all(a[0] is b for a, b in zip(back, numbers)))
    del back
    lent.forget()

# The same number twice, kept once and again.
x = 123456.5
before = sys.getrefcount(x)
lent.keep_fast(x, x)
lent.keep_fast(x)
lent.keep_items(x, x)
lent.keep_tuple(x, x)
check("references", sys.getrefcount(x) == before + 7)
check("each is the one", all(y is x for y in lent.kept()[:5]) and lent.kept()[5][1] is x)
lent.forget()
check("references after", sys.getrefcount(x) == before)

# Two floats, of which C keeps one, the other, both or none.
for keep in lambda a, b: lent.keep_fast(a, b), lambda a, b: lent.keep_first(a, b), lambda a, b: lent.keep_second(a, b):
    floats = [(i + 0.5, i + 0.25) for i in range(50)]
    for a, b in floats:
        keep(a, b)
        for i in range(20):
            if lent.keep_none(i * 2.5, i * 3.5) != i * 6.0:
                print("wrong sum")
    back = lent.kept()
    print(len(back), lent.kept_sum() == sum(back))
    check("identity of floats", all(any(x is y for pair in floats for y in pair) for x in back))
    lent.forget()
x, y = 55555.5, 66666.5
check("the second is returned", all(lent.second(x, y) is y and lent.second(y, x) is x and lent.second(x, x) is x for i in range(50)))
before = sys.getrefcount(x), sys.getrefcount(y)
for i in range(100):
    lent.second(x, y), lent.keep_none(x, y), lent.keep_none(y, y)
check("references of two", (sys.getrefcount(x), sys.getrefcount(y)) == before)


# Each call within a call has two of its own.
def deeper(x, y):
    return lent.keep_none(x, y) if x > 1000 else lent.call_two(x * 2, y - 0.5) + lent.keep_none(x, y) / 4096


lent.set_call(deeper)
print(lent.call_two(0.5, 0.25), lent.call_two(900.5, -1.5))
lent.set_call(None)

# With names, many arguments, and none.
lent.keep_keywords(1, 2.5, a=3000, b="four")
print(lent.kept())
lent.forget()
print(lent.all(), lent.all(1), lent.all(*range(300, 312)), lent.all(1.5, None, "x", [2], True))
print(lent.last(*[i / 2 for i in range(40)]), lent.last(None), lent.last(2.5) is None)
lent.keep_fast(*[i + 0.5 for i in range(40)])
print(lent.kept_sum())
lent.forget()

# The tuple of the arguments, returned, kept and given to a script again.
x = 77777.5
t = lent.all(x, 5000)
check("the same object in the tuple", t[0] is x)
check("returned again", lent.last(t) is t)
for i in range(100):
    lent.keep_tuple(i, [i], float(i))
check("tuples", lent.kept() == [(i, [i], float(i)) for i in range(100)])
check("the same tuple each time", all(a is b for a, b in zip(lent.kept(), lent.kept())))
lent.forget()
print(lent.with_first(1.5, 2.5, "end"), lent.replaced(1.5), lent.replaced([1], 2), lent.replaced("text", 3000.5, 4))
print(lent.with_first(2.5, 3.5, "again"))


class Noted:
    ended = 0

    def __del__(self):
        Noted.ended += 1


lent.last(Noted(), 2.5)
lent.same(Noted())
lent.keep_tuple(Noted(), 1.5)
print("ended", Noted.ended)
lent.forget()
print("ended", Noted.ended)
lent.replaced(Noted(), 1)
lent.pass_on(lambda *a: None, Noted(), 2.5)
print("ended", Noted.ended)


# C calls the script, which calls the same functions.
def down(depth, x):
    if depth == 0:
        return x
    f = lent.call_fast if depth % 2 else lent.call_tuple
    return f(down, depth - 1, x + 0.5) + lent.same(depth + 0.25)


print(down(30, 1000.5), down(30, 1000))
print(lent.pass_on(lambda *a: a, 1.5, 1000, "x"), lent.pass_on(lambda *a: lent.all(*a, 2.5), 1.5))


# An exception on the way, from C and from the script that C called.
def fails(depth, x):
    if depth == 0:
        lent.fail_with(x, depth)
    return (lent.call_tuple if depth % 2 else lent.call_fast)(fails, depth - 1, x * 2)


for i in range(200):
    try:
        fails(i % 7, i + 0.5)
    except ValueError as error:
        message = str(error)
print(message)
print(lent.kept_sum() == sum((i + 0.5) * 2 ** (i % 7) for i in range(200)))
lent.forget()
for wrong in (lambda: lent.keep_o(1.5, 2.5), lambda: lent.forget(1), lambda: lent.same(x=1), lambda: lent.call_tuple(1, 2)):
    try:
        wrong()
    except TypeError as error:
        print(error)

# Several threads inside at once, each with numbers of its own.
THREADS, ROUNDS = 4, 200
wrong = []


def work(who):
    for i in range(ROUNDS):
        a, b = who * 1000 + i + 0.5, who * 100000 + i
        if lent.meet(THREADS, a, b) != a + b or lent.meet_two(a, b + 0.25) != a + b + 0.25 or lent.last(i, a) is not a:
            wrong.append((who, i))


threads = [threading.Thread(target=work, args=(i,)) for i in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("wrong", wrong)
del sys.modules["lent"], lent, x, t, threads, thread, down, fails, work, Noted
gc.collect()
