"""The distributions of random, digit by digit, and getopt."""

import getopt
import math
import random

r = random.Random(20261121)
for f, *args in [("triangular",), ("triangular", 1, 5), ("triangular", 1, 5, 2), ("triangular", 3, 3), ("normalvariate",), ("normalvariate", 10, 2), ("lognormvariate", 0, 0.25), ("vonmisesvariate", 1, 4), ("vonmisesvariate", 0, 0),
                 ("gammavariate", 3, 2), ("gammavariate", 1, 2), ("gammavariate", 0.5, 2), ("betavariate", 2, 3), ("betavariate", 0.5, 0.5), ("paretovariate", 3), ("weibullvariate", 1, 1.5), ("expovariate", 2), ("gauss", 0, 1)]:
    values = [getattr(r, f)(*args) for _ in range(20)]
    print(f, args, *(f"{value:.12g}" for value in values[:5]), f"{math.fsum(values):.10g}")
for args in (0, 1), (1, -1):
    try:
        random.gammavariate(*args)
    except ValueError as e:
        print(e)
random.seed(5)
print(f"{random.lognormvariate(0, 1):.12g} {random.betavariate(1, 2):.12g} {random.triangular():.12g}")

for function, args, letters, words in [(getopt.getopt, ["-a", "-bvalue", "-c", "x", "--long", "--with=5", "rest", "-d"], "ab:c:", ["long", "with="]), (getopt.getopt, ["-abv", "--", "-x"], "ab:", []), (getopt.getopt, ["--lo", "-"], "", ["long", "other"]),
                                      (getopt.getopt, ["-x"], "ab:", []), (getopt.getopt, ["-b"], "ab:", []), (getopt.getopt, ["--none"], "", ["long"]), (getopt.getopt, ["--long=5"], "", ["long"]), (getopt.getopt, ["--with"], "", ["with="]),
                                      (getopt.getopt, ["--a"], "", ["abc", "abd"]), (getopt.gnu_getopt, ["one", "-a", "two", "--long", "three", "--", "-b"], "ab", ["long"]), (getopt.gnu_getopt, ["-a", "one", "-b"], "+ab", [])]:
    try:
        print(function(args, letters, words))
    except getopt.GetoptError as e:
        print(type(e).__name__, e, repr(e.opt))
