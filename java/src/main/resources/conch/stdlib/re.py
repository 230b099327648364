"""Regular expressions. The pattern is translated to Java's syntax, whose engine searches; what differs is said where `_Translation` refuses it.

\\w, \\d and \\s follow Unicode's own definitions, which differ from CPython's in a few characters; a conditional group is refused.
"""

import _re

A = ASCII = 256
I = IGNORECASE = 2
L = LOCALE = 4
M = MULTILINE = 8
S = DOTALL = 16
U = UNICODE = 32
X = VERBOSE = 64
NOFLAG = 0
_LETTERS = {"a": A, "i": I, "L": L, "m": M, "s": S, "u": U, "x": X}


class error(Exception):
    """A pattern that is none. `msg`, `pattern` and `pos` say why and where."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        if pattern is not None and pos is not None:
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            msg = f"{msg} at position {pos}"
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


class _Translation:
    """One pass over a pattern: the same in Java's syntax, the number of groups, their names, the order in which they end, and flags that it sets for itself."""

    def __init__(self, pattern, flags, original):
        self.text, self.flags, self.original = pattern, flags, original
        self.at = 0
        self.groups = 0
        self.names = {}
        self.open = []          # (place, number of the group or 0) of each parenthesis that is open
        self.ended = []
        self.result = self.whole()

    def fail(self, message, at=None):
        raise error(message, self.original, self.at if at is None else at)

    def whole(self):
        out = []
        while self.at < len(self.text):
            c = self.text[self.at]
            if c == "\\":
                out.append(self.escape(False))
            elif c == "[":
                out.append(self.characters())
            elif c == "(":
                out.append(self.group())
            elif c == ")":
                if not self.open:
                    self.fail("unbalanced parenthesis")
                _, group = self.open.pop()
                if group:
                    self.ended.append(group)
                self.at += 1
                out.append(")")
            elif c == "{":
                out.append(self.braces())
            elif c in "*+?":
                before = self.text[:self.at]
                if not before or (before[-1] in "(|" and not before.endswith("\\" + before[-1])):
                    self.fail("nothing to repeat")
                self.at += 1
                out.append(c)
            elif c == "#" and self.flags & X:
                while self.at < len(self.text) and self.text[self.at] != "\n":
                    self.at += 1
            else:
                self.at += 1
                out.append(c)
        if self.open:
            self.fail("missing ), unterminated subpattern", self.open[-1][0])
        return "".join(out)

    def braces(self):
        end = self.text.find("}", self.at)
        inside = self.text[self.at + 1:end] if end > 0 else "x"
        low, comma, high = inside.partition(",")
        if (not low and not high) or not (low + high).isdigit() or (not comma and not low):
            self.at += 1
            return "\\{"
        if low and high and int(high) < int(low):
            self.fail("min repeat greater than max repeat")
        self.at = end + 1
        return "{" + (low or "0") + comma + high + "}"

    def group(self):
        start = self.at
        text = self.text
        if not text.startswith("(?", start):
            self.groups += 1
            self.open.append((start, self.groups))
            self.at += 1
            return "("
        for opening in "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>":
            if text.startswith(opening, start):
                self.open.append((start, 0))
                self.at += len(opening)
                return opening
        if text.startswith("(?P<", start):
            return self.named(start)
        if text.startswith("(?P=", start):
            end = text.find(")", start)
            if end < 0:
                self.fail("missing ), unterminated name", start + 4)
            name = text[start + 4:end]
            if name not in self.names:
                self.fail(f"unknown group name {name!r}", start + 4)
            self.at = end + 1
            return f"(?:\\{self.names[name]})"
        if text.startswith("(?#", start):
            end = text.find(")", start)
            if end < 0:
                self.fail("missing ), unterminated comment", start)
            self.at = end + 1
            return ""
        if text.startswith("(?(", start):
            self.fail("a conditional group is not supported", start)
        return self.inline_flags(start)

    def named(self, start):
        end = self.text.find(">", start)
        if end < 0:
            self.fail("missing >, unterminated name", start + 4)
        name = self.text[start + 4:end]
        if not name:
            self.fail("missing group name", start + 4)
        if not name.isidentifier():
            self.fail(f"bad character in group name {name!r}", start + 4)
        self.groups += 1
        if name in self.names:
            self.fail(f"redefinition of group name {name!r} as group {self.groups}; was group {self.names[name]}", start + 4)
        self.names[name] = self.groups
        self.open.append((start, self.groups))
        self.at = end + 1
        return "("

    def inline_flags(self, start):
        at = start + 2
        on = off = 0
        sign = False
        java = ""
        while at < len(self.text) and self.text[at] not in ":)":
            c = self.text[at]
            if c == "-" and not sign:
                sign = True
                java += c
            elif c in _LETTERS:
                if sign:
                    off |= _LETTERS[c]
                else:
                    on |= _LETTERS[c]
                java += c if c in "imsx" else ""
            else:
                self.fail("unknown extension ?" + c if at == start + 2 else "unknown flag", start + 1 if at == start + 2 else at)
            at += 1
        if at == len(self.text):
            self.fail("missing -, : or )", at)
        self.at = at + 1
        if self.text[at] == ":":
            self.open.append((start, 0))
            return f"(?{java}:"
        if start:
            self.fail("global flags not at the start of the expression", start)
        self.flags |= on
        return ""

    _KNOWN = {"A": "\\A", "Z": "\\z", "b": "\\b", "B": "\\B", "d": "\\d", "D": "\\D", "s": "\\s", "S": "\\S", "w": "\\w", "W": "\\W",
              "a": "\\x07", "f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\x0B"}

    def escape(self, inside):
        """What begins with a backslash."""
        text, start = self.text, self.at
        if start + 1 == len(text):
            self.fail("bad escape (end of pattern)")
        c = text[start + 1]
        self.at = start + 2
        for letter, digits in ("x", 2), ("u", 4), ("U", 8):
            if c == letter:
                number = text[self.at:self.at + digits]
                if len(number) < digits or any(d not in "0123456789abcdefABCDEF" for d in number):
                    self.fail(f"incomplete escape {text[start:self.at + len(number)]}", start)
                self.at += digits
                return f"\\x{{{number}}}"
        if c.isdigit() and c.isascii():
            return self.digits(start, inside)
        if inside and c == "b":
            return "\\x08"
        if c in self._KNOWN and not (inside and c in "ABZ"):
            return self._KNOWN[c]
        if c.isascii() and c.isalpha():
            self.fail(f"bad escape \\{c}", start)
        return "\\" + c if c.isascii() else c

    def digits(self, start, inside):
        text = self.text
        octal = text[start + 1:start + 4]
        if text[start + 1] == "0" or inside or (len(octal) == 3 and all(d in "01234567" for d in octal)):
            n = 0
            while n < 3 and start + 1 + n < len(text) and text[start + 1 + n] in "01234567":
                n += 1
            if n == 0:
                self.fail(f"bad escape \\{text[start + 1]}", start)
            self.at = start + 1 + n
            return f"\\x{{{int(text[start + 1:self.at], 8):x}}}"
        end = start + 2
        if end < len(text) and text[end].isdigit():
            end += 1
        number = int(text[start + 1:end])
        if number > self.groups:
            self.fail(f"invalid group reference {number}", start + 1)
        self.at = end
        return f"(?:\\{number})"

    def characters(self):
        """A character class. Java knows classes in classes and intersections, so what would be read as those is escaped."""
        text, start = self.text, self.at
        out = ["["]
        self.at += 1
        if text.startswith("^", self.at):
            out.append("^")
            self.at += 1
        first, before = True, None
        while True:
            if self.at >= len(text):
                self.fail("unterminated character set", start)
            c = text[self.at]
            if c == "]" and not first:
                self.at += 1
                return "".join(out) + "]"
            first = False
            item_at, item = self.at, self.class_item()
            if item != "\\-" or text[item_at] == "\\" or text.startswith("]", self.at) or before is None or self.at >= len(text):
                out.append(item)
                before = item_at, item
                continue
            high = self.class_item()
            low_value, high_value = self.code_point(before[1]), self.code_point(high)
            if low_value is None or high_value is None or low_value > high_value:
                self.fail(f"bad character range {text[before[0]:self.at]}", before[0])
            out += "-", high
            before = None

    def class_item(self):
        """One character of a class, or an escape, as Java writes it."""
        c = self.text[self.at]
        if c == "\\":
            return self.escape(True)
        self.at += 1
        if c.isspace():
            return f"\\x{{{ord(c):x}}}"
        return "\\" + c if c in "[]&^-#~" else c

    @staticmethod
    def code_point(item):
        """Of an item that stands for one character; None for what stands for several."""
        if item.startswith("\\x"):
            return int(item[2:].strip("{}"), 16)
        if item[0] != "\\":
            return ord(item)
        letters = {"t": 9, "n": 10, "r": 13, "f": 12}
        return ord(item[1]) if len(item) == 2 and not item[1].isalnum() else letters.get(item[1:])


def _java_flags(flags):
    java = _re.UNIX_LINES
    for python, other in (I, _re.CASE_INSENSITIVE), (M, _re.MULTILINE), (S, _re.DOTALL), (X, _re.COMMENTS), (U, _re.UNICODE):
        if flags & python:
            java |= other
    return java


class Pattern:
    """A compiled regular expression."""

    def __init__(self, pattern, flags):
        self.pattern = pattern
        self._bytes = not isinstance(pattern, str)
        text = bytes(pattern).decode("latin-1") if self._bytes else str(pattern)
        translation = _Translation(text, int(flags), pattern)
        flags = translation.flags
        if not self._bytes and not flags & A:
            flags |= U
        if self._bytes and flags & U:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        self.flags = flags
        self.groups = translation.groups
        self.groupindex = translation.names
        self._ended = translation.ended
        try:
            self._java = translation.result + ("\n" if flags & X else "")
            self._matcher = _re.Matcher(self._java, _java_flags(flags))
        except ValueError as e:
            raise error(str(e)) from None

    def _text(self, string):
        if isinstance(string, str):
            if self._bytes:
                raise TypeError("cannot use a bytes pattern on a string-like object")
            return string if type(string) is str else str(string)
        try:
            text = bytes(memoryview(string)).decode("latin-1")
        except TypeError:
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'") from None
        if not self._bytes:
            raise TypeError("cannot use a string pattern on a bytes-like object")
        return text

    def _find(self, string, pos, endpos, kind):
        text = self._text(string)
        length = len(text)
        end = length if endpos is None else min(max(endpos, 0), length)
        pos = min(max(pos, 0), length)
        places = self._matcher.find(text, pos, end, kind) if pos <= end else None
        return None if places is None else Match(self, string, places, pos, end)

    def search(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=None):
        text = self._text(string)
        end = len(text) if endpos is None else min(max(endpos, 0), len(text))
        at, empty_here = pos, True
        while at <= end:
            places = (self._matcher if empty_here else self._nonempty).find(text, at, end, 0)
            if places is None:
                return
            yield Match(self, string, places, pos, end)
            at = places[1]
            # Behind an empty match the next one may begin here, but not be empty again.
            empty_here = places[0] != places[1]

    @property
    def _nonempty(self):
        """The same pattern, for matches that are not empty where the search begins."""
        if self._second is None:
            self._second = _re.Matcher(f"(?:{self._java})(?<!\\G)", _java_flags(self.flags))
        return self._second

    _second = None

    def findall(self, string, pos=0, endpos=None):
        empty = b"" if self._bytes else ""
        found = []
        for m in self.finditer(string, pos, endpos):
            groups = m.groups(empty)
            found.append(m.group() if not groups else groups[0] if len(groups) == 1 else groups)
        return found

    def split(self, string, maxsplit=0):
        parts, at, count = [], 0, 0
        for m in self.finditer(string):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[at:m.start()])
            parts.extend(m.groups())
            at = m.end()
            count += 1
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        empty = b"" if self._bytes else ""
        make = repl if callable(repl) else _template(self, repl)
        parts, at, done = [], 0, 0
        for m in self.finditer(string):
            if count and done >= count:
                break
            parts.append(string[at:m.start()])
            parts.append(make(m))
            at = m.end()
            done += 1
        parts.append(string[at:])
        return empty.join(parts), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        names = [name for name, flag in (("re.ASCII", A), ("re.IGNORECASE", I), ("re.LOCALE", L), ("re.MULTILINE", M), ("re.DOTALL", S), ("re.VERBOSE", X))
                 if self.flags & flag]
        return f"re.compile({self.pattern!r}{', ' + '|'.join(names) if names else ''})"

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class Match:
    """Where a pattern was found."""

    def __init__(self, pattern, string, places, pos, endpos):
        self.re, self.string, self.pos, self.endpos = pattern, string, pos, endpos
        self._places = places

    def _number(self, group):
        if isinstance(group, int):
            number = group
        else:
            number = self.re.groupindex.get(group, -1)
        if not 0 <= number <= self.re.groups:
            raise IndexError("no such group")
        return number

    def _one(self, group, default=None):
        number = self._number(group)
        start = self._places[2 * number]
        if start < 0:
            return default
        part = self.string[start:self._places[2 * number + 1]]
        return part if isinstance(part, str) else bytes(part)

    def group(self, *groups):
        if len(groups) <= 1:
            return self._one(groups[0] if groups else 0)
        return tuple(self._one(g) for g in groups)

    __getitem__ = _one

    def groups(self, default=None):
        return tuple(self._one(i, default) for i in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._one(i, default) for name, i in self.re.groupindex.items()}

    def start(self, group=0):
        return self._places[2 * self._number(group)]

    def end(self, group=0):
        return self._places[2 * self._number(group) + 1]

    def span(self, group=0):
        return self.start(group), self.end(group)

    def expand(self, template):
        return _template(self.re, template)(self)

    @property
    def lastindex(self):
        """The group that ended last: of two that end at the same place the one whose parenthesis is closed later."""
        best = None
        for group in self.re._ended:
            if self._places[2 * group] >= 0 and (best is None or self._places[2 * group + 1] >= self._places[2 * best + 1]):
                best = group
        return best

    @property
    def lastgroup(self):
        return next((name for name, i in self.re.groupindex.items() if i == self.lastindex), None)

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def __copy__(self):
        return self


def _template(pattern, repl):
    """The function that fills in what a replacement says."""
    if isinstance(repl, str):
        text, encode = repl, lambda s: s
    else:
        text, encode = bytes(repl).decode("latin-1"), lambda s: s.encode("latin-1")
    if "\\" not in text:
        return lambda m: repl
    parts, at = [], 0
    simple = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
    while at < len(text):
        c = text[at]
        at += 1
        if c != "\\":
            parts.append(c)
            continue
        if at == len(text):
            raise error("bad escape (end of pattern)", repl, at - 1)
        c = text[at]
        at += 1
        if c == "g":
            end = text.find(">", at)
            if not text.startswith("<", at):
                raise error("missing <", repl, at)
            if end < 0:
                raise error("missing >, unterminated name", repl, at + 1)
            name = text[at + 1:end]
            if name.isdigit():
                number = int(name)
                if number > pattern.groups:
                    raise error(f"invalid group reference {number}", repl, at + 1)
            elif name in pattern.groupindex:
                number = pattern.groupindex[name]
            elif not name.isidentifier():
                raise error(f"bad character in group name {name!r}" if name else "missing group name", repl, at + 1)
            else:
                raise IndexError(f"unknown group name {name!r}")
            parts.append(number)
            at = end + 1
        elif c == "0":
            n = at
            while n < len(text) and n < at + 2 and text[n] in "01234567":
                n += 1
            parts.append(chr(int(text[at - 1:n], 8)))
            at = n
        elif c.isdigit():
            if text[at - 1:at + 2].isdigit() and len(text[at - 1:at + 2]) == 3 and all(d in "01234567" for d in text[at - 1:at + 2]):
                parts.append(chr(int(text[at - 1:at + 2], 8)))
                at += 2
                continue
            if at < len(text) and text[at].isdigit():
                at += 1
                c = text[at - 2:at]
            if int(c) > pattern.groups:
                raise error(f"invalid group reference {int(c)}", repl, at - len(c))
            parts.append(int(c))
        elif c in simple:
            parts.append(simple[c])
        elif c.isascii() and c.isalpha():
            raise error(f"bad escape \\{c}", repl, at - 2)
        else:
            parts.append("\\" + c)
    empty = encode("")

    def make(m):
        return empty.join((m._one(part) or empty) if isinstance(part, int) else encode(part) for part in parts)
    return make


_compiled = {}


def compile(pattern, flags=0):
    """The pattern, ready for use; those used lately are kept."""
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    key = type(pattern), pattern, int(flags)
    found = _compiled.get(key)
    if found is None:
        found = Pattern(pattern, flags)
        if len(_compiled) >= 512:
            _compiled.clear()
        _compiled[key] = found
    return found


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def purge():
    """Forgets the patterns that are kept."""
    _compiled.clear()


_SPECIAL = {c: "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The text with every character escaped that a pattern would not take literally."""
    if isinstance(pattern, str):
        return "".join(_SPECIAL.get(c, c) for c in pattern)
    return escape(bytes(pattern).decode("latin-1")).encode("latin-1")
