import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo, MINYEAR, MAXYEAR, UTC


def raised(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


d = date(2024, 2, 29)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime(), d.timetuple())
print(date.fromordinal(738945), date.fromisoformat("2024-02-29"), date.fromisoformat("20240229"), date.fromisoformat("2024-W09-4"), date.fromisocalendar(2020, 53, 7))
print(raised(lambda: date(2023, 2, 29)), raised(lambda: date(0, 1, 1)), raised(lambda: date(2023, 13, 1)), raised(lambda: date("2023", 1, 1)), raised(lambda: date.fromisoformat("2023-1-1")))
print(d + timedelta(366), d - timedelta(1), d - date(2000, 1, 1), raised(lambda: date.max + timedelta(1)), d < date(2024, 3, 1), d == datetime(2024, 2, 29), d.replace(year=2020), raised(lambda: d + 1)[:40])
print(date.min, date.max, date.resolution, MINYEAR, MAXYEAR, hash(d) == hash(date(2024, 2, 29)), {d: 1}[date(2024, 2, 29)], f"{d:%d/%m/%y}", f"{d}")
for days in range(0, 3000, 61):
    x = date(1999, 12, 20) + timedelta(days)
    assert date.fromordinal(x.toordinal()) == x and date.fromisocalendar(*x.isocalendar()) == x
    print(x, x.strftime("%j %U %W %V %G %u %w %a %A %b %B %y"), end="; ")
print()

td = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5, microseconds=6)
print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), -td, repr(-td), abs(-td) == td, td * 2, td / 2, td // 3, td * 1.5, td / timedelta(hours=1), td // timedelta(hours=1))
print(td % timedelta(hours=5), divmod(td, timedelta(hours=5)), timedelta(weeks=1), timedelta(0), repr(timedelta(0)), bool(timedelta(0)), timedelta(1) == timedelta(hours=24), timedelta(seconds=0.1), timedelta(hours=-1))
print(timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(days=0.5, seconds=0.25), raised(lambda: timedelta(days=10 ** 9)), raised(lambda: timedelta("1")), timedelta.min, timedelta.max)
print(sum([td, td], timedelta()), max(td, timedelta(5)), hash(td) == hash(timedelta(1, 7384, 5006)), raised(lambda: td / 0))

t = time(13, 5, 9, 123456)
print(t, repr(t), time(1, 2), repr(time(1, 2)), t.isoformat("minutes"), t.isoformat("milliseconds"), t.isoformat("hours"), time.fromisoformat("04:23:01.5"), time.fromisoformat("T042301"), time.fromisoformat("04:23+02:30"))
print(raised(lambda: time(25)), raised(lambda: time.fromisoformat("4:23")), time(1) < time(2), t.replace(hour=3), t.strftime("%H:%M:%S.%f %I %p"), time.min, time.max, bool(time(0)), raised(lambda: t.isoformat("x")))
print(time(12, tzinfo=UTC) == time(14, tzinfo=timezone(timedelta(hours=2))), time(12, tzinfo=UTC), raised(lambda: time(12) < time(12, tzinfo=UTC)), time(12) == time(12, tzinfo=UTC))

dt = datetime(2024, 2, 29, 13, 5, 9, 7)
print(dt, repr(dt), dt.date(), dt.time(), dt.isoformat(" ", "seconds"), dt.ctime(), dt.timetuple(), dt.replace(microsecond=0), datetime(2024, 1, 1), repr(datetime(2024, 1, 1)))
print(dt + timedelta(days=1, hours=11), dt - timedelta(microseconds=8), dt - datetime(2000, 1, 1), dt > datetime(2024, 2, 29), raised(lambda: dt < d), dt == d, raised(lambda: datetime.max + timedelta(1)))
print(datetime.combine(d, t), datetime.fromordinal(738945), datetime.min, datetime.max, datetime.strptime("29/02/24 13:05:09.5", "%d/%m/%y %H:%M:%S.%f"), datetime.strptime("Mon Jan  1 2024 11 PM", "%a %b %d %Y %I %p"))
print(datetime.strptime("2024-060+0130", "%Y-%j%z"), raised(lambda: datetime.strptime("x", "%Y")), raised(lambda: datetime.strptime("2024x", "%Y")), raised(lambda: datetime.strptime("1", "%Q")))
for text in ("2024-02-29", "2024-02-29T13:05", "2024-02-29 13:05:09", "20240229T130509", "2024-02-29T13:05:09.123", "2024-02-29T13:05:09,123456789Z", "2024-02-29T13:05+05:30", "2024-W09-4T10", "2024-02-29T13:05-00:00:01",
             "2024-02-30", "2024", "", "2024-02-29T", "2024-02-29T25:00", "2024-2-29", "2024-02-29T1:05", "garbage", "2024-02-29T13:05+5"):
    print(repr(text), raised(lambda: datetime.fromisoformat(text)))
zone = timezone(timedelta(hours=5, minutes=30))
east = timezone(-timedelta(hours=5), "EST")
aware = datetime(2024, 2, 29, 12, tzinfo=UTC)
print(zone, repr(zone), east, repr(east), UTC, repr(UTC), aware, repr(aware), aware.astimezone(zone), aware.astimezone(east).isoformat(), aware.timestamp(), aware.utcoffset(), aware.tzname(), aware.dst())
print(aware == aware.astimezone(zone), hash(aware) == hash(aware.astimezone(zone)), aware - aware.astimezone(east), raised(lambda: aware < dt), aware == dt, raised(lambda: aware - dt), aware.utctimetuple(), aware.timetz())
print(datetime.fromtimestamp(1.5, UTC), datetime.fromtimestamp(-1, UTC), datetime.utcfromtimestamp(86400.000001), datetime.fromtimestamp(1e9, zone), raised(lambda: timezone(timedelta(1))), timezone(timedelta(0)) is UTC)
print(dt.strftime("%Y-%m-%d %H:%M:%S.%f %a %A %b %B %d %j %U %W %p %I %y %% %c %x %X %Z|%z|"), aware.strftime("%Z %z"), aware.astimezone(zone).strftime("%Z %z"), f"{dt:%H.%M}", "{:%Y}".format(dt))
local = datetime(2024, 6, 1, 12)
print(datetime.fromtimestamp(local.timestamp()) == local, local.astimezone(UTC).astimezone().replace(tzinfo=None) == local, abs(datetime.now() - datetime.fromtimestamp(datetime.now().timestamp())) < timedelta(seconds=5))


class Zone(tzinfo):
    """One hour east, two from April to September."""

    def utcoffset(self, dt):
        return timedelta(hours=1) + self.dst(dt)

    def dst(self, dt):
        return timedelta(hours=1 if dt is not None and 4 <= dt.month < 10 else 0)

    def tzname(self, dt):
        return "SUMMER" if self.dst(dt) else "WINTER"


z = Zone()
print(datetime(2024, 7, 1, 12, tzinfo=z), datetime(2024, 1, 1, 12, tzinfo=z).isoformat(), datetime(2024, 7, 1, 10, tzinfo=UTC).astimezone(z), datetime(2024, 7, 1, tzinfo=z).strftime("%Z%z"), datetime(2024, 7, 1, tzinfo=z).timetuple().tm_isdst)
print(raised(lambda: datetime(2024, 1, 1, tzinfo=5)), raised(lambda: tzinfo().utcoffset(None)))
for x in (d, td, t, dt, aware, zone, east, UTC):
    assert pickle.loads(pickle.dumps(x)) == x and copy.deepcopy(x) == x
print(pickle.dumps(d), pickle.dumps(dt), pickle.dumps(td, 2), pickle.dumps(aware, 4))


class Mine(datetime):
    pass


m = Mine(2024, 1, 1)
print(repr(m), type(m + timedelta(1)), repr(m.replace(year=2020)), isinstance(m, date), Mine.fromisoformat("2024-05-06"))
print(datetime(2024, 11, 3, 1, 30, fold=1), repr(datetime(2024, 11, 3, 1, 30, fold=1)), datetime(2024, 11, 3, 1, 30, fold=1).fold)
