# Mistakes of an extension that are answered with an exception. The expected output beside this file is what CPython 3.11 prints.
import hostile
MISTAKES = """parse: unknown format/parse: O#/parse: no tuple/parse: overflow/build: unknown format/build: unmatched/build: NULL object/tuple size/tuple item/
tuple index/tuple set/tuple negative/list size/list item/list append/list append NULL/list negative/dict set/dict size/set add/long/unsigned/float/text/bytes/
bad argument/length NULL/item NULL/repr NULL/call/buffer/module state/capsule/slot/NULL without exception/result with exception/raise no exception/nothing"""
def attempt(name, o):
    try:
        print(name, "->", hostile.answer(name, o))
    except BaseException as e:
        # Where the API complains about its caller, CPython names its own file and line.
        print(name, "->", type(e).__name__ + ":", str(e)[str(e).find(": ") + 2 if ".c:" in str(e) else 0:], type(e.__cause__).__name__)
for name in MISTAKES.replace("\n", "").split("/"):
    attempt(name, 2 ** 70 if name in ("parse: overflow", "long", "unsigned") else object)
attempt("unsigned", -1)
def between(f, depth):
    try:
        return hostile.layers(f, depth)
    finally:
        print("left", depth)
for depth in 1, 2, 3, 5:
    try:
        between(between, depth)
    except Exception as e:
        tb, n = e.__traceback__, 0
        while tb:
            tb, n = tb.tb_next, n + 1
        print(repr(e), n, repr(e.__context__))
def recurse(f, depth):
    return hostile.layers(f, 1 << 30)
try:
    recurse(recurse, 0)
except RecursionError as e:
    print("RecursionError")
