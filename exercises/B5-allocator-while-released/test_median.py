import array
import sys
import threading

import median


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


def sample(n, seed):
    values = array.array("d")
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append((seed >> 8) % 1000 / 8.0)
    return values


def test_right_medians():
    assert median.of(array.array("d", [3.0, 1.0, 2.0])) == 2.0
    assert median.of(array.array("d", [4.0, 1.0, 3.0, 2.0])) == 2.0, "the lower of the two in the middle"
    for n in (1, 2, 5, 100, 1001):
        values = sample(n, n)
        before = list(values)
        assert median.of(values) == sorted(values)[(n - 1) // 2], "of %d values" % n
        assert list(values) == before, "the caller's values must stay as they are"


def test_wrong_arguments():
    for i in range(50):
        for wrong in (b"", b"1234567", b"123456789"):
            try:
                median.of(wrong)
                assert False, "of(%r) must raise ValueError" % wrong
            except ValueError:
                pass


def test_four_threads():
    values = [sample(400, k) for k in range(4)]
    wrong = []

    def one(k):
        expected = sorted(values[k])[199]
        for i in range(50):
            if median.of(values[k]) != expected:
                wrong.append((k, i))

    threads = [threading.Thread(target=one, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong, wrong


def test_the_lock_is_let_go():
    values = sample(1000, 7) * 1000
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        if runs_beside(lambda: median.of(values)):
            return
    assert False, "no other thread ran while of looked for the median of a million doubles"


def resident_megabytes():
    """Of this process; None where the system has no /proc."""
    try:
        with open("/proc/self/statm") as file:
            return int(file.read().split()[1]) * 4096 // 1000000
    except OSError:
        return None


def test_no_memory_stays_behind():
    values = array.array("d", bytes(8_000_000))
    median.of(values)
    before = resident_megabytes()
    for i in range(50):
        median.of(values)
    after = resident_megabytes()
    assert before is None or after - before < 200, "after 50 calls with 8 MB each the process has %d MB more" % (after - before)


for test in (test_right_medians, test_wrong_arguments, test_four_threads, test_the_lock_is_let_go, test_no_memory_stays_behind):
    test()
    print("passed", test.__name__, flush=True)
