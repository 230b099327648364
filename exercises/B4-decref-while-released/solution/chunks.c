/* chunks.crc32(chunks): the CRC-32 of all the bytes of an iterable of bytes, one after the other. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

/* The bitwise algorithm, reflected, polynomial 0xEDB88320. Knows nothing of Python. */
static uint32_t crc32(uint32_t crc, const unsigned char *data, Py_ssize_t n)
{
    for (Py_ssize_t i = 0; i < n; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (0xEDB88320u & -(crc & 1u));
    }
    return crc;
}

static PyObject *chunks_crc32(PyObject *module, PyObject *chunks)
{
    (void)module;
    PyObject *iterator = PyObject_GetIter(chunks);
    if (iterator == NULL)
        return NULL;

    uint32_t crc = 0xFFFFFFFFu;
    PyObject *chunk;
    while ((chunk = PyIter_Next(iterator)) != NULL) {       /* new */
        char *data;
        Py_ssize_t n;
        if (PyBytes_AsStringAndSize(chunk, &data, &n) < 0) {
            Py_DECREF(chunk);
            break;
        }
        Py_BEGIN_ALLOW_THREADS
        crc = crc32(crc, (const unsigned char *)data, n);
        Py_END_ALLOW_THREADS
        Py_DECREF(chunk);
    }
    Py_DECREF(iterator);
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromUnsignedLong(crc ^ 0xFFFFFFFFu);
}

static PyMethodDef methods[] = {
    {"crc32", chunks_crc32, METH_O, "crc32(chunks): the CRC-32 of an iterable of bytes"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "chunks", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_chunks(void)
{
    return PyModule_Create(&definition);
}
