# The training run of the start-up cache: touches what an ordinary script touches at its start, so that the JVM finds those
# classes loaded and linked. What it computes does not matter, but it must end by itself, and soon. (Its output goes to a log.)
import math
import sys
import threading
import time


class Shape:
    sides = 0

    def __init__(self, name, *sizes, unit="cm"):
        self.name, self.sizes, self.unit = name, sizes, unit

    @property
    def total(self):
        return sum(self.sizes)

    def __repr__(self):
        return f"{self.name!r:>10} {self.total:8.2f} {self.unit}"


class Square(Shape):
    sides = 4

    def __init__(self, size):
        super().__init__("square", *[size] * self.sides)


def evens(limit):
    for number in range(limit):
        if number % 2 == 0:
            yield number


def counter():
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return step


def fail(values):
    try:
        return values["missing"]
    except KeyError as error:
        raise ValueError("no such key") from error
    finally:
        values.clear()


def work(results, lock, barrier):
    barrier.set()
    with lock:
        results.append(sum(i * i for i in evens(1000)))


step = counter()
table = {str(n): [n, n / 3, n ** 30, -n >> 1] for n in range(20)}
words = sorted({word.strip(".,").lower() for word in "One two, three. Two one.".split()}, key=len)
text = ", ".join(words) + "%s %5.1f %d" % (repr(Shape("line", 1, 2)), math.sqrt(2), step())
first, *rest = [Square(n).total for n in (1, 2, 3)]
data = bytearray(b"conch")[::-1] + bytes(range(3))
try:
    fail({"here": 1})
except ValueError as error:
    message = str(error.__cause__)

results, lock, started = [], threading.Lock(), threading.Event()
threads = [threading.Thread(target=work, args=(results, lock, started), name=f"worker {n}") for n in range(2)]
for thread in threads:
    thread.start()
started.wait()
for thread in threads:
    thread.join()
time.sleep(0)
with open(sys.argv[0]) as file:
    file.readline()
print(text, end="", file=sys.stderr)
sys.stdout.write("")
sys.stdout.flush()
