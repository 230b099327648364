import gc
class N:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def run():
    a = N("a")
    b = [N("b1"), N("b2")]
    b[0] = None
    print("replaced")
    b.clear()
    print("cleared")
    d = {1: N("d1")}
    d[1] = N("d1 again")
    d.pop(1)
    print("popped")
    N("temp")
    print("temp gone")
    c = N("c1")
    c = N("c2")
    (N("t1"), N("t2"))
    print("end of run")
run()
x = N("x"); x = None
y = [N("y")]; del y[0]
z = N("cycle"); z.me = z; del z
print("cycle still there")
gc.collect()
print("collected")
import weakref
w = N("weak")
r = weakref.ref(w, lambda ref: print("callback", ref() is None))
print(r() is w); del w; print(r())
class R:
    saved = None
    def __del__(self):
        R.saved = self
        print("resurrected")
R(); print(R.saved is not None); R.saved = None
print("end")
try:
    n = N("in try")
    raise ValueError
except ValueError:
    pass
del n
def raising():
    v = N("local of raising")
    raise KeyError("k")
try:
    raising()
except KeyError as e:
    print("handling")
print("handled")
def gen():
    g = N("gen local")
    yield 1
    yield 2
it = gen(); next(it); it = None
print("gen gone")
deep = []
for i in range(200000): deep = [deep]
deep = None
print("deep gone")
