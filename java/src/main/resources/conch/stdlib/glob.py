"""Files whose names match a pattern of a shell; with ** folders of any depth where `recursive` is set."""

import fnmatch as _fnmatch
import os as _os

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(c in s for c in "*?[")


def escape(pathname):
    """The name as a pattern that matches it alone."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of them, in no particular order."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = _os.fspath(pathname)
    root = _os.fspath(root_dir) if root_dir is not None else ""
    absolute = pathname.startswith("/")
    parts = [part for part in pathname.split("/") if part]
    if pathname.endswith("/") and parts:
        parts.append("")
    found = _below("/" if absolute else "", parts, root, recursive, include_hidden)
    return (name for name in found if name)


def _names(folder, root):
    try:
        return _os.listdir(_os.path.join(root, folder) or ".")
    except OSError:
        return []


def _hidden(name, pattern, include_hidden):
    return name.startswith(".") and not include_hidden and not pattern.startswith(".")


def _below(prefix, parts, root, recursive, include_hidden):
    if not parts:
        yield prefix
        return
    first, rest = parts[0], parts[1:]
    if first == "**" and recursive:
        yield from _any_depth(prefix, rest, root, include_hidden)
    elif has_magic(first):
        for name in _names(prefix, root):
            if _fnmatch.fnmatchcase(name, first) and not _hidden(name, first, include_hidden):
                inside = _os.path.join(prefix, name)
                if not rest or _os.path.isdir(_os.path.join(root, inside)):
                    yield from _below(inside, rest, root, recursive, include_hidden)
    else:
        inside = _os.path.join(prefix, first)
        where = _os.path.join(root, inside)
        if _os.path.isdir(where) if rest or not first else _os.path.lexists(where):
            yield from _below(inside, rest, root, recursive, include_hidden)


def _any_depth(prefix, rest, root, include_hidden):
    if rest:
        yield from _below(prefix, rest, root, True, include_hidden)
    elif not prefix or _os.path.isdir(_os.path.join(root, prefix)):
        yield _os.path.join(prefix, "")
    for name in _names(prefix, root):
        inside = _os.path.join(prefix, name)
        if _hidden(name, "", include_hidden):
            continue
        if _os.path.isdir(_os.path.join(root, inside)):
            if rest:
                yield from _any_depth(inside, rest, root, include_hidden)
            else:
                yield from (found.rstrip("/") for found in _any_depth(inside, rest, root, include_hidden))
        elif not rest:
            yield inside
