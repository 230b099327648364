/*
 * What extensions call in the interpreter's own types: the slots of PyBaseObject_Type, PyType_Type, PyDict_Type and exceptions from those of a type that derives
 * from them, and the slots of any object's type. It compiles against CPython's headers too; the expected output is CPython's.
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

/* ---- over object ---- */

typedef struct {
    PyObject_HEAD
    int n;
} Plain;

static PyObject *plain_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)keywords;
    PyObject *none = PyTuple_New(0);
    PyObject *o = PyBaseObject_Type.tp_new(type, none, NULL);
    Py_DECREF(none);
    if (o != NULL)
        ((Plain *)o)->n = (int)PyTuple_GET_SIZE(args);
    return o;
}

static int plain_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    (void)args, (void)keywords;
    PyObject *none = PyTuple_New(0);
    int result = PyBaseObject_Type.tp_init(self, none, NULL);
    Py_DECREF(none);
    note(PyUnicode_FromFormat("init %d", ((Plain *)self)->n));
    return result;
}

static void plain_dealloc(PyObject *self)
{
    note(PyUnicode_FromFormat("dealloc %d", ((Plain *)self)->n));
    PyBaseObject_Type.tp_dealloc(self);
}

static PyObject *plain_repr(PyObject *self)
{
    PyObject *base = PyBaseObject_Type.tp_repr(self);
    int as_object = base != NULL && PyUnicode_Check(base) && PyUnicode_Tailmatch(base, PyUnicode_InternFromString("<"), 0, 1, -1) == 1;
    Py_XDECREF(base);
    return PyUnicode_FromFormat("plain %d %d", ((Plain *)self)->n, as_object);
}

static PyObject *plain_getattro(PyObject *self, PyObject *name)
{
    if (PyUnicode_CompareWithASCIIString(name, "magic") == 0)
        return PyLong_FromLong(42);
    return PyBaseObject_Type.tp_getattro(self, name);
}

static int plain_setattro(PyObject *self, PyObject *name, PyObject *value)
{
    note(PyUnicode_FromFormat("set %U", name));
    return PyBaseObject_Type.tp_setattro(self, name, value);
}

static PyObject *plain_richcompare(PyObject *a, PyObject *b, int op)
{
    if (Py_TYPE(a) == Py_TYPE(b) && op == Py_EQ)
        return PyBool_FromLong(((Plain *)a)->n == ((Plain *)b)->n);
    return PyBaseObject_Type.tp_richcompare(a, b, op);
}

static Py_hash_t plain_hash(PyObject *self)
{
    Py_hash_t base = PyBaseObject_Type.tp_hash(self);
    return base == -1 ? -1 : ((Plain *)self)->n;
}

static PyMemberDef plain_members[] = {{"n", T_INT, offsetof(Plain, n), 0, NULL}, {NULL, 0, 0, 0, NULL}};
static PyTypeObject PlainType = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "bases.Plain",
    .tp_basicsize = sizeof(Plain),
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .tp_new = plain_new,
    .tp_init = plain_init,
    .tp_dealloc = plain_dealloc,
    .tp_repr = plain_repr,
    .tp_getattro = plain_getattro,
    .tp_setattro = plain_setattro,
    .tp_richcompare = plain_richcompare,
    .tp_hash = plain_hash,
    .tp_members = plain_members,
};

/* ---- over dict, list, int, str, tuple, exceptions ---- */

static int dict_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    note(PyUnicode_FromFormat("init of %s", Py_TYPE(self)->tp_name));
    return PyDict_Type.tp_init(self, args, keywords);
}

static PyObject *dict_repr(PyObject *self)
{
    PyObject *base = PyDict_Type.tp_repr(self), *result = base == NULL ? NULL : PyUnicode_FromFormat("Dict(%U)", base);
    Py_XDECREF(base);
    return result;
}

static int list_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    int result = PyList_Type.tp_init(self, args, keywords);
    return result != 0 ? result : PyList_Append(self, Py_None);
}

static PyObject *str_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    PyObject *o = PyUnicode_Type.tp_new(type, args, keywords);
    note(PyUnicode_FromFormat("new str %R of %s", o, type->tp_name));
    return o;
}

static PyObject *int_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    return PyLong_Type.tp_new(type, args, keywords);
}

static Py_hash_t int_hash(PyObject *self)
{
    return PyLong_Type.tp_hash(self) + 1;
}

static PyObject *tuple_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)keywords;
    PyObject *all = Py_BuildValue("(O)", args), *o = PyTuple_Type.tp_new(type, all, NULL);
    Py_DECREF(all);
    return o;
}

static PyObject *tuple_richcompare(PyObject *a, PyObject *b, int op)
{
    PyObject *result = PyTuple_Type.tp_richcompare(a, b, op);
    note(PyUnicode_FromFormat("compare %d: %R", op, result));
    return result;
}

static int error_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    note(PyUnicode_FromFormat("init of %s with %zd", Py_TYPE(self)->tp_name, PyTuple_GET_SIZE(args)));
    return ((PyTypeObject *)PyExc_ValueError)->tp_init(self, args, keywords);
}

static PyObject *error_str(PyObject *self)
{
    PyObject *base = ((PyTypeObject *)PyExc_ValueError)->tp_str(self), *result = base == NULL ? NULL : PyUnicode_FromFormat("<<%U>>", base);
    Py_XDECREF(base);
    return result;
}

static PyTypeObject DictType = {
    PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "bases.Dict", .tp_base = &PyDict_Type, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_init = dict_init, .tp_repr = dict_repr,
};
static PyTypeObject ListType = {
    PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "bases.List", .tp_base = &PyList_Type, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_init = list_init,
};
static PyTypeObject StrType = {
    PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "bases.Str", .tp_base = &PyUnicode_Type, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_new = str_new,
};
static PyTypeObject IntType = {
    PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "bases.Int", .tp_base = &PyLong_Type, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_new = int_new, .tp_hash = int_hash,
};
static PyTypeObject TupleType = {
    PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "bases.Tuple", .tp_base = &PyTuple_Type, .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_new = tuple_new,
    .tp_richcompare = tuple_richcompare,
};
static PyTypeObject ErrorType = {
    PyVarObject_HEAD_INIT(NULL, 0) .tp_name = "bases.Error", .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, .tp_init = error_init, .tp_str = error_str,
};
/* Of a script's class. */
static PyObject *of_c(PyObject *self, PyObject *unused)
{
    (void)unused;
    return PyUnicode_FromFormat("of %s", Py_TYPE(self)->tp_name);
}
static PyMethodDef below_methods[] = {{"of_c", of_c, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};
static PyType_Slot below_slots[] = {{Py_tp_methods, below_methods}, {0, NULL}};
static PyType_Spec below_spec = {"bases.Below", 0, 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, below_slots};

/* ---- the slots of any object ---- */

static PyObject *slot(PyObject *self, PyObject *args)
{
    PyObject *o, *x = NULL, *y = NULL;
    const char *name;
    (void)self;
    if (!PyArg_ParseTuple(args, "Os|OO", &o, &name, &x, &y))
        return NULL;
    PyTypeObject *type = Py_TYPE(o);
#define IS(text) (strcmp(name, text) == 0)
#define ABSENT(f) if ((f) == NULL) return PyUnicode_FromString("no such slot")
    if (IS("repr")) {
        ABSENT(type->tp_repr);
        return type->tp_repr(o);
    }
    if (IS("str")) {
        ABSENT(type->tp_str);
        return type->tp_str(o);
    }
    if (IS("hash")) {
        ABSENT(type->tp_hash);
        Py_hash_t hash = type->tp_hash(o);
        return hash == -1 ? NULL : PyBool_FromLong(hash == PyObject_Hash(o));
    }
    if (IS("eq")) {
        ABSENT(type->tp_richcompare);
        return type->tp_richcompare(o, x, Py_EQ);
    }
    if (IS("lt")) {
        ABSENT(type->tp_richcompare);
        return type->tp_richcompare(o, x, Py_LT);
    }
    if (IS("getattro")) {
        ABSENT(type->tp_getattro);
        return type->tp_getattro(o, x);
    }
    if (IS("setattro")) {
        ABSENT(type->tp_setattro);
        return type->tp_setattro(o, x, y) == 0 ? Py_NewRef(Py_True) : NULL;
    }
    if (IS("call")) {
        ABSENT(type->tp_call);
        return type->tp_call(o, x, y);
    }
    if (IS("new")) {
        PyTypeObject *made = (PyTypeObject *)o;
        ABSENT(made->tp_new);
        return made->tp_new(made, x, y);
    }
    if (IS("init")) {
        ABSENT(type->tp_init);
        return type->tp_init(o, x, y) == 0 ? Py_NewRef(Py_True) : NULL;
    }
    if (IS("iternext")) {
        ABSENT(type->tp_iternext);
        return type->tp_iternext(o);
    }
    return PyErr_Format(PyExc_LookupError, "no slot %s", name);
}

static PyObject *below(PyObject *self, PyObject *bases)
{
    (void)self;
    return PyType_FromSpecWithBases(&below_spec, bases);
}

/* Names put into a type's dict before anybody has looked. */
static PyObject *constants(PyObject *self, PyObject *type)
{
    (void)self;
    PyObject *dict = ((PyTypeObject *)type)->tp_dict;
    return dict == NULL ? Py_NewRef(Py_None) : Py_BuildValue("(iO)", PyDict_CheckExact(dict), PyDict_GetItemString(dict, "CONSTANT"));
}

static PyObject *get_journal(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    PyObject *copy = PyList_GetSlice(journal, 0, PyList_GET_SIZE(journal));
    PyList_SetSlice(journal, 0, PyList_GET_SIZE(journal), NULL);
    return copy;
}

static PyMethodDef functions[] = {
    {"slot", slot, METH_VARARGS, NULL}, {"below", below, METH_O, NULL}, {"constants", constants, METH_O, NULL}, {"journal", get_journal, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL},
};

static int add_constant(PyTypeObject *type)
{
    PyObject *value = PyLong_FromLong(234);
    int result = type->tp_dict == NULL ? 0 : PyDict_SetItemString(type->tp_dict, "CONSTANT", value);
    Py_XDECREF(value);
    return result;
}

static int start(PyObject *module)
{
    PyTypeObject *const types[] = {&PlainType, &DictType, &ListType, &StrType, &IntType, &TupleType, &ErrorType};
    Py_XSETREF(journal, PyList_New(0));
    ErrorType.tp_base = (PyTypeObject *)PyExc_ValueError;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (PyType_Ready(types[i]) != 0 || add_constant(types[i]) != 0 || PyModule_AddType(module, types[i]) != 0)
            return -1;
    return 0;
}

static void end(void *module)
{
    (void)module;
    Py_CLEAR(journal);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, (void *)start}, {0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "bases", NULL, 0, functions, slots, NULL, NULL, end};

PyMODINIT_FUNC PyInit_bases(void)
{
    return PyModuleDef_Init(&definition);
}
