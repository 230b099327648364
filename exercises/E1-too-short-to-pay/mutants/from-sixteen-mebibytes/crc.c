/* crc.checksum(data): the CRC-32C of a buffer of bytes.
 * crc.pair():         nanoseconds for letting the lock go and taking it again, where nobody else wants it. For measuring; leave it alone. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdint.h>
#include <time.h>

enum { LARGE = 16 * 1024 * 1024 };

static uint32_t table[256];

static void fill_table(void)
{
    for (uint32_t byte = 0; byte < 256; byte++) {
        uint32_t rest = byte;
        for (int bit = 0; bit < 8; bit++)
            rest = rest >> 1 ^ (rest & 1 ? 0x82f63b78u : 0);
        table[byte] = rest;
    }
}

static uint32_t crc32c(const unsigned char *bytes, Py_ssize_t size)
{
    uint32_t crc = 0xffffffffu;
    for (Py_ssize_t i = 0; i < size; i++)
        crc = crc >> 8 ^ table[(crc ^ bytes[i]) & 0xff];
    return ~crc;
}

static PyObject *checksum(PyObject *module, PyObject *data)
{
    (void)module;
    Py_buffer view;
    uint32_t crc;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0)
        return NULL;
    if (view.len >= LARGE) {
        Py_BEGIN_ALLOW_THREADS
        crc = crc32c(view.buf, view.len);
        Py_END_ALLOW_THREADS
    } else {
        crc = crc32c(view.buf, view.len);
    }
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(crc);
}

static double nanoseconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return 1e9 * (double)t.tv_sec + (double)t.tv_nsec;
}

static PyObject *pair(PyObject *module, PyObject *unused)
{
    (void)module;
    (void)unused;
    enum { PAIRS = 20000 };
    double start = nanoseconds();
    for (int i = 0; i < PAIRS; i++)
        PyEval_RestoreThread(PyEval_SaveThread());
    return PyFloat_FromDouble((nanoseconds() - start) / PAIRS);
}

static PyMethodDef methods[] = {
    {"checksum", checksum, METH_O, "checksum(data): the CRC-32C of a buffer of bytes"},
    {"pair", pair, METH_NOARGS, "pair(): nanoseconds for letting the lock go and taking it again"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "crc", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_crc(void)
{
    fill_table();
    return PyModule_Create(&definition);
}
