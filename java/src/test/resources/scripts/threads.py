import threading, time
results = []
lock = threading.Lock()
def work(n):
    for _ in range(100):
        with lock:
            results.append(n)
ts = [threading.Thread(target=work, args=(i,), name=f"w{i}") for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(results), sorted(set(results)), ts[0].name, ts[0].is_alive())
ev = threading.Event()
def waiter():
    ev.wait()
    print("event seen")
t = threading.Thread(target=waiter); t.start(); ev.set(); t.join()
cond = threading.Condition(); queue = []
def consumer():
    with cond:
        while not queue: cond.wait()
        print("consumed", queue.pop())
t = threading.Thread(target=consumer); t.start()
with cond:
    queue.append("item"); cond.notify()
t.join()
r = threading.RLock()
with r:
    with r: print("reentered")
try: r.release()
except RuntimeError as e: print(e)
try: lock.release()
except RuntimeError as e: print(e)
loc = threading.local(); loc.x = 1
def other():
    print(hasattr(loc, "x")); loc.x = 2
t = threading.Thread(target=other); t.start(); t.join(); print(loc.x)
print(lock.acquire(False), lock.acquire(False), lock.acquire(timeout=0.01)); lock.release()
class T(threading.Thread):
    def run(self): print("run in", self.name, threading.current_thread() is self)
t = T(name="custom"); t.start(); t.join()
try: t.start()
except RuntimeError as e: print(e)
print(threading.main_thread().name, threading.current_thread().name, threading.active_count())
total = 0
def adder():
    global total
    for _ in range(20000): total += 1
ts = [threading.Thread(target=adder) for _ in range(3)]
[t.start() for t in ts]; [t.join() for t in ts]
print(total)
s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False)); s.release()
b = threading.Barrier(2); out = []
def meet(): b.wait(); out.append(1)
ts = [threading.Thread(target=meet) for _ in range(2)]
[t.start() for t in ts]; [t.join() for t in ts]; print(out)
t0 = time.monotonic(); time.sleep(0.02); print(time.monotonic() - t0 >= 0.02)
tm = threading.Timer(0.01, lambda: print("timer")); tm.start(); tm.join()
def late(): time.sleep(0.05); print("last words of a thread that nobody joined")
threading.Thread(target=late).start()
print("main ends")
