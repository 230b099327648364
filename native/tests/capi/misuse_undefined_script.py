# Each case of what CPython leaves undefined, in a process of its own: an exception, a result where NULL means something, or a fatal error with a name.
import misuse

MEANT = ("PyDict_GetItem", "PyDict_GetItemString", "PyDict_Clear", "PyObject_Repr", "PyObject_Str", "PyErr_ExceptionMatches", "PyMemoryView_FromMemory")
ALARM, ABORT = 14, 6


def outcome(name):
    for _ in range(6):  # a copy of a JVM that stands still says nothing
        said, signal = misuse.undefined(name)
        if signal != ALARM:
            break
    first = next((line for line in said.splitlines() if line), "nothing")
    if signal == ABORT:
        return None if first.startswith("Fatal Python error: Py") else f"aborted: {first}"
    if signal or first in ("no exception", "a result", "nothing"):
        return None if not signal and name in MEANT else f"signal {signal}: {first}"
    return None


names = misuse.names("undefined")
for name in names:
    wrong = outcome(name)
    if wrong is not None:
        print(name, wrong)
print("more than 100 cases:", len(names) > 100)
