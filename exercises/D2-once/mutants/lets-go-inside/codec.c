/* codec.encode(data): bytes as text, five bits a symbol. The 32 symbols come from Python: codec.set_loader(loader), and loader() returns
 * them when they are first needed. It is called once; only if it fails, it is asked again at the next need. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <pthread.h>

enum { SYMBOLS = 32, BITS = 5 };

static PyObject *loader;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static char alphabet[SYMBOLS];
static int loaded;

/* Leaves an exception set, and loaded at 0, where the loader fails. */
static void load_alphabet(void)
{
    PyObject *text = PyObject_CallObject(loader, NULL);
    if (text == NULL)
        return;
    Py_ssize_t size;
    const char *symbols = PyUnicode_AsUTF8AndSize(text, &size);
    if (symbols != NULL && size == SYMBOLS) {
        memcpy(alphabet, symbols, SYMBOLS);
        loaded = 1;
    } else if (symbols != NULL) {
        PyErr_Format(PyExc_ValueError, "codec: the alphabet has %zd bytes, it needs %d", size, SYMBOLS);
    }
    Py_DECREF(text);
}

/* Returns 0 when the alphabet is there, or -1 with an exception set. */
static int need_alphabet(void)
{
    Py_BEGIN_ALLOW_THREADS
    pthread_once(&once, load_alphabet);
    Py_END_ALLOW_THREADS
    if (loaded)
        return 0;
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_RuntimeError, "codec: the alphabet could not be loaded");
    return -1;
}

/* Five bits at a time; out has room for one symbol per five bits begun. Returns its size. */
static Py_ssize_t encode(const unsigned char *bytes, Py_ssize_t size, char *out)
{
    Py_ssize_t used = 0;
    unsigned bits = 0, held = 0;
    for (Py_ssize_t i = 0; i < size; i++) {
        held = held << 8 | bytes[i];
        for (bits += 8; bits >= BITS; bits -= BITS)
            out[used++] = alphabet[held >> (bits - BITS) & (SYMBOLS - 1)];
        held &= (1u << bits) - 1;
    }
    if (bits > 0)
        out[used++] = alphabet[held << (BITS - bits) & (SYMBOLS - 1)];
    return used;
}

static PyObject *codec_set_loader(PyObject *module, PyObject *argument)
{
    (void)module;
    loaded = 0;
    once = (pthread_once_t)PTHREAD_ONCE_INIT;
    Py_XSETREF(loader, Py_NewRef(argument));
    Py_RETURN_NONE;
}

static PyObject *codec_encode(PyObject *module, PyObject *argument)
{
    (void)module;
    if (loader == NULL)
        return PyErr_Format(PyExc_RuntimeError, "codec: there is no loader");
    if (need_alphabet() < 0)
        return NULL;
    Py_buffer data;
    if (PyObject_GetBuffer(argument, &data, PyBUF_SIMPLE) < 0)
        return NULL;
    PyObject *result = NULL;
    char *out = PyMem_Malloc((size_t)data.len * 8 / BITS + 1);
    if (out == NULL)
        PyErr_NoMemory();
    else
        result = PyUnicode_FromStringAndSize(out, encode(data.buf, data.len, out));
    PyMem_Free(out);
    PyBuffer_Release(&data);
    return result;
}

static PyMethodDef methods[] = {
    {"set_loader", codec_set_loader, METH_O, "set_loader(loader): loader() returns the 32 symbols"},
    {"encode", codec_encode, METH_O, "encode(data): five bits a symbol"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "codec", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_codec(void)
{
    return PyModule_Create(&definition);
}
