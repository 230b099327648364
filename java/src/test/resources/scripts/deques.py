from collections import UserList, defaultdict, deque
import copy
import pickle
import random
import threading


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


d=deque([1,2,3],maxlen=3)
print(d, d.maxlen, deque(), deque("abc"), deque(iterable=[1],maxlen=2), deque.__name__, deque.__module__, deque, type(iter(d)).__name__)
d.append(4); print(d); d.appendleft(0); print(d); d.extend("xy"); print(d); d.extendleft("pq"); print(d)
print(raised(lambda: d.insert(0,1)), raised(lambda: deque().pop()), raised(lambda: deque().popleft()), raised(lambda: deque(5)), raised(lambda: deque([],-1)), raised(lambda: deque([],"x")), raised(lambda: deque([],1,2)), raised(lambda: d[5]), raised(lambda: d["a"]), raised(lambda: d[0:1]))
e=deque(range(10)); e.rotate(3); print(e); e.rotate(-4); print(e); e.rotate(); print(e); e.rotate(10**12); print(e); e.reverse(); print(e)
print(e[0],e[-1],e[4],5 in e,55 in e,e.count(3),e.index(3),e.index(3,-9),raised(lambda: e.index(99)),raised(lambda:e.index(3,9)))
e[0]=100; del e[1]; del e[-1]; e.insert(2,"i"); e.insert(-1,"j"); e.insert(99,"k"); print(e); e.remove("i"); print(e, raised(lambda: e.remove("zz")))
print(e+deque([1]), raised(lambda: e+[1]), e*2, 2*deque([1]), deque([1,2],3)*2, raised(lambda: e*"x"))
f=e; f+=[7]; print(f is e, e); f*=0; print(e); f.extend([1,2]); f*=3; print(f); f.extend(f); print(len(f)); f.extendleft(f); print(len(f))
print(deque([1,2])==deque([1,2]), deque([1])<deque([2]), deque([1,2])!=deque([1]), deque([1])==[1], deque([2,1])>=deque([2]), raised(lambda: hash(d)), bool(deque()), len(d))
print(list(reversed(deque("abc"))), copy.copy(d), copy.deepcopy(deque([[1]])), d.copy(), d.copy().maxlen, pickle.loads(pickle.dumps(d)), d.__reduce__()[:3])
def mut(f):
    x=deque(range(5))
    for i in x: f(x)
print(raised(lambda: mut(lambda x: x.append(1))), raised(lambda: mut(lambda x: x.popleft())), raised(lambda: mut(lambda x: x.clear())), raised(lambda: mut(lambda x: x.rotate())))
class Evil:
    def __init__(s,d): s.d=d
    def __eq__(s,o): s.d.clear(); return False
def evil(op):
    x=deque(); x.extend([Evil(x),1,2]); return op(x)
for op in (lambda x: 5 in x, lambda x: x.count(5), lambda x: x.index(5), lambda x: x.remove(5)): print(raised(lambda: evil(op)))
g=deque(); g.append(g); print(g); g.clear()
class D(deque):
    def __init__(s,it=(),maxlen=None,tag=1): super().__init__(it,maxlen); s.tag=tag
x=D([1],tag=5); print(x, x.copy(), type(x.copy()), x+deque([2]), pickle.loads(pickle.dumps([D]))[0] is D, x.__reduce__()[2])
rnd=random.Random(1); a=deque(); b=[]
for i in range(5000):
    o=rnd.randrange(9); v=rnd.randrange(100)
    if o<=1: a.append(v); b.append(v)
    elif o==2: a.appendleft(v); b.insert(0,v)
    elif o==3 and b: assert a.pop()==b.pop()
    elif o==4 and b: assert a.popleft()==b.pop(0)
    elif o==5: p=rnd.randrange(-5,30); a.insert(p,v); b.insert(p,v)
    elif o==6 and b: p=rnd.randrange(len(b)); del a[p]; del b[p]
    elif o==7 and b: k=rnd.randrange(-9,9); a.rotate(k); k%=len(b); b=b[len(b)-k:]+b[:len(b)-k]
    elif o==8 and v in b: a.remove(v); b.remove(v)
    assert list(a)==b and len(a)==len(b)
print(len(b))
dd=defaultdict(list); dd["a"].append(1); dd["b"]; print(dd, dd.default_factory, "c" in dd, dd.get("zz"), dict(dd), defaultdict(int,{"x":1},y=2), defaultdict(), defaultdict.__name__, defaultdict)
print(raised(lambda: defaultdict()["k"]), raised(lambda: defaultdict(5)), raised(lambda: defaultdict(None)[1]), copy.copy(dd), dd.copy().default_factory, copy.deepcopy(dd), pickle.loads(pickle.dumps(dd)), dd|{"q":1}, {"q":1}|dd, type({"q":1}|dd).__name__, raised(lambda: dd|[1]))
dd.default_factory=None; print(raised(lambda: dd["new"])); dd.default_factory=int; print(dd["n"])
r=defaultdict(list); r["me"]=r; print(r); r.clear()
class K(defaultdict):
    def __missing__(s,k): return "missing "+k
print(K()["a"], K(int), isinstance(dd,dict), dd=={"a":[1],"b":[],"n":0}, issubclass(defaultdict, dict), dd.__reduce__()[:4])
def fails(): raise ValueError("no")
print(raised(lambda: defaultdict(fails)["a"]), deque[int], defaultdict[str,int])


# Threads append to and take from the same deque, and count into the same defaultdict: nothing is lost, nothing comes twice.
shared, taken = deque(), deque()
seen = defaultdict(list)


def work(who):
    for i in range(2000):
        shared.append((who, i))
        seen[who].append(i)
        if i % 2:
            taken.append(shared.popleft())
            shared.rotate(1)


threads = [threading.Thread(target=work, args=(who,)) for who in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
everything = sorted([*shared, *taken])
print(len(shared), len(taken), everything == [(who, i) for who in range(4) for i in range(2000)], all(seen[who] == list(range(2000)) for who in range(4)))


class Mine(UserList):
    pass


m = Mine([3, 1])
m.append(2)
m += [5]
print(m, m[1:], type(m[1:]), m + [9], [0] + m, m * 2, m == [3, 1, 2, 5], m < Mine([4]), 5 in m, len(m), list(reversed(m)), copy.copy(m), m.copy(), m.index(2), m.pop(), raised(lambda: hash(m)))
m.sort(reverse=True)
m[0] = 7
del m[1]
m.extend(Mine("x"))
print(m, m.count("x"), raised(lambda: m.remove(99)))
