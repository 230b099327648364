"""Decimal floating-point arithmetic after the General Decimal Arithmetic Specification (http://speleotrove.com/decimal/)."""

import math as _math
import numbers as _numbers
import re as _re
from collections import namedtuple as _namedtuple
from threading import local as _local

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = (
    "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP")
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)
HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = MIN_EMIN - MAX_PREC + 1
__version__, __libmpdec_version__ = "1.70", "2.5.1"

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


# ---- signals

class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


class InvalidContext(InvalidOperation):
    pass


_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
_SIGNALS_AS_SHOWN = (Clamped, InvalidOperation, DivisionByZero, Inexact, Overflow, Rounded, Subnormal, Underflow, FloatOperation)
_SIGNAL_OF = {ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation, DivisionUndefined: InvalidOperation, InvalidContext: InvalidOperation}


# ---- contexts

class Context:
    """Precision, rounding and limits of arithmetic, which signals came up, and which raise."""

    __hash__ = None

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        default = globals().get("DefaultContext")
        def given(value, name):
            return value if value is not None else getattr(default, name)
        self.prec, self.rounding = given(prec, "prec"), given(rounding, "rounding")
        self.Emin, self.Emax = given(Emin, "Emin"), given(Emax, "Emax")
        self.capitals, self.clamp = given(capitals, "capitals"), given(clamp, "clamp")
        self.flags = _signal_table(flags, None)
        self.traps = _signal_table(traps, default)

    def __setattr__(self, name, value):
        check = _LIMITS.get(name)
        if check is not None:
            if not isinstance(value, int):
                raise TypeError("argument must be an integer")
            low, high, text = check
            if not low <= value <= high:
                raise ValueError(text)
        elif name == "rounding":
            if value not in _ROUNDINGS:
                raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        elif name not in ("flags", "traps"):
            raise AttributeError(f"'decimal.Context' object has no attribute {name!r}")
        object.__setattr__(self, name, value)

    def __repr__(self):
        def names(table):
            return "[" + ", ".join(signal.__name__ for signal in _SIGNALS_AS_SHOWN if table[signal]) + "]"
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags={names(self.flags)}, traps={names(self.traps)})")

    def clear_flags(self):
        self.flags.update(dict.fromkeys(self.flags, False))

    def clear_traps(self):
        self.traps.update(dict.fromkeys(self.traps, False))

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, dict(self.flags), dict(self.traps))

    __copy__ = copy

    def __reduce__(self):
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, [s for s in self.flags if self.flags[s]],
                         [s for s in self.traps if self.traps[s]])

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return Decimal(10)

    def _signal(self, condition, result=None):
        """Notes a condition; raises it where it is trapped, else gives the result."""
        signal = _SIGNAL_OF.get(condition, condition)
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([condition])
        return result

    def create_decimal(self, num="0"):
        if isinstance(num, str) and (num != num.strip() or "_" in num):
            return self._signal(ConversionSyntax, _NAN)
        made = Decimal(num, context=self)
        if made._special and made._special != "F" and made._coefficient and _digits(made._coefficient) > self.prec - self.clamp:
            return self._signal(ConversionSyntax, _NAN)
        return _fix(made, self)

    def create_decimal_from_float(self, f):
        return _fix(Decimal.from_float(f), self)

    def to_sci_string(self, a):
        return _text(_operand(a), False, self)

    def to_eng_string(self, a):
        return _text(_operand(a), True, self)

    def divmod(self, a, b):
        return _divmod(_operand(a), _operand(b), self)

    def power(self, a, b, modulo=None):
        return _operand(a)._power(b, modulo, self)

    def plus(self, a):
        return _fix_nan_or(_operand(a), self)

    def minus(self, a):
        return _minus(_operand(a), self)

    def abs(self, a):
        a = _operand(a)
        return _minus(a, self) if a._sign else _fix_nan_or(a, self)


def _of_context(name, operands):
    """The method of a context: a method of the first operand, with this context."""
    if operands == 1:
        def method(self, a, /):
            return getattr(_operand(a), name)(context=self)
    elif operands == 2:
        def method(self, a, b, /):
            return getattr(_operand(a), name)(b, context=self)
    else:
        def method(self, a, b, c, /):
            return getattr(_operand(a), name)(b, c, context=self)
    return method


def _simple(name):
    def method(self, *args):
        return getattr(_operand(args[0]), name)(*map(_operand, args[1:]))
    return method


_LIMITS = {
    "prec": (1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"), "Emin": (MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"),
    "Emax": (0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"), "capitals": (0, 1, "valid values for capitals are [0, 1]"),
    "clamp": (0, 1, "valid values for clamp are [0, 1]"),
}


def _signal_table(given, default):
    if isinstance(given, dict):
        return {signal: bool(given[signal]) for signal in _SIGNALS}
    if given is None:
        return {signal: default is not None and default.traps[signal] for signal in _SIGNALS}
    return {signal: signal in given for signal in _SIGNALS}


_BASE_TRAPS = [DivisionByZero, Overflow, InvalidOperation]
DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], _BASE_TRAPS)
BasicContext = Context(9, ROUND_HALF_UP, -999999, 999999, 1, 0, [], [*_BASE_TRAPS, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [])

_current = _local()


def getcontext():
    """The context of this thread."""
    try:
        return _current.context
    except AttributeError:
        _current.context = made = DefaultContext.copy()
        made.clear_flags()
        return made


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    if any(context is template for template in (DefaultContext, BasicContext, ExtendedContext)):
        context = context.copy()
        context.clear_flags()
    _current.context = context


class _LocalContext:
    def __init__(self, context):
        self.inside = context

    def __enter__(self):
        self.outside = getcontext()
        setcontext(self.inside)
        return self.inside

    def __exit__(self, *exception):
        setcontext(self.outside)


def localcontext(ctx=None, **kwargs):
    """A context for the body of a with statement."""
    made = (getcontext() if ctx is None else ctx).copy()
    for name, value in kwargs.items():
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        setattr(made, name, _signal_table(value, None) if name in ("flags", "traps") else value)
    return _LocalContext(made)


# ---- integers

def _digits(n):
    """How many digits; a number too long for str() is measured by its bits."""
    bits = n.bit_length()
    if bits < 14000:
        return len(str(n))
    estimate = bits * 30103 // 100000
    while n >= 10 ** estimate:
        estimate += 1
    while n < 10 ** (estimate - 1):
        estimate -= 1
    return estimate


def _drop(coefficient, places, rounding, negative):
    """The coefficient without its last `places` digits, rounded; and whether anything but zeros was dropped."""
    if places <= 0:
        return coefficient * 10 ** -places, False
    unit = 10 ** places
    whole, rest = divmod(coefficient, unit)
    if not rest:
        return whole, False
    twice = 2 * rest
    up = (rounding == ROUND_UP or rounding == ROUND_CEILING and not negative or rounding == ROUND_FLOOR and negative
          or rounding == ROUND_HALF_UP and twice >= unit or rounding == ROUND_HALF_DOWN and twice > unit
          or rounding == ROUND_HALF_EVEN and (twice > unit or twice == unit and whole % 2)
          or rounding == ROUND_05UP and whole % 5 == 0)
    return whole + bool(up), True


def _quantum(x, exponent, rounding):
    """The coefficient of x at another exponent, and whether it is inexact; without a power of ten that is larger than any digit of x asks for."""
    if not x._coefficient:
        return 0, False
    return _drop(x._coefficient, min(exponent - x._exponent, _digits(x._coefficient) + 2), rounding, x._sign)


def _shifted(n, places):
    """n * 10 ** places, rounded down."""
    return n * 10 ** places if places >= 0 else n // 10 ** -places


_LN10 = [0, 0]  # how many places are known, and the logarithm of ten times ten to that


def _ln10(places):
    if _LN10[0] < places:
        _LN10[:] = places, _ln_fixed(10 ** (places + 10) * 10, places + 10) // 10 ** 10
    return _LN10[1] // 10 ** (_LN10[0] - places)


def _ln_fixed(m, places):
    """The logarithm of m / 10**places as such a number: square roots until it is near one, then the series of artanh."""
    guard = places + 15
    unit = 10 ** guard
    m *= 10 ** 15
    roots = 0
    while abs(m - unit) * 8 > unit:
        m = _math.isqrt(m * unit)
        roots += 1
    z = (m - unit) * unit // (m + unit)
    square = z * z // unit
    total, power, n = 0, z, 1
    while power:
        total += power // n
        power = power * square // unit if power > 0 else -(-power * square // unit)
        n += 2
    return (total * 2 << roots) // 10 ** 15


def _exp_fixed(r, places):
    """e to r / 10**places, as such a number."""
    guard = places + 12
    unit = 10 ** guard
    halvings = 8
    r = r * 10 ** 12 >> halvings
    total, term, n = unit, unit, 1
    while term:
        term = term * r // (n * unit)
        total += term
        n += 1
    for _ in range(halvings):
        total = total * total // unit
    return total // 10 ** 12


def _rounds_alike(coefficient, precision, slack):
    """Whether a coefficient that is off by at most `slack` is rounded to that precision as the true one is."""
    places = _digits(coefficient) - precision
    if places <= 0:
        return False
    half = 5 * 10 ** (places - 1)
    rest = coefficient % half
    return slack < rest < half - slack


# ---- numbers

_SYNTAX = _re.compile(r"([-+]?)(?:(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?|(inf(?:inity)?)|(s?nan)(\d*))", _re.IGNORECASE)


class Decimal(_numbers.Number):
    """A decimal number: a sign, a coefficient and an exponent of ten; or an infinity, or not a number."""

    __slots__ = ("_sign", "_coefficient", "_exponent", "_special")

    def __new__(cls, value="0", context=None):
        if type(value) is int or isinstance(value, int):
            return _new(value < 0, abs(int(value)), 0, "", cls)
        if isinstance(value, str):
            return _parse(cls, value, context)
        if isinstance(value, Decimal):
            return value if type(value) is cls is Decimal else _new(value._sign, value._coefficient, value._exponent, value._special, cls)
        if isinstance(value, float):
            ctx = context or getcontext()
            ctx._signal(FloatOperation)
            return cls.from_float(value) if cls is Decimal else cls(Decimal.from_float(value))
        if isinstance(value, (list, tuple)):
            return _of_tuple(cls, value)
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            made = _new(f < 0, abs(int(f)), 0)
        elif not isinstance(f, float):
            raise TypeError("argument must be int or float")
        elif _math.isnan(f) or _math.isinf(f):
            made = Decimal(repr(f))
        else:
            n, d = abs(f).as_integer_ratio()
            power = d.bit_length() - 1
            made = _new(_math.copysign(1.0, f) < 0, n * 5 ** power, -power)
        return made if cls is Decimal else cls(made)

    # ---- what it is

    def as_tuple(self):
        exponent = {"": self._exponent}.get(self._special, self._special)
        digits = () if self._special in ("n", "N") and not self._coefficient else tuple(map(int, str(self._coefficient)))
        return DecimalTuple(int(self._sign), digits, exponent)

    def as_integer_ratio(self):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        n = -self._coefficient if self._sign else self._coefficient
        if self._exponent >= 0:
            return n * 10 ** self._exponent, 1
        d = 10 ** -self._exponent
        divisor = _math.gcd(n, d)
        return n // divisor, d // divisor

    def adjusted(self):
        return 0 if self._special else self._exponent + _digits(self._coefficient) - 1

    def is_finite(self):
        return not self._special

    def is_infinite(self):
        return self._special == "F"

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return not self._special and not self._coefficient

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return not self._special and bool(self._coefficient) and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return not self._special and bool(self._coefficient) and self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        if self._special in ("n", "N"):
            return "NaN" if self._special == "n" else "sNaN"
        kind = "Infinity" if self._special else "Zero" if not self._coefficient else "Subnormal" if self.is_subnormal(context) else "Normal"
        return ("-" if self._sign else "+") + kind

    def canonical(self):
        return self

    def conjugate(self):
        return self

    def radix(self):
        return Decimal(10)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def copy_abs(self):
        return _new(False, self._coefficient, self._exponent, self._special)

    def copy_negate(self):
        return _new(not self._sign, self._coefficient, self._exponent, self._special)

    def copy_sign(self, other, context=None):
        return _new(_operand(other)._sign, self._coefficient, self._exponent, self._special)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exponent == other._exponent

    def __bool__(self):
        return bool(self._special or self._coefficient)

    # ---- text

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return _text(self, False, getcontext())

    def to_eng_string(self, context=None):
        return _text(self, True, context or getcontext())

    def __format__(self, spec, context=None):
        return _formatted(self, spec, context or getcontext())

    # ---- other numbers

    def __int__(self):
        if self._special:
            if self._special == "F":
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        n = _shifted(self._coefficient, self._exponent)
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._special in ("n", "N"):
            if self._special == "N":
                raise ValueError("cannot convert signaling NaN to float")
            return float("-nan" if self._sign else "nan")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return int(self._integral(ROUND_FLOOR))

    def __ceil__(self):
        return int(self._integral(ROUND_CEILING))

    def __round__(self, n=None):
        if n is not None:
            return self.quantize(_new(False, 1, -n))
        return int(self._integral(ROUND_HALF_EVEN))

    def _integral(self, rounding):
        if self._special:
            int(self)
        return self if self._exponent >= 0 else _new(self._sign, _drop(self._coefficient, -self._exponent, rounding, self._sign)[0], 0)

    def __hash__(self):
        if self._special:
            if self._special == "N":
                raise TypeError("Cannot hash a signaling NaN value")
            return object.__hash__(self) if self._special == "n" else -314159 if self._sign else 314159
        modulus = (1 << 61) - 1
        power = pow(10, self._exponent, modulus) if self._exponent >= 0 else pow(pow(10, -1, modulus), -self._exponent, modulus)
        result = self._coefficient * power % modulus
        result = -result if self._sign else result
        return -2 if result == -1 else result

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # ---- comparison

    def _order(self, other):
        """-1, 0 or 1; neither is a NaN."""
        if self._special or other._special:
            a = (-1 if self._sign else 1) if self._special else 0
            b = (-1 if other._sign else 1) if other._special else 0
            return (a > b) - (a < b)
        a, b = (-self._coefficient if self._sign else self._coefficient), (-other._coefficient if other._sign else other._coefficient)
        if not a or not b or self._sign != other._sign:
            return (a > b) - (a < b)
        if self.adjusted() != other.adjusted():
            return (1 if self.adjusted() > other.adjusted() else -1) * (-1 if self._sign else 1)
        least = min(self._exponent, other._exponent)
        a, b = a * 10 ** (self._exponent - least), b * 10 ** (other._exponent - least)
        return (a > b) - (a < b)

    def __eq__(self, other):
        other = _comparable(other, True)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            if self.is_snan() or other.is_snan():
                return getcontext()._signal(InvalidOperation, False)
            return False
        return self._order(other) == 0

    def _compared(self, other, test):
        other = _comparable(other, False)
        if other is NotImplemented:
            return other
        if self.is_nan() or other.is_nan():
            return getcontext()._signal(InvalidOperation, False)
        return test(self._order(other))

    def __lt__(self, other):
        return self._compared(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compared(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compared(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compared(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other, context = _operand(other), context or getcontext()
        return _nan_of(self, other, context) or Decimal(self._order(other))

    def compare_signal(self, other, context=None):
        other, context = _operand(other), context or getcontext()
        if self.is_nan() or other.is_nan():
            return context._signal(InvalidOperation, _nan_of(self, other, context) if self.is_snan() or other.is_snan() else _quiet(self if self.is_nan() else other))
        return Decimal(self._order(other))

    def compare_total(self, other, context=None):
        other = _operand(other)
        a, b = _total_key(self), _total_key(other)
        return Decimal((a > b) - (a < b))

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    def _chosen(self, other, context, larger, by_magnitude):
        other, context = _operand(other), context or getcontext()
        if self.is_nan() or other.is_nan():
            if self.is_qnan() != other.is_qnan() and not (self.is_snan() or other.is_snan()):
                return _fix(other if self.is_qnan() else self, context)
            return _nan_of(self, other, context)
        a, b = (self.copy_abs(), other.copy_abs()) if by_magnitude else (self, other)
        order = a._order(b) or int(self.compare_total(other))
        return _fix(self if (order >= 0) == larger else other, context)

    def max(self, other, context=None):
        return self._chosen(other, context, True, False)

    def min(self, other, context=None):
        return self._chosen(other, context, False, False)

    def max_mag(self, other, context=None):
        return self._chosen(other, context, True, True)

    def min_mag(self, other, context=None):
        return self._chosen(other, context, False, True)

    # ---- arithmetic

    def __pos__(self):
        return _fix_nan_or(self, getcontext())

    def __neg__(self):
        return _minus(self, getcontext())

    def __abs__(self):
        return _minus(self, getcontext()) if self._sign else _fix_nan_or(self, getcontext())

    def _power(self, other, modulo, context):
        other = _convert(other)
        if other is NotImplemented:
            return other
        return _power(self, other, context) if modulo is None else _power_modulo(self, other, _operand(modulo), context)

    def __pow__(self, other, modulo=None):
        return self._power(other, modulo, getcontext())

    def __rpow__(self, other):
        other = _convert(other)
        return other if other is NotImplemented else _power(other, self, getcontext())

    def remainder_near(self, other, context=None):
        other, context = _operand(other), context or getcontext()
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        if self._special or not other:
            return context._signal(DivisionUndefined if not self else InvalidOperation, _NAN)
        if other._special:
            return _fix(self, context)
        exponent = min(self._exponent, other._exponent)
        a, b = self._coefficient * 10 ** (self._exponent - exponent), other._coefficient * 10 ** (other._exponent - exponent)
        whole, rest = divmod(a, b)
        if 2 * rest + whole % 2 > b:
            rest -= b
            whole += 1
        if whole >= 10 ** context.prec:
            return context._signal(DivisionImpossible, _NAN)
        sign = self._sign
        return _fix(_new(not sign if rest < 0 else sign, abs(rest), exponent), context)

    def fma(self, other, third, context=None):
        other, third, context = _operand(other), _operand(third), context or getcontext()
        if self.is_nan() or other.is_nan():
            return _nan_of(self, other, context)
        if self._special and not other or other._special and not self:
            return context._signal(InvalidOperation, _NAN)
        sign = self._sign != other._sign
        product = _new(sign, 0, 0, "F") if self._special or other._special else _new(sign, self._coefficient * other._coefficient, self._exponent + other._exponent)
        return _add(product, third, context)

    def quantize(self, exp, rounding=None, context=None):
        exp, context = _operand(exp), context or getcontext()
        nan = _nan_of(self, exp, context)
        if nan is not None:
            return nan
        if self._special or exp._special:
            return _new(self._sign, 0, 0, "F") if self._special and exp._special else context._signal(InvalidOperation, _NAN)
        if self and self.adjusted() - exp._exponent > context.prec:
            return context._signal(InvalidOperation, _NAN)
        coefficient, inexact = _quantum(self, exp._exponent, rounding or context.rounding)
        made = _new(self._sign, coefficient, exp._exponent)
        if _digits(coefficient) > context.prec or coefficient and made.adjusted() > context.Emax or not context.Etiny() <= exp._exponent <= context.Emax:
            return context._signal(InvalidOperation, _NAN)
        if coefficient and made.adjusted() < context.Emin:
            context._signal(Subnormal)
        if exp._exponent > self._exponent and self:
            if inexact:
                context._signal(Inexact)
            context._signal(Rounded)
        return made

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        if self._special:
            return _nan_of(self, self, context) or self
        if self._exponent >= 0:
            return self
        coefficient, inexact = _drop(self._coefficient, -self._exponent, rounding or context.rounding, self._sign)
        if inexact:
            context._signal(Inexact)
        context._signal(Rounded)
        return _new(self._sign, coefficient, 0)

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if self._special:
            return _nan_of(self, self, context) or self
        return self if self._exponent >= 0 else _new(self._sign, _drop(self._coefficient, -self._exponent, rounding or context.rounding, self._sign)[0], 0)

    to_integral = to_integral_value

    def normalize(self, context=None):
        context = context or getcontext()
        fixed = _nan_of(self, self, context) if self.is_nan() else _fix(self, context)
        if fixed._special:
            return fixed
        if not fixed:
            return _new(fixed._sign, 0, 0)
        coefficient, exponent = fixed._coefficient, fixed._exponent
        highest = context.Etop() if context.clamp else context.Emax
        while coefficient % 10 == 0 and exponent < highest:
            coefficient //= 10
            exponent += 1
        return _new(fixed._sign, coefficient, exponent)

    def scaleb(self, other, context=None):
        other, context = _operand(other), context or getcontext()
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        if other._special or other._exponent != 0 or other._coefficient > 2 * (context.Emax + context.prec):
            return context._signal(InvalidOperation, _NAN)
        return self if self._special else _fix(_new(self._sign, self._coefficient, self._exponent + int(other)), context)

    def logb(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return _nan_of(self, self, context)
        if self._special:
            return _INFINITY
        return _fix(Decimal(self.adjusted()), context) if self else context._signal(DivisionByZero, _new(True, 0, 0, "F"))

    def _neighbour(self, context, sign):
        context = context or getcontext()
        if self.is_nan():
            return _nan_of(self, self, context)
        largest = _new(not sign, 10 ** context.prec - 1, context.Etop())
        if self._special:
            return self if self._sign == sign else largest
        inside = context.copy()
        inside.rounding = ROUND_FLOOR if sign else ROUND_CEILING
        inside.clear_traps()
        fixed = _fix(self, inside)
        return fixed if fixed != self else _add(self, _new(sign, 1, context.Etiny() - 1), inside)

    def next_plus(self, context=None):
        return self._neighbour(context, False)

    def next_minus(self, context=None):
        return self._neighbour(context, True)

    def sqrt(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return _nan_of(self, self, context)
        if not self:
            return _fix(_new(self._sign, 0, self._exponent // 2), context)
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return self
        ideal = self._exponent // 2
        n, e = self._coefficient * (10 if self._exponent % 2 else 1), ideal
        shift = max(0, context.prec + 2 - (_digits(n) + 1) // 2)
        root = _math.isqrt(n * 100 ** shift)
        exact = root * root == n * 100 ** shift
        e -= shift
        if exact:
            while e < ideal and root % 10 == 0:
                root //= 10
                e += 1
        else:
            root, e = root * 10 + 1, e - 1  # a digit that says there is more
        return _fix(_new(False, root, e), context, ROUND_HALF_EVEN)

    def exp(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return _nan_of(self, self, context)
        if self._special:
            return _ZERO if self._sign else self
        if not self:
            return _ONE
        if self.adjusted() > 20:
            return _fix(_new(False, 1, context.Etiny() - 2 * context.prec if self._sign else context.Emax + 1), context, ROUND_HALF_EVEN)
        if self.adjusted() < -context.prec - 1:
            return _fix(_new(False, 10 ** (context.prec + 2) + (-1 if self._sign else 1), -context.prec - 2), context, ROUND_HALF_EVEN)
        extra = 5
        while True:
            places = context.prec + extra
            coefficient, exponent = _exp(self, places)
            if _rounds_alike(coefficient, context.prec, 100):
                return _fix(_new(False, coefficient, exponent), context, ROUND_HALF_EVEN)
            extra += 10

    def _logarithm(self, context, compute, exact):
        context = context or getcontext()
        if self.is_nan():
            return _nan_of(self, self, context)
        if not self:
            return _new(True, 0, 0, "F")
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return self
        known = exact(self)
        if known is not None:
            return _fix(known, context, ROUND_HALF_EVEN)
        extra = 5
        while True:
            n, places = compute(self, context.prec + extra)
            if _rounds_alike(abs(n), context.prec, 100):
                return _fix(_new(n < 0, abs(n), -places), context, ROUND_HALF_EVEN)
            extra += 10

    def ln(self, context=None):
        return self._logarithm(context, _ln, lambda x: _ZERO if x == 1 else None)

    def log10(self, context=None):
        return self._logarithm(context, _log10, _power_of_ten)

    def _shift(self, other, context, rotate):
        other, context = _operand(other), context or getcontext()
        nan = _nan_of(self, other, context)
        if nan is not None:
            return nan
        if other._special or other._exponent != 0 or other._coefficient > context.prec:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return self
        digits = str(self._coefficient)[-context.prec:].rjust(context.prec, "0")
        by = int(other)
        if rotate:
            by %= context.prec
            digits = digits[by:] + digits[:by]
        else:
            digits = (digits + "0" * by)[-context.prec:] if by >= 0 else digits[:by]
        return _new(self._sign, int(digits or "0"), self._exponent)

    def shift(self, other, context=None):
        return self._shift(other, context, False)

    def rotate(self, other, context=None):
        return self._shift(other, context, True)


def _new(sign, coefficient, exponent, special="", cls=Decimal):
    made = object.__new__(cls)
    made._sign, made._coefficient, made._exponent, made._special = bool(sign), coefficient, exponent, special
    return made


_NAN, _INFINITY, _ZERO, _ONE = _new(False, 0, 0, "n"), _new(False, 0, 0, "F"), _new(False, 0, 0), _new(False, 1, 0)


def _parse(cls, text, context):
    match = _SYNTAX.fullmatch(text.strip().replace("_", ""))
    if match is None or not (match[2] or match[3] or match[5] or match[6]):
        return (context or getcontext())._signal(ConversionSyntax, _NAN)
    sign = match[1] == "-"
    if match[5]:
        return _new(sign, 0, 0, "F", cls)
    if match[6]:
        return _new(sign, int(match[7] or "0"), 0, "N" if match[6][0] in "sS" else "n", cls)
    fraction = match[3] or ""
    return _new(sign, int((match[2] or "") + fraction), int(match[4] or "0") - len(fraction), "", cls)


def _of_tuple(cls, value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return _new(sign, 0, 0, "F", cls)
    if not isinstance(digits, (tuple, list)):
        raise ValueError("coefficient must be a tuple of digits")
    if any(not isinstance(d, int) or not 0 <= d <= 9 for d in digits):
        raise ValueError("coefficient must be a tuple of digits")
    n = int("".join(map(str, digits)) or "0")
    if exponent in ("n", "N"):
        return _new(sign, n, 0, exponent, cls)
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return _new(sign, n, exponent, "", cls)


def _convert(x):
    """A Decimal of an operand; NotImplemented where it cannot be one."""
    return x if isinstance(x, Decimal) else Decimal(x) if isinstance(x, int) else NotImplemented


def _operand(x):
    made = _convert(x)
    if made is NotImplemented:
        raise TypeError(f"conversion from {type(x).__name__} to Decimal is not supported")
    return made


def _comparable(x, equality):
    if isinstance(x, (Decimal, int)):
        return _convert(x)
    if isinstance(x, complex) and equality and x.imag == 0:
        x = x.real
    if isinstance(x, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if not equality:
            context._signal(FloatOperation)
        return Decimal.from_float(x)
    if isinstance(x, _numbers.Rational):
        return _Ratio(x)
    return NotImplemented


class _Ratio:
    """A fraction on the right of a comparison."""

    _special = ""

    def __init__(self, fraction):
        self.fraction = fraction

    def is_nan(self):
        return False

    is_snan = is_nan


def _order_with_ratio(number, ratio):
    if number._special:
        return -1 if number._sign else 1
    n, d = number.as_integer_ratio()
    a, b = n * ratio.fraction.denominator, ratio.fraction.numerator * d
    return (a > b) - (a < b)


def _with_ratios(order):
    def compare(self, other):
        return _order_with_ratio(self, other) if isinstance(other, _Ratio) else order(self, other)
    return compare


Decimal._order = _with_ratios(Decimal._order)


def _quiet(x):
    return _new(x._sign, x._coefficient, 0, "n")


def _nan_of(a, b, context):
    """What comes out where an operand is a NaN; None where none is."""
    for x in (a, b):
        if x._special == "N":
            return context._signal(InvalidOperation, _fix(_quiet(x), context))
    for x in (a, b):
        if x._special == "n":
            return _fix(x, context)
    return None


def _total_key(x):
    """Orders all numbers: by sign, kind, value and exponent."""
    kind = {"": 0, "F": 1, "N": 2, "n": 3}[x._special]
    if kind >= 2:
        key = (kind, x._coefficient, 0, 0)
    elif kind or not x._coefficient:
        key = (kind, 0, 0, x._exponent if not kind else 0)
    else:
        adjusted = x.adjusted()
        key = (0, 1, (adjusted, x._coefficient * 10 ** max(0, 400 - _digits(x._coefficient))), x._exponent)
        return (1, _Key(key)) if not x._sign else (0, _Key(key, True))
    return (0 if x._sign else 1, _Key(key, x._sign))


class _Key:
    """A key of _total_key; turned round for negative numbers."""

    def __init__(self, key, negative=False):
        self.key, self.negative = tuple(part if isinstance(part, tuple) else (part,) for part in key), negative

    def __lt__(self, other):
        return other.key < self.key if self.negative else self.key < other.key

    def __gt__(self, other):
        return other < self

    def __eq__(self, other):
        return self.key == other.key


def _fix(x, context, rounding=None):
    """Rounds to the context's precision and limits."""
    rounding = rounding or context.rounding
    if x._special:
        room = context.prec - context.clamp
        if x._special != "F" and x._coefficient and _digits(x._coefficient) > room:
            return _new(x._sign, x._coefficient % 10 ** room, 0, x._special)
        return x
    tiny, top = context.Etiny(), context.Etop()
    coefficient, exponent = x._coefficient, x._exponent
    if not coefficient:
        fixed = min(max(exponent, tiny), top if context.clamp else context.Emax)
        if fixed != exponent:
            context._signal(Clamped)
            return _new(x._sign, 0, fixed)
        return x if type(x) is Decimal else _new(x._sign, 0, exponent)
    least = _digits(coefficient) + exponent - context.prec
    if least > top:
        return _overflow(x._sign, context, rounding)
    subnormal = least < tiny
    least = max(least, tiny)
    if exponent < least:
        coefficient, inexact = _drop(coefficient, least - exponent, rounding, x._sign)
        exponent = least
        if _digits(coefficient) > context.prec:
            coefficient //= 10
            exponent += 1
        if exponent > top:
            return _overflow(x._sign, context, rounding)
        made = _new(x._sign, coefficient, exponent)
        if inexact and subnormal:
            context._signal(Underflow)
        if subnormal:
            context._signal(Subnormal)
        if inexact:
            context._signal(Inexact)
        context._signal(Rounded)
        if not coefficient:
            context._signal(Clamped)
        return made
    if subnormal:
        context._signal(Subnormal)
    if context.clamp and exponent > top:
        context._signal(Clamped)
        return _new(x._sign, coefficient * 10 ** (exponent - top), top)
    return x if type(x) is Decimal else _new(x._sign, coefficient, exponent)


def _overflow(sign, context, rounding):
    away = rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or rounding == (ROUND_FLOOR if sign else ROUND_CEILING)
    result = _new(sign, 0, 0, "F") if away else _new(sign, 10 ** context.prec - 1, context.Etop())
    context.flags[Inexact] = context.flags[Rounded] = True
    context._signal(Overflow)
    context._signal(Inexact)
    return context._signal(Rounded, result)


def _fix_nan_or(x, context):
    if x.is_nan():
        return _nan_of(x, x, context)
    if not x and context.rounding != ROUND_FLOOR:
        x = x.copy_abs()
    return _fix(x, context)


def _minus(x, context):
    if x.is_nan():
        return _nan_of(x, x, context)
    return _fix(x.copy_abs() if not x and context.rounding != ROUND_FLOOR else x.copy_negate(), context)


def _add(a, b, context):
    if a._special or b._special:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        if a._special and b._special and a._sign != b._sign:
            return context._signal(InvalidOperation, _NAN)
        return a if a._special else b
    exponent = min(a._exponent, b._exponent)
    if not a and not b:
        sign = a._sign and b._sign or a._sign != b._sign and context.rounding == ROUND_FLOOR
        return _fix(_new(sign, 0, exponent), context)
    if not a or not b:
        other, zero = (b, a) if not a else (a, b)
        exponent = max(exponent, other._exponent - context.prec - 1)
        if exponent < other._exponent:
            other = _new(other._sign, other._coefficient * 10 ** (other._exponent - exponent), exponent)
        return _fix(other, context)
    high, low = (a, b) if a.adjusted() >= b.adjusted() else (b, a)
    limit = min(high._exponent, high.adjusted() - context.prec) - 2
    if low.adjusted() < limit:
        low = _new(low._sign, 1, limit)  # so small that only its sign counts
    exponent = min(high._exponent, low._exponent)
    n = sum((-x._coefficient if x._sign else x._coefficient) * 10 ** (x._exponent - exponent) for x in (high, low))
    return _fix(_new(n < 0 or n == 0 and context.rounding == ROUND_FLOOR, abs(n), exponent), context)


def _subtract(a, b, context):
    if a._special or b._special:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
    return _add(a, b.copy_negate(), context)


def _multiply(a, b, context):
    sign = a._sign != b._sign
    if a._special or b._special:
        nan = _nan_of(a, b, context)
        if nan is not None:
            return nan
        return _new(sign, 0, 0, "F") if a and b else context._signal(InvalidOperation, _NAN)
    return _fix(_new(sign, a._coefficient * b._coefficient, a._exponent + b._exponent), context)


def _divide(a, b, context):
    sign = a._sign != b._sign
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if a._special:
        return context._signal(InvalidOperation, _NAN) if b._special else _new(sign, 0, 0, "F")
    if b._special:
        context._signal(Clamped)
        return _new(sign, 0, context.Etiny())
    if not b:
        return context._signal(DivisionByZero, _new(sign, 0, 0, "F")) if a else context._signal(DivisionUndefined, _NAN)
    ideal = a._exponent - b._exponent
    if not a:
        return _fix(_new(sign, 0, ideal), context)
    shift = max(0, _digits(b._coefficient) - _digits(a._coefficient) + context.prec + 1)
    whole, rest = divmod(a._coefficient * 10 ** shift, b._coefficient)
    exponent = ideal - shift
    if rest:
        whole, exponent = whole * 10 + 1, exponent - 1  # a digit that says there is more
    else:
        while exponent < ideal and whole % 10 == 0:
            whole //= 10
            exponent += 1
    return _fix(_new(sign, whole, exponent), context)


def _whole_and_rest(a, b, context):
    """Of two finite numbers, the second not zero: None where the whole part has too many digits."""
    sign = a._sign != b._sign
    exponent = min(a._exponent, b._exponent)
    if not a:
        return _new(sign, 0, 0), _new(a._sign, 0, exponent)
    if a.adjusted() - b.adjusted() > context.prec:
        return None
    if a.adjusted() < b.adjusted() and a._exponent <= b._exponent:
        return _new(sign, 0, 0), a
    whole, rest = divmod(a._coefficient * 10 ** (a._exponent - exponent), b._coefficient * 10 ** (b._exponent - exponent))
    return None if whole >= 10 ** context.prec else (_new(sign, whole, 0), _new(a._sign, rest, exponent))


def _divmod(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan, nan
    sign = a._sign != b._sign
    if a._special:
        if b._special:
            nan = context._signal(InvalidOperation, _NAN)
            return nan, nan
        return _new(sign, 0, 0, "F"), context._signal(InvalidOperation, _NAN)
    if not b:
        if not a:
            nan = context._signal(DivisionUndefined, _NAN)
            return nan, nan
        context.flags[DivisionByZero] = True
        nan = context._signal(InvalidOperation, _NAN)
        return context._signal(DivisionByZero, _new(sign, 0, 0, "F")), nan
    if b._special:
        return _new(sign, 0, 0), _fix(a, context)
    both = _whole_and_rest(a, b, context)
    if both is None:
        nan = context._signal(DivisionImpossible, _NAN)
        return nan, nan
    return both[0], _fix(both[1], context)


def _floordiv(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    sign = a._sign != b._sign
    if a._special:
        return context._signal(InvalidOperation, _NAN) if b._special else _new(sign, 0, 0, "F")
    if not b:
        return context._signal(DivisionByZero, _new(sign, 0, 0, "F")) if a else context._signal(DivisionUndefined, _NAN)
    if b._special:
        return _new(sign, 0, 0)
    both = _whole_and_rest(a, b, context)
    return context._signal(DivisionImpossible, _NAN) if both is None else both[0]


def _mod(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if a._special:
        return context._signal(InvalidOperation, _NAN)
    if not b:
        return context._signal(InvalidOperation if a else DivisionUndefined, _NAN)
    if b._special:
        return _fix(a, context)
    both = _whole_and_rest(a, b, context)
    return context._signal(DivisionImpossible, _NAN) if both is None else _fix(both[1], context)


def _exp(x, precision):
    """Coefficient and exponent of e**x, the last digits of the coefficient uncertain."""
    places = precision + 5 + max(0, x.adjusted() + 1)
    n = _shifted(-x._coefficient if x._sign else x._coefficient, x._exponent + places)
    tens, rest = divmod(n, _ln10(places))
    return _exp_fixed(rest, places) // 10 ** (places - precision), tens - precision


def _ln(x, precision):
    """The logarithm as an integer and how many places it has."""
    digits = _digits(x._coefficient)
    k = x._exponent + digits - 1
    small = x._coefficient * 3 > 10 ** digits  # so that a number near one is near one here, too
    if small:
        k += 1
    near = abs(x._coefficient - 10 ** (digits - (0 if small else 1)))
    places = precision + 3 + (max(0, digits - _digits(near)) if k == 0 and near else 0)
    m = _shifted(x._coefficient, places - digits + (0 if small else 1))
    if places < digits - (0 if small else 1):
        places = digits
        m = _shifted(x._coefficient, places - digits + (0 if small else 1))
    return _ln_fixed(m, places) + k * _ln10(places + len(str(abs(k)))) // 10 ** len(str(abs(k))), places


def _log10(x, precision):
    n, places = _ln(x, precision + 3)
    return n * 10 ** places // _ln10(places), places


def _power_of_ten(x):
    coefficient = str(x._coefficient)
    return Decimal(x._exponent + len(coefficient) - 1) if coefficient.rstrip("0") == "1" else None


def _power(a, b, context):
    nan = _nan_of(a, b, context)
    if nan is not None:
        return nan
    if not b:
        return _ONE if a else context._signal(InvalidOperation, _NAN)
    whole = b._special == "" and _is_integer(b)
    odd = whole and b._exponent <= 0 and int(b) % 2 == 1
    sign = a._sign and odd
    if a._sign and not whole and (a or b._special):
        if not (b._special and a):
            return context._signal(InvalidOperation, _NAN) if a else _power(a.copy_abs(), b, context)
    if not a:
        return _new(sign, 0, 0, "F") if b._sign else _new(sign, 0, 0)
    if b._special and a._sign:
        return context._signal(InvalidOperation, _NAN)
    if a._special:
        return _new(sign, 0, 0) if b._sign else _new(sign, 0, 0, "F")
    if b._special:
        order = a._order(_ONE)
        if order == 0:
            context._signal(Inexact)
            context._signal(Rounded)
            return _new(False, 10 ** (context.prec - 1), 1 - context.prec)
        return _new(False, 0, 0) if (order > 0) == b._sign else _INFINITY
    size = a.copy_abs()
    if size._coefficient == 1 and not size._exponent and whole:
        return _new(sign, 1, 0)
    if size == _ONE:
        if whole and (not b._sign or size._exponent == 0):
            exponent = max(size._exponent * (int(b) if not b._sign else 1), 1 - context.prec) if int(abs(b)) < 10 ** 9 else 1 - context.prec
            return _fix(_new(sign, 10 ** -exponent if exponent < 0 else 1, min(exponent, 0)), context)
        if not whole:
            context._signal(Inexact)
            context._signal(Rounded)
            return _new(False, 10 ** (context.prec - 1), 1 - context.prec)
    exact = _exact_power(size, b, whole, context)
    if exact is not None:
        return _fix(_new(sign, *exact), context)
    extra = 8
    while True:
        precision = context.prec + extra + max(0, b.adjusted()) + 5
        n, places = _ln(size, precision)
        product = _new((n < 0) != b._sign, abs(n) * b._coefficient, b._exponent - places)
        if product.adjusted() > 20:
            return _fix(_new(sign, 1, context.Etiny() - 2 * context.prec if product._sign else context.Emax + 1), context)
        if product.adjusted() < -context.prec - 2:
            return _fix(_new(sign, 10 ** (context.prec + 2) + (-1 if product._sign else 1), -context.prec - 2), context)
        coefficient, exponent = _exp(product, context.prec + extra)
        if _rounds_alike(coefficient, context.prec, 1000):
            return _fix(_new(sign, coefficient, exponent), context)
        extra += 10


def _is_integer(x):
    return x._exponent >= 0 or not x._coefficient % 10 ** -x._exponent


def _exact_power(a, b, whole, context):
    """Coefficient and exponent where the power is exact or small enough to be computed exactly; None where it is neither."""
    if whole and abs(b) < 10 ** 9 and _digits(a._coefficient) * abs(int(b)) <= 20000:
        n = abs(int(b))
        top, exponent = a._coefficient ** n, a._exponent * n
        if not b._sign:
            return top, exponent
        inverse = _divide(_ONE, _new(False, top, exponent), _wide(context))
        return inverse._coefficient, inverse._exponent
    if not whole and b._exponent < 0 and -b._exponent <= 4:
        n, d = b.copy_abs().as_integer_ratio()
        if d > 100 or n > 1000:
            return None
        coefficient, exponent = a._coefficient, a._exponent
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        if exponent % d:
            shift = exponent % d
            coefficient, exponent = coefficient * 10 ** shift, exponent - shift
        root = round(coefficient ** (1 / d)) if coefficient < 10 ** 15 else _root(coefficient, d)
        if root ** d != coefficient:
            return None
        top, exponent = root ** n, exponent // d * n
        context._signal(Inexact)  # as libmpdec, which does not ask whether a root is exact
        context._signal(Rounded)
        if not b._sign:
            missing = max(0, context.prec - _digits(top))
            return top * 10 ** missing, exponent - missing
        inverse = _divide(_ONE, _new(False, top, exponent), _wide(context))
        return inverse._coefficient, inverse._exponent
    return None


def _wide(context):
    """Enough digits that a second rounding does no harm."""
    return Context(context.prec + 20, ROUND_05UP, MIN_EMIN, MAX_EMAX, 1, 0, [], [])


def _root(n, degree):
    """The integer root, rounded down, by Newton's method from above."""
    x = 1 << -(-n.bit_length() // degree)
    while True:
        better = ((degree - 1) * x + n // x ** (degree - 1)) // degree
        if better >= x:
            return x
        x = better


def _power_modulo(a, b, modulo, context):
    for x in (a, b, modulo):
        if x.is_nan():
            return _nan_of(x, x, context)
    if a._special or b._special or modulo._special or not (_is_integer(a) and _is_integer(b) and _is_integer(modulo)) or b._sign and b or not modulo or not (a or b):
        return context._signal(InvalidOperation, _NAN)
    result = pow(int(abs(a)), int(b), int(abs(modulo)))
    return _new(a._sign and int(b) % 2, result, 0)


def _text(x, engineering, context):
    sign = "-" if x._sign else ""
    if x._special:
        return sign + ("Infinity" if x._special == "F" else ("NaN" if x._special == "n" else "sNaN") + (str(x._coefficient) if x._coefficient else ""))
    digits, exponent = str(x._coefficient), x._exponent
    left = exponent + len(digits)  # how many digits stand before the point
    if exponent <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif digits == "0":
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        whole, fraction = "0", "." + "0" * -point + digits
    elif point >= len(digits):
        whole, fraction = digits + "0" * (point - len(digits)), ""
    else:
        whole, fraction = digits[:point], "." + digits[point:]
    if left == point:
        return sign + whole + fraction
    return f"{sign}{whole}{fraction}{'E' if context.capitals else 'e'}{left - point:+d}"


_FORMAT = _re.compile(r"(?:(.)?([<>=^]))?([-+ ]?)(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?", _re.DOTALL)


def _formatted(x, spec, context):
    match = _FORMAT.fullmatch(spec)
    if match is None:
        raise ValueError("invalid format string")
    fill, align, sign, no_minus_zero, _, zero, width, comma, precision, kind = match.groups()
    fill, align = (fill or "0", align or "=") if zero and not align else (fill or " ", align or ">")
    precision = None if precision is None else int(precision)
    negative = x._sign
    if x._special:
        body = _text(x.copy_abs(), False, context)
        if zero and not match[2]:
            fill, align = " ", ">"
    else:
        body, negative = _formatted_finite(x, kind, precision, comma, context, no_minus_zero)
    if kind == "%":
        body += "%"
    mark = "-" if negative else sign if sign in ("+", " ") else ""
    missing = int(width or "0") - len(mark) - len(body)
    if align == "=":
        if comma and fill == "0" and not x._special:
            while missing > 0:
                widened = _grouped(len(body.split(".")[0].replace(comma, "")) and _widen(body, comma), comma)
                if len(widened) + len(mark) > int(width) + 1:
                    break
                body = widened
                missing = int(width) - len(mark) - len(body)
            return mark + body
        return mark + fill * missing + body
    text = mark + body
    if align == "<":
        return text + fill * missing
    if align == "^":
        return fill * (missing // 2) + text + fill * (missing - missing // 2) if missing > 0 else text
    return fill * missing + text


def _widen(body, comma):
    whole, point, rest = body.partition(".")
    return "0" + whole.replace(comma, "") + point + rest


def _grouped(body, comma):
    """Groups of three in the whole part."""
    end = next((i for i, c in enumerate(body) if not c.isdigit()), len(body))
    whole, rest = body[:end], body[end:]
    parts = []
    while len(whole) > 3:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    return comma.join([whole, *parts]) + rest


def _formatted_finite(x, kind, precision, comma, context, no_minus_zero):
    rounding = context.rounding
    if kind == "%":
        x = _new(x._sign, x._coefficient, x._exponent + 2)
    upper = kind in ("E", "G") or kind is None and context.capitals
    if precision is not None:
        if kind in ("e", "E"):
            x = _to_digits(x, precision + 1, rounding)
        elif kind in ("f", "F", "%"):
            x = _new(x._sign, _drop(x._coefficient, -precision - x._exponent, rounding, x._sign)[0], -precision)
        elif _digits(x._coefficient) > max(precision, 1):
            x = _to_digits(x, max(precision, 1), rounding)
    if not x._coefficient and x._exponent > 0 and kind in ("f", "F", "%"):
        x = _new(x._sign, 0, 0)
    digits = str(x._coefficient)
    left = x._exponent + len(digits)
    if kind in ("e", "E"):
        if not x._coefficient and precision is not None:
            body = "0" + ("." + "0" * precision if precision else "")
            return body + f"{'E' if upper else 'e'}{x._exponent + precision:+d}", x._sign and not no_minus_zero
        point = 1
    elif kind in ("f", "F", "%"):
        point = left
    else:
        point = left if x._exponent <= 0 and left > -6 else 1
    if point < 0 or point == 0:
        body = "0." + "0" * -point + digits
    elif point > len(digits):
        body = digits + "0" * (point - len(digits))
    else:
        body = digits[:point] + ("." + digits[point:] if digits[point:] else "")
    if comma:
        body = _grouped(body, comma)
    if left != point or kind in ("e", "E"):
        body += f"{'E' if upper else 'e'}{left - point:+d}"
    return body, x._sign and not (no_minus_zero and not x._coefficient)


def _to_digits(x, count, rounding):
    """Exactly that many digits."""
    if not x._coefficient:
        return x
    places = _digits(x._coefficient) - count
    coefficient, _ = _drop(x._coefficient, places, rounding, x._sign)
    exponent = x._exponent + places
    return _new(x._sign, coefficient // 10, exponent + 1) if _digits(coefficient) > count else _new(x._sign, coefficient, exponent)


def _operators():
    """The operators and their reflected forms, and the methods of contexts."""
    rules = {"add": ("add", _add), "sub": ("subtract", _subtract), "mul": ("multiply", _multiply), "truediv": ("divide", _divide),
             "floordiv": ("divide_int", _floordiv), "mod": ("remainder", _mod), "divmod": (None, _divmod)}

    def make(name, in_context, rule):
        def forward(self, other):
            other = _convert(other)
            return other if other is NotImplemented else rule(self, other, getcontext())

        def reverse(self, other):
            other = _convert(other)
            return other if other is NotImplemented else rule(other, self, getcontext())
        forward.__name__, reverse.__name__ = f"__{name}__", f"__r{name}__"
        setattr(Decimal, forward.__name__, forward)
        setattr(Decimal, reverse.__name__, reverse)
        if in_context is not None:
            setattr(Context, in_context, lambda self, a, b, /: rule(_operand(a), _operand(b), self))
    for name, (in_context, rule) in rules.items():
        make(name, in_context, rule)
    for name in ("exp", "ln", "log10", "logb", "next_minus", "next_plus", "normalize", "sqrt", "number_class", "is_normal", "is_subnormal", "to_integral_exact",
                 "to_integral_value"):
        setattr(Context, name, _of_context(name, 1))
    for name in ("compare", "compare_signal", "compare_total", "compare_total_mag", "copy_sign", "max", "max_mag", "min", "min_mag", "remainder_near", "rotate",
                 "same_quantum", "scaleb", "shift"):
        setattr(Context, name, _of_context(name, 2))
    setattr(Context, "quantize", lambda self, a, b, /: _operand(a).quantize(b, context=self))
    setattr(Context, "fma", _of_context("fma", 3))
    for name in ("is_finite", "is_infinite", "is_nan", "is_qnan", "is_snan", "is_signed", "is_zero", "is_canonical", "canonical", "copy_abs", "copy_negate"):
        setattr(Context, name, _simple(name))
    Context.copy_decimal = lambda self, a, /: _operand(a)
    Context.to_integral = Context.to_integral_value


_operators()
del _operators
