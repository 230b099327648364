# A C kernel that never lets the interpreter's lock go stops every other thread. How long?
#
#     ./conch examples/bad_extension.py
#
# Look at the longest silence. A second thread has little to do: it wakes a hundred times a second and notes the time, as a user
# interface or a heartbeat would. While kernels.spin keeps a core busy with the lock held, it cannot note anything.
import threading
import time

import kernels

BUSY = 0.5
BEAT = 0.01


class Heart:
    """A thread that beats, and knows the longest time between two beats."""

    def __init__(self):
        self.started = threading.Event()
        self.stopped = False
        self.beats = 0
        self.longest = 0.0
        self.thread = threading.Thread(target=self.beat)

    def beat(self):
        last = time.perf_counter()
        while not self.stopped:
            time.sleep(BEAT)
            now = time.perf_counter()
            self.longest = max(self.longest, now - last)
            self.beats += 1
            last = now
            self.started.set()

    def __enter__(self):
        self.thread.start()
        self.started.wait()
        return self

    def __exit__(self, kind, value, trace):
        self.stopped = True
        self.thread.join()


def silence(release):
    with Heart() as heart:
        kernels.spin(BUSY, release=release)
    return heart


print(f"One thread is busy in C for {BUSY * 1000:.0f} milliseconds, another beats every {BEAT * 1000:.0f}")
print()
bad = silence(False)
print(f"lock held      longest silence {bad.longest * 1000:8.1f} ms   ~{bad.beats} beats")
good = silence(True)
print(f"lock let go    longest silence {good.longest * 1000:8.1f} ms   ~{good.beats} beats")
print()
print(f"the stall is   {bad.longest / good.longest:8.1f} x as long")
print()
print("What takes long in C belongs between Py_BEGIN_ALLOW_THREADS and Py_END_ALLOW_THREADS.")
