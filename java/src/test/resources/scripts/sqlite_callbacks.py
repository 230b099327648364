# sqlite3: script code that SQLite calls.
import sqlite3
import sys

con = sqlite3.connect(":memory:")


def attempt(sql, *parameters):
    try:
        return con.execute(sql, *parameters).fetchall()
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


# Functions.
con.create_function("same", 1, lambda x: x)
for value in (None, 1, 2.5, "text", b"\0blob", 2**63 - 1):
    print(attempt("SELECT same(?), typeof(same(?))", (value, value)))
con.create_function("count_args", -1, lambda *args: len(args), deterministic=True)
print(attempt("SELECT count_args(), count_args(1, 2, 3)"))
con.create_function("kind", 1, lambda x: type(x).__name__)
print(attempt("SELECT kind(1), kind(1.5), kind('x'), kind(x'00'), kind(NULL)"))
con.create_function("array", 0, lambda: bytearray(b"ba"))
con.create_function("view", 0, lambda: memoryview(b"view"))
con.create_function("truth", 0, lambda: True)
print(attempt("SELECT array(), view(), truth()"))
con.create_function("bad", 1, lambda x: [][x])
con.create_function("wrong", 0, lambda: object())
con.create_function("big", 0, lambda: 1 << 64)


def no_memory():
    raise MemoryError


con.create_function("no_memory", 0, no_memory)
for call in ("bad(1)", "wrong()", "big()", "no_memory()", "bad(1, 2)", "unknown()"):
    print(attempt("SELECT " + call))


# A function may use its own connection.
def look_up(key):
    return con.execute("SELECT value FROM pairs WHERE key = ?", (key,)).fetchone()[0]


con.execute("CREATE TABLE pairs (key, value)")
con.executemany("INSERT INTO pairs VALUES (?, ?)", [("a", "b"), ("b", "c"), ("c", "a")])
con.create_function("look_up", 1, look_up)
print(attempt("SELECT key, look_up(look_up(key)) FROM pairs"))


# A cursor is not to be used while it works.
def use_cursor():
    try:
        busy.execute("SELECT 1")
    except sqlite3.ProgrammingError as e:
        return str(e)


con.create_function("use_cursor", 0, use_cursor)
busy = con.cursor()
print(busy.execute("SELECT use_cursor()").fetchall())


# Aggregates.
class Sum:
    made = 0

    def __init__(self):
        Sum.made += 1
        self.sum = 0

    def step(self, *values):
        self.sum += sum(values)

    def finalize(self):
        return self.sum


class NoStep:
    pass


class BadInit:
    def __init__(self):
        raise ValueError


class BadStep(Sum):
    def step(self, value):
        raise ValueError


class BadFinal(Sum):
    def finalize(self):
        raise ValueError


class NoFinal:
    def step(self, value):
        pass


con.create_aggregate("total_of", -1, Sum)
print(attempt("SELECT total_of(x, y) FROM (SELECT 1 AS x, 2 AS y UNION SELECT 3, 4)"), Sum.made)
print(attempt("SELECT k, total_of(v) FROM (SELECT 1 AS k, 10 AS v UNION SELECT 1, 20 UNION SELECT 2, 5) GROUP BY k"), Sum.made)
print(attempt("SELECT total_of(x) FROM (SELECT 1 AS x) WHERE x > 1"), Sum.made)
for bad in (NoStep, BadInit, BadStep, BadFinal, NoFinal):
    con.create_aggregate("agg", 1, bad)
    print(bad.__name__, attempt("SELECT agg(1)"))

# Collations.
con.create_collation("backward", lambda a, b: (a < b) - (a > b))
print(attempt("SELECT key FROM pairs ORDER BY key COLLATE backward"))
con.create_collation("huge", lambda a, b: (1 << 100) if a > b else -(1 << 100))
print(attempt("SELECT key FROM pairs ORDER BY key COLLATE huge"))
con.create_collation("failing", lambda a, b: 1 / 0)
print(len(attempt("SELECT key FROM pairs ORDER BY key COLLATE failing")))
con.create_collation("backward", None)
print(attempt("SELECT key FROM pairs ORDER BY key COLLATE backward"))

# Progress.
calls = []


def progress():
    calls.append(1)
    return len(calls) >= 3


con.set_progress_handler(progress, 10)
print(attempt("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"), len(calls))
con.set_progress_handler(lambda: 1 / 0, 1)
print(attempt("SELECT key FROM pairs"))
con.set_progress_handler(None, 1)
print(attempt("SELECT count(*) FROM pairs"))

# Trace.
con.commit()
lines = []
con.set_trace_callback(lines.append)
con.execute("INSERT INTO pairs VALUES (?, ?)", ("d", 4))
con.execute("SELECT :x", {"x": "it's"}).fetchall()
con.rollback()
con.set_trace_callback(lambda sql: 1 / 0)
print(attempt("SELECT 'traced'"))
con.set_trace_callback(None)
print(attempt("SELECT 'not traced'"), lines)

# Authorizer.
asked = []


def authorize(action, first, second, database, trigger):
    asked.append((action, first, second, database, trigger))
    if action == sqlite3.SQLITE_READ and second == "value":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


con.set_authorizer(authorize)
print(attempt("SELECT key FROM pairs"))
print(attempt("SELECT value FROM pairs"), asked)
con.set_authorizer(lambda *args: "yes")
print(attempt("SELECT 1"))
con.set_authorizer(lambda *args: 1 / 0)
print(attempt("SELECT 2"))
con.set_authorizer(None)
print(attempt("SELECT value FROM pairs"))

# Factories that raise, and adapters.
con.row_factory = lambda cursor, row: 1 / 0
print(attempt("SELECT 1"))
con.row_factory = None
con.text_factory = lambda data: 1 / 0
print(attempt("SELECT 'x'"))
con.text_factory = str


class Strange:
    def __conform__(self, protocol):
        raise LookupError("cannot say")


print(attempt("SELECT ?", (Strange(),)))


def parameters():
    yield ("x", 1)
    raise KeyError("generator")


try:
    con.executemany("INSERT INTO pairs VALUES (?, ?)", parameters())
except KeyError as e:
    print(repr(e), con.in_transaction, attempt("SELECT * FROM pairs WHERE key = 'x'"))
con.rollback()

# What callbacks raise is shown where it is asked for.
hooked = []
sys.unraisablehook = lambda unraisable: hooked.append((unraisable.exc_type.__name__, unraisable.object is shown))


def shown():
    return 1 / 0


con.create_function("shown", 0, shown)
print(attempt("SELECT shown()"), hooked)
con.close()
