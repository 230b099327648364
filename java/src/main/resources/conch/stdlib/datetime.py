"""Dates and times of the Gregorian calendar, which is taken to have been in force for ever."""

import time as _time
from collections import namedtuple as _namedtuple

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR, MAXYEAR = 1, 9999
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_NAMES = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_MONTHS = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EPOCH = 719163  # the ordinal of 1970-01-01


IsoCalendarDate = _namedtuple("IsoCalendarDate", "year week weekday", module="datetime")
IsoCalendarDate.__repr__ = lambda self: f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in(year, month):
    return 29 if month == 2 and _is_leap(year) else _DAYS[month]


def _before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400


def _before_month(year, month):
    return sum(_DAYS[1:month]) + (month > 2 and _is_leap(year))


def _ordinal(year, month, day):
    return _before_year(year) + _before_month(year, month) + day


def _of_ordinal(n):
    year = (n - 1) * 400 // 146097 + 1
    while _before_year(year) >= n:
        year -= 1
    while _before_year(year + 1) < n:
        year += 1
    rest = n - _before_year(year)
    month = 1
    while rest > _days_in(year, month):
        rest -= _days_in(year, month)
        month += 1
    return year, month, rest


def _integer(x, what="integer"):
    if type(x) is int:
        return x
    if isinstance(x, float) or not hasattr(x, "__index__"):
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
    return x.__index__()


def _check_date(year, month, day):
    year, month, day = _integer(year), _integer(month), _integer(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _integer(hour), _integer(minute), _integer(second), _integer(microsecond)
    for value, limit, name in ((hour, 23, "hour"), (minute, 59, "minute"), (second, 59, "second"), (microsecond, 999999, "microsecond")):
        if not 0 <= value <= limit:
            raise ValueError(f"{name} must be in 0..{limit}")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond


def _check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(zone).__name__}'")


def _offset_of(zone, name, dt):
    """What utcoffset() or dst() of a zone says, checked."""
    if zone is None:
        return None
    offset = getattr(zone, name)(dt)
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -timedelta(1) < offset < timedelta(1):
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
    return offset


def _offset_text(offset, colon=":"):
    if offset is None:
        return ""
    sign = "-" if offset.days < 0 else "+"
    offset = abs(offset)
    minutes, seconds = divmod(offset.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{colon}{minutes:02d}"
    if seconds or offset.microseconds:
        text += f"{colon}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text


def _time_text(hour, minute, second, microsecond, timespec):
    formats = {"hours": "{0:02d}", "minutes": "{0:02d}:{1:02d}", "seconds": "{0:02d}:{1:02d}:{2:02d}", "milliseconds": "{0:02d}:{1:02d}:{2:02d}.{4:03d}",
               "microseconds": "{0:02d}:{1:02d}:{2:02d}.{3:06d}"}
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec not in formats:
        raise ValueError("Unknown timespec value")
    return formats[timespec].format(hour, minute, second, microsecond, microsecond // 1000)


# ---- differences

class timedelta:
    """A time that passes: days, seconds and microseconds, of which only the days may be negative."""

    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total, rest = 0, 0.0  # in microseconds: whole ones, and what fractions add up to
        for value, unit, name in ((days, 86400000000, "days"), (seconds, 1000000, "seconds"), (microseconds, 1, "microseconds"), (milliseconds, 1000, "milliseconds"),
                                  (minutes, 60000000, "minutes"), (hours, 3600000000, "hours"), (weeks, 604800000000, "weeks")):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                whole = int(value)  # OverflowError and ValueError for what is no number
                total += whole * unit
                rest_here = (value - whole) * unit
                total += int(rest_here)
                rest += rest_here - int(rest_here)
            else:
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        if rest:
            total += _rounded(rest, total)
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        """From microseconds in all."""
        days, rest = divmod(total, 86400000000)
        if abs(days) > 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        made = object.__new__(cls)
        made._days = days
        made._seconds, made._microseconds = divmod(rest, 1000000)
        return made

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 10 ** 6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"{_qualified(self)}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        return text + f".{self._microseconds:06d}" if self._microseconds else text

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return -self if self._days < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(_nearest(self._total() * n, d))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_nearest(self._total(), other))
        if isinstance(other, float):
            n, d = other.as_integer_ratio()
            return timedelta._of(_nearest(self._total() * d, n))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        whole, rest = divmod(self._total(), other._total())
        return whole, timedelta._of(rest)

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _rounded(rest, whole):
    """Half goes to the even sum."""
    low = int(rest // 1)
    beyond = rest - low
    return low + (beyond > 0.5 or beyond == 0.5 and (whole + low) % 2 == 1)


def _nearest(n, d):
    """n / d, half to even."""
    whole, rest = divmod(n, d)
    twice = 2 * rest
    more = twice > d if d > 0 else twice < d
    return whole + (more or twice == d and whole % 2 == 1)


def _qualified(obj):
    """The class as repr() shows it: those of this module with its name, others without theirs."""
    cls = obj.__class__
    return f"datetime.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__qualname__


timedelta.min, timedelta.max = timedelta(-999999999), timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


# ---- zones

class tzinfo:
    """The base of time zones."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset, daylight = dt.utcoffset(), dt.dst()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        if daylight is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - daylight
        if delta:
            dt += delta
            daylight = dt.dst()
        return dt + daylight

    def __reduce__(self):
        args = getattr(self, "__getinitargs__", tuple)()
        return self.__class__, args, getattr(self, "__dict__", None) or None


class timezone(tzinfo):
    """A fixed offset from UTC."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is None and not offset:
            return cls.utc
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        return cls._made(offset, name)

    @classmethod
    def _made(cls, offset, name):
        made = object.__new__(cls)
        made._offset, made._name = offset, name
        return made

    def _for(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._for(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._for(dt, "tzname")
        return str(self)

    def dst(self, dt):
        self._for(dt, "dst")

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, not " + type(dt).__name__)
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __str__(self):
        return self._name if self._name is not None else f"UTC{_offset_text(self._offset) if self._offset else ''}"

    def __repr__(self):
        if self is self.utc:
            return "datetime.timezone.utc"
        return f"{_qualified(self)}({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = UTC = timezone._made(timedelta(0), None)
timezone.min, timezone.max = timezone(-timedelta(hours=23, minutes=59)), timezone(timedelta(hours=23, minutes=59))


# ---- dates

class date:
    """A day."""

    __slots__ = ("_year", "_month", "_day", "_hash")

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, bytes) and len(year) == 4:
            made = object.__new__(cls)
            made._year, made._month, made._day = year[0] * 256 + year[1], year[2], year[3]
            return made
        if month is None or day is None:
            raise TypeError(f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})")
        made = object.__new__(cls)
        made._year, made._month, made._day = _check_date(year, month, day)
        return made

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp):
        local = datetime.fromtimestamp(timestamp)
        return cls(local.year, local.month, local.day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        n = _integer(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > 3652059:
            raise ValueError("year is out of range" if n > 3652059 + 366 * 10 ** 6 else f"year {_of_ordinal(n)[0]} is out of range")
        return cls(*_of_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _parse_date(date_string)
        except (ValueError, IndexError):
            parts = None
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {date_string!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"Year is out of range: {year}")
        if not 0 < week < 54 or week == 53 and _weeks_in(year) < 53:
            raise ValueError(f"Invalid week: {week}")
        if not 0 < day < 8:
            raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
        return cls.fromordinal(_first_iso_monday(year) + (week - 1) * 7 + day - 1)

    def toordinal(self):
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        n, year = self.toordinal(), self._year
        if n < _first_iso_monday(year):
            year -= 1
        elif n >= _first_iso_monday(year + 1):
            year += 1
        week, day = divmod(n - _first_iso_monday(year), 7)
        return IsoCalendarDate(year, week + 1, day + 1)

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"{_qualified(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), _before_month(self._year, self._month) + self._day, -1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self)(*_of_ordinal(n))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _order_key(self):
        return self._year, self._month, self._day

    def _same_kind(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._order_key() == other._order_key() if self._same_kind(other) else NotImplemented

    def __lt__(self, other):
        return self._order_key() < other._order_key() if self._same_kind(other) else NotImplemented

    def __le__(self, other):
        return self._order_key() <= other._order_key() if self._same_kind(other) else NotImplemented

    def __gt__(self, other):
        return self._order_key() > other._order_key() if self._same_kind(other) else NotImplemented

    def __ge__(self, other):
        return self._order_key() >= other._order_key() if self._same_kind(other) else NotImplemented

    def __hash__(self):
        return hash(self._order_key())

    def __reduce__(self):
        return self.__class__, (bytes([self._year // 256, self._year % 256, self._month, self._day]),)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)


def _first_iso_monday(year):
    first = _ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    return first - weekday + (7 if weekday > 3 else 0)


def _weeks_in(year):
    return (_first_iso_monday(year + 1) - _first_iso_monday(year)) // 7


# ---- times of day

class time:
    """A time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        made = object.__new__(cls)
        if isinstance(hour, bytes) and len(hour) == 6:
            return made._unpacked(hour, minute or None)
        made._hour, made._minute, made._second, made._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        made._tzinfo, made._fold = tzinfo, fold
        return made

    def _unpacked(self, data, zone):
        hour, self._minute, self._second, a, b, c = data
        self._hour, self._fold = hour & 127, hour >> 7
        self._microsecond, self._tzinfo = (a << 16) + (b << 8) + c, zone
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def utcoffset(self):
        return _offset_of(self._tzinfo, "utcoffset", None)

    def dst(self):
        return _offset_of(self._tzinfo, "dst", None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec="auto"):
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset())

    __str__ = isoformat

    @classmethod
    def fromisoformat(cls, time_string):
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            *parts, zone = _parse_time(time_string[1:] if time_string[:1] == "T" else time_string)
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parts, zone)

    def __repr__(self):
        return f"{_qualified(self)}({_time_arguments(self, 2)})"

    def strftime(self, format):
        return _strftime(self, format)

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond, self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _micros(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _compare(self, other, equality, operate):
        if not isinstance(other, time):
            return NotImplemented
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        if a is None or a == b:
            return operate(self._micros(), other._micros())
        return operate(self._micros() - a._total(), other._micros() - b._total())

    def __eq__(self, other):
        return self._compare(other, True, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, False, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, False, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, False, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, False, lambda a, b: a >= b)

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset else 0))

    def __reduce_ex__(self, protocol):
        data = bytes([self._hour + 128 * (self._fold and protocol > 3), self._minute, self._second, *self._microsecond.to_bytes(3, "big")])
        return self.__class__, (data,) if self._tzinfo is None else (data, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


def _time_arguments(t, always):
    parts = [t._hour, t._minute, t._second, t._microsecond]
    while len(parts) > always and not parts[-1]:
        parts.pop()
    text = ", ".join(map(str, parts))
    if t._tzinfo is not None:
        text += f", tzinfo={t._tzinfo!r}"
    return text + (", fold=1" if t._fold else "")


time.min, time.max, time.resolution = time(0), time(23, 59, 59, 999999), timedelta(microseconds=1)


# ---- both

class datetime(date):
    """A day and a time of day."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, bytes) and len(year) == 10:
            made = object.__new__(cls)
            made._year, made._month, made._day = year[0] * 256 + year[1], year[2] & 127, year[3]
            time._unpacked(made, year[4:], month)
            made._fold = year[2] >> 7
            return made
        if month is None or day is None:
            raise TypeError(f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})")
        made = object.__new__(cls)
        made._year, made._month, made._day = _check_date(year, month, day)
        made._hour, made._minute, made._second, made._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        made._tzinfo, made._fold = tzinfo, fold
        return made

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of_micros(cls, micros, zone=None, fold=0):
        """From microseconds since 0001-01-01."""
        days, rest = divmod(micros, 86400000000)
        if not 0 <= days < 3652059:
            raise OverflowError("date value out of range")
        seconds, micro = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        return cls(*_of_ordinal(days + 1), *divmod(minutes, 60), second, micro, zone, fold=fold)

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        _check_zone(tz)
        micros = _nearest(*_times(timestamp)) if isinstance(timestamp, float) else timestamp * 1000000
        seconds = micros // 1000000
        start = (_EPOCH - 1) * 86400000000
        if not 0 <= micros + start < 3652059 * 86400000000:
            raise ValueError(f"year {1970 + seconds // 31556952} is out of range")
        if tz is not None:
            return tz.fromutc(cls._of_micros(micros + start, tz))
        offset = _time._zone_at(seconds)[0]
        zones = _time._zones_of(seconds + offset)
        return cls._of_micros(micros + start + offset * 1000000, None, int(len(zones) == 2 and zones[0] > zones[1] == offset))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp, UTC).replace(tzinfo=None)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        if not isinstance(date, _date):
            raise TypeError("combine() argument 1 must be datetime.date, not " + type(date).__name__)
        if not isinstance(time, _time_class):
            raise TypeError("combine() argument 2 must be datetime.time, not " + type(time).__name__)
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            split = _end_of_date(date_string)
            parts = _parse_date(date_string[:split])
            times = _parse_time(date_string[split + 1:]) if len(date_string) > split else (0, 0, 0, 0, None)
            if parts is None or len(date_string) == split + 1:
                raise ValueError
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts, *times)

    @classmethod
    def strptime(cls, date_string, format):
        return _strptime(cls, date_string, format)

    def _micros(self):
        return (self.toordinal() - 1) * 86400000000 + time._micros(self)

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timetuple(self):
        daylight = self.dst()
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
                                  _before_month(self._year, self._month) + self._day, -1 if daylight is None else int(bool(daylight))))

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self.replace(tzinfo=None) - offset if offset else self
        return _time.struct_time((*moved.timetuple()[:8], 0))

    def _local_offset(self):
        """In seconds, of this time on the local clock."""
        zones = _time._zones_of(self._micros() // 1000000 - (_EPOCH - 1) * 86400)
        return zones[self._fold if len(zones) == 2 else 0]

    def timestamp(self):
        offset = self.utcoffset()
        micros = self._micros() - (_EPOCH - 1) * 86400000000
        return (micros - (self._local_offset() * 1000000 if offset is None else offset._total())) / 10 ** 6

    def utcoffset(self):
        return _offset_of(self._tzinfo, "utcoffset", self)

    def dst(self):
        return _offset_of(self._tzinfo, "dst", self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def astimezone(self, tz=None):
        offset = self.utcoffset()
        if offset is None:
            offset = timedelta(seconds=self._local_offset())
        utc = self.replace(tzinfo=None, fold=0) - offset
        if tz is None:
            seconds, _, name = _time._zone_at(utc._micros() // 1000000 - (_EPOCH - 1) * 86400)
            tz = timezone(timedelta(seconds=seconds), name)
        elif tz is self._tzinfo:
            return self
        _check_zone(tz)
        return tz.fromutc(utc.replace(tzinfo=tz))

    def isoformat(self, sep="T", timespec="auto"):
        return (_date.isoformat(self) + sep + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        return f"{_qualified(self)}({self._year}, {self._month}, {self._day}, {_time_arguments(self, 2)})"

    def ctime(self):
        return (f"{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month]} {self._day:2d} {self._hour:02d}:{self._minute:02d}:{self._second:02d} "
                f"{self._year:04d}")

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        def given(value, own):
            return own if value is None else value
        return type(self)(given(year, self._year), given(month, self._month), given(day, self._day), given(hour, self._hour), given(minute, self._minute),
                          given(second, self._second), given(microsecond, self._microsecond), self._tzinfo if tzinfo is True else tzinfo,
                          fold=given(fold, self._fold))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of_micros(self._micros() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        difference = self._micros() - other._micros()
        if self._tzinfo is not other._tzinfo:
            a, b = self.utcoffset(), other.utcoffset()
            if (a is None) != (b is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            if a is not None:
                difference += b._total() - a._total()
        return timedelta._of(difference)

    def _compare(self, other, equality, operate):
        if not isinstance(other, datetime):
            if equality or not isinstance(other, _date):
                return NotImplemented
            raise TypeError(f"can't compare {type(self).__qualname__ if type(self) is not datetime else 'datetime.datetime'} to datetime.date")
        if self._tzinfo is other._tzinfo:
            return operate(self._micros(), other._micros())
        a, b = self.utcoffset(), other.utcoffset()
        if (a is None) != (b is None):
            if equality:
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        if a is None:
            return operate(self._micros(), other._micros())
        return operate(self._micros() - a._total(), other._micros() - b._total())

    def __eq__(self, other):
        return self._compare(other, True, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, False, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, False, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, False, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, False, lambda a, b: a >= b)

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._micros() - (offset._total() if offset else 0))

    def __reduce_ex__(self, protocol):
        month = self._month + 128 * (self._fold and protocol > 3)
        data = bytes([self._year // 256, self._year % 256, month, self._day, self._hour, self._minute, self._second, *self._microsecond.to_bytes(3, "big")])
        return self.__class__, (data,) if self._tzinfo is None else (data, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date, _time_class = date, time
datetime.min, datetime.max, datetime.resolution = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999), timedelta(microseconds=1)


def _times(seconds):
    n, d = seconds.as_integer_ratio()
    return n * 1000000, d


# ---- text

def _strftime(x, format):
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    d = x if isinstance(x, date) else date(1900, 1, 1)
    hour, minute, second, micro = (getattr(x, "_hour", 0), getattr(x, "_minute", 0), getattr(x, "_second", 0), getattr(x, "_microsecond", 0))
    offset = x.utcoffset() if hasattr(x, "utcoffset") else None
    yday = _before_month(d.year, d.month) + d.day
    twelve = hour % 12 or 12
    iso = d.isocalendar
    rules = {
        "a": lambda: _DAY_NAMES[d.weekday()], "A": lambda: _LONG_DAYS[d.weekday()], "w": lambda: str((d.weekday() + 1) % 7), "d": lambda: f"{d.day:02d}",
        "b": lambda: _MONTH_NAMES[d.month], "h": lambda: _MONTH_NAMES[d.month], "B": lambda: _LONG_MONTHS[d.month], "m": lambda: f"{d.month:02d}",
        "y": lambda: f"{d.year % 100:02d}", "Y": lambda: str(d.year), "H": lambda: f"{hour:02d}", "I": lambda: f"{twelve:02d}",
        "p": lambda: "AM" if hour < 12 else "PM", "M": lambda: f"{minute:02d}", "S": lambda: f"{second:02d}", "f": lambda: f"{micro:06d}",
        "z": lambda: _offset_text(offset, ""), "Z": lambda: (x.tzname() or "") if hasattr(x, "tzname") else "", "j": lambda: f"{yday:03d}",
        "U": lambda: f"{(yday + 6 - (d.weekday() + 1) % 7) // 7:02d}", "W": lambda: f"{(yday + 6 - d.weekday()) // 7:02d}", "G": lambda: f"{iso()[0]}",
        "V": lambda: f"{iso()[1]:02d}", "u": lambda: str(d.isoweekday()), "e": lambda: f"{d.day:2d}", "C": lambda: f"{d.year // 100:02d}",
        "g": lambda: f"{iso()[0] % 100:02d}", "k": lambda: f"{hour:2d}", "l": lambda: f"{twelve:2d}", "n": lambda: "\n", "t": lambda: "\t", "%": lambda: "%",
        "s": lambda: str(int(x.timestamp())) if isinstance(x, datetime) else "", "P": lambda: "am" if hour < 12 else "pm",
    }
    whole = {"c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M", "r": "%I:%M:%S %p"}
    parts, at = [], 0
    while at < len(format):
        c = format[at]
        if c != "%" or at + 1 == len(format):
            parts.append(c)
            at += 1
            continue
        kind = format[at + 1]
        at += 2
        if kind == "-" and at < len(format) and format[at] in rules:
            parts.append(rules[format[at]]().lstrip("0 ") or "0")
            at += 1
        elif kind == ":" and format[at:at + 1] == "z":
            parts.append("%:z")  # of 3.12
            at += 1
        elif kind in whole:
            parts.append(_strftime(x, whole[kind]))
        else:
            parts.append(rules[kind]() if kind in rules else "%" + kind)
    return "".join(parts)


def _number(text):
    if not text.isascii() or not text.isdigit():
        raise ValueError
    return int(text)


def _end_of_date(text):
    """Where the date of an ISO text ends."""
    if len(text) < 7:
        raise ValueError
    if text[4:5] == "-":
        if text[5] == "W":
            return 10 if text[8:9] == "-" and len(text) > 9 and text[9].isdigit() and (len(text) == 10 or not text[10].isdigit()) else 8
        return 10
    if text[4] == "W":
        return 8 if len(text) > 7 and text[7].isdigit() and (len(text) == 8 or not text[8].isdigit()) else 7
    return 8


def _parse_date(text):
    """Year, month and day of YYYY-MM-DD, YYYYMMDD, YYYY-Www-D and its like; None where it is none of these."""
    year = _number(text[:4])
    extended = text[4:5] == "-"
    rest = text[5:] if extended else text[4:]
    if rest[:1] == "W":
        week = _number(rest[1:3])
        if len(rest) == 3:
            day = 1
        elif extended and len(rest) == 5 and rest[3] == "-":
            day = _number(rest[4])
        elif not extended and len(rest) == 4:
            day = _number(rest[3])
        else:
            return None
        return date.fromisocalendar(year, week, day)._order_key() if len(text[:4]) == 4 else None
    if extended:
        return (year, _number(rest[:2]), _number(rest[3:])) if len(rest) == 5 and rest[2] == "-" else None
    return (year, _number(rest[:2]), _number(rest[2:])) if len(rest) == 4 else None


def _parse_time(text):
    """Hour to microsecond, and the zone."""
    at = next((i for i, c in enumerate(text) if c in "+-Z"), len(text))
    zone = None
    if at < len(text):
        mark, rest = text[at], text[at + 1:]
        if mark == "Z":
            if rest:
                raise ValueError
            zone = UTC
        else:
            if len(rest) in (0, 1, 3):
                raise ValueError
            hour, minute, second, micro = _parse_clock(rest)
            offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
            zone = timezone(-offset if mark == "-" else offset)
    return (*_parse_clock(text[:at]), zone)


def _parse_clock(text):
    fraction = 0
    for mark in ".,":
        if mark in text:
            text, _, digits = text.partition(mark)
            if not digits:
                raise ValueError
            fraction = _number(digits[:6]) * 10 ** max(0, 6 - len(digits))
            _number(digits)
            if len(text.replace(":", "")) != 6:
                raise ValueError
            break
    if ":" in text:
        parts = text.split(":")
    elif len(text) % 2 == 0:
        parts = [text[i:i + 2] for i in range(0, len(text), 2)]
    else:
        raise ValueError
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts):
        raise ValueError
    return (*map(_number, parts), *[0] * (3 - len(parts)), fraction)


def _strptime(cls, text, format):
    """Reads a text by a format of strftime()."""
    import re
    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
    patterns = {"d": r"(?P<d>3[01]|[12]\d|0?[1-9]| [1-9])", "m": r"(?P<m>1[0-2]|0?[1-9])", "Y": r"(?P<Y>\d{4})", "y": r"(?P<y>\d{2})", "H": r"(?P<H>2[0-3]|[01]\d|\d)",
                "I": r"(?P<I>1[0-2]|0?[1-9])", "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[01]|[0-5]\d|\d)", "f": r"(?P<f>\d{1,6})",
                "z": r"(?P<z>[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z)", "j": r"(?P<j>36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
                "p": r"(?P<p>am|pm)", "a": f"(?P<a>{'|'.join(_DAY_NAMES)})", "A": f"(?P<A>{'|'.join(_LONG_DAYS)})", "b": f"(?P<b>{'|'.join(_MONTH_NAMES[1:])})",
                "B": f"(?P<B>{'|'.join(_LONG_MONTHS[1:])})", "w": r"(?P<w>[0-6])", "Z": r"(?P<Z>utc|gmt)?", "%": "%", "G": r"(?P<G>\d{4})", "V": r"(?P<V>5[0-3]|[0-4]\d|\d)",
                "u": r"(?P<u>[1-7])"}
    format = format.replace("%T", "%H:%M:%S").replace("%D", "%m/%d/%y").replace("%F", "%Y-%m-%d").replace("%c", "%a %b %d %H:%M:%S %Y").replace("%x", "%m/%d/%y").replace("%X", "%H:%M:%S").replace("%R", "%H:%M")
    pattern, at = [], 0
    while at < len(format):
        c = format[at]
        if c == "%":
            at += 1
            if at == len(format):
                raise ValueError(f"stray % in format {format!r}")
            if format[at] not in patterns:
                raise ValueError(f"{format[at]!r} is a bad directive in format {format!r}")
            pattern.append(patterns[format[at]])
        else:
            pattern.append(r"\s+" if c.isspace() else re.escape(c))
        at += 1
    match = re.match("".join(pattern), text, re.IGNORECASE)
    if match is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if match.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[match.end():]}")
    found = {name: value for name, value in match.groupdict().items() if value is not None}

    def number(name, default):
        return int(found[name]) if name in found else default
    year = number("Y", None)
    if year is None and "y" in found:
        year = int(found["y"]) + (2000 if int(found["y"]) < 69 else 1900)
    month, day = number("m", 1), number("d", 1)
    for name, names in (("b", _MONTH_NAMES), ("B", _LONG_MONTHS)):
        if name in found:
            month = [n.lower() for n in names].index(found[name].lower())
    hour = number("H", 0)
    if "I" in found:
        hour = int(found["I"]) % 12 + (12 if found.get("p", "").lower() == "pm" else 0)
    if "G" in found and "V" in found:
        weekday = number("u", 1)
        year, month, day = date.fromisocalendar(int(found["G"]), int(found["V"]), weekday)._order_key()
    if year is None:
        year = 1900 if not (month == 2 and day == 29) else 1904
    if "j" in found:
        year, month, day = _of_ordinal(_ordinal(year, 1, 1) + int(found["j"]) - 1)
    zone = None
    if "z" in found:
        zone = UTC if found["z"] == "Z" else _parse_time("00:00" + found["z"])[4]
    elif "Z" in found and found["Z"]:
        zone = None
    return cls(year, month, day, hour, number("M", 0), number("S", 0), int(found.get("f", "0").ljust(6, "0")), zone)


del _namedtuple
_for_c = date, datetime, time, timedelta, tzinfo, timezone, UTC  # what datetime.h of the extension API points to: held here, whatever becomes of the names
