import copy
import decimal
import math
from decimal import (Decimal as D, Context, getcontext, setcontext, localcontext, InvalidOperation, DivisionByZero, Inexact, Rounded, FloatOperation,
                     ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP, ExtendedContext, BasicContext)
from fractions import Fraction


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for text in ("0", "-0", "1.50", " 1_000.5 ", "1e3", "1E+30", "1e-7", "0.000001", "0.0000001", ".5", "5.", "-Infinity", "inf", "nan", "-sNaN123", "0e10", "123456789012345678901234567890.5"):
    d = D(text)
    print(repr(text), repr(d), d.to_eng_string(), d.as_tuple(), d.adjusted())
for bad in ("", "abc", "1.2.3", "e5", "--1", "1e", "in", "1 2"):
    print(repr(bad), raised(lambda: D(bad)))
print(D(), D(5), D(True), D(0.1), D.from_float(0.5), D((1, (1, 2, 3), -2)), D((0, (), "F")), raised(lambda: D(None)), raised(lambda: D((2, (1,), 0))), raised(lambda: D(1j)))
a, b = D("10.25"), D("-3")
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, 2 ** D(3), a ** b, -a, +a, abs(b), a + 1, 1 - a, 3 / D(4), pow(D(3), 4, 5))
print(raised(lambda: a + 0.5)[:35], raised(lambda: a / 0), raised(lambda: D(0) / 0), raised(lambda: a % 0), raised(lambda: a // 0), raised(lambda: D(-1).sqrt()))
print(a == 10.25, a > 10, a < 10.5, a == Fraction(41, 4), a < Fraction(11), a == "x", raised(lambda: a < "x")[:32], D("nan") == D("nan"), raised(lambda: D("nan") < 1), max(a, b), sorted([a, b, 0]))
print(hash(D("0.5")) == hash(0.5), hash(D(10) ** 20) == hash(10 ** 20), hash(D("1.0")) == hash(1), {D("1.00"): 1}[1], hash(D("-Infinity")) == hash(float("-inf")))
print(int(a), float(a), complex(a), bool(D("0.0")), math.floor(b), math.ceil(a), math.trunc(a), round(a), round(a, 1), round(D("2.5")), round(D("-0.55"), 1), a.as_integer_ratio())
print(D(2).sqrt(), D(1).exp(), D(10).ln(), D(1000).log10(), D(2).log10(), D("0.01").sqrt(), D(2) ** D("0.5"), D(9) ** D("0.5"), D("1.1") ** 100, D(2) ** -3, D("1e-10").exp(), D("0.9999").ln())
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(rounding, [str(D(x).quantize(D("0.1"), rounding=rounding)) for x in ("1.25", "1.35", "-1.25", "1.21", "-1.29", "1.05", "1.55", "0.04")])
print(D("1.20").normalize(), D("1200").normalize(), D("1.5").to_integral_value(), D("7.325").quantize(D(".01")), raised(lambda: D(10 ** 28).quantize(D("0.1"))), D("1.00").compare(D(1)), D("1.00").compare_total(D(1)))
for spec in ("", ".2f", "10.3f", "<10.1f", "^10.1f", "+.1f", " .0f", "e", ".3e", "g", ".3g", "%", ".1%", ",", ",.2f", "020,.2f", "*>12", "E", "n", "012.2f", "=+12.1f"):
    print(repr(spec), [format(D(x), spec) for x in ("1234567.891", "-0.00012345", "0", "1E+5")])
print(f"{D('inf'):>8} {D('nan'):f} {D('-0'):.2f}", raised(lambda: format(a, "q")), "%s %.2f %d" % (a, a, a))
with localcontext() as ctx:
    ctx.prec = 5
    print(D(1) / 3, +D("123.456789"), ctx.prec, ctx.flags[Inexact], ctx.flags[Rounded])
    ctx.rounding = ROUND_UP
    print(D(1) / 3, D("1.000001") + 1)
print(D(1) / 3, getcontext().prec)
with localcontext(prec=3, rounding=ROUND_DOWN):
    print(D(2) / 3)
c = Context(prec=4, traps=[])
print(c)
print(c.divide(1, 0), c.sqrt(-1), c.add(D("1.23456"), 1), c.create_decimal("3.14159265"), c.flags[DivisionByZero], c.to_sci_string(D("1e10")), c.power(2, 10), c.quantize(D("1.234"), D("0.1")))
c.clear_flags()
print(c.flags[DivisionByZero], c.copy().prec, c.Etiny(), c.Etop(), raised(lambda: setattr(c, "prec", 0)), raised(lambda: setattr(c, "rounding", "x")), raised(lambda: setattr(c, "spam", 1)))
setcontext(Context(prec=6))
print(D(2).sqrt(), getcontext().prec)
getcontext().traps[Inexact] = True
print(raised(lambda: D(1) / 3))
getcontext().traps[Inexact] = False
getcontext().traps[FloatOperation] = True
print(raised(lambda: D(0.5)), raised(lambda: D(1) < 0.5), D(1) == 1.0, D.from_float(0.5))
setcontext(ExtendedContext)
print(D(1) / 0, D(0) / 0, getcontext().prec, D("1e999999") * 10, D("1e-1000020") / 10)
setcontext(Context())
print(copy.copy(a) is a, copy.deepcopy(a) is a, a.__reduce__(), D("1.5").is_finite(), D("nan").is_nan(), D("sNaN").is_snan(), D("-0").is_signed(), D("0").is_zero(), D("inf").is_infinite())
print(sum([D("0.1")] * 10), sum([D("0.1")] * 10) == 1, D("0.1") + D("0.2"), D(3).fma(2, 5), D(5).remainder_near(3), D("1.5").scaleb(3), D(12345).logb(), D("1").next_plus(), D("1").next_minus())
print(issubclass(decimal.DivisionByZero, ZeroDivisionError), issubclass(InvalidOperation, decimal.DecimalException), D("Infinity") > 10 ** 100, -D("Infinity") < 0, raised(lambda: int(D("inf"))), raised(lambda: int(D("nan"))))


class Money(D):
    def __str__(self):
        return f"${D.__str__(self)}"


print(Money("5.00"), type(Money(1) + 1), Money("2") + 1, repr(Money("5")))
