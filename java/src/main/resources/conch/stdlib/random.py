"""Random numbers: the Mersenne Twister, with the sequences of CPython's module of that name for the same integer seed."""

import math as _math

from _random import Twister as _Twister

_EMPTY_RANGE = "empty range for randrange()"
_TURN = 2.0 * _math.pi
_LOG_4 = _math.log(4.0)
# The constants of the rejections of normalvariate() and gammavariate().
_NORMAL = 4 * _math.exp(-0.5) / _math.sqrt(2.0)
_GAMMA = 1.0 + _math.log(4.5)


class Random:
    """A generator of its own. A seed is an integer, a float, text, bytes or None."""

    def __init__(self, x=None):
        self._twister = _Twister()
        self.seed(x)

    def seed(self, a=None):
        """Starts again from `a`; from the clock and the machine's own entropy where that is None. Text and bytes count with their SHA-512 behind them."""
        if isinstance(a, float):
            a = hash(a)
        if isinstance(a, (str, bytes, bytearray)):
            from hashlib import sha512
            data = a.encode() if isinstance(a, str) else a
            a = int.from_bytes(data + sha512(data).digest(), "big")
        if not (a is None or isinstance(a, int)):
            raise TypeError("The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
        self._twister.seed(a)
        self._second_gauss = None

    def random(self):
        """A float in [0, 1)."""
        return self._twister.random()

    def getrandbits(self, k):
        """An integer of k random bits."""
        return self._twister.getrandbits(k)

    def _below(self, n):
        """An integer in [0, n). Takes as many bits as n has, again until they are less than n: every number is as likely."""
        bits = n.bit_length()
        while True:
            drawn = self._twister.getrandbits(bits)
            if drawn < n:
                return drawn

    # ---- integers ----

    def randrange(self, start, stop=None, step=1):
        """One of range(start, stop, step)."""
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if start <= 0:
                raise ValueError(_EMPTY_RANGE)
            return self._below(start)
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = len(range(start, stop, step))
        if count == 0:
            where = f" ({start}, {stop}, {stop - start})" if step == 1 else ""
            raise ValueError(_EMPTY_RANGE + where)
        return start + step * self._below(count)

    def randint(self, a, b):
        """An integer from a to b, both included."""
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        """n random bytes."""
        return self.getrandbits(n * 8).to_bytes(n, "little")

    # ---- sequences ----

    def choice(self, seq):
        """One item; IndexError where there is none."""
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        """k items, each drawn from all of them, as likely as its weight."""
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            total, cum_weights = 0, []
            for weight in weights:
                total += weight
                cum_weights.append(total)
        if cum_weights is None:
            size = float(len(population))
            return [population[_math.floor(self.random() * size)] for _ in range(k)]
        if len(cum_weights) != len(population):
            raise ValueError("The number of weights does not match the population")
        total = float(cum_weights[-1])
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if not _math.isfinite(total):
            raise ValueError("Total of weights must be finite")
        return [population[_first_above(cum_weights, self.random() * total)] for _ in range(k)]

    def shuffle(self, x):
        """Puts a list into a random order, in place."""
        for last in range(len(x) - 1, 0, -1):
            other = self._below(last + 1)
            x[last], x[other] = x[other], x[last]

    def sample(self, population, k):
        """k different places of a sequence. Few out of many are drawn until they differ; else they leave a copy one by one."""
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        room_of_a_set = 21 if k <= 5 else 21 + 4 ** _math.ceil(_math.log(k * 3, 4))
        result = []
        if n <= room_of_a_set:
            left = list(population)
            for taken in range(k):
                at = self._below(n - taken)
                result.append(left[at])
                left[at] = left[n - taken - 1]
            return result
        drawn = set()
        while len(result) < k:
            at = self._below(n)
            if at not in drawn:
                drawn.add(at)
                result.append(population[at])
        return result

    # ---- distributions ----

    def uniform(self, a, b):
        """A float from a to b."""
        return a + (b - a) * self.random()

    def gauss(self, mu=0.0, sigma=1.0):
        """Normally distributed (Box and Muller): each two draws give two numbers, of which the second is kept for the next call."""
        z, self._second_gauss = self._second_gauss, None
        if z is None:
            angle = self.random() * 2.0 * _math.pi
            radius = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            z = _math.cos(angle) * radius
            self._second_gauss = _math.sin(angle) * radius
        return mu + z * sigma

    def expovariate(self, lambd):
        """Exponentially distributed with the mean 1 / lambd."""
        return -_math.log(1.0 - self.random()) / lambd

    def triangular(self, low=0.0, high=1.0, mode=None):
        """From low to high, as a triangle that is highest at `mode`, in the middle unless told."""
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c = 1.0 - u, 1.0 - c
            low, high = high, low
        return low + (high - low) * _math.sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        """Normally distributed (Kinderman and Monahan, by the ratio of two uniform ones)."""
        while True:
            first = self.random()
            second = 1.0 - self.random()
            z = _NORMAL * (first - 0.5) / second
            if z * z / 4.0 <= -_math.log(second):
                return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        """What has a normally distributed logarithm."""
        return _math.exp(self.normalvariate(mu, sigma))

    def vonmisesvariate(self, mu, kappa):
        """An angle around mu, the nearer the larger kappa is (Best and Fisher)."""
        if kappa <= 1e-6:
            return _TURN * self.random()
        s = 0.5 / kappa
        r = s + _math.sqrt(1.0 + s * s)
        while True:
            z = _math.cos(_math.pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * _math.exp(d):
                break
        q = 1.0 / r
        angle = _math.acos((q + z) / (1.0 + q * z))
        return (mu + angle) % _TURN if self.random() > 0.5 else (mu - angle) % _TURN

    def gammavariate(self, alpha, beta):
        """Of the gamma distribution with the mean alpha * beta: after Cheng above 1, after Ahrens and Dieter below."""
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -_math.log(1.0 - self.random()) * beta
        return (self._gamma_above_1(alpha) if alpha > 1.0 else self._gamma_below_1(alpha)) * beta

    def _gamma_above_1(self, alpha):
        root = _math.sqrt(2.0 * alpha - 1.0)
        b = alpha - _LOG_4
        c = alpha + root
        while True:
            first = self.random()
            if not 1e-7 < first < 0.9999999:
                continue
            second = 1.0 - self.random()
            v = _math.log(first / (1.0 - first)) / root
            x = alpha * _math.exp(v)
            z = first * first * second
            r = b + c * v - x
            if r + _GAMMA - 4.5 * z >= 0.0 or r >= _math.log(z):
                return x

    def _gamma_below_1(self, alpha):
        while True:
            b = (_math.e + alpha) / _math.e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -_math.log((b - p) / alpha)
            u = self.random()
            if p > 1.0:
                if u <= x ** (alpha - 1.0):
                    return x
            elif u <= _math.exp(-x):
                return x

    def betavariate(self, alpha, beta):
        """From 0 to 1."""
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        """Of the Pareto distribution with the shape alpha."""
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        """Of the Weibull distribution with the scale alpha and the shape beta."""
        return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)


def _first_above(sums, value):
    """The first place whose sum is above `value`; the last one where rounding left none."""
    low, high = 0, len(sums) - 1
    while low < high:
        middle = (low + high) // 2
        if value < sums[middle]:
            high = middle
        else:
            low = middle + 1
    return low


_shared = Random()
seed = _shared.seed
random = _shared.random
getrandbits = _shared.getrandbits
randrange = _shared.randrange
randint = _shared.randint
randbytes = _shared.randbytes
choice = _shared.choice
choices = _shared.choices
shuffle = _shared.shuffle
sample = _shared.sample
uniform = _shared.uniform
gauss = _shared.gauss
expovariate = _shared.expovariate
triangular = _shared.triangular
normalvariate = _shared.normalvariate
lognormvariate = _shared.lognormvariate
vonmisesvariate = _shared.vonmisesvariate
gammavariate = _shared.gammavariate
betavariate = _shared.betavariate
paretovariate = _shared.paretovariate
weibullvariate = _shared.weibullvariate
