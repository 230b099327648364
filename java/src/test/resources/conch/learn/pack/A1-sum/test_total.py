import total


def test_shown():
    assert total.up_to(1) == 1, "up_to(1) is %d, not 1" % total.up_to(1)
    assert total.up_to(10) == 55, "up_to(10) is %d, not 55" % total.up_to(10)


for test in (test_shown,):
    test()
    print("passed", test.__name__)
