"""Names of files with slashes: what os.path is."""

from _os import exists, fspath, getcwd as _getcwd, getsize, isdir, isfile, islink, realpath

sep = "/"
curdir = "."
pardir = ".."


def isabs(path):
    return fspath(path).startswith("/")


def join(path, *more):
    """The parts with one slash between each; an absolute part starts anew."""
    result = fspath(path)
    for part in more:
        part = fspath(part)
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def split(path):
    """Everything before the last slash, and everything behind it."""
    path = fspath(path)
    cut = path.rfind("/") + 1
    head = path[:cut]
    if head != "/" * len(head):
        head = head.rstrip("/")
    return head, path[cut:]


def dirname(path):
    return split(path)[0]


def basename(path):
    return split(path)[1]


def splitext(path):
    """The name and its extension with the dot; leading dots belong to the name."""
    path = fspath(path)
    start = path.rfind("/") + 1
    dot = path.rfind(".")
    if dot <= start or path[start:dot].strip(".") == "":
        return path, ""
    return path[:dot], path[dot:]


def normpath(path):
    """The name without empty parts, dots, and parts that a double dot takes back."""
    path = fspath(path)
    if not path:
        return "."
    slashes = 1 if path.startswith("/") else 0
    if path.startswith("//") and not path.startswith("///"):
        slashes = 2
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not slashes and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * slashes + "/".join(parts) or "."


def abspath(path):
    path = fspath(path)
    return normpath(path if isabs(path) else join(_getcwd(), path))


def expanduser(path):
    """A leading ~ as the home folder; other users' homes are left as they are."""
    path = fspath(path)
    if path != "~" and not path.startswith("~/"):
        return path
    import os
    return os.environ.get("HOME", "~") + path[1:]
