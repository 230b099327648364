import random
import sys
import threading

import codec

SYMBOLS = "abcdefghijklmnopqrstuvwxyz234567"


def by_hand(data, symbols):
    bits = "".join(["{:08b}".format(byte) for byte in data])
    bits += "0" * (-len(bits) % 5)
    return "".join([symbols[int(bits[i:i + 5], 2)] for i in range(0, len(bits), 5)])


def test_right_results():
    numbers = random.Random(4)
    for symbols in (SYMBOLS, SYMBOLS.upper(), SYMBOLS[::-1]):
        codec.set_loader(lambda: symbols)
        for size in (0, 1, 2, 3, 4, 5, 6, 100):
            data = bytes([numbers.randrange(256) for i in range(size)])
            assert codec.encode(data) == by_hand(data, symbols), "wrong for %d bytes" % size


def test_two_threads_need_it_at_once():
    print("encode while another thread loads; if nothing follows, each waits for what the other holds", flush=True)
    calls, results = [], []
    called, go_on = threading.Event(), threading.Event()

    def loader():
        calls.append(threading.get_ident())
        called.set()
        go_on.wait()
        return SYMBOLS

    codec.set_loader(loader)
    first = threading.Thread(target=lambda: results.append(codec.encode(b"first")))
    first.start()
    assert called.wait(5)
    sys.setswitchinterval(10)  # so that who wants the lock gets it only from who lets it go
    go_on.set()
    results.append(codec.encode(b"second"))
    sys.setswitchinterval(0.005)
    first.join()
    assert len(calls) == 1, "the loader was called %d times" % len(calls)
    assert sorted(results) == sorted([by_hand(b"first", SYMBOLS), by_hand(b"second", SYMBOLS)]), "encoded by another alphabet: %s" % results


def test_many_threads():
    for i in range(3):
        calls, results = [], []
        start = threading.Barrier(3)

        def loader():
            calls.append(i)
            return SYMBOLS

        def run():
            start.wait()
            results.append(codec.encode(b"all at once"))

        codec.set_loader(loader)
        threads = [threading.Thread(target=run) for t in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert calls == [i] and results == [by_hand(b"all at once", SYMBOLS)] * 3


def test_loader_that_fails():
    answers = [LookupError("no file"), "too short", 7, SYMBOLS]
    raised = []

    def loader():
        answer = answers.pop(0)
        if isinstance(answer, LookupError):
            raise answer
        return answer

    codec.set_loader(loader)
    for i in range(3):
        try:
            codec.encode(b"x")
        except (LookupError, ValueError, TypeError) as e:
            raised.append(type(e))
        except RuntimeError:
            assert False, "a loader that has failed must be asked again"
    assert raised == [LookupError, ValueError, TypeError], raised
    assert codec.encode(b"x") == by_hand(b"x", SYMBOLS)


for test in (test_right_results, test_two_threads_need_it_at_once, test_many_threads, test_loader_that_fails):
    test()
    print("passed", test.__name__, flush=True)
