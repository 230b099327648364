# Compares what two runs of an example printed, times and luck aside:  python3 compare.py A B
# Exit code 0: they say the same. 1: they differ, and the lines that do are shown. 2: wrong usage.
#
# Two kinds of numbers are masked, and the examples print whatever may differ in one of these two ways:
#   - a measured figure is a number with a decimal point and a unit behind it: 12.3 ms, 0.52 s, 1.95 x, 48.0 GF/s
#   - a number that is a matter of luck or of the machine has a ~ before it: ~193842
# Runs of blanks count as one, because a wider number moves what follows. Everything else must be equal, character by character.
import sys

UNITS = ("ns", "us", "ms", "s", "x", "GF/s", "MB/s", "%")
SHOWN = 5       # one line too many makes every later line differ


def is_number(word):
    return word != "" and all(letter in "0123456789.,-+e" for letter in word) and any(letter.isdigit() for letter in word)


def mask(line):
    words = line.split()
    for i, word in enumerate(words):
        bare = word.rstrip(",;:.")
        ending = word[len(bare):]
        before = words[i - 1] if i > 0 else ""
        if bare.startswith("~") and is_number(bare[1:]):
            words[i] = "~#" + ending
        elif bare in UNITS and is_number(before) and "." in before:
            words[i - 1] = "#"
    indent = line[:len(line) - len(line.lstrip())]
    return indent + " ".join(words)


def read(path):
    with open(path, encoding="utf-8") as file:
        return [mask(line) for line in file.read().splitlines()]


def main():
    if len(sys.argv) != 3:
        print("usage: compare.py A B", file=sys.stderr)
        return 2
    first, second = read(sys.argv[1]), read(sys.argv[2])
    different = 0
    for number in range(max(len(first), len(second))):
        left = first[number] if number < len(first) else None
        right = second[number] if number < len(second) else None
        if left == right:
            continue
        different += 1
        if different <= SHOWN:
            print(f"line {number + 1}:")
            print(f"  {sys.argv[1]}: {'(no such line)' if left is None else left}")
            print(f"  {sys.argv[2]}: {'(no such line)' if right is None else right}")
    if different > SHOWN:
        print(f"and {different - SHOWN} more lines differ")
    return 1 if different else 0


sys.exit(main())
