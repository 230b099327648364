#!/usr/bin/env python3
"""Runs docs/tutorial.md: every command in a fresh folder, in order, and compares what is printed with what the page says.

    tools/check_tutorial.py [--show]        --show prints what each command really printed

The page's fences:
    ```console            "$ command" lines ("> " goes on with one), each followed by its output, standard error included
    ```console measured   the same, with every number taken for equal
    ```console cpython    the same, where python3 has its headers
    ```c                  together, in order, they are examples/tutorial/smooth.c
    ```python             a part of examples/tutorial/test_smooth.py
    ```diff               changes smooth/smooth.c until the next heading
In an output … stands for any text within a line, and alone on a line for any lines. A sanitizer that this machine lacks is skipped, and said.
The last line counts: "N passed, N failed, N skipped".
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

HOME = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
PAGE = os.path.join(HOME, "docs", "tutorial.md")
FILES = os.path.join(HOME, "examples", "tutorial")
LIMIT_SECONDS = 300
STAGE = re.compile(r"(plain|strict|asan|tsan) +(passed|failed|skipped|…)")

counts = {"passed": 0, "failed": 0, "skipped": 0}


def passed():
    counts["passed"] += 1


def failed(line, what, *details):
    counts["failed"] += 1
    print(f"failed: docs/tutorial.md:{line}: {what}")
    for detail in details:
        print("    " + detail.rstrip("\n").replace("\n", "\n    "))


def skipped(why):
    counts["skipped"] += 1
    print(f"not run: {why}")


def read(*path):
    with open(os.path.join(*path), encoding="utf-8") as file:
        return file.read()


def parts(page):
    """(line, kind, text) of each heading and each fenced block; the kind of a heading is #."""
    kind, begin, lines = None, 0, []
    for number, line in enumerate(page.split("\n"), 1):
        if kind is None and line.startswith("#"):
            yield number, "#", line
        elif kind is None and line.startswith("```"):
            kind, begin, lines = line[3:], number, []
        elif line == "```":
            yield begin, kind, "\n".join(lines)
            kind = None
        else:
            lines.append(line)


def commands(text):
    """(command, expected lines) of each."""
    found = []
    for line in text.split("\n"):
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif line.startswith("> ") and not found[-1][1]:
            found[-1] = found[-1][0] + "\n" + line[2:], []
        else:
            found[-1][1].append(line)
    return found


def pattern(expected):
    text = ""
    for line in expected:
        text += r"(?:.*\n)*?" if line.strip() == "…" else ".*".join(re.escape(piece) for piece in line.split("…")) + "\n"
    return re.compile(text)


def without_stages(lines, stages):
    """Drops what belongs to these stages of `conch ext check`."""
    kept, dropping = [], False
    for line in lines:
        stage = STAGE.match(line)
        if stage:
            dropping = stage.group(1) in stages
        if not dropping:
            kept.append(line)
    return kept


def without_numbers(lines):
    return [re.sub(r"\s+", " ", re.sub(r"\d+(\.\d+)?", "#", line)) for line in lines]


class Session:
    """The reader's shell: the folder that `cd` changes, and the files that a diff changes back."""

    def __init__(self, folder):
        self.folder = folder
        self.source = os.path.join(folder, "smooth", "smooth.c")
        self.good = None
        self.environment = dict(os.environ, CONCH=HOME, PATH=HOME + os.pathsep + os.environ["PATH"])
        for name in ("CONCH_PATH", "PYTHONPATH", "CFLAGS", "LDFLAGS", "CC"):
            self.environment.pop(name, None)

    def run(self, line, command, expected, measured):
        words = shlex.split(command)
        if words[0] == "cd":
            self.folder = os.path.join(self.folder, words[1])
            return
        try:
            result = subprocess.run(["sh", "-c", command], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, timeout=LIMIT_SECONDS, encoding="utf-8", errors="replace")
        except subprocess.TimeoutExpired:
            failed(line, f"{command}: not done after {LIMIT_SECONDS} s")
            return
        if "--show" in sys.argv:
            print(f"$ {command}\n{result.stdout}", end="", flush=True)
        self.compare(line, command, expected, result.stdout.splitlines(), measured)

    def compare(self, line, command, expected, actual, measured):
        missing = {}
        for text in actual:
            stage = STAGE.match(text)
            if stage and stage.group(2) == "skipped":
                missing[stage.group(1)] = text
        for text in missing.values():
            skipped(text)
        expected, actual = without_stages(expected, missing), without_stages(actual, missing)
        shown = "\n".join(actual)
        if measured:
            expected, actual = without_numbers(expected), without_numbers(actual)
        if pattern(expected).fullmatch("".join(text + "\n" for text in actual)):
            passed()
        else:
            failed(line, f"$ {command}", "the page says:", "\n".join(expected), "it printed:", shown)

    def change(self, line, diff):
        old = "".join(text[1:] + "\n" for text in diff.split("\n") if text[:1] != "+")
        new = "".join(text[1:] + "\n" for text in diff.split("\n") if text[:1] != "-")
        text = read(self.source)
        if self.good is None:
            self.good = text
        if text.count(old) != 1:
            failed(line, f"the lines of the diff are {text.count(old)} times in smooth.c, not once")
            return
        self.write(text.replace(old, new))
        passed()

    def repair(self):
        if self.good is not None:
            self.write(self.good)
            self.good = None

    def write(self, text):
        with open(self.source, "w", encoding="utf-8") as file:
            file.write(text)


def words_of(text):
    """A source without empty lines, which the page has elsewhere."""
    return [line for line in text.split("\n") if line.strip()]


def check_quotes(blocks):
    whole = [line for _, kind, text in blocks if kind == "c" for line in words_of(text)]
    source = words_of(read(FILES, "smooth.c"))
    if whole == source:
        passed()
    else:
        at = next((i for i, (a, b) in enumerate(zip(whole, source)) if a != b), min(len(whole), len(source)))
        failed(1, "its C is not examples/tutorial/smooth.c; first difference:", "the page: " + "".join(whole[at:at + 1]), "the file: " + "".join(source[at:at + 1]))
    for line, kind, text in blocks:
        if kind == "python":
            if text + "\n" in read(FILES, "test_smooth.py"):
                passed()
            else:
                failed(line, "this is no part of examples/tutorial/test_smooth.py")


def has_headers():
    command = "import os, sys, sysconfig; sys.exit(sys.version_info < (3, 11) or not os.path.exists(sysconfig.get_path('include') + '/Python.h'))"
    return subprocess.run(["python3", "-c", command], stderr=subprocess.DEVNULL).returncode == 0


def main():
    blocks = list(parts(read(PAGE)))
    check_quotes(blocks)
    with tempfile.TemporaryDirectory() as folder:
        session = Session(os.path.realpath(folder))
        for line, kind, text in blocks:
            if kind == "#":
                session.repair()
            elif kind == "diff":
                session.change(line, text)
            elif kind == "console cpython" and not has_headers():
                skipped("the module for CPython: python3 is older than 3.11, or has no headers")
            elif kind.startswith("console"):
                for command, expected in commands(text):
                    session.run(line, command, expected, kind.endswith("measured"))
            elif kind not in ("c", "python"):
                failed(line, f"a fence of an unknown kind: '{kind}'")
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return counts["failed"] != 0


if __name__ == "__main__":
    sys.exit(main())
