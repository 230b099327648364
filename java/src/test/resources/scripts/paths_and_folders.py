import errno
import fnmatch
import glob
import os
import os.path
import pathlib
import shutil
import stat
import tempfile
from pathlib import Path, PurePath, PurePosixPath

folder = os.path.realpath(tempfile.mkdtemp())


def hide(text):
    return text.replace(folder, "FOLDER")


def shows(f, *args, **kw):
    try:
        print(f.__name__, hide(repr(f(*args, **kw))))
    except Exception as e:
        print(f.__name__, hide(repr(args)), type(e).__name__, hide(str(e)))


for text in ["", ".", "/", "//", "///", "a", "a/b", "/a/b/", "//a/b", "///a", "a//b/./c", "../a", "a/..", "a.txt", ".hidden", "x.tar.gz", "a.", ".a.b", "a/b.c/d", "~", "a b"]:
    p = PurePath(text)
    print(repr(p), str(p), p.parts, p.root, p.anchor, repr(p.drive), p.name, p.suffix, p.suffixes, p.stem, p.parent, list(map(str, p.parents)), p.is_absolute(), bytes(p),
          p.as_posix(), hash(p) == hash(PurePosixPath(text)))
p = PurePath("a", "/b", "c", PurePath("d/e"))
print(p, p / "x" / PurePath("y"), "z" / p, "q" / PurePath("r"), p.joinpath("1", "2"), p.joinpath("/x"), p.parents[0], p.parents[-1], p.parents[0:2], p.parents, len(p.parents))
shows(p.parents.__getitem__, 9)
shows(PurePath, 5)
shows(PurePath, b"x")
try:
    p / 5
except TypeError as e:
    print(e)
print(PurePath("a") == PurePath("a/."), PurePath("a") < PurePath("b"), PurePath("/a") < PurePath("a"), PurePath("a") == "a", sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]))
for f, args in [("with_name", ("x",)), ("with_name", ("",)), ("with_name", ("a/b",)), ("with_suffix", (".py",)), ("with_suffix", ("",)), ("with_suffix", ("py",)), ("with_suffix", (".",)),
                ("with_stem", ("n",)), ("relative_to", ("/u",)), ("relative_to", ("/x",)), ("relative_to", ("u",)), ("relative_to", ()), ("is_relative_to", ("/u",)), ("match", ("*.gz",)),
                ("match", ("u/*/*.gz",)), ("match", ("/u/*",)), ("match", ("/*/*/*",)), ("match", ("",)), ("as_uri", ())]:
    shows(getattr(PurePath("/u/v w/f.tar.gz"), f), *args)
shows(PurePath("").with_name, "x")
shows(PurePath("a").as_uri)
shows(PurePath(".").with_suffix, ".x")

root = Path(folder)
print(type(root), isinstance(root, PurePosixPath), isinstance(root, os.PathLike), os.fspath(Path("x")), os.path.join(Path("a"), "b"), issubclass(str, os.PathLike))
deep = root / "one" / "two"
shows(deep.mkdir)
deep.mkdir(parents=True)
shows(deep.mkdir)
deep.mkdir(exist_ok=True)
f = root / "f.txt"
print(f.exists(), f.write_text("h\xe9\n"), f.read_bytes(), f.read_text("utf-8") == "h\xe9\n", f.write_bytes(b"12345"), f.read_text(), f.stat().st_size, f.is_file(), f.is_dir(), deep.is_dir())
shows(f.mkdir, exist_ok=True)
shows(f.write_text, b"x")
shows((root / "none").read_text)
shows((root / "none").unlink)
(root / "none").unlink(missing_ok=True)
shows(deep.unlink)
shows(f.rmdir)
shows((root / "one").rmdir)
shows((root / "none").stat)
shows((root / "none").resolve, strict=True)
for name in "a.py", "b.py", "c.txt", ".hid.py":
    (deep / name).touch()
(root / "one" / "d.py").touch()
shows((root / "one" / "d.py").touch, exist_ok=False)
for pattern in "*", "*.py", "**/*.py", "one/*", "one/*/a*", "**", "**/", "*/", "one/two/a.py", "[a-f]*", "none/*", "**/two/*.py", "??????":
    print(pattern, sorted(hide(str(x)) for x in root.glob(pattern)))
print(sorted(x.name for x in root.rglob("*.py")), sorted(x.name for x in root.iterdir()))
shows(lambda: list(root.glob("")))
shows(lambda: list(root.glob("/x")))
shows(lambda: list(root.glob("a**")))
shows(lambda: list((root / "none").iterdir()))
with f.open("a") as file:
    file.write("6")
print(f.read_text(), f.rename(root / "g.txt").name, f.exists(), (root / "g.txt").replace(f) == f, f.samefile(root / "one" / ".." / "f.txt"))
(root / "ln").symlink_to("f.txt")
print((root / "ln").is_symlink(), (root / "ln").readlink(), (root / "ln").read_text(), hide(str((root / "ln").resolve())), hide(str((root / "one/../ln").resolve())), (root / "ln").lstat().st_mode >> 12)
f.chmod(0o640)
print(stat.filemode(f.stat().st_mode), stat.S_ISREG(f.stat().st_mode), oct(stat.S_IMODE(os.stat(f).st_mode)), stat.filemode(0o104755), stat.filemode(0o041777), stat.filemode(0o042644))
(root / "hard").hardlink_to(f)
print(f.stat().st_nlink, os.path.samefile(f, root / "hard"), os.stat(f)[stat.ST_SIZE], len(os.stat(f)))
os.utime(f, (1000, 2000.5))
print(os.stat(f).st_mtime, os.stat(f).st_mtime_ns, os.path.getmtime(f), os.path.getatime(f), os.stat(f)[8])
print(Path.cwd() == Path(os.getcwd()), Path("x").absolute() == Path.cwd() / "x", Path.home() == Path(os.path.expanduser("~")), Path("~/a").expanduser() == Path.home() / "a")

for pattern, names in [("*.py", ["a.py", "b.txt", ".py", "a.pyc"]), ("[!a]?", ["ab", "bb", "b", "[!"]), ("a[b-d]*", ["ab", "ae", "acx"]), ("[]]", ["]", "x"]), ("[", ["["]), ("a.b", ["a.b", "axb"]), ("**", ["x"]), ("[a&&b]", ["&", "a", "b"])]:
    print(pattern, fnmatch.filter(names, pattern), [fnmatch.fnmatch(name, pattern) for name in names])
for pattern in "*", "*.txt", "one/*", "**", "one/**", "**/*.py", "one/*/", "none", "f.txt", ".*", "one/two/.*":
    print(pattern, sorted(glob.glob(pattern, root_dir=folder)), sorted(glob.glob(pattern, root_dir=folder, recursive=True)),
          sorted(map(hide, glob.glob(os.path.join(glob.escape(folder), pattern)))))
print(glob.escape("a*b[c]?"))

print(sorted((hide(a), sorted(b), sorted(c)) for a, b, c in os.walk(folder)), [hide(a) for a, b, c in os.walk(root / "one", topdown=False)])
with os.scandir(root) as entries:
    print(sorted((e.name, e.is_dir(), e.is_file(), e.is_symlink(), hide(e.path)) for e in entries))
for path in ["/a/b", "a/b/", "", "/", "a//b", "../x"]:
    print(path, os.path.splitdrive(path), os.path.normcase(path), os.path.relpath(path, "/a") if path.startswith("/") else "", os.path.split(path))
print(os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonprefix([]), os.path.commonpath(["/usr/lib/x", "/usr/local/y"]), os.path.commonpath(["a/b", "a/c"]), os.path.relpath("a/b", "a/c/d"), os.path.relpath("a", "a"))
shows(os.path.commonpath, [])
shows(os.path.commonpath, ["/a", "b"])
shows(os.path.relpath, "")
os.environ["CONCH_TEST"] = "value"
print(os.path.expandvars("$CONCH_TEST/${CONCH_TEST}x/$NO_SUCH_/${NO}"), os.path.lexists(root / "ln"), os.path.ismount("/"), os.path.ismount(folder), os.getenv("CONCH_TEST"))
del os.environ["CONCH_TEST"]

os.chdir if False else None
print(os.path.basename(shutil.copy(f, root / "one")), hide(shutil.copyfile(f, str(root / "k"))), hide(str(shutil.copy2(f, root / "k2"))), os.stat(root / "k2").st_mtime)
shows(shutil.copyfile, str(f), str(f))
shows(shutil.copyfile, str(root / "none"), str(root / "x"))
print(hide(shutil.copytree(str(root / "one"), str(root / "copy"), ignore=shutil.ignore_patterns("b*", ".*"))), sorted(str(x.relative_to(root / "copy")) for x in (root / "copy").rglob("*")))
shows(shutil.copytree, str(root / "one"), str(root / "copy"))
shutil.copytree(root / "one", root / "copy", dirs_exist_ok=True)
print(sorted(x.name for x in (root / "copy/two").iterdir()))
print(hide(str(shutil.move(str(root / "k"), str(root / "copy")))), hide(str(shutil.move(root / "copy", root / "moved"))), (root / "moved/k").exists(), (root / "copy").exists())
shows(shutil.move, str(root / "moved" / "k"), str(root / "moved" / "two" / ".."))
shows(shutil.rmtree, str(root / "none"))
shutil.rmtree(root / "none", ignore_errors=True)
shutil.rmtree(root / "none", onerror=lambda function, path, info: print(info[0].__name__, hide(str(path))))
shows(shutil.rmtree, str(root / "ln"))
shutil.rmtree(root / "moved")
print(sorted(os.listdir(root)), shutil.which("sh") is not None, shutil.which("no-such-command"), shutil.which("sh", path=""), shutil.disk_usage("/").total > 0, shutil.get_terminal_size((70, 20)).lines > 0)
os.makedirs(root / "m" / "n" / "o")
os.removedirs(root / "m" / "n" / "o")
print(os.path.exists(root / "m"), os.access(f, os.R_OK), os.access(root / "none", os.F_OK), len(os.urandom(8)), os.fsencode("a\udcff"), os.fsdecode(b"a\xff") == "a\udcff", os.fsencode(Path("x")))
for action in (lambda: os.listdir(root / "none"), lambda: os.rmdir(root / "f.txt"), lambda: os.stat(str(root / "none")), lambda: os.readlink(str(f)), lambda: os.mkdir(str(f)),
               lambda: os.symlink("x", str(f)), lambda: os.rename(str(root / "none"), str(f)), lambda: os.chmod(str(root / "none"), 0o600), lambda: os.scandir(str(root / "none"))):
    try:
        action()
    except OSError as e:
        print(type(e).__name__, errno.errorcode[e.errno], e.strerror, hide(str(e.filename)))
print(errno.ENOENT, errno.EAGAIN == errno.EWOULDBLOCK, errno.errorcode[35], errno.errorcode[95], len(errno.errorcode), os.strerror(errno.EEXIST))
shutil.rmtree(root)
print(root.exists())
