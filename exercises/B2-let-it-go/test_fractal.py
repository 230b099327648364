import array
import threading

import fractal


def steps_at(cx, cy, limit):
    x = y = 0.0
    steps = 0
    while steps < limit and x * x + y * y <= 4.0:
        x, y = x * x - y * y + cx, 2.0 * x * y + cy
        steps += 1
    return steps


def picture(width, height, top, bottom, limit):
    return [steps_at(-2.0 + 3.0 * i / width, top + (bottom - top) * j / height, limit) for j in range(height) for i in range(width)]


def test_right_pictures():
    for width, height, top, bottom, limit in ((6, 4, -1.0, 1.0, 20), (1, 1, 0.0, 1.0, 5), (16, 3, 1.25, -0.5, 50), (5, 1, 0.1, 0.2, 0)):
        out = array.array("I", [77] * (width * height))
        expected = picture(width, height, top, bottom, limit)
        assert fractal.escape(out, width, top, bottom, limit) == sum(expected)
        assert list(out) == expected, "%d x %d points, at most %d steps" % (width, height, limit)


def test_wrong_arguments():
    for i in range(50):
        for wrong in ((array.array("I", [0] * 7), 3), (array.array("I", [0] * 6), 0), (bytearray(5), 1)):
            try:
                fractal.escape(*wrong, -1.0, 1.0, 10)
                assert False, "escape%r must raise ValueError" % (wrong,)
            except ValueError:
                pass


def test_strips_on_threads():
    width, height = 60, 48
    whole = array.array("I", [0] * (width * height))
    fractal.escape(whole, width, -1.0, 1.0, 200)
    for count in (1, 2, 3, 4):
        rows = height // count
        strips = [array.array("I", [0] * (width * rows)) for k in range(count)]

        def one(k):
            fractal.escape(strips[k], width, -1.0 + 2.0 * k / count, -1.0 + 2.0 * (k + 1) / count, 200)

        threads = [threading.Thread(target=one, args=(k,)) for k in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        joined = [steps for strip in strips for steps in strip]
        different = [i for i in range(len(joined)) if joined[i] != whole[i]]
        # a strip's rows are computed from its own top and bottom: the last bit of cy, and so a point near the border, may differ
        assert len(different) < len(joined) // 50, "%d threads: %d of %d points differ" % (count, len(different), len(joined))


for test in (test_right_pictures, test_wrong_arguments, test_strips_on_threads):
    test()
    print("passed", test.__name__, flush=True)
