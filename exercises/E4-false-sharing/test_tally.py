import threading

import tally


def data_of(size):
    x, out = 12345, bytearray(size)
    for i in range(size):
        x = (x * 1103515245 + 12345) % 2147483648
        out[i] = x // 65536 % 4
    return out


def test_right_counts():
    for size in (0, 1, 2, 5, 1000, 20001):
        data = data_of(size)
        for wanted in (0, 3, 200):
            for threads in (1, 2, 3, 8, 16):
                got = tally.count(data, wanted, threads)
                assert got == data.count(wanted), "%d bytes, %d threads: %d times %d, not %d" % (size, threads, got, wanted, data.count(wanted))
                assert tally.progress() == got, "progress() says %d after %d were found" % (tally.progress(), got)


def test_wrong_arguments():
    for arguments in ((b"x", 256, 1), (b"x", -1, 1), (b"x", 1, 0), (b"x", 1, 17)):
        try:
            tally.count(*arguments)
        except ValueError:
            continue
        assert False, "count%r must raise ValueError" % (arguments,)


def test_progress_during_a_count():
    data = bytes(8000000)
    tally.count(data, 0, 1)             # from now on progress() says 0, 8000000, or what was found meanwhile
    for attempt in range(20):           # on a busy machine this thread may sleep until the count is over
        counting = threading.Thread(target=tally.count, args=(data, 0, 1))
        counting.start()
        seen = False
        while counting.is_alive() and not seen:
            seen = 0 < tally.progress() < len(data)
        counting.join()
        if seen:
            return
    assert False, "progress() said 0 as long as the count went on"


for test in (test_right_counts, test_wrong_arguments, test_progress_during_a_count):
    test()
    print("passed", test.__name__, flush=True)
