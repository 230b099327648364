import sys
import threading

import unhex


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


def test_right_results():
    assert unhex.decode(b"") == b""
    assert unhex.decode(b"00ff7FaB") == bytes([0, 255, 127, 171])
    x = 31
    for n in (1, 10, 1000):
        data = bytearray()
        for i in range(n):
            x = (x * 1103515245 + 12345) % 2147483648
            data.append(x >> 16 & 255)
        assert unhex.decode("".join(["%02x" % byte for byte in data]).encode()) == data, "%d bytes" % n


def wrong(text, message):
    try:
        unhex.decode(text)
    except ValueError as e:
        assert str(e) == message, str(e)
        return
    assert False, "decode(%r) must raise ValueError" % text


def test_errors():
    for i in range(50):
        wrong(b"123", "decode: an odd number of digits")
        wrong(b"12x4", "decode: the character at 2 is no digit")
        wrong(b"123 ", "decode: the character at 3 is no digit")
        wrong(b"??", "decode: the character at 0 is no digit")
        wrong(b"00x0y00z", "decode: the character at 2 is no digit")     # the first of three
        assert unhex.decode(b"0%d" % (i % 10)) == bytes([i % 10]), "the call after an error"


def test_the_argument_is_free_again():
    text = bytearray(b"12x4")
    wrong(text, "decode: the character at 2 is no digit")
    try:
        text.append(53)
    except BufferError:
        assert False, "the buffer of a wrong text is still held after the call"


def test_errors_on_four_threads():
    def one():
        for i in range(50):
            wrong(b"00" * i + b"0x", "decode: the character at %d is no digit" % (2 * i + 1))

    threads = [threading.Thread(target=one) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_the_lock_is_let_go():
    text = b"c0" * 4_000_000
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        if runs_beside(lambda: unhex.decode(text)):
            return
    assert False, "no other thread ran while decode went through eight million digits"


for test in (test_right_results, test_errors, test_the_argument_is_free_again, test_errors_on_four_threads, test_the_lock_is_let_go):
    test()
    print("passed", test.__name__, flush=True)
