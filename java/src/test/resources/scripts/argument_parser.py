import argparse
import io
import os
import sys
import tempfile

os.environ["COLUMNS"] = "80"


def make(**kw):
    p = argparse.ArgumentParser(prog="prog", description="Does   things.", epilog="The end.", **kw)
    p.add_argument("name", help="the name")
    p.add_argument("rest", nargs="*")
    p.add_argument("-v", "--verbose", action="store_true", help="more")
    p.add_argument("--count", type=int, default=3, metavar="N", help="how many (default: %(default)s), and a text so long that it has to go on in the next line of the help")
    p.add_argument("--mode", choices=["a", "b"])
    g = p.add_mutually_exclusive_group()
    g.add_argument("--x", action="store_const", const=1)
    g.add_argument("--y", nargs="+")
    s = p.add_argument_group("special", "Special things")
    s.add_argument("--zed", "-z", action="append")
    p.add_argument("--version", action="version", version="%(prog)s 1")
    p.add_argument("-c", action="count")
    p.add_argument("--opt", nargs="?", const="C", default="D")
    p.add_argument("--pair", nargs=2, type=float, metavar=("LOW", "HIGH"))
    p.add_argument("--a-very-long-option-name", dest="long", help="help of it")
    p.add_argument("--hidden", help=argparse.SUPPRESS)
    p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="yes or no")
    return p


def parse(p, line):
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    result = None
    try:
        try:
            result = p.parse_args(line.split() if isinstance(line, str) else line)
        except SystemExit as e:
            result = f"exit {e.code}"
    finally:
        said, errors = sys.stdout.getvalue(), sys.stderr.getvalue()
        sys.stdout, sys.stderr = out, err
    print(line, "->", result)
    if said:
        print("said:", said, end="")
    if errors:
        print("errors:", errors, end="")


p = make()
for formatter in argparse.HelpFormatter, argparse.RawDescriptionHelpFormatter, argparse.RawTextHelpFormatter, argparse.ArgumentDefaultsHelpFormatter:
    print(make(formatter_class=formatter).format_help())
print(p.format_usage())
for line in ["n", "n a b", "-v n", "n -v", "--verbose n a --count 5 b", "--count=7 n", "--cou 7 n", "--count x n", "n --mode a", "n --mode c", "--x --y 1 2 -- n", "--y 1 2 --x n", "n --x --y",
             "", "--nope n", "n -q", "-zfoo n -z bar --zed=q", "-vcc n", "-vzq n", "-vcx n", "n --opt", "n --opt q", "n --pair 1 2", "n --pair 1", "n --pair 1 x", "-h", "--version", "n --co 5",
             "n --ver", "n --v", "-- -n", "n -5", "n -5.5 -e5", "n --count -5", "--no-flag n", "--flag n", "n --x=5", "n --verbose=1", "n --opt=", "--long 5 n", "n --a-very 5", "n --count", "-c -c n", "n - x"]:
    parse(p, line)
parse(p, ["a b", "--mode", ""])
parse(p, ["-a b", "x"])

print(argparse.Namespace(a=1, b="x"), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1), argparse.Namespace(**{"a b": 1}), vars(argparse.Namespace(q=2)))
p = argparse.ArgumentParser(prog="p")
p.add_argument("files", nargs="+", type=int)
p.add_argument("last")
p.add_argument("--list", action="extend", nargs="*")
p.add_argument("--const", action="append_const", const=5, dest="list2", default=[1])
p.add_argument("--off", action="store_false")
p.set_defaults(func=len, list=["d"])
for line in ["1 2 3", "1", "1 2 --list a b --list c", "x y", "--const --const 1 2 --off", "1 --list 2"]:
    parse(p, line)
print(p.get_default("func"), p.get_default("nothing"), p.parse_known_args(["1", "2", "--what", "-k"]))
p = argparse.ArgumentParser(prog="p", exit_on_error=False)
p.add_argument("--n", type=int)
try:
    p.parse_args(["--n", "x"])
except argparse.ArgumentError as e:
    print("raised", e, e.argument_name, e.message)

p = argparse.ArgumentParser(prog="p", allow_abbrev=False)
p.add_argument("--verbose", action="store_true")
parse(p, "--verb")
p = argparse.ArgumentParser(prog="p", add_help=False, prefix_chars="+-", argument_default=argparse.SUPPRESS)
p.add_argument("+a", "++all", action="store_true")
p.add_argument("-b")
parse(p, "+a -b 5")
parse(p, "")
parse(p, "-h")
print(p.format_help())

p = argparse.ArgumentParser(prog="tool")
p.add_argument("--level", type=int, default="4")
sub = p.add_subparsers(dest="command", help="what to do", title="commands")
a = sub.add_parser("run", help="runs it", aliases=["r"], description="Runs.")
a.add_argument("file")
a.add_argument("--fast", action="store_true")
a.set_defaults(func="run it")
b = sub.add_parser("stop", help="stops it")
b.add_argument("args", nargs=argparse.REMAINDER)
print(p.format_help(), a.format_help())
for line in ["run f", "--level 9 r f --fast", "stop a --b -c", "", "nope", "run", "run f --slow", "run -h", "run f g"]:
    parse(p, line)
sub.required = True
parse(p, "")
q = argparse.ArgumentParser(prog="q")
q.add_argument("first")
subs = q.add_subparsers()
print(subs.add_parser("deep").prog, q.format_usage())
parse(q, "x bad")

base = argparse.ArgumentParser(add_help=False)
base.add_argument("--shared", default="s")
child = argparse.ArgumentParser(prog="child", parents=[base])
child.add_argument("own")
parse(child, "o --shared t")
print(child.format_help())
for bad in [lambda: child.add_argument("--shared"), lambda: child.add_argument("x", required=True), lambda: child.add_argument("--t", type="no"), lambda: child.add_argument("--t", action="no"),
            lambda: child.add_argument("--m", nargs=2, metavar=("a",)), lambda: child.add_argument("--c", nargs=0), lambda: child.add_argument("y", dest="z"), lambda: child.add_argument("--", "x"),
            lambda: child.add_argument("--k", const=5), lambda: argparse.ArgumentParser(conflict_handler="x"), lambda: child.add_argument("--f", type=argparse.FileType)]:
    try:
        bad()
        print("no error")
    except Exception as e:
        print(type(e).__name__, e)
r = argparse.ArgumentParser(prog="r", conflict_handler="resolve")
r.add_argument("-f", "--foo", help="old")
r.add_argument("--foo", help="new")
print(r.format_help())


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, f"{option_string}:{values.upper()}")


def positive(text):
    if int(text) <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return int(text)


p = argparse.ArgumentParser(prog="p", usage="%(prog)s [anything]", fromfile_prefix_chars="@")
p.add_argument("-u", action=Upper)
p.add_argument("--pos", type=positive)
p.add_argument("--choice", type=int, choices=range(3))
p.add_argument("--file", type=argparse.FileType("r"))
g = p.add_mutually_exclusive_group(required=True)
g.add_argument("--one", action="store_true")
g.add_argument("--two")
for line in ["--one -u abc", "--one --pos 5", "--one --pos 0", "--one --pos x", "--one --choice 2", "--one --choice 5", "", "--one --two 3", "--two 3", "--one --file /no/such/file"]:
    parse(p, line)
print(p.format_usage())
with tempfile.NamedTemporaryFile("w", suffix=".args") as f:
    f.write("--two\nfrom file\n")
    f.flush()
    print(p.parse_args(["@" + f.name]).two)
wide = argparse.ArgumentParser(prog="a-program-with-a-name-that-is-so-long-that-the-usage-starts-anew-below-it")
wide.add_argument("--some-option", metavar="SOMETHING")
wide.add_argument("positional_one")
wide.add_argument("positional_two", nargs="+")
print(wide.format_usage())
narrow = argparse.ArgumentParser(prog="n")
narrow.add_argument("first_positional_argument_of_it", nargs="?")
narrow.add_argument("second_positional_argument_of_it", nargs=2)
narrow.add_argument("third_positional_argument_of_it", nargs="...")
print(narrow.format_help())
