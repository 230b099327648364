# Folders without __init__.py: PEP 420.
import importlib
import os
import sys
import tempfile

import helper_namespace.part
import helper_namespace.deeper.leaf as leaf
from helper_namespace import deeper

print(helper_namespace.part.name, helper_namespace.part.package, leaf.name, leaf.package, deeper.leaf is leaf)
print(hasattr(helper_namespace, "__file__"), [os.path.basename(p) for p in helper_namespace.__path__], helper_namespace.__package__)
print(str(helper_namespace).split(" from ")[0].split(" (")[0])
for stmt in "import helper_namespace.nope", "from helper_namespace import nope", "import helper_namespace.part.x":
    try:
        exec(stmt)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (")[0], e.name)

# All folders of the name together; a module or a package anywhere goes before them.
with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
    def write(folder, name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)

    write(one, "spread/a.py", "where = 'one'")
    write(two, "spread/b.py", "where = 'two'")
    write(two, "spread/a.py", "where = 'never'")
    write(one, "later/x.py", "")
    write(two, "later.py", "kind = 'module'")
    write(one, "last/x.py", "")
    write(two, "last/__init__.py", "kind = 'package'")
    sys.path[:0] = [one, two]
    import spread.a, spread.b, later, last
    print(spread.a.where, spread.b.where, len(list(spread.__path__)), later.kind, last.kind)
    del sys.path[:2]
