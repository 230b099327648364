/* Names of later versions than 3.11: what stands behind those of conch/newer.h. */
#include "internal.h"

PyObject *conch_newer_Py_GetConstant(unsigned int constant)
{
    switch (constant) {
    case Py_CONSTANT_NONE: return Py_NewRef(Py_None);
    case Py_CONSTANT_FALSE: return Py_NewRef(Py_False);
    case Py_CONSTANT_TRUE: return Py_NewRef(Py_True);
    case Py_CONSTANT_ELLIPSIS: return Py_NewRef(Py_Ellipsis);
    case Py_CONSTANT_NOT_IMPLEMENTED: return Py_NewRef(Py_NotImplemented);
    case Py_CONSTANT_ZERO: return PyLong_FromLong(0);
    case Py_CONSTANT_ONE: return PyLong_FromLong(1);
    case Py_CONSTANT_EMPTY_STR: return PyUnicode_FromString("");
    case Py_CONSTANT_EMPTY_BYTES: return PyBytes_FromStringAndSize(NULL, 0);
    case Py_CONSTANT_EMPTY_TUPLE: return PyTuple_New(0);
    }
    PyErr_BadInternalCall();
    return NULL;
}

int conch_newer_PyDict_GetItemRef(PyObject *o, PyObject *key, PyObject **result)
{
    *result = Py_XNewRef(PyDict_GetItemWithError(o, key));
    return *result != NULL ? 1 : PyErr_Occurred() ? -1 : 0;
}

int conch_newer_PyDict_GetItemStringRef(PyObject *o, const char *key, PyObject **result)
{
    PyObject *name = PyUnicode_FromString(key);
    int found = name == NULL ? (*result = NULL, -1) : conch_newer_PyDict_GetItemRef(o, name, result);
    Py_XDECREF(name);
    return found;
}

int conch_newer_PyMapping_GetOptionalItem(PyObject *o, PyObject *key, PyObject **result)
{
    *result = PyObject_GetItem(o, key);
    if (*result != NULL)
        return 1;
    if (!PyErr_ExceptionMatches(PyExc_KeyError))
        return -1;
    PyErr_Clear();
    return 0;
}

int conch_newer_PyObject_GetOptionalAttr(PyObject *o, PyObject *name, PyObject **result)
{
    return _PyObject_LookupAttr(o, name, result);
}

int conch_newer_PyObject_GetOptionalAttrString(PyObject *o, const char *name, PyObject **result)
{
    PyObject *text = PyUnicode_FromString(name);
    int found = text == NULL ? (*result = NULL, -1) : _PyObject_LookupAttr(o, text, result);
    Py_XDECREF(text);
    return found;
}

int conch_newer_PyWeakref_GetRef(PyObject *reference, PyObject **result)
{
    if (reference != NULL && !PyWeakref_Check(reference)) {
        *result = NULL;
        PyErr_SetString(PyExc_TypeError, "expected a weakref");
        return -1;
    }
    PyObject *o = PyWeakref_GetObject(reference);
    *result = o == NULL || o == Py_None ? NULL : Py_NewRef(o);
    return o == NULL ? -1 : *result != NULL;
}

PyObject *conch_newer_PyList_GetItemRef(PyObject *o, Py_ssize_t index)
{
    if (o != NULL && !PyList_Check(o))
        return PyErr_Format(PyExc_TypeError, "expected a list");
    return Py_XNewRef(PyList_GetItem(o, index));
}

PyObject *conch_newer_PyImport_AddModuleRef(const char *name)
{
    return Py_XNewRef(PyImport_AddModule(name));
}

int conch_newer_PyModule_Add(PyObject *module, const char *name, PyObject *value)
{
    int result = PyModule_AddObjectRef(module, name, value);
    Py_XDECREF(value);
    return result;
}

int conch_newer_PyLong_AsInt(PyObject *o)
{
    return _PyLong_AsInt(o);
}

int conch_newer_PyObject_HasAttrWithError(PyObject *o, PyObject *name)
{
    PyObject *value;
    int found = _PyObject_LookupAttr(o, name, &value);
    Py_XDECREF(value);
    return found;
}

int conch_newer_PyObject_HasAttrStringWithError(PyObject *o, const char *name)
{
    PyObject *value;
    int found = conch_newer_PyObject_GetOptionalAttrString(o, name, &value);
    Py_XDECREF(value);
    return found;
}

int conch_newer_PyMapping_HasKeyWithError(PyObject *o, PyObject *key)
{
    PyObject *value;
    int found = conch_newer_PyMapping_GetOptionalItem(o, key, &value);
    Py_XDECREF(value);
    return found;
}

int conch_newer_PyMapping_HasKeyStringWithError(PyObject *o, const char *key)
{
    PyObject *value;
    int found = conch_newer_PyMapping_GetOptionalItemString(o, key, &value);
    Py_XDECREF(value);
    return found;
}

int conch_newer_PyMapping_GetOptionalItemString(PyObject *o, const char *key, PyObject **result)
{
    PyObject *name = PyUnicode_FromString(key);
    int found = name == NULL ? (*result = NULL, -1) : conch_newer_PyMapping_GetOptionalItem(o, name, result);
    Py_XDECREF(name);
    return found;
}

int conch_newer_PyDict_ContainsString(PyObject *o, const char *key)
{
    PyObject *name = PyUnicode_FromString(key);
    int found = name == NULL ? -1 : PyDict_Contains(o, name);
    Py_XDECREF(name);
    return found;
}

int conch_newer_PyDict_SetDefaultRef(PyObject *o, PyObject *key, PyObject *value, PyObject **result)
{
    PyObject *there;
    int found = conch_newer_PyDict_GetItemRef(o, key, &there);
    if (found == 0) {
        if (PyDict_SetItem(o, key, value) != 0)
            found = -1;
        else
            there = Py_NewRef(value);
    }
    if (result != NULL)
        *result = there;
    else
        Py_XDECREF(there);
    return found;
}

int conch_newer_PyDict_Pop(PyObject *o, PyObject *key, PyObject **result)
{
    PyObject *value;
    int found = conch_newer_PyDict_GetItemRef(o, key, &value);
    if (found == 1 && PyDict_DelItem(o, key) != 0) {
        Py_CLEAR(value);
        found = -1;
    }
    if (result != NULL)
        *result = value;
    else
        Py_XDECREF(value);
    return found;
}

int conch_newer_PyDict_PopString(PyObject *o, const char *key, PyObject **result)
{
    PyObject *name = PyUnicode_FromString(key);
    if (name == NULL && result != NULL)
        *result = NULL;
    int found = name == NULL ? -1 : conch_newer_PyDict_Pop(o, name, result);
    Py_XDECREF(name);
    return found;
}

int conch_newer_PyList_Extend(PyObject *o, PyObject *items)
{
    PyObject *done = _PyList_Extend((PyListObject *)o, items);
    Py_XDECREF(done);
    return done == NULL ? -1 : 0;
}

int conch_newer_PyList_Clear(PyObject *o)
{
    return PyList_SetSlice(o, 0, PY_SSIZE_T_MAX, NULL);
}

int conch_newer_PyLong_GetSign(PyObject *o, int *sign)
{
    if (!PyLong_Check(o)) {
        PyErr_Format(PyExc_TypeError, "expect int, got %s", Py_TYPE(o)->tp_name);
        return -1;
    }
    *sign = _PyLong_Sign(o);
    return 0;
}

int conch_newer_PyLong_IsPositive(PyObject *o)
{
    int sign;
    return conch_newer_PyLong_GetSign(o, &sign) != 0 ? -1 : sign > 0;
}

int conch_newer_PyLong_IsNegative(PyObject *o)
{
    int sign;
    return conch_newer_PyLong_GetSign(o, &sign) != 0 ? -1 : sign < 0;
}

int conch_newer_PyLong_IsZero(PyObject *o)
{
    int sign;
    return conch_newer_PyLong_GetSign(o, &sign) != 0 ? -1 : sign == 0;
}

int conch_newer_PyUnicode_Equal(PyObject *a, PyObject *b)
{
    if (!PyUnicode_Check(a) || !PyUnicode_Check(b)) {
        PyErr_Format(PyExc_TypeError, "%s argument must be str, not %s", PyUnicode_Check(a) ? "second" : "first",
                     Py_TYPE(PyUnicode_Check(a) ? b : a)->tp_name);
        return -1;
    }
    return PyUnicode_Compare(a, b) == 0;
}

int conch_newer_PyUnicode_EqualToUTF8(PyObject *o, const char *utf8)
{
    return conch_newer_PyUnicode_EqualToUTF8AndSize(o, utf8, (Py_ssize_t)strlen(utf8));
}

int conch_newer_PyUnicode_EqualToUTF8AndSize(PyObject *o, const char *utf8, Py_ssize_t count)
{
    Py_ssize_t length;
    const char *own = PyUnicode_AsUTF8AndSize(o, &length);
    if (own == NULL)
        PyErr_Clear();
    return own != NULL && length == count && memcmp(own, utf8, (size_t)count) == 0;
}

PyObject *conch_newer_PyErr_GetRaisedException(void)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    if (type == NULL)
        return NULL;
    PyErr_NormalizeException(&type, &value, &traceback);
    if (traceback != NULL)
        PyException_SetTraceback(value, traceback);
    Py_DECREF(type);
    Py_XDECREF(traceback);
    return value;
}

void conch_newer_PyErr_SetRaisedException(PyObject *exception)
{
    if (exception == NULL) {
        PyErr_Clear();
        return;
    }
    PyErr_Restore(Py_NewRef((PyObject *)Py_TYPE(exception)), exception, PyException_GetTraceback(exception));
}

PyObject *conch_newer_PyException_GetArgs(PyObject *exception)
{
    return PyObject_GetAttrString(exception, "args");
}

void conch_newer_PyException_SetArgs(PyObject *exception, PyObject *args)
{
    if (PyObject_SetAttrString(exception, "args", args) != 0)
        PyErr_Clear();
}

PyObject *conch_newer_PyType_GetFullyQualifiedName(PyTypeObject *type)
{
    PyObject *module = conch_newer_PyType_GetModuleName(type), *name = module == NULL ? NULL : PyType_GetQualName(type), *full = NULL;
    if (name != NULL)
        full = PyUnicode_Check(module) && PyUnicode_CompareWithASCIIString(module, "builtins") != 0 ? PyUnicode_FromFormat("%U.%U", module, name)
                                                                                                     : Py_NewRef(name);
    Py_XDECREF(module);
    Py_XDECREF(name);
    return full;
}

PyObject *conch_newer_PyType_GetModuleName(PyTypeObject *type)
{
    return PyObject_GetAttrString((PyObject *)type, "__module__");
}

PyObject *conch_newer_PyBytes_Join(PyObject *separator, PyObject *items)
{
    return _PyBytes_Join(separator, items);
}

PyObject *conch_newer_PyTuple_FromArray(PyObject *const *items, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);
    for (Py_ssize_t i = 0; tuple != NULL && i < count; i++)
        PyTuple_SET_ITEM(tuple, i, Py_NewRef(items[i]));
    return tuple;
}

Py_hash_t conch_newer_Py_HashPointer(const void *pointer)
{
    return _Py_HashPointer(pointer);
}

Py_hash_t conch_newer_Py_HashBuffer(const void *bytes, Py_ssize_t count)
{
    return _Py_HashBytes(bytes, count);
}

PyThreadState *conch_newer_PyThreadState_GetUnchecked(void)
{
    return _PyThreadState_UncheckedGet();
}

PyObject *conch_newer_PyEval_GetFrameGlobals(void)
{
    return Py_XNewRef(PyEval_GetGlobals());
}

PyObject *conch_newer_PyEval_GetFrameLocals(void)
{
    return Py_XNewRef(PyEval_GetLocals());
}

PyObject *conch_newer_PyEval_GetFrameBuiltins(void)
{
    return Py_XNewRef(PyEval_GetBuiltins());
}

int conch_newer_PyUnstable_Object_IsUniquelyReferenced(PyObject *o)
{
    return Py_REFCNT(o) == 1;
}

int conch_newer_PyUnstable_Object_IsUniqueReferencedTemporary(PyObject *o)
{
    (void)o;
    return 0;
}

void conch_newer_PyUnstable_EnableTryIncRef(PyObject *o)
{
    (void)o;
}

int conch_newer_PyUnstable_TryIncRef(PyObject *o)
{
    Py_INCREF(o);
    return 1;
}

PyUnicodeWriter *conch_newer_PyUnicodeWriter_Create(Py_ssize_t length)
{
    _PyUnicodeWriter *writer;
    if (length < 0) {
        PyErr_SetString(PyExc_ValueError, "length must be positive");
        return NULL;
    }
    writer = (_PyUnicodeWriter *)PyMem_Malloc(sizeof *writer);
    if (writer == NULL)
        return (PyUnicodeWriter *)PyErr_NoMemory();
    _PyUnicodeWriter_Init(writer);
    return (PyUnicodeWriter *)writer;
}

void conch_newer_PyUnicodeWriter_Discard(PyUnicodeWriter *writer)
{
    if (writer != NULL)
        _PyUnicodeWriter_Dealloc((_PyUnicodeWriter *)writer);
    PyMem_Free(writer);
}

PyObject *conch_newer_PyUnicodeWriter_Finish(PyUnicodeWriter *writer)
{
    PyObject *text = _PyUnicodeWriter_Finish((_PyUnicodeWriter *)writer);
    PyMem_Free(writer);
    return text;
}

int conch_newer_PyUnicodeWriter_WriteChar(PyUnicodeWriter *writer, Py_UCS4 code_point)
{
    if (code_point > 0x10ffff) {
        PyErr_SetString(PyExc_ValueError, "character must be in range(0x110000)");
        return -1;
    }
    return _PyUnicodeWriter_WriteChar((_PyUnicodeWriter *)writer, code_point);
}

int conch_newer_PyUnicodeWriter_WriteStr(PyUnicodeWriter *writer, PyObject *o)
{
    PyObject *text = PyObject_Str(o);
    int result = text == NULL ? -1 : _PyUnicodeWriter_WriteStr((_PyUnicodeWriter *)writer, text);
    Py_XDECREF(text);
    return result;
}

int conch_newer_PyUnicodeWriter_WriteRepr(PyUnicodeWriter *writer, PyObject *o)
{
    PyObject *text = PyObject_Repr(o);
    int result = text == NULL ? -1 : _PyUnicodeWriter_WriteStr((_PyUnicodeWriter *)writer, text);
    Py_XDECREF(text);
    return result;
}

int conch_newer_PyUnicodeWriter_WriteUTF8(PyUnicodeWriter *writer, const char *utf8, Py_ssize_t count)
{
    PyObject *text = PyUnicode_DecodeUTF8(utf8, count < 0 ? (Py_ssize_t)strlen(utf8) : count, NULL);
    int result = text == NULL ? -1 : _PyUnicodeWriter_WriteStr((_PyUnicodeWriter *)writer, text);
    Py_XDECREF(text);
    return result;
}

int conch_newer_PyUnicodeWriter_Format(PyUnicodeWriter *writer, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    PyObject *text = PyUnicode_FromFormatV(format, values);
    va_end(values);
    int result = text == NULL ? -1 : _PyUnicodeWriter_WriteStr((_PyUnicodeWriter *)writer, text);
    Py_XDECREF(text);
    return result;
}

int conch_newer_PyUnicodeWriter_WriteASCII(PyUnicodeWriter *writer, const char *ascii, Py_ssize_t count)
{
    return _PyUnicodeWriter_WriteASCIIString((_PyUnicodeWriter *)writer, ascii, count);
}

int conch_newer_PyUnicodeWriter_WriteSubstring(PyUnicodeWriter *writer, PyObject *text, Py_ssize_t low, Py_ssize_t high)
{
    if (text == NULL || !PyUnicode_Check(text)) {
        PyErr_Format(PyExc_TypeError, "expect str, not %s", text == NULL ? "NULL" : Py_TYPE(text)->tp_name);
        return -1;
    }
    if (low < 0 || low > high || high > PyUnicode_GET_LENGTH(text)) {
        PyErr_SetString(PyExc_ValueError, low < 0 || low > high ? "start must be within [0; end]" : "end must be at most the length of the str");
        return -1;
    }
    return _PyUnicodeWriter_WriteSubstring((_PyUnicodeWriter *)writer, text, low, high);
}
