import sys
import threading

import chunks


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


class Piece(bytes):
    """A chunk that counts how many of its kind have died."""
    died = 0

    def __del__(self):
        Piece.died += 1


def pieces(count, seed):
    """Chunks that nobody but their receiver holds."""
    for k in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield Piece(b"piece %d of %d" % (k, seed))


def bitwise(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for bit in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def test_right_results():
    assert chunks.crc32([b"123456789"]) == 0xCBF43926, "the check value of CRC-32"
    assert chunks.crc32([]) == 0
    assert chunks.crc32((b"1234", b"56", b"", b"789")) == 0xCBF43926
    for seed in range(5):
        assert chunks.crc32(pieces(9, seed)) == bitwise(b"".join(pieces(9, seed))), "nine pieces of seed %d" % seed


def test_errors():
    def breaks():
        yield b"piece"
        raise KeyError("broken")

    for i in range(50):
        for wrong, kind in ((17, TypeError), ([b"piece", "text %d" % i], TypeError), (breaks(), KeyError)):
            try:
                chunks.crc32(wrong)
                assert False, "must raise %s" % kind.__name__
            except kind:
                pass


def test_nothing_stays_behind():
    data = bytes(range(250))
    before = sys.getrefcount(data)
    Piece.died = 0
    for i in range(50):
        chunks.crc32([data, data])
        chunks.crc32(pieces(3, i))
    after = sys.getrefcount(data)
    assert Piece.died == 150, "of 150 chunks that only crc32 held %d died" % Piece.died
    assert after == before, "%d references before 50 calls, %d after" % (before, after)


def test_four_threads():
    shared = [b"reef" * 50, b"tide" * 50]
    expected = chunks.crc32(shared)
    wrong = []

    def one():
        for i in range(50):
            if chunks.crc32(shared) != expected:
                wrong.append(i)
            chunks.crc32(pieces(5, i))

    threads = [threading.Thread(target=one) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_the_lock_is_let_go():
    data = bytes(1_000_000)
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        if runs_beside(lambda: chunks.crc32([data])):
            return
    assert False, "no other thread ran while crc32 went through a million bytes"


for test in (test_right_results, test_errors, test_nothing_stays_behind, test_four_threads, test_the_lock_is_let_go):
    test()
    print("passed", test.__name__, flush=True)
