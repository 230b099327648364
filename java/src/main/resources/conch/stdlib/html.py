"""Text in HTML: what must be escaped, and back."""

__path__ = []
__all__ = ["escape", "unescape"]

# HTML 5, section 13.2.5.80: numbers that mean characters of windows-1252.
_WINDOWS = dict(zip(range(0x80, 0xa0), "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
                                      "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"))
_LONGEST = 32


def escape(s, quote=True):
    """The text with &, < and > as references; with quotes, too, unless they are not wanted."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _number(code):
    if code in _WINDOWS:
        return _WINDOWS[code]
    if code == 0 or 0xd800 <= code <= 0xdfff or code > 0x10ffff:
        return "\ufffd"
    if code == 0xd:
        return "\r"
    if code < 0x20 and code not in (9, 10, 12) or 0x7f <= code < 0xa0 or code == 0xb or 0xfdd0 <= code <= 0xfdef or code & 0xfffe == 0xfffe:
        return ""
    return chr(code)


def _reference(match):
    from html.entities import html5
    text = match[1]
    if text[0] == "#":
        digits = text.rstrip(";")
        return _number(int(digits[2:], 16) if digits[1] in "xX" else int(digits[1:]))
    if text in html5:
        return html5[text]
    for end in range(len(text) - 1, 1, -1):
        if text[:end] in html5:
            return html5[text[:end]] + text[end:]
    return "&" + text


def unescape(s):
    """The text with the characters that the references mean. A name without its semicolon counts as far as HTML 5 lets it."""
    if "&" not in s:
        return s
    import re
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,%d};?)" % _LONGEST, _reference, s)
