import leak


def raises(kind, call, *arguments):
    try:
        call(*arguments)
    except kind as e:
        return str(e)
    assert False, "dot%r must raise %s" % (arguments, kind.__name__)


def test_right_results():
    assert leak.dot([1.0, 2.0, 3.0], [4.0, 5.0, 6.0]) == 32.0
    assert leak.dot((1, 2), [0.5, 0.25]) == 1.0
    assert leak.dot([], ()) == 0.0
    assert leak.dot([-1.0, 2.0], [3.0, -1.0]) == -5.0, "-1.0 is a number like others"
    x = 12345
    for n in (1, 10, 1000):
        xs, ys, expected = [], [], 0.0
        for i in range(n):
            x = (x * 1103515245 + 12345) % 2147483648
            xs.append(x % 1000 / 8.0)
            ys.append(x % 77 / 4.0)
            expected += xs[-1] * ys[-1]
        assert leak.dot(xs, ys) == expected, "wrong for %d numbers" % n


def test_wrong_arguments():
    for i in range(100):
        raises(TypeError, leak.dot, [1.0], 7)
        raises(TypeError, leak.dot, 7, [1.0])


def test_different_lengths():
    xs, ys = [1.0, 2.0], [1.0]
    for i in range(100):
        text = raises(ValueError, leak.dot, xs, ys)
        assert text == "dot: 2 numbers against 1", text
    assert xs == [1.0, 2.0] and ys == [1.0], "the lists must be what they were"


def test_items_that_are_no_numbers():
    for i in range(100):
        raises(TypeError, leak.dot, [1.0, "two"], [1.0, 2.0])
        raises(TypeError, leak.dot, [1.0, 2.0], [1.0, "word %d" % i])


for test in (test_right_results, test_wrong_arguments, test_different_lengths, test_items_that_are_no_numbers):
    test()
    print("passed", test.__name__, flush=True)
