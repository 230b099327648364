# A database query in one thread: do the others go on meanwhile?
#
#     ./conch examples/sqlite_threads.py
#
# The extension behind sqlite3 lets the lock go while SQLite works on a statement. So while one thread runs a query that would never
# end, this one counts, and then interrupts it. Afterwards a function of this script is called for each row, which takes the lock
# again each time; and a connection shows whom it lets in.
import sqlite3
import threading

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
COUNT = 100000


def attempt(function, *args):
    try:
        return function(*args)
    except sqlite3.Error as e:
        return "%s: %s" % (type(e).__name__, str(e).split(". ")[0])


def count_while_it_runs():
    shared = sqlite3.connect(":memory:", check_same_thread=False)
    started = threading.Event()
    shared.set_trace_callback(lambda sql: started.set())
    outcome = []
    thread = threading.Thread(target=lambda: outcome.append(attempt(shared.execute, ENDLESS)))
    thread.start()
    started.wait()
    counter = 0
    while counter < COUNT:
        counter += 1
    print("counted to", counter, "while the query ran; had it ended?", bool(outcome))
    shared.interrupt()
    thread.join()
    print("the query says:", outcome[0])
    shared.close()


def call_back():
    connection = sqlite3.connect(":memory:")
    calls = []
    connection.create_function("square", 1, lambda x: calls.append(x) or x * x)
    total, = connection.execute("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 100) SELECT sum(square(x)) FROM n").fetchone()
    print("a function of the script, called", len(calls), "times: the sum of squares is", total)
    connection.close()


def ask_from_another_thread():
    connection = sqlite3.connect(":memory:")
    answers = []
    thread = threading.Thread(target=lambda: answers.append(attempt(connection.execute, "SELECT 1")))
    thread.start()
    thread.join()
    print("another thread:", answers[0])
    connection.close()


count_while_it_runs()
call_back()
ask_from_another_thread()
