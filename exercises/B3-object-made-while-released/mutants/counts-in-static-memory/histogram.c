/* histogram.counts(data, buckets): how often each byte 0 .. buckets - 1 occurs in data, as a list; ValueError for any other byte. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* Fills counts; the place of the first byte that has no bucket, or -1. */
static Py_ssize_t count(const unsigned char *data, Py_ssize_t n, int buckets, unsigned long *counts)
{
    memset(counts, 0, (size_t)buckets * sizeof counts[0]);
    for (Py_ssize_t i = 0; i < n; i++) {
        if (data[i] >= buckets)
            return i;
        counts[data[i]]++;
    }
    return -1;
}

static PyObject *histogram_counts(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer data;
    int buckets;
    static unsigned long counts[256];
    Py_ssize_t wrong;
    PyObject *result = NULL;
    if (!PyArg_ParseTuple(args, "y*i:counts", &data, &buckets))
        return NULL;
    if (buckets < 1 || buckets > 256) {
        PyErr_Format(PyExc_ValueError, "counts: 1 to 256 buckets, not %d", buckets);
        goto done;
    }

    Py_BEGIN_ALLOW_THREADS
    wrong = count(data.buf, data.len, buckets, counts);
    Py_END_ALLOW_THREADS

    if (wrong >= 0) {
        PyErr_Format(PyExc_ValueError, "counts: the byte at %zd has no bucket", wrong);
        goto done;
    }
    result = PyList_New(buckets);
    for (int i = 0; result != NULL && i < buckets; i++) {
        PyObject *number = PyLong_FromUnsignedLong(counts[i]);
        if (number == NULL)
            Py_CLEAR(result);
        else
            PyList_SET_ITEM(result, i, number);
    }
done:
    PyBuffer_Release(&data);
    return result;
}

static PyMethodDef methods[] = {
    {"counts", histogram_counts, METH_VARARGS, "counts(data, buckets): how often each byte below buckets occurs"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "histogram", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_histogram(void)
{
    return PyModule_Create(&definition);
}
