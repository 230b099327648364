# What letting the lock go costs and gives a kernel that works on 64 bytes, 128 bytes, … 512 KiB: alone, and beside a thread that computes
# in the script. `conch bench crossover` runs this and says what it means; docs/crossover.md says how.
#
#     ./conch bench/scripts/crossover.py [ROUNDS]
#
# One line a round and size, two for the large ones: the size in bytes; nanoseconds for one call alone, with the lock held and let go; calls
# a second and the other loop's rounds a second, each alone; then both of these at once, with the lock held during the call, and with the
# lock let go.
# Before each round a line with one number: how much two threads got done at once on the largest size, against one: 2 where two cores
# were free at that moment. The rounds are what is to be compared: within one, everything is measured within a fifth of a second, so that a slow moment of the
# machine meets all of it.
import sys
import threading
import time

import checksum

SIZES = [64 << i for i in range(14)]
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
WARM_UP = 1.5           # seconds of each loop; an interpreter may still be compiling what it runs
ALONE = 0.006           # seconds of calls alone, twice for each way, in turns
TOGETHER = 0.025        # seconds of both: five of the lock's switch intervals
LONG = 32 * 1024        # bytes: from here on a gain is to be expected, and twice twice as long is measured
OTHER = 0.015           # seconds of the script's loop alone

clock = time.perf_counter


class Other:
    """The thread that computes. It runs between resume and pause, and never but then."""

    def __init__(self):
        self.rounds = 0
        self.wanted = False
        self.may_run = threading.Lock()
        self.may_run.acquire()
        self.rests = threading.Lock()
        self.rests.acquire()
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            self.may_run.acquire()
            while self.wanted:
                self.rounds += 1
            self.rests.release()

    def resume(self):
        self.wanted = True
        self.may_run.release()

    def pause(self):
        self.wanted = False
        self.rests.acquire()


def calls_alone(function, data, seconds, block):
    """Seconds for a call. The clock is read once a block, so that it does not count where the call is short."""
    start = clock()
    done = 0
    while True:
        for _ in range(block):
            function(data)
        done += block
        now = clock()
        if now - start >= seconds:
            return (now - start) / done


def call_until(end, function, data):
    """Calls until then; how many, and when it ended. The clock is read at each call: with the lock let go one may take a switch interval."""
    calls = 0
    while True:
        function(data)
        calls += 1
        now = clock()
        if now >= end:
            return calls, now


def calls_a_second(function, data, seconds):
    start = clock()
    calls, end = call_until(start + seconds, function, data)
    return calls / (end - start)


def together(other, function, data, seconds):
    """Calls and the other's rounds a second."""
    other.resume()
    before, start = other.rounds, clock()
    calls, end = call_until(start + seconds, function, data)
    rounds = other.rounds - before
    other.pause()
    return calls / (end - start), rounds / (end - start)


def other_alone(other, seconds):
    other.resume()
    before, start = other.rounds, clock()
    time.sleep(seconds)
    rounds, now = other.rounds - before, clock()
    other.pause()
    return rounds / (now - start)


def measure(other, size, data):
    block = max(1, 20000 // size)
    held, released = [], []
    for _ in range(2):
        held.append(calls_alone(checksum.held, data, ALONE, block))
        released.append(calls_alone(checksum.released, data, ALONE, block))
    numbers = [1e9 * min(held), 1e9 * min(released), calls_a_second(checksum.held, data, ALONE), other_alone(other, OTHER)]
    long = TOGETHER if size < LONG else 2 * TOGETHER
    numbers += together(other, checksum.held, data, long)
    numbers += together(other, checksum.released, data, long)
    print(size, *[f"{number:.6g}" for number in numbers], flush=True)


def calls(n, data):
    for _ in range(n):
        checksum.released(data)


def parallelism(data, n=16):
    start = clock()
    calls(n, data)
    one = clock() - start
    second = threading.Thread(target=calls, args=(n, data))
    start = clock()
    second.start()
    calls(n, data)
    second.join()
    return 2 * one / (clock() - start)


def warm_up(other):
    small = bytearray(SIZES[0])
    for function in (checksum.held, checksum.released):
        calls_alone(function, small, WARM_UP / 4, 100)
        together(other, function, small, WARM_UP / 4)
        calls_a_second(function, small, WARM_UP / 4)
    other_alone(other, WARM_UP / 2)


def main():
    other = Other()
    warm_up(other)
    data = {size: bytearray(i % 251 for i in range(size)) for size in SIZES}
    for _ in range(ROUNDS):
        print(f"{parallelism(data[SIZES[-1]]):.4g}")
        for size in SIZES:
            for _ in range(1 if size < LONG else 2):
                measure(other, size, data[size])


main()
