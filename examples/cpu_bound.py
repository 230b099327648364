# Pure Python that only computes: do two threads finish it sooner than one?
#
#     ./conch examples/cpu_bound.py
#
# Look at the speed-up. Only the thread that holds the interpreter's lock runs bytecode, so two threads take turns: about 1.0,
# however many cores there are. Compare io_bound.py, where threads help, and release_the_lock.py, where C code makes them help.
import threading
import time

STEPS = 400000
REPETITIONS = 5


def work():
    total = 0
    for i in range(STEPS):
        total += i * i
    return total


def one_thread(results):
    results.append(work())
    results.append(work())


def two_threads(results):
    threads = [threading.Thread(target=lambda: results.append(work())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(way):
    results = []
    start = time.perf_counter()
    way(results)
    elapsed = time.perf_counter() - start
    assert results == [EXPECTED, EXPECTED]
    return elapsed


def median(values):
    return sorted(values)[len(values) // 2]


EXPECTED = (STEPS - 1) * STEPS * (2 * STEPS - 1) // 6

alone, together = [], []
for _ in range(REPETITIONS):
    alone.append(measure(one_thread))
    together.append(measure(two_threads))

print(f"The sum of i * i for {STEPS} numbers, computed twice; median of {REPETITIONS}")
print()
print(f"one thread, one after the other   {median(alone) * 1000:8.1f} ms")
print(f"two threads at the same time      {median(together) * 1000:8.1f} ms")
print(f"speed-up                          {median(alone) / median(together):8.2f} x")
print()
print("Two threads of pure Python take turns: the lock admits one at a time.")
