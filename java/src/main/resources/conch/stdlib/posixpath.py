"""Names of files with slashes: what os.path is."""

from _os import exists, fspath, getcwd as _getcwd, getsize, isdir, isfile, islink, realpath

sep = "/"
altsep = None
extsep = "."
curdir = "."
pardir = ".."
pathsep = ":"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
supports_unicode_filenames = False


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


def lexists(path):
    """Whether something has the name, be it a link to nowhere."""
    return exists(path) or islink(path)


def getmtime(path):
    """When it was written last, in seconds since 1970."""
    import os
    return os.stat(path).st_mtime


def getatime(path):
    import os
    return os.stat(path).st_atime


def getctime(path):
    import os
    return os.stat(path).st_ctime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two names mean the same file."""
    import os
    return samestat(os.stat(f1), os.stat(f2))


def ismount(path):
    """Whether another file system begins here."""
    import os
    try:
        here, above = os.lstat(path), os.lstat(join(path, ".."))
    except (OSError, ValueError):
        return False
    return not islink(path) and (here.st_dev != above.st_dev or here.st_ino == above.st_ino)


def normcase(s):
    return fspath(s)


def splitdrive(p):
    """No drives here."""
    p = fspath(p)
    return p[:0], p


def commonprefix(m):
    """The longest start that all the names have, character by character."""
    if not m:
        return ""
    low, high = min(m), max(m)
    for at, c in enumerate(low):
        if c != high[at]:
            return low[:at]
    return low


def commonpath(paths):
    """The longest path that all of them are below."""
    paths = [fspath(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split("/") if part and part != "."] for path in paths]
    common = commonprefix(split_paths)
    return ("/" if paths[0].startswith("/") else "") + "/".join(common)


def relpath(path, start=curdir):
    """The name as seen from a folder."""
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath(start).split("/") if part]
    there = [part for part in abspath(path).split("/") if part]
    shared = len(commonprefix([here, there]))
    return join(*[pardir] * (len(here) - shared), *there[shared:]) if len(here) > shared or len(there) > shared else curdir


def expandvars(path):
    """With $name and ${name} replaced by what the environment says, where it does."""
    path = fspath(path)
    if "$" not in path:
        return path
    import os
    import re
    return re.sub(r"\$(?:(\w+)|\{([^}]*)\})", lambda found: os.environ.get(found[1] or found[2] or "", found[0]), path)
