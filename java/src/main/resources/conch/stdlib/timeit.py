"""How long small pieces of code take."""

import itertools as _itertools
import time as _time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

dummy_src_name = "<timeit-src>"
default_number = 1000000
default_repeat = 5
default_timer = _time.perf_counter
_globals = globals


def _indented(text, depth):
    return text.replace("\n", "\n" + " " * depth)


class Timer:
    """A statement, and what comes before it once; each is text or something to call."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        for name, code in ("stmt", stmt), ("setup", setup):
            if isinstance(code, str):
                compile(code, dummy_src_name, "exec")
            elif callable(code):
                names["_" + name] = code
            else:
                raise ValueError(f"{name} is neither a string nor callable")
        parameters = "".join(f", {name}={name}" for name in names)
        before = _indented(setup, 4) if isinstance(setup, str) else "_setup()"
        inside = _indented(stmt, 8) if isinstance(stmt, str) else "_stmt()"
        # As CPython's: two reads of the clock around the loop and nothing else between them.
        self.src = (f"def inner(_it, _timer{parameters}):\n    {before}\n    _t0 = _timer()\n    for _i in _it:\n        {inside}\n        pass\n"
                    f"    _t1 = _timer()\n    return _t1 - _t0\n")
        scope = dict(names)
        exec(compile(self.src, dummy_src_name, "exec"), dict(_globals() if globals is None else globals, **names), scope)
        self.inner = scope["inner"]

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for so many runs."""
        return self.inner(_itertools.repeat(None, number), self.timer)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(number, seconds) for the first number of runs, 1, 2, 5, 10 …, that take a fifth of a second."""
        scale = 1
        while True:
            for step in 1, 2, 5:
                taken = self.timeit(scale * step)
                if callback:
                    callback(scale * step, taken)
                if taken >= 0.2:
                    return scale * step, taken
            scale *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
