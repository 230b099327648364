"""The functions of `time` that deal with calendars."""

import time as _time

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class struct_time(tuple):
    """A time as nine numbers: year, month, day, hour, minute, second, weekday, day of the year, summer time. Its zone has names only."""

    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0

    def __new__(cls, sequence, more=None):
        values = tuple(sequence)
        if not 9 <= len(values) <= 11:
            raise TypeError(f"time.struct_time() takes an at {'least 9' if len(values) < 9 else 'most 11'}-sequence ({len(values)}-sequence given)")
        self = tuple.__new__(cls, values[:9])
        self.tm_zone, self.tm_gmtoff = (*values[9:], None, None)[:2]
        return self

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        names = ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst")
        return f"time.struct_time({', '.join(f'{name}={value}' for name, value in zip(names, self))})"

    def __reduce__(self):
        return struct_time, ((*self, self.tm_zone, self.tm_gmtoff),)


struct_time.__module__ = "time"


def _days(year, month, day):
    """Days from 1970-01-01, in the Gregorian calendar; years begin in March here, so that a leap day is the last one."""
    year -= month < 3
    return year * 365 + year // 4 - year // 100 + year // 400 + ((month + 9) % 12 * 153 + 2) // 5 + day - 1 - 719468


def _civil(days):
    """The year, month and day so many days after 1970-01-01."""
    days += 719468
    era, rest = divmod(days, 146097)
    years = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    day = rest - (365 * years + years // 4 - years // 100)
    month = (5 * day + 2) // 153
    return years + era * 400 + (month >= 10), (month + 2) % 12 + 1, day - (153 * month + 2) // 5 + 1


def _broken_down(seconds, isdst, zone, offset):
    days, rest = divmod(seconds + offset, 86400)
    year, month, day = _civil(days)
    return struct_time((year, month, day, rest // 3600, rest // 60 % 60, rest % 60, (days + 3) % 7, days - _days(year, 1, 1) + 1, isdst, zone, offset))


def _whole(seconds):
    if seconds is None:
        return int(_time.time())
    if not isinstance(seconds, (int, float)):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    return int(seconds // 1)


def gmtime(seconds=None, /):
    """The time of Greenwich."""
    return _broken_down(_whole(seconds), 0, "GMT", 0)


def localtime(seconds=None, /):
    """The time of this place."""
    seconds = _whole(seconds)
    offset, summer, zone = _time._zone_at(seconds)
    return _broken_down(seconds, int(summer), zone, offset)


def _as_if_greenwich(t):
    year, month = t[0] + (t[1] - 1) // 12, (t[1] - 1) % 12 + 1
    return (_days(year, month, 1) + t[2] - 1) * 86400 + t[3] * 3600 + t[4] * 60 + t[5]


def mktime(t, /):
    """The seconds since 1970 of a local time."""
    if not isinstance(t, tuple) or len(t) != 9:
        raise TypeError("Tuple or struct_time argument required" if not isinstance(t, tuple) else "mktime(): illegal time tuple argument")
    return float(_time._seconds_of(_as_if_greenwich(t), t[8]))


def asctime(t=None, /):
    t = localtime() if t is None else t
    return f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]} {t[2]:2} {t[3]:02}:{t[4]:02}:{t[5]:02} {t[0]}"


def ctime(seconds=None, /):
    return asctime(localtime(seconds))


def _iso_week(t):
    """The year and the number of the week (ISO 8601) that the day is in."""
    week = (t[7] - 1 - t[6] + 10) // 7
    if week < 1:
        year = t[0] - 1
        last = _days(year, 12, 31)
        return year, (last - _days(year, 1, 1) - (last + 3) % 7 + 10) // 7
    if week == 53 and (_days(t[0] + 1, 1, 1) + 3) % 7 < 4:
        return t[0] + 1, 1
    return t[0], week


def _offset(t):
    offset = getattr(t, "tm_gmtoff", None)
    if offset is None:
        offset = _time._zone_at(int(mktime(tuple(t))))[0]
    sign, offset = ("-", -offset) if offset < 0 else ("+", offset)
    return f"{sign}{offset // 3600:02}{offset // 60 % 60:02}"


_WRITTEN = {"Y": lambda t: str(t[0]), "y": lambda t: f"{t[0] % 100:02}", "m": lambda t: f"{t[1]:02}", "d": lambda t: f"{t[2]:02}", "e": lambda t: f"{t[2]:2}",
            "H": lambda t: f"{t[3]:02}", "I": lambda t: f"{(t[3] + 11) % 12 + 1:02}", "M": lambda t: f"{t[4]:02}", "S": lambda t: f"{t[5]:02}",
            "p": lambda t: "AM" if t[3] < 12 else "PM", "j": lambda t: f"{t[7]:03}", "a": lambda t: _DAYS[t[6]][:3], "A": lambda t: _DAYS[t[6]],
            "b": lambda t: _MONTHS[t[1] - 1][:3], "h": lambda t: _MONTHS[t[1] - 1][:3], "B": lambda t: _MONTHS[t[1] - 1], "w": lambda t: str((t[6] + 1) % 7),
            "u": lambda t: str(t[6] + 1), "U": lambda t: f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02}", "W": lambda t: f"{(t[7] + 6 - t[6]) // 7:02}",
            "G": lambda t: str(_iso_week(t)[0]), "V": lambda t: f"{_iso_week(t)[1]:02}", "C": lambda t: f"{t[0] // 100:02}", "n": lambda t: "\n", "t": lambda t: "\t",
            "%": lambda t: "%", "z": _offset, "s": lambda t: str(int(mktime(tuple(t)))),
            "Z": lambda t: getattr(t, "tm_zone", None) or _time._zone_at(int(mktime(tuple(t))))[2],
            "c": lambda t: strftime("%a %b %e %H:%M:%S %Y", t), "x": lambda t: strftime("%m/%d/%y", t), "X": lambda t: strftime("%H:%M:%S", t),
            "D": lambda t: strftime("%m/%d/%y", t), "F": lambda t: strftime("%Y-%m-%d", t), "T": lambda t: strftime("%H:%M:%S", t), "R": lambda t: strftime("%H:%M", t),
            "r": lambda t: strftime("%I:%M:%S %p", t)}


def strftime(format, t=None, /):
    """The time, now and here if none is given, as text in C's format, with English names."""
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    t = localtime() if t is None else t
    if not isinstance(t, tuple):
        raise TypeError("Tuple or struct_time argument required")
    if len(t) != 9:
        raise TypeError("strftime(): illegal time tuple argument")
    for value, name, low, high in ((t[1], "month", 0, 12), (t[2], "day of month", 0, 31), (t[3], "hour", 0, 23), (t[4], "minute", 0, 59), (t[5], "seconds", 0, 61),
                                   (t[7], "day of year", 0, 366)):
        if not low <= value <= high:
            raise ValueError(f"{name} out of range")
    # C takes a zero for the first one.
    if not t[1] or not t[2] or not t[7]:
        t = struct_time((t[0], t[1] or 1, t[2] or 1, *t[3:7], t[7] or 1, t[8]))
    out, pieces = "", format.split("%")
    out, at = pieces[0], 1
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if not piece:
            if at == len(pieces):
                out += "%"
                break
            out += "%" + pieces[at]
            at += 1
            continue
        write = _WRITTEN.get(piece[0])
        out += write(t) + piece[1:] if write else "%" + piece
    return out


_READ = {"Y": r"(?P<Y>\d{4})", "y": r"(?P<y>\d{2})", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])", "d": r"(?P<d>3[01]|[12]\d|0[1-9]|[1-9]| [1-9])", "H": r"(?P<H>2[0-3]|[01]\d|\d)",
         "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])", "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[01]|[0-5]\d|\d)", "f": r"(?P<f>\d{1,6})", "j": r"(?P<j>36[0-6]|3[0-5]\d|[12]\d\d|0\d\d|\d\d|\d)",
         "p": r"(?P<p>am|pm)", "z": r"(?P<z>[+-]\d\d:?[0-5]\d(?::?[0-5]\d)?|(?-i:Z))", "Z": r"(?P<Z>utc|gmt|[a-z]{3,5})", "w": r"(?P<w>[0-6])", "%": "%",
         "a": "(?P<a>" + "|".join(day[:3] for day in _DAYS) + ")", "A": "(?P<A>" + "|".join(_DAYS) + ")",
         "b": "(?P<b>" + "|".join(month[:3] for month in _MONTHS) + ")", "B": "(?P<B>" + "|".join(_MONTHS) + ")"}


def _parse(data_string, format):
    """The parts of a time by letter. Used by datetime, too."""
    import re
    for argument, value in enumerate((data_string, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {argument} must be str, not {type(value)}")
    whole = format
    for short, meaning in ("c", "%a %b %d %H:%M:%S %Y"), ("x", "%m/%d/%y"), ("X", "%H:%M:%S"):
        whole = whole.replace("%" + short, meaning)
    pattern, at = "", 0
    while at < len(whole):
        c = whole[at]
        at += 1
        if c == "%":
            if at == len(whole):
                raise ValueError(f"stray % in format '{format}'")
            if whole[at] not in _READ:
                raise ValueError(f"'{whole[at]}' is a bad directive in format '{format}'")
            pattern += _READ[whole[at]]
            at += 1
        elif c.isspace():
            pattern += r"\s+"
            while at < len(whole) and whole[at].isspace():
                at += 1
        else:
            pattern += re.escape(c)
    found = re.match(pattern.replace("(?-i:Z)", "Z"), data_string, re.IGNORECASE)
    if found is None:
        raise ValueError(f"time data {data_string!r} does not match format {format!r}")
    if found.end() != len(data_string):
        raise ValueError(f"unconverted data remains: {data_string[found.end():]}")
    return found.groupdict()


def _date_of(parts):
    """The year, month, day, and hour that the parts say."""
    year = int(parts["Y"]) if "Y" in parts else 1900
    if "y" in parts:
        year = int(parts["y"])
        year += 2000 if year < 69 else 1900
    month = int(parts.get("m", 1))
    for letter, length in ("b", 3), ("B", None):
        if letter in parts:
            month = [name[:length].lower() for name in _MONTHS].index(parts[letter].lower()) + 1
    day = int(parts.get("d", 1))
    if "j" in parts and not {"m", "d", "b", "B"} & set(parts):
        year, month, day = _civil(_days(year, 1, 1) + int(parts["j"]) - 1)
    hour = int(parts.get("H", 0))
    if "I" in parts:
        hour = int(parts["I"]) % 12 + (12 if parts.get("p", "").lower() == "pm" else 0)
    return year, month, day, hour


def strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The time that a text says in a format."""
    parts = _parse(data_string, format)
    year, month, day, hour = _date_of(parts)
    days = _days(year, month, day)
    if _civil(days) != (year, month, day):
        raise ValueError("day is out of range for month")
    offset = zone = None
    if parts.get("z"):
        digits = parts["z"].replace(":", "")
        offset = 0 if digits in "zZ" else (int(digits[1:3]) * 3600 + int(digits[3:5]) * 60 + int(digits[5:] or 0)) * (-1 if digits[0] == "-" else 1)
    isdst = -1
    if "Z" in parts:
        zone = parts["Z"].upper()
        isdst = 0 if zone in ("UTC", "GMT", *tzname[:1]) else 1 if zone in tzname[1:] else -1
    return struct_time((year, month, day, hour, int(parts.get("M", 0)), int(parts.get("S", 0)), (days + 3) % 7, days - _days(year, 1, 1) + 1, isdst, zone, offset))


def _zones():
    """The zone's names and offsets in winter and in summer, of this year."""
    year = gmtime()[0]
    seen = {}
    for month in range(1, 13):
        offset, summer, name = _time._zone_at(_days(year, month, 1) * 86400)
        seen[summer] = offset, name
    winter = seen.get(False) or seen[True]
    summer = seen.get(True, winter)
    return -winter[0], -summer[0], int(len(seen) == 2), (winter[1], summer[1])


timezone, altzone, daylight, tzname = _zones()
