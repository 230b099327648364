/* The methods of str, asked for by C. Most are calls of those methods, for what the interpreter finds out about text is not known here. */
#include "internal.h"

static bool want_str(PyObject *o)
{
    if (o != NULL && PyUnicode_Check(o))
        return true;
    if (o == NULL)
        PyErr_BadInternalCall();
    else
        PyErr_Format(PyExc_TypeError, "must be str, not %.100s", Py_TYPE(o)->tp_name);
    return false;
}

static Py_ssize_t consume_ssize(PyObject *o, Py_ssize_t failure)
{
    if (o == NULL)
        return failure;
    Py_ssize_t value = PyLong_AsSsize_t(o);
    Py_DECREF(o);
    return value == -1 && PyErr_Occurred() ? failure : value;
}

static int consume_truth(PyObject *o)
{
    int truth = o == NULL ? -1 : PyObject_IsTrue(o);
    Py_XDECREF(o);
    return truth;
}

PyObject *PyUnicode_Substring(PyObject *o, Py_ssize_t low, Py_ssize_t high)
{
    ENTER();
    if (!want_str(o))
        return NULL;
    Py_ssize_t length = PyUnicode_GetLength(o);
    high = Py_MIN(high, length);
    if (low == 0 && high == length && PyUnicode_CheckExact(o))
        return Py_NewRef(o);
    if (low < 0 || high < 0) {
        PyErr_SetString(PyExc_IndexError, "string index out of range");
        return NULL;
    }
    if (low >= length || high <= low)
        return PyUnicode_New(0, 0);
    int kind = PyUnicode_KIND(o);
    return PyUnicode_FromKindAndData(kind, (const char *)PyUnicode_DATA(o) + low * kind, high - low);
}

PyObject *PyUnicode_Join(PyObject *separator, PyObject *items)
{
    ENTER();
    if (items != NULL && !PyIter_Check(items) && !PySequence_Check(items) && Py_TYPE(items)->tp_iter == NULL && !PyObject_HasAttrString(items, "__iter__")) {
        PyErr_SetString(PyExc_TypeError, "can only join an iterable");
        return NULL;
    }
    if (separator != NULL && !PyUnicode_Check(separator)) {
        PyErr_Format(PyExc_TypeError, "separator: expected str instance, %.80s found", Py_TYPE(separator)->tp_name);
        return NULL;
    }
    if (separator != NULL)
        return conch_method(&PyUnicode_Type, separator, "join", "(O)", items);
    PyObject *space = PyUnicode_FromString(" ");
    PyObject *joined = space == NULL ? NULL : conch_method(&PyUnicode_Type, space, "join", "(O)", items);
    Py_XDECREF(space);
    return joined;
}

PyObject *PyUnicode_Split(PyObject *o, PyObject *separator, Py_ssize_t most)
{
    ENTER();
    return want_str(o) && (separator == NULL || want_str(separator)) ? conch_method(&PyUnicode_Type, o, "split", "On", separator == NULL ? Py_None : separator, most) : NULL;
}

PyObject *PyUnicode_Splitlines(PyObject *o, int keep_ends)
{
    ENTER();
    return want_str(o) ? conch_method(&PyUnicode_Type, o, "splitlines", "i", keep_ends) : NULL;
}

PyObject *PyUnicode_Replace(PyObject *o, PyObject *from, PyObject *to, Py_ssize_t most)
{
    ENTER();
    return want_str(o) && want_str(from) && want_str(to) ? conch_method(&PyUnicode_Type, o, "replace", "OOn", from, to, most) : NULL;
}

PyObject *PyUnicode_Format(PyObject *format, PyObject *values)
{
    ENTER();
    if (!want_str(format))
        return NULL;
    return PyUnicode_CheckExact(format) ? PyNumber_Remainder(format, values) : conch_method(&PyUnicode_Type, format, "__mod__", "(O)", values);
}

PyObject *PyUnicode_RichCompare(PyObject *a, PyObject *b, int op)
{
    ENTER();
    if (a == NULL || b == NULL || !PyUnicode_Check(a) || !PyUnicode_Check(b))
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(PyUnicode_Compare(a, b), 0, op);
}

PyObject *PyUnicode_FromObject(PyObject *o)
{
    ENTER();
    if (o != NULL && PyUnicode_CheckExact(o))
        return Py_NewRef(o);
    if (o != NULL && PyUnicode_Check(o))
        return PyUnicode_FromKindAndData(PyUnicode_KIND(o), PyUnicode_DATA(o), PyUnicode_GetLength(o));
    PyErr_Format(PyExc_TypeError, "Can't convert '%.100s' object to str implicitly", o == NULL ? "NULL" : Py_TYPE(o)->tp_name);
    return NULL;
}

int PyUnicode_Contains(PyObject *o, PyObject *part)
{
    ENTER();
    if (part == NULL || !PyUnicode_Check(part)) {
        PyErr_Format(PyExc_TypeError, "'in <string>' requires string as left operand, not %.100s", part == NULL ? "NULL" : Py_TYPE(part)->tp_name);
        return -1;
    }
    if (!want_str(o))
        return -1;
    return PyUnicode_CheckExact(o) ? PySequence_Contains(o, part) : consume_truth(conch_method(&PyUnicode_Type, o, "__contains__", "(O)", part));
}

int PyUnicode_IsIdentifier(PyObject *o)
{
    ENTER();
    return want_str(o) ? consume_truth(conch_method(&PyUnicode_Type, o, "isidentifier", NULL)) : -1;
}

int PyUnicode_Tailmatch(PyObject *o, PyObject *part, Py_ssize_t start, Py_ssize_t end, int direction)
{
    ENTER();
    if (!want_str(o) || !want_str(part))
        return -1;
    return consume_truth(conch_method(&PyUnicode_Type, o, direction > 0 ? "endswith" : "startswith", "Onn", part, start, end));
}

Py_ssize_t PyUnicode_Find(PyObject *o, PyObject *part, Py_ssize_t start, Py_ssize_t end, int direction)
{
    ENTER();
    if (!want_str(o) || !want_str(part))
        return -2;
    return consume_ssize(conch_method(&PyUnicode_Type, o, direction > 0 ? "find" : "rfind", "Onn", part, start, end), -2);
}

Py_ssize_t PyUnicode_FindChar(PyObject *o, Py_UCS4 code_point, Py_ssize_t start, Py_ssize_t end, int direction)
{
    ENTER();
    PyObject *part = want_str(o) ? PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, &code_point, 1) : NULL;
    Py_ssize_t at = part == NULL ? -2 : PyUnicode_Find(o, part, start, end, direction);
    Py_XDECREF(part);
    return at;
}

Py_ssize_t PyUnicode_Count(PyObject *o, PyObject *part, Py_ssize_t start, Py_ssize_t end)
{
    ENTER();
    if (!want_str(o) || !want_str(part))
        return -1;
    return consume_ssize(conch_method(&PyUnicode_Type, o, "count", "Onn", part, start, end), -1);
}

void PyUnicode_Append(PyObject **o, PyObject *right)
{
    ENTER();
    WANT(o);
    PyObject *left = *o;
    *o = NULL;
    if (left != NULL && right != NULL && PyUnicode_Check(left) && PyUnicode_Check(right))
        *o = PyUnicode_Concat(left, right);
    else if (!PyErr_Occurred())
        PyErr_BadInternalCall();
    Py_XDECREF(left);
}

void PyUnicode_AppendAndDel(PyObject **o, PyObject *right)
{
    PyUnicode_Append(o, right);
    Py_XDECREF(right);
}

static void copy_out(PyObject *o, Py_UCS4 *buffer, Py_ssize_t length)
{
    int kind = PyUnicode_KIND(o);
    const void *data = PyUnicode_DATA(o);
    for (Py_ssize_t i = 0; i < length; i++)
        buffer[i] = PyUnicode_READ(kind, data, i);
}

Py_UCS4 *PyUnicode_AsUCS4(PyObject *o, Py_UCS4 *buffer, Py_ssize_t room, int copy_null)
{
    ENTER();
    if (buffer == NULL || room < 0) {
        PyErr_BadInternalCall();
        return NULL;
    }
    if (!want_str(o))
        return NULL;
    Py_ssize_t length = PyUnicode_GetLength(o);
    if (room < length + (copy_null ? 1 : 0)) {
        PyErr_SetString(PyExc_SystemError, "string is longer than the buffer");
        if (copy_null && room > 0)
            buffer[0] = 0;
        return NULL;
    }
    copy_out(o, buffer, length);
    if (copy_null)
        buffer[length] = 0;
    return buffer;
}

Py_UCS4 *PyUnicode_AsUCS4Copy(PyObject *o)
{
    ENTER();
    if (!want_str(o))
        return NULL;
    Py_ssize_t length = PyUnicode_GetLength(o);
    Py_UCS4 *buffer = PyMem_New(Py_UCS4, length + 1);
    if (buffer == NULL)
        return (Py_UCS4 *)PyErr_NoMemory();
    return PyUnicode_AsUCS4(o, buffer, length + 1, 1);
}

PyObject *PyUnicode_RSplit(PyObject *o, PyObject *separator, Py_ssize_t most)
{
    ENTER();
    return want_str(o) && (separator == NULL || want_str(separator)) ? conch_method(&PyUnicode_Type, o, "rsplit", "On", separator == NULL ? Py_None : separator, most) : NULL;
}

PyObject *PyUnicode_Partition(PyObject *o, PyObject *separator)
{
    ENTER();
    return want_str(o) && want_str(separator) ? conch_method(&PyUnicode_Type, o, "partition", "(O)", separator) : NULL;
}

PyObject *PyUnicode_RPartition(PyObject *o, PyObject *separator)
{
    ENTER();
    return want_str(o) && want_str(separator) ? conch_method(&PyUnicode_Type, o, "rpartition", "(O)", separator) : NULL;
}
