/* Writing into a str by its index, as long as nobody but its maker has seen it. */
#include "internal.h"

/* What the interpreter knows, or what somebody else holds, is a value: it must not change. */
static bool writable(PyObject *o)
{
    if (o->ob_refcnt == 1 && is_own(o))
        return true;
    PyErr_SetString(PyExc_SystemError, "Cannot modify a string currently used");
    return false;
}

static bool within(PyObject *o, Py_ssize_t start)
{
    if (start >= 0 && start <= PyUnicode_GET_LENGTH(o))
        return true;
    PyErr_SetString(PyExc_IndexError, "string index out of range");
    return false;
}

int PyUnicode_WriteChar(PyObject *o, Py_ssize_t index, Py_UCS4 code_point)
{
    ENTER();
    if (!only_str(o))
        return -1;
    if (index < 0 || index >= PyUnicode_GET_LENGTH(o)) {
        PyErr_SetString(PyExc_IndexError, "string index out of range");
        return -1;
    }
    if (!writable(o))
        return -1;
    if (code_point > PyUnicode_MAX_CHAR_VALUE(o)) {
        PyErr_SetString(PyExc_ValueError, "character out of range");
        return -1;
    }
    PyUnicode_WRITE(PyUnicode_KIND(o), PyUnicode_DATA(o), index, code_point);
    return 0;
}

Py_ssize_t PyUnicode_Fill(PyObject *o, Py_ssize_t start, Py_ssize_t count, Py_UCS4 code_point)
{
    ENTER();
    if (o == NULL || !PyUnicode_Check(o)) {
        PyErr_BadInternalCall();
        return -1;
    }
    if (!writable(o))
        return -1;
    if (code_point > PyUnicode_MAX_CHAR_VALUE(o)) {
        PyErr_SetString(PyExc_ValueError, "fill character is bigger than the string maximum character");
        return -1;
    }
    if (!within(o, start))
        return -1;
    count = Py_MIN(count, PyUnicode_GET_LENGTH(o) - start);
    for (Py_ssize_t i = 0; i < count; i++)
        PyUnicode_WRITE(PyUnicode_KIND(o), PyUnicode_DATA(o), start + i, code_point);
    return Py_MAX(count, 0);
}

static Py_UCS4 highest_in(PyObject *o, Py_ssize_t start, Py_ssize_t count)
{
    Py_UCS4 highest = 0;
    for (Py_ssize_t i = start; i < start + count; i++)
        highest = Py_MAX(highest, PyUnicode_READ_CHAR(o, i));
    return highest;
}

Py_ssize_t PyUnicode_CopyCharacters(PyObject *to, Py_ssize_t to_start, PyObject *from, Py_ssize_t from_start, Py_ssize_t count)
{
    ENTER();
    if (to == NULL || from == NULL || !PyUnicode_Check(to) || !PyUnicode_Check(from)) {
        PyErr_BadInternalCall();
        return -1;
    }
    if (!within(from, from_start) || !within(to, to_start))
        return -1;
    if (count < 0) {
        PyErr_SetString(PyExc_SystemError, "how_many cannot be negative");
        return -1;
    }
    count = Py_MIN(count, PyUnicode_GET_LENGTH(from) - from_start);
    if (to_start + count > PyUnicode_GET_LENGTH(to)) {
        PyErr_Format(PyExc_SystemError, "Cannot write %zi characters at %zi in a string of %zi characters", count, to_start,
                     PyUnicode_GET_LENGTH(to));
        return -1;
    }
    if (count == 0)
        return 0;
    if (!writable(to))
        return -1;
    Py_UCS4 room = PyUnicode_MAX_CHAR_VALUE(to);
    if (PyUnicode_MAX_CHAR_VALUE(from) > room && highest_in(from, from_start, count) > room) {
        PyErr_Format(PyExc_SystemError, "Cannot copy %s characters into a string of %s characters",
                     PyUnicode_KIND(from) == 4 ? "UCS4" : PyUnicode_KIND(from) == 2 ? "UCS2" : "latin1",
                     room == 0x7f ? "ascii" : PyUnicode_KIND(to) == 2 ? "UCS2" : "latin1");
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        PyUnicode_WRITE(PyUnicode_KIND(to), PyUnicode_DATA(to), to_start + i, PyUnicode_READ_CHAR(from, from_start + i));
    return count;
}

int PyUnicode_Resize(PyObject **o, Py_ssize_t length)
{
    ENTER();
    if (o == NULL || *o == NULL || !PyUnicode_Check(*o) || length < 0) {
        PyErr_BadInternalCall();
        return -1;
    }
    PyObject *old = *o;
    Py_ssize_t kept = Py_MIN(length, PyUnicode_GET_LENGTH(old));
    if (length == PyUnicode_GET_LENGTH(old))
        return 0;
    PyObject *resized = PyUnicode_New(length, PyUnicode_MAX_CHAR_VALUE(old));
    if (resized == NULL)
        return -1;
    memcpy(PyUnicode_DATA(resized), PyUnicode_DATA(old), (size_t)kept * (size_t)PyUnicode_KIND(old));
    *o = resized;
    Py_DECREF(old);
    return 0;
}
