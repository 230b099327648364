/*
 * PyStructSequence. The classes are the library's (_structseq); an instance that C fills is a cell with all of its fields, of which Java makes the object when it
 * crosses, by calling the class with them.
 */
#include "internal.h"

const char *const PyStructSequence_UnnamedField = "unnamed field";

static Py_ssize_t count_fields(const PyStructSequence_Desc *description)
{
    Py_ssize_t count = 0;
    while (description->fields[count].name != NULL)
        count++;
    return count;
}

static PyObject *make_class(const PyStructSequence_Desc *description)
{
    Py_ssize_t count = count_fields(description);
    PyObject *fields = PyList_New(count);
    for (Py_ssize_t i = 0; fields != NULL && i < count; i++) {
        const PyStructSequence_Field *field = &description->fields[i];
        const char *name = field->name == PyStructSequence_UnnamedField ? NULL : field->name;
        PyObject *pair = Py_BuildValue("(zz)", name, field->doc);
        if (pair == NULL)
            Py_CLEAR(fields);
        else
            PyList_SET_ITEM(fields, i, pair);
    }
    PyObject *made = fields == NULL ? NULL : conch_ask("_structseq", "make", "(szOi)", description->name, description->doc, fields, description->n_in_sequence);
    Py_XDECREF(fields);
    return made;
}

PyTypeObject *PyStructSequence_NewType(PyStructSequence_Desc *description)
{
    ENTER();
    WANT(description);
    return (PyTypeObject *)make_class(description);
}

/* The static type stands on the class, which lives as long as it does: for good. */
int PyStructSequence_InitType2(PyTypeObject *type, PyStructSequence_Desc *description)
{
    ENTER();
    WANT(type);
    WANT(description);
    PyObject *base = make_class(description);
    if (base == NULL)
        return -1;
    type->tp_name = description->name;
    type->tp_doc = description->doc;
    type->tp_base = (PyTypeObject *)base;
    type->tp_flags = Py_TPFLAGS_DEFAULT;
    return PyType_Ready(type);
}

void PyStructSequence_InitType(PyTypeObject *type, PyStructSequence_Desc *description)
{
    (void)PyStructSequence_InitType2(type, description);
}

PyObject *PyStructSequence_New(PyTypeObject *type)
{
    ENTER();
    WANT(type);
    PyObject *number = PyObject_GetAttrString((PyObject *)type, "n_fields");
    Py_ssize_t count = number == NULL ? -1 : PyLong_AsSsize_t(number);
    Py_XDECREF(number);
    if (count < 0)
        return NULL;
    PyObject *o = PyTuple_New(count);
    if (o == NULL)
        return NULL;
    Py_INCREF(type);
    Py_SET_TYPE(o, type);
    return o;
}

void PyStructSequence_SetItem(PyObject *o, Py_ssize_t index, PyObject *value)
{
    ENTER();
    WANT(o);
    struct items_payload *items = &object_of(o)->items;
    if (!PyTuple_Check(o) || !is_own(o) || index < 0 || index >= items->size)
        conch_fatal("PyStructSequence_SetItem", "the object is no structure that is still to be filled, or has no such field");
    Py_XSETREF(items->items[index], value);
}

PyObject *PyStructSequence_GetItem(PyObject *o, Py_ssize_t index)
{
    ENTER();
    WANT(o);
    return is_own(o) ? object_of(o)->items.items[index] : index < PyTuple_GET_SIZE(o) ? PyTuple_GET_ITEM(o, index) : NULL;
}
