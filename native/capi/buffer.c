#include "internal.h"

#include "call_in.h"
#include "red_zone.h"

/*
 * Who made a view, by its `internal`: NULL, PyBuffer_FillInfo; a block from malloc, Java (it holds format, shape and strides); else a C type, which
 * has a bf_releasebuffer or needs none.
 */

static getbufferproc getter_of(PyObject *o)
{
    PyBufferProcs *procs = Py_TYPE(o)->tp_as_buffer;
    return procs == NULL ? NULL : procs->bf_getbuffer;
}

void *conch_buffer_block(int64_t bytes)
{
    return malloc((size_t)bytes);
}

int PyBuffer_FillInfo(Py_buffer *view, PyObject *o, void *bytes, Py_ssize_t length, int readonly, int flags)
{
    ENTER();
    if (view == NULL) {
        PyErr_SetString(PyExc_BufferError, "PyBuffer_FillInfo: view==NULL argument is obsolete");
        return -1;
    }
    if ((flags & PyBUF_WRITABLE) && readonly) {
        PyErr_SetString(PyExc_BufferError, "Object is not writable.");
        return -1;
    }
    *view = (Py_buffer){
        .buf = bytes,
        .obj = Py_XNewRef(o),
        .len = length,
        .itemsize = 1,
        .readonly = readonly,
        .ndim = 1,
        .format = flags & PyBUF_FORMAT ? (char *)"B" : NULL,
    };
    if (flags & PyBUF_ND)
        view->shape = &view->len;
    if ((flags & PyBUF_STRIDES) == PyBUF_STRIDES)
        view->strides = &view->itemsize;
    return 0;
}

int PyObject_GetBuffer(PyObject *o, Py_buffer *view, int flags)
{
    ENTER();
    if (o == NULL || view == NULL) {
        PyErr_BadInternalCall();
        return -1;
    }
    getbufferproc get = getter_of(o);
    if (get != NULL)
        return get(o, view, flags);
    if (PyBytes_Check(o))
        return PyBuffer_FillInfo(view, o, PyBytes_AS_STRING(o), PyBytes_GET_SIZE(o), 1, flags);
    *view = (Py_buffer){0};
    if (HOST(BUFFER_GET, o, view, flags, 0) != 0)
        return -1;
    red_zone_close(o, view);
    return 0;
}

void PyBuffer_Release(Py_buffer *view)
{
    ENTER();
    WANT(view);
    PyObject *o = view->obj;
    if (o == NULL)
        return;
    if (getter_of(o) != NULL) {
        releasebufferproc release = Py_TYPE(o)->tp_as_buffer->bf_releasebuffer;
        if (release != NULL)
            release(o, view);
    } else if (view->internal != NULL) {
        red_zone_open(o, view);
        HOST(BUFFER_RELEASE, o, view, 0, 0);
        free(view->internal);
        view->internal = NULL;
    }
    view->obj = NULL;
    Py_DECREF(o);
}

/* Whether the elements lie side by side when the dimensions are gone through in that direction. */
static bool side_by_side(const Py_buffer *view, bool last_first)
{
    Py_ssize_t step = view->itemsize;
    for (int i = 0; i < view->ndim; i++) {
        int dimension = last_first ? view->ndim - 1 - i : i;
        Py_ssize_t extent = view->shape[dimension];
        if (extent > 1 && view->strides[dimension] != step)
            return false;
        step *= extent;
    }
    return true;
}

int PyBuffer_IsContiguous(const Py_buffer *view, char order)
{
    WANT(view);
    if (view->suboffsets != NULL)
        return 0;
    if (view->len == 0 || view->strides == NULL)
        return order != 'F' || view->ndim <= 1 || view->strides != NULL || view->len == 0;
    bool c = side_by_side(view, true), fortran = side_by_side(view, false);
    return order == 'C' ? c : order == 'F' ? fortran : order == 'A' && (c || fortran);
}

PyObject *PyMemoryView_FromObject(PyObject *o)
{
    ENTER();
    return HOST_OBJECT(MEMORYVIEW, o, 0, 0, 0);
}

PyObject *PyMemoryView_FromMemory(char *memory, Py_ssize_t size, int flags)
{
    ENTER();
    return HOST_OBJECT(MEMORYVIEW_OF_MEMORY, memory, size, flags == PyBUF_WRITE, 0);
}

PyObject *PyMemoryView_GetContiguous(PyObject *o, int buffer_type, char order)
{
    ENTER();
    return HOST_OBJECT(MEMORYVIEW_CONTIGUOUS, o, buffer_type == PyBUF_WRITE, order, 0);
}

/* It is made at the first time that C asks, and ends with the mirror. */
Py_buffer *conch_memoryview_buffer(PyObject *view)
{
    ENTER();
    WANT(view);
    struct prefix *prefix = prefix_of(view);
    if (prefix->flags & CONCH_PAYLOAD)
        return prefix->extra;
    Py_buffer *buffer = calloc(1, sizeof *buffer);
    if (buffer == NULL)
        conch_fatal("PyMemoryView_GET_BUFFER", "out of memory, which this macro cannot report");
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    HOST(MEMORYVIEW_DESCRIBE, view, buffer, 0, 0);
    PyErr_Restore(type, value, traceback);
    prefix->extra = buffer;
    prefix->flags |= CONCH_PAYLOAD;
    return buffer;
}

void conch_memoryview_end(struct prefix *prefix)
{
    Py_buffer *buffer = prefix->extra;
    prefix->extra = NULL;
    free(buffer->internal);
    free(buffer);
}

/* ---- the memory of a C type's instance, for Java ---- */

int32_t conch_buffer_get(int64_t object, void *address, int32_t flags)
{
    PyObject *o = (PyObject *)(intptr_t)object;
    Py_buffer *view = address;
    if (getter_of(o) == NULL)
        return 0;
    if (PyObject_GetBuffer(o, view, flags) != 0)
        return -1;
    /* Java's buffer is a slot of the object already, which the cycle collector can see. */
    if (view->obj == o)
        Py_DECREF(o);
    return 1;
}

void conch_buffer_release(int64_t object, void *address)
{
    PyObject *o = (PyObject *)(intptr_t)object;
    Py_buffer *view = address;
    if (view->obj == o)
        Py_INCREF(o);
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyBuffer_Release(view);
    PyErr_Restore(type, value, traceback);
}
