/* Instances with a __dict__ and weak references of their own: tp_dictoffset, tp_weaklistoffset, by a static type and by a spec. Compiles for CPython too. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>
#ifndef CONCH_PORT_H
PyAPI_FUNC(PyObject **) _PyObject_GetDictPtr(PyObject *); /* only in CPython's inner headers */
#endif

typedef struct {
    PyObject_VAR_HEAD
    int number;
    PyObject *dict, *weak;
} Holder;

static int holder_traverse(PyObject *self, visitproc visit, void *arg)
{
    if (PyType_GetFlags(Py_TYPE(self)) & Py_TPFLAGS_HEAPTYPE)
        Py_VISIT(Py_TYPE(self));
    Py_VISIT(((Holder *)self)->dict);
    return 0;
}

static int holder_clear(PyObject *self)
{
    Py_CLEAR(((Holder *)self)->dict);
    return 0;
}

static void holder_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    if (((Holder *)self)->weak != NULL)
        PyObject_ClearWeakRefs(self);
    holder_clear(self);
    Py_TYPE(self)->tp_free(self);
}

static void made_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    holder_dealloc(self);
    Py_DECREF(type);
}

/* What C itself finds in the dictionary; None for no dictionary. */
static PyObject *holder_inside(PyObject *self, PyObject *unused)
{
    (void)unused;
    PyObject *dict = ((Holder *)self)->dict;
    return Py_NewRef(dict == NULL ? Py_None : dict);
}

static PyObject *holder_put(PyObject *self, PyObject *args)
{
    PyObject *name, *value;
    Holder *holder = (Holder *)self;
    if (!PyArg_ParseTuple(args, "OO", &name, &value))
        return NULL;
    if (holder->dict == NULL && (holder->dict = PyDict_New()) == NULL)
        return NULL;
    return PyDict_SetItem(holder->dict, name, value) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef holder_methods[] = {{"inside", holder_inside, METH_NOARGS, NULL}, {"put", holder_put, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
static PyMemberDef holder_members[] = {{"number", T_INT, offsetof(Holder, number), 0, NULL}, {NULL, 0, 0, 0, NULL}};
static PyGetSetDef holder_getset[] = {{"__dict__", PyObject_GenericGetDict, PyObject_GenericSetDict, "the attributes", NULL}, {NULL, NULL, NULL, NULL, NULL}};

#define HOLDER(TITLE, GETSET)                                                                                                            \
    {                                                                                                                                    \
        PyVarObject_HEAD_INIT(NULL, 0).tp_name = TITLE, .tp_basicsize = sizeof(Holder), .tp_dealloc = holder_dealloc,                    \
        .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, .tp_traverse = holder_traverse, .tp_clear = holder_clear, \
        .tp_methods = holder_methods, .tp_members = holder_members, .tp_getset = GETSET, .tp_dictoffset = offsetof(Holder, dict),        \
        .tp_weaklistoffset = offsetof(Holder, weak), .tp_new = PyType_GenericNew,                                                        \
    }
static PyTypeObject holder_type = HOLDER("dicts.Holder", holder_getset), hidden_type = HOLDER("dicts.Hidden", NULL);

static PyMemberDef made_members[] = {
    {"number", T_INT, offsetof(Holder, number), 0, NULL},
    {"__dictoffset__", T_PYSSIZET, offsetof(Holder, dict), READONLY, NULL},
    {"__weaklistoffset__", T_PYSSIZET, offsetof(Holder, weak), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};
static PyType_Slot made_slots[] = {
    {Py_tp_dealloc, made_dealloc}, {Py_tp_traverse, holder_traverse}, {Py_tp_clear, holder_clear}, {Py_tp_methods, holder_methods},
    {Py_tp_members, made_members}, {Py_tp_getset, holder_getset}, {0, NULL},
};
static PyType_Spec made_spec = {"dicts.Made", sizeof(Holder), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, made_slots};

/* A type whose dictionary lies behind its items. */
static PyObject *row_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)keywords;
    Py_ssize_t count;
    return PyArg_ParseTuple(args, "n", &count) ? type->tp_alloc(type, count) : NULL;
}

static PyObject *row_at_end(PyObject *self, PyObject *unused)
{
    (void)unused;
    Py_ssize_t bytes = (char *)_PyObject_GetDictPtr(self) - (char *)self, items = (Py_SIZE(self) + 7) / 8 * 8;
    return PyBool_FromLong(bytes == Py_TYPE(self)->tp_basicsize - (Py_ssize_t)sizeof(PyObject *) + items);
}

static void row_dealloc(PyObject *self)
{
    Py_CLEAR(*_PyObject_GetDictPtr(self));
    Py_TYPE(self)->tp_free(self);
}

static PyMethodDef row_methods[] = {{"at_end", row_at_end, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
static PyTypeObject row_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "dicts.Row", .tp_basicsize = sizeof(PyVarObject) + sizeof(PyObject *), .tp_itemsize = 1,
    .tp_dealloc = row_dealloc, .tp_flags = Py_TPFLAGS_DEFAULT, .tp_methods = row_methods, .tp_getset = holder_getset,
    .tp_dictoffset = -(Py_ssize_t)sizeof(PyObject *), .tp_new = row_new,
};

static PyTypeObject bare_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "dicts.Bare", .tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT, .tp_getset = holder_getset,
    .tp_new = PyType_GenericNew,
};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "dicts", .m_size = -1};

PyMODINIT_FUNC PyInit_dicts(void)
{
    PyObject *module = PyModule_Create(&definition), *made = module == NULL ? NULL : PyType_FromSpec(&made_spec);
    if (made == NULL || PyModule_AddObjectRef(module, "Made", made) != 0 || PyModule_AddType(module, &holder_type) != 0
        || PyModule_AddType(module, &hidden_type) != 0 || PyModule_AddType(module, &row_type) != 0 || PyModule_AddType(module, &bare_type) != 0)
        Py_CLEAR(module);
    Py_XDECREF(made);
    return module;
}
