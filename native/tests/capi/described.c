/* What C says of itself: names, docs and signatures of types, functions, methods, members, getters and slots. Compiles for CPython too. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

typedef struct {
    PyObject_HEAD
    int number;
    double real;
    PyObject *object;
} Thing;

static PyObject *thing_method(PyObject *self, PyObject *unused)
{
    (void)unused;
    return PyLong_FromLong(((Thing *)self)->number);
}

static PyObject *thing_of_class(PyObject *cls, PyObject *unused)
{
    (void)unused;
    return Py_NewRef(cls);
}

static PyObject *thing_plain(PyObject *self, PyObject *one)
{
    (void)self;
    return Py_NewRef(one);
}

static PyObject *thing_get(PyObject *self, void *closure)
{
    (void)closure;
    return PyLong_FromLong(2 * ((Thing *)self)->number);
}

static int thing_set(PyObject *self, PyObject *value, void *closure)
{
    (void)closure;
    if (value == NULL) {
        PyErr_SetString(PyExc_TypeError, "the double cannot be deleted");
        return -1;
    }
    ((Thing *)self)->number = (int)PyLong_AsLong(value) / 2;
    return PyErr_Occurred() ? -1 : 0;
}

static PyMethodDef thing_methods[] = {
    {"method", thing_method, METH_NOARGS, "method($self, /)\n--\n\nThe number."},
    {"unsigned_", thing_method, METH_NOARGS, "The number, without a signature."},
    {"silent", thing_method, METH_NOARGS, NULL},
    {"blank", thing_method, METH_NOARGS, ""},
    {"only_signature", thing_method, METH_NOARGS, "only_signature($self, /)\n--\n\n"},
    {"other_name", thing_method, METH_NOARGS, "another($self)\n--\n\nA signature of another name is text."},
    {"unfinished", thing_method, METH_NOARGS, "unfinished($self)\n\nno marker"},
    {"of_class", thing_of_class, METH_NOARGS | METH_CLASS, "of_class($type, /)\n--\n\nThe class."},
    {"plain", (PyCFunction)thing_plain, METH_O | METH_STATIC, "plain(o, /)\n--\n\nWhat it is given."},
    {NULL, NULL, 0, NULL},
};

static PyMemberDef thing_members[] = {
    {"number", T_INT, offsetof(Thing, number), 0, "the number, as an int"},
    {"real", T_DOUBLE, offsetof(Thing, real), READONLY, "a double"},
    {"silent_member", T_OBJECT, offsetof(Thing, object), 0, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyGetSetDef thing_getset[] = {
    {"twice", thing_get, thing_set, "twice the number", NULL},
    {"silent_getter", thing_get, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static void thing_dealloc(PyObject *self)
{
    Py_CLEAR(((Thing *)self)->object);
    Py_TYPE(self)->tp_free(self);
}

static void made_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    thing_dealloc(self);
    Py_DECREF(type);
}

static PyObject *thing_repr(PyObject *self)
{
    return PyUnicode_FromFormat("Thing(%d)", ((Thing *)self)->number);
}

static PyObject *thing_add(PyObject *a, PyObject *b)
{
    (void)a;
    (void)b;
    Py_RETURN_NOTIMPLEMENTED;
}

static PyObject *thing_compare(PyObject *a, PyObject *b, int op)
{
    (void)a;
    (void)b;
    (void)op;
    Py_RETURN_NOTIMPLEMENTED;
}

static Py_ssize_t thing_length(PyObject *self)
{
    return ((Thing *)self)->number;
}

static PyObject *thing_item(PyObject *self, PyObject *key)
{
    (void)self;
    return Py_NewRef(key);
}

static PyObject *thing_call(PyObject *self, PyObject *args, PyObject *keywords)
{
    (void)self;
    (void)keywords;
    return Py_NewRef(args);
}

static int thing_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    (void)self;
    (void)args;
    (void)keywords;
    return 0;
}

static PyNumberMethods thing_number = {.nb_add = thing_add, .nb_negative = thing_repr, .nb_inplace_multiply = thing_add};
static PyMappingMethods thing_mapping = {.mp_length = thing_length, .mp_subscript = thing_item};

static PyTypeObject thing_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "described.Thing",
    .tp_doc = "Thing(number=0, /)\n--\n\nA thing with a number.\n\nAnd a second paragraph.",
    .tp_basicsize = sizeof(Thing),
    .tp_dealloc = thing_dealloc,
    .tp_repr = thing_repr,
    .tp_as_number = &thing_number,
    .tp_as_mapping = &thing_mapping,
    .tp_richcompare = thing_compare,
    .tp_call = thing_call,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = thing_repr,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_methods = thing_methods,
    .tp_members = thing_members,
    .tp_getset = thing_getset,
    .tp_init = thing_init,
    .tp_new = PyType_GenericNew,
};

static PyType_Slot made_slots[] = {
    {Py_tp_doc, "Made(first, *, second=None)\n--\n\nMade from a spec."},
    {Py_tp_dealloc, made_dealloc},
    {Py_tp_repr, thing_repr},
    {Py_nb_add, thing_add},
    {Py_tp_methods, thing_methods},
    {Py_tp_members, thing_members},
    {Py_tp_getset, thing_getset},
    {0, NULL},
};
static PyType_Spec made_spec = {"described.Made", sizeof(Thing), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, made_slots};

static PyType_Slot silent_slots[] = {{Py_tp_dealloc, made_dealloc}, {0, NULL}};
static PyType_Spec silent_spec = {"described.Silent", sizeof(Thing), 0, Py_TPFLAGS_DEFAULT, silent_slots};

static PyObject *function(PyObject *module, PyObject *one)
{
    (void)module;
    return Py_NewRef(one);
}

static PyMethodDef functions[] = {
    {"function", function, METH_O, "function($module, o, /)\n--\n\nWhat it is given."},
    {"bare", function, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "described", .m_doc = "A module that says what is in it.", .m_size = -1, .m_methods = functions};

static int add(PyObject *module, const char *name, PyObject *made)
{
    int result = PyModule_AddObjectRef(module, name, made);
    Py_XDECREF(made);
    return result;
}

PyMODINIT_FUNC PyInit_described(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL || PyModule_AddType(module, &thing_type) != 0 || add(module, "Made", PyType_FromSpec(&made_spec)) != 0
        || add(module, "Silent", PyType_FromSpec(&silent_spec)) != 0
        || add(module, "Error", PyErr_NewExceptionWithDoc("described.Error", "An error with a doc.", NULL, NULL)) != 0
        || add(module, "Bare", PyErr_NewException("described.Bare", NULL, NULL)) != 0)
        Py_CLEAR(module);
    return module;
}
