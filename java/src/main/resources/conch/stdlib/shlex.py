"""Words as a shell splits and quotes them."""

__all__ = ["join", "quote", "split"]


def split(s, comments=False, posix=True):
    """The words of a line, by the rules of POSIX; otherwise quotes stay in the words."""
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, at = [], None, 0
    while at < len(s):
        c = s[at]
        at += 1
        if c in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif comments and c == "#":
            while at < len(s) and s[at] != "\n":
                at += 1
        elif c == "\\" and posix:
            if at == len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[at]
            at += 1
        elif c in "'\"":
            text, at = _quoted(s, at, c, posix)
            word = (word or "") + (text if posix else c + text + c)
        else:
            word = (word or "") + c
    if word is not None:
        words.append(word)
    return words


def _quoted(s, at, quote, posix):
    """What stands between the quotes, and where they end."""
    text = ""
    while at < len(s) and s[at] != quote:
        if s[at] == "\\" and quote == '"' and posix and s[at + 1:at + 2] in ('"', "\\"):
            at += 1
        text += s[at]
        at += 1
    if at == len(s):
        raise ValueError("No closing quotation")
    return text, at + 1


def quote(s):
    """The word as a shell must be given it."""
    if not s:
        return "''"
    if all(c.isascii() and (c.isalnum() or c in "@%+=:,./-_") for c in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    """The words as one line."""
    return " ".join(map(quote, split_command))
