import sys

import codes


class Code:
    def __init__(self, number):
        self.number = number


def make_table(n):
    return {"word %d" % i: Code(i) for i in range(n)}


def references(table):
    return [sys.getrefcount(code) for code in table.values()]


def test_right_results():
    table = make_table(100)
    assert codes.encode((), table) == ()
    x, words = 4711, []
    for i in range(300):
        x = (x * 1103515245 + 12345) % 2147483648
        words.append("word %d" % (x % 100))
    for i in range(8):
        assert codes.encode(tuple(words), table) == tuple([table[word] for word in words])


def failing(table, words, kind, text):
    """Few enough calls, all told, that --strict measures each."""
    before, words_before = references(table), [sys.getrefcount(word) for word in words]
    for i in range(12):
        try:
            codes.encode(words, table)
            assert False, "encode(%r) must raise %s" % (words, kind.__name__)
        except kind as e:
            assert str(e) == text, str(e)
        assert references(table) == before, "after an error the table's codes have %r references, before %r" % (references(table), before)
        words_now = [sys.getrefcount(word) for word in words]
        assert words_now == words_before, "after an error the words have %r references, before %r" % (words_now, words_before)
    assert [code.number for code in table.values()] == list(range(len(table)))


def test_a_word_that_is_not_there():
    failing(make_table(4), ("word 1", "word 2", "pearl"), KeyError, "'pearl'")


def test_a_first_word_that_is_no_string():
    failing(make_table(4), (float("17"), "word 2"), TypeError, "encode: word 0 is no string but float")


def test_a_later_word_that_is_no_string():
    failing(make_table(4), ("word 1", "word 2", float("17")), TypeError, "encode: word 2 is no string but float")


for test in (test_right_results, test_a_word_that_is_not_there, test_a_first_word_that_is_no_string, test_a_later_word_that_is_no_string):
    test()
    print("passed", test.__name__, flush=True)
