# A buffer is the object's own memory: nothing is copied, at no call. The expected output is CPython's.
import array
import sys

import window


def check(what, condition):
    print(what, "yes" if condition else "NO")


def addresses(o):
    return {window.address(o) for i in range(1000)}


# The same bytes lie where they lay.
text = bytes(range(256)) * 4096
numbers = array.array("d", [0.5] * 1000)
changing = bytearray(text)
for o in text, numbers, changing:
    check(f"{type(o).__name__} stays", len(addresses(o)) == 1)
    check(f"a view of {type(o).__name__}", addresses(memoryview(o)) == addresses(o))
check("a slice of a view", window.address(memoryview(text)[1000:]) == window.address(text) + 1000)
check("a slice of a slice", window.address(memoryview(changing)[1000:][24:]) == window.address(changing) + 1024)
check("a view of numbers", window.address(memoryview(numbers)[3:]) == window.address(numbers) + 3 * numbers.itemsize)
check("a cast view", window.address(memoryview(numbers).cast("B")[8:]) == window.address(numbers) + 8)
check("a readonly view", window.address(memoryview(changing).toreadonly()) == window.address(changing))
check("a copy lies elsewhere", window.address(bytearray(changing)) != window.address(changing))

# What one side writes the other sees, while the window is open.
for o in changing, numbers, memoryview(bytearray(64)), memoryview(numbers)[10:20]:
    size = window.open(o, True)
    view = memoryview(o).cast("B")
    for i in 0, 1, size // 2, size - 1:
        window.poke(i, 17 + i % 100)
        written = view[i] == 17 + i % 100
        view[i] = 201
        check(f"{type(o).__name__} of {size} at {i}", written and window.peek(i) == 201)
    view.release()
    window.close()
changing[5] = 77
window.open(memoryview(changing)[5:], False)
print(window.peek(0))
changing[5] = 78
print(window.peek(0))
window.close()

# An object that is looked at keeps its place and size, and lives.
small = bytearray(b"abc")
window.open(small, True)
for change in small.clear, lambda: small.append(1), lambda: small.extend(b"xyz"), lambda: small.pop(), lambda: small.__setitem__(slice(0, 1), b""):
    try:
        change()
        print("resized")
    except BufferError as error:
        print(error)
small[:] = b"xyz"
print(window.peek(1), small)
window.close()
small.append(33)
print(small)
grown = array.array("i", [1, 2, 3])
window.open(grown, True)
try:
    grown.append(4)
except BufferError as error:
    print(error)
window.close()
grown.append(4)
print(grown)
before = sys.getrefcount(text)
window.open(text, False)
print(sys.getrefcount(text) - before)
window.close()
print(sys.getrefcount(text) - before)
window.open(bytearray(b"nobody else has it"), False)
print(bytes(window.peek(i) for i in range(18)))
window.close()

# What cannot be written is not opened for writing, and what has no memory not at all.
for wrong in b"bytes", memoryview(b"bytes"), "text", 5, None, memoryview(bytearray(8))[::2]:
    try:
        window.open(wrong, True)
    except (BufferError, TypeError) as error:
        print(type(error).__name__, error)
