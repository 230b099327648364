# Work that mostly waits: do two threads finish it sooner than one?
#
#     ./conch examples/io_bound.py
#
# Look at the speed-up. Who waits lets the interpreter's lock go, so the others wait at the same time: close to the number of
# threads. Here time.sleep stands for a network or a disk. Compare cpu_bound.py.
import threading
import time

WAIT = 0.1
REQUESTS = 4


def request(number, answers):
    time.sleep(WAIT)
    answers[number] = number * number


def one_after_the_other(answers):
    for number in range(REQUESTS):
        request(number, answers)


def with_threads(count):
    def share(first, answers):
        for number in range(first, REQUESTS, count):
            request(number, answers)

    def run(answers):
        threads = [threading.Thread(target=share, args=(first, answers)) for first in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    return run


def measure(way):
    answers = {}
    start = time.perf_counter()
    way(answers)
    elapsed = time.perf_counter() - start
    assert answers == {number: number * number for number in range(REQUESTS)}
    return elapsed


print(f"{REQUESTS} requests that wait {WAIT * 1000:.0f} milliseconds each")
print()
baseline = measure(one_after_the_other)
print(f"one thread     {baseline * 1000:8.1f} ms   speed-up {1:5.2f} x")
for count in (2, REQUESTS):
    elapsed = measure(with_threads(count))
    print(f"{count} threads      {elapsed * 1000:8.1f} ms   speed-up {baseline / elapsed:5.2f} x")
print()
print("Who waits lets the lock go, so the waiting overlaps.")
