print(abs(-3), abs(-2.5), bin(10), oct(8), hex(255), divmod(-7, 3), pow(2, 10), pow(3, -1), pow(3, 4, 5), round(2.5), round(-1.567, 2), round(1234, -2))
print(all([1, 2]), any([0, 0]), ascii("é"), chr(97), ord("a"), callable(len), hash(1) == hash(1.0), len("abc"), repr("x'y"), format(3.14159, ".2f"))
print(isinstance(True, int), issubclass(bool, int), int("ff", 16), int(" 42 "), float("1e3"), str(1.0), bool([]), bytes(3), bytearray(b"ab"))
print(list(range(0, 10, 3)), list(range(5, 0, -2)), tuple("ab"), set([1, 1]), frozenset([2]), dict(a=1, b=2), dict([(1, 2)]), complex(1, -2))
print(sorted({"b": 1, "a": 2}), list({"x": 1}.items()), [1, 2] + [3], [0] * 3, (1, 2) < (1, 3), [1, [2]] == [1, [2]], "ab" in "cabd")
print(1 < 2 < 3, 1 < 3 < 2, not 1, 1 and 0, 0 or "x", 5 if 0 else 6, None is None, 1 == 1.0, "a" != "b")
print(7 // 2, -7 // 2, 7 % -3, 2 ** 100, 1 / 3, 1e300 * 10, -0.0, 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 40, -9 >> 1, 3.7 // 1, 7.5 % 2)
print(10 ** 30 // 7, -(10 ** 30) % 97, (1 << 200) >> 190, 123456789 ** 5, int("9" * 50) + 1)
s = "Hello, World"
print(s.upper(), s.lower(), s.split(", "), s.replace("o", "0"), s.find("W"), s[::-1], s[1:5], s[-3:], s.startswith("He"), s.count("l"), s.title(), s.center(20, "*"), "-".join("abc"))
print("  x ".strip(), "a,b,,c".split(","), "a b  c".split(), "x=1".partition("="), "abc".rjust(5) + "|", "7".zfill(3), "%s %d %5.2f %r" % ("a", 5, 3.14159, "q"), "{} {1} {0}".format if 0 else "{1} {0} {x}".format(1, 2, x=3))
name, val = "n", 3.14159
print(f"{name} {val:.3f} {val!r:>10} {name!r} {1 + 1} {name:>5}| {'nested'} {val:{10}.{3}} {name=} {len(name)=}")
print(f"{1000000:,} {255:#x} {5:08b} {-3:+d} {0.5:.0%} {1e10:g} {'s':^7} {True} {None} {[1, 2]} {{}}")
a, *b, c = range(6); print(a, b, c)
(d, e), f = (1, 2), 3; print(d, e, f)
x = y = []; x.append(1); print(y)
l = [5, 3, 8]; l.sort(); l.insert(1, 9); l.extend([1]); l.remove(9); print(l, l.index(8), l.pop(), l, l[::2]); l[1:2] = [7, 7]; del l[0]; print(l)
d = {"a": 1}; d["b"] = 2; d.update(c=3); d |= {"e": 5}; print(d, d.get("z", 0), d.pop("a"), list(d), "b" in d, d.setdefault("q", []), {**d, "k": 1}); del d["b"]; print(d)
st = {3, 1, 2}; st.add(4); st.discard(9); print(sorted(st), st & {1, 9}, sorted(st | {7}), sorted(st - {1}), sorted(st ^ {1, 8}), {1} <= st)
bs = b"abc"; print(bs[0], bs[1:], bs + b"d", bs.hex(), list(bs), bytes.fromhex("ff00"), bs.decode(), "é".encode(), b"\x00\xff")
ba = bytearray(b"xy"); ba.append(122); ba[0] = 65; print(ba, len(ba))
mv = memoryview(ba); mv[1] = 66; print(ba, mv.tolist(), mv[1:].tobytes())
print(vars(type("T", (), {"a": 1})())== {}, dir([])[-3:], type(5).__name__, id(a) == id(a))
exec("zz = 5 + 5"); print(zz, eval("zz * 2"), eval("a + 1", {"a": 41}))
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
else:
    print("not reached")
for i in range(3): pass
else: print("for else", i)
print([i for i in range(3)], i)
print(*[1, 2, 3], sep="-", end="!\n")
print({1: "a", **{2: "b"}}, [*range(3)], (*"ab",), {*[1, 1]})
print(0.1 + 0.2, 1e16, 1e-5, 123456789.123456789, float("inf"), -float("inf"), float("nan"), 1.0, 100.0, 1e22, 1.5e-7)
print((5).bit_length(), (2.5).is_integer(), (0.5).as_integer_ratio(), (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (1.5).hex())
print("a\tb\n\\".encode("unicode_escape") if 0 else repr("a\tb\n\\\x00\u1234é"))
print(sum(x for x in range(1000)), max(range(10), key=lambda v: -v), list(zip(*[(1, 2), (3, 4)])))
assert (lambda: (yield))().__name__ == "<lambda>"
print(1_000, 0x_ff, 0b1010, 0o17, 1e3, 1j * 1j, .5, 5., "a" "b", r"\n", b"x" b"y", """tri
ple""")
del a
try: a
except NameError as e: print(e)
print(print.__name__, len.__name__, int.__name__, [].append.__name__, str.join.__name__)
print(isinstance(5, (str, int)), [] is [], () is (), "" is "")if 0 else None
global_var = 1
def shadow():
    global_var = 2
    return global_var, globals()["global_var"], locals()
print(shadow())
print(__name__, __doc__)
print(", ".join(map(repr, [1.5])), "".join(chr(i) + "ab" for i in [960]))   # one fresh piece, which only the iterator's list held
