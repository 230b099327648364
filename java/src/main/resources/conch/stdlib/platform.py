"""What this runs on."""

import sys as _sys


def python_implementation():
    """The name of the interpreter."""
    return "Conch"


def python_version():
    return _sys.version.split()[0]


def python_version_tuple():
    return tuple(python_version().split("."))


def system():
    return {"linux": "Linux", "darwin": "Darwin"}.get(_sys.platform, "")


def machine():
    import os
    return os.uname().machine if hasattr(os, "uname") else ""


def architecture(*args):
    return "64bit", ""
