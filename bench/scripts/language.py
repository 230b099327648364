# What scripts do all day: calls, attributes, lists, dicts, strings. Each with its loop, as a script would have it; the loop alone comes first.
import harness

BLOCK = 1000


@harness.case("empty-loop", "a turn of a for loop over a range, the part of the loop in the cases below")
def empty_loop(n):
    for _ in range(n):
        pass


def add(a, b):
    return a + b


@harness.case("function-call", "a function of two positional arguments")
def function_call(n):
    for i in range(n):
        add(i, 1)


def scale(x, *, factor=2, offset=0):
    return x * factor + offset


@harness.case("keyword-call", "a function with a keyword argument and a default")
def keyword_call(n):
    for i in range(n):
        scale(i, offset=1)


class Counter:
    def __init__(self):
        self.value = 0

    def add(self, amount):
        self.value += amount


@harness.case("method-call", "a method that changes an attribute")
def method_call(n):
    counter = Counter()
    for _ in range(n):
        counter.add(1)


@harness.case("attribute-read", "x.value")
def attribute_read(n):
    counter = Counter()
    for _ in range(n):
        counter.value


@harness.case("attribute-write", "x.value = i")
def attribute_write(n):
    counter = Counter()
    for i in range(n):
        counter.value = i


@harness.case("new-object", "an instance made, and let go")
def new_object(n):
    for _ in range(n):
        Counter()


@harness.case("list-append", "append, in lists of 1000", block=BLOCK)
def list_append(n):
    for _ in range(n // BLOCK):
        items = []
        for i in range(BLOCK):
            items.append(i)


@harness.case("list-index", "items[i] read and written", block=BLOCK)
def list_index(n):
    items = [0] * BLOCK
    for _ in range(n // BLOCK):
        for i in range(BLOCK):
            items[i] = items[i] + 1


@harness.case("comprehension", "an element of [i + 1 for i in items]", block=BLOCK)
def comprehension(n):
    items = list(range(BLOCK))
    for _ in range(n // BLOCK):
        [i + 1 for i in items]


@harness.case("dict-store", "an entry with a new int key, in dicts of 1000", block=BLOCK)
def dict_store(n):
    for _ in range(n // BLOCK):
        table = {}
        for i in range(BLOCK):
            table[i] = i


@harness.case("dict-load", "an entry found by a string", block=BLOCK)
def dict_load(n):
    keys = [f"key{i}" for i in range(BLOCK)]
    table = {key: 0 for key in keys}
    for _ in range(n // BLOCK):
        for key in keys:
            table[key]


@harness.case("string-join", "a number made text, and joined with 999 others", block=BLOCK)
def string_join(n):
    for _ in range(n // BLOCK):
        ",".join([str(i) for i in range(BLOCK)])


@harness.case("string-add", "text += \"x\", up to 1000 letters", block=BLOCK)
def string_add(n):
    for _ in range(n // BLOCK):
        text = ""
        for _ in range(BLOCK):
            text += "x"


@harness.case("f-string", "f\"{i}: {name}\"")
def f_string(n):
    name = "conch"
    for i in range(n):
        f"{i}: {name}"


harness.main()
