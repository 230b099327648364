"""The macros for portable C; the expected output is CPython's."""
import macros_more as m

print(m.declared(), m.numbers(), m.texts(), m.places(), m.casts([1]), m.copies(), m.singletons(), m.operators())
for value in 0.0, 1.5, float("inf"), -float("inf"), float("nan"):
    print(value, m.floats(value))
print(m.constants())
for c in list(range(256)):
    print(c, m.letter(c))
for op in range(6):
    print(op, m.lopsided(1, 2, op), m.lopsided(2, 2, op), m.lopsided(3, 2, op))
try:
    m.lopsided(1, 2, 6)
except ValueError as e:
    print(e)
print(type(m).__name__, m.__name__, m.made_by, m.__file__.endswith("macros_more.so"))
