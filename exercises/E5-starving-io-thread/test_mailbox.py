import sys
import threading
import time

import mailbox

clock = time.perf_counter


class Witness:
    """A thread that can run only where a call lets the lock go: nobody is asked to give it up while the switch interval is a thousand seconds."""

    def __init__(self):
        self.go, self.back = threading.Lock(), threading.Lock()
        self.go.acquire()
        self.back.acquire()
        self.ran = False
        threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while True:
            self.go.acquire()
            self.ran = True
            self.back.release()

    def sees(self, call, seconds):
        """Whether it came to run while `call` was made again and again, for so long at most."""
        self.ran = False
        self.go.release()
        end = clock() + seconds
        while not self.ran and clock() < end:
            call()
        ran = self.ran
        self.back.acquire()
        return ran


def undisturbed(test):
    """Runs a test in which the lock changes hands only where C lets it go."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        test()
    finally:
        sys.setswitchinterval(usual)


def test_in_order():
    for n in range(3000):
        mailbox.put(n * n - 7)
    assert [mailbox.get(1) for n in range(3000)] == [n * n - 7 for n in range(3000)], "not what was put in, or not in that order"
    assert mailbox.get(0) is None and mailbox.get(0.01) is None, "an empty box gives something"


def test_full_and_wrong():
    for call, argument, kind in ((mailbox.get, -1, ValueError), (mailbox.get, "1", TypeError), (mailbox.put, "1", TypeError)):
        try:
            call(argument)
        except kind:
            continue
        assert False, "%r must raise %s" % (argument, kind.__name__)


def test_waiting_lets_others_run():
    """Nobody can put anything while get() waits, unless it lets the lock go."""
    for n in range(20):
        go = threading.Lock()
        go.acquire()

        def other():
            with go:
                mailbox.put(n)

        thread = threading.Thread(target=other)
        thread.start()
        go.release()        # from here to get() nothing lets the lock go
        begin = clock()
        got = mailbox.get(2)
        waited = clock() - begin
        assert got == n, "get(2) returned %r: the box was empty, and another thread was about to put %d in" % (got, n)
        assert waited < 0.9, "get(2) took %.1f s: another thread was about to put something in, and could not" % waited
        thread.join()


def test_what_is_there_is_taken_at_once():
    def exchange():
        mailbox.put(1)
        assert mailbox.get(1) == 1

    assert not Witness().sees(exchange, 0.3), "get() lets the lock go although there is something in the box; each time that may cost a switch interval"


test_in_order()
test_full_and_wrong()
print("passed test_in_order, test_full_and_wrong", flush=True)
for test in (test_waiting_lets_others_run, test_what_is_there_is_taken_at_once):
    undisturbed(test)
    print("passed", test.__name__, flush=True)
