import codecs
import io
import os
import tempfile


def shows(f, *args, **kw):
    try:
        print(f.__name__, ascii(f(*args, **kw)))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, ascii(str(e)), repr(e.__cause__))


for name in ["utf8", "UTF-8", "latin1", "ascii", "utf_16", "utf-16-le", "utf32", "unicode_escape", "raw_unicode_escape", "utf-8-sig", "hex", "rot13", "base64",
             "cp1252", "iso8859-15", "koi8-r", "nope", "us-ascii", "utf_16_be", "cp437"]:
    try:
        info = codecs.lookup(name)
        print(name, info.name, info._is_text_encoding, repr(info).split(" at ")[0], type(info).__name__, len(info), info[0] is info.encode)
    except LookupError as e:
        print(e)
print([codecs.BOM_UTF8, codecs.BOM_UTF16, codecs.BOM_UTF16_BE, codecs.BOM_UTF32, codecs.BOM_UTF32_BE, codecs.BOM_LE, codecs.BOM])
shows(codecs.encode, "abc", "hex")
shows(codecs.encode, b"abc", "hex")
shows(codecs.decode, b"616", "hex")
shows(codecs.decode, b"616263", "hex_codec")
shows("abc".encode, "hex")
shows(b"abc".decode, "hex")
shows("a".encode, "rot13")
shows(codecs.encode, b"a", "utf-8")
shows(codecs.decode, "a", "utf-8")
shows(codecs.encode, "Hello", "rot13")
shows(codecs.decode, "Uryyb", "rot_13")
shows(codecs.encode, 5)
shows(codecs.encode, b"abc" * 30, "base64")
shows(codecs.decode, b"YWJj\n", "base64")
shows(codecs.decode, b"x", "base64")
shows(codecs.lookup_error, "x")
shows(codecs.encode, "a", "nope")
shows(codecs.lookup, 5)
shows(codecs.utf_8_decode, b"\xe2\x82")
shows(codecs.utf_8_decode, b"\xe2\x82", "strict", True)
shows(codecs.getencoder("utf8"), "\xe9")
shows(codecs.getdecoder("ascii"), b"a")
shows(codecs.ascii_encode, "\xe9")
shows(codecs.latin_1_encode, "\xe9", None)
shows(codecs.utf_16_le_encode, "a")
shows(codecs.escape_encode, b"a'\n\xff\"")
shows(codecs.escape_decode, b"a\\x41\\n")
for b in [b"\\x4", b"\\x41", b"\\u12", b"\\U00110000", b"\\", b"\\n\\t\\101\\'\\\"\\\\", b"\\N{DIGIT ONE}", b"\\N{x}", b"\\N", b"\xe9\\\nz", b"\\N{}", b"\\ud800", b"\\U0001f600", b"\\\\u0041"]:
    for encoding in "unicode_escape", "raw_unicode_escape":
        shows(b.decode, encoding)
        shows(b.decode, encoding, "replace")
        shows(b.decode, encoding, "ignore")
text = "a\\\n\x01\x7f\xe9\u20ac\U0001f600'\"\t\r\0"
for encoding in "unicode_escape", "raw_unicode_escape", "utf-16", "utf-8-sig", "utf_32_be", "utf-7x":
    shows(text.encode, encoding)
for encoding in "cp1252", "iso8859-15", "iso-8859-2", "koi8-r", "cp437", "windows-1251", "cp850", "iso8859_5", "koi8_u", "cp866":
    try:
        whole = bytes(range(256)).decode(encoding, "replace")
    except LookupError as e:
        print(e)
        continue
    print(encoding, ascii(whole))
    shows("\u20acx\u0416\u1234\u1235".encode, encoding)
    shows("\u20acx\u0416\u1234\u1235".encode, encoding, "xmlcharrefreplace")
    shows("\u20acx\u0416\u1234\u1235".encode, encoding, "replace")
shows(b"\x80\x81".decode, "cp1252")

for name in "utf-8", "utf-16", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "ascii":
    text = "plain" if name == "ascii" else "p\xe9l" if name == "latin-1" else "\u20ac\U0001f600x\xe9"
    data = text.encode(name)
    decoder = codecs.getincrementaldecoder(name)()
    print(name, ascii([decoder.decode(data[i:i + 1]) for i in range(len(data))]), ascii(decoder.decode(b"", True)))
    encoder = codecs.getincrementalencoder(name)()
    print([encoder.encode(c) for c in text], encoder.encode("", True))
    print(list(codecs.iterencode(text, name)), ascii(list(codecs.iterdecode([data[:3], data[3:]], name))))
    reader = codecs.getreader(name)(io.BytesIO("line \xe9\nnext\r\nlast".replace("\xe9", "e").encode(name)))
    print([line for line in reader])
    target = io.BytesIO()
    writer = codecs.getwriter(name)(target)
    writer.write("ab")
    writer.writelines(["c", "d"])
    print(target.getvalue())
decoder = codecs.getincrementaldecoder("utf-8")("replace")
print(ascii([decoder.decode(b"a\xe2\x82"), decoder.getstate(), decoder.decode(b"b\xff"), decoder.decode(b"", True)]))
decoder = codecs.getincrementaldecoder("utf-8")()
decoder.decode(b"\xe2")
shows(decoder.decode, b"", True)
decoder.reset()
shows(decoder.decode, b"a")

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "file")
    with codecs.open(name, "w", "utf-16") as f:
        f.write("\u20ac one\n")
        f.write("two\n")
    print(open(name, "rb").read())
    with codecs.open(name, encoding="utf-16") as f:
        print(ascii(f.readline()), ascii(f.read()), f.encoding, f.closed)
    with codecs.open(name, "r", "utf-16") as f:
        print(ascii(list(f)))
    try:
        codecs.open(name, "r", "nope")
    except LookupError as e:
        print(e)

codecs.register_error("test.dots", lambda e: ("." * (e.end - e.start), e.end))
codecs.register_error("test.bytes", lambda e: (b"\xff\xfe", e.end))
codecs.register_error("test.back", lambda e: ("!", -1))
codecs.register_error("test.bad", lambda e: 5)
codecs.register_error("test.far", lambda e: ("", 100))
codecs.register_error("test.wide", lambda e: ("\u1234", e.end))
for handler in "test.dots", "test.bytes", "test.back", "test.bad", "test.far", "test.wide", "test.none":
    shows("a\u20ac\u20acb".encode, "ascii", handler)
    shows("a\u20acb".encode, "latin-1", handler)
    shows(b"a\xff\xfeb".decode, "ascii", handler)
    shows(b"a\xff\xfeb".decode, "utf-8", handler)
    shows("a\ud800\ud801b".encode, "utf-8", handler)
shows(codecs.register_error, "x", 5)
for name in "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace":
    handler = codecs.lookup_error(name)
    for error in UnicodeEncodeError("ascii", "a\u20acb", 1, 2, "why"), UnicodeDecodeError("ascii", b"a\xffb", 1, 2, "why"), ValueError("x"):
        shows(handler, error)


def search(name):
    if name == "doubled":
        return codecs.CodecInfo(lambda s, errors="strict": (s.encode() * 2, len(s)), lambda b, errors="strict": (bytes(b).decode()[:len(b) // 2], len(b)), name="doubled")
    if name == "odd":
        return codecs.CodecInfo(lambda s, errors="strict": (5, len(s)), lambda b, errors="strict": (5, len(b)), name="odd")


codecs.register(search)
shows("ab".encode, "doubled")
shows(b"abab".decode, "doubled")
shows(str, b"abab", "doubled")
shows("ab".encode, "odd")
shows(b"ab".decode, "odd")
shows(codecs.encode, "ab", "odd")
codecs.unregister(search)
shows("ab".encode, "doubled2")
