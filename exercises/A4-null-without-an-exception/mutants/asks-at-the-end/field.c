/* field.text(record, index)   the index-th field of a record "a,b,c", as bytes; IndexError if there is none
 * field.total(numbers)        the sum of a list of ints, each of which must fit into a C long */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static PyObject *field_text(PyObject *module, PyObject *args)
{
    (void)module;
    const char *record;
    Py_ssize_t length, wanted;
    if (!PyArg_ParseTuple(args, "y#n:text", &record, &length, &wanted))
        return NULL;
    Py_ssize_t index = wanted;
    const char *end = record + length;
    for (const char *start = record; ; index--) {
        const char *comma = memchr(start, ',', (size_t)(end - start));
        const char *stop = comma != NULL ? comma : end;
        if (index == 0)
            return PyBytes_FromStringAndSize(start, stop - start);
        if (comma == NULL) {
            PyErr_Format(PyExc_IndexError, "text: there is no field %zd", wanted);
            return NULL;
        }
        start = comma + 1;
    }
}

static PyObject *field_total(PyObject *module, PyObject *numbers)
{
    (void)module;
    if (!PyList_Check(numbers)) {
        PyErr_Format(PyExc_TypeError, "total: a list, not %.100s", Py_TYPE(numbers)->tp_name);
        return NULL;
    }
    long long sum = 0;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(numbers); i++) {
        sum += PyLong_AsLong(PyList_GET_ITEM(numbers, i));
    }
    if (PyErr_Occurred())
        return NULL;
    return PyLong_FromLongLong(sum);
}

static PyMethodDef methods[] = {
    {"text", field_text, METH_VARARGS, "text(record, index): the index-th field of a record"},
    {"total", field_total, METH_O, "total(numbers): the sum of a list of ints"},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "field", .m_size = 0, .m_methods = methods};

PyMODINIT_FUNC PyInit_field(void)
{
    return PyModule_Create(&definition);
}
