/* dict, list, set, slice, and the sequence, mapping and iterator protocols: what only larger extensions call, older and private names among it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

_Py_IDENTIFIER(known);

static PyObject *or_none(PyObject *o)
{
    return o != NULL ? o : PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyObject *number(Py_ssize_t n)
{
    return n == -1 && PyErr_Occurred() ? NULL : PyLong_FromSsize_t(n);
}

/* ---- dict ---- */

static PyObject *dict(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *key = Py_None, *value = NULL;
    if (!PyArg_ParseTuple(args, "sO|OO", &how, &o, &key, &value))
        return NULL;
    if (strcmp(how, "GetItemId") == 0)
        return or_none(Py_XNewRef(_PyDict_GetItemIdWithError(o, &PyId_known)));
    if (strcmp(how, "GetItemString") == 0)
        return or_none(Py_XNewRef(_PyDict_GetItemStringWithError(o, PyUnicode_AsUTF8(key))));
    if (strcmp(how, "Pop") == 0)
        return _PyDict_Pop(o, key, value);
    if (strcmp(how, "DelItemString") == 0)
        return number(PyDict_DelItemString(o, PyUnicode_AsUTF8(key)));
    if (strcmp(how, "Merge") == 0)
        return number(PyDict_MergeFromSeq2(o, key, value != NULL && PyObject_IsTrue(value)));
    if (strcmp(how, "KnownHash") == 0) {
        Py_hash_t hash = PyObject_Hash(key);
        if (hash == -1)
            return NULL;
        return value != NULL ? number(_PyDict_SetItem_KnownHash(o, key, value, hash)) : or_none(Py_XNewRef(_PyDict_GetItem_KnownHash(o, key, hash)));
    }
    if (strcmp(how, "Copy") == 0)
        return PyDict_Copy(o);
    if (strcmp(how, "Update") == 0)
        return number(PyDict_Update(o, key));
    if (strcmp(how, "Keys") == 0)
        return Py_BuildValue("NNN", PyDict_Keys(o), PyDict_Values(o), PyDict_Items(o));
    if (strcmp(how, "SIZE") == 0)
        return number(PyDict_GET_SIZE(o));
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

static PyObject *dict_entries(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_ssize_t position = 0;
    PyObject *key, *value, *list = PyList_New(0);
    Py_hash_t hash;
    while (list != NULL && _PyDict_Next(o, &position, &key, &value, &hash)) {
        PyObject *entry = Py_BuildValue("OOi", key, value, hash == PyObject_Hash(key));
        if (entry == NULL || PyList_Append(list, entry) != 0)
            Py_CLEAR(list);
        Py_XDECREF(entry);
    }
    position = 0;
    Py_ssize_t count = 0;
    while (_PyDict_Next(o, &position, NULL, NULL, NULL))
        count++;
    return Py_BuildValue("Nn", list, count);
}

static PyObject *presized(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_ssize_t items = PyLong_AsSsize_t(o);
    return PyErr_Occurred() ? NULL : _PyDict_NewPresized(items);
}

static PyObject *proxy(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyDictProxy_New(o);
}

/* ---- list and set ---- */

static PyObject *extend(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *list, *items;
    return PyArg_ParseTuple(args, "O!O", &PyList_Type, &list, &items) ? _PyList_Extend((PyListObject *)list, items) : NULL;
}

static PyObject *sorted(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyList_Sort(o) != 0 || PyList_Reverse(o) != 0 ? NULL : PyList_AsTuple(o);
}

static PyObject *set(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *items = NULL;
    if (!PyArg_ParseTuple(args, "sO|O", &how, &o, &items))
        return NULL;
    if (strcmp(how, "frozen") == 0)
        return PyFrozenSet_New(o == Py_None ? NULL : o);
    if (strcmp(how, "update") == 0)
        return number(_PySet_Update(o, items));
    if (strcmp(how, "pop") == 0)
        return PySet_Pop(o);
    if (strcmp(how, "clear") == 0)
        return number(PySet_Clear(o));
    if (strcmp(how, "checks") == 0)
        return Py_BuildValue("iiiiii", PySet_Check(o) != 0, PySet_CheckExact(o) != 0, PyFrozenSet_Check(o) != 0, PyFrozenSet_CheckExact(o) != 0,
                             PyAnySet_Check(o) != 0, PyAnySet_CheckExact(o) != 0);
    Py_ssize_t position = 0;
    PyObject *item, *list = PyList_New(0);
    Py_hash_t hash;
    int found = 0;
    while (list != NULL && (found = _PySet_NextEntry(o, &position, &item, &hash)) > 0)
        if (hash != PyObject_Hash(item) || PyList_Append(list, item) != 0)
            Py_CLEAR(list);
    if (list != NULL && found < 0)
        Py_CLEAR(list);
    return list;
}

/* ---- slices ---- */

static PyObject *slice(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    Py_ssize_t length, start = -77, stop = -77, step = -77, count = -77;
    if (!PyArg_ParseTuple(args, "On", &o, &length) || PySlice_Unpack(o, &start, &stop, &step) != 0)
        return NULL;
    PyObject *unpacked = Py_BuildValue("nnn", start, stop, step);
    count = PySlice_AdjustIndices(length, &start, &stop, step);
    return Py_BuildValue("Nnnnn", unpacked, start, stop, step, count);
}

static PyObject *slice_older(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    Py_ssize_t length, start = -77, stop = -77, step = -77;
    if (!PyArg_ParseTuple(args, "On", &o, &length))
        return NULL;
    int result = PySlice_GetIndices(o, length, &start, &stop, &step);
    return PyErr_Occurred() ? NULL : result != 0 ? number(result) : Py_BuildValue("innn", result, start, stop, step);
}

/* ---- protocols ---- */

static PyObject *sequence(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *items = NULL;
    Py_ssize_t low = 0, high = 0;
    if (!PyArg_ParseTuple(args, "sO|nnO", &how, &o, &low, &high, &items))
        return NULL;
    if (strcmp(how, "Length") == 0)
        return number(PySequence_Length(o));
    if (strcmp(how, "SetSlice") == 0)
        return number(PySequence_SetSlice(o, low, high, items));
    if (strcmp(how, "DelSlice") == 0)
        return number(PySequence_DelSlice(o, low, high));
    if (strcmp(how, "ITEM") == 0)
        return PySequence_ITEM(o, low);
    if (strcmp(how, "In") == 0)
        return number(PySequence_In(o, items));
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

static PyObject *mapping(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *key;
    if (!PyArg_ParseTuple(args, "sOO", &how, &o, &key))
        return NULL;
    if (strcmp(how, "HasKey") == 0)
        return number(PyMapping_HasKey(o, key));
    if (strcmp(how, "DelItem") == 0)
        return number(PyMapping_DelItem(o, key));
    if (strcmp(how, "DelItemString") == 0)
        return number(PyObject_DelItemString(o, PyUnicode_AsUTF8(key)));
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

/* ---- iterators ---- */

static PyObject *iterators(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *sentinel = NULL;
    if (!PyArg_ParseTuple(args, "sO|O", &how, &o, &sentinel))
        return NULL;
    return strcmp(how, "call") == 0 ? PyCallIter_New(o, sentinel) : strcmp(how, "sequence") == 0 ? PySeqIter_New(o) : number(PyIter_Check(o));
}

static PyObject *dir(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o = NULL;
    return PyArg_ParseTuple(args, "|O", &o) ? PyObject_Dir(o) : NULL;
}

static PyObject *inverted(PyObject *Py_UNUSED(self), PyObject *o)
{
    return number(PyObject_Not(o));
}

static PyMethodDef functions[] = {
    {"dict", dict, METH_VARARGS, NULL}, {"dict_entries", dict_entries, METH_O, NULL}, {"presized", presized, METH_O, NULL}, {"proxy", proxy, METH_O, NULL},
    {"extend", extend, METH_VARARGS, NULL}, {"sorted", sorted, METH_O, NULL}, {"set", set, METH_VARARGS, NULL}, {"slice", slice, METH_VARARGS, NULL},
    {"slice_older", slice_older, METH_VARARGS, NULL}, {"sequence", sequence, METH_VARARGS, NULL}, {"mapping", mapping, METH_VARARGS, NULL},
    {"iterators", iterators, METH_VARARGS, NULL}, {"dir", dir, METH_VARARGS, NULL}, {"inverted", inverted, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "containers_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_containers_more(void)
{
    return PyModule_Create(&definition);
}
