import atexit
import os
import sys
import threading


@atexit.register
def look_at_the_end():
    """Registered before the import: what the module registers is called before this."""
    if sampler.running():
        print("the interpreter ends, and the thread still runs: its next call asks for a lock that nobody gets any more", flush=True)
        os._exit(1)
    print("passed look_at_the_end", flush=True)


import sampler


def call_until(count):
    """Starts the sampler; returns what the first calls brought, and their thread."""
    seen, threads, enough = [], set(), threading.Event()

    def callback(seconds):
        seen.append(seconds)
        threads.add(threading.get_ident())
        if len(seen) >= count:
            enough.set()

    sampler.start(callback)
    assert sampler.running()
    assert enough.wait(5), "%d calls in 5 seconds" % len(seen)
    return seen, threads


def test_calls_come_from_another_thread():
    seen, threads = call_until(10)
    sampler.stop()
    assert seen == sorted(seen) and seen[0] > 0
    assert len(threads) == 1 and threading.get_ident() not in threads


def test_stop_stops():
    for i in range(3):
        seen, threads = call_until(2)
        sampler.stop()
        assert not sampler.running()
        after = len(seen)
        threading.Event().wait(0.005)
        assert len(seen) == after, "a call after stop"
    sampler.stop()


def test_stop_during_a_call():
    print("stop during a call; if nothing follows, stop waits for the thread, and the thread for the lock", flush=True)
    called, go_on = threading.Event(), threading.Event()

    def callback(seconds):
        called.set()
        go_on.wait()

    sampler.start(callback)
    assert called.wait(5)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(10)  # so that the thread gets the lock only from who lets it go
    go_on.set()
    sampler.stop()
    sys.setswitchinterval(interval)


def test_stop_waits_for_the_call():
    called, go_on, returned = threading.Event(), threading.Event(), threading.Event()
    ended, started = [], []

    def callback(seconds):
        called.set()
        go_on.wait()
        ended.append(True)

    def let_it_end():
        returned.wait(0.2)      # is set before that only where stop does not wait
        try:
            sampler.start(abs)
            started.append(True)
        except RuntimeError:
            pass
        go_on.set()

    sampler.start(callback)
    assert called.wait(5)
    helper = threading.Thread(target=let_it_end)
    helper.start()
    sampler.stop()
    stopped_too_early = not ended
    returned.set()
    helper.join()
    assert not stopped_too_early, "stop came back while the callback was running: it goes on with what stop has cleared"
    assert not started, "start began a second thread while stop waited for the first"


def test_what_the_callback_raises():
    reported, calls, again = [], [], threading.Event()

    def callback(seconds):
        calls.append(seconds)
        if len(calls) == 1:
            raise LookupError("the first call")
        again.set()

    usual = sys.unraisablehook, sys.excepthook
    sys.unraisablehook = lambda what: reported.append(what.exc_type)
    sys.excepthook = lambda kind, value, traceback: reported.append(kind)
    sampler.start(callback)
    assert again.wait(5), "after a call that raised there was no other one"
    sampler.stop()
    sys.unraisablehook, sys.excepthook = usual
    assert reported == [LookupError], "the callback raised LookupError once, and reported was %r: nobody can return it, so it goes to sys.unraisablehook" % reported


def test_started_twice():
    sampler.start(abs)
    try:
        sampler.start(abs)
    except RuntimeError:
        sampler.stop()
    else:
        assert False, "a second start must raise"


def test_the_script_ends_while_it_runs():
    call_until(1)


for test in (test_calls_come_from_another_thread, test_stop_stops, test_stop_during_a_call, test_stop_waits_for_the_call,
             test_what_the_callback_raises, test_started_twice, test_the_script_ends_while_it_runs):
    test()
    print("passed", test.__name__, flush=True)
