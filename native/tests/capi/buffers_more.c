/* Buffers of any shape: views that C fills in, flags and what they ask for, bytes into a row and back, the interface without views. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

/* ---- a grid of 2 x 3 shorts; which of its faces it shows says `face` ---- */

typedef struct {
    PyObject_HEAD
    short items[2][3];
    Py_ssize_t shape[2], strides[2];
    int face, open;
} Grid;

static int grid_getbuffer(PyObject *self, Py_buffer *view, int flags)
{
    Grid *grid = (Grid *)self;
    if (grid->face == 's')
        return PyBuffer_FillInfo(view, self, grid->items, sizeof grid->items, 0, flags);
    if (grid->face == 'r')
        return PyBuffer_FillInfo(view, self, grid->items, sizeof grid->items, 1, flags);
    if (grid->face == 'n')
        return PyBuffer_FillInfo(NULL, self, grid->items, sizeof grid->items, 0, flags);
    int turned = grid->face == 'F';
    *view = (Py_buffer){.buf = grid->items, .obj = Py_NewRef(self), .len = sizeof grid->items, .itemsize = sizeof(short), .ndim = 2, .format = "h",
                        .shape = grid->shape, .strides = grid->strides};
    grid->shape[0] = turned ? 3 : 2;
    grid->shape[1] = turned ? 2 : 3;
    PyBuffer_FillContiguousStrides(2, grid->shape, grid->strides, sizeof(short), turned ? 'F' : 'C');
    grid->open++;
    return 0;
}

static void grid_releasebuffer(PyObject *self, Py_buffer *Py_UNUSED(view))
{
    ((Grid *)self)->open--;
}

static PyObject *grid_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    int face;
    if (!PyArg_ParseTuple(args, "C", &face))
        return NULL;
    Grid *grid = (Grid *)type->tp_alloc(type, 0);
    if (grid == NULL)
        return NULL;
    grid->face = face;
    for (int i = 0; i < 6; i++)
        grid->items[i / 3][i % 3] = (short)(256 * (i + 1) + i);
    return (PyObject *)grid;
}

static PyObject *grid_items(PyObject *self, PyObject *Py_UNUSED(none))
{
    Grid *grid = (Grid *)self;
    return PyBytes_FromStringAndSize((const char *)grid->items, sizeof grid->items);
}

static PyMethodDef grid_methods[] = {{"items", grid_items, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
static PyType_Slot grid_slots[] = {{Py_tp_new, grid_new}, {Py_tp_methods, grid_methods}, {Py_bf_getbuffer, grid_getbuffer}, {Py_bf_releasebuffer, grid_releasebuffer}, {0, NULL}};
static PyType_Spec grid_spec = {"buffers_more.Grid", sizeof(Grid), 0, Py_TPFLAGS_DEFAULT, grid_slots};

/* ---- views ---- */

static PyObject *sizes(const Py_ssize_t *numbers, int count)
{
    if (numbers == NULL)
        return Py_NewRef(Py_None);
    PyObject *tuple = PyTuple_New(count);
    for (int i = 0; tuple != NULL && i < count; i++)
        PyTuple_SET_ITEM(tuple, i, PyLong_FromSsize_t(numbers[i]));
    return tuple;
}

static PyObject *view(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    int flags;
    Py_buffer view;
    if (!PyArg_ParseTuple(args, "Oi", &o, &flags) || PyObject_GetBuffer(o, &view, flags) != 0)
        return NULL;
    PyObject *result = Py_BuildValue("nniizNNNiii", view.len, view.itemsize, view.readonly, view.ndim, view.format, sizes(view.shape, view.ndim),
                                     sizes(view.strides, view.ndim), sizes(view.suboffsets, view.ndim), PyBuffer_IsContiguous(&view, 'C'),
                                     PyBuffer_IsContiguous(&view, 'F'), PyBuffer_IsContiguous(&view, 'A'));
    PyBuffer_Release(&view);
    PyBuffer_Release(&view);
    return result;
}

static PyObject *flags(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    static const struct {
        const char *name;
        int value;
    } all[] = {
        {"SIMPLE", PyBUF_SIMPLE}, {"WRITABLE", PyBUF_WRITABLE}, {"WRITEABLE", PyBUF_WRITEABLE}, {"FORMAT", PyBUF_FORMAT}, {"ND", PyBUF_ND},
        {"STRIDES", PyBUF_STRIDES}, {"C", PyBUF_C_CONTIGUOUS}, {"F", PyBUF_F_CONTIGUOUS}, {"ANY", PyBUF_ANY_CONTIGUOUS}, {"INDIRECT", PyBUF_INDIRECT},
        {"CONTIG", PyBUF_CONTIG}, {"CONTIG_RO", PyBUF_CONTIG_RO}, {"STRIDED", PyBUF_STRIDED}, {"STRIDED_RO", PyBUF_STRIDED_RO}, {"RECORDS", PyBUF_RECORDS},
        {"RECORDS_RO", PyBUF_RECORDS_RO}, {"FULL", PyBUF_FULL}, {"FULL_RO", PyBUF_FULL_RO}, {"READ", PyBUF_READ}, {"WRITE", PyBUF_WRITE}, {"MAX_NDIM", PyBUF_MAX_NDIM},
    };
    PyObject *dict = PyDict_New();
    for (size_t i = 0; dict != NULL && i < Py_ARRAY_LENGTH(all); i++) {
        PyObject *value = PyLong_FromLong(all[i].value);
        if (value == NULL || PyDict_SetItemString(dict, all[i].name, value) != 0)
            Py_CLEAR(dict);
        Py_XDECREF(value);
    }
    return dict;
}

static PyObject *to_row(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    int order;
    Py_ssize_t length;
    char row[64];
    Py_buffer view;
    if (!PyArg_ParseTuple(args, "OCn", &o, &order, &length) || PyObject_GetBuffer(o, &view, PyBUF_FULL_RO) != 0)
        return NULL;
    length = length < 0 ? view.len : length;
    PyObject *result = PyBuffer_ToContiguous(row, &view, length, (char)order) != 0 ? NULL : PyBytes_FromStringAndSize(row, length);
    PyBuffer_Release(&view);
    return result;
}

static PyObject *from_row(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    const char *row;
    Py_ssize_t length;
    int order;
    Py_buffer view;
    if (!PyArg_ParseTuple(args, "Oy#C", &o, &row, &length, &order) || PyObject_GetBuffer(o, &view, PyBUF_FULL) != 0)
        return NULL;
    int result = PyBuffer_FromContiguous(&view, (void *)row, length, (char)order);
    PyBuffer_Release(&view);
    return result != 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *item(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    Py_ssize_t at[2];
    Py_buffer view;
    if (!PyArg_ParseTuple(args, "O(nn)", &o, &at[0], &at[1]) || PyObject_GetBuffer(o, &view, PyBUF_FULL_RO) != 0)
        return NULL;
    short value = *(short *)PyBuffer_GetPointer(&view, at);
    PyBuffer_Release(&view);
    return PyLong_FromLong(value);
}

static PyObject *strides(PyObject *Py_UNUSED(self), PyObject *args)
{
    Py_ssize_t shape[3], filled[3] = {-1, -1, -1};
    int dimensions, size, order;
    if (!PyArg_ParseTuple(args, "i(nnn)iC", &dimensions, &shape[0], &shape[1], &shape[2], &size, &order))
        return NULL;
    PyBuffer_FillContiguousStrides(dimensions, shape, filled, size, (char)order);
    return sizes(filled, 3);
}

static PyObject *size_of_format(PyObject *Py_UNUSED(self), PyObject *o)
{
    const char *format = PyUnicode_AsUTF8(o);
    Py_ssize_t size = format == NULL ? -1 : PyBuffer_SizeFromFormat(format);
    return size == -1 ? NULL : PyLong_FromSsize_t(size);
}

static short kept[] = {1, 2, 3};

static PyObject *memory(PyObject *Py_UNUSED(self), PyObject *args)
{
    int readonly, with_memory;
    if (!PyArg_ParseTuple(args, "pp", &readonly, &with_memory))
        return NULL;
    static Py_ssize_t shape[1] = {3}, strides[1] = {sizeof(short)};
    Py_buffer view = {.buf = with_memory ? kept : NULL, .len = sizeof kept, .itemsize = sizeof(short), .readonly = readonly, .ndim = 1, .format = "h", .shape = shape,
                      .strides = strides};
    return PyMemoryView_FromBuffer(&view);
}

static PyObject *memory_of_bytes(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    Py_buffer view;
    if (PyBuffer_FillInfo(&view, NULL, kept, sizeof kept, 1, PyBUF_FULL_RO) != 0)
        return NULL;
    return PyMemoryView_FromBuffer(&view);
}

/* ---- without views ---- */

static PyObject *older(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o;
    const void *bytes;
    const char *chars;
    void *writable;
    Py_ssize_t count = -1;
    if (!PyArg_ParseTuple(args, "sO", &how, &o))
        return NULL;
    switch (how[0]) {
    case 'r': return PyObject_AsReadBuffer(o, &bytes, &count) != 0 ? NULL : Py_BuildValue("y#", bytes, count);
    case 'c': return PyObject_AsCharBuffer(o, &chars, &count) != 0 ? NULL : Py_BuildValue("y#", chars, count);
    default:
        if (PyObject_AsWriteBuffer(o, &writable, &count) != 0)
            return NULL;
        memset(writable, 'w', count > 0);
        return PyLong_FromSsize_t(count);
    }
}

static PyMethodDef functions[] = {
    {"view", view, METH_VARARGS, NULL}, {"flags", flags, METH_NOARGS, NULL}, {"to_row", to_row, METH_VARARGS, NULL}, {"from_row", from_row, METH_VARARGS, NULL},
    {"item", item, METH_VARARGS, NULL}, {"strides", strides, METH_VARARGS, NULL}, {"size_of_format", size_of_format, METH_O, NULL},
    {"memory", memory, METH_VARARGS, NULL}, {"memory_of_bytes", memory_of_bytes, METH_NOARGS, NULL}, {"older", older, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "buffers_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_buffers_more(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL || PyModule_AddObject(module, "Grid", PyType_FromSpec(&grid_spec)) != 0)
        Py_CLEAR(module);
    return module;
}
