import random
import sys
import threading

import adler

print("calling checksum; if nothing follows, it waits for its thread, and the thread for the lock", flush=True)


def by_hand(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def test_right_results():
    assert adler.checksum(b"", print) == 1
    numbers = random.Random(20)
    for size in (1, 4095, 4096, 4097, 10000):
        data = bytes([numbers.randrange(256) for i in range(size)])
        seen = []
        assert adler.checksum(data, seen.append) == by_hand(data), "wrong for %d bytes" % size
        assert seen == list(range(4096, size, 4096)) + [size], seen


def test_the_callback_runs_on_another_thread():
    idents = set()
    adler.checksum(bytes(10000), lambda done: idents.add(threading.get_ident()))
    assert len(idents) == 1 and threading.get_ident() not in idents


def test_what_the_callback_raises():
    def on_block(done):
        if done > 4096:
            raise LookupError("after %d bytes" % done)

    for i in range(5):
        try:
            adler.checksum(bytes(20000), on_block)
        except LookupError as e:
            assert str(e) == "after 8192 bytes", e
        else:
            assert False, "what on_block raises must be raised by checksum"


def test_results_that_are_dropped():
    made = []
    for i in range(5):
        adler.checksum(bytes(9000), lambda done: (done, made))
    assert sys.getrefcount(made) == 2, "%d results of on_block were kept" % (sys.getrefcount(made) - 2)


def test_data_that_the_callback_wants_to_change():
    data, refused = bytearray(20000), []

    def on_block(done):
        try:
            data.append(1)
        except BufferError:
            refused.append(done)

    assert adler.checksum(data, on_block) == by_hand(bytes(20000))
    assert len(refused) == 5, "on_block could resize the bytearray that is being read: its bytes may have moved"
    data.append(1)


def test_two_calls_at_once():
    print("two calls whose callbacks wait for each other; if this is the last line, nobody lets the lock go", flush=True)
    meeting = threading.Barrier(2)
    sums = []

    def on_block(done):
        meeting.wait(5)

    def run():
        sums.append(adler.checksum(bytes(20000), on_block))

    threads = [threading.Thread(target=run) for i in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [by_hand(bytes(20000))] * 2, sums


for test in (test_right_results, test_the_callback_runs_on_another_thread, test_what_the_callback_raises, test_results_that_are_dropped, test_data_that_the_callback_wants_to_change,
             test_two_calls_at_once):
    test()
    print("passed", test.__name__, flush=True)
