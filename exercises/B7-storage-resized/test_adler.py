import sys
import threading

import adler


def expected(data, rounds=1):
    a, b = 1, 0
    for byte in bytes(data) * rounds:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


def test_right_results():
    assert adler.checksum(bytearray(b"Wikipedia"), 1) == 0x11E60398
    assert adler.checksum(bytearray(), 3) == 1
    data, x = bytearray(), 17
    for i in range(3000):
        x = (x * 1103515245 + 12345) % 2147483648
        data.append(x >> 16 & 255)
    for rounds in (0, 1, 2):
        assert adler.checksum(data, rounds) == expected(data, rounds), "%d rounds" % rounds
    for wrong in (b"bytes", "text", None):
        try:
            adler.checksum(wrong, 1)
            assert False, "checksum(%r, 1) must raise TypeError" % wrong
        except TypeError:
            pass


def test_resizing_after_the_call():
    data = bytearray(b"tide")
    for i in range(50):
        adler.checksum(data, 1)
        try:
            data.append(i)
        except BufferError:
            assert False, "the bytearray cannot be resized any more after the call"


def resized_during(call, resize):
    """Calls call(), and resize() on another thread meanwhile: "late" if the other thread did not get to run before call() was over.

    Nobody is made to give up the lock, so the other thread runs only where call() lets go."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1000.0)
    gate, outcome = threading.Lock(), []
    gate.acquire()

    def other():
        with gate:
            try:
                resize()
                outcome.append("resized")
            except BufferError:
                outcome.append("refused")

    thread = threading.Thread(target=other)
    thread.start()              # comes back when the other thread waits at the gate
    gate.release()
    result = call()
    seen = outcome[0] if outcome else "late"
    sys.setswitchinterval(interval)
    thread.join()
    return result, seen


def resizing(change):
    plain = b"0123456789abcdef" * 256
    right = 0x537CD0D2
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        data = bytearray(plain)
        result, seen = resized_during(lambda: adler.checksum(data, 1000), lambda: change(data))
        assert seen != "resized", "another thread has resized the bytearray during the call: its storage may have moved"
        if seen == "refused":
            assert result == right, "%#x instead of %#x" % (result, right)
            assert data == plain
            return
    assert False, "no other thread ran during the call"


def test_growing_during_the_call():
    resizing(lambda data: data.extend(bytes(1_000_000)))


def test_clearing_during_the_call():
    resizing(lambda data: data.clear())


def test_deleting_during_the_call():
    def delete(data):
        del data[:16]

    resizing(delete)


for test in (test_right_results, test_resizing_after_the_call, test_growing_during_the_call, test_clearing_during_the_call,
             test_deleting_during_the_call):
    test()
    print("passed", test.__name__, flush=True)
