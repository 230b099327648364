# os and os.path, as far as they go.
import os
import os.path

for name in "a/b/c.txt", "/", "//x", "a/", "", "/a", "x.tar.gz", ".bashrc", "a/.b.c", "...", "a//b///c", "/..", "../a", "a/./b/../c":
    print(repr(name), os.path.split(name), os.path.splitext(name), repr(os.path.basename(name)), repr(os.path.dirname(name)), os.path.normpath(name), os.path.isabs(name))
print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", "b"), os.path.join("", "b"), repr(os.path.join("a", "")))
print(os.path.exists("/"), os.path.isdir("/"), os.path.isfile("/"), os.path.exists("/no/such"), os.sep, os.linesep == "\n", os.name)
print(os.getpid() > 0, os.cpu_count() > 0, os.path.isabs(os.getcwd()), os.path.abspath("x") == os.getcwd() + "/x")
print(os.environ.get("NO_SUCH_NAME_HERE"), os.getenv("NO_SUCH_NAME_HERE", "default"), "PATH" in os.environ)
folder = os.path.join(os.environ.get("TMPDIR", "/tmp"), "conch-os-%d" % os.getpid())
os.makedirs(os.path.join(folder, "x", "y"))
os.makedirs(os.path.join(folder, "x"), exist_ok=True)
print(os.listdir(folder), os.path.isdir(folder + "/x/y"))


def fails(what, *args):
    try:
        what(*args)
    except OSError as e:
        print(type(e).__name__, e.errno, e.strerror, str(e.filename).replace(folder, "FOLDER"))


fails(os.mkdir, folder), fails(os.makedirs, folder), fails(os.rmdir, folder), fails(os.remove, folder), fails(os.listdir, folder + "/none"), fails(os.remove, folder + "/none"), fails(os.mkdir, folder + "/a/b")
with open(folder + "/file", "w") as f:
    f.write("12345")
print(os.path.getsize(folder + "/file"), os.path.isfile(folder + "/file"))
fails(os.rmdir, folder + "/file")
os.rename(folder + "/file", folder + "/moved")
print(sorted(os.listdir(folder)))
os.remove(folder + "/moved")
os.rmdir(folder + "/x/y"), os.rmdir(folder + "/x"), os.rmdir(folder)
print(os.path.exists(folder), os.fspath("x"))
