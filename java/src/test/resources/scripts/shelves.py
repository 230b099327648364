"""dbm.dumb and shelve: the files byte by byte, and what can go wrong."""

import dbm
import dbm.dumb
import os
import shelve
import tempfile

folder = tempfile.mkdtemp()
name = os.path.join(folder, "db")


def shows(f, *args, **kw):
    try:
        print(f.__name__, repr(f(*args, **kw)))
    except Exception as e:
        print(f.__name__, args[1:], type(e).__name__, str(e).replace(folder, "FOLDER"))


def content(ending):
    with open(name + ending, "rb") as f:
        return f.read()


shows(dbm.dumb.open, name, "x"), print(dbm.whichdb(name))
for flag in "r", "w":
    try:
        dbm.dumb.open(name, flag)
    except FileNotFoundError as e:
        print(e.errno)
with dbm.dumb.open(name) as db:
    print(len(db), db.keys(), list(db), b"a" in db, db.get("a"), content(".dat"), dbm.whichdb(name))
    db["text"] = "value"
    db[b"\xff'\n"] = b"bytes\0"
    db['it"s'] = bytearray(b"long") * 200
    print(sorted(os.listdir(folder)), content(".dir"))
    print(len(content(".dat")), content(".dat")[:10], content(".dat")[510:520])
    db["text"] = b"x" * 512
    db["more"] = "m"
    db["text"] = b"x" * 513
    print(db.items()[-1], len(db["text"]), db["more"], "text" in db, db.pop("more"), db.setdefault("new", b"n"), db.get("none", 5))
    for f, *args in [(db.__getitem__, "none"), (db.__delitem__, "none"), (db.__setitem__, 5, b""), (db.__setitem__, b"", 5)]:
        shows(f, *args)
    del db["new"]
print(content(".dir"), sorted(os.listdir(folder)), dbm.whichdb(name), oct(os.stat(name + ".dir").st_mode & 0o700))
shows(db.keys), shows(len, db), shows(db.__getitem__, "text")
print(db.close(), issubclass(dbm.dumb.error, OSError), dbm.error[1], dbm.error[0].__name__)
with dbm.dumb.open(name, "r") as db:
    shows(db.__setitem__, "a", "b"), shows(db.__delitem__, "text")
    print(sorted(db.keys()), db[b"\xff'\n"])
with dbm.dumb.open(name, "n") as db:
    print(len(db))
print(content(".dir"), content(".dat"))
with open(name + ".dir", "w") as f:
    f.write("'k', (0, 3)\n\"o'x\", (512, 2)\n")
with open(name + ".dat", "wb") as f:
    f.write(b"abc" + bytes(509) + b"de")
with dbm.open(name) as db:
    print(db.items())
shows(dbm.open, os.path.join(folder, "none"))


class Thing:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x


path = os.path.join(folder, "shelf")
with shelve.Shelf(dbm.dumb.open(path)) as shelf:
    shelf["list"] = [1, 2.5, None]
    shelf["thing"] = Thing({"a": (1,)})
    shelf["list"].append(3)
    print(sorted(shelf), len(shelf), shelf["list"], shelf["thing"] == Thing({"a": (1,)}), "none" in shelf, shelf.get("none", 7), dict(shelf)["list"])
    shows(shelf.__getitem__, "none")
    del shelf["thing"]
    print(shelf.pop("list"), list(shelf), shelf.update(a=1, b=2), sorted(shelf.items()))
shows(list, shelf), shows(shelf.__getitem__, "a"), shows(shelf.__setitem__, "a", 1), shows(len, shelf)
print(shelf.dict, shelf.close())
with shelve.Shelf(dbm.dumb.open(path), writeback=True) as shelf:
    shelf["a"] = [1]
    shelf["a"].append(2)
    print(shelf["a"], shelf.cache)
    shelf.sync()
    shelf["a"].append(3)
with shelve.Shelf(dbm.dumb.open(path, "r"), protocol=0) as shelf:
    print(shelf["a"], shelf["b"], shelf.dict["b"])
    shows(shelf.__setitem__, "c", 1)
memory = {}
with shelve.Shelf(memory, protocol=0) as shelf:
    shelf["x"] = "text"
print(memory)
with shelve.open(path + "2", "n") as shelf:
    shelf["opened"] = range(3)
with shelve.open(path + "2", "r") as shelf:
    print(shelf["opened"], type(shelf).__name__)
import shutil
shutil.rmtree(folder)
