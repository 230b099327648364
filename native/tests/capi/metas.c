/*
 * Metaclasses in C, whose base is type: classes made by calling them, by a class statement, and static and heap types of C that have them; and what a type says of
 * its layout. It compiles against CPython's headers too; the expected output is CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

static PyObject *journal;

static void note(PyObject *text)
{
    if (text == NULL || PyList_Append(journal, text) != 0)
        PyErr_Print();
    Py_XDECREF(text);
}

/* ---- Meta: says what is done with it ---- */

static PyObject *meta_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    note(PyUnicode_FromFormat("new %s %R %R", type->tp_name, PyTuple_GetItem(args, 0), keywords == NULL || PyDict_Size(keywords) == 0 ? Py_None : keywords));
    return PyType_Type.tp_new(type, args, NULL);
}

static int meta_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    note(PyUnicode_FromFormat("init %s", ((PyTypeObject *)self)->tp_name));
    (void)keywords;
    return PyType_Type.tp_init(self, args, NULL);
}

static PyObject *meta_call(PyObject *self, PyObject *args, PyObject *keywords)
{
    note(PyUnicode_FromFormat("call %s %R", ((PyTypeObject *)self)->tp_name, args));
    return PyType_Type.tp_call(self, args, keywords);
}

static PyObject *meta_getattro(PyObject *self, PyObject *name)
{
    if (PyUnicode_CompareWithASCIIString(name, "magic") == 0)
        return PyUnicode_FromFormat("magic of %s", ((PyTypeObject *)self)->tp_name);
    return PyType_Type.tp_getattro(self, name);
}

static int meta_setattro(PyObject *self, PyObject *name, PyObject *value)
{
    if (PyUnicode_CompareWithASCIIString(name, "fixed") == 0) {
        PyErr_Format(PyExc_AttributeError, "%s is fixed", ((PyTypeObject *)self)->tp_name);
        return -1;
    }
    return PyType_Type.tp_setattro(self, name, value);
}

static PyObject *meta_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<a class named %s>", ((PyTypeObject *)self)->tp_name);
}

static PyObject *shout(PyObject *self, PyObject *unused)
{
    (void)unused;
    return PyUnicode_FromFormat("%s!", ((PyTypeObject *)self)->tp_name);
}

static PyObject *get_size(PyObject *self, void *unused)
{
    (void)unused;
    return PyBool_FromLong(((PyTypeObject *)self)->tp_basicsize >= (Py_ssize_t)sizeof(PyObject));
}

static Py_ssize_t meta_length(PyObject *self)
{
    (void)self;
    return 11;
}

static PyObject *meta_or(PyObject *a, PyObject *b)
{
    (void)a, (void)b;
    return PyUnicode_FromString("or");
}

static PyMethodDef meta_methods[] = {{"shout", shout, METH_NOARGS, "Its name, aloud."}, {NULL, NULL, 0, NULL}};
static PyGetSetDef meta_getset[] = {{"has_size", get_size, NULL, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};
static PyMappingMethods meta_mapping = {.mp_length = meta_length};
static PyNumberMethods meta_number = {.nb_or = meta_or};

static PyTypeObject Meta = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "metas.Meta",
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_base = &PyType_Type,
    .tp_new = meta_new,
    .tp_init = meta_init,
    .tp_call = meta_call,
    .tp_getattro = meta_getattro,
    .tp_setattro = meta_setattro,
    .tp_repr = meta_repr,
    .tp_methods = meta_methods,
    .tp_getset = meta_getset,
    .tp_as_mapping = &meta_mapping,
    .tp_as_number = &meta_number,
};

/* Without anything of its own. */
static PyTypeObject Quiet = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "metas.Quiet",
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_base = &PyType_Type,
};

static PyType_Slot heap_meta_slots[] = {{Py_tp_base, &PyType_Type}, {Py_tp_methods, meta_methods}, {Py_tp_repr, (void *)meta_repr}, {0, NULL}};
static PyType_Spec heap_meta_spec = {"metas.HeapMeta", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, heap_meta_slots};

/* ---- types that have it ---- */

typedef struct {
    PyObject_HEAD
    int n;
    PyObject *weak, *dict;
} Thing;

static PyMemberDef thing_members[] = {{"n", T_INT, offsetof(Thing, n), 0, NULL}, {NULL, 0, 0, 0, NULL}};

static PyTypeObject Static = {
    PyVarObject_HEAD_INIT(&Meta, 0)
    .tp_name = "metas.Static",
    .tp_basicsize = sizeof(Thing),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_members = thing_members,
    .tp_new = PyType_GenericNew,
};

/* Its metaclass is its base's. */
static PyTypeObject Below = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "metas.Below",
    .tp_basicsize = sizeof(Thing),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_base = &Static,
};

static PyType_Slot heap_slots[] = {{Py_tp_members, thing_members}, {0, NULL}};
static PyType_Spec heap_spec = {"metas.Heap", sizeof(Thing), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, heap_slots};

static PyObject *plain_repr(PyObject *self)
{
    return PyUnicode_FromFormat("<%s>", Py_TYPE(self)->tp_name);
}
static PyTypeObject Sized = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "metas.Sized",
    .tp_basicsize = sizeof(Thing),
    .tp_itemsize = 4,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_weaklistoffset = offsetof(Thing, weak),
    .tp_dictoffset = offsetof(Thing, dict),
    .tp_repr = plain_repr,
    .tp_new = PyType_GenericNew,
};

/* ---- functions ---- */

static PyObject *call_type(PyObject *self, PyObject *args)
{
    PyObject *metaclass, *bases;
    const char *name;
    (void)self;
    if (!PyArg_ParseTuple(args, "OsO!", &metaclass, &name, &PyTuple_Type, &bases))
        return NULL;
    return PyObject_CallFunction(metaclass, "sO{}", name, bases);
}

static PyObject *from_spec(PyObject *self, PyObject *bases)
{
    (void)self;
    return PyType_FromSpecWithBases(&heap_spec, bases == Py_None ? NULL : bases);
}

static PyObject *checks(PyObject *self, PyObject *o)
{
    (void)self;
    return Py_BuildValue("(iis)", !!PyType_Check(o), !!PyType_CheckExact(o), Py_TYPE(o)->tp_name);
}

static PyObject *layout(PyObject *self, PyObject *type)
{
    (void)self;
    PyTypeObject *t = (PyTypeObject *)type;
    return Py_BuildValue("(nniisi)", t->tp_basicsize, t->tp_itemsize, t->tp_dictoffset != 0, t->tp_weaklistoffset != 0, t->tp_base == NULL ? NULL : t->tp_base->tp_name,
                         (t->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0);
}

static PyObject *get_journal(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyObject *copy = PyList_GetSlice(journal, 0, PyList_GET_SIZE(journal));
    PyList_SetSlice(journal, 0, PyList_GET_SIZE(journal), NULL);
    return copy;
}

static PyMethodDef functions[] = {
    {"call_type", call_type, METH_VARARGS, NULL}, {"from_spec", from_spec, METH_O, NULL}, {"checks", checks, METH_O, NULL}, {"layout", layout, METH_O, NULL},
    {"journal", get_journal, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL},
};

static int start(PyObject *module)
{
    Py_XSETREF(journal, PyList_New(0));
    if (journal == NULL || PyModule_AddType(module, &Meta) != 0 || PyModule_AddType(module, &Quiet) != 0 || PyModule_AddType(module, &Static) != 0
        || PyModule_AddType(module, &Below) != 0 || PyModule_AddType(module, &Sized) != 0)
        return -1;
    PyObject *heap_meta = PyType_FromSpec(&heap_meta_spec);
    int result = heap_meta == NULL ? -1 : PyModule_AddObjectRef(module, "HeapMeta", heap_meta);
    Py_XDECREF(heap_meta);
    return result;
}

static void end(void *module)
{
    (void)module;
    Py_CLEAR(journal);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "metas", NULL, 0, functions, slots, NULL, NULL, end};

PyMODINIT_FUNC PyInit_metas(void)
{
    return PyModuleDef_Init(&definition);
}
