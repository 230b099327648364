"""Lines of source files."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

cache = {}


def getlines(filename, module_globals=None):
    """All lines of a file; none of one that cannot be read."""
    if filename not in cache:
        try:
            with open(filename, encoding="utf-8") as file:
                cache[filename] = file.readlines()
        except (OSError, UnicodeDecodeError):
            return []
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    """Files may have changed: they are read again."""
    if filename is None:
        cache.clear()
    else:
        cache.pop(filename, None)


def lazycache(filename, module_globals):
    return False
