#!/usr/bin/env python3
"""Writes docs/extension-api.md from the headers in native/include: every function, what it does with references, what raises, since when.

    tools/extension_api.py            writes the page
    tools/extension_api.py --check    exit 1 where the page is not what the headers say

What a function says is the comment behind it, then the comments above it, which hold up to the next empty line. "new", "borrowed",
"steals" and "with SomeError" in them mean what they mean in CPython's manual. A function that gives an object back and does not say
whose reference it is makes both calls fail. Since which Conch a name is there says docs/extension-api-since.txt, a line a name; a name
without one gets the version of pom.xml when the page is written. It needs Python 3.8 and nothing else.
"""
import difflib
import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
INCLUDE = ROOT / "native" / "include"
PAGE = ROOT / "docs" / "extension-api.md"
SINCE = ROOT / "docs" / "extension-api-since.txt"

DECLARATION = re.compile(r"^PyAPI_FUNC\((?P<result>.*?)\)\s+(?P<name>\w+)\s*\((?P<arguments>.*)\)\s*(?:CONCH_\w+(?:\(.*\))?)?\s*;\s*(?:/\*(?P<comment>.*)\*/)?\s*$")
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5}
OBJECTS = re.compile(r"^(PyObject|PyVarObject|PyTypeObject) \*$")
FAILURE = re.compile(r"(?:NULL|-1|1|0)?(?: \(as that type\))? ?with (?:an exception|[A-Z]\w*(?:Error|Exit|Warning)(?:,? (?:or|and) \w+Error)*)"
                     r"|(?:NULL|-1|not 0) when [\w ]+")
EXCEPTIONS = re.compile(r"\b[A-Z]\w*(?:Error|Interrupt|Warning)\b")
# A comment above several declarations speaks for all of them if it says so, or if it is about their results; else for the next one.
FOR_ALL = re.compile(r"^[-01]+, |\b(All|These|None of these|New|Callable|NULL with|as that type)\b")
# These answer a question, or cannot fail: what their type alone does not say.
NEVER = re.compile(r"_Check(Exact)?$|_IsInitialized$|_IsValid$|_IsSubtype$|Matches$|_IsContiguous$|_CompareWithASCIIString$|^Py_REFCNT$|^PyDict_Next$"
                   r"|^PyType_GetFlags$|_is_created$|_tss_get$|^PyObject_HasAttr|^PyMemoryView_GET|^conch_")
CONVERTER = re.compile(r"\ban O& converter\b")
MACRO = re.compile(r"^#define ((?:_?Py|METH_|T_|READONLY|WAIT_|NOWAIT_)\w*)(\([^)]*\))?\s*(.*)$")


class Function(NamedTuple):
    header: str
    result: str
    name: str
    arguments: str
    own: str        # the comment behind it, else the one above that is for it alone
    group: tuple    # the comments above that are for it among others, the nearest first


def plain(comment):
    """A comment's text in one line."""
    return " ".join(re.sub(r"^\s*\* ?", "", line) for line in comment.splitlines()).replace("  ", " ").strip()


def statements(text):
    """The header in pieces: ("comment", text), ("blank", ""), ("code", text); a declaration over several lines is one piece."""
    text = re.sub(r"\\\n", " ", text)
    lines = iter(text.splitlines())
    for line in lines:
        stripped = line.strip()
        if not stripped:
            yield "blank", ""
        elif stripped.startswith("/*"):
            while "*/" not in stripped:
                stripped += "\n" + next(lines)
            yield "comment", plain(stripped[2:stripped.index("*/")])
        elif stripped.startswith("PyAPI_FUNC"):
            while ";" not in stripped:
                stripped += " " + next(lines).strip()
            while "/*" in stripped and "*/" not in stripped:
                stripped += " " + next(lines).strip()
            yield "code", stripped
        else:
            yield "code", stripped


def header_functions(path):
    """The header's opening comment, its functions and its macros; a declaration that cannot be read is an error, not an omission."""
    opening, group, above = None, (), ""
    functions, macros, carried, carry = [], [], 0, ""
    for kind, text in statements(path.read_text(encoding="utf-8")):
        if kind == "comment" and opening is None:
            opening = text
        elif kind == "comment":
            above = "" if FOR_ALL.search(text) else text
            group = ((text,) if FOR_ALL.search(text) else ()) + group
        elif kind == "blank":
            group, above = (), ""
        elif text.startswith("PyAPI_FUNC"):
            match = DECLARATION.match(text)
            if not match:
                raise SystemExit(f"{path.name}: cannot read the declaration: {text}")
            own = (match["comment"] or "").strip()
            if carried and not own:
                own, carried = carry, carried - 1
            following = re.search(r",? as the next (\w+)", own)
            if following:
                own = own[:following.start()]
                carried, carry = NUMBERS[following[1]], own
            own = ". ".join(part.rstrip(".") for part in (own, above) if part)
            functions.append(Function(path.name, match["result"].strip(), match["name"], match["arguments"].strip(), own, group))
            above = ""
        else:
            macro = MACRO.match(text)
            if macro and macro[1] not in [name for name, _ in macros]:
                macros.append((macro[1], macro[2] or ""))
    return opening, functions, macros


def reference(function):
    """What becomes of references: the result's kind, and what is stolen. None where neither the declaration nor its group says."""
    parts = []
    if OBJECTS.match(function.result):
        kinds = [kind for kind in map(result_kind, (function.own, *function.group)) if kind]
        if not kinds:
            return None
        parts.append(kinds[0])
    steals = re.search(r"\bsteals (?!nothing)(?:all three|\w+)(?:, (?:also|but only) when it \w+)?|exchanges the reference", function.own)
    if steals:
        parts.append(steals[0])
    elif not parts and re.search(r"\bnew\b", function.own) and re.search(r"\*\*|\*bytes_object", function.arguments + function.own):
        parts.append("new, through the pointer")
    elif not parts and "both borrowed" in function.own:
        parts.append("borrowed, through the pointers")
    return "; ".join(parts)


def result_kind(text):
    """Of the object that comes back; what the text says about arguments is put aside."""
    text = re.sub(r"(arguments|objects|the name) (are|is) borrowed|gets a new reference", "", text, flags=re.IGNORECASE)
    if re.search(r"\breturns NULL\b", text, re.IGNORECASE):
        return "always NULL"
    found = re.search(r"\b(borrowed|new)\b", text, re.IGNORECASE)
    return found[1].lower() if found else None


def failure(function):
    """How it fails: by its own words, else by its group's, else by its type."""
    if NEVER.search(function.name):
        return "never"
    if CONVERTER.search(function.own):
        return "0 with an exception"
    if re.search(r"\breturns (NULL|0)\b", function.own, re.IGNORECASE):
        return "always: it sets the exception"
    for text in (function.own, *function.group):
        if "without an exception" in text:
            return "NULL, and no exception is set"
        if "never fails" in text or "NULL for none" in text:
            return "never"
        found = FAILURE.search(text)
        if found and fits(function.result, found[0]):
            phrase = found[0].strip()
            return phrase if not phrase.startswith("with") else by_type(function).split(" with ")[0] + " " + phrase
        if re.search(r"\b1 or 0\b", text):
            return "never"
    return by_type(function)


def fits(result, phrase):
    """NULL is no failure of what is no pointer."""
    return not phrase.startswith("NULL") or "*" in result


def by_type(function):
    names = sorted(set(EXCEPTIONS.findall(function.own)))
    what = " or ".join(names) if names else "an exception"
    if function.result == "void" or function.header == "thread.h":
        return "never"
    if function.header == "memory.h" and not OBJECTS.match(function.result):
        return "NULL, and no exception is set"
    if "*" in function.result or function.result == "PyCapsule_Destructor":
        return "NULL with " + what
    if function.result in ("int", "Py_ssize_t", "Py_hash_t", "long", "long long", "double"):
        return "-1 with " + what
    return "-1 as that type, with " + what


# ---- the page ----

HEAD = """<!-- Written by tools/extension_api.py from native/include. Do not edit: change the header's comment, and run it again. -->
# The extension API

`#include <Python.h>` brings a subset of CPython 3.11's C API, compatible at the level of source. One section a header, and in it every
function with

- **References**: *new*: the caller owns the result and gives it up with `Py_DECREF`. *borrowed*: the result belongs to someone else, and
  lives as long as that one holds it. *steals*: the function takes the reference over. Arguments not named so are only looked at.
- **Fails**: what comes back when it fails. "with an exception": one is set in the thread, of the type that the operation raises in a script.
  Where the header names the type it stands here.
- **Since**: the first Conch that has it; for macros it stands in front of them.

Every function wants the lock (the GIL) held by the calling thread, unless its section or its remark says otherwise. Without it the
process ends with a message that names the function.
"""


def cell(text):
    return text.replace("|", "\\|").replace("<", "&lt;")


def row(function, since):
    result = function.result if function.result.endswith("*") else function.result + " "
    own = "" if function.own in ("new", "borrowed") else function.own
    remark = ". ".join(part for part in (own, *[g for g in function.group if "GIL" in g or "Formats" in g]) if part)
    return f"| `{cell(result)}{function.name}({cell(function.arguments)})` | {reference(function) or ''} | {failure(function)} | {since[function.name]} | {cell(remark)} |"


def section(path, since):
    opening, functions, macros = header_functions(path)
    lines = [f"\n## {path.name}", "", opening, ""]
    shown = [f for f in functions if not f.name.startswith("conch_")]
    if shown:
        lines += ["| Function | References | Fails | Since | Remarks |", "|---|---|---|---|---|"] + [row(f, since) for f in shown] + [""]
    releases = {}
    for name, arguments in macros:
        if name not in [f.name for f in functions]:
            releases.setdefault(since[name], []).append(f"`{name}{arguments}`")
    for release, names in releases.items():
        lines += [f"Macros, since {release}: " + ", ".join(names) + ".", ""]
    return "\n".join(lines).rstrip() + "\n"


def headers():
    """In the order in which Python.h includes them."""
    names = re.findall(r'^#include "(conch/\w+\.h)"', (INCLUDE / "Python.h").read_text(encoding="utf-8"), re.MULTILINE)
    return [INCLUDE / name for name in names] + [INCLUDE / "structmember.h", INCLUDE / "datetime.h"]


# ---- since when ----

def names():
    """Every name of the API that the page shows."""
    found = set()
    for path in headers():
        _, functions, macros = header_functions(path)
        found.update(f.name for f in functions if not f.name.startswith("conch_"))
        found.update(name for name, _ in macros)
    return found


def read_since():
    """Which name came with which release: {name: release}."""
    lines = SINCE.read_text(encoding="utf-8").splitlines() if SINCE.exists() else []
    return {name: release for release, name in (line.split() for line in lines if line and not line.startswith("#"))}


def write_since(since):
    lines = ["# The release that brought each name of the extension API. tools/extension_api.py adds new names; what was released stays."]
    lines += [f"{since[name]} {name}" for name in sorted(since)]
    SINCE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def version():
    return re.search(r"<artifactId>conch-parent</artifactId>\s*<version>([\d.]+)", (ROOT / "pom.xml").read_text(encoding="utf-8"))[1]


def unsaid():
    """Functions that give an object back and do not say whose reference that is."""
    return [f"{path.name}: {f.name}" for path in headers() for f in header_functions(path)[1] if reference(f) is None]


def main(words):
    if words not in ([], ["--check"]):
        print("usage: tools/extension_api.py [--check]", file=sys.stderr)
        return 2
    open_questions = unsaid()
    for name in open_questions:
        print(f"{name}: its comment does not say whether the result is new or borrowed", file=sys.stderr)
    known, there = read_since(), names()
    since = {name: known.get(name, version()) for name in there}
    page = HEAD + "".join(section(path, since) for path in headers())
    if not words:
        write_since(since)
        PAGE.write_text(page, encoding="utf-8")
        print(f"wrote {PAGE.relative_to(ROOT)}")
        return 1 if open_questions else 0
    old = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if old != page or known != since:
        print("docs/extension-api.md (or -since.txt) is not what the headers say; repair: python3 tools/extension_api.py", file=sys.stderr)
        sys.stderr.writelines(list(difflib.unified_diff(old.splitlines(True), page.splitlines(True), "committed", "from the headers", n=0))[:40])
    return 1 if open_questions or old != page or known != since else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
