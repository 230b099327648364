import sys
rc = sys.getrefcount
class O: pass
o = O()
print(rc(o))
p = o
print(rc(o))
l = [o, o]
print(rc(o))
t = (o,)
d = {"k": o}
print(rc(o))
def f(x):
    return rc(x)
print(f(o), f(x=o))
del p
print(rc(o))
l.clear(); del t; d.clear()
print(rc(o))
def g():
    y = o
    def h(): return y
    return h
h = g()
print(rc(o))
del h
print(rc(o))
x = 2781
print(rc(x) > 2)
def fresh():
    n = 10 ** 20
    return rc(n)
print(fresh())
o.self = o
print(rc(o))
del o.self
print(rc(o))
try:
    raise ValueError(o)
except ValueError as e:
    print(rc(o))
print(rc(o))
gen = (q for q in [o])
print(rc(o))
next(gen)
print(rc(o))
del gen
print(rc(o))
def args(*a, **k): return rc(o)
print(args(o, o, z=o))
print(args())
m = map(str, [o])
print(rc(o)); del m
b = o.__class__
print(rc([])), print(rc({}))
for i in [o]: print(rc(i))
del i
print([rc(z) for z in [o]])
with_o = lambda v=o: v
print(rc(o)); del with_o; print(rc(o))
s = "a" * 50
print(rc(s))
u = s
print(rc(u))
