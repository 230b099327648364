/* What functions, methods and descriptors consist of, and making them from C. */
#include "internal.h"

static PyObject *part(PyObject *o, bool fits, const char *name)
{
    if (!fits) {
        PyErr_BadInternalCall();
        return NULL;
    }
    PyObject *value = conch_borrow(PyObject_GetAttrString(o, name));
    return value == Py_None ? NULL : value;
}

PyObject *PyMethod_Function(PyObject *method)
{
    ENTER();
    WANT(method);
    return part(method, PyMethod_Check(method), "__func__");
}

PyObject *PyMethod_Self(PyObject *method)
{
    ENTER();
    WANT(method);
    return part(method, PyMethod_Check(method), "__self__");
}

#define FUNCTION_PART(name, attribute)                                  \
    PyObject *name(PyObject *function)                                  \
    {                                                                   \
        ENTER();                                                        \
        WANT(function);                                                 \
        return part(function, PyFunction_Check(function), attribute);   \
    }
FUNCTION_PART(PyFunction_GetCode, "__code__")
FUNCTION_PART(PyFunction_GetGlobals, "__globals__")
FUNCTION_PART(PyFunction_GetDefaults, "__defaults__")
FUNCTION_PART(PyFunction_GetKwDefaults, "__kwdefaults__")
FUNCTION_PART(PyFunction_GetClosure, "__closure__")

PyObject *PyDescr_NewMethod(PyTypeObject *type, PyMethodDef *definition)
{
    ENTER();
    WANT(type);
    WANT(definition);
    return HOST_OBJECT(METHOD_NEW, type, definition, 0, 0);
}

PyObject *PyDescr_NewClassMethod(PyTypeObject *type, PyMethodDef *definition)
{
    ENTER();
    WANT(type);
    WANT(definition);
    return HOST_OBJECT(METHOD_NEW, type, definition, 1, 0);
}

PyObject *_PyType_Lookup(PyTypeObject *type, PyObject *name)
{
    ENTER();
    WANT(type);
    WANT(name);
    return HOST_OBJECT(TYPE_LOOKUP, type, name, 0, 0);
}

const char *_PyType_Name(PyTypeObject *type)
{
    WANT(type);
    const char *dot = strrchr(type->tp_name, '.');
    return dot == NULL ? type->tp_name : dot + 1;
}

unsigned int PyType_ClearCache(void)
{
    ENTER();
    return 0;
}
