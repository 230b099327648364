import copy
import math
import pickle
from decimal import Decimal as D
from fractions import Fraction as F
from statistics import *


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


data = [1.5, 2.5, 2.5, 2.75, 3.25, 4.75]
for values in (data, [1, 2, 3, 4], [F(1, 3), F(5, 6), 1], [D("0.5"), D("0.75"), D("0.625"), D("0.375")], [1e30, 1, -1e30], [True, False, True], [0.1] * 10, [10 ** 20, 10 ** 20 + 1]):
    print(mean(values), median(values), variance(values), pvariance(values), stdev(values), pstdev(values), median_low(values), median_high(values), mode(values))
print(mean([1, float("inf")]), mean([float("nan"), 1]), raised(lambda: mean([])), raised(lambda: mean([1, D(1), 1.5]))[:9], raised(lambda: mean(["a"])), raised(lambda: median([])), raised(lambda: stdev([1])), raised(lambda: mode([])))
print(fmean(data), fmean([1, 2], [3, 1]), raised(lambda: fmean([])), raised(lambda: fmean([1], [0])), geometric_mean([54, 24, 36]), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]), harmonic_mean([1, 0]), raised(lambda: harmonic_mean([-1, 2])), harmonic_mean([5]))
print(median_grouped([52, 52, 53, 54]), median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median_grouped([1, 3, 3, 5, 7], interval=2), multimode("aabbbbccddddeeffffgg"), mode("abca"), multimode([]))
print(quantiles(range(10)), quantiles(data, n=10), quantiles([1, 2, 3, 4], method="inclusive"), raised(lambda: quantiles([1])), raised(lambda: quantiles([1, 2], method="x")))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3.5]
print(covariance(x, y), correlation(x, y), linear_regression(x, y), linear_regression(x, y, proportional=True), raised(lambda: correlation([1, 1], [1, 2])), raised(lambda: covariance([1], [1])), raised(lambda: covariance([1], [1, 2])))
n = NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.pdf(100), n.cdf(115), n.inv_cdf(0.9), n.quantiles(), n.zscore(130), n + 5, n * 2, n - NormalDist(1, 2), 3 - n, -n, n / 2, n == NormalDist(100, 15), hash(n) == hash(NormalDist(100, 15)))
print(n.overlap(NormalDist(110, 15)), n.overlap(NormalDist(110, 5)), NormalDist.from_samples([70.0, 88.0, 91.5]), raised(lambda: NormalDist(0, -1)), raised(lambda: n.inv_cdf(1)), raised(lambda: NormalDist(0, 0).cdf(1)))
print([NormalDist().inv_cdf(p) for p in (1e-300, 1e-20, 1e-5, 0.01, 0.07, 0.3, 0.5, 0.8, 0.95, 0.999999)])
print(copy.deepcopy(n) == n, pickle.loads(pickle.dumps(n)) == n, stdev([1, 2, 3], 2), variance([1, 2, 3], 2), pvariance([1, 2], mu=F(3, 2)))
print([math.erf(x) for x in (0.0, -0.0, 1e-300, 1e-10, 0.1, -0.5, 1.0, 2.5, 5.9, 7.0, float("inf"), float("-inf"))], [math.erfc(x) for x in (0.0, 1e-10, -0.5, 1.0, -7.0, float("inf"))])
print([math.isclose(math.erfc(x), y, rel_tol=1e-14) for x, y in ((5.0, 1.5374597944280349e-12), (10.0, 2.088487583762545e-45), (20.0, 5.395865611607901e-176), (26.0, 5.663192408856143e-296))])

print(median_grouped([3]), median_grouped([F(1, 3)]), median_grouped([1, 2, 2, 3, 4, 4, 4, 5], interval=2))
