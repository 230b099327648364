import importlib.machinery, os, sys, tempfile, gc
import phases

def show(label, f, *args, **kw):
    try:
        result = f(*args, **kw)
    except BaseException as e:
        print(label, "->", type(e).__name__, e)
    else:
        print(label, "=", result)

def plain(o):
    return str(o).split(" at 0x")[0]

print("-- definitions")
spec = importlib.machinery.ModuleSpec("made", None, origin="nowhere")
for name in ("plain", "two", "failing", "silent", "raising", "created", "object", "object_functions", "object_state", "object_exec", "nothing", "error", "both",
             "creates", "unknown", "negative", "class_flag", "static_flag", "method_flag", "bad_flags"):
    try:
        made = phases.make(name, spec)
    except BaseException as e:
        print(name, "->", type(e).__name__, e)
    else:
        if isinstance(made, tuple):
            module = made[0]
            print(name, "=", module.__name__, module.__doc__, made[1:], sorted(n for n in vars(module) if not n.startswith("__")))
            del module
        else:
            print(name, "=", sorted((k, type(v).__name__) for k, v in vars(made).items()))
    made = None
    print("   ", phases.journal())

print("-- a package's name")
print(phases.make("created", importlib.machinery.ModuleSpec("a.b.c", None))[0].__name__)
show("no spec", phases.make, "plain", None)
show("a spec without a name", phases.make, "plain", object())

print("-- state")
m, *_ = phases.make("two", spec)
n, *_ = phases.make("two", spec)
print(m.answer, m is n, m.Counter is n.Counter, m.Counter.__module__, m.Counter.__qualname__, m.twice(21), m.self_name(), m.twice.__module__, m.twice.__doc__)
c, d = m.Counter(), n.Counter()
print(c.calls(), c.calls(1), c.calls(1, x=2), d.calls())
print(c.named(1, 2, k=3), c.named(), m.Counter.made_in(), c.made_in())

class Sub(m.Counter):
    pass

class Other:
    pass

class Mixed(Other, m.Counter):
    pass

print(Sub().calls(), Mixed().calls(), Sub.made_in(), Mixed().named(k=1))
print(c + 1, Sub() + 1, Mixed() + 1)
print(phases.module_of(m.Counter) is m, phases.state_of_type(m.Counter), phases.by_definition(m.Counter, "two") is m,
      phases.by_definition(Sub, "two") is m, phases.by_definition(Mixed, "two") is m)
for what in (Sub, int, Other, Mixed):
    show("module of " + what.__name__, phases.module_of, what)
    show("state of " + what.__name__, phases.state_of_type, what)
for what in (int, Other, m.Counter):
    show("by definition " + what.__name__, phases.by_definition, what, "plain")
for what in (m, phases, os, 5, Other, None):
    show("state", phases.state_of, what)
    show("definition", phases.has_definition, what)
print(phases.find_and_add(m))

print("-- ends")
phases.journal()
del c, d, Sub, Mixed
gc.collect()
phases.keep(n, ["something"])
del n
gc.collect()
print(phases.journal())
phases.keep(m, [m])
del m
gc.collect()
print(phases.journal())
show("keep", phases.keep, phases, 1)
show("keep", phases.keep, 5, 1)

print("-- imported")
with tempfile.TemporaryDirectory() as folder:
    with open(phases.__file__, "rb") as f:
        content = f.read()
    sys.path.insert(0, folder)
    for name in ("p_two", "p_failing", "p_silent", "p_raising", "p_created", "p_object", "p_object_exec", "p_nothing", "p_error", "p_negative", "p_int",
                 "p_null", "p_null_raised", "p_raised", "p_missing"):
        with open(os.path.join(folder, name + ".so"), "wb") as f:
            f.write(content)
        for attempt in (1, 2):
            try:
                module = __import__(name)
            except BaseException as e:
                print(name, "->", type(e).__name__, e)
                print("   ", name in sys.modules)
            else:
                print(name, "=", type(module).__name__, module is sys.modules[name], module.__name__ if hasattr(module, "__name__") else module.called, os.path.basename(module.__file__))
                if hasattr(module, "spec_type"):
                    print("   ", module.spec_type.__name__, module.made_by)
    sys.path.remove(folder)
for name in list(sys.modules):
    if name.startswith("p_"):
        del sys.modules[name]
module = None

print("-- calls")
f, g = phases.varargs, phases.varargs_keywords
args = (1, 2)
print(f(*args, **{}), f(*[]), f(**{}), g(*args, **{}), g(**{}), g(*args, **{"a": 1}))
show("f(a=1)", f, a=1)
show("f(*args, a=1)", lambda: f(*args, **{"a": 1}))
print(phases.call_with(f, args), phases.call_with(f, args, {}), phases.call_with(g, args, {}), phases.call_with(g, (), {"x": 1}))
show("call", phases.call_with, f, args, {"x": 1})
show("call", phases.call_with, phases.journal, (1,))
show("call", phases.call_with, phases.journal, (), {"x": 1})
show("call", phases.call_with, phases.state_of, (), {})
show("call", phases.call_with, phases.state_of, (1, 2))
show("call", phases.call_with, phases.state_of, (1,), {"x": 1})
show("twice", phases.make("plain", spec)[0].twice, 1, 2)
