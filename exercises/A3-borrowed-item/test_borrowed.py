import sys

import borrowed


died = []


class Job:
    def __init__(self, name, size):
        self.name = name
        self.size = size

    def __del__(self):
        died.append(self.name)


class Size:
    """A key whose comparison looks whether one of the two jobs has died meanwhile."""

    def __init__(self, job):
        self.name = job.name
        self.size = job.size

    def __gt__(self, best):
        assert self.name not in died, "%s died before its key was compared" % self.name
        assert best.name not in died, "%s, the best so far, died before the comparison" % best.name
        return self.size > best.size


def by_size(job):
    return job.size


def jobs(*sizes):
    return [Job("job %d" % i, size) for i, size in enumerate(sizes)]


def test_right_results():
    assert borrowed.largest(jobs(3, 9, 4), by_size).name == "job 1"
    assert borrowed.largest(jobs(5, 5), by_size).name == "job 0", "of equals the first"
    assert borrowed.largest([4, -7, 2], abs) == -7
    x = 2781
    numbers = []
    for i in range(500):
        x = (x * 1103515245 + 12345) % 2147483648
        numbers.append(x)
    assert borrowed.largest(numbers, lambda n: n) == max(numbers)


def test_errors():
    for i in range(50):
        for items, key, kind in (([], abs, ValueError), ([1, "word %d" % i], abs, TypeError), ((1, 2), abs, TypeError),
                                 (jobs(1, 2), lambda job: job.size if job.size < 2 else None, TypeError)):
            try:
                borrowed.largest(items, key)
            except kind:
                continue
            assert False, "largest(%r) must raise %s" % (items, kind.__name__)


def test_many_calls():
    items = jobs(3, 9, 4)
    before = [sys.getrefcount(job) for job in items]
    for i in range(100):
        assert borrowed.largest(items, by_size) is items[1]
    after = [sys.getrefcount(job) for job in items]
    assert after == before, "the jobs have %r references after 100 calls, %r before" % (after, before)


def test_keys_are_dropped():
    class Key:
        alive = 0

        def __init__(self, job):
            Key.alive += 1
            self.size = job.size

        def __gt__(self, best):
            return self.size > best.size

        def __del__(self):
            Key.alive -= 1

    def fails_late(job):
        if job.size == 4:
            raise KeyError(4)
        return Key(job)

    for i in range(10):
        borrowed.largest(jobs(3, 9, 4), Key)
        assert Key.alive == 0, "%d keys are still there after the call" % Key.alive
        try:
            borrowed.largest(jobs(3, 9, 4), fails_late)
            assert False, "what key raises must be raised by largest"
        except KeyError:
            pass
        assert Key.alive == 0, "%d keys are still there after a call in which key raised" % Key.alive


def test_a_later_key_drops_the_best():
    for i in range(20):
        items = jobs(9, 3, 4)
        died.clear()

        def key(job):
            if job.size == 4:
                items[0] = None
                assert not died, "job 0, the best so far, died while largest still needs it"
            return job.size

        best = borrowed.largest(items, key)
        assert (best.name, best.size) == ("job 0", 9)


def test_key_replaces_its_item():
    for i in range(20):
        items = jobs(3, 9, 4)
        died.clear()

        def key(job):
            items[items.index(job)] = None
            return Size(job)

        best = borrowed.largest(items, key)
        assert (best.name, best.size) == ("job 1", 9)


def test_key_empties_the_list():
    for i in range(20):
        items = jobs(3, 9, 4)

        def key(job):
            items.clear()
            return job.size

        best = borrowed.largest(items, key)
        assert best.name in ("job 0", "job 1"), "%s is neither the best of those that key has seen nor of all" % best.name


for test in (test_right_results, test_errors, test_many_calls, test_keys_are_dropped, test_a_later_key_drops_the_best, test_key_replaces_its_item,
             test_key_empties_the_list):
    test()
    print("passed", test.__name__, flush=True)
