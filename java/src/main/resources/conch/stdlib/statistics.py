"""Averages, spreads and normal distributions, computed exactly as fractions and rounded once."""

import math as _math
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, namedtuple as _namedtuple
from decimal import Decimal as _Decimal, localcontext as _localcontext
from fractions import Fraction as _Fraction
import random as _random

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "linear_regression", "mean", "median",
           "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    """There are not the data that a figure needs."""


# ---- exact sums

def _common(a, b):
    """The type of the result of numbers of two types."""
    if a is b or b is int or b is bool:
        return a if a is not bool else int
    if a is int or a is bool:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, int):
        return b
    if issubclass(b, int):
        return a
    if issubclass(a, _Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, _Fraction):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _ratio(x):
    """Numerator and denominator; (x, None) for an infinity or a NaN."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        pass
    except (OverflowError, ValueError):
        return x, None
    try:
        return x.numerator, x.denominator
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _sum(data):
    """(type, exact total, count); the total is a float or Decimal where an infinity or a NaN is among the data."""
    kind, by_denominator, special, n = int, {}, None, 0
    for x in data:
        kind = _common(kind, type(x))
        numerator, denominator = _ratio(x)
        if denominator is None:
            special = numerator if special is None else special + numerator
        else:
            by_denominator[denominator] = by_denominator.get(denominator, 0) + numerator
        n += 1
    if special is not None:
        return kind, special, n
    return kind, sum((_Fraction(a, b) for b, a in by_denominator.items()), _Fraction(0)), n


def _as(value, kind):
    """A fraction as a number of the data's type."""
    if type(value) is kind:
        return value
    if not isinstance(value, _Fraction):
        return value if isinstance(value, (float, _Decimal)) else kind(value)
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    try:
        return kind(value)
    except TypeError:
        if issubclass(kind, _Decimal):
            return kind(value.numerator) / value.denominator
        raise


def _positive(values, message="negative value"):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


# ---- averages

def mean(data):
    """The sum over the count."""
    kind, total, n = _sum(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _as(total / n, kind)


def fmean(data, weights=None):
    """As mean(), of floats and faster; the data may be weighted."""
    if weights is None:
        data = data if hasattr(data, "__len__") else list(data)
        if not len(data):
            raise StatisticsError("fmean requires at least one data point")
        return _math.fsum(data) / len(data)
    data, weights = list(data), list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = _math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return _math.fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    """The n-th root of the product."""
    try:
        return _math.exp(fmean(map(_math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    """The reciprocal of the mean of the reciprocals."""
    data = list(data)
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    message = "harmonic mean does not support negative values"
    if len(data) == 1 and weights is None:
        x = data[0]
        if not isinstance(x, (int, float, _Fraction, _Decimal)):
            raise TypeError("unsupported type")
        if x < 0:
            raise StatisticsError(message)
        return x
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    _, whole, _ = _sum(_positive(weights, message))
    try:
        kind, total, _ = _sum(w / x if w else 0 for w, x in zip(weights, _positive(data, message)))
    except ZeroDivisionError:
        return 0
    if total <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _as(whole / total, kind)


def median(data):
    """The middle of the sorted data, or the mean of the two middle ones."""
    data = _sorted(data)
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median_grouped(data, interval=1):
    """The median of data that stand for intervals around them."""
    data = _sorted(data)
    middle = data[len(data) // 2]
    below = _bisect_left(data, middle)
    equal = _bisect_right(data, middle) - below
    try:
        width = float(interval)
        low = float(middle) - width / 2
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return low + width * (len(data) / 2 - below) / equal


def mode(data):
    """The commonest value, the first of several."""
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n − 1 cut points of n groups of the same size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    if len(data) < 2:
        raise StatisticsError("must have at least two data points")
    cuts = []
    for i in range(1, n):
        if method == "inclusive":
            at, beyond = divmod(i * (len(data) - 1), n)
            cuts.append((data[at] * (n - beyond) + data[at + 1] * beyond) / n)
        elif method == "exclusive":
            at = min(max(i * (len(data) + 1) // n, 1), len(data) - 1)
            beyond = i * (len(data) + 1) - at * n
            cuts.append((data[at - 1] * (n - beyond) + data[at] * beyond) / n)
        else:
            raise ValueError(f"Unknown method: {method!r}")
    if n == 1 and method not in ("inclusive", "exclusive"):
        raise ValueError(f"Unknown method: {method!r}")
    return cuts


# ---- spreads

def _squares(data, center=None):
    """(type, exact sum of the squared distances from the center, mean, count)"""
    data = list(data)
    kind, total, n = _sum(data)
    if not n:
        return kind, _Fraction(0), _Fraction(0), 0
    if not isinstance(total, _Fraction):
        return kind, total - total, total, n
    middle = total / n if center is None else center
    kind = kind if center is None else _common(kind, type(center))
    exact = middle if isinstance(middle, _Fraction) else _Fraction(*_ratio(middle))
    return kind, sum(((_Fraction(*_ratio(x)) - exact) ** 2 for x in data), _Fraction(0)), middle, n


def variance(data, xbar=None):
    """The spread around the mean, of a sample."""
    kind, squares, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _as(squares / (n - 1), kind)


def pvariance(data, mu=None):
    """The spread around the mean, of all there are."""
    kind, squares, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _as(squares / n, kind)


def stdev(data, xbar=None):
    kind, squares, _, n = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(squares / (n - 1), kind)


def pstdev(data, mu=None):
    kind, squares, _, n = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(squares / n, kind)


def _root(square, kind):
    """The square root of a fraction, rounded once."""
    if not isinstance(square, _Fraction):
        return square
    n, d = square.numerator, square.denominator
    if issubclass(kind, _Decimal):
        with _localcontext() as context:
            precision = context.prec
            context.prec += 10
            wide = (_Decimal(n) / _Decimal(d)).sqrt()
            context.prec = precision
            return +wide
    if not n:
        return 0.0
    # 109 bits of the root are more than twice what a float has; where something is left over, the last bit says so.
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    top, bottom = (n, d << 2 * shift) if shift >= 0 else (n << -2 * shift, d)
    root = _math.isqrt(top // bottom)
    root |= root * root * bottom != top
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


# ---- two variables

def _pairs(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    return _math.fsum(x) / len(x), _math.fsum(y) / len(y)


def covariance(x, y, /):
    mx, my = _pairs(x, y, "covariance")
    return _math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / (len(x) - 1)


def correlation(x, y, /):
    mx, my = _pairs(x, y, "correlation")
    both = _math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    xx, yy = _math.fsum((a - mx) ** 2.0 for a in x), _math.fsum((b - my) ** 2.0 for b in y)
    try:
        return both / _math.sqrt(xx * yy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"), module="statistics")


def linear_regression(x, y, /, *, proportional=False):
    """The line that is nearest to the points."""
    mx, my = _pairs(x, y, "linear regression")
    if proportional:
        both, xx = _math.fsum(a * b for a, b in zip(x, y)), _math.fsum(a * a for a in x)
    else:
        both, xx = _math.fsum((a - mx) * (b - my) for a, b in zip(x, y)), _math.fsum((a - mx) ** 2.0 for a in x)
    try:
        slope = both / xx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope=slope, intercept=0.0 if proportional else my - slope * mx)


# ---- normal distributions

def _normal_dist_inv_cdf(p, mu, sigma):
    """Where the distribution function is p: algorithm AS 241 (Wichura 1988, PPND16)."""
    def over(r, top, bottom):
        a = b = 0.0
        for t, u in zip(top, bottom):
            a, b = a * r + t, b * r + u
        return a / b
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        x = q * over(r, (2.50908_09287_30122_6727e+3, 3.34305_75583_58812_8105e+4, 6.72657_70927_00870_0853e+4, 4.59219_53931_54987_1457e+4,
                         1.37316_93765_50946_1125e+4, 1.97159_09503_06551_4427e+3, 1.33141_66789_17843_7745e+2, 3.38713_28727_96366_6080e+0),
                     (5.22649_52788_52854_5610e+3, 2.87290_85735_72194_2674e+4, 3.93078_95800_09271_0610e+4, 2.12137_94301_58659_5867e+4,
                      5.39419_60214_24751_1077e+3, 6.87187_00749_20579_0830e+2, 4.23133_30701_60091_1252e+1, 1.0))
        return mu + x * sigma
    r = _math.sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
    if r <= 5.0:
        x = over(r - 1.6, (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1, 1.27045_82524_52368_38258e+0,
                           3.64784_83247_63204_60504e+0, 5.76949_72214_60691_40550e+0, 4.63033_78461_56545_29590e+0, 1.42343_71107_49683_57734e+0),
                 (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2, 1.48103_97642_74800_74590e-1,
                  6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e+0, 2.05319_16266_37758_82187e+0, 1.0))
    else:
        x = over(r - 5.0, (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3, 2.65321_89526_57612_30930e-2,
                           2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e+0, 5.46378_49111_64114_36990e+0, 6.65790_46435_01103_77720e+0),
                 (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5, 7.86869_13114_56132_59100e-4,
                  1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1, 5.99832_20655_58879_37690e-1, 1.0))
    return mu + (-x if q < 0.0 else x) * sigma


try:
    from _statistics import _normal_dist_inv_cdf
except ImportError:
    pass


class NormalDist:
    """A normal distribution of that mean and standard deviation."""

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution", "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def samples(self, n, *, seed=None):
        gauss = _random.gauss if seed is None else _random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        square = self._sigma * self._sigma
        if not square:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return _math.exp(distance * distance / (-2.0 * square)) / _math.sqrt(_math.tau * square)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        if self._sigma <= 0.0:
            raise StatisticsError("cdf() not defined when sigma at or below zero")
        return _normal_dist_inv_cdf(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        """How much of the areas below both curves they share."""
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = (other, self) if (other._sigma, other._mu) < (self._sigma, self._mu) else (self, other)
        if not a.variance or not b.variance:
            raise StatisticsError("overlap() not defined when sigma is zero")
        more, distance = b.variance - a.variance, abs(b._mu - a._mu)
        if not more:
            return 1.0 - _math.erf(distance / (2.0 * a._sigma * _math.sqrt(2.0)))
        middle = a._mu * b.variance - b._mu * a.variance
        half = a._sigma * b._sigma * _math.sqrt(distance * distance + more * _math.log(b.variance / a.variance))
        left, right = (middle + half) / more, (middle - half) / more
        return 1.0 - (abs(b.cdf(left) - a.cdf(left)) + abs(b.cdf(right) - a.cdf(right)))

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / abs(divisor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__, __rmul__ = __add__, __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        return (self._mu, self._sigma) == (other._mu, other._sigma) if isinstance(other, NormalDist) else NotImplemented

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
