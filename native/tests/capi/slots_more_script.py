"""Every number and sequence slot, descriptors, members of every kind; the expected output is CPython's."""
import operator
import sys

import slots_more as s


def tell(label, function, *args):
    try:
        print(label, "->", function(*args))
    except BaseException as e:
        print(label, "->", type(e).__name__, e)


number = s.Number()
for name in "sub", "mul", "matmul", "mod", "lshift", "rshift", "and_", "or_", "xor", "floordiv", "truediv", "add", "pow":
    function = getattr(operator, name)
    tell(name, function, number, 3)
    tell("r" + name, function, 3, number)
    tell(name + " both", function, number, number)
for name in "iadd", "isub", "imul", "imatmul", "imod", "ilshift", "irshift", "iand", "ior", "ixor", "ifloordiv", "itruediv", "ipow":
    tell(name, getattr(operator, name), number, 3)
tell("divmod", divmod, number, 3)
tell("rdivmod", divmod, 3, number)
tell("pow", pow, number, 3, 5)
tell("pow", lambda: pow(3, number, 5))
tell("sum", lambda: sum([number]))
print(-number, +number, abs(number), ~number, bool(number), int(number), float(number), operator.index(number), "abc"[number], [0] * number, complex(number), hex(number))
print(str(number), "%s" % number, f"{number}", repr(number).startswith("<slots_more.Number object at"), number.made_up)
tell("set", setattr, number, "made_up", 3)
tell("delete", delattr, number, "made_up")
tell("set", setattr, number, "other", 3)
tell("get", getattr, number, "other")


class Sub(s.Number):
    def __sub__(self, other):
        return "of the script", super().__sub__(other)

    def __radd__(self, other):
        return "r+"

    def __bool__(self):
        return True


sub = Sub()
print(sub - 3, 3 - sub, 1 + sub, bool(sub), sub * 2, -sub)
sub.free = 1
print(sub.free, number.__sub__(4), number.__rsub__(4), number.__neg__(), number.__pow__(2), number.__isub__(5), sorted(n for n in s.Number.__dict__ if "div" in n))

sequence = s.Sequence()
print(len(sequence), list(sequence), sequence[1], sequence[-1], "a" in sequence, 1 in sequence, list(reversed(sequence)))
tell("item", lambda: sequence[3])
tell("item", lambda: sequence["x"])
tell("slice", lambda: sequence[0:1])
tell("in", lambda: None in sequence)
tell("set", operator.setitem, sequence, 1, 5)
tell("set", operator.setitem, sequence, -1, 5)
tell("delete", operator.delitem, sequence, 2)
for name, args in ("add", (sequence, 3)), ("add", (3, sequence)), ("concat", (sequence, sequence)), ("iadd", (sequence, 3)), ("iconcat", (sequence, [1])), ("mul", (sequence, 3)), ("mul", (3, sequence)), ("mul", (sequence, "x")), ("imul", (sequence, 4)), ("mul", (sequence, True)), ("mul", (sequence, 2**70)), ("countOf", (sequence, 10)), ("indexOf", (sequence, 20)):
    tell(name, getattr(operator, name), *args)


class Owner:
    described = s.Descriptor()


owner = Owner()
print(owner.described, Owner.described, s.allocations())
tell("set", setattr, owner, "described", 3)
tell("delete", delattr, owner, "described")
owner.__dict__["described"] = "hidden"
print(owner.described)

m = s.Members(i=5)
names = "s", "i", "l", "f", "d", "text", "in_place", "c", "b", "boolean", "ub", "us", "ui", "ul", "ll", "ull", "size", "o", "fixed"
print([getattr(m, name) for name in names])
tell("ex", lambda: m.ex)
values = 0, 1, -1, 127, 128, 255, 256, -129, 32768, 65536, 2**31, 2**32, 2**63, 2**64, -2**63 - 1, True, 1.5, 1e300, "x", "xy", "", b"x", None
for name in names + ("ex",):
    for value in values:
        def store():
            setattr(m, name, value)
            return getattr(m, name)
        import warnings
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            tell("%s = %a" % (name, value), store)
            for w in caught:
                print("   ", w.category.__name__, w.message)
    tell("del " + name, delattr, m, name)
tell("del ex", delattr, m, "ex")
value = ["value"]
count = sys.getrefcount(value)
m.o = m.ex = value
print(sys.getrefcount(value) - count)
m.o = None
del m.ex
print(sys.getrefcount(value) - count, type(s.Members.s).__name__, s.Members.s.__doc__, s.Members.i.__doc__, s.Members.s.__name__)

a, b = s.Members(1), s.Members(2)
print(a < b, a <= b, a == b, a != b, a > b, a >= b, a == s.Members(1), a == 1, a != 1)
tell("<", lambda: a < 1)
derived = s.Derived(3)
print(derived.i, s.Derived.__bases__, isinstance(derived, s.Members), derived.__contains__(1))
tell("in", lambda: "x" in derived)
for slot in 7, 8, 44, 45, 52, 65, 74, 76, 80:
    tell("slot %d" % slot, s.slot_of, s.Number, slot)
for slot in 0, -1, 99:
    try:
        s.slot_of(s.Number, slot)
    except SystemError:
        print("no slot", slot)
print(s.Based.__bases__, s.Based(7).i)
s.endings()
made = s.Ended()
del made
print("ended", s.endings(), s.takes_part(s.Chosen(True)), s.takes_part(s.Chosen(False)), s.takes_part(made) if "made" in globals() else "")
for o in type(len), int:
    print("flags", o.__name__, s.flags(o))
