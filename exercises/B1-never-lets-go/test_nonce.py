import threading

import nonce

IDLE, RUNNING, STOP = 0, 1, 2
NEVER = 64              # 64 zero bits: there is no such hash among those that are tried here


def search(prefix, zeros, limit):
    return nonce.search(prefix, zeros, limit, bytearray(1))


def test_right_results():
    assert search(b"pearl", 0, 10) == (0, 1)
    assert search(b"pearl", 8, 100000) == (179, 180)
    assert search(b"", 12, 100000) == (5426, 5427)
    assert search(b"pearl", NEVER, 1000) == (None, 1000)
    assert search(b"pearl", 3, 0) == (None, 0)
    for wrong in ((b"", 65, 1, bytearray(1)), (b"", 1, -1, bytearray(1)), (b"", 1, 1, bytearray(2))):
        try:
            nonce.search(*wrong)
            assert False, "search%r must raise ValueError" % (wrong,)
        except ValueError:
            pass
        try:
            wrong[3].append(0)
        except BufferError:
            assert False, "after an error the flag cannot be resized any more: its buffer was not released"


def stopped_by_another_thread(limit):
    """How many were tried by a search that another thread stops as soon as it sees that the search has begun."""
    flag, over = bytearray(1), []

    def stop_it():
        while flag[0] != RUNNING and not over:
            pass
        flag[0] = STOP

    stopper = threading.Thread(target=stop_it)
    stopper.start()
    found, tried = nonce.search(b"pearl", NEVER, limit, flag)
    over.append(True)
    stopper.join()
    return tried


def test_another_thread_stops_it():
    limit = 40_000_000
    for attempt in range(3):            # the other thread may be late once on a busy machine; a search that never lets go stops never
        if stopped_by_another_thread(limit) < limit:
            return
    assert False, "nobody could stop the search: no other thread ran during the call"


def test_the_flag_stays_where_it_is():
    """As long as a search reads the flag, nobody may resize the bytearray: its byte may move."""
    outcome = []

    def resize(flag, over):
        while flag[0] != RUNNING and not over:
            pass
        try:
            flag.append(0)
            outcome.append("resized")
        except BufferError:
            outcome.append("refused")
        flag[0] = STOP

    for attempt in range(3):            # the other thread may be late once on a busy machine
        flag, over = bytearray(1), []
        resizer = threading.Thread(target=resize, args=(flag, over))
        resizer.start()
        nonce.search(b"pearl", NEVER, 40_000_000, flag)
        over.append(True)
        resizer.join()
        if outcome[-1] == "refused":
            return
    assert False, "another thread has resized the flag during the search, which goes on reading where it was"


def test_two_searches_beside_each_other():
    expected = [search(b"reef %d" % i, 10, 1 << 30) for i in range(4)]
    got = [None] * 4

    def one(i):
        got[i] = search(b"reef %d" % i, 10, 1 << 30)

    threads = [threading.Thread(target=one, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == expected


for test in (test_right_results, test_another_thread_stops_it, test_the_flag_stays_where_it_is, test_two_searches_beside_each_other):
    test()
    print("passed", test.__name__, flush=True)
