"""A docstring may stand before."""
from __future__ import annotations
from __future__ import division, generators

import __future__


def wrapped(value: Undefined, *rest: int, key: int = 1, **more: dict[str, int]) -> Undefined | None:
    local: Nowhere = value
    return local


class Node:
    next: Node
    count: int = 0

    def link(self: Node, other: Node) -> Node:
        self.next: Node = other
        return other


top: list[Unknown] = []
print(wrapped(3), wrapped.__annotations__)
print(Node.__annotations__, Node.link.__annotations__, __annotations__)
print(annotations.getMandatoryRelease(), division, __future__.all_feature_names[-1])

for text in ("from __future__ import nothing", "x = 1\nfrom __future__ import annotations", "from __future__ import braces",
             "def f():\n    from __future__ import division"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno)
