# Handlers of signals, sent by the script to itself.
import os
import signal
import threading
import time


def show(what, *args):
    try:
        print(repr(what(*args)))
    except BaseException as e:
        print(type(e).__name__, e)


print(signal.SIGINT, repr(signal.SIGINT), signal.SIGTERM + 0, signal.SIGINT == 2)
print(signal.getsignal(signal.SIGINT) is signal.default_int_handler, repr(signal.getsignal(signal.SIGTERM)))
show(signal.raise_signal, signal.SIGINT)
got = []


def handler(number, frame):
    got.append((number, frame.f_code.co_name))


print(signal.signal(signal.SIGINT, handler) is signal.default_int_handler)
print(signal.getsignal(signal.SIGINT) is handler)


def sends():
    os.kill(os.getpid(), signal.SIGINT)
    return len(got)


print(sends(), got)
show(signal.raise_signal, signal.SIGINT)
print(got[-1][0], len(got))


def raises(number, frame):
    raise ValueError("from the handler")


signal.signal(signal.SIGTERM, raises)
try:
    signal.raise_signal(signal.SIGTERM)
    print("not here")
except ValueError as e:
    print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
show(signal.default_int_handler, 2, None)

# A thread wakes the main thread out of a wait; the wait goes on when the handler returns.
gate = threading.Lock()
gate.acquire()
started = threading.Event()


def other():
    started.wait()
    os.kill(os.getpid(), signal.SIGINT)
    while len(got) < 3:
        time.sleep(0.001)
    gate.release()


thread = threading.Thread(target=other)
thread.start()
started.set()
print(gate.acquire(), len(got))
thread.join()

# The default handler ends a wait.
signal.signal(signal.SIGINT, signal.default_int_handler)
thread = threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGINT))
try:
    thread.start()
    gate.acquire()
    print("not here")
except KeyboardInterrupt:
    print("interrupted")
thread.join()
show(signal.signal, 2, 5)
show(signal.signal, 0, handler), show(signal.signal, 65, handler), show(signal.signal, signal.SIGKILL, handler), show(signal.getsignal, 99)
errors = []


def in_thread():
    try:
        signal.signal(signal.SIGINT, handler)
    except ValueError as e:
        errors.append(str(e))


thread = threading.Thread(target=in_thread)
thread.start()
thread.join()
print(errors)
print(repr(signal.signal(signal.SIGINT, signal.SIG_IGN) is signal.default_int_handler), repr(signal.getsignal(signal.SIGINT)))
show(signal.raise_signal, signal.SIGINT)
print(repr(signal.signal(signal.SIGINT, signal.default_int_handler)))
