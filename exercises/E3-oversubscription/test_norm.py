import array
import threading

import norm

CALLERS = 4
CALLS = 15


def data_of(count, seed):
    x, out = seed, array.array("d")
    for _ in range(1000):
        x = (x * 1103515245 + 12345) % 2147483648
        out.append(float(x // 65536 % 100))
    return out * (count // 1000) + out[:count % 1000]


def sum_of_squares(xs):
    return sum(x * x for x in xs)


def test_right_sums():
    for count in (0, 1, 3, 1000, 7003):
        for limit in (1, 2, 5):
            norm.limit(limit)
            xs = data_of(count, count + 1)
            assert norm.squares(xs) == sum_of_squares(xs), "wrong for %d numbers and limit(%d)" % (count, limit)


def test_a_lone_call_uses_all():
    xs = data_of(5000, 3)
    for limit in (1, 2, 4, 8):
        norm.limit(limit)
        norm.squares(xs)
        norm.squares(xs)
        assert norm.peak() == limit, "limit(%d), and a call that had the machine to itself used %d threads" % (limit, norm.peak())
        norm.limit(limit)
        norm.squares(xs)
        assert norm.peak() == limit, "limit(%d), and the call after two others used %d threads" % (limit, norm.peak())


def test_calls_together_stay_within_the_limit():
    xs = data_of(1000000, 5)
    expected = norm.squares(xs)
    for limit in (2, 4):
        norm.limit(limit)
        results = []

        def caller():
            for _ in range(CALLS):
                results.append(norm.squares(xs))

        threads = [threading.Thread(target=caller) for _ in range(CALLERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(results) == CALLERS * CALLS and set(results) == {expected}, "calls at the same time gave other sums"
        assert norm.peak() <= limit, "limit(%d), %d callers: %d threads computed at once" % (limit, CALLERS, norm.peak())


for test in (test_right_sums, test_a_lone_call_uses_all, test_calls_together_stay_within_the_limit):
    test()
    print("passed", test.__name__, flush=True)
