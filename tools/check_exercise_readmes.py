#!/usr/bin/env python3
"""Runs what the exercises tell a learner to type: python3 tools/check_exercise_readmes.py [ID …]

Each indented line of a README that begins with `conch` or `python3`, and each such command between backticks that
names a file, is run in a copy of what the learner gets. A starter is broken, so a command may fail, crash, or hang
(what still runs after ten seconds was understood, and is stopped); but it must not be refused: an unknown
command or option, a file that is not there, a wrong line of Python. Ends with "N passed, N failed, N skipped".
"""

import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECONDS = 10
NOT_HANDED_OUT = {"solution", "mutants", "hints.md", "info.toml"}
REFUSED = re.compile(
    r"usage:|conch: usage|unknown (command|option|argument|exercise)|unrecognized|no such (command|option|file)|can't open"
    r"|there is no |No such file|not found|SyntaxError|NameError|ModuleNotFoundError|invalid option", re.IGNORECASE)


def commands(text):
    """Shell commands in their order; one with a here-document has several lines."""
    found = []
    lines = iter(text.splitlines())
    for line in lines:
        typed = re.match(r"    (?:[A-Z_]+=\S+ |timeout \d+ )*(?:conch|python3(?:\.\d+)?) ", line)
        if typed:
            command = [line[4:]]
            document = re.search(r"<<'?(\w+)'?", line)
            while document and command[-1] != document.group(1):
                command.append(next(lines)[4:])
            found.append("\n".join(command))
        elif not line.startswith("    "):
            found += [c for c in re.findall(r"`((?:conch|python3(?:\.\d+)?) [^`…]*)`", line) if re.search(r"\.(py|c)\b", c)]
    return found


def run(command, folder, environment):
    """Exit code and output; the code is None if it was still running at the end of its time."""
    process = subprocess.Popen(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True)
    try:
        output, _ = process.communicate(timeout=SECONDS * (3 if " ext build" in command else 1))
        return process.returncode, output
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return None, process.communicate()[0]


def check(exercise):
    """(command, what is wrong or None or "skipped: WHY") for each command of an exercise."""
    results = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / exercise.name
        shutil.copytree(exercise, folder, ignore=lambda where, names: NOT_HANDED_OUT & set(names))
        environment = dict(os.environ, PATH="%s:%s" % (ROOT, os.environ["PATH"]))
        for command in commands((exercise / "README.md").read_text()):
            program = re.search(r"(conch|python3\S*)", command).group()
            if not shutil.which(program, path=environment["PATH"]):
                results.append((command, "skipped: %s is not installed" % program))
                continue
            code, output = run(command, folder, environment)
            refused = REFUSED.search(output)
            if refused or code == 2 or (" ext build" in command and code != 0):
                results.append((command, "exit code %s\n%s" % (code, output[-800:])))
            else:
                results.append((command, None))
    return results


def main(wanted):
    exercises = [f.parent for f in sorted(ROOT.glob("exercises/*/README.md")) if not wanted or f.parent.name.split("-")[0] in wanted]
    passed = failed = skipped = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for exercise, results in zip(exercises, pool.map(check, exercises)):
            if not results:
                print("%s: its README has no command to try" % exercise.name)
                failed += 1
            for command, wrong in results:
                if wrong is None:
                    passed += 1
                elif wrong.startswith("skipped: "):
                    skipped += 1
                    print("%s: %s" % (exercise.name, wrong[9:]))
                else:
                    failed += 1
                    print("%s: %s\n%s" % (exercise.name, command, wrong))
    print("%d passed, %d failed, %d skipped" % (passed, failed, skipped))
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
