# Three sketches of work. Each function does one job; measure.py gives one job to one thread, and one each to two threads at once.
import threading

import checksum

BLOCK = bytearray(i % 251 for i in range(1 << 20))


def verify():
    """Checks a download: checksums of large blocks, in C, with the lock let go meanwhile."""
    for _ in range(12):
        checksum.released(BLOCK)


def count_words():
    """Counts the words of a log, in Python."""
    words = {}
    for i in range(60000):
        word = i * 7919 % 1000
        words[word] = words.get(word, 0) + 1
    return words


def poll():
    """Asks three servers, one after the other, and waits 10 ms for each answer."""
    answer = threading.Lock()
    answer.acquire()
    for _ in range(3):
        answer.acquire(timeout=0.01)
