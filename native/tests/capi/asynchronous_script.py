# What reaches the main thread from elsewhere. The expected output is what CPython 3.11 prints into a pipe.
import signal
import sys
import threading
import time

import asynchronous as a


def wait_for(condition):
    end = time.monotonic() + 20
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("it did not happen")
        time.sleep(0.001)


# Pending calls from a thread that has no lock run here, in the main thread, all of them and soon.
calls = []
def pending():
    calls.append(threading.current_thread() is threading.main_thread())
a.add_from_thread(pending, 100)
wait_for(lambda: len(calls) == 100)
a.join()
print(len(calls), all(calls))
print(a.add_and_make(pending), len(calls))
def fails():
    raise LookupError("from a pending call")
try:
    print(a.add_and_make(fails))
except LookupError as e:
    print("raised", e)

# Ctrl-C in a long function that looks for signals, in one that lets the lock go, and in a loop of the script.
for f in a.work_under_signal, a.release_under_signal:
    try:
        print(f())
    except KeyboardInterrupt as e:
        print(f.__name__, repr(e))
try:
    a.send_signal(signal.SIGINT)
    wait_for(lambda: False)
except KeyboardInterrupt as e:
    print("loop", repr(e))
got = []
signal.signal(signal.SIGINT, lambda number, frame: got.append(number))
a.send_signal(signal.SIGINT)
wait_for(lambda: got)
print(got == [signal.SIGINT])
def handler(number, frame):
    raise OverflowError("from the handler")
signal.signal(signal.SIGINT, handler)
try:
    print(a.work_under_signal())
except OverflowError as e:
    print("handler", e)

print(a.locks())

# Causes through three layers of C.
def inner():
    raise KeyError("innermost")
def outer():
    a.wrap(inner)
try:
    a.wrap(outer)
except RuntimeError as e:
    chain = e
    while chain is not None:
        tb, names = chain.__traceback__, []
        while tb is not None:
            names.append(tb.tb_frame.f_code.co_name)
            tb = tb.tb_next
        print(type(chain).__name__, chain, names)
        chain = chain.__cause__

P = a.Plate
p = P()
p.width = 3
print(P.__doc__, P.turn.__doc__, P.turn.__text_signature__)
print(p.area, len(p), p.turn.__name__, p.turn.__qualname__, P.area.__name__, P.width.__name__)

# What C prints through stdio has a buffer of its own: into a pipe it comes out when that is full, or at the end, behind what the script has printed.
for i in range(2):
    print("script", i)
    a.say(f"C {i}")
