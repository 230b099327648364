import os
import time


def shows(f, *args):
    try:
        print(f.__name__, f(*args))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


for seconds in 0, 1, 86399, 951782400, 951868799, 1078012800, 1700000000, 1700000000.75, -1, -86401, 4102444800, -2208988800, 253402300799, -30610224000:
    t = time.gmtime(seconds)
    print(t, time.asctime(t))
    print(time.strftime("%Y %y %m %d %e %H %I %M %S %p %j %a %A %b %B %w %u %U %W %G %V %C %D %F %T %R %c %x %X %% %h", t))
t = time.gmtime(5)
print(t.tm_year, t.tm_yday, t.tm_isdst, t.tm_zone, t.tm_gmtoff, t[:3], len(t), isinstance(t, tuple), t == (1970, 1, 1, 0, 0, 5, 3, 1, 0), type(t).__name__, type(t).__module__)
now = time.time()
print(abs(time.mktime(time.localtime(now)) - now) < 1, time.localtime(now)[:5] == time.localtime()[:5], len(time.ctime(0)), time.timezone % 60, len(time.tzname), time.daylight in (0, 1))
for text, format in [("2024-02-29 12:30:45", "%Y-%m-%d %H:%M:%S"), ("29 Feb 2024", "%d %b %Y"), ("12/31/68", "%m/%d/%y"), ("1/2/69", "%m/%d/%y"), ("11:05 PM", "%I:%M %p"), ("12:05 am", "%I:%M %p"),
                     ("Sat Nov 21 13:15:54 2026", "%c"), ("2024 60", "%Y %j"), ("2023-02-29", "%Y-%m-%d"), ("x", "%Y"), ("2024x", "%Y"), ("5", "%Q"), ("5", "%"), ("2024 +0530", "%Y %z"), ("July 4", "%B %d")]:
    shows(time.strptime, text, format)
shows(time.strftime, 5)
shows(time.strftime, "%Y", 5)
shows(time.strftime, "%Y", (1, 2))
shows(time.strftime, "%d", (2024, 13, 1, 0, 0, 0, 0, 1, 0))
shows(time.strftime, "%Y-%m-%d|%", (2024, 0, 0, 0, 0, 0, 0, 0, 0))
shows(time.mktime, 5)
shows(time.gmtime, "x")
shows(time.struct_time, (1, 2))
try:
    time.nothing
except AttributeError as e:
    print(e)
print(time.get_clock_info("monotonic").monotonic, time.get_clock_info("time").adjustable)
from time import strftime, struct_time
print(strftime("%Y", struct_time((2020, 1, 1, 0, 0, 0, 0, 1, 0))))
