#!/usr/bin/env python3
"""Writes native/capi/strict_api.h: what --strict must know of every function of the API. Run it again after a change in native/include.

    tools/strict_api.py           writes the file
    tools/strict_api.py --check   exit code 1 where it is not what the headers say
"""

import re
import sys

import extension_api

TARGET = extension_api.ROOT / "native" / "capi" / "strict_api.h"

# These may be called without the lock: the manual says so, or they are what takes it.
FREE = re.compile(r"^(PyGILState_\w+|PyEval_(RestoreThread|AcquireThread)|PyThread_\w+|PyThreadState_(New|Swap|GetID|GetInterpreter|Delete)|_PyThreadState_UncheckedGet"
                  r"|PyInterpreterState_Main|PyMem_Raw\w+|Py_AddPendingCall|Py_IsInitialized|_?Py_FatalError(Func)?|PyErr_SetInterrupt(Ex)?|PyOS_\w+|Py_Get\w+|conch_marker\w*"
                  r"|PyObject_GC_(UnTrack|IsTracked)|PyMutex_\w+)$")
# These run code of the script, in which the lock may change hands.
SCRIPT = re.compile(r"^(_?PyObject_(Call|Vectorcall|FastCall)\w*|PyEval_Call\w*|PyImport_\w+|PyRun_\w+)$")


def object_arguments(arguments):
    """A bit for each argument that is a PyObject*; only those that are passed in registers count."""
    mask = 0
    for index, argument in enumerate(arguments.split(",")[:6]):
        if re.match(r"^\s*(const )?PyObject \*(?!\*)\w*\s*$", argument):
            mask |= 1 << index
    return mask


def line(function):
    result = "NONE"
    if extension_api.OBJECTS.match(function.result):
        result = "BORROWED" if (extension_api.reference(function) or "").startswith("borrowed") else "NEW"
    lock = 0 if FREE.match(function.name) else 1
    script = 1 if SCRIPT.match(function.name) else 0
    return f"    X({function.name}, {object_arguments(function.arguments):#x}, {result}, {lock}, {script}) \\"


def page():
    functions = {}
    for path in extension_api.headers():
        for function in extension_api.header_functions(path)[1]:
            functions[function.name] = function
    lines = [line(functions[name]) for name in sorted(functions)]
    return "\n".join([
        "/* Written by tools/strict_api.py from native/include. Do not edit. X(name, which arguments are objects, result, wants the GIL, runs script code) */",
        "#ifndef CONCH_STRICT_API_H", "#define CONCH_STRICT_API_H", "", "#define STRICT_API(X) \\", *lines[:-1], lines[-1].rstrip(" \\"), "", "#endif", ""])


def main(words):
    text = page()
    if "--check" in words:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            sys.exit("native/capi/strict_api.h is not what native/include says: run tools/strict_api.py")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
