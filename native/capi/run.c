/* Running text as a program, and modules of the library that the API has functions for: gc, files, ready-made objects of the built-in kinds. */
#include "internal.h"

static PyObject *builtin(const char *name)
{
    PyObject *found = PyDict_GetItemString(PyEval_GetBuiltins(), name);
    if (found == NULL && !PyErr_Occurred())
        PyErr_Format(PyExc_SystemError, "no built-in %s", name);
    return found;
}

/* ---- programs ---- */

PyObject *Py_CompileString(const char *text, const char *file, int start)
{
    ENTER();
    WANT(text);
    WANT(file);
    const char *mode = start == Py_file_input ? "exec" : start == Py_eval_input ? "eval" : start == Py_single_input ? "single" : NULL;
    if (mode == NULL) {
        PyErr_BadInternalCall();
        return NULL;
    }
    return conch_ask("builtins", "compile", "(sss)", text, file, mode);
}

PyObject *PyEval_EvalCode(PyObject *code, PyObject *globals, PyObject *locals)
{
    ENTER();
    WANT(code);
    if (globals == NULL) {
        PyErr_SetString(PyExc_SystemError, "PyEval_EvalCode: NULL globals");
        return NULL;
    }
    return PyObject_CallFunctionObjArgs(builtin("eval"), code, globals, locals == NULL ? globals : locals, NULL);
}

PyObject *PyRun_String(const char *text, int start, PyObject *globals, PyObject *locals)
{
    ENTER();
    PyObject *code = Py_CompileString(text, "<string>", start);
    PyObject *result = code == NULL ? NULL : PyEval_EvalCode(code, globals, locals);
    Py_XDECREF(code);
    return result;
}

int PyRun_SimpleString(const char *text)
{
    ENTER();
    PyObject *main = PyImport_AddModule("__main__");
    PyObject *names = main == NULL ? NULL : PyModule_GetDict(main);
    PyObject *result = names == NULL ? NULL : PyRun_String(text, Py_file_input, names, names);
    if (result == NULL) {
        PyErr_Print();
        return -1;
    }
    Py_DECREF(result);
    return 0;
}

/* ---- gc ---- */

static long gc(const char *what)
{
    PyObject *result = conch_ask("gc", what, "()");
    long number = result == NULL || result == Py_None ? 0 : PyLong_AsLong(result);
    if (result == NULL)
        PyErr_WriteUnraisable(NULL);
    Py_XDECREF(result);
    return number;
}

static int gc_switch(const char *what)
{
    int before = (int)gc("isenabled");
    gc(what);
    return before;
}

Py_ssize_t PyGC_Collect(void)
{
    ENTER();
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    long found = gc("collect");
    PyErr_Restore(type, value, traceback);
    return found;
}

int PyGC_Enable(void)
{
    ENTER();
    return gc_switch("enable");
}

int PyGC_Disable(void)
{
    ENTER();
    return gc_switch("disable");
}

int PyGC_IsEnabled(void)
{
    ENTER();
    return (int)gc("isenabled");
}

/* ---- files ---- */

int PyFile_WriteObject(PyObject *o, PyObject *file, int flags)
{
    ENTER();
    if (file == NULL) {
        PyErr_SetString(PyExc_TypeError, "writeobject with NULL file");
        return -1;
    }
    PyObject *write = PyObject_GetAttrString(file, "write");
    PyObject *text = write == NULL ? NULL : flags & Py_PRINT_RAW ? PyObject_Str(o) : PyObject_Repr(o);
    PyObject *result = text == NULL ? NULL : PyObject_CallOneArg(write, text);
    int failed = result == NULL ? -1 : 0;
    Py_XDECREF(write);
    Py_XDECREF(text);
    Py_XDECREF(result);
    return failed;
}

int PyFile_WriteString(const char *text, PyObject *file)
{
    ENTER();
    if (file == NULL) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_SystemError, "null file for PyFile_WriteString");
        return -1;
    }
    if (PyErr_Occurred())
        return -1;
    PyObject *o = PyUnicode_FromString(text);
    int failed = o == NULL ? -1 : PyFile_WriteObject(o, file, Py_PRINT_RAW);
    Py_XDECREF(o);
    return failed;
}

/* Into sys.stdout or sys.stderr; what happens meets no exception and leaves none. */
static void write_formatted(const char *stream, const char *format, va_list arguments)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyObject *file = PySys_GetObject(stream), *text = PyUnicode_FromFormatV(format, arguments);
    if (file != NULL && file != Py_None && text != NULL && PyFile_WriteObject(text, file, Py_PRINT_RAW) != 0)
        PyErr_Clear();
    PyErr_Clear();
    Py_XDECREF(text);
    PyErr_Restore(type, value, traceback);
}

void PySys_FormatStdout(const char *format, ...)
{
    ENTER();
    va_list arguments;
    va_start(arguments, format);
    write_formatted("stdout", format, arguments);
    va_end(arguments);
}

void PySys_FormatStderr(const char *format, ...)
{
    ENTER();
    va_list arguments;
    va_start(arguments, format);
    write_formatted("stderr", format, arguments);
    va_end(arguments);
}

/* ---- objects of built-in kinds ---- */

PyObject *PyCallIter_New(PyObject *callable, PyObject *sentinel)
{
    ENTER();
    return HOST_OBJECT(ITER, callable, 2, sentinel, 0);
}

PyObject *PySeqIter_New(PyObject *sequence)
{
    ENTER();
    if (!PySequence_Check(sequence)) {
        PyErr_BadInternalCall();
        return NULL;
    }
    return HOST_OBJECT(ITER, sequence, 1, 0, 0);
}

PyObject *PyDictProxy_New(PyObject *mapping)
{
    ENTER();
    return conch_ask("types", "MappingProxyType", "(O)", mapping);
}

PyObject *PyStaticMethod_New(PyObject *callable)
{
    ENTER();
    return PyObject_CallOneArg(builtin("staticmethod"), callable);
}

PyObject *PyClassMethod_New(PyObject *callable)
{
    ENTER();
    return PyObject_CallOneArg(builtin("classmethod"), callable);
}

PyObject *PyMethod_New(PyObject *function, PyObject *self)
{
    ENTER();
    if (self == NULL) {
        PyErr_BadInternalCall();
        return NULL;
    }
    return conch_ask("types", "MethodType", "(OO)", function, self);
}
