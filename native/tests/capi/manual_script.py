import manual


def show(f, *args, **keywords):
    try:
        print(f.__name__, ascii(f(*args, **keywords)))
    except Exception as e:
        print(f.__name__, type(e).__name__, ascii(str(e)))


show(manual.encoded, "\u00e9", b"as it is", "\u20ac")
show(manual.encoded, "\u20ac")
show(manual.encoded, "a", "b\0")
show(manual.encoded, "a", 5)
show(manual.encoded, "a", "b", "c", "no number")
show(manual.encoded_here, "abc")
show(manual.encoded_here, "abcd")
show(manual.converted, "ab", [1])
show(manual.converted, "ab", None)
show(manual.converted, "ab", 5)
show(manual.converted, "ab", "c", "no number")
show(manual.nothing, 1)
show(manual.nothing, x=1)
show(manual.pair, "ab")
show(manual.pair, "a")
show(manual.pair, b"ab")
for args, keywords in [((), {}), ((), {"a": 1}), ((1,), {"a": 2}), ((1,), {"b": 2, "c": 3}), ((1, 2, 3), {}), ((1, 2, 3, 4), {}),
                       ((1, 2), {"c": 3}), ((1, 2), {"b": 3}), ((1,), {"b": 2, "c": 3, "d": 4}), ((1, 2), {"\ud800": 1})]:
    show(manual.positional_first, *args, **keywords)
show(manual.too_many_names, 1)
show(manual.too_many_names, 1, 2, 3)

show(manual.made_text)
show(manual.write_into, "shared")
show(manual.write_into, "")
show(manual.write_into, 5)
show(manual.formatted, "\u00e9")
for value in 1 + 2j, 5, 2.5, "x":
    show(manual.complexes, value)
show(manual.index_of, True)
show(manual.index_of, 2.5)

for items in [1, 2, 3], (4, 5), range(4), [], 7:
    show(manual.fast_items, items)
for sized in [1], {1: 2}, {3}, "ab":
    show(manual.sizes, sized)


def generator():
    got = yield 1
    return got


running = generator()
show(manual.sent, running, None)
show(manual.sent, running, "sent")
show(manual.sent, iter([1]), None)
show(manual.sent, iter([1]), 5)
numbers = [1, 3, 2]
show(manual.method_with_keyword, numbers, True)
print(numbers)
show(manual.evaluated, "a + 1", {"a": 2})
show(manual.evaluated, "a + ", {})


def fails():
    try:
        raise KeyError("inner")
    except KeyError as e:
        raise ValueError("outer") from e


show(manual.fetched, fails)
show(manual.fetched, dict)
show(manual.system_error, 2, "a")
show(manual.system_error, 17, "a", b"b")
show(manual.system_error, 0, "a")


def set_member(name, *values):
    for value in values:
        try:
            setattr(item, name, value)
            print(name, ascii(getattr(item, name)))
        except Exception as e:
            print(name, type(e).__name__, e)


item = manual.Item()
set_member("wide", -2**63, 2**63, 1.5)
set_member("unsigned_wide", 2**64 - 1, 2**64, -1)
set_member("size", 5, 2**63, "x")
set_member("narrow", 2**32 - 1, 2**64)
set_member("letter", "b", "\u00e9", "ab")
set_member("fixed", "x")
for name in "fixed", "wide":
    try:
        delattr(item, name)
    except Exception as e:
        print(name, type(e).__name__, e)
print(hasattr(item, "__vectorcalloffset__"), manual.Item.null.__qualname__)
for call in lambda: eval("item.null()"), lambda: item.null(1), lambda: manual.Item.null(), lambda: item(1, k=2), lambda: item():
    show(call)
old = item
item **= 3
print(item)


class Derived(manual.Item):
    def __call__(self, *args):
        return "derived", super().__call__(*args)


derived = Derived()
print(derived(7))
derived **= 2
print(derived)


class Closing(manual.Item):
    def __del__(self):
        print("closing")
        super().__del__()


closing = Closing()
del closing
try:
    manual.Still.attribute = 1
except TypeError as e:
    print(e)
try:
    type("Mixed", (manual.Item, Derived), {})
except TypeError as e:
    print(e)
del old
