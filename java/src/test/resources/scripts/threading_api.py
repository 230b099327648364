# What the classes of threading do and say, timing aside.
import threading
def show(f, *a, **k):
    try: print(f(*a, **k))
    except BaseException as e: print(type(e).__name__, e)
t = threading.Thread(target=print, args=("hi",), name="n")
print(t.name, t.daemon, t.ident, t.is_alive(), repr(t))
show(t.join)
t.start(); t.join()
show(t.start)
show(threading.current_thread().join)
show(lambda: setattr(t, "daemon", True))
l = threading.Lock()
show(l.release), show(l.acquire), show(l.acquire, False), show(l.acquire, True, 0.01), show(l.acquire, False, 1), show(l.acquire, timeout=-2), show(l.locked)
r = threading.RLock()
show(r.release), show(r.acquire), show(r.acquire), show(r.release), show(r.release), show(r.release)
c = threading.Condition()
show(c.wait), show(c.notify), show(c.notify_all)
with c: show(c.wait, 0.01)
e = threading.Event()
show(e.is_set), show(e.wait, 0.01), e.set(), show(e.wait), show(e.is_set), e.clear(), show(e.is_set)
s = threading.Semaphore(2)
show(s.acquire), show(s.acquire), show(s.acquire, False), show(s.release), show(s.acquire, timeout=0.01), show(s.acquire, timeout=0.01)
show(threading.Semaphore, -1)
b = threading.BoundedSemaphore(1)
show(b.release)
bar = threading.Barrier(2)
out = []
def w(): out.append(bar.wait())
ts = [threading.Thread(target=w) for _ in range(2)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(out), bar.parties, bar.n_waiting, bar.broken)
show(bar.wait, 0.01); print(bar.broken)
loc = threading.local()
loc.x = 1
def seen(): out.append(hasattr(loc, "x"))
t = threading.Thread(target=seen); t.start(); t.join(); print(out[-1])
print(threading.active_count(), threading.main_thread() is threading.current_thread(), threading.main_thread().name)
print([t.name for t in threading.enumerate()])
names = []
def nm(): names.append(threading.current_thread().name)
for i in range(2):
    t = threading.Thread(target=nm); t.start(); t.join()
print(names)
show(threading.Thread, 5)
class Bad(threading.Thread):
    def __init__(self): pass
show(Bad().start)
tm = threading.Timer(0.01, print, ["timer"]); tm.start(); tm.join()
tm = threading.Timer(10, print, ["timer"]); tm.start(); tm.cancel(); tm.join()
def hook(args): print("hook", args.exc_type.__name__, args.exc_value, args.thread.name)
threading.excepthook = hook
t = threading.Thread(target=lambda: 1/0, name="H"); t.start(); t.join()
print(threading.Lock, type(threading.Lock()).__name__, threading.TIMEOUT_MAX > 1e6)
show(lambda: l.acquire(1, 2, 3)), show(lambda: threading.Lock().release())
