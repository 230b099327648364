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


for test in (test_right_counts, test_wrong_arguments):
    test()
    print("passed", test.__name__, flush=True)
