# What it costs to get into C and back, and to let the lock go on the way. The module callcost is one C file, built for both interpreters.
import callcost
import harness


@harness.case("call-loop", "a turn of a for loop over a range: the baseline of the calls")
def call_loop(n):
    x = None
    for _ in range(n):
        x


@harness.case("ext-call", "an empty C function, from a script", baseline="call-loop")
def ext_call(n):
    empty, x = callcost.empty, None
    for _ in range(n):
        empty(x)


@harness.case("ext-call-release", "a C function that lets the lock go and takes it again, from a script", baseline="call-loop")
def ext_call_release(n):
    release, x = callcost.release, None
    for _ in range(n):
        release(x)


# What a script's author sees: the whole turn of the loop, so nothing is subtracted.
@harness.case("turn-noargs", "a turn of a loop that calls an empty C function (METH_NOARGS)")
def turn_noargs(n):
    noargs = callcost.noargs
    for _ in range(n):
        noargs()


@harness.case("turn-o-none", "the same with None (METH_O)")
def turn_o_none(n):
    empty, x = callcost.empty, None
    for _ in range(n):
        empty(x)


@harness.case("turn-o-float", "a float in, a float out (METH_O)")
def turn_o_float(n):
    negate, x = callcost.negate, 1.5
    for _ in range(n):
        negate(x)


@harness.case("turn-fast-floats", "two floats in, a float out (METH_FASTCALL)")
def turn_fast_floats(n):
    add, x, y = callcost.add_floats, 1.5, 2.5
    for _ in range(n):
        add(x, y)


@harness.case("turn-fast-ints", "two ints in, an int out (METH_FASTCALL)")
def turn_fast_ints(n):
    add, x, y = callcost.add_ints, 1000, 2000
    for _ in range(n):
        add(x, y)


@harness.case("turn-fast-fresh", "the same with ints that are made in each turn (METH_FASTCALL)")
def turn_fast_fresh(n):
    add, x = callcost.add_ints, 1000
    for i in range(n):
        x = add(i, x)


@harness.case("turn-varargs", "two floats in a tuple (METH_VARARGS)")
def turn_varargs(n):
    varargs, x, y = callcost.varargs, 1.5, 2.5
    for _ in range(n):
        varargs(x, y)


@harness.case("turn-release", "an empty C function that lets the lock go and takes it again (METH_O)")
def turn_release(n):
    release, x = callcost.release, None
    for _ in range(n):
        release(x)


@harness.case("pair-loop", "a turn of a loop in C around an empty function: the baseline of the pair", block=100000)
def pair_loop(n):
    callcost.empty_loop(n)


@harness.case("pair-in-c", "the lock let go and taken again, in C: PyEval_SaveThread + PyEval_RestoreThread", baseline="pair-loop", block=100000)
def pair_in_c(n):
    callcost.pairs(n)


harness.main()
