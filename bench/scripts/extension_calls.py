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


@harness.case("pair-loop", "a turn of a loop in C around an empty function: the baseline of the pair", block=100000)
def pair_loop(n):
    callcost.empty_loop(n)


@harness.case("pair-in-c", "the lock let go and taken again, in C: PyEval_SaveThread + PyEval_RestoreThread", baseline="pair-loop", block=100000)
def pair_in_c(n):
    callcost.pairs(n)


harness.main()
