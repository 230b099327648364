"""Groups of characters, and capwords."""

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word capitalised, and joined again."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Formatter:
    """What str.format() does, in steps that a subclass may replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return self._format(format_string, args, kwargs, 2, [0])

    def _format(self, format_string, args, kwargs, depth, automatic):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if field is None:
                continue
            if field == "" or field[0] in ".[":
                if automatic[0] is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field = f"{automatic[0]}{field}"
                automatic[0] += 1
            elif field[0].isdigit():
                if automatic[0]:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                automatic[0] = False
            obj, _ = self.get_field(field, args, kwargs)
            obj = self.convert_field(obj, conversion)
            parts.append(self.format_field(obj, self._format(spec, args, kwargs, depth - 1, automatic) if spec else ""))
        return "".join(parts)

    def parse(self, format_string):
        """(literal text, field name, format, conversion) for each field, and what stands before it."""
        literal, at, text = "", 0, format_string
        while at < len(text):
            c = text[at]
            if text[at:at + 2] in ("{{", "}}"):
                literal += c
                at += 2
            elif c == "}":
                raise ValueError("Single '}' encountered in format string")
            elif c != "{":
                literal += c
                at += 1
            else:
                end, depth = at + 1, 1
                while end < len(text) and depth:
                    depth += {"{": 1, "}": -1}.get(text[end], 0)
                    end += 1
                if depth:
                    raise ValueError("Single '{' encountered in format string" if end == at + 1 else "expected '}' before end of string")
                yield (literal, *self._field(text[at + 1:end - 1]))
                literal, at = "", end
        if literal:
            yield literal, None, None, None

    @staticmethod
    def _field(inside):
        bracket = 0
        for i, c in enumerate(inside):
            bracket += {"[": 1, "]": -1}.get(c, 0)
            if bracket == 0 and c == "!":
                return inside[:i], inside[i + 3:], inside[i + 1]
            if bracket == 0 and c == ":":
                return inside[:i], inside[i + 1:], None
        return inside, "", None

    def get_field(self, field_name, args, kwargs):
        end = min([i for i in (field_name.find("."), field_name.find("[")) if i >= 0] or [len(field_name)])
        first, rest = field_name[:end], field_name[end:]
        first = int(first) if first.isdigit() else first
        obj = self.get_value(first, args, kwargs)
        while rest:
            if rest[0] == ".":
                end = min([i for i in (rest.find(".", 1), rest.find("[", 1)) if i >= 0] or [len(rest)])
                obj, rest = getattr(obj, rest[1:end]), rest[end:]
            else:
                end = rest.index("]")
                key = rest[1:end]
                obj, rest = obj[int(key) if key.isdigit() else key], rest[end + 1:]
        return obj, first

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in "sra":
            return {"s": str, "r": repr, "a": ascii}[conversion](value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def format_field(self, value, format_spec):
        return format(value, format_spec)
