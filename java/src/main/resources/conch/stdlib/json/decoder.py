"""From JSON to objects."""

import _json

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")
_CONSTANTS = {"-Infinity": NegInf, "Infinity": PosInf, "NaN": NaN}


class JSONDecodeError(ValueError):
    """Text that is no JSON. `msg`, `doc`, `pos`, `lineno` and `colno` say why and where."""

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return type(self), (self.msg, self.doc, self.pos)


def scanstring(s, end, strict=True):
    """The string whose opening quote is before `end`, and the place behind its closing one."""
    return _json.scanstring(s, end, strict, JSONDecodeError)


def _blanks(s, at):
    while at < len(s) and s[at] in " \t\n\r":
        at += 1
    return at


class JSONDecoder:
    """A way of reading: what numbers and objects become, and whether strings may hold control characters."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def scan_once(self, string, idx):
        return _json.scan_once(self, string, idx, JSONDecodeError)

    def decode(self, s):
        """The object that the whole text says."""
        obj, end = self.raw_decode(s, _blanks(s, 0))
        end = _blanks(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The object at `idx`, and the place behind it."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as end:
            raise JSONDecodeError("Expecting value", s, end.value) from None
