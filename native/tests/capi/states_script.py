import signal, sys, threading
import states as s

def show(label, f, *args):
    try:
        print(label, "=", f(*args))
    except BaseException as e:
        print(label, "->", type(e).__name__, e)

def in_thread(f, *args):
    result = []
    def body():
        try:
            result.append(f(*args))
        except BaseException as e:
            result.append((type(e).__name__, str(e)))
    t = threading.Thread(target=body)
    t.start()
    t.join()
    return result[0]

print("-- states")
print(s.gil_states())
print(in_thread(s.gil_states))
print(s.gil_states_of_c_thread())
print(s.who(), in_thread(s.who))
print(s.id() == s.id(), in_thread(s.id) != s.id())
print(s.swap(lambda: "called"), in_thread(s.swap, lambda: "called"))
print(s.swap(lambda: 1 / 0))
print(s.swap_with_exception())
print(s.acquire_and_release(), in_thread(s.acquire_and_release))
d = s.dict()
d["x"] = 1
print(s.dict() is d, s.dict()["x"], in_thread(lambda: (s.dict(), s.dict() is d)), s.dict_without_lock())
del d["x"]

print("-- locks and values")
print(s.locks())
print(s.tss(), in_thread(s.tss))

print("-- pending calls")
fitted, made, done = s.fill_pending()
print(fitted in (31, 32), made, done == fitted)
fitted, made, done = s.fill_pending()
print(fitted in (31, 32), made, done == fitted)
print(s.pending_that_fails())
print(s.pending_nested())
print(in_thread(s.make_pending))

def loop_until_done(n):
    for i in range(10 ** 7):
        if s.get_done() == n:
            return "done"
    return "never"

print(s.add_pending(5), loop_until_done(5))
def from_thread():
    return s.add_pending(7)
print(in_thread(from_thread), loop_until_done(7))
def failing():
    s.add_failing()
    for i in range(10 ** 7):
        pass
    return "never"
show("failing", failing)
print(s.add_pending(3), in_thread(s.make_pending), loop_until_done(3))

print("-- interrupts")
show("default", s.interrupt, 0)
show("default", s.interrupt, signal.SIGINT)
for n in (0, -1, 64, 65, 1000):
    if n:
        show("SetInterruptEx(%d)" % n, s.interrupt, n)
show("a signal without a handler", s.interrupt, signal.SIGTERM)
seen = []
old = signal.signal(signal.SIGTERM, lambda n, f: seen.append((n, f.f_code.co_name if f else None)))
show("a handler", s.interrupt, signal.SIGTERM)
print(seen)
signal.signal(signal.SIGTERM, old)
def handler(n, f):
    raise LookupError("in the handler")
old = signal.signal(signal.SIGINT, handler)
show("a handler that raises", s.interrupt, 0)
show("sent", s.kill_and_check, signal.SIGINT)
signal.signal(signal.SIGINT, signal.SIG_IGN)
show("ignored", s.interrupt, 0)
signal.signal(signal.SIGINT, old)
show("sent", s.kill_and_check, signal.SIGINT)
show("in a thread", in_thread, s.interrupt, 0)
try:
    for i in range(10 ** 6):
        pass
except KeyboardInterrupt:
    print("KeyboardInterrupt in the main thread")
print("end")
