"""Two pictures: a() computes them one after the other, b() at the same time on two threads."""
import array
import threading
import time

import fractal

WIDTH, HEIGHT, LIMIT = 160, 120, 6000
outs = [array.array("I", [0] * (WIDTH * HEIGHT)) for k in range(2)]


def job(k):
    fractal.escape(outs[k], WIDTH, -1.0, 1.0, LIMIT)


def a():
    job(0)
    job(1)


def b():
    threads = [threading.Thread(target=job, args=(k,)) for k in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    for i in range(5):
        begin = time.perf_counter()
        a()
        middle = time.perf_counter()
        b()
        end = time.perf_counter()
        print("in a row %.1f ms, on two threads %.1f ms" % ((middle - begin) * 1e3, (end - middle) * 1e3))
