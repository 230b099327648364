/* Names that become a str at their first use. They are made known to nobody but their _Py_Identifier, and stay. */
#include "internal.h"

PyObject *_PyUnicode_FromId(_Py_Identifier *id)
{
    ENTER();
    WANT(id);
    if (id->object == NULL)
        id->object = PyUnicode_InternFromString(id->string);
    return id->object;
}

PyObject *_PyObject_GetAttrId(PyObject *o, _Py_Identifier *id)
{
    PyObject *name = _PyUnicode_FromId(id);
    return name == NULL ? NULL : PyObject_GetAttr(o, name);
}

int _PyObject_SetAttrId(PyObject *o, _Py_Identifier *id, PyObject *value)
{
    PyObject *name = _PyUnicode_FromId(id);
    return name == NULL ? -1 : PyObject_SetAttr(o, name, value);
}

int _PyObject_LookupAttrId(PyObject *o, _Py_Identifier *id, PyObject **result)
{
    PyObject *name = _PyUnicode_FromId(id);
    if (name != NULL)
        return _PyObject_LookupAttr(o, name, result);
    *result = NULL;
    return -1;
}

PyObject *_PyDict_GetItemIdWithError(PyObject *o, _Py_Identifier *key)
{
    PyObject *name = _PyUnicode_FromId(key);
    return name == NULL ? NULL : PyDict_GetItemWithError(o, name);
}

PyObject *_PyObject_CallMethodId(PyObject *o, _Py_Identifier *name, const char *format, ...)
{
    PyObject *method = _PyObject_GetAttrId(o, name);
    if (method == NULL)
        return NULL;
    if (format == NULL || *format == '\0') {
        PyObject *result = PyObject_CallNoArgs(method);
        Py_DECREF(method);
        return result;
    }
    va_list values;
    va_start(values, format);
    PyObject *built = Py_VaBuildValue(format, values);
    va_end(values);
    PyObject *args = built == NULL || PyTuple_Check(built) ? Py_XNewRef(built) : PyTuple_Pack(1, built);
    PyObject *result = args == NULL ? NULL : PyObject_CallObject(method, args);
    Py_XDECREF(args);
    Py_XDECREF(built);
    Py_DECREF(method);
    return result;
}
