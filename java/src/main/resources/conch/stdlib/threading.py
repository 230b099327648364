"""Threads, and what makes them wait for each other, over the locks of _thread.

The classes behave like those of CPython's module of the same name; what a condition, an event or a thread's end needs is built from
plain locks, so a thread that waits here waits in lock.acquire with the GIL let go.
"""

import sys as _sys
import _thread
from time import monotonic as _now

__all__ = ["Thread", "Lock", "RLock", "Condition", "Event", "Semaphore", "BoundedSemaphore", "Barrier", "BrokenBarrierError",
           "Timer", "local", "current_thread", "main_thread", "active_count", "enumerate", "get_ident", "get_native_id",
           "excepthook", "TIMEOUT_MAX", "ThreadError", "stack_size"]

Lock = _thread.allocate_lock
RLock = _thread.RLock
local = _thread._local
get_ident = _thread.get_ident
get_native_id = _thread.get_native_id
ThreadError = _thread.error
TIMEOUT_MAX = _thread.TIMEOUT_MAX

_alive = {}
_starting = {}
_alive_lock = Lock()


def stack_size(size=0):
    """The size of a thread's stack is fixed; asking for it says so with 0."""
    return 0


class Condition:
    """A lock with a queue of threads that wait to be told of a change."""

    def __init__(self, lock=None):
        if lock is None:
            lock = RLock()
        self._lock = lock
        self._waiters = []
        self.acquire = lock.acquire
        self.release = lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if hasattr(self._lock, "_is_owned"):
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        turn = Lock()
        turn.acquire()
        self._waiters.append(turn)
        reentrant = hasattr(self._lock, "_release_save")
        saved = self._lock._release_save() if reentrant else self._lock.release()
        told = False
        try:
            if timeout is None:
                turn.acquire()
                told = True
            elif timeout > 0:
                told = turn.acquire(True, timeout)
            else:
                told = turn.acquire(False)
            return told
        finally:
            if reentrant:
                self._lock._acquire_restore(saved)
            else:
                self._lock.acquire()
            if not told and turn in self._waiters:
                self._waiters.remove(turn)

    def wait_for(self, predicate, timeout=None):
        end = None
        result = predicate()
        while not result:
            left = None
            if timeout is not None:
                if end is None:
                    end = _now() + timeout
                left = end - _now()
                if left <= 0:
                    break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        for turn in self._waiters[:n]:
            self._waiters.remove(turn)
            turn.release()

    def notify_all(self):
        self.notify(len(self._waiters))


class Event:
    """A flag that threads can wait for."""

    def __init__(self):
        self._changed = Condition(Lock())
        self._flag = False

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {'set' if self._flag else 'unset'}>"

    def is_set(self):
        return self._flag

    def set(self):
        with self._changed:
            self._flag = True
            self._changed.notify_all()

    def clear(self):
        with self._changed:
            self._flag = False

    def wait(self, timeout=None):
        with self._changed:
            if not self._flag:
                self._changed.wait_for(self.is_set, timeout)
            return self._flag


class Semaphore:
    """A number of permits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._changed = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._changed:
            if self._value == 0 and blocking:
                self._changed.wait_for(lambda: self._value > 0, timeout)
            if self._value == 0:
                return False
            self._value -= 1
            return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._changed:
            self._value += n
            self._changed.notify(n)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that notices when more permits come back than it had."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._changed:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._changed.notify(n)


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets a fixed number of threads pass together."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._changed = Condition(Lock())
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._count = 0
        self._generation = 0
        self._broken = False

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._changed:
            if self._broken:
                raise BrokenBarrierError
            index = self._count
            mine = self._generation
            self._count += 1
            if self._count == self._parties:
                self._pass()
                return index
            passed = self._changed.wait_for(lambda: self._generation != mine or self._broken, timeout)
            if self._generation != mine:
                return index
            if not passed:
                self._break()
            raise BrokenBarrierError

    def _pass(self):
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self._break()
            raise
        self._count = 0
        self._generation += 1
        self._changed.notify_all()

    def _break(self):
        self._broken = True
        self._changed.notify_all()

    def reset(self):
        with self._changed:
            if self._count > 0:
                self._break()
            self._broken = False
            self._count = 0

    def abort(self):
        with self._changed:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count

    @property
    def broken(self):
        return self._broken


class _ExceptHookArgs:
    def __init__(self, exc_type, exc_value, exc_traceback, thread):
        self.exc_type = exc_type
        self.exc_value = exc_value
        self.exc_traceback = exc_traceback
        self.thread = thread


def excepthook(args):
    """Prints an exception that ended a thread."""
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    _thread._print_exception(f"Exception in thread {name}:\n", args.exc_value)


__excepthook__ = excepthook


def _report(error, thread):
    """What becomes of an exception that ended a thread; the hook may be the script's, and fail itself."""
    try:
        _sys.modules["threading"].excepthook(_ExceptHookArgs(type(error), error, error.__traceback__, thread))
    except BaseException as second:
        second.__suppress_context__ = True
        print("Exception in threading.excepthook:", file=_sys.stderr, flush=True)
        _sys.excepthook(type(second), second, second.__traceback__)


_default_names = 0


def _new_name():
    global _default_names
    _default_names += 1
    return f"Thread-{_default_names}"


class Thread:
    """A thread of control: run() in a thread of its own, from start() on."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            name = _new_name()
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target = target
        self._name = str(name)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = None
        self._started = Event()
        self._done = Lock()
        self._stopped = False
        self._initialized = True

    def __repr__(self):
        status = "initial"
        if self._started.is_set():
            status = "stopped" if self._stopped else "started"
        if self._daemonic:
            status += " daemon"
        if self._ident is not None:
            status += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {status})>"

    def start(self):
        if not getattr(self, "_initialized", False):
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        self._done.acquire()
        with _alive_lock:
            _starting[self] = self
        try:
            _thread.start_new_thread(self._live, ())
        except Exception:
            with _alive_lock:
                del _starting[self]
            self._done.release()
            raise
        self._started.wait()

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _live(self):
        self._ident = get_ident()
        _thread._set_name(self._name)
        with _alive_lock:
            _alive[self._ident] = self
            del _starting[self]
        self._started.set()
        try:
            self.run()
        except BaseException as error:
            _report(error, self)
        finally:
            with _alive_lock:
                del _alive[self._ident]
            self._stopped = True
            self._done.release()

    def join(self, timeout=None):
        if not getattr(self, "_initialized", False):
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._stopped:
            return
        if timeout is None:
            got = self._done.acquire()
        else:
            got = self._done.acquire(True, max(timeout, 0))
        if got:
            self._done.release()

    def is_alive(self):
        return self._started.is_set() and not self._stopped

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)
        if self._ident == get_ident():
            _thread._set_name(self._name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def getName(self):
        return self._name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self._daemonic

    def setDaemon(self, daemonic):
        self.daemon = daemonic


class Timer(Thread):
    """Calls a function after some time, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = args if args is not None else []
        self.kwargs = kwargs if kwargs is not None else {}
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread that began the script."""

    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._ident = get_ident()
        self._started._flag = True
        _alive[self._ident] = self


class _DummyThread(Thread):
    """Stands for a thread that this module did not start."""

    def __init__(self):
        super().__init__(name=f"Dummy-{get_ident()}", daemon=True)
        self._ident = get_ident()
        self._started._flag = True
        _alive[self._ident] = self

    def join(self, timeout=None):
        raise RuntimeError("cannot join a dummy thread")


def current_thread():
    thread = _alive.get(get_ident())
    return _DummyThread() if thread is None else thread


def main_thread():
    return _main


def active_count():
    with _alive_lock:
        return len(_alive) + len(_starting)


def enumerate():
    with _alive_lock:
        return list(_alive.values()) + list(_starting.values())


def currentThread():
    return current_thread()


def activeCount():
    return active_count()


def _shutdown():
    """Waits for every thread that is no daemon; called when the script has ended."""
    while True:
        with _alive_lock:
            waiting = [t for t in list(_alive.values()) + list(_starting.values()) if t is not _main and not t._daemonic]
        if not waiting:
            return
        for thread in waiting:
            thread._started.wait()
            thread.join()


class _NoThreadYet:
    daemon = False


_alive[get_ident()] = _NoThreadYet
_main = _MainThread()
