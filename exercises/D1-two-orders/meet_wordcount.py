# Four threads add at once. For ThreadSanitizer, which sees two that write to the same memory with nothing that orders them, whatever came of it.
import threading

import wordcount

THREADS = 4

text = b"a bc def " * 100_000
meet = threading.Barrier(THREADS)


def add():
    for i in range(3):
        meet.wait()
        wordcount.add(text, abs)


before = sum(wordcount.table())
threads = [threading.Thread(target=add) for i in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("in the table: %d of %d words" % (sum(wordcount.table()) - before, THREADS * 3 * 300_000))
