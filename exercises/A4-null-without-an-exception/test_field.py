import field


def outcome(call, *arguments):
    """What a call gives: its result, or the name of its exception and its text."""
    try:
        return call(*arguments)
    except Exception as e:
        if isinstance(e, SystemError):
            assert False, "%s(%s): SystemError: %s" % (call.__name__, ", ".join(map(repr, arguments)), e)
        return "%s: %s" % (type(e).__name__, e)


def test_fields():
    for index, expected in enumerate((b"pearl", b"", b"12", b"reef")):
        assert outcome(field.text, b"pearl,,12,reef", index) == expected, "field %d" % index
    assert outcome(field.text, b"", 0) == b""


def test_a_field_that_is_not_there():
    for i in range(50):
        for record, index in ((b"pearl,,12,reef", 4), (b"", 1), (b"a", 99), (b"a,b", -1)):
            expected = "IndexError: text: there is no field %d" % index
            got = outcome(field.text, record, index)
            assert got == expected, "text(%r, %d) must raise %s, and gives %r" % (record, index, expected, got)


def test_totals():
    assert outcome(field.total, []) == 0
    assert outcome(field.total, [5, -1, -1]) == 3, "-1 is a number, too"
    x, numbers = 7, []
    for i in range(300):
        x = (x * 1103515245 + 12345) % 2147483648
        numbers.append(x - 1073741824)
    assert outcome(field.total, numbers) == sum(numbers)


def test_a_number_that_is_none():
    for i in range(50):
        for numbers, kind in (([1, "2", 3], "TypeError"), ([1, 2, None], "TypeError"), ([1 << 70, 1], "OverflowError"), ((1, 2), "TypeError")):
            got = outcome(field.total, numbers)
            assert str(got).startswith(kind), "total(%r) must raise %s, and gives %s" % (numbers, kind, got)


class Number:
    """An int that notes that it was asked."""

    asked = 0

    def __index__(self):
        Number.asked += 1
        return 1


def test_nothing_is_asked_after_an_error():
    assert outcome(field.total, [5, Number()]) == 6
    Number.asked = 0
    assert outcome(field.total, [Number(), "2", Number(), Number()]).startswith("TypeError")
    assert Number.asked == 1, "total went on behind '2' and called Python code with an exception pending"


for test in (test_fields, test_a_field_that_is_not_there, test_totals, test_a_number_that_is_none, test_nothing_is_asked_after_an_error):
    test()
    print("passed", test.__name__, flush=True)
