import random
import sys
import threading

import wordcount


def words_of(count, seed):
    numbers = random.Random(seed)
    return b" ".join([b"w" * numbers.randrange(1, 20) for i in range(count)])


def by_hand(*texts):
    table = [0] * 16
    for text in texts:
        for word in text.split():
            table[min(len(word), 15)] += 1
    return table


def grown(before):
    return [now - then for now, then in zip(wordcount.table(), before)]


def in_thread(function):
    """Runs it in a thread and waits 5 seconds for it. Returns whether it ended."""
    thread = threading.Thread(target=function, daemon=True)
    thread.start()
    thread.join(5)
    return not thread.is_alive()


def test_right_results():
    for count in (0, 1, 2, 1000):
        before = wordcount.table()
        text = words_of(count, count)
        assert wordcount.add(text, lambda words: words) == count
        assert grown(before) == by_hand(text), "wrong for %d words" % count


def test_what_on_done_raises():
    for i in range(20):
        try:
            wordcount.add(b"one two", lambda words: words.nothing)
        except AttributeError:
            continue
        assert False, "what on_done raises must be raised by add"


def test_table_during_add():
    print("table() while another thread's add calls on_done; if nothing follows, each waits for what the other holds", flush=True)
    before = wordcount.table()
    called, go_on = threading.Event(), threading.Event()

    def on_done(words):
        called.set()
        go_on.wait()

    adding = threading.Thread(target=wordcount.add, args=(b"three words more", on_done))
    adding.start()
    assert called.wait(5)
    sys.setswitchinterval(10)  # so that who wants the lock gets it only from who lets it go
    go_on.set()
    table = wordcount.table()
    sys.setswitchinterval(0.005)
    adding.join()
    assert grown(before) == by_hand(b"three words more") and table == wordcount.table()


def test_table_from_on_done():
    print("table() from on_done itself; if nothing follows, a thread waits for itself and keeps the lock of Python", flush=True)
    before = wordcount.table()
    seen = []
    assert in_thread(lambda: wordcount.add(b"a bc", lambda words: seen.append(grown(before)))), "table, called by on_done, waits for its own add"
    assert seen == [by_hand(b"a bc")], "when on_done is called, the text must be in the table"


def test_the_lock_is_let_go():
    text = b"ab " * 4_000_000
    for attempt in range(40):           # the other thread may wake up late on a busy machine
        gate, ran = threading.Lock(), []
        gate.acquire()

        def other():
            with gate:
                ran.append(True)

        thread = threading.Thread(target=other)
        thread.start()                  # comes back when the other thread waits at the gate
        sys.setswitchinterval(1000)     # nobody is made to give up the lock: the other thread runs only where add lets go
        gate.release()
        seen = wordcount.add(text, lambda words: bool(ran))
        sys.setswitchinterval(0.005)
        thread.join()
        if seen:
            return
    assert False, "no other thread ran while add counted four million words: the lock must be let go for that"


def test_many_threads():
    print("add on three threads; if nothing follows, one waits for what another holds", flush=True)
    before = wordcount.table()
    texts = [words_of(500, seed) for seed in range(3)]
    threads = [threading.Thread(target=lambda text=text: [wordcount.add(text, abs) for i in range(2)]) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert grown(before) == by_hand(*texts * 2)


for test in (test_right_results, test_what_on_done_raises, test_table_during_add, test_table_from_on_done, test_the_lock_is_let_go,
             test_many_threads):
    test()
    print("passed", test.__name__, flush=True)
