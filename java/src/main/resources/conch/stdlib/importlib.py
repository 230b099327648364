"""Imports by name."""

import sys as _sys

__path__ = []


def import_module(name, package=None):
    """The module of that dotted name; leading dots count from the package."""
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        name = ".".join([*package.split(".")[:len(package.split(".")) - level + 1], *([name[level:]] if name[level:] else [])])
    __import__(name)
    return _sys.modules[name]


def invalidate_caches():
    """Nothing is kept about what lies in folders."""


def reload(module):
    """Imports the module anew; names of the old one see the new contents."""
    name = module.__name__
    del _sys.modules[name]
    try:
        module.__dict__.update(import_module(name).__dict__)
    finally:
        _sys.modules[name] = module
    return module
