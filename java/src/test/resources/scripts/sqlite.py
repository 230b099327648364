# sqlite3: connecting, executing, fetching, transactions, rows, values.
import os
import sqlite3

print(sqlite3.apilevel, sqlite3.paramstyle, sqlite3.threadsafety, sqlite3.version, sqlite3.version_info)
print(sqlite3.sqlite_version == ".".join(map(str, sqlite3.sqlite_version_info)))
print(sqlite3.PARSE_DECLTYPES, sqlite3.PARSE_COLNAMES, sqlite3.SQLITE_OK, sqlite3.SQLITE_DENY)

con = sqlite3.connect(":memory:")
cur = con.cursor()
print(cur.connection is con, cur.description, cur.rowcount, cur.lastrowid, cur.arraysize)
print(cur.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, price REAL, data BLOB)") is cur, cur.rowcount)

# Values, in and out.
values = [None, 0, -1, 2**63 - 1, -2**63, True, 1.5, -0.0, float("inf"), "", "text", "h\u00e9 \u4e2d \U0001f41a", "a\0b", b"", b"\0\xff", b"x" * 10000]
for value in values:
    (back, kind), = con.execute("SELECT ?1, typeof(?1)", (value,))
    print(kind, back == value, type(back).__name__)
print(con.execute("SELECT ?", (float("nan"),)).fetchone())
for blob in (bytearray(b"abc"), memoryview(b"abc"), memoryview(bytearray(b"xabcx"))[1:4]):
    print(con.execute("SELECT ?, length(?)", (blob, blob)).fetchone())
grown = bytearray(b"grow")
row = con.execute("SELECT ? UNION ALL SELECT 2", (grown,))
grown.append(1)
print(row.fetchall(), grown)
con.execute("INSERT INTO item VALUES (100, 'grown', 0, ?)", (grown,))
grown.append(2)
print(con.execute("SELECT data FROM item").fetchall())
con.rollback()


class Text(str):
    pass


class Number(int):
    pass


print(con.execute("SELECT ?, ?", (Text("sub"), Number(7))).fetchone())

# Parameters.
print(con.execute("SELECT :a, @b, $c, :a", {"a": 1, "b": 2, "c": 3}).fetchall())
print(con.execute("SELECT ?2, ?1", ("one", "two")).fetchall())
print(con.execute("SELECT ?", ["in a list"]).fetchall())


class Parameters:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return [10, 20][i]


class Default(dict):
    def __missing__(self, key):
        return "no " + key


print(con.execute("SELECT ?, ?", Parameters()).fetchall())
print(con.execute("SELECT :x", Default()).fetchall())

# Rows changed, last row's id.
cur.execute("INSERT INTO item (name, price) VALUES (?, ?)", ("nail", 0.1))
print(cur.rowcount, cur.lastrowid)
cur.executemany("INSERT INTO item (name, price) VALUES (?, ?)", [("screw", 0.2), ("hammer", 9.5), ("saw", 12)])
print(cur.rowcount, cur.lastrowid)
cur.executemany("INSERT INTO item (name, price) VALUES (:n, :p)", ({"n": "file%d" % i, "p": i} for i in range(3)))
print(cur.rowcount, con.total_changes)
print(cur.execute("UPDATE item SET price = price * 2 WHERE price < 5").rowcount)
print(cur.execute("DELETE FROM item WHERE name LIKE 'file%'").rowcount)
print(cur.execute("SELECT 1").rowcount, con.executemany("DELETE FROM item WHERE id = ?", []).rowcount)
cur.execute("INSERT INTO item (name) VALUES ('glue') RETURNING id, name")
print(cur.rowcount, cur.fetchall(), cur.rowcount)

# Fetching.
cur.execute("SELECT id, name AS label, price FROM item ORDER BY id")
print(cur.description)
print(cur.fetchone(), cur.fetchmany(), cur.fetchmany(2), cur.fetchall(), cur.fetchone(), cur.fetchmany(5))
cur.arraysize = 2
print(cur.execute("SELECT name FROM item").fetchmany(), list(cur))
print([name for name, in con.execute("SELECT name FROM item")])
print(cur.execute("CREATE TABLE other (x)").description, cur.fetchall())
print(cur.execute("  /* nothing */ -- at all").fetchall(), cur.execute("").fetchone())
cur.execute("SELECT 1 UNION SELECT 2")
print(cur.execute("SELECT 3").fetchall())
print(next(con.execute("SELECT 1")), iter(cur) is cur)
two = con.execute("SELECT id FROM item")
print(two.fetchone(), con.execute("SELECT id FROM item").fetchone(), two.fetchone())

# Transactions as CPython's isolation_level does them.
print(repr(con.isolation_level), con.in_transaction)
con.commit()
print(con.in_transaction)
con.execute("SELECT 1")
print(con.in_transaction)
con.execute("INSERT INTO other VALUES (1)")
print(con.in_transaction)
con.execute("CREATE TABLE third (x)")
con.rollback()
print(con.in_transaction, con.execute("SELECT count(*) FROM other").fetchone(), con.execute("SELECT name FROM sqlite_master").fetchall())
con.commit()
con.rollback()
with con as same:
    con.execute("INSERT INTO other VALUES (2)")
print(same is con, con.in_transaction, con.execute("SELECT x FROM other").fetchall())
try:
    with con:
        con.execute("INSERT INTO other VALUES (3)")
        raise KeyError("leave")
except KeyError as e:
    print("rolled back after", repr(e), con.in_transaction, con.execute("SELECT x FROM other").fetchall())
con.isolation_level = "immediate"
print(con.isolation_level)
con.execute("DELETE FROM other")
con.isolation_level = None
print(con.isolation_level, con.in_transaction)
con.execute("INSERT INTO other VALUES (4)")
print(con.in_transaction)
con.execute("BEGIN")
print(con.in_transaction)
con.execute("ROLLBACK")
for level in ("", "DEFERRED", "EXCLUSIVE"):
    con.isolation_level = level
    traced = []
    con.set_trace_callback(traced.append)
    con.execute("  -- comment\n INSERT INTO other VALUES (?)", (5,))
    con.rollback()
    con.set_trace_callback(None)
    print(level, traced)

# Scripts.
cur.execute("INSERT INTO other VALUES (6)")
print(cur.executescript("""
    CREATE TABLE a (x); -- ends the transaction first
    INSERT INTO a VALUES (1); INSERT INTO a VALUES (';');
    SELECT * FROM a;
""") is cur, con.in_transaction)
print(con.execute("SELECT * FROM a").fetchall(), con.executescript("").fetchall())
print(sqlite3.complete_statement("SELECT 1;"), sqlite3.complete_statement("SELECT 1"))

# Rows with names.
con.row_factory = sqlite3.Row
row = con.execute("SELECT 1 AS a, 'two' AS Bee").fetchone()
print(row["a"], row["BEE"], row[0], row[-1], row[0:2], len(row), row.keys(), list(row), tuple(row), dict(row))
other = con.execute("SELECT 1 AS a, 'two' AS Bee").fetchone()
print(row == other, row != other, hash(row) == hash(other), row == (1, "two"), row == con.execute("SELECT 1 AS b, 'two' AS Bee").fetchone())
print(sqlite3.Row(con.execute("SELECT 1 AS x"), (42,))["x"])


class Named(sqlite3.Row):
    def first(self):
        return self[0]


con.row_factory = Named
print(con.execute("SELECT 'named'").fetchone().first())
con.row_factory = lambda cursor, row: dict(zip([c[0] for c in cursor.description], row))
print(con.execute("SELECT 1 AS one, 2 AS two").fetchall())
cur = con.cursor()
cur.row_factory = None
print(cur.execute("SELECT 1").fetchone())
con.row_factory = None

# Text as something else.
for factory in (bytes, bytearray, lambda b: b.decode().upper(), str):
    con.text_factory = factory
    print(con.execute("SELECT 'abc', x'00', 1").fetchall())

# Adapters and converters.


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __conform__(self, protocol):
        if protocol is sqlite3.PrepareProtocol:
            return "%d;%d" % (self.x, self.y)


class Plain:
    pass


def adapt_plain(plain):
    return "adapted"


def convert_point(data):
    return [int(part) for part in data.split(b";")]


sqlite3.register_adapter(Plain, adapt_plain)
sqlite3.register_converter("point", convert_point)
con2 = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES | sqlite3.PARSE_COLNAMES)
con2.execute("CREATE TABLE p (p POINT, q point(3), r text)")
con2.execute("INSERT INTO p VALUES (?, ?, ?)", (Point(1, 2), Point(3, 4), Plain()))
con2.execute("INSERT INTO p VALUES (NULL, NULL, NULL)")
print(con2.execute("SELECT p, q, r FROM p").fetchall())
cur2 = con2.execute("SELECT '5;6' AS 'x [Point]', 'plain' AS 'y [nope]'")
print(cur2.description[0][0], cur2.description[1][0], cur2.fetchall())
print(con.execute("SELECT '5;6' AS 'x [point]'").fetchall(), sqlite3.adapt(Point(7, 8)))
con2.close()


# Subclasses, and the module's own names for them.
class Counted(sqlite3.Row):
    made = 0

    def __new__(cls, cursor, data):
        cls.made += 1
        return super().__new__(cls, cursor, data)


con.row_factory = Counted
print(con.execute("SELECT 1 AS a UNION SELECT 2").fetchall()[1]["a"], Counted.made)
con.row_factory = None


class CursorWithNew(sqlite3.Cursor):
    def __new__(cls, connection):
        return super().__new__(cls)


print(con.cursor(CursorWithNew).execute("SELECT 'made'").fetchone())
for make in (lambda: object.__new__(sqlite3.Row), lambda: sqlite3.Row.__new__(sqlite3.Cursor), lambda: sqlite3.Row.__new__(sqlite3.Row)):
    try:
        make()
    except TypeError as e:
        print(e)
uninitialised = sqlite3.Cursor.__new__(sqlite3.Cursor)
for use in (uninitialised.fetchone, sqlite3.Connection.__new__(sqlite3.Connection).commit):
    try:
        use()
    except sqlite3.ProgrammingError as e:
        print(e)


class MyCursor(sqlite3.Cursor):
    def both(self):
        return self.fetchone(), self.fetchone()


class MyConnection(sqlite3.Connection):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.opened = True

    def cursor(self):
        return super().cursor(MyCursor)


mine = sqlite3.connect(":memory:", factory=MyConnection)
print(mine.opened, mine.cursor().execute("SELECT 1 UNION SELECT 2").both(), type(mine.execute("SELECT 1")).__name__, type(mine).__mro__[1])
mine.close()
print(con.cursor(MyCursor).execute("SELECT 3").both())
print(issubclass(sqlite3.IntegrityError, sqlite3.DatabaseError), issubclass(sqlite3.DatabaseError, sqlite3.Error), sqlite3.Warning.__mro__[1])
print(con.Error is sqlite3.Error, sqlite3.Connection.ProgrammingError is sqlite3.ProgrammingError)

# Backup and dump.
target = sqlite3.connect(":memory:")
steps = []
con.commit()
con.backup(target, pages=1, progress=lambda status, remaining, total: steps.append((status, remaining, total)))
print(steps[0][0], steps[-1][0] == sqlite3.SQLITE_DONE, len(steps) == steps[0][2], target.execute("SELECT * FROM a").fetchall())
target.executescript("DROP TABLE item; DROP TABLE other; CREATE TABLE \"odd \"\" name\" (\"a b\", c);")
target.execute("INSERT INTO \"odd \"\" name\" VALUES ('it''s', x'01')")
target.execute("CREATE INDEX i ON a (x)")
print("\n".join(target.iterdump()))
again = sqlite3.connect(":memory:")
again.executescript("\n".join(target.iterdump()))
print(list(again.iterdump()) == list(target.iterdump()))
again.close()
target.close()

# A file, and two connections to it.
name = os.path.join(os.environ.get("TMPDIR", "/tmp"), "conch-sqlite-%d.db" % os.getpid())
try:
    first = sqlite3.connect(name, timeout=0)
    second = sqlite3.connect("file:" + name + "?mode=ro", timeout=0, uri=True)
    first.execute("CREATE TABLE t (x)")
    with first:
        first.execute("INSERT INTO t VALUES (1)")
    print(second.execute("SELECT * FROM t").fetchall())
    try:
        second.execute("INSERT INTO t VALUES (2)")
    except sqlite3.OperationalError as e:
        print(e, e.sqlite_errorname, e.sqlite_errorcode == sqlite3.SQLITE_READONLY)
    first.execute("BEGIN EXCLUSIVE")
    try:
        second.execute("SELECT * FROM t")
    except sqlite3.OperationalError as e:
        print(e, e.sqlite_errorname)
    first.rollback()
    first.close()
    second.close()
finally:
    os.remove(name)

# The cache of statements gives back what is in use only once.
small = sqlite3.connect(":memory:", cached_statements=2)
cursors = [small.execute("SELECT 1 UNION SELECT 2") for _ in range(5)]
print([c.fetchone() for c in cursors], [c.fetchall() for c in cursors])
for i in range(10):
    small.execute("SELECT %d" % i).fetchall()
small.execute("CREATE TABLE t (x)")
print(small.execute("SELECT * FROM t").fetchall())
small.execute("ALTER TABLE t ADD COLUMN y")
print([c[0] for c in small.execute("SELECT * FROM t").description])
small.close()
con.close()
