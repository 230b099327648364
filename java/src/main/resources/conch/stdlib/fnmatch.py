"""Names that match the patterns of a shell: *, ?, [abc] and [!abc]."""

import re as _re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_compiled = {}


def translate(pat):
    """The pattern as a regular expression."""
    parts, at = [], 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif c == "?":
            parts.append(".")
        elif c == "[":
            # A bracket that comes first in the set belongs to it.
            end = pat.find("]", at + (2 if pat[at:at + 1] == "!" else 1))
            if end < 0:
                parts.append("\\[")
                continue
            inside = pat[at:end].replace("\\", "\\\\").replace("[", "\\[").replace("&&", "&\\&").replace("^", "\\^").replace("]", "\\]")
            at = end + 1
            parts.append(f"[^{inside[1:]}]" if inside.startswith("!") else f"[{inside}]")
        else:
            parts.append(_re.escape(c))
    return f"(?s:{''.join(parts)})\\Z"


def _matcher(pat):
    found = _compiled.get(pat)
    if found is None:
        if len(_compiled) > 200:
            _compiled.clear()
        text = pat if isinstance(pat, str) else pat.decode("latin-1")
        found = _compiled[pat] = _re.compile(translate(text)).match
    return found


def fnmatchcase(name, pat):
    """Whether the name matches."""
    return _matcher(pat)(name if isinstance(name, str) else name.decode("latin-1")) is not None


def fnmatch(name, pat):
    import os
    return fnmatchcase(os.fspath(name), os.fspath(pat))


def filter(names, pat):
    """Those of the names that match."""
    return [name for name in names if fnmatchcase(name, pat)]
