import importlib
import importlib.machinery
import importlib.util
import os
import reprlib
import shlex
import sys
import tempfile


def shows(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "some-file.py")
    with open(name, "w") as f:
        f.write("value = 5\ndef where():\n    return __name__, __spec__.name, __package__\n")
    spec = importlib.util.spec_from_file_location("chosen.name", name)
    module = importlib.util.module_from_spec(spec)
    print(hasattr(module, "value"), spec.name, spec.parent, spec.origin == name, spec.has_location, spec.submodule_search_locations, type(spec.loader).__name__, module.__file__ == name)
    spec.loader.exec_module(module)
    print(module.value, module.where(), "chosen.name" in sys.modules, module.__spec__ is spec)
    print(importlib.util.spec_from_file_location("x", os.path.join(folder, "no.kind")))
    package = os.path.join(folder, "apackage")
    os.mkdir(package)
    for inside, text in (("__init__.py", "a = 1\n"), ("part.py", "b = 2\n")):
        with open(os.path.join(package, inside), "w") as f:
            f.write(text)
    sys.path.insert(0, folder)
    spec = importlib.util.find_spec("apackage")
    print(spec.submodule_search_locations == [package], spec.origin == os.path.join(package, "__init__.py"), importlib.util.find_spec("apackage.part").name, "apackage.part" in sys.modules,
          importlib.util.find_spec(".part", "apackage").name, importlib.util.find_spec("apackage.none"), importlib.util.find_spec("no_such_module_here"))
    loader = importlib.machinery.SourceFileLoader("loaded", os.path.join(package, "part.py"))
    print(loader.load_module().b, loader.is_package("loaded"), loader.get_source("loaded"), sys.modules["loaded"].b)
    shows(importlib.util.find_spec, "apackage.part.deeper")
    shows(importlib.util.resolve_name, ".x", "a.b")
    shows(importlib.util.resolve_name, "..x", "a.b")
    shows(importlib.util.resolve_name, ".x", "")
    shows(importlib.util.resolve_name, "...x", "a.b")
    for loaded in "loaded", "apackage", "apackage.part":
        sys.modules.pop(loaded, None)
    sys.path.remove(folder)
print(importlib.util.find_spec("json") is not None, importlib.machinery.SOURCE_SUFFIXES, ".so" in importlib.machinery.EXTENSION_SUFFIXES)

for line in ["a b  c", "a 'b c' \"d e\"", "a\\ b", "'it'\"'\"'s'", "\"a\\\"b\\\\c\\d\"", "", "''", "a#b #c", "x=1 -y"]:
    print(shlex.split(line), shlex.split(line, comments=True))
shows(shlex.split, "'open")
shows(shlex.split, "end\\")
print([shlex.quote(s) for s in ("", "plain-1.2/x", "a b", "it's", "$x", "\xe9")], shlex.join(["a", "b c", "d'e"]), shlex.split(shlex.join(["a", "b c", "d'e"])))

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr((1,)), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr(set(range(9))), reprlib.repr(10 ** 60),
      reprlib.repr(frozenset()), reprlib.repr("short"), reprlib.repr(set()))


class Node:
    def __init__(self):
        self.inside = self

    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        return f"Node({self.inside!r})"


n = Node()
print(n, Node.__repr__.__name__)
n.inside = None
