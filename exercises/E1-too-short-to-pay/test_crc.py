import sys
import threading
import time

import crc

clock = time.perf_counter
INTERVAL = 0.005        # what the lock gives to a thread when others want it, in seconds; sys.getswitchinterval() before it is changed here
SIZES = [64 << i for i in range(16)]        # 64 bytes to 2 MiB
PRICE = 0.01            # of a call: what a release may cost
GAIN = 0.05             # of all the work: what a release must bring


class Witness:
    """A thread that can run only where a call lets the lock go: nobody is asked to give it up within the test."""

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


def lets_go(witness, size):
    data = bytearray(size)
    return witness.sees(lambda: crc.checksum(data), 0.25 if size < 100000 else 0.5)


def least_released(witness):
    """The smallest of the sizes from which on checksum lets the lock go; None where it does for none."""
    low, high = 0, len(SIZES)
    while low < high:
        middle = (low + high) // 2
        if lets_go(witness, SIZES[middle]):
            high = middle
        else:
            low = middle + 1
    return SIZES[low] if low < len(SIZES) else None


def seconds_a_byte():
    data = bytearray(200000)
    best = 1.0
    for _ in range(30):
        start = clock()
        crc.checksum(data)
        best = min(best, clock() - start)
    return best / len(data)


def test_right_results():
    assert crc.checksum(b"123456789") == 0xe3069283
    assert crc.checksum(b"") == 0
    assert crc.checksum(bytes(32)) == 0x8a9136aa
    assert crc.checksum(bytes(300000)) == crc.checksum(bytearray(300000))
    try:
        crc.checksum(5)
    except TypeError:
        return
    assert False, "checksum(5) must raise TypeError"


def test_release_by_size():
    for _ in range(5000):       # an interpreter may compile what it runs
        crc.checksum(b"warm")
    byte = seconds_a_byte()
    price = min(crc.pair() for _ in range(5)) * 1e-9
    cheap = price / PRICE / byte                    # bytes: from here on a release costs less than its share of the call
    worth = INTERVAL * GAIN / (1 - GAIN) / byte     # bytes: from here on it brings its share beside a thread that computes
    sys.setswitchinterval(1000)
    try:
        mine = least_released(Witness())
    finally:
        sys.setswitchinterval(INTERVAL)
    measured = "here a byte takes %.2f ns and a release %.0f ns" % (byte * 1e9, price * 1e9)
    assert mine is not None, "checksum never lets the lock go, not even for 2 MiB: every other thread stands still for %.1f ms" % (SIZES[-1] * byte * 1e3)
    assert mine > cheap, "%d bytes are let go for, and that does not pay: %s, so below %d bytes it costs more than %.0f %% of the call" % (
        mine, measured, cheap, 100 * PRICE)
    assert mine < worth, "nothing below %d bytes is let go for, and that would pay: %s, so from %d bytes on two threads get %.0f %% more done" % (
        mine, measured, worth, 100 * GAIN)


for test in (test_right_results, test_release_by_size):
    test()
    print("passed", test.__name__, flush=True)
