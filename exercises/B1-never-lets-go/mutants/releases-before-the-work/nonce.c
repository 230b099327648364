/* nonce.search(prefix, zeros, limit, flag): the first n below limit for which the hash of prefix + n ends in so many zero bits,
 * and how many were tried: (n or None, tried).
 *
 * flag is a bytearray of one byte. The search sets it to 1 when it begins, and stops early when somebody sets it to 2. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

enum { RUNNING = 1, STOP = 2 };

static uint64_t fnv1a(uint64_t hash, const void *data, size_t size)
{
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ bytes[i]) * 1099511628211u;
    return hash;
}

/* The first n that fits; limit if there is none; *tried says how many were looked at. Knows nothing of Python. */
static long long search(const Py_buffer *prefix, int zeros, long long limit, unsigned char *flag, long long *tried)
{
    uint64_t begun = fnv1a(14695981039346656037u, prefix->buf, (size_t)prefix->len);
    uint64_t mask = zeros == 64 ? UINT64_MAX : (UINT64_C(1) << zeros) - 1;
    long long n = 0;
    __atomic_store_n(flag, RUNNING, __ATOMIC_RELAXED);
    while (n < limit && __atomic_load_n(flag, __ATOMIC_RELAXED) != STOP) {
        uint64_t hash = fnv1a(begun, &n, sizeof n);
        if ((hash & mask) == 0) {
            *tried = n + 1;
            return n;
        }
        n++;
    }
    *tried = n;
    return limit;
}

static PyObject *nonce_search(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer prefix, flag;
    int zeros;
    long long limit, tried, found;
    PyObject *result = NULL;
    if (!PyArg_ParseTuple(args, "y*iLw*:search", &prefix, &zeros, &limit, &flag))
        return NULL;
    if (zeros < 0 || zeros > 64 || limit < 0 || flag.len != 1) {
        PyErr_SetString(PyExc_ValueError, "search: zeros from 0 to 64, limit at least 0, a flag of one byte");
        goto done;
    }
    unsigned char *byte = flag.buf;
    PyBuffer_Release(&flag);
    Py_BEGIN_ALLOW_THREADS
    found = search(&prefix, zeros, limit, byte, &tried);
    Py_END_ALLOW_THREADS
    result = found < limit ? Py_BuildValue("LL", found, tried) : Py_BuildValue("OL", Py_None, tried);
done:
    PyBuffer_Release(&prefix);
    if (result == NULL)
        PyBuffer_Release(&flag);
    return result;
}

static PyMethodDef methods[] = {
    {"search", nonce_search, METH_VARARGS, "search(prefix, zeros, limit, flag): (n or None, tried)"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "nonce", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_nonce(void)
{
    return PyModule_Create(&definition);
}
