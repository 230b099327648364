/* What the C-API manual promises and no other test here asks for: argument formats, members, slots, text in the making, calls. CPython runs it, too. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include "structmember.h"

#include <errno.h>

#define FUNCTION(name) static PyObject *name(PyObject *Py_UNUSED(module), PyObject *args)
#define WITH_KEYWORDS(name) static PyObject *name(PyObject *Py_UNUSED(module), PyObject *args, PyObject *keywords)

/* ---- arguments ---- */

FUNCTION(encoded)
{
    char *latin = NULL, *either = NULL, *sized = NULL;
    Py_ssize_t size = 0;
    int last = 0;
    if (!PyArg_ParseTuple(args, "es|etes#i:encoded", "latin-1", &latin, "utf-8", &either, "utf-16-le", &sized, &size, &last))
        return NULL;
    PyObject *result = Py_BuildValue("yyy#", latin, either, sized, size);
    PyMem_Free(latin);
    PyMem_Free(either);
    PyMem_Free(sized);
    return result;
}

FUNCTION(encoded_here)
{
    char room[4], *here = room;
    Py_ssize_t size = sizeof room;
    if (!PyArg_ParseTuple(args, "es#", "utf-8", &here, &size))
        return NULL;
    return PyBytes_FromStringAndSize(room, size);
}

static int length_of(PyObject *o, void *target)
{
    if (o == NULL) {
        PySys_WriteStdout("cleaned up\n");
        return 1;
    }
    if (o == Py_None)
        return 0;
    *(Py_ssize_t *)target = PyObject_Size(o);
    return PyErr_Occurred() ? 0 : Py_CLEANUP_SUPPORTED;
}

FUNCTION(converted)
{
    Py_ssize_t a = -1, b = -1;
    int c = -1;
    if (!PyArg_ParseTuple(args, "O&O&|i:converted", length_of, &a, length_of, &b, &c))
        return NULL;
    return Py_BuildValue("nni", a, b, c);
}

FUNCTION(nothing)
{
    if (!PyArg_ParseTuple(args, ":nothing"))
        return NULL;
    Py_RETURN_NONE;
}

FUNCTION(pair)
{
    PyObject *a, *b;
    if (!PyArg_ParseTuple(args, "(OO)", &a, &b))
        return NULL;
    return Py_BuildValue("OO", b, a);
}

WITH_KEYWORDS(positional_first)
{
    static char *names[] = {"", "b", "c", NULL};
    int a = 0, b = 0, c = 0;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "ii$i", names, &a, &b, &c))
        return NULL;
    return Py_BuildValue("iii", a, b, c);
}

WITH_KEYWORDS(too_many_names)
{
    static char *names[] = {"a", "b", NULL};
    int a = 0;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "i", names, &a))
        return NULL;
    return PyLong_FromLong(a);
}

/* ---- text and numbers ---- */

FUNCTION(made_text)
{
    PyObject *text = PyUnicode_New(6, 0xff), *part = PyUnicode_FromString("xyz");
    if (!PyArg_ParseTuple(args, "") || text == NULL || part == NULL || PyUnicode_Fill(text, 0, 99, '-') != 6)
        return NULL;
    if (PyUnicode_WriteChar(text, 1, 0xe9) != 0 || PyUnicode_CopyCharacters(text, 2, part, 1, 2) != 2 || PyUnicode_Resize(&text, 5) != 0)
        return NULL;
    Py_DECREF(part);
    return text;
}

FUNCTION(write_into)
{
    PyObject *text;
    if (!PyArg_ParseTuple(args, "O", &text) || PyUnicode_WriteChar(text, 0, 'x') != 0)
        return NULL;
    Py_RETURN_NONE;
}

FUNCTION(formatted)
{
    PyObject *o;
    if (!PyArg_ParseTuple(args, "O", &o))
        return NULL;
    PyObject *bytes = PyBytes_FromFormat("%c|%d|%lu|%zd|%x|%.2s|%%", 'x', -1, 4ul, (Py_ssize_t)5, 255, "cut off");
    PyObject *text = PyUnicode_FromFormat("%S|%R|%.s|%c", o, o, "all", 0xd800);
    return Py_BuildValue("NN", bytes, text);
}

FUNCTION(complexes)
{
    PyObject *o;
    if (!PyArg_ParseTuple(args, "O", &o))
        return NULL;
    Py_complex value = PyComplex_AsCComplex(o);
    return PyErr_Occurred() ? NULL : Py_BuildValue("Di", &value, PyComplex_Check(o));
}

FUNCTION(index_of)
{
    PyObject *o;
    return PyArg_ParseTuple(args, "O", &o) ? PyNumber_Index(o) : NULL;
}

/* ---- sequences and calls ---- */

FUNCTION(fast_items)
{
    PyObject *o;
    if (!PyArg_ParseTuple(args, "O", &o))
        return NULL;
    PyObject *fast = PySequence_Fast(o, "no sequence");
    if (fast == NULL)
        return NULL;
    PyObject **items = PySequence_Fast_ITEMS(fast), *sum = PyLong_FromLong(0);
    for (Py_ssize_t i = 0; sum != NULL && i < PySequence_Fast_GET_SIZE(fast); i++)
        Py_SETREF(sum, PyNumber_Add(sum, items[i]));
    Py_DECREF(fast);
    return sum;
}

FUNCTION(sizes)
{
    PyObject *o;
    if (!PyArg_ParseTuple(args, "O", &o))
        return NULL;
    Py_ssize_t as_sequence = PySequence_Size(o);
    if (as_sequence < 0)
        return NULL;
    Py_ssize_t as_mapping = PyMapping_Size(o);
    return as_mapping < 0 ? NULL : Py_BuildValue("nn", as_sequence, as_mapping);
}

FUNCTION(sent)
{
    PyObject *iterator, *value, *result;
    if (!PyArg_ParseTuple(args, "OO", &iterator, &value))
        return NULL;
    PySendResult how = PyIter_Send(iterator, value, &result);
    return how == PYGEN_ERROR ? NULL : Py_BuildValue("iN", (int)how, result);
}

FUNCTION(method_with_keyword)
{
    PyObject *o, *key;
    if (!PyArg_ParseTuple(args, "OO", &o, &key))
        return NULL;
    PyObject *name = PyUnicode_FromString("sort"), *names = Py_BuildValue("(s)", "reverse"), *values[] = {o, key};
    PyObject *result = PyObject_VectorcallMethod(name, values, 1, names);
    Py_DECREF(name);
    Py_DECREF(names);
    return result;
}

FUNCTION(evaluated)
{
    const char *text;
    PyObject *names;
    return PyArg_ParseTuple(args, "sO", &text, &names) ? PyRun_String(text, Py_eval_input, names, names) : NULL;
}

/* ---- exceptions ---- */

FUNCTION(fetched)
{
    PyObject *callable, *type, *value, *traceback;
    if (!PyArg_ParseTuple(args, "O", &callable))
        return NULL;
    PyObject *result = PyObject_CallNoArgs(callable);
    if (result != NULL)
        return result;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    PyObject *cause = PyException_GetCause(value), *context = PyException_GetContext(value);
    PyObject *had_traceback = PyBool_FromLong(traceback != NULL);
    Py_XDECREF(traceback);
    return Py_BuildValue("NNNNN", type, value, had_traceback, cause == NULL ? Py_NewRef(Py_None) : cause,
                         context == NULL ? Py_NewRef(Py_None) : context);
}

FUNCTION(system_error)
{
    PyObject *first, *second = NULL;
    int number;
    if (!PyArg_ParseTuple(args, "iO|O", &number, &first, &second))
        return NULL;
    errno = number;
    return PyErr_SetFromErrnoWithFilenameObjects(PyExc_OSError, first, second);
}

static PyMethodDef functions[] = {
    {"encoded", encoded, METH_VARARGS, NULL},
    {"encoded_here", encoded_here, METH_VARARGS, NULL},
    {"converted", converted, METH_VARARGS, NULL},
    {"nothing", nothing, METH_VARARGS, NULL},
    {"pair", pair, METH_VARARGS, NULL},
    {"positional_first", (PyCFunction)(void (*)(void))positional_first, METH_VARARGS | METH_KEYWORDS, NULL},
    {"too_many_names", (PyCFunction)(void (*)(void))too_many_names, METH_VARARGS | METH_KEYWORDS, NULL},
    {"made_text", made_text, METH_VARARGS, NULL},
    {"write_into", write_into, METH_VARARGS, NULL},
    {"formatted", formatted, METH_VARARGS, NULL},
    {"complexes", complexes, METH_VARARGS, NULL},
    {"index_of", index_of, METH_VARARGS, NULL},
    {"fast_items", fast_items, METH_VARARGS, NULL},
    {"sizes", sizes, METH_VARARGS, NULL},
    {"sent", sent, METH_VARARGS, NULL},
    {"method_with_keyword", method_with_keyword, METH_VARARGS, NULL},
    {"evaluated", evaluated, METH_VARARGS, NULL},
    {"fetched", fetched, METH_VARARGS, NULL},
    {"system_error", system_error, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/* ---- a type: members of several widths, an in-place power, a finalizer, a vectorcall ---- */

typedef struct {
    PyObject_HEAD
    vectorcallfunc call;
    unsigned int narrow;
    long long wide;
    unsigned long long unsigned_wide;
    Py_ssize_t size;
    char letter;
    const char *fixed;
} Item;

static PyObject *item_call(PyObject *self, PyObject *const *args, size_t nargsf, PyObject *names)
{
    (void)self;
    return Py_BuildValue("nOO", PyVectorcall_NARGS(nargsf), PyVectorcall_NARGS(nargsf) > 0 ? args[0] : Py_None, names == NULL ? Py_None : names);
}

static PyObject *item_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)args, (void)keywords;
    Item *item = (Item *)type->tp_alloc(type, 0);
    if (item != NULL) {
        item->call = item_call;
        item->letter = 'a';
        item->fixed = "fixed";
    }
    return (PyObject *)item;
}

static PyObject *item_power(PyObject *self, PyObject *other, PyObject *modulus)
{
    return Py_BuildValue("sOO", Py_TYPE(self)->tp_name, other, modulus);
}

static PyObject *item_null(PyObject *self, PyObject *unused)
{
    (void)self, (void)unused;
    return NULL;
}

static void item_finalize(PyObject *self)
{
    PySys_WriteStdout("finalize %s\n", strrchr(Py_TYPE(self)->tp_name, '.') == NULL ? Py_TYPE(self)->tp_name : "Item");
}

static PyMemberDef item_members[] = {
    {"narrow", T_UINT, offsetof(Item, narrow), 0, NULL},
    {"wide", T_LONGLONG, offsetof(Item, wide), 0, NULL},
    {"unsigned_wide", T_ULONGLONG, offsetof(Item, unsigned_wide), 0, NULL},
    {"size", T_PYSSIZET, offsetof(Item, size), 0, NULL},
    {"letter", T_CHAR, offsetof(Item, letter), 0, NULL},
    {"fixed", T_STRING, offsetof(Item, fixed), 0, NULL},
    {"__vectorcalloffset__", T_PYSSIZET, offsetof(Item, call), READONLY, NULL},
    {NULL, 0, 0, 0, NULL},
};

static PyMethodDef item_methods[] = {{"null", item_null, METH_NOARGS, NULL}, {NULL, NULL, 0, NULL}};

static PyType_Slot item_slots[] = {
    {Py_tp_new, item_new}, {Py_tp_members, item_members}, {Py_tp_methods, item_methods}, {Py_nb_inplace_power, item_power},
    {Py_tp_finalize, item_finalize}, {Py_tp_call, PyVectorcall_Call}, {0, NULL},
};

static PyType_Spec item_spec = {"manual.part.Item", sizeof(Item), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_VECTORCALL, item_slots};

static PyType_Slot still_slots[] = {{Py_tp_new, PyType_GenericNew}, {0, NULL}};
static PyType_Spec still_spec = {"manual.Still", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, still_slots};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "manual", NULL, -1, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_manual(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL || PyModule_AddObject(module, "Item", PyType_FromSpec(&item_spec)) != 0
        || PyModule_AddObject(module, "Still", PyType_FromSpec(&still_spec)) != 0) {
        Py_XDECREF(module);
        return NULL;
    }
    return module;
}
