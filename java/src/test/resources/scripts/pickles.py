"""Pickles are the same bytes as CPython's, and come back."""

import copyreg
import pickle
from collections import OrderedDict, namedtuple


class P:
    def __init__(self, x):
        self.x = x

    def m(self):
        return self.x


class S:
    __slots__ = ("a", "b")


class L(list):
    pass


class D(dict):
    pass


class N:
    def __new__(cls, *args, **kwargs):
        made = object.__new__(cls)
        made.args, made.kwargs = args, kwargs
        return made

    def __getnewargs_ex__(self):
        return self.args, self.kwargs


class G:
    def __getstate__(self):
        return 1, 2

    def __setstate__(self, state):
        self.state = state


class I(int):
    pass


T = namedtuple("T", "p q")


class Out:
    class In:
        pass


l=[1]; l.append(l)
d={}; d["d"]=d
p=P(1); p.me=p
t=([],); t[0].append(t)
s=S(); s.a=1
lp=L([1,2]); lp.z=3
dp=D(a=1); dp.z=4
big=list(range(2500))
objs=[None,True,False,0,1,-1,255,256,65535,65536,2**31-1,2**31,-2**31,-2**31-1,2**63,-2**63,2**100,-2**2100,1.5,-0.0,float("inf"),"","abc","\u20ac\U0001f600\n\\",'x' * 30,b"",b"abc",b"\xff"*30,bytearray(b"xyz"),(),(1,),(1,2),(1,2,3),(1,2,3,4),[],[1],[1,2],{}, {"a":1},{"a":1,"b":[2]},set(),{1},frozenset(),frozenset([2]),1j,l,d,t,P(3),p,s,lp,dp,G(),I(5),T(1,2),OrderedDict(a=1),len,int,type(None),Ellipsis,NotImplemented,P,Out.In,Out.In(),[].append,P(2).m,range(3),slice(1,2),ValueError("x",1),KeyError("k"),OSError(2,"no"),big,dict.fromkeys(range(1002)),["same","same"], copyreg.pickle, "y"*70000,[b"z"*70000,1], {i: "a" for i in range(3)}, list[int]]
for proto in range(6):
    for o in objs:
        try: x=pickle.dumps(o,proto)
        except Exception as e: print(proto,type(o).__name__,type(e).__name__,e); continue
        try:
            y=pickle.loads(x); ok= y is not None and (type(y).__name__, repr(y)[:60] if " at 0x" not in repr(y) else "")
        except Exception as e: ok=(type(e).__name__,str(e))
        print(proto,type(o).__name__,x if len(x)<500 else (len(x),x[:60],x[-30:], sum(x) % 9973),ok)
for o in [lambda:0, (i for i in []), __import__("sys"), P(1).__init__]:
    try: print(pickle.dumps(o))
    except Exception as e: print(type(e).__name__,str(e)[:30])
for b in [b"", b"}", b".", b"K\x01", b"\x80\x09.", b"cnosuch\nx\n.", b"cbuiltins\nnosuch\n.", b"I1", b"(", b"h\x05.", b"u.", b"e."]:
    try: print(pickle.loads(b))
    except Exception as e: print(b,type(e).__name__,str(e))
import io
f=io.BytesIO(); pk=pickle.Pickler(f,2); pk.dump([1]); pk.dump((2,)); f.seek(0); u=pickle.Unpickler(f); print(u.load(),u.load())
class PP(pickle.Pickler):
    def persistent_id(self,o): return "PID" if o=="persist" else None
class UU(pickle.Unpickler):
    def persistent_load(self,p): return ["loaded",p]
for proto in (0,2,4):
    f=io.BytesIO(); PP(f,proto).dump([1,"persist"]); print(f.getvalue()); f.seek(0); print(UU(f).load())
bufs=[]; x=pickle.dumps(pickle.PickleBuffer(bytearray(b"abc")),5,buffer_callback=bufs.append); print(x,len(bufs)); print(pickle.loads(x,buffers=[bytearray(b"q")]))
print(pickle.dumps(pickle.PickleBuffer(b"abc"),5))
print(pickle.loads(b"S'abc'\np0\n."), pickle.loads(b"U\x03abcq\x00.", encoding="bytes"), pickle.loads(b"(i__main__\nP\np0\n.").__class__)
n = pickle.loads(pickle.dumps(N(1, k=2)))
print(n.args, n.kwargs, pickle.loads(pickle.dumps(N(1, k=2), 2)).kwargs, pickle.loads(pickle.dumps(G())).state)
back = pickle.loads(pickle.dumps([p, p]))
print(back[0] is back[1], back[0].me is back[0], pickle.loads(pickle.dumps(l))[1][1][0], pickle.loads(pickle.dumps(t))[0][0][0] == [], pickle.loads(pickle.dumps(s)).a)
copyreg.pickle(S, lambda s: (L, ([s.a],)))
print(pickle.loads(pickle.dumps(s)))
copyreg.add_extension("__main__", "P", 77)
print(pickle.dumps(P, 2), pickle.loads(pickle.dumps(P, 2)) is P)
copyreg.remove_extension("__main__", "P", 77)


class Allowed(pickle.Unpickler):
    def find_class(self, module, name):
        raise pickle.UnpicklingError(f"{module}.{name} is not allowed")


try:
    Allowed(io.BytesIO(pickle.dumps(P))).load()
except pickle.UnpicklingError as e:
    print(e)


class Overrides(pickle.Pickler):
    def reducer_override(self, obj):
        return (int, ("7",)) if isinstance(obj, P) else NotImplemented


f = io.BytesIO()
Overrides(f).dump([P(1), 2])
print(pickle.loads(f.getvalue()))
