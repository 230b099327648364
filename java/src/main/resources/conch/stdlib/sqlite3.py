"""Databases in files, by DB-API 2.0 (PEP 249). The work is done in C, in the module _sqlite3, over the system's SQLite library."""

import sys
import time

import _sqlite3
from _sqlite3 import *

apilevel = "2.0"
paramstyle = "qmark"
version = "2.6.0"
version_info = (2, 6, 0)
sqlite_version_info = tuple([int(part) for part in sqlite_version.split(".")])

Binary = memoryview

_FACTORY = 5    # its place among the arguments of Connection


def connect(*args, **kwargs):
    """Opens a connection to the database file of that name, or to one in memory for ":memory:"."""
    factory = kwargs.get("factory") if "factory" in kwargs else args[_FACTORY] if len(args) > _FACTORY else Connection
    return factory(*args, **kwargs)


def _quoted(name, quote='"'):
    return quote + name.replace(quote, quote + quote) + quote


def _rows_of(connection, table):
    columns = [column[1] for column in connection.execute("PRAGMA table_info(" + _quoted(table) + ")")]
    values = "||','||".join(["quote(" + _quoted(column) + ")" for column in columns])
    text = _quoted("INSERT INTO " + _quoted(table) + " VALUES(", "'")
    for (row,) in connection.execute("SELECT " + text + "||" + values + "||')' FROM " + _quoted(table)):
        yield row + ";"


def _tables(connection):
    return connection.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND type = 'table' ORDER BY name").fetchall()


def _iterdump(connection):
    """The SQL statements that make the database again, one after the other, as the sqlite3 shell's .dump."""
    yield "BEGIN TRANSACTION;"
    sequences = False
    for name, sql in _tables(connection):
        if name == "sqlite_sequence":
            sequences = True
            continue
        if name == "sqlite_stat1":
            yield 'ANALYZE "sqlite_master";'
        elif not name.startswith("sqlite_"):
            yield sql + ";"
        else:
            continue
        yield from _rows_of(connection, name)
    if sequences:
        yield 'DELETE FROM "sqlite_sequence";'
        yield from _rows_of(connection, "sqlite_sequence")
    for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL AND type IN ('index', 'trigger', 'view')"):
        yield sql + ";"
    yield "COMMIT;"


def _register_dates():
    """DB-API's constructors for dates and times, and their adapters and converters, where there is a module for them."""
    global Date, Time, Timestamp, DateFromTicks, TimeFromTicks, TimestampFromTicks
    try:
        import datetime
    except ImportError:
        return
    Date, Time, Timestamp = datetime.date, datetime.time, datetime.datetime

    def DateFromTicks(ticks):
        return Date(*time.localtime(ticks)[:3])

    def TimeFromTicks(ticks):
        return Time(*time.localtime(ticks)[3:6])

    def TimestampFromTicks(ticks):
        return Timestamp(*time.localtime(ticks)[:6])

    def timestamp_of(text):
        day, clock = text.split(b" ")
        clock, _, fraction = clock.partition(b".")
        return Timestamp(*map(int, day.split(b"-")), *map(int, clock.split(b":")), int(fraction.ljust(6, b"0")[:6]))

    register_adapter(Date, lambda day: day.isoformat())
    register_adapter(Timestamp, lambda moment: moment.isoformat(" "))
    register_converter("date", lambda text: Date(*map(int, text.split(b"-"))))
    register_converter("timestamp", timestamp_of)


_register_dates()

dbapi2 = sys.modules["sqlite3.dbapi2"] = sys.modules[__name__]
