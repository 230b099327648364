# Tests smooth: results against the definition, a message for each kind of bad argument, buffers, threads.
# `conch ext check` runs every test_*.py, also under the sanitizers; a test fails by an exception.
import array
import threading

from smooth import median, runs


def wave(n):
    return array.array("d", [(i * i % 37) / 7.0 - 2.5 for i in range(n)])


def room(x, window):
    return array.array("d", [-1.0] * (len(x) - window + 1))


def slow(x, window):
    """The definition; what the kernel is compared with."""
    return [sorted(x[i:i + window])[window // 2] for i in range(len(x) - window + 1)]


def fails(kind, text, function, *args, **keywords):
    try:
        function(*args, **keywords)
    except kind as error:
        assert text in str(error), f"expected {text!r}, got {str(error)!r}"
        return
    raise AssertionError(f"no {kind.__name__} for {text!r}")


def test_median():
    for n, window in ((1, 1), (3, 3), (8, 3), (8, 7), (100, 1), (100, 99), (301, 17)):
        for release in (True, False):
            x = wave(n)
            out = room(x, window)
            assert median(x, out, window, release=release) is None
            assert list(out) == slow(x, window), (n, window, release)


def test_bad_arguments():
    x = wave(8)
    out = room(x, 3)
    fails(ValueError, "window must be odd and from 1 to len(x) = 8, got 4", median, x, out, 4)
    fails(ValueError, "got -1", median, x, out, -1)
    fails(ValueError, "got 9", median, x, out, 9)
    fails(ValueError, "out must have len(x) - window + 1 = 4 numbers, got 6", median, x, out, 5)
    fails(ValueError, "out must not overlap x", median, x, x, 1)
    fails(ValueError, "x[2] is not a number", median, array.array("d", [1.0, 2.0, float("nan")]), room("abc", 1), 1)
    fails(TypeError, "x must hold float64 (format 'd'), got format 'f'", median, array.array("f", [1.0]), out, 3)
    fails(TypeError, "out must hold float64 (format 'd'), got format 'B'", median, x, bytearray(48), 3)
    fails(BufferError, "", median, x, memoryview(out).toreadonly(), 3)
    fails(TypeError, "", median, [1.0], out, 3)
    fails(TypeError, "", median, x, out)
    fails(TypeError, "", median, x, out, 3.0)
    fails(TypeError, "", median, x, out, 3, relaese=True)


def test_buffers_come_back():
    x = wave(8)
    out = room(x, 3)
    median(x, out, 3)
    fails(ValueError, "window", median, x, out, 4)
    x.append(1.0)       # a buffer that is still held refuses this
    out.append(1.0)


def test_buffers_are_held():
    x = wave(20000)
    out = room(x, 1001)

    def work():
        while True:
            try:
                return median(x, out, 1001)
            except ValueError:
                pass        # x was longer for a moment

    worker = threading.Thread(target=work)
    worker.start()
    while worker.is_alive():
        try:
            x.append(1.0)
            x.pop()
        except BufferError:
            pass            # it is being read


def test_threads():
    x = wave(4000)
    expected = slow(x, 9)
    results = []

    def work():
        for _ in range(20):
            out = room(x, 9)
            median(x, out, 9)
            results.append(list(out) == expected)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [True] * 60


def test_runs():
    assert runs(b"") == []
    assert runs(b"aaab") == [(97, 3), (98, 1)]
    for i in range(20):
        data = bytearray(b"\0" * i + b"\xff" * (20 - i))
        assert [run for run in runs(data) if run[0] == 0] == ([(0, i)] if i else [])
        data.append(1)
    fails(TypeError, "", runs, "text")


for name, test in list(globals().items()):
    if name.startswith("test_"):
        test()
        print("passed", name)
