"""The locale C, which is the only one here."""

__all__ = ["getlocale", "getdefaultlocale", "getpreferredencoding", "getencoding", "Error", "setlocale", "localeconv", "strcoll", "strxfrm", "str", "atof", "atoi",
           "delocalize", "format_string", "normalize", "resetlocale", "LC_CTYPE", "LC_COLLATE", "LC_MESSAGES", "LC_TIME", "LC_MONETARY", "LC_NUMERIC", "LC_ALL", "CHAR_MAX"]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127


class Error(Exception):
    """A locale that there is not."""


Error.__module__ = "locale"


def setlocale(category, locale=None):
    """The name of the locale. Another one than C, or than the default, which is C, is an Error."""
    if not isinstance(category, int) or not 0 <= category <= 6:
        raise Error("unsupported locale setting")
    if locale in (None, "", "C", "POSIX", ("C", None), (None, None)):
        return "C"
    raise Error("unsupported locale setting")


def resetlocale(category=LC_ALL):
    setlocale(category, "C")


def getlocale(category=LC_CTYPE):
    return None, None


def getdefaultlocale(envvars=()):
    return None, None


def getpreferredencoding(do_setlocale=True):
    return "UTF-8"


def getencoding():
    return "utf-8"


def normalize(localename):
    return localename


def localeconv():
    """How numbers and money are written."""
    unsaid = ("frac_digits", "int_frac_digits", "n_cs_precedes", "n_sep_by_space", "n_sign_posn", "p_cs_precedes", "p_sep_by_space", "p_sign_posn")
    empty = ("currency_symbol", "int_curr_symbol", "mon_decimal_point", "mon_thousands_sep", "negative_sign", "positive_sign", "thousands_sep")
    return {"decimal_point": ".", "grouping": [], "mon_grouping": [], **dict.fromkeys(empty, ""), **dict.fromkeys(unsaid, CHAR_MAX)}


def strcoll(a, b, /):
    return (a > b) - (a < b)


def strxfrm(s, /):
    return s


def delocalize(string):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def str(val):
    """A float with twelve digits."""
    return format_string("%.12g", val)


def format_string(f, val, grouping=False, monetary=False):
    return f % val
