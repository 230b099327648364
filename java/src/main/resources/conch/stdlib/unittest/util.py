"""How tests and their values are named in messages."""

import os.path as _path

__unittest = True
_LONGEST = 80
# What is left of a text that is too long: so much of its start, of what two texts share, and of its end.
_START = _COMMON = _END = 5
_PLACEHOLDER = 12
_DIFFERENT = _LONGEST - (_START + _PLACEHOLDER + _COMMON + _PLACEHOLDER + _END)


def safe_repr(obj, short=False):
    """The value's text, also where its __repr__ fails."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_LONGEST] + " [truncated]..." if short and len(text) >= _LONGEST else text


def _shortened(text, start, end):
    left_out = len(text) - start - end
    return f"{text[:start]}[{left_out} chars]{text[len(text) - end:]}" if left_out > _PLACEHOLDER else text


def _common_shorten_repr(*values):
    """Their texts, so shortened that where they differ is still seen."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _LONGEST:
        return texts
    shared = len(_path.commonprefix(texts))
    prefix = texts[0][:shared]
    room = _LONGEST - (longest - shared + _START + _PLACEHOLDER)
    if room > _COMMON:
        return tuple(_shortened(prefix, _START, room) + text[shared:] for text in texts)
    prefix = _shortened(prefix, _START, _COMMON)
    return tuple(prefix + _shortened(text[shared:], _DIFFERENT, _END) for text in texts)


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"
