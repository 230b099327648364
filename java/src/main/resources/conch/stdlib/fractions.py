"""Exact fractions of integers."""

import math as _math
import numbers as _numbers
import operator as _operator
import re as _re
import sys as _sys

__all__ = ["Fraction"]

_MODULUS = (1 << 61) - 1  # of the hashes of all numbers
_HASH_OF_INFINITY = 314159

_TEXT = _re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:/(\d+(?:_\d+)*))?(?:\.(\d*|\d+(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?\s*")


def _of_text(text):
    match = _TEXT.fullmatch(text)
    if match is None or match[3] is not None and (match[4] is not None or match[5] is not None or not match[2]):
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    numerator, denominator = int(match[2] or "0"), int(match[3] or "1")
    if match[4]:
        digits = match[4].replace("_", "")
        numerator, denominator = numerator * 10 ** len(digits) + int(digits), 10 ** len(digits)
    if match[5]:
        exponent = int(match[5])
        if exponent >= 0:
            numerator *= 10 ** exponent
        else:
            denominator *= 10 ** -exponent
    return -numerator if match[1] == "-" else numerator, denominator


class Fraction(_numbers.Rational):
    """A fraction in lowest terms, its denominator positive."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                numerator, denominator = numerator, 1
            elif isinstance(numerator, _numbers.Rational):
                numerator, denominator = numerator.numerator, numerator.denominator
            elif isinstance(numerator, float) or _is_decimal(numerator):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                numerator, denominator = _of_text(numerator)
                if not denominator:
                    raise ZeroDivisionError(f"Fraction({numerator}, 0)")
                divisor = _math.gcd(numerator, denominator)
                numerator, denominator = numerator // divisor, denominator // divisor
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, _numbers.Rational) and isinstance(denominator, _numbers.Rational):
            numerator, denominator = numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        if _normalize:
            divisor = _math.gcd(numerator, denominator)
            if denominator < 0:
                divisor = -divisor
            numerator //= divisor
            denominator //= divisor
        self._numerator, self._denominator = numerator, denominator
        return self

    @classmethod
    def from_float(cls, f):
        if isinstance(f, _numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, _numbers.Integral):
            return cls(int(dec))
        if not _is_decimal(dec):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The closest fraction whose denominator is not larger, found on the way of continued fractions."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        before, now = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            whole = n // d
            denominator = before[1] + whole * now[1]
            if denominator > max_denominator:
                break
            before, now = now, (before[0] + whole * now[0], denominator)
            n, d = d, n - whole * d
        steps = (max_denominator - before[1]) // now[1]
        semi = Fraction(before[0] + steps * now[0], before[1] + steps * now[1])
        full = Fraction(*now)
        return full if abs(full - self) <= abs(semi - self) else semi

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def _add(a, b):
        return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

    def _sub(a, b):
        return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

    def _mul(a, b):
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)

    def _div(a, b):
        return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)

    def _floordiv(a, b):
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    def _divmod(a, b):
        quotient, rest = divmod(a.numerator * b.denominator, a.denominator * b.numerator)
        return quotient, Fraction(rest, a.denominator * b.denominator)

    def _mod(a, b):
        return Fraction(a.numerator * b.denominator % (b.numerator * a.denominator), a.denominator * b.denominator)

    def _pair(exact, operate):
        """The method and its reflected form: exact among fractions and integers, else as the other number's kind has it."""
        def forward(a, b):
            if isinstance(b, (int, Fraction)):
                return exact(a, b)
            if isinstance(b, float):
                return operate(float(a), b)
            return operate(complex(a), b) if isinstance(b, complex) else NotImplemented

        def reverse(b, a):
            if isinstance(a, _numbers.Rational):
                return exact(a, b)
            if isinstance(a, _numbers.Real):
                return operate(float(a), float(b))
            return operate(complex(a), complex(b)) if isinstance(a, _numbers.Complex) else NotImplemented
        forward.__name__, reverse.__name__ = f"__{operate.__name__.strip('_')}__", f"__r{operate.__name__.strip('_')}__"
        return forward, reverse

    __add__, __radd__ = _pair(_add, _operator.add)
    __sub__, __rsub__ = _pair(_sub, _operator.sub)
    __mul__, __rmul__ = _pair(_mul, _operator.mul)
    __truediv__, __rtruediv__ = _pair(_div, _operator.truediv)
    __floordiv__, __rfloordiv__ = _pair(_floordiv, _operator.floordiv)
    __divmod__, __rdivmod__ = _pair(_divmod, divmod)
    __mod__, __rmod__ = _pair(_mod, _operator.mod)

    def __pow__(a, b):
        if not isinstance(b, _numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator ** power, a._denominator ** power, _normalize=False)
        if a._numerator == 0:
            raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
        top, bottom = a._denominator ** -power, a._numerator ** -power
        return Fraction(-top, -bottom, _normalize=False) if bottom < 0 else Fraction(top, bottom, _normalize=False)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, _numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** b._numerator if b._denominator == 1 else a ** float(b)

    def __pos__(a):
        return Fraction(a._numerator, a._denominator, _normalize=False)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator, _normalize=False)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator, _normalize=False)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 == self._denominator:
                return whole + whole % 2
            return whole + (rest * 2 > self._denominator)
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _MODULUS)
        except ValueError:
            result = _HASH_OF_INFINITY
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if isinstance(b, _numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, _numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if _math.isnan(b) or _math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, operate):
        if isinstance(other, _numbers.Rational):
            return operate(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return operate(0.0, other) if _math.isnan(other) or _math.isinf(other) else operate(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, _operator.lt)

    def __gt__(a, b):
        return a._compare(b, _operator.gt)

    def __le__(a, b):
        return a._compare(b, _operator.le)

    def __ge__(a, b):
        return a._compare(b, _operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()

    del _pair


def _is_decimal(x):
    """Without importing decimal: a Decimal is only where that was done."""
    module = _sys.modules.get("decimal")
    return module is not None and isinstance(x, module.Decimal)
