import gc, os, sys, tempfile, types
import capsules as c

def show(label, f, *args):
    try:
        print(label, args[1:], "=", f(*args))
    except BaseException as e:
        print(label, args[1:], "->", type(e).__name__, e)

MAIN, OTHER, PLAIN, EMPTY, DEEP, NODOT, NULL = 0, 1, 2, 3, 4, 5, -1
one, unnamed = c.new(1, MAIN, 1), c.new(2, NULL, 1)
print(type(one).__name__, type(one).__module__, repr(one).split(" at ")[0], repr(unnamed).split(" at ")[0], c.is_capsule(one), c.is_capsule(5))
show("new", c.new, -1, MAIN)
show("type()", type(one))
show("type(1)", type(one), 1)
try:
    class Sub(type(one)):
        pass
except TypeError as e:
    print(e)
try:
    one.x = 1
except AttributeError as e:
    print(e)
print(hash(one) == hash(one), one == one, one == unnamed, bool(one))

for capsule in (one, unnamed):
    print(c.all(capsule))
    for name in (MAIN, OTHER, PLAIN, EMPTY, NULL):
        show("get", c.get, capsule, name)
    for name in ("capsules.main", "capsules.mai", "capsules.main2", "", None):
        show("named", c.get_named, capsule, name)
        print("valid", c.valid(capsule, name))
for wrong in (5, None, "capsules.main", object):
    show("get " + str(wrong), c.get, wrong, MAIN)
    show("all", c.all, wrong)
    show("context", c.context, wrong)
    show("destructor", c.destructor, wrong)
    for what in "pcnd":
        show("set", c.set, wrong, what, 1)
        show("set", c.set, wrong, what, -1)
    print(c.valid(wrong, "capsules.main"), c.valid(wrong, None))

print("-- setters")
for what, n in (("p", 3), ("p", -1), ("c", 4), ("n", OTHER)):
    show("set", c.set, one, what, n)
    print(c.all(one), c.get(one, OTHER) if what == "n" else c.get(one, MAIN))
print(c.set(one, "n", NULL), c.all(one), c.get(one, NULL))
print(c.set(one, "n", PLAIN), c.set(one, "c", -1), c.all(one))

print("-- ends")
del one, unnamed
print(c.journal())
x = c.new(5, EMPTY, 1)
y = [x, x]
c.set(x, "c", 7)
del x
print(c.journal())
y.clear()
print(c.journal())
x = c.new(5, MAIN, 1)
c.set(x, "d", 1)
del x
x = c.new(5, MAIN, 1)
c.set(x, "d", -1)
del x
print(c.journal())
x = c.new(5, MAIN)
c.set(x, "d", 0)
print(c.all(x))
x = [x]
x.append(x)
del x
gc.collect()
print(c.journal())

print("-- import")
c.main = c.new(1, MAIN)
c.other = c.new(2, MAIN)
c.plain = 5
c.inner = types.SimpleNamespace(deep=c.new(3, DEEP), plain=c.new(4, PLAIN))
for name in ("capsules.main", "capsules.other", "capsules.plain", "capsules.missing", "capsules.inner.deep", "capsules.inner.plain",
             "capsules.missing.deep", "capsules", "nowhere", "nowhere.main", "nowhere.inner.deep", "", ".", "capsules.", "sys.path"):
    show("import", lambda _, n: c.import_(n), 0, name)
    if name in ("capsules.main", "capsules.inner.deep", "nowhere.main"):
        show("import without waiting", lambda _, n: c.import_(n, 1), 0, name)
with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "a_package"))
    with open(os.path.join(folder, "a_package", "__init__.py"), "w") as f:
        f.write("")
    with open(os.path.join(folder, "a_package", "inside.py"), "w") as f:
        f.write("import capsules\ncapsule = capsules.main\n")
    with open(os.path.join(folder, "broken.py"), "w") as f:
        f.write("1 / 0\n")
    sys.path.insert(0, folder)
    show("import", lambda _, n: c.import_(n), 0, "a_package.inside.capsule")
    import a_package.inside
    show("import", lambda _, n: c.import_(n), 0, "a_package.inside.capsule")
    show("import", lambda _, n: c.import_(n), 0, "broken.capsule")
    sys.path.remove(folder)
    del sys.modules["a_package"], sys.modules["a_package.inside"]
del c.main, c.other, c.plain, c.inner, a_package
