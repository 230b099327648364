# sqlite3 and threads: who may use a connection, and that a long query lets the others go on.
import sqlite3
import threading

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT "


def in_thread(function):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


def attempt(function):
    try:
        return function()
    except Exception as e:
        return type(e).__name__ + ": " + str(e)


# Only the thread that opened it, unless it is said otherwise.
own = sqlite3.connect(":memory:")
cursor = own.cursor()


def other_thread():
    for use in (own.cursor, own.commit, own.rollback, own.close, lambda: own.execute("SELECT 1"), cursor.fetchone, cursor.close,
                lambda: own.create_function("f", 0, len), lambda: own.backup(own)):
        message = attempt(use)
        text, _, numbers = message.partition(" The object was created in thread id ")
        first, _, second = numbers.rstrip(".").partition(" and this is thread id ")
        idents.add((int(first), int(second)))
        print(text)


idents = set()
in_thread(other_thread)
print(len(idents), [first != second for first, second in idents])
print(own.execute("SELECT 'still open'").fetchone())
own.close()

shared = sqlite3.connect(":memory:", check_same_thread=False)
in_thread(lambda: print(shared.execute("SELECT 'from another thread'").fetchone()))

# A query that never ends steps in another thread, with the lock let go: this one counts, and then interrupts it.
started = threading.Event()
shared.set_trace_callback(lambda sql: started.set())
outcome = []
thread = threading.Thread(target=lambda: outcome.append(attempt(lambda: shared.execute(ENDLESS + "count(*) FROM n"))))
thread.start()
started.wait()
counter = 0
while counter < 100000:
    counter += 1
print("counted", counter, "while the query steps:", not outcome and thread.is_alive())
shared.interrupt()
thread.join()
print(outcome)
shared.set_trace_callback(None)

# A cursor belongs to one operation at a time.
started.clear()
shared.set_trace_callback(lambda sql: started.set())
cursor = shared.cursor()
thread = threading.Thread(target=lambda: attempt(lambda: cursor.execute(ENDLESS + "count(*) FROM n")))
thread.start()
started.wait()
print(attempt(lambda: cursor.execute("SELECT 1")))
shared.interrupt()
thread.join()
shared.set_trace_callback(None)

# Two threads step statements of one connection by turns and at once: each gets its own rows.
shared.execute("CREATE TABLE numbers (who, x)")
sums = {}


def work(who):
    for i in range(200):
        shared.execute("INSERT INTO numbers VALUES (?, ?)", (who, i))
        row = shared.execute("SELECT ?, ? + 1", (who, i)).fetchone()
        assert row == (who, i + 1), row
    total = 0
    for name, x in shared.execute("SELECT who, x FROM numbers WHERE who = ?", (who,)):
        assert name == who
        total += x
    sums[who] = total


threads = [threading.Thread(target=work, args=(who,)) for who in ("a", "b", "c")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(sums.items()), shared.execute("SELECT count(*) FROM numbers").fetchone())

# Functions of a script are called on the thread that steps.
seen = []
shared.create_function("who_am_i", 0, lambda: seen.append(threading.get_ident()))


def call():
    shared.execute("SELECT who_am_i()").fetchall()
    seen.append(threading.get_ident())


in_thread(call)
print(seen[0] == seen[1], seen[0] != threading.get_ident())

# Parameters that another thread makes, which uses the connection meanwhile.
made = []


def make():
    made.append(shared.execute("SELECT 'made elsewhere'").fetchone()[0])


def parameters():
    in_thread(make)
    yield ("d", made[0])


shared.executemany("INSERT INTO numbers VALUES (?, ?)", parameters())
print(shared.execute("SELECT x FROM numbers WHERE who = 'd'").fetchall())
shared.close()
