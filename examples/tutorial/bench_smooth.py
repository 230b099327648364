# Does it pay to let the lock go? The same work on one thread, and twice the work on two, with the lock held and let go.
#
#   conch bench_smooth.py         (after conch ext build; under CPython: see conch ext build --cpython)
#
# A speed-up near 1 with the lock held, and near 2 with the lock let go, is what two free cores give. For small inputs letting go
# costs more than it brings: look for the size from which on it pays.
import array
import threading
import time

from smooth import median

REPETITIONS = 7
WINDOW = 15


def work(x, out, calls, release):
    for _ in range(calls):
        median(x, out, WINDOW, release=release)


def seconds(jobs, calls, release):
    threads = [threading.Thread(target=work, args=(x, out, calls, release)) for x, out in jobs]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


def middle(values):
    return sorted(values)[len(values) // 2]


def job(n):
    return array.array("d", [(i * i % 37) / 7.0 - 2.5 for i in range(n)]), array.array("d", [0.0] * (n - WINDOW + 1))


print(f"{'numbers':>8} {'one call':>12} {'two threads, lock held':>24} {'lock let go':>12}     (median of {REPETITIONS}, interleaved)")
for n in (64, 256, 1024, 4096, 16384, 65536):
    calls = 2_000_000 // n + 1
    jobs = [job(n) for _ in range(2)]
    one, held, released = [], [], []
    seconds(jobs, calls, True)
    for _ in range(REPETITIONS):
        one.append(seconds(jobs[:1], calls, True))
        held.append(seconds(jobs, calls, False))
        released.append(seconds(jobs, calls, True))
    one, held, released = middle(one), middle(held), middle(released)
    print(f"{n:8} {one / calls * 1e6:9.1f} us {2 * one / held:22.2f} x {2 * one / released:10.2f} x")
