import copy
import math
import numbers
from fractions import Fraction as F


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(F(), F(3), F(1, 2), F(2, -4), repr(F(6, 4)), F("3/4"), F(" -7/21 "), F("1.25"), F("-.5"), F("1e3"), F("2.5e-2"), F(0.5), F(True), F(F(1, 3), F(2, 5)))
for bad in ("", "a", "1/0", "1/", "/2", "1.5/2", "1 / 2", "1__0", "++1", None, 1j, "1/2e3"):
    print(repr(bad), raised(lambda: F(bad)))
print(raised(lambda: F(1, 0)), raised(lambda: F(1.5, 2)), raised(lambda: F("1", 2)), raised(lambda: F(float("nan"))), raised(lambda: F(float("inf"))))
a, b = F(3, 4), F(-5, 6)
for x in (b, 2, 0.5, 1j, -3):
    print(x, a + x, x + a, a - x, x - a, a * x, x * a, a / x, x / a, a ** 2, raised(lambda: a // x), raised(lambda: x // a), raised(lambda: a % x),
          raised(lambda: divmod(a, x)), raised(lambda: divmod(x, a)))
print(a ** -2, b ** 3, b ** -3, F(4) ** F(1, 2), 2 ** F(3), 2 ** F(-1), 2.0 ** F(1, 2), F(0) ** 0, raised(lambda: F(0) ** -1), F(1, 2) ** 0.5, 4 ** F(1, 2))
print(-a, +a, abs(b), int(b), int(F(7, 2)), math.floor(b), math.ceil(b), math.trunc(b), round(F(5, 2)), round(F(7, 2)), round(F(-5, 2)), round(F(355, 113), 3), round(F(1234), -2))
print(float(F(1, 3)), complex(a), bool(F(0)), bool(a), a.numerator, a.denominator, a.real, a.imag, a.conjugate(), a.as_integer_ratio())
print(a == 0.75, a == F(6, 8), a == 1, a != 0.75, a < 1, a > b, a <= 0.75, b >= 0, a < float("inf"), a == float("nan"), a == 0.75 + 0j, a == "x", raised(lambda: a < "x"))
print(hash(F(1, 2)) == hash(0.5), hash(F(7)) == hash(7), hash(F(-1, 3)), hash(F(10 ** 30, 7)), {F(1, 2): 1}[0.5])
print(F(math.pi).limit_denominator(1000), F(math.pi).limit_denominator(1), F("3.14159265").limit_denominator(100), raised(lambda: F(1, 2).limit_denominator(0)))
print(F.from_float(0.1), F.from_float(3), raised(lambda: F.from_float("x")), sum([F(1, 3)] * 3), max(F(1, 2), 0.4), sorted([F(1, 2), 0.1, 1]))
print(isinstance(a, numbers.Rational), isinstance(a, numbers.Real), isinstance(1, numbers.Rational), isinstance(1.0, numbers.Rational), copy.copy(a) is a, f"{a}", "%s" % a)
print(raised(lambda: numbers.Complex()), numbers.Integral.__mro__)
