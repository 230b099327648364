/* Attributes by identifiers, memory of every family, instances made in every way and their end, types and what is asked of them, descriptors, functions and methods. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stddef.h>

_Py_IDENTIFIER(named);
_Py_static_string(PyId_other, "other");

static PyObject *number(Py_ssize_t n)
{
    return n == -1 && PyErr_Occurred() ? NULL : PyLong_FromSsize_t(n);
}

static PyObject *or_none(PyObject *o)
{
    return o != NULL ? o : PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

/* ---- attributes ---- */

static PyObject *attribute(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *name = NULL, *value = NULL, *found = Py_None;
    if (!PyArg_ParseTuple(args, "sO|OO", &how, &o, &name, &value))
        return NULL;
    if (strcmp(how, "GetAttrId") == 0)
        return _PyObject_GetAttrId(o, &PyId_named);
    if (strcmp(how, "SetAttrId") == 0)
        return number(_PyObject_SetAttrId(o, &PyId_other, name));
    if (strcmp(how, "LookupAttrId") == 0) {
        int result = _PyObject_LookupAttrId(o, &PyId_named, &found);
        return result < 0 ? NULL : Py_BuildValue("iN", result, found == NULL ? Py_NewRef(Py_None) : found);
    }
    if (strcmp(how, "LookupAttr") == 0) {
        int result = _PyObject_LookupAttr(o, name, &found);
        if (result <= 0 && found != NULL)
            return PyErr_Format(PyExc_AssertionError, "%d and a result", result);
        return result < 0 ? NULL : Py_BuildValue("iN", result, found == NULL ? Py_NewRef(Py_None) : found);
    }
    if (strcmp(how, "HasAttr") == 0)
        return number(PyObject_HasAttr(o, name));
    if (strcmp(how, "GenericGetAttr") == 0)
        return PyObject_GenericGetAttr(o, name);
    if (strcmp(how, "GenericSetAttr") == 0)
        return number(PyObject_GenericSetAttr(o, name, value));
    if (strcmp(how, "DelAttr") == 0)
        return number(PyObject_DelAttr(o, name));
    if (strcmp(how, "DelAttrString") == 0)
        return number(PyObject_DelAttrString(o, PyUnicode_AsUTF8(name)));
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

static PyObject *same_id(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyObject *one = _PyUnicode_FromId(&PyId_named), *two = _PyUnicode_FromId(&PyId_named);
    return one == NULL ? NULL : Py_BuildValue("iO", one == two, one);
}

/* ---- references ---- */

static PyObject *counted(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_ssize_t before = Py_REFCNT(o);
    Py_IncRef(o);
    Py_IncRef(o);
    Py_ssize_t between = Py_REFCNT(o);
    Py_DecRef(o);
    Py_DecRef(o);
    Py_IncRef(NULL);
    Py_DecRef(NULL);
    return Py_BuildValue("nn", between - before, Py_REFCNT(o) - before);
}

static PyObject *identities(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("iiiiii", Py_Is(o, Py_Ellipsis) != 0, Py_IsNone(o) != 0, Py_IsTrue(o) != 0, Py_IsFalse(o) != 0, Py_IS_TYPE(o, &PyLong_Type) != 0,
                         _PyObject_CAST(o) == o);
}

static PyObject *hash_not(PyObject *Py_UNUSED(self), PyObject *o)
{
    return number(PyObject_HashNotImplemented(o));
}

static PyObject *collected(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("iiii", PyObject_IS_GC(o), PyObject_IS_GC(o) ? PyObject_GC_IsTracked(o) : 0, PyObject_IS_GC(o) ? PyObject_GC_IsFinalized(o) : 0,
                         PyType_IS_GC(Py_TYPE(o)) != 0);
}

/* ---- memory ---- */

static int filled(unsigned char *block, size_t count, unsigned char with)
{
    for (size_t i = 0; i < count; i++)
        if (block[i] != with)
            return 0;
    return 1;
}

#define TOO_MUCH ((size_t)PY_SSIZE_T_MAX + 1)

static PyObject *memory(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    unsigned char *raw = PyMem_RawCalloc(4, 8), *mem = PyMem_Malloc(8), *object = PyObject_Calloc(3, 5);
    if (raw == NULL || mem == NULL || object == NULL)
        return PyErr_NoMemory();
    int zeroed = filled(raw, 32, 0) && filled(object, 15, 0);
    memset(raw, 7, 32);
    memset(mem, 8, 8);
    memset(object, 9, 15);
    raw = PyMem_RawRealloc(raw, 4000);
    mem = PyMem_Realloc(mem, 4000);
    object = PyObject_Realloc(object, 4000);
    int kept = filled(raw, 32, 7) && filled(mem, 8, 8) && filled(object, 15, 9);
    PyMem_RawFree(raw);
    PyMem_Free(mem);
    PyObject_Free(object);
    void *from_nothing[] = {PyMem_RawRealloc(NULL, 3), PyMem_Realloc(NULL, 0), PyObject_Realloc(NULL, 3), PyObject_Malloc(0)};
    int made = from_nothing[0] != NULL && from_nothing[1] != NULL && from_nothing[2] != NULL && from_nothing[3] != NULL;
    PyMem_RawFree(from_nothing[0]);
    PyMem_Free(from_nothing[1]);
    PyObject_Free(from_nothing[2]);
    PyObject_Free(from_nothing[3]);
    int refused = PyMem_RawCalloc(TOO_MUCH, 2) == NULL && PyMem_RawRealloc(NULL, TOO_MUCH) == NULL && PyMem_Realloc(NULL, TOO_MUCH) == NULL && PyObject_Malloc(TOO_MUCH) == NULL
        && PyObject_Calloc(TOO_MUCH / 2, 4) == NULL && PyObject_Realloc(NULL, TOO_MUCH) == NULL;
    return Py_BuildValue("iiii", zeroed, kept, made, refused);
}

static PyObject *memory_macros(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    double *numbers = PyMem_New(double, 4), *more = PyMem_NEW(double, 2);
    char *bytes = PyMem_MALLOC(4), *object = PyObject_MALLOC(4);
    if (numbers == NULL || more == NULL || bytes == NULL || object == NULL)
        return PyErr_NoMemory();
    numbers[3] = 2.5;
    more[1] = 3.5;
    PyMem_Resize(numbers, double, 400);
    PyMem_RESIZE(more, double, 400);
    bytes = PyMem_REALLOC(bytes, 400);
    object = PyObject_REALLOC(object, 400);
    PyObject *result = Py_BuildValue("ddi", numbers[3], more[1], PyMem_New(double, PY_SSIZE_T_MAX / 4) == NULL);
    PyMem_Del(numbers);
    PyMem_DEL(more);
    PyMem_FREE(bytes);
    PyObject_FREE(object);
    return result;
}

/* ---- instances ---- */

typedef struct {
    PyObject_HEAD
    int number;
} Plain;

typedef struct {
    PyObject_VAR_HEAD
    int items[1];
} Row;

static int ended, finalized;

static void plain_dealloc(PyObject *self)
{
    ended++;
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free(self);
}

static PyTypeObject plain_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "objects_more.Plain", .tp_basicsize = sizeof(Plain), .tp_dealloc = plain_dealloc, .tp_flags = Py_TPFLAGS_DEFAULT, .tp_free = PyObject_Del,
};

static PyTypeObject row_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "objects_more.Row", .tp_basicsize = offsetof(Row, items), .tp_itemsize = sizeof(int), .tp_dealloc = plain_dealloc, .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_free = PyObject_DEL,
};

static PyObject *instances(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    if (!PyArg_ParseTuple(args, "s", &how))
        return NULL;
    if (strcmp(how, "New") == 0)
        return (PyObject *)PyObject_New(Plain, &plain_type);
    if (strcmp(how, "NEW") == 0)
        return (PyObject *)PyObject_NEW(Plain, &plain_type);
    if (strcmp(how, "_New") == 0)
        return _PyObject_New(&plain_type);
    if (strcmp(how, "Init") == 0)
        return PyObject_Init(PyObject_Malloc(_PyObject_SIZE(&plain_type)), &plain_type);
    if (strcmp(how, "INIT") == 0)
        return PyObject_INIT((PyObject *)PyObject_Malloc(_PyObject_SIZE(&plain_type)), &plain_type);
    if (strcmp(how, "NewVar") == 0)
        return (PyObject *)PyObject_NewVar(Row, &row_type, 3);
    if (strcmp(how, "NEW_VAR") == 0)
        return (PyObject *)PyObject_NEW_VAR(Row, &row_type, 3);
    if (strcmp(how, "_NewVar") == 0)
        return (PyObject *)_PyObject_NewVar(&row_type, 3);
    if (strcmp(how, "InitVar") == 0)
        return (PyObject *)PyObject_InitVar((PyVarObject *)PyObject_Malloc(_PyObject_VAR_SIZE(&row_type, 3)), &row_type, 3);
    if (strcmp(how, "INIT_VAR") == 0)
        return (PyObject *)PyObject_INIT_VAR((Row *)PyObject_Malloc(_PyObject_VAR_SIZE(&row_type, 3)), &row_type, 3);
    if (strcmp(how, "GenericAlloc") == 0)
        return PyType_GenericAlloc(&row_type, 3);
    return PyObject_Init(NULL, &plain_type);
}

static PyObject *row_size(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_ssize_t before = Py_SIZE(o);
    Py_SET_SIZE((PyVarObject *)o, 2);
    return Py_BuildValue("nnii", before, Py_SIZE(o), (int)_PyObject_SIZE(&plain_type), (int)_PyObject_VAR_SIZE(&row_type, 3));
}

static PyObject *counts(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyObject *result = Py_BuildValue("ii", ended, finalized);
    ended = finalized = 0;
    return result;
}

/* ---- a type that takes part in collection, with a finalizer that its own tp_dealloc calls ---- */

static int held_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    return 0;
}

static void held_finalize(PyObject *Py_UNUSED(self))
{
    finalized++;
}

static void held_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    if (PyObject_CallFinalizerFromDealloc(self) < 0)
        return;
    PyObject_GC_UnTrack(self);
    ended++;
    PyObject_GC_Del(self);
    Py_DECREF(type);
}

static PyType_Slot held_slots[] = {{Py_tp_traverse, held_traverse}, {Py_tp_finalize, held_finalize}, {Py_tp_dealloc, held_dealloc}, {0, NULL}};
static PyType_Spec held_spec = {"objects_more.Held", sizeof(Plain), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, held_slots};
static PyType_Slot held_row_slots[] = {{Py_tp_traverse, held_traverse}, {Py_tp_finalize, held_finalize}, {Py_tp_dealloc, held_dealloc}, {0, NULL}};
static PyType_Spec held_row_spec = {"objects_more.HeldRow", offsetof(Row, items), sizeof(int), Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, held_row_slots};

static PyObject *held(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyTypeObject *type;
    const char *how;
    if (!PyArg_ParseTuple(args, "sO!", &how, &PyType_Type, &type))
        return NULL;
    PyObject *o = strcmp(how, "GC_New") == 0 ? (PyObject *)PyObject_GC_New(Plain, type)
        : strcmp(how, "_GC_New") == 0 ? _PyObject_GC_New(type)
        : strcmp(how, "GC_NewVar") == 0 ? (PyObject *)PyObject_GC_NewVar(Row, type, 2) : (PyObject *)_PyObject_GC_NewVar(type, 2);
    if (o != NULL)
        PyObject_GC_Track(o);
    return o;
}

static PyObject *finalize(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject_CallFinalizer(o);
    Py_RETURN_NONE;
}

/* ---- types ---- */

static PyObject *type(PyObject *Py_UNUSED(self), PyObject *o)
{
    if (!PyType_Check(o))
        return PyErr_Format(PyExc_TypeError, "no type");
    PyTypeObject *t = (PyTypeObject *)o;
    return Py_BuildValue("NNsiii", PyType_GetName(t), PyType_GetQualName(t), _PyType_Name(t), PyType_CheckExact(o) != 0, PyType_HasFeature(t, Py_TPFLAGS_BASETYPE) != 0,
                         PyType_FastSubclass(t, Py_TPFLAGS_LONG_SUBCLASS) != 0);
}

static PyObject *type_flags(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyTypeObject *t = (PyTypeObject *)o;
    static const unsigned long flags[] = {Py_TPFLAGS_LONG_SUBCLASS, Py_TPFLAGS_LIST_SUBCLASS, Py_TPFLAGS_TUPLE_SUBCLASS, Py_TPFLAGS_BYTES_SUBCLASS,
                                          Py_TPFLAGS_UNICODE_SUBCLASS, Py_TPFLAGS_DICT_SUBCLASS, Py_TPFLAGS_BASE_EXC_SUBCLASS, Py_TPFLAGS_TYPE_SUBCLASS,
                                          Py_TPFLAGS_READY, Py_TPFLAGS_READYING, Py_TPFLAGS_IS_ABSTRACT, Py_TPFLAGS_HEAPTYPE, Py_TPFLAGS_HAVE_GC};
    unsigned long said = 0;
    for (size_t i = 0; i < Py_ARRAY_LENGTH(flags); i++)
        said |= (PyType_GetFlags(t) & flags[i]) != 0 ? 1ul << i : 0;
    return PyLong_FromUnsignedLong(said);
}

static PyObject *type_kinds(PyObject *Py_UNUSED(self), PyObject *o)
{
    unsigned long flags = PyType_GetFlags((PyTypeObject *)o);
    return Py_BuildValue("iiii", (flags & Py_TPFLAGS_SEQUENCE) != 0, (flags & Py_TPFLAGS_MAPPING) != 0, (flags & Py_TPFLAGS_IMMUTABLETYPE) != 0,
                         (flags & Py_TPFLAGS_DISALLOW_INSTANTIATION) != 0);
}

static PyObject *subtype(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyTypeObject *a, *b;
    return PyArg_ParseTuple(args, "O!O!", &PyType_Type, &a, &PyType_Type, &b) ? number(PyType_IsSubtype(a, b)) : NULL;
}

static PyObject *lookup(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyTypeObject *t;
    PyObject *name;
    if (!PyArg_ParseTuple(args, "O!U", &PyType_Type, &t, &name))
        return NULL;
    return or_none(Py_XNewRef(_PyType_Lookup(t, name)));
}

static PyObject *modified(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyType_Modified((PyTypeObject *)o);
    (void)PyType_ClearCache();
    Py_RETURN_NONE;
}

/* ---- descriptors ---- */

static PyObject *with_self(PyObject *self, PyObject *args)
{
    return Py_BuildValue("OO", self, args);
}

static PyMethodDef extra_method = {"extra", with_self, METH_VARARGS, "Tells itself and its arguments."};
static PyMethodDef extra_class_method = {"extra_of_class", with_self, METH_VARARGS | METH_CLASS, NULL};

static PyObject *descriptors(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyTypeObject *t = (PyTypeObject *)o;
    return Py_BuildValue("NN", PyDescr_NewMethod(t, &extra_method), PyDescr_NewClassMethod(t, &extra_class_method));
}

static PyObject *wrapped(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("NN", PyStaticMethod_New(o), PyClassMethod_New(o));
}

/* ---- functions and methods ---- */

static PyObject *function(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *code = PyFunction_GetCode(o);
    if (code == NULL)
        return NULL;
    PyObject *globals = PyFunction_GetGlobals(o), *defaults = PyFunction_GetDefaults(o), *kw = PyFunction_GetKwDefaults(o), *closure = PyFunction_GetClosure(o);
    return Py_BuildValue("OiNNNiii", PyObject_HasAttrString(code, "co_name") ? Py_True : Py_False, PyDict_CheckExact(globals), or_none(Py_XNewRef(defaults)),
                         or_none(Py_XNewRef(kw)), or_none(Py_XNewRef(closure)), PyFunction_Check(o) != 0, PyFunction_GET_CODE(o) == code, PyFunction_GET_GLOBALS(o) == globals);
}

static PyObject *function_part(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *part;
    PyObject *o;
    if (!PyArg_ParseTuple(args, "sO", &part, &o))
        return NULL;
    return or_none(Py_XNewRef(part[0] == 'g' ? PyFunction_GetGlobals(o) : part[0] == 'd' ? PyFunction_GetDefaults(o) : part[0] == 'k' ? PyFunction_GetKwDefaults(o)
        : part[0] == 'c' ? PyFunction_GetClosure(o) : part[0] == 'f' ? PyMethod_Function(o) : PyMethod_Self(o)));
}

static PyObject *checks(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("iiiiiiiii", PyFunction_Check(o) != 0, PyMethod_Check(o) != 0, PyGen_Check(o) != 0, PyGen_CheckExact(o) != 0, PyRange_Check(o) != 0,
                         PyModule_Check(o) != 0, PyModule_CheckExact(o) != 0, PyCFunction_Check(o) != 0, PyCFunction_CheckExact(o) != 0);
}

static PyObject *more_checks(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("iiiiii", PyBytes_Check(o) != 0, PyByteArray_Check(o) != 0, PyType_Check(o) != 0, PyType_CheckExact(o) != 0, PyBool_Check(o) != 0,
                         PyTraceBack_Check(o) != 0);
}

static PyMethodDef loose = {"loose", with_self, METH_VARARGS, NULL};

static PyObject *c_function(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *made = PyCFunction_New(&loose, o == Py_None ? NULL : o);
    if (made == NULL)
        return NULL;
    PyObject *result = Py_BuildValue("iiiO", PyCFunction_GET_FUNCTION(made) == with_self, PyCFunction_GET_SELF(made) == (o == Py_None ? NULL : o),
                                     PyCFunction_GET_FLAGS(made) == METH_VARARGS, made);
    Py_DECREF(made);
    return result;
}

/* ---- by hand, and chains ---- */

static PyObject *by_hand(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    static Plain fixed = {PyObject_HEAD_INIT(NULL) 5};
    static PyObject bare = {_PyObject_EXTRA_INIT 1, NULL};
    PyObject *o = PyObject_Malloc(sizeof(Plain));
    if (o == NULL || fixed.number != 5 || bare.ob_type != NULL)
        return PyErr_NoMemory();
    Py_SET_REFCNT(o, 1);
    Py_SET_TYPE(o, &plain_type);
    return o;
}

typedef struct {
    PyObject_HEAD
    PyObject *next;
} Link;

static void link_end(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_CLEAR(((Link *)self)->next);
    ended++;
    PyObject_GC_Del(self);
    Py_DECREF(type);
}

static void link_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_BEGIN_CONDITION(self, 1)
    link_end(self);
    Py_TRASHCAN_END
}

static void safe_link_dealloc(PyObject *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_SAFE_BEGIN(self)
    link_end(self);
    Py_TRASHCAN_SAFE_END(self)
}

static int link_traverse(PyObject *self, visitproc visit, void *arg)
{
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(((Link *)self)->next);
    return 0;
}

static PyType_Slot link_slots[] = {{Py_tp_dealloc, link_dealloc}, {Py_tp_traverse, link_traverse}, {0, NULL}};
static PyType_Spec link_spec = {"objects_more.Link", sizeof(Link), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_HAVE_FINALIZE | Py_TPFLAGS_HAVE_VERSION_TAG, link_slots};
static PyType_Slot safe_link_slots[] = {{Py_tp_dealloc, safe_link_dealloc}, {Py_tp_traverse, link_traverse}, {0, NULL}};
static PyType_Spec safe_link_spec = {"objects_more.SafeLink", sizeof(Link), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, safe_link_slots};

static PyObject *chain(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyTypeObject *type;
    int length;
    PyObject *last = NULL;
    if (!PyArg_ParseTuple(args, "O!i", &PyType_Type, &type, &length))
        return NULL;
    for (int i = 0; i < length; i++) {
        Link *link = PyObject_GC_New(Link, type);
        if (link == NULL)
            return NULL;
        link->next = last;
        last = (PyObject *)link;
        PyObject_GC_Track(last);
    }
    Py_XDECREF(last);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"by_hand", by_hand, METH_NOARGS, NULL}, {"chain", chain, METH_VARARGS, NULL}, {"attribute", attribute, METH_VARARGS, NULL}, {"same_id", same_id, METH_NOARGS, NULL}, {"counted", counted, METH_O, NULL},
    {"identities", identities, METH_O, NULL}, {"hash_not", hash_not, METH_O, NULL}, {"collected", collected, METH_O, NULL}, {"memory", memory, METH_NOARGS, NULL},
    {"memory_macros", memory_macros, METH_NOARGS, NULL}, {"instances", instances, METH_VARARGS, NULL}, {"row_size", row_size, METH_O, NULL},
    {"counts", counts, METH_NOARGS, NULL}, {"held", held, METH_VARARGS, NULL}, {"finalize", finalize, METH_O, NULL}, {"type", type, METH_O, NULL},
    {"type_flags", type_flags, METH_O, NULL}, {"type_kinds", type_kinds, METH_O, NULL}, {"subtype", subtype, METH_VARARGS, NULL},
    {"lookup", lookup, METH_VARARGS, NULL}, {"modified", modified, METH_O, NULL}, {"descriptors", descriptors, METH_O, NULL}, {"wrapped", wrapped, METH_O, NULL},
    {"function", function, METH_O, NULL}, {"function_part", function_part, METH_VARARGS, NULL}, {"checks", checks, METH_O, NULL},
    {"more_checks", more_checks, METH_O, NULL}, {"c_function", c_function, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "objects_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_objects_more(void)
{
    if (PyType_Ready(&plain_type) != 0 || PyType_Ready(&row_type) != 0)
        return NULL;
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL || PyModule_AddObject(module, "Held", PyType_FromSpec(&held_spec)) != 0
        || PyModule_AddObject(module, "HeldRow", PyType_FromSpec(&held_row_spec)) != 0
        || PyModule_AddObject(module, "Link", PyType_FromSpec(&link_spec)) != 0 || PyModule_AddObject(module, "SafeLink", PyType_FromSpec(&safe_link_spec)) != 0
        || PyModule_AddObjectRef(module, "Plain", (PyObject *)&plain_type) != 0)
        Py_CLEAR(module);
    return module;
}
