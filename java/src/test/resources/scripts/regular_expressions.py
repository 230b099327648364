import re


def shows(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


m = re.match(r"(?P<first>\w+) (?P<second>\w+)", "Hello World!")
print(m, m.group(), m.group(1, 2), m.group("first"), m["second"], m.groups(), m.groupdict(), m.span(), m.start(2), m.end("first"), m.lastindex, m.lastgroup)
print(re.match("b", "ab"), re.search("b", "ab").start(), re.fullmatch("a|ab", "ab"), re.fullmatch("a", "ab"))
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1b2"), re.findall(r"a|(b)", "abab"), re.findall("", "ab"), re.findall(r"x*", "axb"))
print([m.span() for m in re.finditer(r"\b|\w+", "ab cd")], [m.span() for m in re.finditer("a*?", "aa")], [m.span() for m in re.finditer("^|a", "aa")])
print(re.split(r"[,;]", "a,b;c"), re.split(r"([,;])", "a,b;c"), re.split(",", "a,b,c", maxsplit=1), re.split(r"x*", "axbc"))
print(re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.sub("x", "-", "axbxc", count=1), re.subn("[ab]", "", "abc"), re.sub("b*", "-", "abc"), re.sub("(?P<n>a)", r"[\g<n>\g<0>\g<1>]", "aba"))
print(re.sub("a", lambda m: m.group().upper() + str(m.start()), "banana"), re.sub("a", r"\n\\", "xax"), re.sub("(a)|b", r"<\1>", "ab"))
print(re.sub(r"(.)\1", r"\1", "aabbcd"), re.match(r"(?P<q>['\"]).*?(?P=q)", "'a\"b' c").group())
print(re.findall("(?i)abc", "ABC abc"), re.findall("^a", "a\na", re.M), re.findall("a.b", "a\nb", re.S), re.findall("a$", "a\n"), re.findall(r"a\Z", "a\n"), re.findall("a$", "a\r\n"))
print(re.findall(r"a  b # comment", "ab", re.X), re.findall(r"[ ]#", " #", re.X), re.findall(r"\w+", "äöü_1 日本"), re.findall(r"\w+", "äb", re.A), re.findall(r"(?a:\w)+", "ab"))
print(re.findall(r"[]x]", "]x["), re.findall(r"[^]x]", "]x["), re.findall(r"[a&&b]", "a&b"), re.findall(r"[[a]", "[a"), re.findall(r"[\]\-a-c]", "]-abd"), re.findall(r"[\w.-]+", "a.b-c d"))
print(re.findall(r"a{2}", "aaa"), re.findall(r"a{,2}b", "aaab"), re.findall(r"a{x}", "a{x}"), re.findall(r"x{", "x{"), re.findall(r"\x41\u0042\103\0", "ABC\0"))
print(re.findall(r"(?<=a)b", "ab cb"), re.findall(r"(?<!a)b", "ab cb"), re.findall(r"a(?=b)", "ab ac"), re.findall(r"a(?!b)", "ab ac"), re.findall(r"(?:ab)+", "ababa"), re.findall(r"a(?#comment)b", "ab"))
print(re.findall(b"[a-z]+", b"ab \xe9c"), re.sub(b"(a)", rb"\1\1", b"xax"), re.split(b",", b"a,b"), re.match(b"\xe9", b"\xe9").group(), re.findall(rb"\w", "é".encode()))
print(re.match("a(\U0001f600)b", "a\U0001f600b").span(1), re.search("b", "\U0001f600b").start(), re.sub(".", "x", "\U0001f600"), re.compile("b").search("\U0001f600\U0001f600b", 1).span())
p = re.compile(r"a(b)?", re.I | re.M)
print(p, p.pattern, p.groups, p.groupindex, p.flags, p.match("xab", 1), p.search("xxab", 3), p.match("a").groups(), p.match("a").groups("-"), p.match("a").span(1))
print(p == re.compile(r"a(b)?", re.I | re.M), p.fullmatch("ABx", 0, 2), p.match("ab").expand(r"<\1>"))
print(re.escape("a.b*c d-é"), re.escape(b"a+b"))
for bad in "(", ")", "[a", "*a", "a{2,1}", r"\q", "(?P<1>a)", "(?P<a>x)(?P<a>y)", r"\1", "(?P=x)", "a\\", "(?z)", "[b-a]", "(?", r"a(?i)b":
    try:
        re.compile(bad)
        print(bad, "compiled")
    except re.error:
        print(bad, "is refused")
shows(re.match, "a", b"a")
shows(re.match, b"a", "a")
shows(re.match, "a", 5)
shows(re.compile, 5)
shows(re.match("a", "a").group, 1)
shows(re.match("a", "a").group, "x")
shows(re.sub, "a", r"\2", "a")
shows(re.sub, "a", r"\g<x>", "a")

# Which group ended last: nested ones, neighbours that are empty, repeated ones.
for pattern, text in (("(a)(b)", "ab"), ("((ab))", "ab"), ("(a(b))", "ab"), ("(a)|(b)", "b"), ("((a)|(b))+", "ab"), ("(?P<x>a)(?:(b)|(c))?", "a"), ("(a)?(b)?", "b"),
                      ("(a(b)?)+", "aba"), ("(?:(x)|(y(z)))+", "yzx"), ("(?:(x)|(y(z)))+", "xyz"), ("(a)()", "a"), ("(a)( )*()", "a"), ("(?P<u>(a))(?P<v>)", "a"),
                      ("(a())", "a"), ("()(a)", "a"), ("(?:(a)|(b)())*", "ab")):
    m = re.match(pattern, text)
    print(pattern, m.lastindex, m.lastgroup)
