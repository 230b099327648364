"""Options of a command line as C's getopt() takes them apart; argparse does more."""

import os as _os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """The command line is wrong; `opt` is the option."""

    opt = msg = ""

    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """([(option, value), …], the rest). A letter with a colon, or a word with an equals sign, takes a value; the first argument that is no option ends them."""
    args, found = list(args), []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        word = args.pop(0)
        if word == "--":
            break
        found += _one(word, args, shortopts, longopts)
    return found, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt(), but arguments may stand between options, unless the letters begin with a plus sign or POSIXLY_CORRECT is set."""
    args, found, rest = list(args), [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("+")
    shortopts = shortopts.removeprefix("+")
    in_order = in_order or bool(_os.environ.get("POSIXLY_CORRECT"))
    while args:
        word = args.pop(0)
        if word == "--":
            rest += args
            break
        if word.startswith("-") and word != "-":
            found += _one(word, args, shortopts, longopts)
        elif in_order:
            rest += [word, *args]
            break
        else:
            rest.append(word)
    return found, rest


def _one(word, args, shortopts, longopts):
    """The options in a word; a value may be the next argument, which is then taken."""
    if word.startswith("--"):
        return [_long(word[2:], args, longopts)]
    found, letters = [], word[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not letters and not args:
                raise GetoptError(f"option -{letter} requires argument", letter)
            value, letters = letters or args.pop(0), ""
        found.append(("-" + letter, value))
    return found


def _long(text, args, longopts):
    name, equals, value = text.partition("=")
    possible = [option for option in longopts if option.startswith(name)]
    if not possible:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in possible or name + "=" in possible:
        full = name if name in possible else name + "="
    elif len(possible) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    else:
        full = possible[0]
    if full.endswith("="):
        full = full[:-1]
        if not equals:
            if not args:
                raise GetoptError(f"option --{full} requires argument", full)
            value = args.pop(0)
    elif equals:
        raise GetoptError(f"option --{full} must not have an argument", full)
    return "--" + full, value
