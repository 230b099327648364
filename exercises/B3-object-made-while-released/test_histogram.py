import sys
import threading

import histogram


def runs_beside(call):
    """Whether another thread runs during call(). Nobody is made to give up the lock meanwhile, so it runs only if call() lets go."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)
    gate, ran = threading.Lock(), []
    gate.acquire()

    def other():
        with gate:
            ran.append(True)

    thread = threading.Thread(target=other)
    thread.start()              # comes back when the other thread waits at the gate
    gate.release()
    call()
    seen = bool(ran)
    sys.setswitchinterval(interval)
    thread.join()
    return seen


def sample(n, below, seed):
    data = bytearray(n)
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        data[i] = (seed >> 16) % below
    return data


def test_right_counts():
    for n, buckets in ((0, 1), (1, 1), (1000, 7), (4096, 256)):
        data = sample(n, buckets, n + buckets)
        expected = [0] * buckets
        for byte in data:
            expected[byte] += 1
        assert histogram.counts(data, buckets) == expected, "%d bytes, %d buckets" % (n, buckets)


def test_errors():
    for i in range(50):
        for data, buckets, text in ((b"\0\1\2\1", 2, "counts: the byte at 2 has no bucket"), (b"", 0, "counts: 1 to 256 buckets, not 0"),
                                    (b"", 257, "counts: 1 to 256 buckets, not 257")):
            try:
                histogram.counts(data, buckets)
                assert False, "counts(%r, %d) must raise ValueError" % (data, buckets)
            except ValueError as e:
                assert str(e) == text, str(e)


def test_four_threads():
    data = [sample(2000, 50, seed) for seed in range(4)]
    expected = [histogram.counts(d, 50) for d in data]
    got = [None] * 4

    def one(k):
        for i in range(50):
            got[k] = histogram.counts(data[k], 50)

    threads = [threading.Thread(target=one, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == expected


def test_the_lock_is_let_go():
    data = bytes(8_000_000)
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        if runs_beside(lambda: histogram.counts(data, 1)):
            return
    assert False, "no other thread ran while counts went through eight million bytes"


def test_two_calls_have_nothing_in_common():
    """Another thread calls counts again and again, many times while this one counts eight million zeros."""
    zeros, ones, calls, met = bytes(8_000_000), b"\1" * 100, [], 0

    def others():
        while not over:
            histogram.counts(ones, 2)
            calls.append(True)

    for attempt in range(40):           # on a busy machine one of the two may sleep meanwhile
        over, before = [], len(calls)
        thread = threading.Thread(target=others, daemon=True)
        thread.start()
        counted = histogram.counts(zeros, 2)
        during = len(calls) - before
        over.append(True)
        thread.join()
        assert counted == [8_000_000, 0], "eight million zeros, while another thread counted ones: %r" % counted
        met += during >= 20
        if met == 3:
            return
    assert False, "no other thread called counts while it went through eight million bytes"


for test in (test_right_counts, test_errors, test_four_threads, test_the_lock_is_let_go,
             test_two_calls_have_nothing_in_common):
    test()
    print("passed", test.__name__, flush=True)
