import array
import random
import sys
import threading

import norms

print("calling norms; if nothing follows, it waits for its workers, and they for the lock", flush=True)


def matrix(rows, columns, seed):
    numbers = random.Random(seed)
    return array.array("d", [numbers.randrange(-1000, 1000) / 8 for i in range(rows * columns)])


def by_hand(data, columns):
    result = []
    for start in range(0, len(data), columns):
        total = 0.0
        for x in data[start:start + columns]:
            total += x * x
        result.append(total ** 0.5)
    return result


def test_right_results():
    assert norms.norms(array.array("d"), 3, 4) == []
    assert norms.norms(array.array("d", [3, 4, 5, 12]), 2, 1) == [5.0, 13.0]
    for workers in (1, 2, 3, 16):
        for rows in (1, 2, 100):
            data = matrix(rows, 5, workers)
            assert norms.norms(data, 5, workers) == by_hand(data, 5), "%d rows, %d workers" % (rows, workers)


def test_rows_that_are_not_finite():
    for workers in (1, 2, 5):
        for wrong in ((11,), (11, 12, 17), tuple(range(11, 20))):
            data = matrix(20, 5, 1)
            for row in wrong:
                data[row * 5 + 2] = float("nan")
            try:
                norms.norms(data, 5, workers)
            except ValueError as e:
                assert str(e) in ["norms: row %d is not finite" % row for row in wrong], e
                continue
            assert False, "a row with nan must raise ValueError"


def test_wrong_arguments():
    data = array.array("d", [1, 2, 3, 4])
    for arguments, kind in (((data, 2, 0), ValueError), ((data, 2, 17), ValueError), ((data, 3, 1), ValueError), (("1234", 2, 1), TypeError)):
        try:
            norms.norms(*arguments)
        except kind:
            continue
        assert False, "norms%r must raise %s" % (arguments, kind.__name__)


def test_two_callers():
    data = matrix(200, 5, 3)
    results = []
    threads = [threading.Thread(target=lambda: results.append(norms.norms(data, 5, 4))) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [by_hand(data, 5)] * 2


def test_no_memory_stays_behind():
    """sys.getallocatedblocks counts an extension's blocks where the interpreter sees them: under --strict Conch does; CPython those of PyMem_Malloc that are small."""
    good, wrong = matrix(30, 5, 1), matrix(30, 5, 2)
    wrong[7] = float("nan")

    def every_way_out():
        for data, columns in ((good, 5), (wrong, 5), (good, 7)):
            try:
                norms.norms(data, columns, 2)
            except ValueError:
                pass

    for i in range(5):
        every_way_out()
    before = sys.getallocatedblocks()
    for i in range(100):
        every_way_out()
    left = sys.getallocatedblocks() - before
    assert left < 50, "after 100 calls on each way out %d blocks of memory more are there than before" % left


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


def test_the_caller_lets_go_while_it_waits():
    data = array.array("d", bytes(16_000_000))
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        if runs_beside(lambda: norms.norms(data, 1_000_000, 2)):
            return
    assert False, "no other thread ran while norms waited for its workers"


for test in (test_right_results, test_rows_that_are_not_finite, test_wrong_arguments, test_no_memory_stays_behind, test_two_callers,
             test_the_caller_lets_go_while_it_waits):
    test()
    print("passed", test.__name__, flush=True)
