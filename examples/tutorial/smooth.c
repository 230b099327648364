/* The extension module `smooth`: what docs/tutorial.md builds, step by step.
 *
 *   median(x, out, window, *, release=True)    out[i] = the median of x[i] … x[i + window - 1]
 *   runs(data)                                 run-length encoding: a list of (value, length) of the bytes
 *
 * x and out are contiguous buffers of float64, for example array.array("d"); out is written, must not overlap x, and has
 * len(x) - window + 1 numbers. With release=False the lock is held while it computes: for comparison.
 *
 * It compiles unchanged against Conch's Python.h and CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <math.h>

/* ---- the kernel: plain C on plain pointers, which knows nothing of objects or the lock ---- */

/* Where value belongs in n ascending numbers: before it only smaller ones. */
static Py_ssize_t place(const double *sorted, Py_ssize_t n, double value)
{
    Py_ssize_t low = 0, high = n;
    while (low < high) {
        Py_ssize_t middle = low + (high - low) / 2;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* sorted is workspace for window numbers. Returns n, or the index of the first NaN, which has no place in an order. */
static Py_ssize_t moving_median(const double *restrict x, Py_ssize_t n, Py_ssize_t window, double *restrict sorted, double *restrict out)
{
    for (Py_ssize_t i = 0; i < n; i++) {
        if (isnan(x[i]))
            return i;
        Py_ssize_t filled = i;
        if (i >= window) {
            Py_ssize_t oldest = place(sorted, window, x[i - window]);
            filled = window - 1;
            memmove(&sorted[oldest], &sorted[oldest + 1], (size_t)(filled - oldest) * sizeof *sorted);
        }
        Py_ssize_t at = place(sorted, filled, x[i]);
        memmove(&sorted[at + 1], &sorted[at], (size_t)(filled - at) * sizeof *sorted);
        sorted[at] = x[i];
        if (i + 1 >= window)
            out[i + 1 - window] = sorted[window / 2];
    }
    return n;
}

/* ---- median ---- */

/* Takes a contiguous buffer of float64. 0, or -1 with an exception set and nothing to give back. */
static int take_float64(PyObject *from, Py_buffer *view, const char *name, int flags)
{
    if (PyObject_GetBuffer(from, view, PyBUF_C_CONTIGUOUS | PyBUF_FORMAT | flags) < 0)
        return -1;
    if (view->format && strcmp(view->format, "d") == 0)
        return 0;
    PyErr_Format(PyExc_TypeError, "median: %s must hold float64 (format 'd'), got format '%s'", name, view->format ? view->format : "B");
    PyBuffer_Release(view);
    return -1;
}

/* 0, or -1 with ValueError where window and the two buffers do not fit together. */
static int check_sizes(const Py_buffer *x, const Py_buffer *out, Py_ssize_t window)
{
    Py_ssize_t n = x->len / x->itemsize, room = out->len / out->itemsize;
    const char *x_begin = x->buf, *out_begin = out->buf;
    if (window < 1 || window % 2 == 0 || window > n) {
        PyErr_Format(PyExc_ValueError, "median: window must be odd and from 1 to len(x) = %zd, got %zd", n, window);
        return -1;
    }
    if (room != n - window + 1) {
        PyErr_Format(PyExc_ValueError, "median: out must have len(x) - window + 1 = %zd numbers, got %zd", n - window + 1, room);
        return -1;
    }
    if (x_begin < out_begin + out->len && out_begin < x_begin + x->len) {
        PyErr_SetString(PyExc_ValueError, "median: out must not overlap x");
        return -1;
    }
    return 0;
}

static PyObject *median(PyObject *Py_UNUSED(module), PyObject *args, PyObject *keywords)
{
    static char *names[] = {"", "", "window", "release", NULL};
    PyObject *from_x, *from_out, *result = NULL;
    Py_buffer x, out;
    Py_ssize_t window, n, done;
    int release = 1;

    if (!PyArg_ParseTupleAndKeywords(args, keywords, "OOn|$p:median", names, &from_x, &from_out, &window, &release))
        return NULL;
    if (take_float64(from_x, &x, "x", 0) < 0)
        return NULL;
    if (take_float64(from_out, &out, "out", PyBUF_WRITABLE) < 0)
        goto release_x;
    if (check_sizes(&x, &out, window) < 0)
        goto release_out;
    double *sorted = PyMem_Malloc((size_t)window * sizeof *sorted);
    if (!sorted) {
        PyErr_NoMemory();
        goto release_out;
    }

    n = x.len / x.itemsize;
    if (release) {
        Py_BEGIN_ALLOW_THREADS
        done = moving_median(x.buf, n, window, sorted, out.buf);
        Py_END_ALLOW_THREADS
    } else {
        done = moving_median(x.buf, n, window, sorted, out.buf);
    }
    if (done < n) {
        PyErr_Format(PyExc_ValueError, "median: x[%zd] is not a number", done);
    } else {
        Py_INCREF(Py_None);
        result = Py_None;
    }

    PyMem_Free(sorted);
release_out:
    PyBuffer_Release(&out);
release_x:
    PyBuffer_Release(&x);
    return result;
}

/* ---- runs ---- */

/* Adds (value, length) at the end of list. 0, or -1 with an exception set. */
static int append_run(PyObject *list, int value, Py_ssize_t length)
{
    PyObject *run = Py_BuildValue("(in)", value, length);
    if (!run)
        return -1;
    int status = PyList_Append(list, run);
    Py_DECREF(run);
    return status;
}

static PyObject *runs(PyObject *Py_UNUSED(module), PyObject *args)
{
    Py_buffer data;
    if (!PyArg_ParseTuple(args, "y*:runs", &data))
        return NULL;
    const unsigned char *bytes = data.buf;
    PyObject *list = PyList_New(0);
    for (Py_ssize_t begin = 0, end; list && begin < data.len; begin = end) {
        for (end = begin + 1; end < data.len && bytes[end] == bytes[begin]; end++)
            ;
        if (append_run(list, bytes[begin], end - begin) < 0)
            Py_CLEAR(list);
    }
    PyBuffer_Release(&data);
    return list;
}

/* ---- the module ---- */

static PyMethodDef functions[] = {
    {"median", (PyCFunction)(void (*)(void))median, METH_VARARGS | METH_KEYWORDS,
     PyDoc_STR("median(x, out, window, *, release=True): the moving median of x")},
    {"runs", runs, METH_VARARGS, PyDoc_STR("runs(data): a list of (value, length)")},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
    {0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "smooth",
    .m_doc = PyDoc_STR("A moving median that lets the interpreter's lock go, and run-length encoding."),
    .m_size = 0,
    .m_methods = functions,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_smooth(void)
{
    return PyModuleDef_Init(&definition);
}
