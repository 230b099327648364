/* What C asks the library for, where the interpreter has no operation of its own. */
#include "internal.h"

PyObject *conch_ask(const char *module, const char *function, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    PyObject *args = Py_VaBuildValue(format, values);
    va_end(values);
    PyObject *from = args == NULL ? NULL : PyImport_ImportModule(module);
    PyObject *callable = from == NULL ? NULL : PyObject_GetAttrString(from, function);
    PyObject *result = callable == NULL ? NULL : PyObject_CallObject(callable, args);
    Py_XDECREF(callable);
    Py_XDECREF(from);
    Py_XDECREF(args);
    return result;
}

PyObject *conch_borrow(PyObject *o)
{
    if (o == NULL)
        PyErr_Clear();
    Py_XDECREF(o);
    return o;
}
