# Closing a connection that another thread uses, or a callback. CPython 3.11 crashes or hangs here, so what is expected was written by hand, as
# CPython's messages have it.
import gc
import sqlite3
import threading

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT "


def attempt(function):
    try:
        return function()
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


# Another thread fetches row after row; what it does after the close gets an exception.
for _ in range(20):
    con = sqlite3.connect(":memory:", check_same_thread=False)
    some = threading.Event()
    rows, ends = [], set()

    def fetch():
        cursor = con.execute(ENDLESS + "x FROM n")
        for row in cursor:
            rows.append(row)
            if len(rows) == 50:
                some.set()

    def run():
        ends.add(attempt(fetch))

    thread = threading.Thread(target=run)
    thread.start()
    some.wait()
    con.close()
    thread.join()
    assert len(rows) >= 50 and ends == {"ProgrammingError: Cannot operate on a closed database."}, ends
print("closed while another thread fetches")

# Many threads execute, one closes.
for _ in range(20):
    con = sqlite3.connect(":memory:", check_same_thread=False)
    con.execute("CREATE TABLE t (x)")
    ready = threading.Barrier(4)
    ends = []

    def insert():
        ready.wait()
        while True:
            con.executemany("INSERT INTO t VALUES (?)", [(1,), (2,), (3,)])
            con.commit()

    threads = [threading.Thread(target=lambda: ends.append(attempt(insert))) for _ in range(3)]
    for thread in threads:
        thread.start()
    ready.wait()
    con.close()
    for thread in threads:
        thread.join()
    assert set(ends) == {"ProgrammingError: Cannot operate on a closed database."}, ends
print("closed while others execute")

# A statement in the middle of a step ends first: the one that closes waits, with the lock let go.
con = sqlite3.connect(":memory:", check_same_thread=False)
started = threading.Event()
con.set_trace_callback(lambda sql: started.set())
stepping = []
thread = threading.Thread(target=lambda: stepping.append(attempt(lambda: con.execute(ENDLESS + "count(*) FROM n"))))
thread.start()
started.wait()
closer = threading.Thread(target=con.close)
closer.start()
con.interrupt()
thread.join()
closer.join()
print(stepping, attempt(lambda: con.execute("SELECT 1")))

# Not within a callback.
con = sqlite3.connect(":memory:")
con.create_function("close_me", 0, lambda: attempt(con.close))
print(con.execute("SELECT close_me()").fetchall())
con.text_factory = lambda data: attempt(con.close)
print(con.execute("SELECT 'x'").fetchall())
con.close()

# Cursors that outlive their connection, connections that outlive their cursors, and cursors that die in another thread.
con = sqlite3.connect(":memory:", check_same_thread=False)
cursors = [con.execute("SELECT 1 UNION SELECT 2") for _ in range(3)]
thread = threading.Thread(target=cursors.pop)
thread.start()
thread.join()
del cursors[0]
con.close()
print(attempt(cursors[0].fetchone))
con = None
print(attempt(cursors[0].fetchone))

# A cursor dies while another thread has the connection: nobody waits, and its statement is given back later.
for _ in range(10):
    con = sqlite3.connect(":memory:", check_same_thread=False)
    cursors = [con.execute("SELECT 1 UNION SELECT 2") for _ in range(5)]
    started = threading.Event()
    con.set_trace_callback(lambda sql: started.set())
    stepping = []
    thread = threading.Thread(target=lambda: stepping.append(attempt(lambda: con.execute(ENDLESS + "count(*) FROM n"))))
    thread.start()
    started.wait()
    del cursors
    con.interrupt()
    thread.join()
    assert stepping == ["OperationalError: interrupted"], stepping
    con.close()
print("cursors died")


# The collector sees through a connection to what it calls.
class Holder:
    def __init__(self):
        self.con = sqlite3.connect(":memory:")
        self.con.row_factory = self.make
        self.cursor = self.con.cursor()

    def make(self, cursor, row):
        return row

    def __del__(self):
        print("collected")


holder = Holder()
holder = None
print(gc.collect() > 0)


# A backup on its way: its ends may be closed, and nothing else may use the target.
def backup(during):
    source, target = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    source.executescript("CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000));")
    said = []

    def progress(status, remaining, total):
        if not said:
            said.append(attempt(lambda: during(source, target)))

    result = attempt(lambda: source.backup(target, pages=1, progress=progress))
    print(said, result, attempt(lambda: target.execute("SELECT length(x) FROM t").fetchone()))


backup(lambda source, target: target.close())
backup(lambda source, target: source.close())
backup(lambda source, target: target.execute("SELECT 1"))
backup(lambda source, target: target.backup(source))
backup(lambda source, target: source.execute("SELECT 1").fetchone())
backup(lambda source, target: 1 / 0)
