# Measures what prediction.toml is about, on this machine, now. `conch run measure.py` prints it.
import threading
import time

import parallelism

import sketches

ROUNDS = 7
HELPS = 1.4             # two jobs on two threads in less than 2 / 1.4 of the time that they take one after the other
FREE_CORES = 1.6        # below that, plain C threads get hardly more done together either: other programs use the cores
CPU = 0.3               # of the wall-clock time: a job that needs more of the processor is bound by it

wall, cpu = time.perf_counter, time.thread_time


def median(values):
    return sorted(values)[len(values) // 2]


def upper_quarter(values):
    """Other programs only take away: what this machine can give lies at the upper end."""
    return sorted(values)[len(values) * 3 // 4]


def once(job):
    """Wall-clock time of one job, and its own processor time: that of other threads, as of a compiler in the background, does not count."""
    w, c = wall(), cpu()
    job()
    return wall() - w, cpu() - c


def two_threads(job):
    threads = [threading.Thread(target=job) for _ in range(2)]
    start = wall()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wall() - start


def warm_up(job, seconds=0.3):
    end = wall() + seconds
    job()
    while wall() < end:
        job()


def measure(job):
    warm_up(job)
    walls, shares, gains, free = [], [], [], []
    for _ in range(ROUNDS):
        w, c = once(job)
        walls.append(w)
        shares.append(c / w)
        gains.append(2 * w / two_threads(job))
        one, both = parallelism.seconds(2)
        free.append(2 * one / both)
    return max(shares), median(gains), free


def word(text):
    return '"%s"' % text


def main():
    found, attained = {}, []
    for name, job in (("verify", sketches.verify), ("count_words", sketches.count_words), ("poll", sketches.poll)):
        share, gain, free = measure(job)
        attained += free
        bound = "cpu" if share > CPU else "io"
        helps = "yes" if gain > HELPS else "no"
        if bound == "cpu" and median(free) < FREE_CORES:
            helps = "inconclusive"
        found[name] = '{"bound": %s, "threads_help": %s}' % (word(bound), word(helps))
    most = upper_quarter(attained)
    ceiling = word("inconclusive") if most < FREE_CORES else '{"low": %.2f, "high": %.2f}' % (0.75 * most, 1.25 * most)
    print('{%s, "ceiling": %s}' % (", ".join('"%s": %s' % item for item in found.items()), ceiling))


main()
