/* str.translate with an error handler, which is asked about the code points that the table maps to None; str.translate itself leaves those out. */
#include "internal.h"

/* The code point at that index as the table has it, or as it is where the table raises LookupError; a new reference. */
static PyObject *mapped(PyObject *o, PyObject *table, Py_ssize_t index)
{
    PyObject *key = PyLong_FromLong((long)PyUnicode_READ_CHAR(o, index));
    PyObject *to = key == NULL ? NULL : PyObject_GetItem(table, key);
    if (key == NULL || to != NULL || !PyErr_ExceptionMatches(PyExc_LookupError)) {
        Py_XDECREF(key);
        return to;
    }
    PyErr_Clear();
    return key;
}

static int write_mapped(_PyUnicodeWriter *writer, PyObject *to)
{
    if (PyUnicode_Check(to))
        return _PyUnicodeWriter_WriteStr(writer, to);
    if (!PyLong_Check(to)) {
        PyErr_SetString(PyExc_TypeError, "character mapping must return integer, None or str");
        return -1;
    }
    int overflow;
    long code_point = PyLong_AsLongAndOverflow(to, &overflow);
    if (overflow != 0 || code_point < 0 || code_point > 0x10ffff) {
        PyErr_SetString(PyExc_ValueError, "character mapping must be in range(0x110000)");
        return -1;
    }
    return _PyUnicodeWriter_WriteChar(writer, (Py_UCS4)code_point);
}

/* What the handler says of o[start:end]; where to go on, or -1 with an exception. */
static Py_ssize_t handle(_PyUnicodeWriter *writer, PyObject *o, Py_ssize_t start, Py_ssize_t end, const char *errors)
{
    PyObject *error = PyObject_CallFunction(PyExc_UnicodeTranslateError, "Onns", o, start, end, "character maps to <undefined>");
    PyObject *handler = error == NULL ? NULL : PyCodec_LookupError(errors);
    PyObject *answer = handler == NULL ? NULL : PyObject_CallOneArg(handler, error), *with;
    Py_ssize_t on = -1;
    if (answer != NULL && !PyTuple_Check(answer))
        PyErr_SetString(PyExc_TypeError, "translating error handler must return (str, int) tuple");
    else if (answer != NULL && PyArg_ParseTuple(answer, "Un;translating error handler must return (str, int) tuple", &with, &on)) {
        Py_ssize_t length = PyUnicode_GET_LENGTH(o), at = on < 0 ? on + length : on;
        on = -1;
        if (at < 0 || at > length)
            PyErr_Format(PyExc_IndexError, "position %zd from error handler out of bounds", at);
        else if (_PyUnicodeWriter_WriteStr(writer, with) == 0)
            on = at;
    }
    Py_XDECREF(answer);
    Py_XDECREF(handler);
    Py_XDECREF(error);
    return on;
}

/* One code point, or all that follow each other and map to None; where to go on, or -1 with an exception. */
static Py_ssize_t step(_PyUnicodeWriter *writer, PyObject *o, PyObject *table, Py_ssize_t at, const char *errors)
{
    PyObject *to = mapped(o, table, at);
    if (to == NULL)
        return -1;
    if (to != Py_None) {
        int failed = write_mapped(writer, to);
        Py_DECREF(to);
        return failed ? -1 : at + 1;
    }
    Py_ssize_t end = at + 1;
    for (; to == Py_None && end < PyUnicode_GET_LENGTH(o); end += to == Py_None) {
        Py_DECREF(to);
        to = mapped(o, table, end);
        if (to == NULL)
            return -1;
    }
    Py_DECREF(to);
    return handle(writer, o, at, end, errors);
}

PyObject *PyUnicode_Translate(PyObject *o, PyObject *table, const char *errors)
{
    ENTER();
    if (o == NULL || !PyUnicode_Check(o)) {
        PyErr_Format(PyExc_TypeError, "must be str, not %.100s", o == NULL ? "NULL" : Py_TYPE(o)->tp_name);
        return NULL;
    }
    if (errors != NULL && strcmp(errors, "ignore") == 0)
        return conch_method(&PyUnicode_Type, o, "translate", "(O)", table);
    _PyUnicodeWriter writer;
    _PyUnicodeWriter_Init(&writer);
    for (Py_ssize_t at = 0; at >= 0 && at < PyUnicode_GET_LENGTH(o);) {
        at = step(&writer, o, table, at, errors);
        if (at < 0) {
            _PyUnicodeWriter_Dealloc(&writer);
            return NULL;
        }
    }
    return _PyUnicodeWriter_Finish(&writer);
}
