import html
import html.entities

print(html.escape("<a href='x'>\"&\"</a>"), html.escape("<'\">", quote=False), html.escape(""))
for text in ["", "no", "&amp;", "&amp", "&ampx", "&lt;b&gt;", "&#65;", "&#65", "&#x41;", "&#X41 x", "&#0;", "&#xd800;", "&#x110000;", "&#128;", "&#x81;", "&#11;", "&#1;",
             "&#13;", "&#xfffe;", "&eacute;", "&eacute", "&eacutex", "&notit;", "&notin;", "&nope;", "&", "&&amp;&", "&;", "&#;", "&#x;", "&#xg", "&quot;&apos;&#39;",
             "&hellip;&mdash;&euro;&trade;", "&hellip", "&Alpha;&omega;", "&AMP;&LT;&GT;&COPY;", "&copy2024", "&nbsp;|", "&lang;&rang;", "&amp;amp;", "a&b=c&d", "&frac12;",
             "&thetasym;", "&zwj;", "&#9;&#10;", "&ThickSpace;", "&NewLine;", "&lbrace;&rcub;", "&ltimes &ltx"]:
    if text.startswith("&ltimes"):
        text = "&ltx; &ltx"
    print(ascii(text), ascii(html.unescape(text)))
names = html.entities.name2codepoint
print(len(names), sorted(names)[:5], names["euro"], html.entities.codepoint2name[0xe9], ascii(html.entities.entitydefs["alpha"]))
print(sum(code * (i + 1) for i, (name, code) in enumerate(sorted(names.items()))), all(html.unescape(f"&{name};") == html.entities.html5[name + ";"] for name in names))
