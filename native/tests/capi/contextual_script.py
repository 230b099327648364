import contextvars, re, threading
import contextual as c

def plain(o):
    return re.sub("0x[0-9a-f]+", "0x", str(o))

def show(label, f, *args, **kw):
    try:
        print(label, "=", plain(f(*args, **kw)))
    except BaseException as e:
        print(label, "->", type(e).__name__, plain(e))

def main():
    v, w = c.new("v"), c.new("w", ["default"])
    print(plain(v), plain(w), v.name, c.checks(v), c.checks(5), type(v) is contextvars.ContextVar)
    print(c.get(v), c.get(v, 5), c.get(w), c.get(w, 5))
    show("get", v.get)
    show("get", v.get, 7)
    show("get", w.get)
    t = c.set(v, 10)
    print(plain(t), c.checks(t), c.get(v), c.get(v, 5), v.get(), t.var is v, plain(t.old_value), t.old_value is contextvars.Token.MISSING)
    u = v.set(20)
    print(c.get(v), u.old_value)
    show("reset of another", c.reset, w, u)
    show("reset", c.reset, v, u)
    print(c.get(v))
    show("reset again", c.reset, v, u)
    show("reset", v.reset, t)
    print(c.get(v))
    for f, args in ((c.get, (5,)), (c.set, (5, 5)), (c.reset, (5, t)), (c.copy, (5,)), (c.within, (5, main)), (c.leave, (5,)), (c.reset, (v, 5)), (v.reset, (5,)),
                    (contextvars.ContextVar, (5,)), (contextvars.ContextVar, ()), (contextvars.Token, ()), (contextvars.Context, (1,))):
        try:
            f(*args)
        except BaseException as e:
            print(f.__name__, type(e).__name__, plain(e) if f in (contextvars.Token, contextvars.Context, v.reset) else "")

    context = c.copy_current()
    print(type(context).__name__, c.checks(context), v in context, len(context), c.get(v))
    def inside():
        token = v.set("inside")
        w.set("too")
        return c.get(v), v in context, context[v], w.get(), token
    r = context.run(inside)
    print(r[:4], c.get(v), c.get(w), context[v], sorted(x.name for x in context), sorted(map(str, context.values())), context.get(v), context.get(c.new("n")), len(context))
    show("reset elsewhere", v.reset, r[4])
    show("missing", lambda: context[c.new("n")])
    show("no variable", lambda: context[5])
    show("no variable", lambda: 5 in context)
    print(c.within(context, lambda: (v.get(), w.get())))
    show("raises", c.within, context, lambda: 1 / 0)
    print(c.get(v))
    show("entered twice", context.run, lambda: context.run(main))
    show("left without", c.leave, context)
    other = c.copy(context)
    print(other == context, other is context, other[v])
    other.run(v.set, "changed")
    print(other == context, other[v], context[v], c.empty() == contextvars.Context(), len(c.empty()))
    v.set("main")
    seen = []
    thread = threading.Thread(target=lambda: seen.append((c.get(v), c.get(w), len(c.copy_current()))))
    thread.start()
    thread.join()
    print(seen)
    thread = threading.Thread(target=c.copy_current().run, args=(lambda: seen.append(c.get(v)),))
    thread.start()
    thread.join()
    print(seen)
    def subclass(t):
        class Sub(t):
            pass
    for t in (contextvars.ContextVar, contextvars.Context, contextvars.Token):
        try:
            subclass(t)
        except TypeError as e:
            print("no subclass of", t.__name__)
    print(contextvars.ContextVar[int], isinstance(hash(v), int), v == v, v == w)
    print(contextvars.__all__ if type(contextvars.__all__) is tuple else tuple(contextvars.__all__))

contextvars.Context().run(main)
