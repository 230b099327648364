# Calls an exercise's a() and b() in turns, and beside them measures what this machine gives to threads at that moment.
#
#     drive.py SCRIPT.py ROUNDS
#
# SCRIPT.py defines a() and b(), which do the same work in two ways, and may define THREADS, how many threads b() uses (2). It is
# imported, so it must not begin to measure by itself. One line a round, {"a": s, "b": s, "one": s, "many": s, "threads": n}, in
# seconds: of a(), of b(), and of a job a thread in plain C on one thread and on so many.
#
# Within a round all four are measured right after one another, and every other round in the other order, so that a slow moment of
# the machine, and one that passes, meets all of them alike.
import os
import sys
import time

import parallelism

WARM_UP = 0.4           # seconds, and at least two calls of each: an interpreter may compile what it has just run

clock = time.perf_counter


def load(path):
    sys.path.insert(0, os.path.dirname(path) or ".")
    name = os.path.basename(path)
    if not name.endswith(".py"):
        sys.exit(f"{path}: not a script that can be imported")
    module = __import__(name[:-3])
    for wanted in ("a", "b"):
        if not hasattr(module, wanted):
            sys.exit(f"{name} defines no function {wanted}()")
    return module


def seconds(function):
    start = clock()
    function()
    return clock() - start


def warm_up(module):
    end = clock() + WARM_UP
    calls = 0
    while calls < 2 or clock() < end:
        module.a()
        module.b()
        calls += 1


def measure(module, threads, turned):
    if turned:
        b, a = seconds(module.b), seconds(module.a)
    else:
        a, b = seconds(module.a), seconds(module.b)
    one, many = parallelism.seconds(threads)
    print(f'{{"a": {a!r}, "b": {b!r}, "one": {one!r}, "many": {many!r}, "threads": {threads}}}', flush=True)


def main():
    module = load(sys.argv[1])
    threads = getattr(module, "THREADS", 2)
    warm_up(module)
    for i in range(int(sys.argv[2])):
        measure(module, threads, i % 2 == 1)


main()
