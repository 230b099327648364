import datetime as d

before = d.datetime(2001, 2, 3, 4, 5, 6, 7, d.timezone.utc)
memory = [before]
import dates


def attempt(what, f, *args):
    try:
        result = f(*args)
        print(what, args, "=", type(result).__name__, result)
        return result
    except Exception as e:
        print(what, args, "->", type(e).__name__, e)


class Day(d.date):
    def __new__(cls, *args):
        print("Day.__new__", args)
        return super().__new__(cls, *args)

    def __init__(self, *args):
        print("Day.__init__", args)


class Moment(d.datetime):
    __slots__ = "note",


class Local(d.tzinfo):
    def utcoffset(self, dt):
        return d.timedelta(hours=2)

    def __repr__(self):
        return "Local()"


local, fixed = Local(), dates.Fixed(90, "west")
samples = [
    before, d.date(1, 1, 1), d.date(9999, 12, 31), d.date(1234, 5, 6), d.datetime(1969, 12, 31, 23, 59, 59, 999999), d.datetime(2020, 10, 25, 2, 30, fold=1),
    d.datetime(2020, 1, 1, tzinfo=local), d.datetime(2020, 1, 1, 12, 34, 56, 65536, tzinfo=fixed), d.time(), d.time(23, 59, 59, 999999), d.time(1, 2, 3, 4, d.timezone.utc, fold=1),
    d.time(7, tzinfo=fixed), d.timedelta(), d.timedelta(microseconds=-1), d.timedelta(12345, 67890, 123456), d.timedelta.min, d.timedelta.max, Day(2024, 2, 29),
    Moment(2024, 2, 29, 13, 14, 15, 161718, local), local, fixed, d.timezone.utc, d.timezone(d.timedelta(hours=-3), "Rio"), 5, "2024-01-01", None]
for o in samples:
    parts = dates.parts(o)
    zone = dates.zone_in_struct(o)
    print(type(o).__name__, dates.kinds(o), parts if parts is None or len(parts) < 6 else (*parts[:-1], str(parts[-1]) if parts[-1] is not local else "local"),
          zone is getattr(o, "tzinfo", None))

print("-- made by C")
for args in (2024, 2, 29), (2023, 2, 29), (0, 1, 1), (10000, 1, 1), (2024, 13, 1), (2024, 1, 0), (2024, -1, 1):
    attempt("date", dates.date, *args)
made = dates.date(2000, 1, 2, Day)
print(type(made).__name__, made, dates.parts(made))
for args in ((2024, 2, 29, 1, 2, 3, 4), (2024, 2, 29, 24, 0, 0, 0), (2024, 2, 29, 0, 60, 0, 0), (2024, 2, 29, 0, 0, 60, 0), (2024, 2, 29, 0, 0, 0, 1000000), (2024, 2, 29, 0, 0, 0, -1),
             (2024, 2, 29, 1, 2, 3, 4, None), (2024, 2, 29, 1, 2, 3, 4, d.timezone.utc), (2024, 2, 29, 1, 2, 3, 4, fixed, 1), (2024, 2, 29, 1, 2, 3, 4, None, 2),
             (2024, 2, 29, 1, 2, 3, 4, 5), (2024, 2, 29, 1, 2, 3, 4, None, 1, Moment)):
    result = attempt("datetime", dates.datetime, *args[:8], *args[8:])
    if result is not None:
        print(result.fold, result.tzinfo is (args[7] if len(args) > 7 else None), dates.parts(result)[:8])
for args in (0, 0, 0, 0), (23, 59, 59, 999999), (1, 2, 3, 4, None, 1), (1, 2, 3, 4, d.timezone.utc, 1), (24, 0, 0, 0), (0, 0, 0, 0, "UTC"), (0, 0, 0, 0, None, -1):
    result = attempt("time", dates.time, *args)
    if result is not None:
        print(result.fold, dates.parts(result)[:5])
for args in (0, 0, 0), (1, 90000, -1), (-1, 0, 2000000000), (999999999, 86399, 999999), (999999999, 86400, 0), (0, -2147483648, 0):
    attempt("delta", dates.delta, *args)
print(dates.utc() is d.timezone.utc, dates.zone(d.timedelta(0)) is d.timezone.utc)
for args in (d.timedelta(hours=1),), (d.timedelta(hours=-5, minutes=-30), "there"), (d.timedelta(0), "zero"), (d.timedelta(days=1),), (5,):
    attempt("zone", dates.zone, *args)
attempt("from_timestamp", dates.from_timestamp, 86400, d.timezone.utc)
attempt("from_timestamp", dates.from_timestamp, 1.5, d.timezone.utc)
print(dates.date_from_timestamp(86400 * 365 + 43200))

print("-- a zone of C's")
moment = d.datetime(2024, 5, 6, 7, 8, tzinfo=fixed)
print(moment, moment.tzname(), moment.utcoffset(), moment.dst(), moment.astimezone(d.timezone.utc), d.datetime(2024, 1, 1, tzinfo=d.timezone.utc).astimezone(fixed))
print(isinstance(fixed, d.tzinfo), dates.Fixed.__mro__, fixed.tzname(None), dates.zone_in_struct(moment) is fixed)


class Further(dates.Fixed):
    def tzname(self, dt):
        return "further " + super().tzname(dt)


further = Further(-75, [1])
further.mark = {"a": further}
print(d.datetime(2024, 5, 6, tzinfo=further).tzname(), further.mark["a"] is further, d.time(1, tzinfo=further), str(d.datetime(2024, 5, 6, tzinfo=further)))
del further.mark


class Plain:
    def __init__(self, *args):
        self.args = args

    def shown(self):
        return self.args


over = dates.derived(Plain, True)
o = over(1, 2)
print(over.__mro__[1:], o.shown(), o.args, isinstance(o, Plain))
same = dates.derived(d.date, False)
print(same(2024, 1, 2), dates.parts(same(2024, 1, 2)))
capsule = d.datetime_CAPI
print(type(capsule).__name__, '"datetime.datetime_CAPI"' in repr(capsule))
