/* unhex.decode(text): the bytes that a buffer of hexadecimal digits stands for; ValueError at a character that is no digit. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static int value_of(unsigned char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static PyObject *unhex_decode(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer text;
    if (!PyArg_ParseTuple(args, "y*:decode", &text))
        return NULL;
    if (text.len % 2 != 0) {
        PyErr_SetString(PyExc_ValueError, "decode: an odd number of digits");
        PyBuffer_Release(&text);
        return NULL;
    }
    PyObject *result = PyBytes_FromStringAndSize(NULL, text.len / 2);
    if (result == NULL) {
        PyBuffer_Release(&text);
        return NULL;
    }
    const unsigned char *in = text.buf;
    unsigned char *out = (unsigned char *)PyBytes_AS_STRING(result);    /* nobody else has seen result yet */
    Py_ssize_t wrong = -1;

    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t i = 0; i < text.len; i += 2) {
        int high = value_of(in[i]), low = value_of(in[i + 1]);
        if (high < 0 || low < 0) {
            wrong = high < 0 ? i : i + 1;
            continue;
        }
        out[i / 2] = (unsigned char)(high << 4 | low);
    }
    Py_END_ALLOW_THREADS

    if (wrong >= 0) {
        PyErr_Format(PyExc_ValueError, "decode: the character at %zd is no digit", wrong);
        Py_CLEAR(result);
    }
    PyBuffer_Release(&text);
    return result;
}

static PyMethodDef methods[] = {
    {"decode", unhex_decode, METH_VARARGS, "decode(text): the bytes that a buffer of hexadecimal digits stands for"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "unhex", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_unhex(void)
{
    return PyModule_Create(&definition);
}
