/* References that are released too often, and objects that are used after their end. */
#include <Python.h>

static PyObject *twice(PyObject *self, PyObject *x)
{
    PyObject *number = PyLong_FromLong(123456);
    Py_DECREF(number);
    Py_DECREF(number); /* here: twice */
    Py_RETURN_NONE;
}

static PyObject *borrowed_argument(PyObject *self, PyObject *x)
{
    Py_DECREF(x); /* here: borrowed_argument */
    Py_RETURN_NONE;
}

static PyObject *packed_argument(PyObject *self, PyObject *args)
{
    PyObject *o;
    if (!PyArg_ParseTuple(args, "O", &o)) /* here: packed_argument */
        return NULL;
    Py_DECREF(o);
    Py_RETURN_NONE;
}

static PyObject *use_after_free(PyObject *self, PyObject *x)
{
    PyObject *text = PyUnicode_FromString("a text");
    Py_DECREF(text);
    Py_ssize_t length = PyUnicode_GetLength(text); /* here: use_after_free */
    return PyLong_FromSsize_t(length);
}

static PyObject *pointer_after_free(PyObject *self, PyObject *x)
{
    PyObject *text = PyNumber_Add(x, x);
    if (text == NULL)
        return NULL;
    const char *utf8 = PyUnicode_AsUTF8(text); /* here: pointer_after_free */
    Py_DECREF(text);
    long first = ((volatile const char *)utf8)[0]; /* other: pointer_after_free */
    return PyLong_FromLong(first);
}

static PyObject *returned_dead(PyObject *self, PyObject *x) /* function: returned_dead */
{
    PyObject *text = PyUnicode_FromString("a text");
    Py_DECREF(text); /* other: returned_dead */
    return text;
}

typedef struct {
    PyObject_HEAD
    long value;
} Box;

static PyType_Slot box_slots[] = {{Py_tp_doc, "A box."}, {0, NULL}};
static PyType_Spec box_spec = {"wrong.Box", sizeof(Box), 0, Py_TPFLAGS_DEFAULT, box_slots};

static PyObject *instance_twice(PyObject *self, PyObject *x)
{
    static PyObject *type;
    if (type == NULL && (type = PyType_FromSpec(&box_spec)) == NULL)
        return NULL;
    PyObject *box = PyObject_CallNoArgs(type);
    if (box == NULL)
        return NULL;
    Py_DECREF(box);
    Py_DECREF(box); /* here: instance_twice */
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"twice", twice, METH_O, NULL},
    {"borrowed_argument", borrowed_argument, METH_O, NULL},
    {"packed_argument", packed_argument, METH_VARARGS, NULL},
    {"use_after_free", use_after_free, METH_O, NULL},
    {"pointer_after_free", pointer_after_free, METH_O, NULL},
    {"returned_dead", returned_dead, METH_O, NULL},
    {"instance_twice", instance_twice, METH_O, NULL},
    {NULL},
};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "wrong", NULL, 0, methods};

PyMODINIT_FUNC PyInit_wrong(void)
{
    return PyModule_Create(&definition);
}
