/* Ways to call that are put together of others, and the argument forms that Argument Clinic wrote before 3.12. */
#include "internal.h"

static PyObject *dict_of(PyObject *const *values, PyObject *kwnames)
{
    PyObject *keywords = PyDict_New();
    for (Py_ssize_t i = 0; keywords != NULL && i < PyTuple_GET_SIZE(kwnames); i++)
        if (PyDict_SetItem(keywords, PyTuple_GET_ITEM(kwnames, i), values[i]) != 0)
            Py_CLEAR(keywords);
    return keywords;
}

static PyObject *tuple_of(PyObject *const *values, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);
    for (Py_ssize_t i = 0; tuple != NULL && i < count; i++)
        PyTuple_SET_ITEM(tuple, i, Py_NewRef(values[i]));
    return tuple;
}

PyObject *PyCFunction_Call(PyObject *callable, PyObject *args, PyObject *keywords)
{
    return PyObject_Call(callable, args, keywords);
}

/* ---- arguments ---- */

int _PyArg_NoKeywords(const char *name, PyObject *keywords)
{
    ENTER();
    if (keywords == NULL || PyDict_Size(keywords) == 0)
        return 1;
    if (!PyErr_Occurred())
        PyErr_Format(PyExc_TypeError, "%.200s() takes no keyword arguments", name);
    return 0;
}

int _PyArg_NoKwnames(const char *name, PyObject *kwnames)
{
    ENTER();
    if (kwnames == NULL || PyTuple_GET_SIZE(kwnames) == 0)
        return 1;
    PyErr_Format(PyExc_TypeError, "%s() takes no keyword arguments", name);
    return 0;
}

int _PyArg_NoPositional(const char *name, PyObject *args)
{
    ENTER();
    if (args == NULL || PyTuple_GET_SIZE(args) == 0)
        return 1;
    PyErr_Format(PyExc_TypeError, "%.200s() takes no positional arguments", name);
    return 0;
}

int _PyArg_ParseStack(PyObject *const *args, Py_ssize_t count, const char *format, ...)
{
    ENTER();
    PyObject *tuple = tuple_of(args, count);
    if (tuple == NULL)
        return 0;
    va_list targets;
    va_start(targets, format);
    int result = PyArg_VaParse(tuple, format, targets);
    va_end(targets);
    Py_DECREF(tuple);
    return result;
}

int _PyArg_ParseStackAndKeywords(PyObject *const *args, Py_ssize_t count, PyObject *kwnames, struct _PyArg_Parser *parser, ...)
{
    ENTER();
    WANT(parser);
    PyObject *tuple = tuple_of(args, count), *keywords = tuple == NULL || kwnames == NULL ? NULL : dict_of(args + count, kwnames);
    int result = 0;
    if (tuple != NULL && (kwnames == NULL || keywords != NULL)) {
        va_list targets;
        va_start(targets, parser);
        result = PyArg_VaParseTupleAndKeywords(tuple, keywords, parser->format, (char **)parser->keywords, targets);
        va_end(targets);
    }
    Py_XDECREF(keywords);
    Py_XDECREF(tuple);
    return result;
}

int _PyArg_ParseTupleAndKeywordsFast(PyObject *args, PyObject *keywords, struct _PyArg_Parser *parser, ...)
{
    ENTER();
    WANT(parser);
    va_list targets;
    va_start(targets, parser);
    int result = PyArg_VaParseTupleAndKeywords(args, keywords, parser->format, (char **)parser->keywords, targets);
    va_end(targets);
    return result;
}
