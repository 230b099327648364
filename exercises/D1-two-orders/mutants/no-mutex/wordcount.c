/* wordcount: how often each word length occurs in texts that several threads add.
 *
 *   add(text, on_done)   counts the words of a bytes-like object; then calls on_done(words in this text)
 *   table()              how many words of length 0, 1 … 15 (and longer) there are, as a list
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

enum { LENGTHS = 16 };

static long table[LENGTHS];

/* Adds the words of a text to the counts. Returns how many. */
static long count_words(const char *text, Py_ssize_t size, long *counts)
{
    long words = 0;
    for (Py_ssize_t i = 0, length = 0; i <= size; i++) {
        if (i < size && text[i] > ' ') {
            length++;
        } else if (length > 0) {
            counts[length < LENGTHS ? length : LENGTHS - 1]++;
            words++;
            length = 0;
        }
    }
    return words;
}

static PyObject *wordcount_add(PyObject *module, PyObject *args)
{
    (void)module;
    Py_buffer text;
    PyObject *on_done;
    if (!PyArg_ParseTuple(args, "y*O:add", &text, &on_done))
        return NULL;

    long words;
    Py_BEGIN_ALLOW_THREADS
    words = count_words(text.buf, text.len, table);
    Py_END_ALLOW_THREADS
    PyObject *result = PyObject_CallFunction(on_done, "l", words);

    PyBuffer_Release(&text);
    return result;
}

static PyObject *wordcount_table(PyObject *module, PyObject *none)
{
    (void)module, (void)none;
    long counts[LENGTHS];
    memcpy(counts, table, sizeof counts);

    PyObject *list = PyList_New(LENGTHS);
    for (Py_ssize_t i = 0; list != NULL && i < LENGTHS; i++) {
        PyObject *number = PyLong_FromLong(counts[i]);
        if (number == NULL)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, number);
    }
    return list;
}

static PyMethodDef methods[] = {
    {"add", wordcount_add, METH_VARARGS, "add(text, on_done): counts the words of a text, returns what on_done(words) returns"},
    {"table", wordcount_table, METH_NOARGS, "table(): the number of words of each length"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "wordcount", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_wordcount(void)
{
    return PyModule_Create(&definition);
}
