/* What stands beside the most used names: complex, frames and source, identifiers, codecs, packing, older and newer interfaces. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* A polyfill, as extensions bring it for versions before 3.13. */
#if PY_VERSION_HEX < 0x030D0000
static inline int PyDict_GetItemRef(PyObject *dict, PyObject *key, PyObject **result)
{
    *result = Py_XNewRef(PyDict_GetItemWithError(dict, key));
    return *result != NULL ? 1 : PyErr_Occurred() ? -1 : 0;
}
#endif

_Py_IDENTIFIER(upper);

static PyObject *polyfill(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *dict, *key, *value;
    if (!PyArg_ParseTuple(args, "O!O", &PyDict_Type, &dict, &key))
        return NULL;
    int found = PyDict_GetItemRef(dict, key, &value);
    return found < 0 ? NULL : Py_BuildValue("iN", found, found ? value : Py_NewRef(Py_None));
}

static PyObject *identifier(PyObject *Py_UNUSED(self), PyObject *o)
{
    return _PyObject_CallMethodId(o, &PyId_upper, NULL);
}

static PyObject *complex_parts(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_complex value = PyComplex_AsCComplex(o);
    if (PyErr_Occurred())
        return NULL;
    return Py_BuildValue("NddN", PyComplex_FromDoubles(value.real, value.imag), PyComplex_RealAsDouble(o), PyComplex_ImagAsDouble(o),
                         PyComplex_FromCComplex(_Py_c_prod(value, value)));
}

static PyObject *run(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *source;
    int start;
    PyObject *names;
    if (!PyArg_ParseTuple(args, "siO!", &source, &start, &PyDict_Type, &names))
        return NULL;
    return PyRun_String(source, start, names, names);
}

static PyObject *where(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyFrameObject *frame = PyEval_GetFrame();
    PyCodeObject *code = PyFrame_GetCode(frame);
    PyObject *name = PyObject_GetAttrString((PyObject *)code, "co_name");
    Py_DECREF(code);
    return Py_BuildValue("NiO", name, PyFrame_GetLineNumber(frame), PyDict_GetItemString(PyEval_GetGlobals(), "__name__"));
}

static PyObject *encoded(PyObject *Py_UNUSED(self), PyObject *args)
{
    char *latin = NULL, *any = NULL;
    Py_ssize_t length = 0;
    if (!PyArg_ParseTuple(args, "eset#", "latin-1", &latin, "utf-8", &any, &length))
        return NULL;
    PyObject *result = Py_BuildValue("yy#", latin, any, length);
    PyMem_Free(latin);
    PyMem_Free(any);
    return result;
}

static PyObject *packed(PyObject *Py_UNUSED(self), PyObject *o)
{
    char two[2], four[4], eight[8];
    double value = PyFloat_AsDouble(o);
    if (PyErr_Occurred() || PyFloat_Pack2(value, two, 1) != 0 || PyFloat_Pack4(value, four, 0) != 0 || PyFloat_Pack8(value, eight, 1) != 0)
        return NULL;
    return Py_BuildValue("y#y#y#ddd", two, (Py_ssize_t)2, four, (Py_ssize_t)4, eight, (Py_ssize_t)8, PyFloat_Unpack2(two, 1), PyFloat_Unpack4(four, 0),
                         PyFloat_Unpack8(eight, 1));
}

static PyObject *sizes(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *list = PyList_New(0);
    for (Py_ssize_t i = 0; list != NULL && i < PyTuple_GET_SIZE(args); i++) {
        PyObject *size = PyLong_FromSsize_t(Py_SIZE(PyTuple_GET_ITEM(args, i)));
        if (size == NULL || PyList_Append(list, size) != 0)
            Py_CLEAR(list);
        Py_XDECREF(size);
    }
    return list;
}

static PyObject *fast(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *sequence = PySequence_Fast(o, "a sequence, please");
    if (sequence == NULL)
        return NULL;
    PyObject **items = PySequence_Fast_ITEMS(sequence), *last = Py_None;
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(sequence); i++)
        last = items[i];
    Py_INCREF(last);
    Py_DECREF(sequence);
    return last;
}

static PyObject *pieces(PyObject *Py_UNUSED(self), PyObject *o)
{
    int order = 0;
    Py_ssize_t consumed;
    static const char half[] = "ab\xc3";
    PyObject *text = PyUnicode_DecodeUTF16("\xff\xfe" "a\0b\0", 6, NULL, &order);
    PyObject *start = PyUnicode_DecodeUTF8Stateful(half, 3, NULL, &consumed);
    return Py_BuildValue("NiNnNN", text, order, start, consumed, PyBytes_FromFormat("%d|%s|%c|%zd|%x|%.2s", -7, "text", 'c', (Py_ssize_t)9, 255, "cut"),
                         PyUnicode_AsUnicodeEscapeString(o));
}

static PyObject *about(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_UCS4 c = PyUnicode_READ_CHAR(o, 0);
    return Py_BuildValue("iiiiiiCCi", Py_UNICODE_ISALPHA(c) != 0, Py_UNICODE_ISDIGIT(c) != 0, Py_UNICODE_ISUPPER(c) != 0, Py_UNICODE_ISLOWER(c) != 0,
                         Py_UNICODE_ISSPACE(c) != 0, Py_UNICODE_ISALNUM(c) != 0, (int)Py_UNICODE_TOUPPER(c), (int)Py_UNICODE_TOLOWER(c), Py_UNICODE_TODECIMAL(c));
}

static PyObject *int_bytes(PyObject *Py_UNUSED(self), PyObject *o)
{
    unsigned char bytes[12];
    if (_PyLong_AsByteArray((PyLongObject *)o, bytes, sizeof bytes, 0, 1) != 0)
        return NULL;
    return Py_BuildValue("y#n", bytes, (Py_ssize_t)sizeof bytes, (Py_ssize_t)_PyLong_NumBits(o));
}

static PyObject *called(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o, *keywords;
    if (!PyArg_ParseTuple(args, "OO!", &o, &PyDict_Type, &keywords))
        return NULL;
    PyObject *name = PyUnicode_FromString("count"), *one[1] = {o};
    PyObject *count = PyUnicode_Check(o) ? PyObject_VectorcallMethod(name, (PyObject *[]){o, o}, 2, NULL) : Py_NewRef(Py_None);
    Py_DECREF(name);
    return Py_BuildValue("NN", count, PyObject_VectorcallDict((PyObject *)&PyDict_Type, one, 0, keywords));
}

static PyObject *bound(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *function, *object;
    if (!PyArg_ParseTuple(args, "OO", &function, &object))
        return NULL;
    PyObject *method = PyMethod_New(function, object);
    if (method == NULL)
        return NULL;
    PyObject *result = Py_BuildValue("iiN", PyMethod_GET_FUNCTION(method) == function, PyMethod_GET_SELF(method) == object, PyObject_CallNoArgs(method));
    Py_DECREF(method);
    return result;
}

/* The first item by the slot of the iterator's type, as a list; an empty one at the end; None where the type has no such slot. */
static PyObject *by_slot(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *iterator = PyObject_GetIter(o);
    if (iterator == NULL)
        return NULL;
    iternextfunc next = Py_TYPE(iterator)->tp_iternext;
    PyObject *item = next == NULL ? NULL : next(iterator), *result = NULL;
    if (PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_StopIteration))
        PyErr_Clear();
    if (!PyErr_Occurred())
        result = next == NULL ? Py_NewRef(Py_None) : item == NULL ? PyList_New(0) : Py_BuildValue("[O]", item);
    Py_XDECREF(item);
    Py_DECREF(iterator);
    return result;
}

/* late(list, item): the reference that PyList_SetItem steals is taken behind the call. */
static PyObject *late(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *list, *item;
    if (!PyArg_ParseTuple(args, "O!O", &PyList_Type, &list, &item) || PyList_SetItem(list, 0, item) != 0)
        return NULL;
    Py_INCREF(item);
    Py_RETURN_NONE;
}

/* What CPython's own code finds in the type: the names that it has itself, and how it is found through an instance. */
static PyObject *own_name(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *type, *name;
    if (!PyArg_ParseTuple(args, "O!O", &PyType_Type, &type, &name))
        return NULL;
    PyObject *found = PyDict_GetItemWithError(((PyTypeObject *)type)->tp_dict, name);
    return found != NULL ? Py_NewRef(found) : PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

/* Where a name is looked for, as extensions walk there. */
static PyObject *first_with(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *type, *name;
    if (!PyArg_ParseTuple(args, "O!O", &PyType_Type, &type, &name))
        return NULL;
    PyObject *mro = ((PyTypeObject *)type)->tp_mro;
    for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(mro); i++)
        if (PyDict_Contains(((PyTypeObject *)PyTuple_GET_ITEM(mro, i))->tp_dict, name) == 1)
            return Py_NewRef(PyTuple_GET_ITEM(mro, i));
    Py_RETURN_NONE;
}

static PyObject *set_own_name(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *type, *name, *value;
    if (!PyArg_ParseTuple(args, "O!OO", &PyType_Type, &type, &name, &value) || PyDict_SetItem(((PyTypeObject *)type)->tp_dict, name, value) != 0)
        return NULL;
    PyType_Modified((PyTypeObject *)type);
    Py_RETURN_NONE;
}

static PyObject *found_through(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *descriptor, *object, *type;
    if (!PyArg_ParseTuple(args, "OOO", &descriptor, &object, &type))
        return NULL;
    descrgetfunc get = Py_TYPE(descriptor)->tp_descr_get;
    return get == NULL ? PyUnicode_FromString("no descriptor") : get(descriptor, object == Py_None ? NULL : object, type);
}

static PyMethodDef functions[] = {
    {"polyfill", polyfill, METH_VARARGS, NULL}, {"identifier", identifier, METH_O, NULL}, {"complex_parts", complex_parts, METH_O, NULL},
    {"run", run, METH_VARARGS, NULL}, {"where", where, METH_NOARGS, NULL}, {"encoded", encoded, METH_VARARGS, NULL},
    {"packed", packed, METH_O, NULL}, {"sizes", sizes, METH_VARARGS, NULL}, {"fast", fast, METH_O, NULL}, {"pieces", pieces, METH_O, NULL},
    {"about", about, METH_O, NULL}, {"int_bytes", int_bytes, METH_O, NULL}, {"called", called, METH_VARARGS, NULL},
    {"bound", bound, METH_VARARGS, NULL}, {"by_slot", by_slot, METH_O, NULL},
    {"own_name", own_name, METH_VARARGS, NULL}, {"first_with", first_with, METH_VARARGS, NULL}, {"set_own_name", set_own_name, METH_VARARGS, NULL}, {"found_through", found_through, METH_VARARGS, NULL},
    {"late", late, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "beside", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_beside(void)
{
    return PyModule_Create(&definition);
}
