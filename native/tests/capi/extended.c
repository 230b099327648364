/* C structs that begin with one of the interpreter's: types over str, list, dict, set and an exception, with fields behind it. */
#include <Python.h>
#include <structmember.h>

static long ended;

/* What each of them adds. */
#define FIELDS      \
    long number;    \
    PyObject *note;

typedef struct { PyUnicodeObject base; FIELDS } Text;
typedef struct { PyDictObject base; FIELDS } Table;
typedef struct { PyListObject base; FIELDS } Row;
typedef struct { PySetObject base; FIELDS } Bag;
typedef struct { PyBaseExceptionObject base; FIELDS } Problem;

/* ---- str: made by tp_new, as str is ---- */

static PyObject *text_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    PyObject *made = PyUnicode_Type.tp_new(type, args, keywords);
    if (made != NULL) {
        ((Text *)made)->number = PyUnicode_GET_LENGTH(made);
        ((Text *)made)->note = PyObject_CallMethod(made, "upper", NULL);
    }
    return made;
}

static void text_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_CLEAR(((Text *)self)->note);
    ended++;
    PyUnicode_Type.tp_dealloc(self);
    Py_DECREF(type);
}

static PyObject *text_repr(PyObject *self)
{
    PyObject *plain = PyUnicode_Type.tp_repr(self);
    PyObject *made = plain == NULL ? NULL : PyUnicode_FromFormat("Text(%U)", plain);
    Py_XDECREF(plain);
    return made;
}

static PyMemberDef text_members[] = {
    {"number", T_LONG, offsetof(Text, number), 0, NULL}, {"note", T_OBJECT, offsetof(Text, note), 0, NULL}, {NULL, 0, 0, 0, NULL},
};
static PyType_Slot text_slots[] = {{Py_tp_new, text_new}, {Py_tp_dealloc, text_dealloc}, {Py_tp_repr, text_repr}, {Py_tp_members, text_members}, {0, NULL}};
static PyType_Spec text_spec = {"extended.Text", sizeof(Text), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, text_slots};

/* ---- the containers: made by the base's tp_new, filled by tp_init ---- */

static int container_init(PyObject *self, PyObject *args, PyObject *keywords, PyTypeObject *base, long *number)
{
    if (base->tp_init(self, args, keywords) != 0)
        return -1;
    *number = PyObject_Length(self);
    return *number < 0 ? -1 : 0;
}

/* A base that the collector knows has a tp_traverse and a tp_clear, which come first or last. */
#define CONTAINER(Struct, name, base_type)                                                                          \
    static int name##_init(PyObject *self, PyObject *args, PyObject *keywords)                                      \
    {                                                                                                               \
        return container_init(self, args, keywords, &base_type, &((Struct *)self)->number);                         \
    }                                                                                                               \
    static int name##_traverse(PyObject *self, visitproc visit, void *arg)                                          \
    {                                                                                                               \
        Py_VISIT(Py_TYPE(self));                                                                                    \
        Py_VISIT(((Struct *)self)->note);                                                                           \
        return base_type.tp_traverse(self, visit, arg);                                                             \
    }                                                                                                               \
    static int name##_clear(PyObject *self)                                                                         \
    {                                                                                                               \
        Py_CLEAR(((Struct *)self)->note);                                                                           \
        return base_type.tp_clear(self);                                                                            \
    }                                                                                                               \
    static void name##_dealloc(PyObject *self)                                                                      \
    {                                                                                                               \
        PyTypeObject *type = Py_TYPE(self);                                                                         \
        PyObject_GC_UnTrack(self);                                                                                  \
        Py_CLEAR(((Struct *)self)->note);                                                                           \
        ended++;                                                                                                    \
        base_type.tp_dealloc(self);                                                                                 \
        Py_DECREF(type);                                                                                            \
    }                                                                                                               \
    static PyMemberDef name##_members[] = {                                                                         \
        {"number", T_LONG, offsetof(Struct, number), 0, NULL},                                                      \
        {"note", T_OBJECT, offsetof(Struct, note), 0, NULL},                                                        \
        {NULL, 0, 0, 0, NULL},                                                                                      \
    };                                                                                                              \
    static PyType_Slot name##_slots[] = {                                                                           \
        {Py_tp_init, name##_init}, {Py_tp_traverse, name##_traverse}, {Py_tp_clear, name##_clear},                  \
        {Py_tp_dealloc, name##_dealloc}, {Py_tp_members, name##_members}, {0, NULL},                                \
    };                                                                                                              \
    static PyType_Spec name##_spec = {"extended." #Struct, sizeof(Struct), 0,                                       \
                                      Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC, name##_slots};

CONTAINER(Table, table, PyDict_Type)
CONTAINER(Row, row, PyList_Type)
CONTAINER(Bag, bag, PySet_Type)

/* ---- an exception ---- */

static int problem_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = {"text", "number", NULL};
    PyObject *text = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "|Ol", names, &text, &((Problem *)self)->number))
        return -1;
    PyObject *plain = text == NULL ? PyTuple_New(0) : PyTuple_Pack(1, text);
    int result = plain == NULL ? -1 : ((PyTypeObject *)PyExc_ValueError)->tp_init(self, plain, NULL);
    Py_XDECREF(plain);
    return result;
}

static PyMemberDef problem_members[] = {
    {"number", T_LONG, offsetof(Problem, number), 0, NULL}, {"note", T_OBJECT, offsetof(Problem, note), READONLY, NULL}, {NULL, 0, 0, 0, NULL},
};
static PyType_Slot problem_slots[] = {{Py_tp_init, problem_init}, {Py_tp_members, problem_members}, {0, NULL}};
static PyType_Spec problem_spec = {"extended.Problem", sizeof(Problem), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, problem_slots};

/* ---- functions ---- */

static PyObject *how_many_ended(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return PyLong_FromLong(ended);
}

static PyObject *hash_of(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_hash_t known = ((PyASCIIObject *)o)->hash, hash = PyUnicode_Type.tp_hash(o);
    return Py_BuildValue("OO", known == -1 || known == hash ? Py_True : Py_False, hash == PyObject_Hash(o) ? Py_True : Py_False);
}

/* By the slots of a type, as code of the interpreter's own does it. */
static PyObject *by_slots(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *type, *of, *rest;
    if (!PyArg_ParseTuple(args, "O!O!O!", &PyType_Type, &type, &PyType_Type, &of, &PyTuple_Type, &rest))
        return NULL;
    PyObject *made = ((PyTypeObject *)type)->tp_new((PyTypeObject *)of, rest, NULL);
    if (made != NULL && ((PyTypeObject *)type)->tp_init(made, rest, NULL) != 0)
        Py_CLEAR(made);
    return made;
}

static PyObject *shown(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *type, *o;
    if (!PyArg_ParseTuple(args, "O!O", &PyType_Type, &type, &o))
        return NULL;
    return Py_BuildValue("NNN", ((PyTypeObject *)type)->tp_repr(o), ((PyTypeObject *)type)->tp_str(o), ((PyTypeObject *)type)->tp_richcompare(o, o, Py_EQ));
}

static PyObject *raise_one(PyObject *Py_UNUSED(self), PyObject *type)
{
    PyObject *e = PyObject_CallFunction(type, "si", "raised by C", 7);
    if (e != NULL) {
        ((Problem *)e)->number++;
        PyErr_SetObject(type, e);
        Py_DECREF(e);
    }
    return NULL;
}

static int fill(PyObject *module)
{
    struct { PyType_Spec *spec; PyObject *base; } all[] = {
        {&text_spec, (PyObject *)&PyUnicode_Type}, {&table_spec, (PyObject *)&PyDict_Type}, {&row_spec, (PyObject *)&PyList_Type},
        {&bag_spec, (PyObject *)&PySet_Type},      {&problem_spec, PyExc_ValueError},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        PyObject *type = PyType_FromSpecWithBases(all[i].spec, all[i].base);
        int result = type == NULL ? -1 : PyModule_AddType(module, (PyTypeObject *)type);
        Py_XDECREF(type);
        if (result != 0)
            return -1;
    }
    ended = 0;
    return 0;
}

static PyMethodDef functions[] = {
    {"ended", how_many_ended, METH_NOARGS, NULL}, {"hash_of", hash_of, METH_O, NULL}, {"by_slots", by_slots, METH_VARARGS, NULL},
    {"shown", shown, METH_VARARGS, NULL},         {"raise_", raise_one, METH_O, NULL},    {NULL, NULL, 0, NULL},
};
static PyModuleDef_Slot slots[] = {{Py_mod_exec, fill}, {0, NULL}};
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "extended", NULL, 0, functions, slots, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_extended(void)
{
    return PyModuleDef_Init(&module);
}
