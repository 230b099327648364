"""Text with its margin taken off, or put on."""

import re as _re


def dedent(text):
    """Takes off what all lines begin with; lines of spaces alone become empty."""
    text = _re.sub(r"(?m)^[ \t]+$", "", text)
    margin = None
    for indent in _re.findall(r"(?m)(^[ \t]*)(?:[^ \t\n])", text):
        if margin is None or margin.startswith(indent):
            margin = indent
        elif not indent.startswith(margin):
            n = 0
            while n < min(len(margin), len(indent)) and margin[n] == indent[n]:
                n += 1
            margin = margin[:n]
    return _re.sub(r"(?m)^" + margin, "", text) if margin else text


def indent(text, prefix, predicate=None):
    """Puts the prefix before the lines that are not empty, or that the predicate is true for."""
    predicate = predicate or str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))


def wrap(text, width=70):
    """The words in lines of at most that width."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = ""
        while len(word) > width:
            room = width - len(line) - (1 if line else 0)
            if line:
                lines.append(line)
                line = ""
                continue
            lines.append(word[:width])
            word = word[width:]
        line = f"{line} {word}" if line else word
    return lines + [line] if line else lines


def fill(text, width=70):
    return "\n".join(wrap(text, width))


def shorten(text, width, placeholder=" [...]"):
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    words = text.split(" ")
    while words and len(" ".join(words)) + len(placeholder) > width:
        words.pop()
    return (" ".join(words) + placeholder).lstrip() if not words else " ".join(words) + placeholder
