import sys, math
import helper_module
from helper_module import value as v, func
from helper_package import thing
import helper_package.sub as sub
import helper_package.sub
print(helper_module.value, v, func(2), thing, sub.name, helper_package.sub.name, sub.from_parent)
print("helper_module" in sys.modules, helper_module.__name__, helper_package.__name__)
for stmt in ("import nope_nope", "from helper_module import missing", "import helper_package.nope", "import helper_module.x", "from . import y", "import helper_broken"):
    try:
        exec(stmt)
    except ImportError as e:
        print(type(e).__name__, str(e).split(" (/")[0].split(" (")[0])
    except ValueError as e:
        print(e)
from helper_module import *
print(exported, "_hidden" in globals())
print(math.pi, math.sqrt(2), math.floor(-1.5), math.gcd(12, 18), math.factorial(20), math.isqrt(99), math.inf, math.log(8, 2), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.fsum([0.1] * 10), math.ceil(2.1), math.trunc(-2.7), math.comb(5, 2), math.copysign(1, -0.0), math.prod([1, 2, 3]))
import array
a = array.array("d", [1, 2.5])
a.append(3); a.extend([4]); print(a, a[1], len(a), a.typecode, a.itemsize, a.tolist(), a[1:3], sum(a))
b = array.array("i", range(3)); b[0] = -7; print(b, memoryview(b).format, bytes(b)[:4])
for bad in ("b.append('x')", "b.append(2**40)", "b[9]", "array.array('z')", "array.array('d', ['a'])"):
    try: exec(bad)
    except Exception as e: print(type(e).__name__, e)
m = memoryview(a)
try: a.append(1)
except BufferError as e: print(e)
m.release(); a.append(1); print(len(a))
