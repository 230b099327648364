import random
import sys
import threading

import histogram


def in_thread(what, function, *arguments):
    """Runs it in a thread; what it does must end in 5 seconds."""
    thread = threading.Thread(target=function, args=arguments, daemon=True)
    thread.start()
    thread.join(5)
    assert not thread.is_alive(), what + " waits for a lock that its own thread holds"


def test_right_results():
    numbers = random.Random(7)
    h = histogram.Histogram()
    data = bytes([numbers.randrange(256) for i in range(5000)])
    h.add(data)
    h.add(b"")
    for byte in range(256):
        assert h.count(byte) == data.count(byte)
    seen = []
    h.set_on_block(seen.append)
    h.add(bytes(50000))
    assert seen == [21384, 37768, 54152, 55000], seen
    h.set_on_block(None)
    h.add(b"x")
    assert len(seen) == 4


def test_what_on_block_raises():
    h = histogram.Histogram(lambda total: total.nothing)
    for i in range(10):
        try:
            h.add(b"abc")
        except AttributeError:
            continue
        assert False, "what on_block raises must be raised by add"


def test_nothing_more_after_an_error():
    seen = []

    def on_block(total):
        seen.append(total)
        if len(seen) == 2:
            raise LookupError(total)

    h = histogram.Histogram(on_block)
    try:
        h.add(bytes(100000))
        assert False, "what on_block raises must be raised by add"
    except LookupError as e:
        assert e.args == (32768,), e
    assert seen == [16384, 32768] and h.count(0) == 32768, "after the error on_block was called again, or more was counted: %r" % seen


def test_count_from_on_block():
    seen = []
    h = histogram.Histogram(lambda total: seen.append(h.count(0)))
    in_thread("count, called by on_block,", h.add, bytes(20000))
    assert seen == [16384, 20000], seen


def test_count_from_a_finaliser():
    h = histogram.Histogram()
    h.add(b"aaa")
    seen = []

    class Last:
        def __call__(self, total):
            pass

        def __del__(self):
            seen.append(h.count(97))

    for i in range(3):
        h.set_on_block(Last())
        in_thread("count, called by the __del__ of the old callback,", h.set_on_block, None)
    assert seen == [3] * 3


def test_callback_replaced_during_its_call():
    seen = []

    def on_block(total):
        seen.append(total)
        h.set_on_block(None)

    h = histogram.Histogram(on_block)
    in_thread("set_on_block, called by on_block,", h.add, bytes(50000))
    assert seen == [16384] and h.count(0) == 50000, seen


def test_callback_that_only_the_histogram_has():
    """It takes itself away during its call, and must live until that is over."""
    seen = []

    class Once:
        def __call__(self, total):
            h.set_on_block(None)
            seen.append(total)

    h = histogram.Histogram(Once())
    in_thread("set_on_block, called by an on_block that nobody else has,", h.add, bytes(50000))
    assert seen == [16384] and h.count(0) == 50000, seen


def test_added_during_on_block():
    called, go_on = threading.Event(), threading.Event()

    def on_block(total):
        if not called.is_set():
            called.set()
            assert go_on.wait(5), "an add by another thread waits until on_block has returned"

    def second():
        h.add(b"bbb")
        go_on.set()

    h = histogram.Histogram(on_block)
    adding = threading.Thread(target=h.add, args=(b"a" * 100000,), daemon=True)
    adding.start()
    assert called.wait(5)
    in_thread("an add by another thread during on_block", second)
    adding.join()
    assert (h.count(97), h.count(98)) == (100000, 3), "counted: %d a and %d b" % (h.count(97), h.count(98))


def test_many_threads():
    h = histogram.Histogram(abs)
    threads = [threading.Thread(target=lambda: [h.add(b"abc" * 20000) for i in range(2)]) for t in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [h.count(byte) for byte in b"abcd"] == [120000, 120000, 120000, 0]


for test in (test_right_results, test_what_on_block_raises, test_nothing_more_after_an_error, test_count_from_on_block, test_count_from_a_finaliser,
             test_callback_replaced_during_its_call, test_callback_that_only_the_histogram_has, test_added_during_on_block, test_many_threads):
    test()
    print("passed", test.__name__, flush=True)
