# Why a reference count needs a lock: two threads count the same C object up, with the interpreter's lock and without it.
#
#     ./conch examples/refcount_race.py
#
# This is the demo `conch race incref` from a script: the same two threads, the same 100000 raises each, the same outcomes; only that the
# object is a module's (native/modules/refcount.c) and the lock the interpreter's. An object starts with a count of 1, so 200001 is right. A raise
# is a load, an addition and a store. With the lock held during the call nobody comes between; without it, two threads that load
# the same number store the same number, and a raise is lost. What was lost is missing later: giving back all 200000 references then
# reaches zero too early, and the object is deleted while its first owner still uses it.
# A number after ~ is a matter of luck; on one core, or on a lucky day, nothing is lost.
import threading

import refcount

THREADS = 2
ITERS = 100000
RUNS = 100
RIGHT = 1 + THREADS * ITERS


def count_up(release):
    """A new object, which both threads have counted up."""
    o = refcount.new(2781)

    def work():
        # together: a thread is woken later than these raises last, so the first one waits in C for the other.
        refcount.incref(o, ITERS, release=release, together=THREADS if release else 1)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return o


def table(title, objects, luck, lost):
    counts = [refcount.count(o) for o in objects]
    rows = [(str(RIGHT), sum(count == RIGHT for count in counts), "ACCEPTABLE", "as if one after the other"),
            (f"< {RIGHT}", sum(count < RIGHT for count in counts), lost, "two threads read the same count, one update was lost"),
            (f"> {RIGHT}", sum(count > RIGHT for count in counts), "FORBIDDEN", "no interleaving gives this")]
    print(f"{title}   threads={THREADS}  iters={ITERS}")
    print(f"  {'RESULT':9} {'SAMPLES':>7}   {'EXPECT':12} MEANING")
    for result, samples, expect, meaning in rows:
        print(f"  {result:9} {luck + str(samples):>7}   {expect:12} {meaning}")


def give_back(o, luck):
    before = refcount.count(o)
    given = refcount.decref(o, THREADS * ITERS)
    print(f"An object that says {luck}{before}: given back {luck}{given} of {THREADS * ITERS}, then it says {luck}{refcount.count(o)} (1 is owned, 0 is deleted)")
    print()


held = [count_up(False) for _ in range(RUNS)]
table("incref  [the lock is held]", held, "", "FORBIDDEN")
give_back(held[0], "")

released = [count_up(True) for _ in range(RUNS)]
table("incref  [lost updates allowed: the lock is let go]", released, "~", "INTERESTING")
give_back(min(released, key=refcount.count), "~")
