/* Exceptions with more than a message: what is being handled, and chains of them. */
#include "internal.h"

PyObject *PyErr_GetHandledException(void)
{
    ENTER();
    PyObject *info = conch_ask("sys", "exc_info", "()");
    PyObject *value = info == NULL ? NULL : Py_NewRef(PyTuple_GET_ITEM(info, 1));
    Py_XDECREF(info);
    if (value == Py_None)
        Py_CLEAR(value);
    return value;
}

void PyErr_GetExcInfo(PyObject **type, PyObject **value, PyObject **traceback)
{
    WANT(type);
    WANT(value);
    WANT(traceback);
    *value = PyErr_GetHandledException();
    /* As sys.exc_info() says: three times None for nothing. */
    *type = Py_NewRef(*value == NULL ? Py_None : (PyObject *)Py_TYPE(*value));
    *traceback = *value == NULL ? NULL : PyException_GetTraceback(*value);
    if (*traceback == NULL)
        *traceback = Py_NewRef(Py_None);
    if (*value == NULL)
        *value = Py_NewRef(Py_None);
}

PyObject *PyUnicodeDecodeError_Create(const char *encoding, const char *bytes, Py_ssize_t length, Py_ssize_t start, Py_ssize_t end, const char *reason)
{
    ENTER();
    return PyObject_CallFunction(PyExc_UnicodeDecodeError, "sy#nns", encoding, bytes, length, start, end, reason);
}

void _PyErr_ChainExceptions(PyObject *type, PyObject *value, PyObject *traceback)
{
    ENTER();
    if (type == NULL)
        return;
    if (!PyErr_Occurred()) {
        PyErr_Restore(type, value, traceback);
        return;
    }
    PyObject *now = PyErr_GetRaisedException();
    PyErr_Restore(type, value, traceback);
    PyObject *before = PyErr_GetRaisedException();
    PyException_SetContext(now, before);
    PyErr_SetObject((PyObject *)Py_TYPE(now), now);
    Py_DECREF(now);
}

PyObject *_PyErr_FormatFromCause(PyObject *type, const char *format, ...)
{
    ENTER();
    PyObject *cause = PyErr_GetRaisedException();
    va_list values;
    va_start(values, format);
    PyErr_FormatV(type, format, values);
    va_end(values);
    PyObject *now = PyErr_GetRaisedException();
    if (now != NULL && cause != NULL) {
        PyException_SetCause(now, Py_NewRef(cause));
        PyException_SetContext(now, Py_NewRef(cause));
    }
    Py_XDECREF(cause);
    if (now != NULL)
        PyErr_SetObject((PyObject *)Py_TYPE(now), now);
    Py_XDECREF(now);
    return NULL;
}

int PyTraceBack_Print(PyObject *traceback, PyObject *file)
{
    ENTER();
    if (traceback == NULL)
        return 0;
    if (!PyTraceBack_Check(traceback)) {
        PyErr_BadInternalCall();
        return -1;
    }
    if (PyFile_WriteString("Traceback (most recent call last):\n", file) != 0)
        return -1;
    PyObject *done = conch_ask("traceback", "print_tb", "(OOO)", traceback, Py_None, file);
    Py_XDECREF(done);
    return done == NULL ? -1 : 0;
}
