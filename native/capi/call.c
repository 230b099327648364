#include "internal.h"

static PyObject *call(PyObject *callable, PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    if (callable == NULL)
        return null_argument();
    return HOST_OBJECT(CALL, callable, args, count, kwnames);
}

PyObject *PyObject_Call(PyObject *callable, PyObject *args, PyObject *keywords)
{
    ENTER();
    return HOST_OBJECT(CALL_TUPLE, callable, args, keywords, 0);
}

PyObject *PyObject_CallObject(PyObject *callable, PyObject *args)
{
    ENTER();
    if (args != NULL && !PyTuple_Check(args)) {
        PyErr_SetString(PyExc_TypeError, "argument list must be a tuple");
        return NULL;
    }
    return HOST_OBJECT(CALL_TUPLE, callable, args, 0, 0);
}

PyObject *PyObject_CallNoArgs(PyObject *callable)
{
    ENTER();
    return call(callable, NULL, 0, NULL);
}

PyObject *PyObject_CallOneArg(PyObject *callable, PyObject *argument)
{
    ENTER();
    return call(callable, &argument, 1, NULL);
}

PyObject *PyObject_Vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames)
{
    ENTER();
    Py_ssize_t keywords = kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames);
    return call(callable, args, PyVectorcall_NARGS(nargsf) + keywords, kwnames);
}

/* The values as a tuple: a format of one item that is no tuple makes a tuple of one. */
static PyObject *arguments(const char *format, va_list values)
{
    if (format == NULL || *format == 0)
        return PyTuple_New(0);
    PyObject *built = Py_VaBuildValue(format, values);
    if (built == NULL || PyTuple_CheckExact(built))
        return built;
    PyObject *tuple = PyTuple_Pack(1, built);
    Py_DECREF(built);
    return tuple;
}

PyObject *PyObject_CallFunction(PyObject *callable, const char *format, ...)
{
    ENTER();
    va_list values;
    va_start(values, format);
    PyObject *args = arguments(format, values);
    va_end(values);
    PyObject *result = args == NULL ? NULL : HOST_OBJECT(CALL_TUPLE, callable, args, 0, 0);
    Py_XDECREF(args);
    return result;
}

/* Takes over both references; either may be NULL with an exception set. */
static PyObject *call_and_drop(PyObject *method, PyObject *args)
{
    PyObject *result = method == NULL || args == NULL ? NULL : HOST_OBJECT(CALL_TUPLE, method, args, 0, 0);
    Py_XDECREF(method);
    Py_XDECREF(args);
    return result;
}

PyObject *PyObject_CallMethod(PyObject *o, const char *name, const char *format, ...)
{
    ENTER();
    WANT(name);
    va_list values;
    va_start(values, format);
    PyObject *method = PyObject_GetAttrString(o, name);
    PyObject *args = method == NULL ? NULL : arguments(format, values);
    va_end(values);
    return call_and_drop(method, args);
}

PyObject *_PyObject_CallMethod(PyObject *o, PyObject *name, const char *format, ...)
{
    ENTER();
    va_list values;
    va_start(values, format);
    PyObject *method = PyObject_GetAttr(o, name);
    PyObject *args = method == NULL ? NULL : arguments(format, values);
    va_end(values);
    return call_and_drop(method, args);
}

PyObject *conch_method(PyTypeObject *type, PyObject *o, const char *name, const char *format, ...)
{
    bool plain = Py_TYPE(o) == type;
    va_list values;
    va_start(values, format);
    PyObject *method = PyObject_GetAttrString(plain ? o : (PyObject *)type, name);
    PyObject *args = method == NULL ? NULL : arguments(format, values);
    va_end(values);
    if (args != NULL && !plain) {
        PyObject *self = PyTuple_Pack(1, o);
        Py_SETREF(args, self == NULL ? NULL : PySequence_Concat(self, args));
        Py_XDECREF(self);
    }
    return call_and_drop(method, args);
}

PyObject *PyObject_CallMethodNoArgs(PyObject *o, PyObject *name)
{
    ENTER();
    return HOST_OBJECT(CALL_METHOD, o, name, 0, 0);
}

PyObject *PyObject_CallMethodOneArg(PyObject *o, PyObject *name, PyObject *argument)
{
    ENTER();
    return HOST_OBJECT(CALL_METHOD, o, name, &argument, 1);
}

/* The objects up to NULL, as a new tuple. */
static PyObject *gather(va_list objects)
{
    va_list counting;
    va_copy(counting, objects);
    Py_ssize_t count = 0;
    while (va_arg(counting, PyObject *) != NULL)
        count++;
    va_end(counting);
    PyObject *tuple = PyTuple_New(count);
    for (Py_ssize_t i = 0; tuple != NULL && i < count; i++)
        PyTuple_SET_ITEM(tuple, i, Py_NewRef(va_arg(objects, PyObject *)));
    return tuple;
}

PyObject *PyObject_CallFunctionObjArgs(PyObject *callable, ...)
{
    ENTER();
    va_list objects;
    va_start(objects, callable);
    PyObject *args = gather(objects);
    va_end(objects);
    PyObject *result = args == NULL ? NULL : HOST_OBJECT(CALL_TUPLE, callable, args, 0, 0);
    Py_XDECREF(args);
    return result;
}

PyObject *PyObject_CallMethodObjArgs(PyObject *o, PyObject *name, ...)
{
    ENTER();
    va_list objects;
    va_start(objects, name);
    PyObject *args = gather(objects);
    va_end(objects);
    PyObject *result = args == NULL
        ? NULL : HOST_OBJECT(CALL_METHOD, o, name, conch_tuple_items(args), PyTuple_GET_SIZE(args));
    Py_XDECREF(args);
    return result;
}

PyObject *PyObject_VectorcallDict(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *keywords)
{
    ENTER();
    Py_ssize_t count = PyVectorcall_NARGS(nargsf);
    PyObject *tuple = PyTuple_New(count);
    for (Py_ssize_t i = 0; tuple != NULL && i < count; i++)
        PyTuple_SET_ITEM(tuple, i, Py_NewRef(args[i]));
    PyObject *result = tuple == NULL ? NULL : PyObject_Call(callable, tuple, keywords);
    Py_XDECREF(tuple);
    return result;
}

PyObject *PyObject_VectorcallMethod(PyObject *name, PyObject *const *args, size_t nargsf, PyObject *kwnames)
{
    ENTER();
    WANT(args);
    PyObject *method = PyObject_GetAttr(args[0], name);
    if (method == NULL)
        return NULL;
    PyObject *result = PyObject_Vectorcall(method, args + 1, (size_t)PyVectorcall_NARGS(nargsf) - 1, kwnames);
    Py_DECREF(method);
    return result;
}

static vectorcallfunc function_in(PyObject *callable)
{
    Py_ssize_t offset = Py_TYPE(callable)->tp_vectorcall_offset;
    vectorcallfunc function = NULL;
    if (offset > 0)
        memcpy(&function, (const char *)callable + offset, sizeof function);
    return function;
}

vectorcallfunc PyVectorcall_Function(PyObject *callable)
{
    ENTER();
    WANT(callable);
    return Py_TYPE(callable)->tp_flags & Py_TPFLAGS_HAVE_VECTORCALL ? function_in(callable) : NULL;
}

PyObject *PyVectorcall_Call(PyObject *callable, PyObject *args, PyObject *keywords)
{
    ENTER();
    WANT(callable);
    WANT(args);
    vectorcallfunc function = function_in(callable); /* a class of a script inherits where it is, but not the flag */
    if (function == NULL) {
        PyErr_Format(PyExc_TypeError, "'%.200s' object does not support vectorcall", Py_TYPE(callable)->tp_name);
        return NULL;
    }
    Py_ssize_t count = PyTuple_GET_SIZE(args), named = keywords == NULL ? 0 : PyDict_GET_SIZE(keywords);
    if (named == 0)
        return function(callable, conch_tuple_items(args), (size_t)count, NULL);
    PyObject **all = PyMem_New(PyObject *, count + named), *names = PyTuple_New(named), *key, *value;
    if (all == NULL || names == NULL) {
        PyMem_Free(all);
        Py_XDECREF(names);
        return PyErr_NoMemory();
    }
    for (Py_ssize_t i = 0; i < count; i++)
        all[i] = PyTuple_GET_ITEM(args, i);
    Py_ssize_t at = 0, i = 0;
    bool strings = true;
    while (PyDict_Next(keywords, &at, &key, &value)) {
        strings = strings && PyUnicode_Check(key);
        PyTuple_SET_ITEM(names, i, Py_NewRef(key));
        all[count + i++] = Py_NewRef(value);
    }
    PyObject *result = NULL;
    if (strings)
        result = function(callable, all, (size_t)count, names);
    else
        PyErr_SetString(PyExc_TypeError, "keywords must be strings");
    for (i = 0; i < named; i++)
        Py_DECREF(all[count + i]);
    Py_DECREF(names);
    PyMem_Free(all);
    return result;
}
