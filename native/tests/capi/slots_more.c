/* A type with every number and sequence slot, by PyType_Spec, and members of every kind. Each operation tells its slot. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

/* ---- operators; the name of the slot, and what stands right of it ---- */

static PyObject *told(const char *slot, PyObject *a, PyObject *b)
{
    return b == NULL ? Py_BuildValue("ss", slot, Py_TYPE(a)->tp_name) : Py_BuildValue("ssO", slot, Py_TYPE(a)->tp_name, PyLong_Check(b) ? b : (PyObject *)Py_TYPE(b));
}

#define BINARY(slot) static PyObject *slot(PyObject *a, PyObject *b) { return told(#slot, a, b); }
#define UNARY(slot) static PyObject *slot(PyObject *a) { return told(#slot, a, NULL); }
BINARY(nb_subtract) BINARY(nb_multiply) BINARY(nb_matrix_multiply) BINARY(nb_remainder) BINARY(nb_divmod) BINARY(nb_lshift) BINARY(nb_rshift) BINARY(nb_and) BINARY(nb_or)
BINARY(nb_xor) BINARY(nb_floor_divide) BINARY(nb_true_divide) BINARY(nb_inplace_add) BINARY(nb_inplace_subtract) BINARY(nb_inplace_multiply)
BINARY(nb_inplace_matrix_multiply) BINARY(nb_inplace_remainder) BINARY(nb_inplace_lshift) BINARY(nb_inplace_rshift) BINARY(nb_inplace_and) BINARY(nb_inplace_or)
BINARY(nb_inplace_xor) BINARY(nb_inplace_floor_divide) BINARY(nb_inplace_true_divide)
UNARY(nb_negative) UNARY(nb_positive) UNARY(nb_absolute) UNARY(nb_invert)

static PyObject *nb_power(PyObject *a, PyObject *b, PyObject *modulus)
{
    return Py_BuildValue("NO", told("nb_power", a, b), modulus);
}

static PyObject *nb_add(PyObject *Py_UNUSED(a), PyObject *Py_UNUSED(b))
{
    Py_RETURN_NOTIMPLEMENTED;
}

static int nb_bool(PyObject *Py_UNUSED(self))
{
    return 0;
}

static PyObject *nb_int(PyObject *Py_UNUSED(self))
{
    return PyLong_FromLong(41);
}

static PyObject *nb_index(PyObject *Py_UNUSED(self))
{
    return PyLong_FromLong(2);
}

static PyObject *nb_float(PyObject *Py_UNUSED(self))
{
    return PyFloat_FromDouble(1.5);
}

static PyObject *text(PyObject *Py_UNUSED(self))
{
    return PyUnicode_FromString("of tp_str");
}

static PyObject *get_attribute(PyObject *self, PyObject *name)
{
    if (PyUnicode_CompareWithASCIIString(name, "made_up") == 0)
        return PyUnicode_FromString("of tp_getattro");
    return PyObject_GenericGetAttr(self, name);
}

static int set_attribute(PyObject *self, PyObject *name, PyObject *value)
{
    if (PyUnicode_CompareWithASCIIString(name, "made_up") == 0) {
        PyErr_Format(PyExc_AttributeError, value == NULL ? "made_up stays" : "made_up is %R for good", value);
        return -1;
    }
    return PyObject_GenericSetAttr(self, name, value);
}

static PyType_Slot number_slots[] = {
    {Py_nb_add, nb_add}, {Py_nb_subtract, nb_subtract}, {Py_nb_multiply, nb_multiply}, {Py_nb_matrix_multiply, nb_matrix_multiply}, {Py_nb_remainder, nb_remainder},
    {Py_nb_divmod, nb_divmod}, {Py_nb_power, nb_power}, {Py_nb_lshift, nb_lshift}, {Py_nb_rshift, nb_rshift}, {Py_nb_and, nb_and}, {Py_nb_or, nb_or}, {Py_nb_xor, nb_xor},
    {Py_nb_floor_divide, nb_floor_divide}, {Py_nb_true_divide, nb_true_divide}, {Py_nb_inplace_add, nb_inplace_add}, {Py_nb_inplace_subtract, nb_inplace_subtract},
    {Py_nb_inplace_multiply, nb_inplace_multiply}, {Py_nb_inplace_matrix_multiply, nb_inplace_matrix_multiply}, {Py_nb_inplace_remainder, nb_inplace_remainder},
    {Py_nb_inplace_lshift, nb_inplace_lshift}, {Py_nb_inplace_rshift, nb_inplace_rshift}, {Py_nb_inplace_and, nb_inplace_and}, {Py_nb_inplace_or, nb_inplace_or},
    {Py_nb_inplace_xor, nb_inplace_xor}, {Py_nb_inplace_floor_divide, nb_inplace_floor_divide}, {Py_nb_inplace_true_divide, nb_inplace_true_divide},
    {Py_nb_inplace_power, nb_power}, {Py_nb_negative, nb_negative}, {Py_nb_positive, nb_positive}, {Py_nb_absolute, nb_absolute}, {Py_nb_invert, nb_invert},
    {Py_nb_bool, nb_bool}, {Py_nb_int, nb_int}, {Py_nb_index, nb_index}, {Py_nb_float, nb_float}, {Py_tp_str, text}, {Py_tp_getattro, get_attribute},
    {Py_tp_setattro, set_attribute}, {0, NULL},
};
static PyType_Spec number_spec = {"slots_more.Number", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, number_slots};

/* ---- a sequence ---- */

static Py_ssize_t sq_length(PyObject *Py_UNUSED(self))
{
    return 3;
}

static PyObject *sq_item(PyObject *Py_UNUSED(self), Py_ssize_t index)
{
    return index < 0 || index >= 3 ? PyErr_Format(PyExc_IndexError, "no item %zd", index) : PyLong_FromSsize_t(10 * index);
}

static int sq_ass_item(PyObject *Py_UNUSED(self), Py_ssize_t index, PyObject *value)
{
    PyErr_Format(PyExc_IndexError, value == NULL ? "item %zd stays" : "item %zd is not %R", index, value);
    return -1;
}

BINARY(sq_concat) BINARY(sq_inplace_concat)

static PyObject *sq_repeat(PyObject *self, Py_ssize_t count)
{
    return Py_BuildValue("sNn", "sq_repeat", told("of", self, NULL), count);
}

static PyObject *sq_inplace_repeat(PyObject *self, Py_ssize_t count)
{
    return Py_BuildValue("sNn", "sq_inplace_repeat", told("of", self, NULL), count);
}

static int sq_contains(PyObject *Py_UNUSED(self), PyObject *item)
{
    return PyUnicode_Check(item) ? 1 : PyLong_Check(item) ? 0 : (PyErr_SetString(PyExc_TypeError, "neither"), -1);
}

static PyType_Slot sequence_slots[] = {
    {Py_sq_length, sq_length}, {Py_sq_item, sq_item}, {Py_sq_ass_item, sq_ass_item}, {Py_sq_concat, sq_concat}, {Py_sq_inplace_concat, sq_inplace_concat},
    {Py_sq_repeat, sq_repeat}, {Py_sq_inplace_repeat, sq_inplace_repeat}, {Py_sq_contains, sq_contains}, {0, NULL},
};
static PyType_Spec sequence_spec = {"slots_more.Sequence", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_SEQUENCE, sequence_slots};

/* ---- a descriptor, its memory by its own tp_alloc ---- */

static PyObject *descr_get(PyObject *Py_UNUSED(self), PyObject *o, PyObject *type)
{
    return Py_BuildValue("sOO", "get", o == NULL ? Py_None : Py_True, type == NULL ? Py_None : PyType_Check(type) ? Py_True : Py_False);
}

static int descr_set(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(o), PyObject *value)
{
    PyErr_Format(PyExc_AttributeError, value == NULL ? "not deleted" : "not %R", value);
    return -1;
}

static int allocated;

static PyObject *descr_alloc(PyTypeObject *type, Py_ssize_t items)
{
    allocated++;
    return PyType_GenericAlloc(type, items);
}

static PyType_Slot descr_slots[] = {{Py_tp_descr_get, descr_get}, {Py_tp_descr_set, descr_set}, {Py_tp_alloc, descr_alloc}, {Py_tp_new, PyType_GenericNew}, {0, NULL}};
static PyType_Spec descr_spec = {"slots_more.Descriptor", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, descr_slots};

static PyObject *allocations(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return PyLong_FromLong(allocated);
}

/* ---- comparison by Py_RETURN_RICHCOMPARE ---- */

typedef struct {
    PyObject_HEAD
    short s;
    int i;
    long l;
    float f;
    double d;
    const char *text;
    char in_place[8], c, b, boolean;
    unsigned char ub;
    unsigned short us;
    unsigned int ui;
    unsigned long ul;
    long long ll;
    unsigned long long ull;
    Py_ssize_t size;
    PyObject *o, *ex;
} Members;

static PyObject *compare(PyObject *a, PyObject *b, int op)
{
    if (!Py_IS_TYPE(b, Py_TYPE(a)))
        Py_RETURN_NOTIMPLEMENTED;
    Py_RETURN_RICHCOMPARE(((Members *)a)->i, ((Members *)b)->i, op);
}

static void members_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(((Members *)self)->o);
    Py_XDECREF(((Members *)self)->ex);
    type->tp_free(self);
    Py_DECREF(type);
}

static int members_init(PyObject *self, PyObject *args, PyObject *keywords)
{
    Members *m = (Members *)self;
    m->text = "text";
    strcpy(m->in_place, "place");
    m->c = 'c';
    static char *names[] = {"i", NULL};
    return PyArg_ParseTupleAndKeywords(args, keywords, "|i:Members", names, &m->i) ? 0 : -1;
}

#define AT(field) offsetof(Members, field)
static PyMemberDef members[] = {
    {"s", T_SHORT, AT(s), 0, "a short"}, {"i", T_INT, AT(i), 0, NULL}, {"l", T_LONG, AT(l), 0, NULL}, {"f", T_FLOAT, AT(f), 0, NULL}, {"d", T_DOUBLE, AT(d), 0, NULL},
    {"text", T_STRING, AT(text), 0, NULL}, {"in_place", T_STRING_INPLACE, AT(in_place), 0, NULL}, {"c", T_CHAR, AT(c), 0, NULL}, {"b", T_BYTE, AT(b), 0, NULL},
    {"boolean", T_BOOL, AT(boolean), 0, NULL}, {"ub", T_UBYTE, AT(ub), 0, NULL}, {"us", T_USHORT, AT(us), 0, NULL}, {"ui", T_UINT, AT(ui), 0, NULL},
    {"ul", T_ULONG, AT(ul), 0, NULL}, {"ll", T_LONGLONG, AT(ll), 0, NULL}, {"ull", T_ULONGLONG, AT(ull), 0, NULL}, {"size", T_PYSSIZET, AT(size), 0, NULL},
    {"o", T_OBJECT, AT(o), 0, NULL}, {"ex", T_OBJECT_EX, AT(ex), 0, NULL}, {"fixed", T_INT, AT(i), READONLY, NULL}, {NULL, 0, 0, 0, NULL},
};
static PyType_Slot member_slots[] = {{Py_tp_members, members}, {Py_tp_richcompare, compare}, {Py_tp_init, members_init}, {Py_tp_new, PyType_GenericNew},
                                     {Py_tp_dealloc, members_dealloc}, {0, NULL}};
static PyType_Spec member_spec = {"slots_more.Members", sizeof(Members), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE, member_slots};

/* ---- a base by its slot, and a method that stands beside a slot ---- */

static PyObject *contains_method(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("sO", "method", o);
}

static PyMethodDef coexisting[] = {{"__contains__", contains_method, METH_O | METH_COEXIST, NULL}, {NULL, NULL, 0, NULL}};
static PyType_Slot derived_slots[] = {{Py_tp_base, NULL}, {Py_tp_methods, coexisting}, {Py_sq_contains, sq_contains}, {0, NULL}};
static PyType_Spec derived_spec = {"slots_more.Derived", sizeof(Members), 0, Py_TPFLAGS_DEFAULT, derived_slots};

/* ---- bases by their slot, a finalizer of the old kind, a type that says which of its instances take part in collection ---- */

static int ended;

static void end(PyObject *Py_UNUSED(self))
{
    ended++;
}

static PyType_Slot based_slots[] = {{Py_tp_bases, NULL}, {0, NULL}};
static PyType_Spec based_spec = {"slots_more.Based", sizeof(Members), 0, Py_TPFLAGS_DEFAULT, based_slots};
static PyType_Slot ended_slots[] = {{Py_tp_del, end}, {Py_tp_new, PyType_GenericNew}, {0, NULL}};
static PyType_Spec ended_spec = {"slots_more.Ended", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, ended_slots};

typedef struct {
    PyObject_HEAD
    int takes_part;
} Chosen;

static int chosen_is_gc(PyObject *self)
{
    return ((Chosen *)self)->takes_part;
}

static int chosen_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    return 0;
}

static PyObject *chosen_new(PyTypeObject *type, PyObject *args, PyObject *Py_UNUSED(keywords))
{
    int takes_part;
    if (!PyArg_ParseTuple(args, "p", &takes_part))
        return NULL;
    Chosen *self = (Chosen *)type->tp_alloc(type, 0);
    if (self != NULL)
        self->takes_part = takes_part;
    return (PyObject *)self;
}

static PyType_Slot chosen_slots[] = {{Py_tp_is_gc, chosen_is_gc}, {Py_tp_traverse, chosen_traverse}, {Py_tp_new, chosen_new}, {0, NULL}};
static PyType_Spec chosen_spec = {"slots_more.Chosen", sizeof(Chosen), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, chosen_slots};

static PyObject *takes_part(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyLong_FromLong(PyObject_IS_GC(o));
}

static PyObject *endings(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    int count = ended;
    ended = 0;
    return PyLong_FromLong(count);
}

/* What the flags of built-in types say that C has no other way to ask for. */
static PyObject *flags(PyObject *Py_UNUSED(self), PyObject *o)
{
    unsigned long flags = PyType_GetFlags((PyTypeObject *)o);
    return Py_BuildValue("ii", (flags & Py_TPFLAGS_METHOD_DESCRIPTOR) != 0, Py_TPFLAGS_VALID_VERSION_TAG != Py_TPFLAGS_HAVE_VERSION_TAG);
}

static PyObject *slot_of(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyTypeObject *type;
    int slot;
    if (!PyArg_ParseTuple(args, "O!i", &PyType_Type, &type, &slot))
        return NULL;
    void *found = PyType_GetSlot(type, slot);
    return PyErr_Occurred() ? NULL : PyBool_FromLong(found != NULL);
}

static PyMethodDef functions[] = {{"takes_part", takes_part, METH_O, NULL}, {"endings", endings, METH_NOARGS, NULL}, {"flags", flags, METH_O, NULL}, {"allocations", allocations, METH_NOARGS, NULL}, {"slot_of", slot_of, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "slots_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_slots_more(void)
{
    PyObject *module = PyModule_Create(&definition), *base = PyType_FromSpec(&member_spec);
    allocated = 0;
    derived_slots[0].pfunc = base;
    PyObject *bases = base == NULL ? NULL : PyTuple_Pack(1, base);
    based_slots[0].pfunc = bases;
    if (module == NULL || base == NULL || PyModule_AddObjectRef(module, "Members", base) != 0 || PyModule_AddObject(module, "Number", PyType_FromSpec(&number_spec)) != 0
        || PyModule_AddObject(module, "Sequence", PyType_FromSpec(&sequence_spec)) != 0 || PyModule_AddObject(module, "Descriptor", PyType_FromSpec(&descr_spec)) != 0
        || PyModule_AddObject(module, "Based", PyType_FromSpec(&based_spec)) != 0 || PyModule_AddObject(module, "Ended", PyType_FromSpec(&ended_spec)) != 0
        || PyModule_AddObject(module, "Chosen", PyType_FromSpec(&chosen_spec)) != 0 || PyModule_AddObject(module, "Derived", PyType_FromSpec(&derived_spec)) != 0)
        Py_CLEAR(module);
    Py_XDECREF(bases);
    Py_XDECREF(base);
    return module;
}
