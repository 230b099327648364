# Reference counts, step by step: who holds an object, and when it dies.
#
#     ./conch examples/refcounts.py
#
# Look at how every name, every container and every argument adds one, and takes it back when it goes.
# sys.getrefcount(o) counts its own argument, too: an object with one name has a count of 2. A number that is written in a script
# has more holders, among them the code that mentions it; typed at the prompt of `conch repl`, one a line, it has not.
import sys


def show(what, count):
    print(f"{what:<44} {count}")


print("The lecture's three lines, with a number that is made while the script runs:")
x = int("2781")
show("x = 2781", sys.getrefcount(x))
y = x
show("y = x", sys.getrefcount(x))
del y
show("del y", sys.getrefcount(x))

print()
print("Containers hold what is in them:")
holders = [x, x]
show("a list holds it twice", sys.getrefcount(x))
pair = (x, holders)
show("and a tuple", sys.getrefcount(x))
table = {"number": x}
show("and a dict", sys.getrefcount(x))
holders.append(x)
show("appended", sys.getrefcount(x))
holders.pop()
show("popped", sys.getrefcount(x))
del holders
show("del holders: the tuple still has the list", sys.getrefcount(x))
del pair
show("del pair: the list dies with it", sys.getrefcount(x))
table.clear()
show("the dict is cleared", sys.getrefcount(x))

print()
print("Arguments and locals hold as long as their call lasts:")


def inside(argument):
    before = sys.getrefcount(argument)
    local = argument
    return before, sys.getrefcount(local)


with_argument, with_local = inside(x)
show("inside a function: its argument", with_argument)
show("a local beside it", with_local)
show("after the call", sys.getrefcount(x))


def keep():
    def inner():
        return x_kept
    x_kept = x
    return inner


closure = keep()
show("a closure keeps it", sys.getrefcount(x))
del closure
show("the closure is gone", sys.getrefcount(x))

print()
print("At zero an object dies at once, not some time later:")


class Announced:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"    {self.name} dies")


first = Announced("the first")
second = first
print("del first: second still holds it")
del first
print("second = another one:")
second = Announced("the second")
print("a temporary that nobody holds:")
Announced("a temporary")
print("leaving a function:")


def leave():
    local = Announced("a local")
    print(f"    {local.name} lives")


leave()
print("the last line of the script:")
