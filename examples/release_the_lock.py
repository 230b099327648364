# The same C kernels on two threads, once with the interpreter's lock held during the call and once with the lock let go.
#
#     ./conch examples/release_the_lock.py
#
# Look at the last column. With the lock held two threads take turns, and two jobs take twice as long as one: 1.0. With the
# lock let go (Py_BEGIN_ALLOW_THREADS around the kernel) they run at once: close to 2, if two cores are free. The row `primes` lives
# in the first-level cache and shows what the machine's cores can give at most; where it stays near 1.0 there is only one.
import array
import math
import threading
import time

import kernels

REPETITIONS = 5         # of everything, interleaved, so that a slow moment meets all alike
WARM_UP = 3             # rounds that do not count: an interpreter may still be compiling what it has just run
N = 512                 # matrices of N x N
POINTS = 65536          # of the FFT
BELOW = 4000000         # primes


class Matmul:
    name = f"matmul {N}x{N}"
    calls = 20

    def __init__(self):
        self.a = array.array("d", [math.sin(i) for i in range(N * N)])
        self.b = array.array("d", [math.cos(i) for i in range(N * N)])
        self.c = array.array("d", [0.0]) * (N * N)

    def call(self, release):
        kernels.matmul(self.a, self.b, self.c, N, N, N, release=release)

    def right(self):
        for i, j in ((0, 0), (17, 300), (N - 1, N - 1), (255, 256)):
            expected = math.fsum(self.a[i * N + p] * self.b[p * N + j] for p in range(N))
            if abs(self.c[i * N + j] - expected) > 1e-10:
                return False
        return True


class Fft:
    name = f"FFT {POINTS} points"
    calls = 120

    def __init__(self):
        # One wave that turns 5 times: its transform is POINTS at number 5 and nothing elsewhere.
        turn = 2 * math.pi / POINTS
        self.wave = array.array("d", [0.0]) * (2 * POINTS)
        for i in range(POINTS):
            self.wave[2 * i] = math.cos(turn * (5 * i % POINTS))
            self.wave[2 * i + 1] = math.sin(turn * (5 * i % POINTS))
        self.x = self.wave[:]

    def call(self, release):
        kernels.fft(self.x, release=release)
        kernels.fft(self.x, inverse=True, release=release)

    def right(self):
        if max(abs(self.x[i] - self.wave[i]) for i in range(0, 2 * POINTS, 7)) > 1e-10:
            return False
        x = self.wave[:]
        kernels.fft(x)
        x[10] -= POINTS
        return max(abs(x[i]) for i in range(0, 2 * POINTS, 5)) < 1e-6


class Primes:
    name = f"primes below {BELOW}"
    calls = 60

    def __init__(self):
        self.count = None

    def call(self, release):
        self.count = kernels.primes(BELOW, release=release)

    def right(self):
        return self.count == 283146


def work(job, release):
    for _ in range(job.calls):
        job.call(release)


def measure(jobs, release):
    threads = [threading.Thread(target=work, args=(job, release)) for job in jobs]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - start


def median(values):
    return sorted(values)[len(values) // 2]


def compare(kind):
    jobs = [kind(), kind()]     # every thread has data of its own
    for _ in range(WARM_UP):    # the first call plans, and touches new memory
        measure(jobs, True)
    one, held, released = [], [], []
    for _ in range(REPETITIONS):
        one.append(measure(jobs[:1], True))
        held.append(measure(jobs, False))
        released.append(measure(jobs, True))
    right = all([job.right() for job in jobs])
    one, held, released = median(one), median(held), median(released)
    results = "right" if right else "WRONG"
    print(f"{kind.name:<22} one thread, one job       {one * 1000:8.1f} ms")
    print(f"{'':<22} two threads, lock held    {held * 1000:8.1f} ms   {2 * one / held:5.2f} x")
    print(f"{'':<22} two threads, lock let go  {released * 1000:8.1f} ms   {2 * one / released:5.2f} x")
    print(f"{'':<22} results {results}")
    return right


print(f"One job on one thread, and two jobs on two threads; median of {REPETITIONS}, speed-up against one thread")
print()
everything_right = all([compare(kind) for kind in (Matmul, Fft, Primes)])
print()
print("The lock is for objects. A kernel that computes on plain memory does not need it, and lets others run.")
if not everything_right:
    raise SystemExit("a kernel computed a wrong result")
