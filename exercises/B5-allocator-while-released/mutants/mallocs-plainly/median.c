/* median.of(data): the median of a buffer of doubles, found by quickselect in a copy; the lower of two in the middle. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* Rearranges values so that the k-th smallest stands at k, and returns it. Knows nothing of Python. */
static double quickselect(double *values, Py_ssize_t n, Py_ssize_t k)
{
    Py_ssize_t low = 0, high = n - 1;
    while (low < high) {
        double pivot = values[low + (high - low) / 2];
        Py_ssize_t i = low, j = high;
        while (i <= j) {
            while (values[i] < pivot)
                i++;
            while (pivot < values[j])
                j--;
            if (i <= j) {
                double other = values[i];
                values[i++] = values[j];
                values[j--] = other;
            }
        }
        if (k <= j)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return values[k];
}

static PyObject *median_of(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer data;
    double *copy, median = 0.0;
    int allocated;
    PyObject *result = NULL;
    if (!PyArg_ParseTuple(args, "y*:of", &data))
        return NULL;
    Py_ssize_t n = data.len / (Py_ssize_t)sizeof(double);
    if (n == 0 || n * (Py_ssize_t)sizeof(double) != data.len) {
        PyErr_SetString(PyExc_ValueError, "of: one double at least, and whole ones");
        goto done;
    }

    Py_BEGIN_ALLOW_THREADS
    copy = malloc((size_t)data.len);
    allocated = copy != NULL;
    if (allocated) {
        memcpy(copy, data.buf, (size_t)data.len);
        median = quickselect(copy, n, (n - 1) / 2);
        PyMem_RawFree(copy);
    }
    Py_END_ALLOW_THREADS

    result = allocated ? PyFloat_FromDouble(median) : PyErr_NoMemory();
done:
    PyBuffer_Release(&data);
    return result;
}

static PyMethodDef methods[] = {
    {"of", median_of, METH_VARARGS, "of(data): the median of a buffer of doubles"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "median", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_median(void)
{
    return PyModule_Create(&definition);
}
