# Two threads, three calls each; run it with --trace=FILE and look who held the lock: docs/tutorial.md.
import array
import threading

from smooth import median

x = array.array("d", [(i * i % 37) / 7.0 - 2.5 for i in range(200000)])


def work():
    out = array.array("d", [0.0]) * (len(x) - 14)
    for _ in range(3):
        median(x, out, 15)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
