/* adler.checksum(data, rounds): the Adler-32 of a bytearray, as if its bytes stood rounds times in a row. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>

/* Knows nothing of Python. */
static uint32_t adler32(const unsigned char *data, Py_ssize_t n, int rounds)
{
    uint32_t a = 1, b = 0;
    for (int round = 0; round < rounds; round++) {
        for (Py_ssize_t i = 0; i < n; i++) {
            a = (a + data[i]) % 65521;
            b = (b + a) % 65521;
        }
    }
    return b << 16 | a;
}

static PyObject *adler_checksum(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *data;
    int rounds;
    uint32_t checksum;
    if (!PyArg_ParseTuple(args, "O!i:checksum", &PyByteArray_Type, &data, &rounds))
        return NULL;
    const unsigned char *bytes = (const unsigned char *)PyByteArray_AS_STRING(data);
    Py_ssize_t n = PyByteArray_GET_SIZE(data);

    checksum = adler32(bytes, n, rounds);

    return PyLong_FromUnsignedLong(checksum);
}

static PyMethodDef methods[] = {
    {"checksum", adler_checksum, METH_VARARGS, "checksum(data, rounds): the Adler-32 of a bytearray taken rounds times"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "adler", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_adler(void)
{
    return PyModule_Create(&definition);
}
