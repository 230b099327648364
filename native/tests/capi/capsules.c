/* Capsules: names, destructors, contexts, import, and every mistake. It compiles against CPython's headers too; the expected output is CPython's. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

static int numbers[10];
static const char *const names[] = {"capsules.main", "capsules.other", "plain", "", "capsules.inner.deep", "capsules"};
static PyObject *journal;

static void note(PyObject *text)
{
    if (text == NULL || PyList_Append(journal, text) != 0)
        PyErr_Print();
    Py_XDECREF(text);
}

static void destroy(PyObject *capsule)
{
    const char *name = PyCapsule_GetName(capsule);
    int *pointer = PyCapsule_GetPointer(capsule, name), *context = PyCapsule_GetContext(capsule);
    note(PyUnicode_FromFormat("destroy %s %d %d", name == NULL ? "NULL" : name, pointer == NULL ? -1 : (int)(pointer - numbers),
                              context == NULL ? -1 : (int)(context - numbers)));
}

static void destroy_otherwise(PyObject *capsule)
{
    note(PyUnicode_FromFormat("destroy otherwise %d", PyCapsule_GetDestructor(capsule) == destroy_otherwise));
}

/* 0 to 5, or negative for none */
static const char *name_of(int i)
{
    return i < 0 ? NULL : names[i];
}

static PyObject *new(PyObject *self, PyObject *args)
{
    int pointer, name, with = 0;
    (void)self;
    if (!PyArg_ParseTuple(args, "ii|i", &pointer, &name, &with))
        return NULL;
    return PyCapsule_New(pointer < 0 ? NULL : &numbers[pointer], name_of(name), with ? destroy : NULL);
}

static PyObject *index_of(void *pointer)
{
    if (pointer == NULL && PyErr_Occurred())
        return NULL;
    return PyLong_FromLong(pointer == NULL ? -1 : (int *)pointer - numbers);
}

static PyObject *get(PyObject *self, PyObject *args)
{
    PyObject *o;
    int name;
    (void)self;
    return PyArg_ParseTuple(args, "Oi", &o, &name) ? index_of(PyCapsule_GetPointer(o, name_of(name))) : NULL;
}

/* By text that lies elsewhere than the capsule's own name. */
static PyObject *get_named(PyObject *self, PyObject *args)
{
    PyObject *o;
    const char *name;
    (void)self;
    return PyArg_ParseTuple(args, "Oz", &o, &name) ? index_of(PyCapsule_GetPointer(o, name)) : NULL;
}

static PyObject *all(PyObject *self, PyObject *o)
{
    (void)self;
    const char *name = PyCapsule_GetName(o);
    if (name == NULL && PyErr_Occurred())
        return NULL;
    void *context = PyCapsule_GetContext(o);
    PyCapsule_Destructor destructor = PyCapsule_GetDestructor(o);
    return Py_BuildValue("(zNii)", name, index_of(context), destructor == destroy, PyErr_Occurred() != NULL);
}

static PyObject *context(PyObject *self, PyObject *o)
{
    (void)self;
    return index_of(PyCapsule_GetContext(o));
}

static PyObject *get_destructor(PyObject *self, PyObject *o)
{
    (void)self;
    PyCapsule_Destructor found = PyCapsule_GetDestructor(o);
    return PyErr_Occurred() ? NULL : PyBool_FromLong(found != NULL);
}

static PyObject *valid(PyObject *self, PyObject *args)
{
    PyObject *o;
    const char *name;
    (void)self;
    if (!PyArg_ParseTuple(args, "Oz", &o, &name))
        return NULL;
    int is = PyCapsule_IsValid(o == Py_None ? NULL : o, name);
    return Py_BuildValue("(ii)", is, PyErr_Occurred() != NULL);
}

/* (capsule, what, number) */
static PyObject *set(PyObject *self, PyObject *args)
{
    PyObject *o;
    int what, n, result = -1;
    (void)self;
    if (!PyArg_ParseTuple(args, "OCi", &o, &what, &n))
        return NULL;
    switch (what) {
    case 'p': result = PyCapsule_SetPointer(o, n < 0 ? NULL : &numbers[n]); break;
    case 'c': result = PyCapsule_SetContext(o, n < 0 ? NULL : &numbers[n]); break;
    case 'n': result = PyCapsule_SetName(o, name_of(n)); break;
    case 'd': result = PyCapsule_SetDestructor(o, n < 0 ? NULL : n == 0 ? destroy : destroy_otherwise); break;
    }
    return result == 0 ? PyLong_FromLong(result) : NULL;
}

static PyObject *import(PyObject *self, PyObject *args)
{
    const char *name;
    int no_block = 0;
    (void)self;
    return PyArg_ParseTuple(args, "s|i", &name, &no_block) ? index_of(PyCapsule_Import(name, no_block)) : NULL;
}

static PyObject *get_journal(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyObject *copy = PyList_GetSlice(journal, 0, PyList_GET_SIZE(journal));
    PyList_SetSlice(journal, 0, PyList_GET_SIZE(journal), NULL);
    return copy;
}

static PyObject *is_capsule(PyObject *self, PyObject *o)
{
    (void)self;
    return PyBool_FromLong(PyCapsule_CheckExact(o));
}

static PyMethodDef functions[] = {
    {"new", new, METH_VARARGS, NULL},       {"get", get, METH_VARARGS, NULL},     {"get_named", get_named, METH_VARARGS, NULL},
    {"all", all, METH_O, NULL},             {"context", context, METH_O, NULL},   {"destructor", get_destructor, METH_O, NULL},
    {"valid", valid, METH_VARARGS, NULL},   {"set", set, METH_VARARGS, NULL},     {"import_", import, METH_VARARGS, NULL},
    {"journal", get_journal, METH_NOARGS, NULL}, {"is_capsule", is_capsule, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static int start(PyObject *module)
{
    (void)module;
    Py_XSETREF(journal, PyList_New(0));
    return journal == NULL ? -1 : 0;
}

static void end(void *module)
{
    (void)module;
    Py_CLEAR(journal);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "capsules", NULL, 0, functions, slots, NULL, NULL, end};

PyMODINIT_FUNC PyInit_capsules(void)
{
    return PyModuleDef_Init(&definition);
}
