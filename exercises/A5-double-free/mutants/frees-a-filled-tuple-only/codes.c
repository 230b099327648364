/* codes.encode(words, table): a tuple with table[word] for each word of a tuple of strings.
 * TypeError for a word that is no string, KeyError for one that is not in the table. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *codes_encode(PyObject *module, PyObject *args)
{
    (void)module;
    PyObject *words, *table;
    if (!PyArg_ParseTuple(args, "O!O!:encode", &PyTuple_Type, &words, &PyDict_Type, &table))
        return NULL;

    Py_ssize_t n = PyTuple_GET_SIZE(words);
    PyObject *result = PyTuple_New(n);                              /* new */
    if (result == NULL)
        return NULL;
    for (Py_ssize_t i = 0; i < n; i++) {
        PyObject *word = PyTuple_GET_ITEM(words, i);
        if (!PyUnicode_Check(word)) {
            PyErr_Format(PyExc_TypeError, "encode: word %zd is no string but %.100s", i, Py_TYPE(word)->tp_name);
            goto error;
        }
        PyObject *code = PyObject_GetItem(table, word);             /* new, or NULL with a KeyError */
        if (code == NULL)
            goto error;
        PyTuple_SET_ITEM(result, i, code);                          /* result owns it from here on */
    }
    return result;

error:
    if (n > 0 && PyTuple_GET_ITEM(result, 0) != NULL)
        Py_DECREF(result);
    return NULL;
}

static PyMethodDef methods[] = {
    {"encode", codes_encode, METH_VARARGS, "encode(words, table): a tuple with table[word] for each word"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "codes", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_codes(void)
{
    return PyModule_Create(&definition);
}
