import tally

THREADS = 2
DATA = bytes(8000000)


def a():
    assert tally.count(DATA, 0, 1) == len(DATA)


def b():
    assert tally.count(DATA, 0, THREADS) == len(DATA)
