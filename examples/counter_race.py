# Four threads say `counter += 1` without a lock of their own. Are updates lost?
#
#     ./conch examples/counter_race.py                           as CPython since 3.10: none
#     ./conch --switch-points=every examples/counter_race.py     as before 3.10: some
#
# Look at the second line of each table. `counter += 1` is three steps: load the counter, add one, store it. Whoever is made to let go of
# the interpreter's lock between the load and the store overwrites what the others counted meanwhile. Modern interpreters
# are asked to let go at calls and at the end of loops only, which hides the bug; a lock of one's own repairs it.
# A number after ~ is a matter of luck.
import sys
import threading

THREADS = 4
TIMES = 25000

counter = 0
lock = threading.Lock()


def count():
    global counter
    for _ in range(TIMES):
        counter += 1


def count_with_lock():
    global counter
    for _ in range(TIMES):
        with lock:
            counter += 1


def run(work):
    global counter
    counter = 0
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counter


interval = sys.getswitchinterval()
sys.setswitchinterval(0.00001)      # ask often, so that a short script shows it
without = run(count)
guarded = run(count_with_lock)
sys.setswitchinterval(interval)

expected = THREADS * TIMES
print(f"{THREADS} threads, each {TIMES} times counter += 1")
print()
print(f"without a lock   expected {expected}   counted ~{without}")
print(f"                 lost ~{expected - without}")
print()
print(f"with a lock      expected {expected}   counted {guarded}")
print(f"                 lost {expected - guarded}")
