"""Counts what a hundred calls of dot() leave behind, for each way out."""
import sys

import leak


class Wrong:
    """No number."""


def left_behind(xs, ys, kind):
    before = sys.getrefcount(xs) + sys.getrefcount(ys)
    for i in range(100):
        try:
            leak.dot(xs, ys)
            assert kind is None, "dot must raise %s" % kind.__name__
        except (TypeError, ValueError) as e:
            assert type(e) is kind, e
    return sys.getrefcount(xs) + sys.getrefcount(ys) - before


WAYS_OUT = (
    ("a result", [1.0, 2.0], [3.0, 4.0], None),
    ("xs is no sequence", Wrong(), [1.0, 2.0], TypeError),
    ("ys is no sequence", [1.0, 2.0], Wrong(), TypeError),
    ("different lengths", [1.0, 2.0], [1.0], ValueError),
    ("an x is no number", [1.0, Wrong()], [1.0, 2.0], TypeError),
    ("a y is no number", [1.0, 2.0], [1.0, Wrong()], TypeError),
)
def iterators():
    """The lists that dot makes of them have no owner but dot: who drops one too early has nothing left to read."""
    for i in range(10):
        assert leak.dot(iter([1.0, 2.0]), iter([3.0, 4.0])) == 11.0
        for xs, ys, kind in (([1.0, 2.0], [1.0], ValueError), ([1.0, 2.0], [1.0, Wrong()], TypeError), ([Wrong(), 1.0], [1.0, 2.0], TypeError)):
            try:
                leak.dot(iter(xs), iter(ys))
                assert False, "dot must raise %s" % kind.__name__
            except kind as e:
                text = str(e)
            assert kind is not ValueError or text == "dot: 2 numbers against 1", text


left = [(name, left_behind(xs, ys, kind)) for name, xs, ys, kind in WAYS_OUT]
for name, references in left:
    print("%-20s %4d references more after 100 calls" % (name, references), flush=True)
wrong = [name for name, references in left if references != 0]
assert not wrong, "references stay behind: " + ", ".join(wrong)
iterators()
