/* PyStructSequence: what C fills, what a script makes, and what either sees of it. It compiles against CPython's headers too; the expected output is CPython's. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structseq.h>

static PyStructSequence_Field fields[] = {{"x", "across"}, {"y", "up"}, {"name", NULL}, {NULL, NULL}};
static PyStructSequence_Desc description = {"structs.Point", "A point with a name.", fields, 3};
static PyStructSequence_Field hiding_fields[] = {{"a", "first"}, {"b", "second"}, {"c", "by name only"}, {"d", NULL}, {NULL, NULL}};
static PyStructSequence_Desc hiding_description = {"structs.Hiding", "Two items and two more fields.", hiding_fields, 2};

static PyTypeObject *Point, *Hiding;

static PyObject *point(PyObject *self, PyObject *args)
{
    PyObject *name = NULL;
    double x, y;
    (void)self;
    if (!PyArg_ParseTuple(args, "dd|O", &x, &y, &name))
        return NULL;
    PyObject *o = PyStructSequence_New(Point);
    if (o == NULL)
        return NULL;
    PyStructSequence_SET_ITEM(o, 0, PyFloat_FromDouble(x));
    PyStructSequence_SetItem(o, 1, PyFloat_FromDouble(y));
    if (name != NULL)
        PyStructSequence_SET_ITEM(o, 2, Py_NewRef(name));
    else
        PyStructSequence_SET_ITEM(o, 2, Py_NewRef(Py_None));
    return o;
}

static PyObject *hiding(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyObject *o = PyStructSequence_New(Hiding);
    for (int i = 0; o != NULL && i < 4; i++)
        PyStructSequence_SET_ITEM(o, i, PyLong_FromLong(1000 * (i + 1)));
    return o;
}

/* Never seen by a script. */
static PyObject *forgotten(PyObject *self, PyObject *held)
{
    (void)self;
    PyObject *o = PyStructSequence_New(Hiding);
    for (int i = 0; o != NULL && i < 4; i++)
        PyStructSequence_SET_ITEM(o, i, Py_NewRef(held));
    Py_XDECREF(o);
    Py_RETURN_NONE;
}

/* Kept by C while a script looks at it. */
static PyObject *show(PyObject *self, PyObject *callable)
{
    PyObject *args = Py_BuildValue("(ddi)", 1.0, 2.0, 3), *o = point(self, args);
    Py_XDECREF(args);
    PyObject *result = PyObject_CallOneArg(callable, o), *first = PyStructSequence_GetItem(o, 0);
    PyObject *all = Py_BuildValue("(NOnii)", result, first, PyTuple_Size(o), PyTuple_Check(o), PyTuple_CheckExact(o));
    Py_DECREF(o);
    return all;
}

static PyObject *item(PyObject *self, PyObject *args)
{
    PyObject *o;
    Py_ssize_t i;
    (void)self;
    return PyArg_ParseTuple(args, "On", &o, &i) ? Py_XNewRef(PyStructSequence_GET_ITEM(o, i)) : NULL;
}

static PyTypeObject Old, Older;

/* Static types, which live for good: once a process. */
static PyObject *old(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    if (Old.tp_name == NULL) {
        if (PyStructSequence_InitType2(&Old, &description) != 0)
            return NULL;
        PyStructSequence_InitType(&Older, &hiding_description);
    }
    PyObject *o = PyStructSequence_New(&Old), *p = PyStructSequence_New(&Older);
    for (int i = 0; o != NULL && i < 3; i++)
        PyStructSequence_SET_ITEM(o, i, PyLong_FromLong(i));
    for (int i = 0; p != NULL && i < 4; i++)
        PyStructSequence_SET_ITEM(p, i, PyLong_FromLong(-i));
    return Py_BuildValue("NN", o, p);
}

static PyMethodDef functions[] = {
    {"point", point, METH_VARARGS, NULL}, {"hiding", hiding, METH_NOARGS, NULL}, {"forgotten", forgotten, METH_O, NULL}, {"show", show, METH_O, NULL},
    {"item", item, METH_VARARGS, NULL},
    {"old", old, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL},
};

static int start(PyObject *module)
{
    Point = PyStructSequence_NewType(&description);
    Hiding = PyStructSequence_NewType(&hiding_description);
    if (Point == NULL || Hiding == NULL)
        return -1;
    return PyModule_AddObjectRef(module, "Point", (PyObject *)Point) != 0 || PyModule_AddObjectRef(module, "Hiding", (PyObject *)Hiding) != 0 ? -1 : 0;
}

static void end(void *module)
{
    (void)module;
    Py_CLEAR(Point);
    Py_CLEAR(Hiding);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "structs", NULL, 0, functions, slots, NULL, NULL, end};

PyMODINIT_FUNC PyInit_structs(void)
{
    return PyModuleDef_Init(&definition);
}
