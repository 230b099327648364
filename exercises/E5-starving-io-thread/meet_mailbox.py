# Two threads wait in get() while the main thread puts numbers in and takes some itself. For ThreadSanitizer, which sees what is read or
# written without the mutex while a thread that waits, and has let the lock go, uses it too.
import sys
import threading

import mailbox

ROUNDS = 40

got = [0, 0, 0]         # by the main thread, by the others, at the end
meet = threading.Barrier(3)


def take():
    meet.wait()
    while True:
        n = mailbox.get(5)
        if n is None or n < 0:
            return
        got[1] += 1


threads = [threading.Thread(target=take) for i in range(2)]
for thread in threads:
    thread.start()
meet.wait()
interval = sys.getswitchinterval()
for i in range(ROUNDS):
    sys.setswitchinterval(1000)     # the main thread keeps the lock until get() or the print below lets it go
    for n in range(5):
        mailbox.put(n)
        got[0] += mailbox.get(0) is not None
    sys.setswitchinterval(interval)
    print(end="", flush=True)
for thread in threads:
    mailbox.put(-1)
for thread in threads:
    thread.join()
while (n := mailbox.get(0)) is not None:
    got[2] += n >= 0
assert sum(got) == ROUNDS * 5, "%d numbers were put in, and %d came out" % (ROUNDS * 5, sum(got))
print("passed: %d numbers, each taken once" % (ROUNDS * 5))
