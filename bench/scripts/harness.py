# What the scripts beside this one share: cases that do one small thing n times, timed by whoever asks.
#
#     ./conch bench/scripts/language.py          a table for one interpreter; python3 instead of ./conch gives CPython's
#     ./conch bench                              the comparison: both interpreters run `SCRIPT.py serve`, and take turns sample by sample
#
# Asked to serve, a script reads lines from standard input and answers each at once:
#
#     list           one line a case, its columns apart by tabs: name, baseline (or -), block, what it is; then an empty line
#     run NAME N     does the case N times and prints the seconds that it took; N is a multiple of the case's block
#
# A baseline is the same loop without what the case is about; its time is to be subtracted. Nothing here is special to Conch.
import sys
import time

CASES = {}
TABLE_SECONDS = 0.05    # a sample of the table
TABLE_SAMPLES = 9


class Case:
    def __init__(self, name, run, what, baseline, block):
        self.name, self.run, self.what, self.baseline, self.block = name, run, what, baseline, block


def case(name, what, baseline=None, block=1):
    """Registers a function of n, which does the thing n times."""
    def register(run):
        CASES[name] = Case(name, run, what, baseline, block)
        return run
    return register


def seconds(name, n):
    run = CASES[name].run
    start = time.perf_counter()
    run(n)
    return time.perf_counter() - start


def serve():
    while True:
        words = sys.stdin.readline().split()
        if not words:
            return
        if words[0] == "list":
            for c in CASES.values():
                print(c.name, c.baseline or "-", c.block, c.what, sep="\t")
            print(flush=True)
        else:
            print(repr(seconds(words[1], int(words[2]))), flush=True)


def enough(name):
    """How often a case must be done for a sample; on the way there a just-in-time compiler gets to see it."""
    n = CASES[name].block
    while seconds(name, n) < TABLE_SECONDS:
        n *= 2
    return n


def median(values):
    return sorted(values)[len(values) // 2]


def table():
    for c in CASES.values():
        n = enough(c.name)
        times = []
        for _ in range(TABLE_SAMPLES):
            times.append(seconds(c.name, n) - (seconds(c.baseline, n) if c.baseline else 0))
        note = ", less " + c.baseline if c.baseline else ""
        print(f"{c.name:<18} {median(times) / n * 1e9:10.1f} ns  {c.what}{note}")


def main():
    if sys.argv[1:] == ["serve"]:
        serve()
    elif not sys.argv[1:]:
        table()
    else:
        sys.exit(f"usage: {sys.argv[0]} [serve]")
