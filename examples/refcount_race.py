# Why a reference count needs a lock: two threads count the same C object up, with the interpreter's lock and without it.
#
#     ./conch examples/refcount_race.py
#
# Look at the counts. An object starts with a count of 1, and two threads add 100000 each: 200001. Counting is a load, an addition
# and a store. With the lock held during the call nobody comes between; without it, two threads that load the same number
# store the same number, and an increment is lost. What was lost is missing later: giving back all 200000 references then
# reaches zero too early, and the object is deleted while its first owner still uses it.
# A number after ~ is a matter of luck; on one core, or on a lucky day, nothing is lost.
import threading

import refcount

TIMES = 100000
ROUNDS = 20


def count_up(o, release):
    ready = threading.Event()

    def work():
        ready.wait()
        refcount.incref(o, TIMES, release=release)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    ready.set()
    for thread in threads:
        thread.join()


def with_the_lock():
    o = refcount.new(2781)
    count_up(o, False)
    print(f"with the lock       count {refcount.count(o)}")
    given_back = refcount.decref(o, 2 * TIMES)
    print(f"                    given back {given_back} of {2 * TIMES}, count {refcount.count(o)}: still owned")


def without_the_lock():
    rounds, worst = 0, None
    while rounds < ROUNDS and (worst is None or refcount.count(worst) == 2 * TIMES + 1):
        worst = refcount.new(2781)
        count_up(worst, True)
        rounds += 1
    print(f"without the lock    count ~{refcount.count(worst)}, after ~{rounds} rounds of at most {ROUNDS}")
    given_back = refcount.decref(worst, 2 * TIMES)
    print(f"                    given back ~{given_back} of {2 * TIMES}, count ~{refcount.count(worst)}: owned if 1, deleted if 0")


print(f"A new object, and two threads that count it up {TIMES} times each: {2 * TIMES + 1} is right")
print()
with_the_lock()
without_the_lock()
