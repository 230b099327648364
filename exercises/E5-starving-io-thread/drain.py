# Gets numbers out of the mailbox that lie there already, beside a thread that computes, for several switch intervals: how long that takes,
# and during how many of the calls the other thread had the lock. It has it now and then in any case, once an interval.
#
#     conch ext build mailbox.c && conch drain.py
import sys
import threading
import time

import mailbox

NUMBERS = 4000
ROUNDS = 20

done = False
steps = 0


def compute():
    global steps
    while not done:
        steps += 1


def drain():
    """Seconds, and how many calls lost the lock."""
    lost = 0
    for n in range(NUMBERS):
        mailbox.put(n)
    begin = time.perf_counter()
    for n in range(NUMBERS):
        before = steps
        mailbox.get(1)
        lost += steps != before
    return time.perf_counter() - begin, lost


drain()         # an interpreter may compile what it has just run
threading.Thread(target=compute, daemon=True).start()
for interval in (0.005, 0.001, 0.0002):
    sys.setswitchinterval(interval)
    seconds, lost = map(sum, zip(*[drain() for _ in range(ROUNDS)]))
    print("switch interval %.1f ms: %d numbers in %7.1f ms, the lock lost in %4d calls" % (interval * 1e3, ROUNDS * NUMBERS, seconds * 1e3, lost), flush=True)
done = True
