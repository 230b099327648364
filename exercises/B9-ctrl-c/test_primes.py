import os
import signal
import sys
import threading
import time

import primes

LIMIT, BELOW_LIMIT = 1_500_000, 114155
SOON = 100_000      # numbers within which Ctrl-C is noticed
LET_GO = 100        # numbers for which the lock is let go at least; what comes from 1000 on is well above


def reached(progress):
    return int.from_bytes(progress, sys.byteorder)


def test_right_results():
    for limit, expected in ((0, 0), (2, 0), (3, 1), (10, 4), (1000, 168), (20000, 2262), (20001, 2262), (100000, 9592)):
        progress = bytearray(8)
        assert primes.count(limit, progress) == expected, "below %d" % limit
        assert reached(progress) == limit
    for wrong in ((-1, bytearray(8)), (1, bytearray(7))):
        try:
            primes.count(*wrong)
            assert False, "count%r must raise ValueError" % (wrong,)
        except ValueError:
            pass


def beside(progress, act, limit=LIMIT):
    """Counts below limit, and calls act() on another thread as soon as count() lets go: the result, or None."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)       # nobody is made to give up the lock: the other thread runs only where count() lets go
    gate, result = threading.Lock(), None
    gate.acquire()

    def other():
        with gate:
            act()

    thread = threading.Thread(target=other)
    thread.start()                      # comes back when the other thread waits at the gate
    try:
        gate.release()
        result = primes.count(limit, progress)
        thread.join()
    except KeyboardInterrupt:
        result = None
    finally:
        sys.setswitchinterval(interval)
        thread.join()
    return result


def let_go_for(progress):
    """With the lock in hand: how far the count gets before it wants the lock back, which is when nothing moves any more for 0.1 s."""
    begin = last = reached(progress)
    since = time.perf_counter()
    while time.perf_counter() - since < 0.1:
        now = reached(progress)
        if now != last:
            last, since = now, time.perf_counter()
    return begin, last - begin


def test_the_lock_is_let_go():
    """The other thread comes somewhere in the midst of a step, early or late, so the longest of several stretches counts."""
    longest, ran, limit = 0, False, 200_000
    for attempt in range(6):
        progress, seen = bytearray(8), []
        beside(progress, lambda: seen.append(let_go_for(progress)), limit)
        begin, numbers = seen[0]
        ran = ran or begin < limit
        longest = max(longest, numbers)
        if longest >= LET_GO:
            return
    assert ran, "no other thread could run during the count: let the lock go while it counts"
    assert False, "the lock is let go for %d numbers at a time only: what that costs is more than the counting" % longest


def test_ctrl_c_ends_it():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sent = []
    noticed = []
    for attempt in range(6):            # the other thread may wake up late on a busy machine, and so may the signal
        progress = bytearray(8)

        def ctrl_c():
            sent.append(reached(progress))
            os.kill(os.getpid(), signal.SIGINT)

        result = beside(progress, ctrl_c)
        if reached(progress) < LIMIT:
            assert result is None
            noticed.append(reached(progress) - sent[-1])
            if noticed[-1] > SOON:
                continue
            try:
                progress.append(0)
            except BufferError:
                assert False, "count was interrupted and has not released its buffer"
            return
    assert noticed, "Ctrl-C in the middle of the count was noticed only after its end, at %d" % reached(progress)
    assert False, "Ctrl-C was noticed only %d numbers later: ask for signals at least every %d" % (min(noticed), SOON)


def test_a_handler_that_does_not_raise():
    seen = []

    def handler(number, frame):
        seen.append(reached(progress))

    signal.signal(signal.SIGINT, handler)
    try:
        for attempt in range(4):
            progress, seen[:] = bytearray(8), []
            assert beside(progress, lambda: os.kill(os.getpid(), signal.SIGINT)) == BELOW_LIMIT, "the count goes on after the handler"
            if seen and seen[0] < LIMIT:
                return
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    assert False, "the handler ran only after the end of the count"


for test in (test_right_results, test_the_lock_is_let_go, test_ctrl_c_ends_it, test_a_handler_that_does_not_raise):
    test()
    print("passed", test.__name__, flush=True)
