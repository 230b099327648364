/* primes.count(limit, progress): how many primes there are below limit. The number that is being looked at stands in progress, a
 * writable buffer of eight bytes, all the time. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { STEP = 1 };          /* numbers between two looks at the signals: some milliseconds */

static int is_prime(uint64_t n)
{
    if (n < 4)
        return n >= 2;
    if (n % 2 == 0)
        return 0;
    for (uint64_t d = 3; d * d <= n; d += 2)
        if (n % d == 0)
            return 0;
    return 1;
}

/* How many primes there are from begin up to, but without, end. Knows nothing of Python. */
static uint64_t count_between(uint64_t begin, uint64_t end, uint64_t *progress)
{
    uint64_t found = 0;
    for (uint64_t n = begin; n < end; n++) {
        found += (uint64_t)is_prime(n);
        __atomic_store_n(progress, n + 1, __ATOMIC_RELAXED);
    }
    return found;
}

static PyObject *primes_count(PyObject *module, PyObject *args)
{
    (void)module;
    long long limit;
    Py_buffer progress;
    uint64_t found = 0;
    PyObject *result = NULL;
    if (!PyArg_ParseTuple(args, "Lw*:count", &limit, &progress))
        return NULL;
    if (limit < 0 || progress.len != sizeof(uint64_t)) {
        PyErr_SetString(PyExc_ValueError, "count: a limit of at least 0, and eight bytes for the progress");
        goto done;
    }

    for (uint64_t begin = 0, end; begin < (uint64_t)limit; begin = end) {
        end = (uint64_t)limit - begin > STEP ? begin + STEP : (uint64_t)limit;
        Py_BEGIN_ALLOW_THREADS
        found += count_between(begin, end, progress.buf);
        Py_END_ALLOW_THREADS
        if (PyErr_CheckSignals() < 0)           /* runs the handlers; the default one of Ctrl-C sets KeyboardInterrupt */
            goto done;
    }

    result = PyLong_FromUnsignedLongLong(found);
done:
    PyBuffer_Release(&progress);
    return result;
}

static PyMethodDef methods[] = {
    {"count", primes_count, METH_VARARGS, "count(limit, progress): how many primes there are below limit"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "primes", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_primes(void)
{
    return PyModule_Create(&definition);
}
