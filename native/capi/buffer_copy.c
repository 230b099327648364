/* Bytes between views of any shape and one row, and the older interface without views. */
#include "internal.h"

void PyBuffer_FillContiguousStrides(int dimensions, Py_ssize_t *shape, Py_ssize_t *strides, int item_size, char order)
{
    Py_ssize_t size = item_size;
    for (int i = 0; i < dimensions; i++) {
        int at = order == 'F' ? i : dimensions - 1 - i;
        strides[at] = size;
        size *= shape[at];
    }
}

void *PyBuffer_GetPointer(const Py_buffer *view, const Py_ssize_t *indices)
{
    WANT(view);
    WANT(indices);
    char *at = view->buf;
    for (int i = 0; i < view->ndim; i++) {
        at += view->strides[i] * indices[i];
        if (view->suboffsets != NULL && view->suboffsets[i] >= 0)
            at = *(char **)at + view->suboffsets[i];
    }
    return at;
}

Py_ssize_t PyBuffer_SizeFromFormat(const char *format)
{
    ENTER();
    PyObject *size = conch_ask("struct", "calcsize", "(s)", format);
    Py_ssize_t bytes = size == NULL ? -1 : PyLong_AsSsize_t(size);
    Py_XDECREF(size);
    return bytes;
}

/* The next index in that order; false at the end. */
static bool advance(const Py_buffer *view, Py_ssize_t *indices, char order)
{
    for (int i = 0; i < view->ndim; i++) {
        int at = order == 'F' ? i : view->ndim - 1 - i;
        if (++indices[at] < view->shape[at])
            return true;
        indices[at] = 0;
    }
    return false;
}

static int copy(const Py_buffer *view, char *row, Py_ssize_t length, char order, bool into_row)
{
    ENTER();
    if (order == 'A')
        order = PyBuffer_IsContiguous(view, 'F') ? 'F' : 'C';
    if (length < view->itemsize)
        return 0;
    if (PyBuffer_IsContiguous(view, order)) {
        memcpy(into_row ? row : view->buf, into_row ? view->buf : row, (size_t)length);
        return 0;
    }
    Py_ssize_t indices[PyBUF_MAX_NDIM] = {0};
    Py_ssize_t items = length / view->itemsize;
    do {
        void *item = PyBuffer_GetPointer(view, indices);
        memcpy(into_row ? row : item, into_row ? item : row, (size_t)view->itemsize);
        row += view->itemsize;
    } while (--items > 0 && advance(view, indices, order));
    return 0;
}

int PyBuffer_ToContiguous(void *row, const Py_buffer *view, Py_ssize_t length, char order)
{
    WANT(row);
    WANT(view);
    if (length != view->len) {
        PyErr_SetString(PyExc_ValueError, "PyBuffer_ToContiguous: len != view->len");
        return -1;
    }
    return copy(view, row, length, order, true);
}

int PyBuffer_FromContiguous(const Py_buffer *view, const void *row, Py_ssize_t length, char order)
{
    WANT(row);
    WANT(view);
    return copy(view, (char *)row, Py_MIN(length, view->len), order, false);
}

PyObject *PyMemoryView_FromBuffer(const Py_buffer *view)
{
    ENTER();
    WANT(view);
    if (view->buf == NULL) {
        PyErr_SetString(PyExc_ValueError, "PyMemoryView_FromBuffer(): info->buf must not be NULL");
        return NULL;
    }
    if (!PyBuffer_IsContiguous(view, 'C'))
        return PyErr_Format(PyExc_NotImplementedError, "PyMemoryView_FromBuffer(): items that do not lie side by side");
    PyObject *bytes = PyMemoryView_FromMemory(view->buf, view->len, view->readonly ? PyBUF_READ : PyBUF_WRITE);
    const char *format = view->format == NULL ? "B" : view->format;
    if (bytes == NULL || (view->ndim == 1 && strcmp(format, "B") == 0))
        return bytes;
    PyObject *shape = PyTuple_New(view->shape == NULL ? 1 : view->ndim);
    for (int i = 0; shape != NULL && i < PyTuple_GET_SIZE(shape); i++)
        PyTuple_SET_ITEM(shape, i, PyLong_FromSsize_t(view->shape == NULL ? view->len / view->itemsize : view->shape[i]));
    PyObject *shaped = shape == NULL ? NULL : PyObject_CallMethod(bytes, "cast", "sO", format, shape);
    Py_XDECREF(shape);
    Py_DECREF(bytes);
    return shaped;
}

/* ---- without views ---- */

static int plain(PyObject *o, void **bytes, Py_ssize_t *count, int flags)
{
    ENTER();
    WANT(bytes);
    WANT(count);
    Py_buffer view;
    if (PyObject_GetBuffer(o, &view, flags) != 0)
        return -1;
    *bytes = view.buf;
    *count = view.len;
    PyBuffer_Release(&view);
    return 0;
}

int PyObject_AsReadBuffer(PyObject *o, const void **bytes, Py_ssize_t *count)
{
    return plain(o, (void **)bytes, count, PyBUF_SIMPLE);
}

int PyObject_AsCharBuffer(PyObject *o, const char **bytes, Py_ssize_t *count)
{
    return plain(o, (void **)bytes, count, PyBUF_SIMPLE);
}

int PyObject_AsWriteBuffer(PyObject *o, void **bytes, Py_ssize_t *count)
{
    if (plain(o, bytes, count, PyBUF_WRITABLE) == 0)
        return 0;
    PyErr_SetString(PyExc_TypeError, "expected a writable bytes-like object");
    return -1;
}
