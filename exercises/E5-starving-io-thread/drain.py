# How long it takes to get 4000 numbers out of the mailbox that lie there already, beside a thread that computes, for several switch intervals.
#
#     conch ext build mailbox.c && conch run drain.py
import sys
import threading
import time

import mailbox

done = False


def compute():
    while not done:
        pass


threading.Thread(target=compute, daemon=True).start()
for interval in (0.005, 0.001, 0.0002):
    sys.setswitchinterval(interval)
    for n in range(4000):
        mailbox.put(n)
    begin = time.perf_counter()
    for n in range(4000):
        mailbox.get(1)
    print("switch interval %.1f ms: 4000 numbers in %7.1f ms" % (interval * 1e3, (time.perf_counter() - begin) * 1e3), flush=True)
done = True
