import abc
import contextlib
import copy
import string
import sys
import traceback
import types
import typing
import unittest
import warnings


def shows(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


import concurrent.futures
import importlib
import tempfile
import textwrap
import os

with concurrent.futures.ThreadPoolExecutor(max_workers=3) as pool:
    print(list(pool.map(lambda x: x * x, range(5))), pool.submit(pow, 2, 5).result())
    shows(pool.submit(int, "x").result)
print(importlib.import_module("os.path").__name__, importlib.import_module("math").floor(2.5))
with tempfile.TemporaryDirectory() as folder:
    print(os.path.isdir(folder), os.listdir(folder))
print(os.path.exists(folder))
print(repr(textwrap.dedent("  a\n    b\n \n  c\n")), textwrap.indent("a\n\nb", "> "), textwrap.wrap("the quick brown fox jumps", 10), textwrap.shorten("hello wide world", 12))
f = string.Formatter()
print(f.format("{0} {1!r:>5} {x.real:{w}}|{{}}", 1, "b", x=3, w=4), f.format("{}{}", 1, 2), f.format("{a[k]}", a={"k": 5}))
shows(f.format, "{")
shows(f.format, "{x}")
import numbers

print([[isinstance(x, k) for k in (numbers.Number, numbers.Complex, numbers.Real, numbers.Integral)] for x in (1, 1.5, 1j, True, "x")])
