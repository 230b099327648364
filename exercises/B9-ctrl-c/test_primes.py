import os
import signal
import sys
import threading

import primes

LIMIT, BELOW_LIMIT = 1_500_000, 114155


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


def interrupted(progress):
    """Counts below LIMIT, and sends Ctrl-C's signal from another thread as soon as count() lets go: the result, or None."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)       # nobody is made to give up the lock: the other thread runs only where count() lets go
    gate, result = threading.Lock(), None
    gate.acquire()

    def ctrl_c():
        with gate:
            os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=ctrl_c)
    thread.start()                      # comes back when the other thread waits at the gate
    try:
        gate.release()
        result = primes.count(LIMIT, progress)
        thread.join()
    except KeyboardInterrupt:
        result = None
    finally:
        sys.setswitchinterval(interval)
        thread.join()
    return result


def test_ctrl_c_ends_it():
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for attempt in range(4):            # the other thread may wake up late on a busy machine
        progress = bytearray(8)
        result = interrupted(progress)
        if reached(progress) < LIMIT:
            assert result is None
            try:
                progress.append(0)
            except BufferError:
                assert False, "count was interrupted and has not released its buffer"
            return
    assert False, "Ctrl-C in the middle of the count was noticed only after its end, at %d" % reached(progress)


def test_a_handler_that_does_not_raise():
    seen = []

    def handler(number, frame):
        seen.append(reached(progress))

    signal.signal(signal.SIGINT, handler)
    try:
        for attempt in range(4):
            progress, seen[:] = bytearray(8), []
            assert interrupted(progress) == BELOW_LIMIT, "the count goes on after the handler"
            if seen and seen[0] < LIMIT:
                return
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    assert False, "the handler ran only after the end of the count"


for test in (test_right_results, test_ctrl_c_ends_it, test_a_handler_that_does_not_raise):
    test()
    print("passed", test.__name__, flush=True)
