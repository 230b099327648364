/* Row: a tuple whose items have the names of the columns. */
#include "sqlite3_module.h"

typedef struct row {
    PyObject_HEAD
    PyObject *data;             /* tuple */
    PyObject *description;      /* of the cursor that fetched it: tuple of tuples, or None */
} row;

static row *as_row(PyObject *o)
{
    return (row *)o;
}

static PyObject *row_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    PyObject *of, *data;
    (void)keywords;
    struct state *state = module_state(type);
    if (state == NULL || !PyArg_UnpackTuple(args, "Row", 2, 2, &of, &data))
        return NULL;
    if (!PyObject_TypeCheck(of, state->cursor_type))
        return PyErr_Format(PyExc_TypeError, "Row() argument 1 must be sqlite3.Cursor, not %s", Py_TYPE(of)->tp_name);
    if (!PyTuple_Check(data))
        return PyErr_Format(PyExc_TypeError, "Row() argument 2 must be tuple, not %s", Py_TYPE(data)->tp_name);
    PyObject *o = type->tp_alloc(type, 0);
    if (o == NULL)
        return NULL;
    as_row(o)->data = Py_NewRef(data);
    as_row(o)->description = Py_NewRef(((cursor *)of)->description);
    return o;
}

static Py_ssize_t column_count(row *self)
{
    return self->description == Py_None ? 0 : PyTuple_GET_SIZE(self->description);
}

static PyObject *column_name(row *self, Py_ssize_t column)      /* borrowed */
{
    return PyTuple_GET_ITEM(PyTuple_GET_ITEM(self->description, column), 0);
}

static int lower(int c)
{
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

/* ASCII letters match in either case, as in SQL. 1, 0, or −1 with an exception. */
static int same_name(PyObject *x, PyObject *y)
{
    const char *a = PyUnicode_AsUTF8(x), *b = PyUnicode_AsUTF8(y);
    if (a == NULL || b == NULL)
        return -1;
    while (*a != '\0' && lower((unsigned char)*a) == lower((unsigned char)*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

static PyObject *item_named(row *self, PyObject *name)
{
    for (Py_ssize_t i = 0; i < column_count(self); i++) {
        int same = same_name(name, column_name(self, i));
        if (same < 0)
            return NULL;
        if (same) {
            PyObject *item = PyTuple_GetItem(self->data, i);
            Py_XINCREF(item);
            return item;
        }
    }
    PyErr_SetString(PyExc_IndexError, "No item with that key");
    return NULL;
}

static PyObject *row_subscript(PyObject *self, PyObject *key)
{
    if (PyUnicode_Check(key))
        return item_named(as_row(self), key);
    if (PyLong_Check(key) || PySlice_Check(key))
        return PyObject_GetItem(as_row(self)->data, key);
    PyErr_SetString(PyExc_IndexError, "Index must be int or string");
    return NULL;
}

static PyObject *row_item(PyObject *self, Py_ssize_t index)
{
    PyObject *item = PyTuple_GetItem(as_row(self)->data, index);
    Py_XINCREF(item);
    return item;
}

static Py_ssize_t row_length(PyObject *self)
{
    return PyTuple_GET_SIZE(as_row(self)->data);
}

static PyObject *row_keys(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    Py_ssize_t count = column_count(as_row(self));
    PyObject *keys = PyList_New(count);
    for (Py_ssize_t i = 0; keys != NULL && i < count; i++)
        PyList_SET_ITEM(keys, i, Py_NewRef(column_name(as_row(self), i)));
    return keys;
}

static PyObject *row_iter(PyObject *self)
{
    return PyObject_GetIter(as_row(self)->data);
}

static Py_hash_t row_hash(PyObject *self)
{
    Py_hash_t names = PyObject_Hash(as_row(self)->description);
    Py_hash_t items = names == -1 ? -1 : PyObject_Hash(as_row(self)->data);
    if (items == -1)
        return -1;
    Py_hash_t hash = names ^ items;
    return hash == -1 ? -2 : hash;
}

static PyObject *row_compare(PyObject *self, PyObject *other, int operation)
{
    struct state *state = module_state(Py_TYPE(self));
    if (state == NULL)
        return NULL;
    if ((operation != Py_EQ && operation != Py_NE) || !PyObject_TypeCheck(other, state->row_type))
        return Py_NewRef(Py_NotImplemented);
    int same = PyObject_RichCompareBool(as_row(self)->description, as_row(other)->description, Py_EQ);
    if (same > 0)
        same = PyObject_RichCompareBool(as_row(self)->data, as_row(other)->data, Py_EQ);
    return same < 0 ? NULL : PyBool_FromLong(same == (operation == Py_EQ));
}

static int row_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(as_row(self)->data);
    Py_VISIT(as_row(self)->description);
    return 0;
}

static int row_clear(PyObject *self)
{
    Py_CLEAR(as_row(self)->data);
    Py_CLEAR(as_row(self)->description);
    return 0;
}

static void row_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    PyObject_GC_UnTrack(self);
    row_clear(self);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    { "keys", row_keys, METH_NOARGS, "Returns the keys of the row." },
    { NULL, NULL, 0, NULL },
};

static PyType_Slot slots[] = {
    { Py_tp_doc, "A row of a result, by position and by name." },
    { Py_tp_new, row_new },
    { Py_tp_dealloc, row_dealloc },
    { Py_tp_traverse, row_traverse },
    { Py_tp_clear, row_clear },
    { Py_tp_hash, row_hash },
    { Py_tp_iter, row_iter },
    { Py_tp_richcompare, row_compare },
    { Py_tp_methods, methods },
    { Py_mp_length, row_length },
    { Py_mp_subscript, row_subscript },
    { Py_sq_length, row_length },
    { Py_sq_item, row_item },
    { 0, NULL },
};

PyType_Spec row_spec = {
    .name = "sqlite3.Row",
    .basicsize = sizeof(row),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .slots = slots,
};
