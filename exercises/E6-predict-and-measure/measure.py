# Measures what prediction.toml is about, on this machine, now. `conch run measure.py` prints it.
import threading
import time

import parallelism

import sketches

ROUNDS, MOST_ROUNDS = 9, 54
HELPS = 1.4             # two jobs on two threads in less than 2 / 1.4 of the time that they take one after the other
FREE_CORES = 1.6        # below that, plain C threads get hardly more done together either: other programs use the cores
CPU = 0.3               # of the wall-clock time: a job that needs more of the processor is bound by it

wall, cpu = time.perf_counter, time.thread_time


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


def warm_up(job, seconds=0.5):
    end = wall() + seconds
    job()
    while wall() < end:
        job()


def measure(job):
    """Its share of the processor; how many times as much two threads get done; and how many times as much plain C threads did then. Other
    programs only take speed away, so each time is the shortest of some that were taken in turns, and while others had the cores in every
    round, more rounds are taken."""
    warm_up(job)
    rounds, free = [], 0
    while len(rounds) < ROUNDS or free < FREE_CORES and len(rounds) < MOST_ROUNDS:
        rounds.append(once(job) + (two_threads(job),) + parallelism.seconds(2))
        alone, _, together, one, both = [min(times) for times in zip(*rounds)]
        free = 2 * one / both
    share = max(processor / passed for passed, processor, *_ in rounds)
    return share, 2 * alone / together, free


def word(text):
    return '"%s"' % text


def main():
    found, most = {}, 0
    for name, job in (("verify", sketches.verify), ("count_words", sketches.count_words), ("poll", sketches.poll)):
        share, gain, free = measure(job)
        most = max(most, free)
        bound = "cpu" if share > CPU else "io"
        helps = "yes" if gain > HELPS else "no"
        if bound == "cpu" and free < FREE_CORES:
            helps = "inconclusive"
        found[name] = '{"bound": %s, "threads_help": %s}' % (word(bound), word(helps))
    ceiling = word("inconclusive") if most < FREE_CORES else '{"low": %.2f, "high": %.2f}' % (0.75 * most, 1.25 * most)
    print('{%s, "ceiling": %s}' % (", ".join('"%s": %s' % item for item in found.items()), ceiling))


main()
