import array
import sys
import threading

import poly


def doubles(n, seed):
    values = array.array("d")
    for i in range(n):
        seed = (seed * 1103515245 + 12345) % 2147483648
        values.append((seed >> 8) % 64 / 32.0)
    return values


def raises(kind, call, *arguments):
    try:
        call(*arguments)
    except kind as e:
        return str(e)
    assert False, "%s must be raised" % kind.__name__


def test_right_results():
    assert poly.Poly([1.0, 2.0]).sum(array.array("d", [0.0, 3.0])) == 8.0
    assert poly.Poly([]).sum(array.array("d", [5.0])) == 0.0
    p = poly.Poly([0.5, -1.0, 0.25])
    for n in (0, 1, 500):
        values = doubles(n, n)
        assert p.sum(values) == sum([0.5 + x * (-1.0 + x * 0.25) for x in values]), "%d values" % n


def test_closed():
    for i in range(50):
        p = poly.Poly([1.0])
        p.close()
        p.close()
        assert raises(ValueError, p.sum, array.array("d", [1.0])) == "sum: the polynomial is closed"


def test_closing_after_a_refused_sum():
    p = poly.Poly([1.0])
    p.close()
    for i in range(50):
        raises(ValueError, p.sum, array.array("d", [1.0]))
        try:
            p.close()
        except RuntimeError as e:
            assert False, "%s, after a sum that was refused because the polynomial was closed already: it has ended, too" % e


def test_closing_after_an_error():
    for i in range(50):
        p = poly.Poly([0.0, 1e300])
        assert raises(OverflowError, p.sum, array.array("d", [1e300])) == "sum: not finite"
        assert raises(TypeError, p.sum, i)
        try:
            p.close()
        except RuntimeError as e:
            assert False, "%s, after a sum that raised an exception: it has ended, too" % e


def during(call, act):
    """Calls call(), and act() on another thread meanwhile. Returns what both gave, act's "late" if it was not over before call() was.

    Nobody is made to give up the lock, so the other thread runs only where call() lets go."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)
    gate, outcome = threading.Lock(), []
    gate.acquire()

    def other():
        with gate:
            try:
                act()
                outcome.append("done")
            except RuntimeError as e:
                outcome.append(str(e))

    thread = threading.Thread(target=other)
    thread.start()              # comes back when the other thread waits at the gate
    gate.release()
    result = call()
    seen = outcome[0] if outcome else "late"
    sys.setswitchinterval(interval)
    thread.join()
    return result, seen


def closing(act):
    """act(p) closes p at its end; during a sum of p that must be refused."""
    values = doubles(500, 3) * 1000
    expected = poly.Poly([1.0] * 8).sum(values)
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        p = poly.Poly([1.0] * 8)
        result, seen = during(lambda: p.sum(values), lambda: act(p))
        assert seen != "done", "another thread has closed the polynomial while sum read its coefficients"
        if seen != "late":
            assert seen == "close: in use by 1 calls", seen
            assert result == expected
            p.close()
            return
    assert False, "no other thread ran during the call of sum"


def test_closing_during_a_sum():
    closing(lambda p: p.close())


def test_closing_after_the_shorter_of_two_sums():
    def act(p):
        p.sum(array.array("d", [1.0]))
        p.close()

    closing(act)


for test in (test_right_results, test_closed, test_closing_after_a_refused_sum, test_closing_after_an_error, test_closing_during_a_sum,
             test_closing_after_the_shorter_of_two_sums):
    test()
    print("passed", test.__name__, flush=True)
