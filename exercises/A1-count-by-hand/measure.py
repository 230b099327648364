"""Counts references at ten places. Predict each number before you run this."""
import sys

count = sys.getrefcount


class Holder:
    pass


def peek(thing):
    return count(thing)


def walk():
    seen = {}
    box = ["pearl"]
    seen["fresh"] = count(box)

    alias = box
    seen["alias"] = count(box)

    shelf = [box, box, {"key": box}]
    seen["containers"] = count(box)

    seen["in_a_call"] = peek(box)

    other = box[:]
    seen["copied"] = count(box)

    del alias
    seen["after_del"] = count(box)

    shelf.pop()
    seen["after_pop"] = count(box)

    holder = Holder()
    holder.box = box
    push = box.append
    seen["attribute_and_method"] = count(box)

    steps = iter(box)
    seen["iterating"] = count(box)

    list(steps)
    shelf[0] = holder.box = push = None
    seen["nearly_alone"] = count(box)
    return seen


seen = walk()
print("{" + ", ".join('"%s": %d' % (name, seen[name]) for name in seen) + "}")
