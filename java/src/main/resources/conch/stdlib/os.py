"""What a small script asks of the system: environment, files by name, the process itself. POSIX only."""

import sys as _sys
import _os
from _os import _exit, cpu_count, fspath, getcwd, getpid, getppid, kill, mkdir, remove, rename, rmdir

import posixpath as path

name = "posix"
sep = "/"
linesep = "\n"
curdir = "."
pardir = ".."
pathsep = ":"
devnull = "/dev/null"
error = OSError

environ = _os.environment()
unlink = remove
_sys.modules["os.path"] = path


def getenv(key, default=None):
    return environ.get(key, default)


def listdir(path="."):
    return _os.listdir(path)


def makedirs(name, mode=0o777, exist_ok=False):
    """Makes a folder and those above it that are missing."""
    head = path.dirname(name.rstrip("/"))
    if head and not path.exists(head):
        makedirs(head, mode, True)
    try:
        mkdir(name)
    except FileExistsError:
        if not exist_ok or not path.isdir(name):
            raise
