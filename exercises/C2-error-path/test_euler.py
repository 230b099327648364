import euler


def by_hand(slope, y, steps):
    step = 1.0 / steps
    for i in range(steps):
        y += step * slope(i * step, y)
    return y


def raises(kind, *arguments):
    try:
        euler.integrate(*arguments)
    except kind as e:
        return str(e)
    assert False, "integrate%r must raise %s" % (arguments, kind.__name__)


def test_right_results():
    assert euler.integrate(lambda t, y: 0, 2.5, 1) == 2.5
    for steps in (1, 2, 10, 200):
        for slope in (lambda t, y: t, lambda t, y: y, lambda t, y: t - y / 2):
            assert euler.integrate(slope, 1.0, steps) == by_hand(slope, 1.0, steps), "wrong in %d steps" % steps


def test_wrong_arguments():
    raises(ValueError, abs, 1.0, 0)
    raises(TypeError, abs, "one", 1)


def test_slope_that_raises():
    print("slope raises; if nothing follows, the thread ended and kept the lock", flush=True)
    for i in range(20):
        calls = []

        def slope(t, y):
            calls.append(t)
            if t >= 0.5:
                raise ArithmeticError("no slope at %g" % t)
            return 1.0

        assert raises(ArithmeticError, slope, 0.0, 10) == "no slope at 0.5"
        assert len(calls) == 6, "slope was called %d times, 6 are right" % len(calls)


def test_slope_that_gives_no_number():
    for i in range(20):
        raises(TypeError, lambda t, y: "steep", 0.0, 10)
    assert euler.integrate(lambda t, y: -1.0, 0.0, 4) == -1.0, "-1.0 is a number like others"


for test in (test_right_results, test_wrong_arguments, test_slope_that_raises, test_slope_that_gives_no_number):
    test()
    print("passed", test.__name__, flush=True)
