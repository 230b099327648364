# The same seed gives the same numbers as CPython.
import random

for seed in (0, 1, -1, 12345, 2**32, 2**64 + 7, 10**40, 1.5):
    generator = random.Random(seed)
    print(seed, [generator.random() for _ in range(3)], generator.getrandbits(7), generator.getrandbits(32), generator.getrandbits(100), generator.getrandbits(0))

r = random.Random(2026)
print([r.random() for _ in range(700)][-3:])        # behind the first 624 words
print([r.randrange(10) for _ in range(20)])
print([r.randrange(-5, 50, 7) for _ in range(10)], [r.randrange(50, -5, -7) for _ in range(10)])
print([r.randint(1, 6) for _ in range(20)], r.randrange(10**30))
print(r.randbytes(5), r.randbytes(0))
print([r.choice("abcdef") for _ in range(10)])
print(r.choices([1, 2, 3], k=8), r.choices("xyz", [1, 5, 2], k=8), r.choices("xyz", cum_weights=[1, 1, 3], k=8))
cards = list(range(52))
r.shuffle(cards)
print(cards)
print(r.sample(range(10), 4), r.sample(range(10**6), 6), r.sample(list("abc"), 0))
print([r.gauss() for _ in range(3)], r.gauss(10, 0.5), r.uniform(-1, 1), r.expovariate(3.0))

random.seed(7)
print(random.random(), random.randint(0, 9), random.choice([1, 2, 3]))

for wrong in (lambda: r.randrange(0), lambda: r.randrange(5, 5), lambda: r.randrange(1, 5, 0), lambda: r.choice([]), lambda: r.sample([1], 2),
              lambda: r.getrandbits(-1), lambda: r.choices("ab", [0, 0]), lambda: r.choices("ab", [1]), lambda: random.Random([])):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)

unseeded = [random.Random() for _ in range(2)]
print(unseeded[0].random() == unseeded[1].random())

for seed in ("", "abc", "\u00e9t\u00e9", b"xyz", bytearray(b"q")):
    generator = random.Random(seed)
    print(generator.random(), generator.getrandbits(70))
