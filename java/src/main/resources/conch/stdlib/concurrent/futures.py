"""Calls that run on other threads, and what comes of them."""

import threading as _threading

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


class CancelledError(Exception):
    """The call was cancelled before it began."""


class Future:
    """The result of a call that may not be there yet."""

    def __init__(self):
        self._done = _threading.Condition()
        self._state = "PENDING"
        self._result = self._exception = None
        self._callbacks = []

    def _finish(self, state, result=None, exception=None):
        with self._done:
            self._state, self._result, self._exception = state, result, exception
            self._done.notify_all()
        for callback in self._callbacks:
            callback(self)

    def set_result(self, result):
        self._finish("FINISHED", result)

    def set_exception(self, exception):
        self._finish("FINISHED", None, exception)

    def cancel(self):
        with self._done:
            if self._state in ("RUNNING", "FINISHED"):
                return False
        self._finish("CANCELLED")
        return True

    def cancelled(self):
        return self._state == "CANCELLED"

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state in ("FINISHED", "CANCELLED")

    def _wait(self, timeout):
        with self._done:
            if not self._done.wait_for(self.done, timeout):
                raise TimeoutError()
        if self._state == "CANCELLED":
            raise CancelledError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        with self._done:
            if not self.done():
                self._callbacks.append(fn)
                return
        fn(self)


class Executor:
    """Runs calls; a block of `with` waits for them."""

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return (future.result(timeout) for future in futures)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """At most max_workers threads, made when they are needed, which take calls in order."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max, self._initializer = max_workers, (initializer, initargs)
        self._calls, self._threads, self._idle, self._ended = [], [], 0, False
        self._change = _threading.Condition()

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        with self._change:
            if self._ended:
                raise RuntimeError("cannot schedule new futures after shutdown")
            self._calls.append((future, fn, args, kwargs))
            if self._idle >= len(self._calls) or len(self._threads) >= self._max:
                self._change.notify()
                return future
            thread = _threading.Thread(target=self._work)
            self._threads.append(thread)
        thread.start()
        return future

    def _work(self):
        if self._initializer[0] is not None:
            self._initializer[0](*self._initializer[1])
        while True:
            with self._change:
                self._idle += 1
                while not self._calls and not self._ended:
                    self._change.wait()
                self._idle -= 1
                if not self._calls:
                    return
                future, fn, args, kwargs = self._calls.pop(0)
            if future.cancelled():
                continue
            future._state = "RUNNING"
            try:
                result = fn(*args, **kwargs)
            except BaseException as e:
                future.set_exception(e)
            else:
                future.set_result(result)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._change:
            self._ended = True
            if cancel_futures:
                for future, *_ in self._calls:
                    future._state = "CANCELLED"
                self._calls.clear()
            self._change.notify_all()
        if wait:
            for thread in self._threads:
                thread.join()


def as_completed(fs, timeout=None):
    """The futures in the order in which they were made, each once it is done."""
    for future in list(fs):
        try:
            future.exception(timeout)
        except CancelledError:
            pass
        yield future


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """(done, not done), once all are done."""
    fs = set(fs)
    for _ in as_completed(fs, timeout):
        pass
    return fs, set()
