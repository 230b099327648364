import sys
import threading
import time

import sum64

clock = time.perf_counter
LARGE = 1 << 20
HUGE = 1 << 24


class Witness:
    """A thread that can run only where a call lets the lock go: nobody is asked to give it up while the switch interval is a thousand seconds."""

    def __init__(self):
        self.go, self.back = threading.Lock(), threading.Lock()
        self.go.acquire()
        self.back.acquire()
        self.ran = False
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            self.go.acquire()
            self.ran = True
            self.back.release()

    def sees(self, call, seconds):
        """Whether it came to run while `call` was made again and again, for so long at most."""
        self.ran = False
        self.go.release()
        end = clock() + seconds
        while not self.ran and clock() < end:
            call()
        ran = self.ran
        self.back.acquire()
        return ran


def undisturbed(test):
    """Runs a test in which the lock changes hands only where C lets it go."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        test()
    finally:
        sys.setswitchinterval(usual)


def fnv(data, value=14695981039346656037):
    for byte in data:
        value = (value ^ byte) * 1099511628211 % (1 << 64)
    return value


def test_right_results():
    for size in (0, 1, 7, 300):
        data = bytes(i * 7 % 256 for i in range(size))
        h = sum64.Hash()
        h.update(data)
        assert h.digest() == fnv(data), "wrong for %d bytes" % size
    parts, whole = sum64.Hash(), sum64.Hash()
    data = bytes(i * 31 % 256 for i in range(100)) * 1000
    for begin, end in ((0, 5), (5, 70000), (70000, 70001), (70001, 100000)):
        parts.update(data[begin:end])
    whole.update(data)
    assert parts.digest() == whole.digest(), "small and large parts in turns give another hash than the whole"


def test_the_large_lets_go():
    h, data, witness = sum64.Hash(), bytearray(LARGE), Witness()
    assert witness.sees(lambda: h.update(data), 1), "no other thread could run during updates of 1 MiB"


def test_the_small_does_not():
    h, data, witness = sum64.Hash(), b"x" * 200, Witness()
    assert not witness.sees(lambda: h.update(data), 0.1), "an update of 200 bytes lets the lock go"
    h.update(bytearray(LARGE))
    assert not witness.sees(lambda: h.update(data), 0.3), "after one large update every update of 200 bytes lets the lock go"


def test_small_during_large():
    """The main thread can run only when the other has let the lock go, which is in the midst of its large update."""
    data = bytearray(HUGE)
    tries, stop = 0, clock() + 0.6
    while tries < 8 or clock() < stop:      # on a busy machine the main thread may come too late, now and then
        tries += 1
        h, begun = sum64.Hash(), threading.Lock()
        h.update(bytearray(LARGE))
        begun.acquire()
        before = h.digest()

        def large():
            begun.release()
            h.update(data)

        thread = threading.Thread(target=large)
        thread.start()
        begun.acquire()
        h.update(b"small")
        thread.join()
        zeros_first = sum64_of_zeros(before, HUGE)
        expected = (fnv(b"small", zeros_first), sum64_of_zeros(fnv(b"small", before), HUGE))
        assert h.digest() in expected, "a small update during a large one: one of the two is lost"


def sum64_of_zeros(value, count):
    """FNV-1a of zeros is a power of its factor."""
    return value * pow(1099511628211, count, 1 << 64) % (1 << 64)


test_right_results()
print("passed test_right_results", flush=True)
for test in (test_the_large_lets_go, test_the_small_does_not, test_small_during_large):
    undisturbed(test)
    print("passed", test.__name__, flush=True)
