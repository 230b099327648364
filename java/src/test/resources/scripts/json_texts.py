import io
import json
import json.decoder
import json.encoder


def shows(f, *args, **kw):
    try:
        print(repr(f(*args, **kw)))
    except Exception as e:
        print(type(e).__name__, e)


TEXTS = ["", " ", "[", "[1", "[1,", "[1,]", "[1 2]", "[,]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", "{'a':1}", "1 2", "nul", "null",
         "true", "false", "NaN", "-Infinity", "Infinity", "-", "-1", "-0", "0", "01", "1.5", "1.", "1.e5", "1e", "1e+", "1E5", "1e-2", "-0.0", "1e400",
         "12345678901234567890123", '"', '"a', '"a\\', '"\\q"', '"\\u12"', '"\\u123"', '"\\u12g4"', '"\\u00e9"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\\ud83dx"',
         '"\\ud83d\\u0041"', '"a\nb"', '"\\b\\f\\n\\r\\t\\/\\\\\\""', ' [ 1 , { "a" : [ ] , "b" : { } } ] ', '["\U0001f600", bad]', '{"\U0001f600": 1 "x"}',
         '[1,\n  2,\n  x]', "\ufeff[]", "[1]]", "[1]\n x", '{"a": 1, "a": 2}', "[true, false, null]", '"\x7f\u2028"', "[-]", '{"a": }', "[[[[]]]]", "[1,,2]", '{"a" 1}', "0x10", "1_0", "+1", ".5", "\u0660"]
for text in TEXTS:
    shows(json.loads, text)

OBJECTS = [None, True, False, 0, -5, 10 ** 30, 1.0, 1e16, 1e-7, -0.0, float("inf"), float("-inf"), float("nan"), "", "a\"b\\c/\b\f\n\r\t\x01\x7f\x80\xe9\u2028\U0001f600\ud800",
           [], {}, (), [[]], [{}], [1, "a", None, [2, [3]], {"x": [4], "y": {}}], {"b": 1, "a": [1, 2], "c": {"d": None}}, (1, (2,)), {1: 2, 1.5: 3, True: 4, None: 5},
           {(1,): 2}, {b"x": 1}, b"x", {1, 2}, object, 1j, [object()], {"a": range(3)}]
WAYS = [{}, {"indent": 2}, {"indent": 0}, {"indent": "\t"}, {"separators": (",", ":")}, {"ensure_ascii": False}, {"allow_nan": False}, {"skipkeys": True},
        {"indent": 1, "allow_nan": False}, {"default": repr}, {"sort_keys": True}, {"check_circular": False}]
for o in OBJECTS:
    for way in WAYS:
        if "object at" in repr(o) and "default" in way:
            continue
        shows(json.dumps, o, **way)
    try:
        print(list(json.JSONEncoder().iterencode(o)), list(json.JSONEncoder(indent=1).iterencode(o)))
    except TypeError:
        pass

shows(json.loads, "[1.5, 2, NaN, -Infinity]", parse_float=str, parse_int=lambda s: s + "!", parse_constant=lambda s: s.lower())
shows(json.loads, '{"a": {"b": 1}, "c": []}', object_hook=lambda d: sorted(d.items()))
shows(json.loads, '{"a": {"b": 1}, "a": []}', object_pairs_hook=lambda pairs: pairs)
shows(json.loads, '{"a": 1}', object_hook=lambda d: d["a"])
shows(json.loads, '{"a": 1}', object_hook=lambda d: 1 / 0)
shows(json.loads, '"a\nb\x00"', strict=False)
for data in b'[1, "\xc3\xa9"]', bytearray(b"{}"), "[1]".encode("utf-16"), "[1]".encode("utf-32-be"), "[1]".encode("utf-16-le"), "1".encode("utf-16-be"), b"\xef\xbb\xbf[]", b"", b"\xff":
    shows(json.loads, data)
shows(json.loads, 5)
shows(json.loads, None)
print(json.JSONDecoder().raw_decode("[1] x"), json.JSONDecoder().raw_decode("x 12 ", 2))
shows(json.JSONDecoder().raw_decode, "x", 0)
shows(json.JSONDecoder().raw_decode, "  1", 5)
shows(json.decoder.scanstring, 'xx"abc"d', 3)
print(json.encoder.encode_basestring("\xe9\""), json.encoder.encode_basestring_ascii("\xe9"))

try:
    json.loads("[1,\n 2,\n  oops]")
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc, isinstance(e, ValueError), type(e).__module__, e.__cause__, e.__suppress_context__)

file = io.StringIO()
json.dump({"a": [1, 2.5], "b": None}, file, indent=4, sort_keys=True)
print(file.getvalue())
file.seek(0)
print(json.load(file))

loop = []
loop.append(loop)
shows(json.dumps, loop)
knot = {}
knot["k"] = [knot]
shows(json.dumps, knot)
shows(json.dumps, object, default=lambda o: o)
deep = []
for _ in range(5000):
    deep = [deep]
for attempt in (lambda: json.dumps(deep), lambda: json.loads("[" * 5000)):
    try:
        attempt()
    except RecursionError as e:
        print("RecursionError")
del loop[:]
knot.clear()


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y}
        return super().default(o)


class Number(int):
    def __repr__(self):
        return "number"


class Text(str):
    pass


class Sorted(dict):
    def items(self):
        return sorted(super().items())


print(json.dumps([Point(1, 2), Number(5), Text("t"), Sorted(b=1, a=2)], cls=Encoder), json.dumps({Number(7): Point(0, 0)}, cls=Encoder, indent=1))
shows(json.dumps, [object], cls=Encoder)
shows(json.dumps, {2: 1, "a": 1}, sort_keys=True)
print(json.dumps({3: 1, 1: 2}, sort_keys=True), json.dumps("x", cls=Encoder), json.JSONEncoder(sort_keys=True).encode({"b": 0, "a": 1}))
for value in 0.1, 1 / 3, 5e-324, 1.7976931348623157e308, 123456789.125, 2 ** 53 + 0.0:
    assert json.loads(json.dumps(value)) == value
print(json.loads(json.dumps(OBJECTS[20])) == OBJECTS[20], type(json.loads("1.0")), type(json.loads("-0")))
