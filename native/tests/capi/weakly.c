/*
 * Weak references of C: to instances of static types, heap types and their subclasses, with callbacks, at the end of the object. It compiles against
 * CPython's headers too; the expected output is CPython's.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

static PyObject *journal;

static void note(PyObject *text)
{
    if (text == NULL || journal == NULL || PyList_Append(journal, text) != 0)
        PyErr_Print();
    Py_XDECREF(text);
}

typedef struct {
    PyObject_HEAD
    PyObject *weak;
    PyObject *watch; /* a weak reference to itself or another, held */
    int n;
} Watched;

static void tell_watch(Watched *self)
{
    PyObject *o = self->watch == NULL ? NULL : PyWeakref_GetObject(self->watch);
    note(PyUnicode_FromFormat("%d ends: %s", self->n, self->watch == NULL ? "no watch" : o == Py_None ? "None" : "there"));
}

/* As the manual has it: the references end first. */
static void watched_dealloc(PyObject *o)
{
    Watched *self = (Watched *)o;
    PyTypeObject *type = Py_TYPE(o);
    if (self->weak != NULL)
        PyObject_ClearWeakRefs(o);
    tell_watch(self);
    Py_CLEAR(self->watch);
    type->tp_free(o);
}

static void heap_dealloc(PyObject *o)
{
    PyTypeObject *type = Py_TYPE(o);
    watched_dealloc(o);
    Py_DECREF(type);
}

static int watched_init(PyObject *o, PyObject *args, PyObject *keywords)
{
    (void)keywords;
    return PyArg_ParseTuple(args, "|i", &((Watched *)o)->n) ? 0 : -1;
}

static PyObject *watched_repr(PyObject *o)
{
    return PyUnicode_FromFormat("<watched %d>", ((Watched *)o)->n);
}

static PyMemberDef members[] = {
    {"n", T_INT, offsetof(Watched, n), 0, NULL},
    {"watch", T_OBJECT, offsetof(Watched, watch), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};
static PyMemberDef heap_members[] = {
    {"__weaklistoffset__", T_PYSSIZET, offsetof(Watched, weak), READONLY, NULL},
    {"n", T_INT, offsetof(Watched, n), 0, NULL},
    {"watch", T_OBJECT, offsetof(Watched, watch), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyTypeObject Static = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "weakly.Static",
    .tp_basicsize = sizeof(Watched),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_weaklistoffset = offsetof(Watched, weak),
    .tp_dealloc = watched_dealloc,
    .tp_init = watched_init,
    .tp_repr = watched_repr,
    .tp_members = members,
    .tp_new = PyType_GenericNew,
};
static PyTypeObject Derived = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "weakly.Derived",
    .tp_basicsize = sizeof(Watched),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_base = &Static,
};
static PyTypeObject Bare = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "weakly.Bare",
    .tp_basicsize = sizeof(Watched),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = PyType_GenericNew,
};
static PyType_Slot heap_slots[] = {
    {Py_tp_dealloc, (void *)heap_dealloc}, {Py_tp_init, (void *)watched_init}, {Py_tp_repr, (void *)watched_repr}, {Py_tp_members, heap_members}, {0, NULL},
};
static PyType_Spec heap_spec = {"weakly.Heap", sizeof(Watched), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, heap_slots};

/* ---- functions ---- */

static PyObject *reference(PyObject *self, PyObject *args)
{
    PyObject *o, *callback = NULL;
    (void)self;
    return PyArg_ParseTuple(args, "O|O", &o, &callback) ? PyWeakref_NewRef(o, callback) : NULL;
}

static PyObject *proxy(PyObject *self, PyObject *args)
{
    PyObject *o, *callback = NULL;
    (void)self;
    return PyArg_ParseTuple(args, "O|O", &o, &callback) ? PyWeakref_NewProxy(o, callback) : NULL;
}

static PyObject *object_of(PyObject *self, PyObject *weak)
{
    (void)self;
    return Py_XNewRef(PyWeakref_GetObject(weak));
}

static PyObject *checks(PyObject *self, PyObject *o)
{
    (void)self;
    return Py_BuildValue("(iiii)", !!PyWeakref_Check(o), !!PyWeakref_CheckRef(o), !!PyWeakref_CheckRefExact(o), !!PyWeakref_CheckProxy(o));
}

static PyObject *supports(PyObject *self, PyObject *type)
{
    (void)self;
    return PyBool_FromLong(PyType_SUPPORTS_WEAKREFS((PyTypeObject *)type));
}

/* A callback in C. */
static PyObject *noted(PyObject *self, PyObject *weak)
{
    (void)self;
    note(PyUnicode_FromFormat("called: %s", PyWeakref_GET_OBJECT(weak) == Py_None ? "None" : "there"));
    Py_RETURN_NONE;
}

/* (callback) → (object while it is there, object afterwards) of a reference to an object that C alone had */
static PyObject *of_a_temporary(PyObject *self, PyObject *args)
{
    PyObject *callback = NULL;
    (void)self;
    if (!PyArg_ParseTuple(args, "|O", &callback))
        return NULL;
    PyObject *o = PyObject_CallFunction((PyObject *)&Static, "i", 77);
    PyObject *weak = o == NULL ? NULL : PyWeakref_NewRef(o, callback);
    if (weak == NULL) {
        Py_XDECREF(o);
        return NULL;
    }
    int there = PyWeakref_GetObject(weak) == o, same;
    PyObject *again = PyWeakref_NewRef(o, NULL);
    same = again == weak;
    Py_XDECREF(again);
    Py_DECREF(o);
    return Py_BuildValue("(iiNO)", there, same, weak, PyWeakref_GetObject(weak));
}

static PyObject *get_journal(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyObject *copy = PyList_GetSlice(journal, 0, PyList_GET_SIZE(journal));
    PyList_SetSlice(journal, 0, PyList_GET_SIZE(journal), NULL);
    return copy;
}

static PyObject *tell(PyObject *self, PyObject *text)
{
    (void)self;
    note(Py_NewRef(text));
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"reference", reference, METH_VARARGS, NULL}, {"proxy", proxy, METH_VARARGS, NULL}, {"object_of", object_of, METH_O, NULL},
    {"checks", checks, METH_O, NULL}, {"supports", supports, METH_O, NULL}, {"noted", noted, METH_O, NULL},
    {"of_a_temporary", of_a_temporary, METH_VARARGS, NULL}, {"journal", get_journal, METH_NOARGS, NULL}, {"write", tell, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static int start(PyObject *module)
{
    Py_XSETREF(journal, PyList_New(0));
    PyObject *heap = PyType_FromSpec(&heap_spec);
    int result = journal == NULL || heap == NULL || PyModule_AddObjectRef(module, "Heap", heap) != 0 || PyModule_AddType(module, &Static) != 0
                 || PyModule_AddType(module, &Derived) != 0 || PyModule_AddType(module, &Bare) != 0;
    Py_XDECREF(heap);
    return result ? -1 : 0;
}

static void end(void *module)
{
    (void)module;
    Py_CLEAR(journal);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "weakly", NULL, 0, functions, slots, NULL, NULL, end};

PyMODINIT_FUNC PyInit_weakly(void)
{
    return PyModuleDef_Init(&definition);
}
