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


# ---- python -m timeit ----

_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
_USAGE = """\
Tool for measuring execution time of small code snippets.

    python -m timeit [-n N] [-r N] [-s S] [-p] [-h] [--] [statement]

Options:
  -n/--number N: how many times to execute 'statement' (default: as many as take a fifth of a second)
  -r/--repeat N: how many times to repeat the timer (default 5)
  -s/--setup S: statement to be executed once initially (default 'pass')
  -p/--process: use time.process_time() (default is time.perf_counter())
  -v/--verbose: print raw timing results; repeat for more digits precision
  -u/--unit: set the output time unit (nsec, usec, msec, or sec)
  -h/--help: print this usage message and exit

Statements and setups of more than one line are given line by line, each as an argument of its own."""


def _options(args):
    """The options by their letters, each with a list of its values, and what follows them."""
    import getopt
    found, rest = getopt.getopt(args, "n:u:s:r:pvh", ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    options = {}
    for name, value in found:
        options.setdefault(name.lstrip("-")[0], []).append(value)
    return options, rest


def main(args=None, *, _wrap_timer=None):
    """What `python -m timeit` does: 0, 1 where the statement fails, 2 for a wrong command line."""
    import getopt
    import os
    import sys
    try:
        options, rest = _options(sys.argv[1:] if args is None else args)
    except getopt.error as e:
        print(e)
        print("use -h/--help for command line help")
        return 2
    if "h" in options:
        print(_USAGE, end="\n")
        return 0
    number, repeat = int(options.get("n", [0])[-1]), max(1, int(options.get("r", [default_repeat])[-1]))
    unit, verbose = options.get("u", [None])[-1], len(options.get("v", ()))
    if unit is not None and unit not in _UNITS:
        print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
        return 2
    timer = _time.process_time if "p" in options else default_timer
    digits = 3 + max(0, verbose - 1)
    sys.path.insert(0, os.curdir)
    t = Timer("\n".join(rest) or "pass", "\n".join(options.get("s", ())) or "pass", timer if _wrap_timer is None else _wrap_timer(timer))

    def shown(seconds):
        name = unit or next(name for name, size in reversed(_UNITS.items()) if seconds >= size or name == "nsec")
        return f"{seconds / _UNITS[name]:.{digits}g} {name}"

    try:
        if number == 0:
            def tell(tried, taken):
                print(f"{tried} loop{'' if tried == 1 else 's'} -> {taken:.{digits}g} secs")

            number, _ = t.autorange(tell if verbose else None)
            if verbose:
                print()
        timings = t.repeat(repeat, number)
    except:
        t.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join(map(shown, timings))}\n")
    best, worst = min(timings) / number, max(timings) / number
    print(f"{number} loop{'' if number == 1 else 's'}, best of {repeat}: {shown(best)} per loop")
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(f"The test results are likely unreliable. The worst time ({shown(worst)}) was more than four times slower than the best time ({shown(best)}).",
                               UserWarning, "", 0)
    return None


if __name__ == "__main__":
    import sys
    sys.exit(main())
