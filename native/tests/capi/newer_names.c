/*
 * Names of 3.12 to 3.14, which CPython 3.11 does not have: the expected output is what the manual of those versions documents. Against headers without
 * these names only an empty module is left.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#if PY_VERSION_HEX >= 0x030E0000 || defined(Py_CONSTANT_NONE)

static PyObject *number(Py_ssize_t n)
{
    return n == -1 && PyErr_Occurred() ? NULL : PyLong_FromSsize_t(n);
}

/* (1, the object) or (0, None); what a failed call leaves in *result must be NULL. */
static PyObject *found(int code, PyObject *const *result)
{
    PyObject *o = *result;
    if ((code <= 0 && o != NULL) || (code < 0 && !PyErr_Occurred()))
        return PyErr_Format(PyExc_AssertionError, "code %d with %R", code, o);
    return code < 0 ? NULL : Py_BuildValue("iN", code, o == NULL ? Py_NewRef(Py_None) : o);
}

#define UNTOUCHED ((PyObject *)1)

/* ---- constants ---- */

static PyObject *constants(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    static const unsigned int all[] = {Py_CONSTANT_NONE, Py_CONSTANT_FALSE, Py_CONSTANT_TRUE, Py_CONSTANT_ELLIPSIS, Py_CONSTANT_NOT_IMPLEMENTED, Py_CONSTANT_ZERO,
                                       Py_CONSTANT_ONE, Py_CONSTANT_EMPTY_STR, Py_CONSTANT_EMPTY_BYTES, Py_CONSTANT_EMPTY_TUPLE};
    PyObject *tuple = PyTuple_New(Py_ARRAY_LENGTH(all));
    for (size_t i = 0; tuple != NULL && i < Py_ARRAY_LENGTH(all); i++)
        PyTuple_SET_ITEM(tuple, (Py_ssize_t)i, Py_GetConstant(all[i]));
    return tuple;
}

static PyObject *constant(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_GetConstant((unsigned int)PyLong_AsLong(o));
}

/* ---- looked up ---- */

static PyObject *lookup(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *key, *value = Py_None, *result = UNTOUCHED;
    if (!PyArg_ParseTuple(args, "sOO|O", &how, &o, &key, &value))
        return NULL;
    const char *text = PyUnicode_Check(key) ? PyUnicode_AsUTF8(key) : "";
    if (strcmp(how, "DictGetItemString") == 0)
        return found(PyDict_GetItemStringRef(o, text, &result), &result);
    if (strcmp(how, "DictContainsString") == 0)
        return number(PyDict_ContainsString(o, text));
    if (strcmp(how, "DictPop") == 0)
        return found(PyDict_Pop(o, key, &result), &result);
    if (strcmp(how, "DictPopString") == 0)
        return found(PyDict_PopString(o, text, &result), &result);
    if (strcmp(how, "DictDrop") == 0)
        return number(PyDict_Pop(o, key, NULL));
    if (strcmp(how, "DictDropString") == 0)
        return number(PyDict_PopString(o, text, NULL));
    if (strcmp(how, "DictSetDefault") == 0) {
        int code = PyDict_SetDefaultRef(o, key, value, &result);
        return code < 0 ? found(code, &result) : Py_BuildValue("iN", code, result);
    }
    if (strcmp(how, "DictEnsure") == 0)
        return number(PyDict_SetDefaultRef(o, key, value, NULL));
    if (strcmp(how, "MappingItem") == 0)
        return found(PyMapping_GetOptionalItem(o, key, &result), &result);
    if (strcmp(how, "MappingItemString") == 0)
        return found(PyMapping_GetOptionalItemString(o, text, &result), &result);
    if (strcmp(how, "MappingHas") == 0)
        return number(PyMapping_HasKeyWithError(o, key));
    if (strcmp(how, "MappingHasString") == 0)
        return number(PyMapping_HasKeyStringWithError(o, text));
    if (strcmp(how, "Attr") == 0)
        return found(PyObject_GetOptionalAttr(o, key, &result), &result);
    if (strcmp(how, "AttrString") == 0)
        return found(PyObject_GetOptionalAttrString(o, text, &result), &result);
    if (strcmp(how, "HasAttr") == 0)
        return number(PyObject_HasAttrWithError(o, key));
    if (strcmp(how, "HasAttrString") == 0)
        return number(PyObject_HasAttrStringWithError(o, text));
    if (strcmp(how, "Weakref") == 0)
        return found(PyWeakref_GetRef(o, &result), &result);
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

/* ---- lists, tuples, modules ---- */

static PyObject *list(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *items = Py_None;
    Py_ssize_t index = 0;
    if (!PyArg_ParseTuple(args, "sO|nO", &how, &o, &index, &items))
        return NULL;
    return strcmp(how, "Get") == 0 ? PyList_GetItemRef(o, index) : number(strcmp(how, "Extend") == 0 ? PyList_Extend(o, items) : PyList_Clear(o));
}

static PyObject *tuple(PyObject *Py_UNUSED(self), PyObject *const *args, Py_ssize_t count)
{
    return PyTuple_FromArray(args, count);
}

static PyObject *no_tuple(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("N", PyTuple_FromArray(NULL, 0));
}

static PyObject *module(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o, *value;
    const char *name;
    if (!PyArg_ParseTuple(args, "OsO", &o, &name, &value))
        return NULL;
    return number(PyModule_Add(o, name, value == Py_None ? NULL : Py_NewRef(value)));
}

static PyObject *added(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyImport_AddModuleRef(PyUnicode_AsUTF8(o));
}

/* ---- numbers, text, bytes, hashes ---- */

static PyObject *integer(PyObject *Py_UNUSED(self), PyObject *o)
{
    int value = PyLong_AsInt(o);
    return value == -1 && PyErr_Occurred() ? NULL : PyLong_FromLong(value);
}

static PyObject *sign(PyObject *Py_UNUSED(self), PyObject *o)
{
    int sign = 77;
    if (PyLong_GetSign(o, &sign) != 0)
        return NULL;
    return Py_BuildValue("iiii", sign, PyLong_IsPositive(o), PyLong_IsNegative(o), PyLong_IsZero(o));
}

static PyObject *sign_of(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o;
    if (!PyArg_ParseTuple(args, "sO", &how, &o))
        return NULL;
    return number(how[0] == 'P' ? PyLong_IsPositive(o) : how[0] == 'N' ? PyLong_IsNegative(o) : PyLong_IsZero(o));
}

static PyObject *equal(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *a, *b;
    if (!PyArg_ParseTuple(args, "OO", &a, &b))
        return NULL;
    int result = PyUnicode_Equal(a, b);
    if (result < 0)
        return NULL;
    Py_ssize_t length;
    const char *utf8 = PyUnicode_AsUTF8AndSize(b, &length);
    if (utf8 == NULL)
        return NULL;
    return Py_BuildValue("iii", result, PyUnicode_EqualToUTF8(a, utf8), PyUnicode_EqualToUTF8AndSize(a, utf8, length));
}

static PyObject *join(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *separator, *items;
    return PyArg_ParseTuple(args, "OO", &separator, &items) ? PyBytes_Join(separator, items) : NULL;
}

static PyObject *hashes(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *bytes;
    Py_ssize_t count;
    if (!PyArg_ParseTuple(args, "y#", &bytes, &count))
        return NULL;
    return Py_BuildValue("nn", (Py_ssize_t)Py_HashBuffer(bytes, count), (Py_ssize_t)Py_HashPointer((void *)32));
}

/* ---- exceptions, types, frames, threads, references ---- */

static PyObject *raised(PyObject *Py_UNUSED(self), PyObject *callable)
{
    PyObject *result = PyObject_CallNoArgs(callable);
    Py_XDECREF(result);
    PyObject *exception = PyErr_GetRaisedException();
    if (PyErr_Occurred())
        return PyErr_Format(PyExc_AssertionError, "still set");
    if (exception == NULL)
        Py_RETURN_NONE;
    PyObject *args = PyException_GetArgs(exception), *told = Py_BuildValue("(Os)", args, "told by C");
    Py_XDECREF(args);
    if (told == NULL)
        return NULL;
    PyException_SetArgs(exception, told);
    Py_DECREF(told);
    PyErr_SetRaisedException(exception);
    return NULL;
}

#ifdef Py_MOD_PER_INTERPRETER_GIL_SUPPORTED
static void *const interpreters[] = {Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED, Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED};

static PyObject *slot_values(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("nnn", (Py_ssize_t)interpreters[0], (Py_ssize_t)interpreters[1], (Py_ssize_t)interpreters[2]);
}
#endif

static PyObject *not_raised(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyErr_SetString(PyExc_ValueError, "set before");
    PyErr_SetRaisedException(NULL);
    return PyErr_Occurred() ? NULL : PyBool_FromLong(PyErr_GetRaisedException() == NULL);
}

static PyObject *type(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("NN", PyType_GetFullyQualifiedName((PyTypeObject *)o), PyType_GetModuleName((PyTypeObject *)o));
}

static PyObject *frame(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyObject *globals = PyEval_GetFrameGlobals(), *builtins = PyEval_GetFrameBuiltins();
    PyObject *result = Py_BuildValue("iNi", globals == PyEval_GetGlobals(), PyEval_GetFrameLocals(), builtins == PyEval_GetBuiltins());
    Py_XDECREF(globals);
    Py_XDECREF(builtins);
    return result;
}

static PyObject *threads(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    int with = PyThreadState_GetUnchecked() == PyThreadState_Get(), without;
    Py_BEGIN_ALLOW_THREADS
    without = PyThreadState_GetUnchecked() == NULL;
    Py_END_ALLOW_THREADS
    return Py_BuildValue("ii", with, without);
}

static PyObject *guarded(PyObject *self, PyObject *o)
{
    (void)self;
    PyObject *list = PyList_New(0);
    if (list == NULL)
        return NULL;
    int failed;
    Py_BEGIN_CRITICAL_SECTION(self);
    Py_BEGIN_CRITICAL_SECTION2(list, o);
    failed = PyList_Append(list, o);
    Py_END_CRITICAL_SECTION2();
    Py_END_CRITICAL_SECTION();
    if (failed)
        Py_CLEAR(list);
    return list;
}

static PyObject *unique(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *list = PyList_New(0);
    if (list == NULL)
        return NULL;
    int alone = PyUnstable_Object_IsUniquelyReferenced(list), temporary = PyUnstable_Object_IsUniqueReferencedTemporary(o);
    Py_INCREF(list);
    int shared = PyUnstable_Object_IsUniquelyReferenced(list);
    Py_DECREF(list);
    PyUnstable_EnableTryIncRef(o);
    Py_ssize_t before = Py_REFCNT(o);
    int taken = PyUnstable_TryIncRef(o);
    Py_ssize_t after = Py_REFCNT(o);
    Py_DECREF(o);
    Py_DECREF(list);
    return Py_BuildValue("iiiin", alone, shared, temporary, taken, after - before);
}

/* ---- text in the making ---- */

static PyObject *writer(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o, *text;
    Py_ssize_t low, high;
    if (!PyArg_ParseTuple(args, "OUnn", &o, &text, &low, &high))
        return NULL;
    PyUnicodeWriter *writer = PyUnicodeWriter_Create(3);
    if (writer == NULL)
        return NULL;
    if (PyUnicodeWriter_WriteChar(writer, 0x20ac) != 0 || PyUnicodeWriter_WriteUTF8(writer, "\xc3\xa4|", -1) != 0 || PyUnicodeWriter_WriteUTF8(writer, "cut", 1) != 0
        || PyUnicodeWriter_WriteASCII(writer, "|ascii|", -1) != 0 || PyUnicodeWriter_WriteStr(writer, o) != 0 || PyUnicodeWriter_WriteChar(writer, '|') != 0
        || PyUnicodeWriter_WriteRepr(writer, o) != 0 || PyUnicodeWriter_Format(writer, "|%d %R|", 5, text) != 0
        || PyUnicodeWriter_WriteSubstring(writer, text, low, high) != 0) {
        PyUnicodeWriter_Discard(writer);
        return NULL;
    }
    return PyUnicodeWriter_Finish(writer);
}

static PyObject *wrong_writer(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o;
    if (!PyArg_ParseTuple(args, "sO", &how, &o))
        return NULL;
    PyUnicodeWriter *writer = PyUnicodeWriter_Create(how[0] == 'n' ? -1 : 0);
    PyUnicodeWriter_Discard(NULL);
    if (writer == NULL)
        return NULL;
    int result = PyUnicodeWriter_WriteASCII(writer, "kept", 4);
    result = how[0] == 'c' ? PyUnicodeWriter_WriteChar(writer, 0x110000) : how[0] == 'u' ? PyUnicodeWriter_WriteUTF8(writer, "a\xff", 2)
        : how[0] == 's' ? PyUnicodeWriter_WriteSubstring(writer, o, 0, 1) : how[0] == 'S' ? PyUnicodeWriter_WriteStr(writer, o) : result;
    if (result != 0) {
        PyObject *type, *value, *traceback;
        PyErr_Fetch(&type, &value, &traceback);
        PyObject *left = PyUnicodeWriter_Finish(writer);
        int kept = left != NULL && PyUnicode_CompareWithASCIIString(left, "kept") == 0;
        Py_XDECREF(left);
        PyErr_Restore(type, value, traceback);
        return kept ? NULL : PyErr_Format(PyExc_AssertionError, "the writer was changed");
    }
    return PyUnicodeWriter_Finish(writer);
}

static PyMethodDef functions[] = {
    {"constants", constants, METH_NOARGS, NULL}, {"constant", constant, METH_O, NULL}, {"lookup", lookup, METH_VARARGS, NULL}, {"list", list, METH_VARARGS, NULL},
    {"tuple", (PyCFunction)(void (*)(void))tuple, METH_FASTCALL, NULL}, {"no_tuple", no_tuple, METH_NOARGS, NULL}, {"module", module, METH_VARARGS, NULL},
    {"added", added, METH_O, NULL}, {"integer", integer, METH_O, NULL}, {"sign", sign, METH_O, NULL}, {"sign_of", sign_of, METH_VARARGS, NULL},
    {"equal", equal, METH_VARARGS, NULL}, {"join", join, METH_VARARGS, NULL}, {"hashes", hashes, METH_VARARGS, NULL}, {"raised", raised, METH_O, NULL},
#ifdef Py_MOD_PER_INTERPRETER_GIL_SUPPORTED
    {"slot_values", slot_values, METH_NOARGS, NULL},
#endif
    {"not_raised", not_raised, METH_NOARGS, NULL}, {"type", type, METH_O, NULL}, {"frame", frame, METH_NOARGS, NULL}, {"threads", threads, METH_NOARGS, NULL},
    {"guarded", guarded, METH_O, NULL}, {"unique", unique, METH_O, NULL}, {"writer", writer, METH_VARARGS, NULL}, {"wrong_writer", wrong_writer, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/* ---- members by their newer names ---- */

typedef struct {
    PyObject_HEAD
    short s;
    unsigned short us;
    int i, fixed;
    unsigned int ui;
    long l;
    unsigned long ul;
    long long ll;
    unsigned long long ull;
    Py_ssize_t size;
    float f;
    double d;
    char c, b, boolean, place[6];
    unsigned char ub;
    const char *text;
    PyObject *ex;
} Members;

#define AT(field) offsetof(Members, field)
static PyMemberDef members[] = {
    {"s", Py_T_SHORT, AT(s), 0, NULL}, {"us", Py_T_USHORT, AT(us), 0, NULL}, {"i", Py_T_INT, AT(i), 0, NULL}, {"fixed", Py_T_INT, AT(fixed), Py_READONLY, NULL},
    {"ui", Py_T_UINT, AT(ui), 0, NULL}, {"l", Py_T_LONG, AT(l), 0, NULL}, {"ul", Py_T_ULONG, AT(ul), 0, NULL}, {"ll", Py_T_LONGLONG, AT(ll), 0, NULL},
    {"ull", Py_T_ULONGLONG, AT(ull), 0, NULL}, {"size", Py_T_PYSSIZET, AT(size), 0, NULL}, {"f", Py_T_FLOAT, AT(f), 0, NULL}, {"d", Py_T_DOUBLE, AT(d), 0, NULL},
    {"c", Py_T_CHAR, AT(c), 0, NULL}, {"b", Py_T_BYTE, AT(b), 0, NULL}, {"boolean", Py_T_BOOL, AT(boolean), 0, NULL}, {"ub", Py_T_UBYTE, AT(ub), 0, NULL},
    {"place", Py_T_STRING_INPLACE, AT(place), 0, NULL}, {"text", Py_T_STRING, AT(text), 0, NULL}, {"ex", Py_T_OBJECT_EX, AT(ex), 0, NULL}, {NULL, 0, 0, 0, NULL},
};

static int members_init(PyObject *self, PyObject *Py_UNUSED(args), PyObject *Py_UNUSED(keywords))
{
    Members *m = (Members *)self;
    m->c = 'c';
    strcpy(m->place, "place");
    m->text = "text";
    return 0;
}

static void members_dealloc(PyObject *self)
{
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(((Members *)self)->ex);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyType_Slot member_slots[] = {{Py_tp_members, members}, {Py_tp_init, members_init}, {Py_tp_new, PyType_GenericNew}, {Py_tp_dealloc, members_dealloc}, {0, NULL}};
static PyType_Spec member_spec = {"newer_names.Members", sizeof(Members), 0, Py_TPFLAGS_DEFAULT, member_slots};

static int add_types(PyObject *module)
{
    return PyModule_Add(module, "Members", PyType_FromSpec(&member_spec));
}

#else
static PyMethodDef functions[] = {{NULL, NULL, 0, NULL}};

static int add_types(PyObject *Py_UNUSED(module))
{
    return 0;
}
#endif

#ifdef Py_mod_gil
static PyModuleDef_Slot slots[] = {{Py_mod_exec, add_types}, {Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED}, {Py_mod_gil, Py_MOD_GIL_USED}, {0, NULL}};
#else
static PyModuleDef_Slot slots[] = {{Py_mod_exec, add_types}, {0, NULL}};
#endif
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "newer_names", .m_methods = functions, .m_slots = slots};

PyMODINIT_FUNC PyInit_newer_names(void)
{
    return PyModuleDef_Init(&definition);
}
