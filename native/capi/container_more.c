/* Containers, iterators and slices: what is put together of the functions in container.c. */
#include "internal.h"

#define DIGIT_BITS 30

Py_ssize_t conch_size(PyVarObject *variable)
{
    ENTER();
    PyObject *o = (PyObject *)variable;
    if (PyTuple_Check(o))
        return PyTuple_Size(o);
    if (PyList_Check(o))
        return PyList_Size(o);
    if (PyBytes_Check(o))
        return PyBytes_Size(o);
    if (PyByteArray_Check(o))
        return PyByteArray_Size(o);
    if (!PyLong_Check(o))
        return variable->ob_size;
    Py_ssize_t digits = (Py_ssize_t)((_PyLong_NumBits(o) + DIGIT_BITS - 1) / DIGIT_BITS);
    return _PyLong_Sign(o) < 0 ? -digits : digits;
}

PyObject *_PyDict_GetItemStringWithError(PyObject *o, const char *key)
{
    ENTER();
    PyObject *name = PyUnicode_FromString(key);
    PyObject *value = name == NULL ? NULL : PyDict_GetItemWithError(o, name);
    Py_XDECREF(name);
    return value;
}

PyObject *_PyDict_GetItem_KnownHash(PyObject *o, PyObject *key, Py_hash_t hash)
{
    (void)hash;
    return PyDict_GetItemWithError(o, key);
}

int _PyDict_SetItem_KnownHash(PyObject *o, PyObject *key, PyObject *value, Py_hash_t hash)
{
    (void)hash;
    return PyDict_SetItem(o, key, value);
}

PyObject *_PyDict_Pop(PyObject *o, PyObject *key, PyObject *otherwise)
{
    ENTER();
    /* An empty dict does not ask the key for its hash. */
    PyObject *value = PyDict_Size(o) == 0 ? NULL : Py_XNewRef(PyDict_GetItemWithError(o, key));
    if (value != NULL) {
        if (PyDict_DelItem(o, key) == 0)
            return value;
        Py_DECREF(value);
        return NULL;
    }
    if (PyErr_Occurred())
        return NULL;
    if (otherwise == NULL)
        PyErr_SetObject(PyExc_KeyError, key);
    return Py_XNewRef(otherwise);
}

int _PyDict_Next(PyObject *o, Py_ssize_t *position, PyObject **key, PyObject **value, Py_hash_t *hash)
{
    PyObject *k;
    if (!PyDict_Next(o, position, &k, value))
        return 0;
    if (key != NULL)
        *key = k;
    if (hash != NULL)
        *hash = PyObject_Hash(k);
    return 1;
}

PyObject *_PyDict_NewPresized(Py_ssize_t items)
{
    (void)items;
    return PyDict_New();
}

PyObject *_PyList_Extend(PyListObject *o, PyObject *items)
{
    ENTER();
    if (o == NULL || !PyList_Check((PyObject *)o)) {
        PyErr_BadInternalCall();
        return NULL;
    }
    return conch_method(&PyList_Type, (PyObject *)o, "extend", "(O)", items);
}

/* By the order of iteration: a set has no table that C could look into. */
int _PySet_NextEntry(PyObject *o, Py_ssize_t *position, PyObject **item, Py_hash_t *hash)
{
    ENTER();
    Py_ssize_t size = PySet_Size(o);
    if (size < 0)
        return -1;
    if (*position < 0 || *position >= size)
        return 0;
    PyObject *iterator = PyObject_GetIter(o), *at = NULL;
    for (Py_ssize_t i = 0; iterator != NULL && i <= *position; i++) {
        Py_XDECREF(at);
        at = PyIter_Next(iterator);
    }
    Py_XDECREF(iterator);
    if (at == NULL)
        return 0;
    ++*position;
    *item = at;
    if (hash != NULL)
        *hash = PyObject_Hash(at);
    Py_DECREF(at);
    return 1;
}

int _PySet_Update(PyObject *o, PyObject *items)
{
    ENTER();
    if (o == NULL || !PySet_Check(o)) {
        PyErr_BadInternalCall();
        return -1;
    }
    PyObject *done = conch_method(&PySet_Type, o, "update", "(O)", items);
    Py_XDECREF(done);
    return done == NULL ? -1 : 0;
}

/* ---- weak references ---- */

PyObject *PyWeakref_NewProxy(PyObject *o, PyObject *callback)
{
    ENTER();
    return conch_ask("weakref", "proxy", "(OO)", o, callback == NULL ? Py_None : callback);
}

int PyObject_IS_GC(PyObject *o)
{
    ENTER();
    WANT(o);
    static PyTypeObject *const leaves[] = {&PyLong_Type, &PyBool_Type, &PyFloat_Type, &PyComplex_Type, &PyUnicode_Type, &PyBytes_Type,
                                           &PyByteArray_Type, &_PyNone_Type, &PyRange_Type};
    const PyTypeObject *type = Py_TYPE(o);
    if (type->conch_spec != NULL)
        return PyType_IS_GC(type) && (type->tp_is_gc == NULL || type->tp_is_gc(o));
    for (size_t i = 0; i < Py_ARRAY_LENGTH(leaves); i++)
        if (type == leaves[i])
            return 0;
    return 1;
}

int PyObject_GC_IsTracked(PyObject *o)
{
    return PyObject_IS_GC(o);
}

int PyObject_GC_IsFinalized(PyObject *o)
{
    WANT(o);
    const PyTypeObject *type = Py_TYPE(o);
    return type->conch_spec != NULL && PyType_IS_GC(type) && !is_type(o) && !(prefix_of(o)->flags & CONCH_PAYLOAD) && prefix_of(o)->extra == o;
}
