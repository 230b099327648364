/* The names of the API that only larger extensions use, each behind a function of its own. Compiles for CPython, which wrote the expected output. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#define FUNCTION(name) static PyObject *name(PyObject *self, PyObject *args)
#define TAKE(format, ...)                            \
    (void)self;                                      \
    if (!PyArg_ParseTuple(args, format, __VA_ARGS__)) \
        return NULL

/* A number as an int; NULL where an exception is set. */
static PyObject *number(Py_ssize_t value)
{
    return PyErr_Occurred() ? NULL : PyLong_FromSsize_t(value);
}

/* ---- text ---- */

FUNCTION(substring)
{
    PyObject *o;
    Py_ssize_t low, high;
    TAKE("Onn", &o, &low, &high);
    return PyUnicode_Substring(o, low, high);
}

FUNCTION(join)
{
    PyObject *separator, *items;
    TAKE("OO", &separator, &items);
    return PyUnicode_Join(separator == Py_None ? NULL : separator, items);
}

FUNCTION(pieces)
{
    PyObject *o, *separator;
    Py_ssize_t most;
    TAKE("OOn", &o, &separator, &most);
    return Py_BuildValue("NNN", PyUnicode_Split(o, separator == Py_None ? NULL : separator, most), PyUnicode_Splitlines(o, 1),
                         PyUnicode_Replace(o, separator == Py_None ? o : separator, o, 1));
}

FUNCTION(find)
{
    PyObject *o, *part;
    Py_ssize_t start, end;
    int direction;
    TAKE("OOnni", &o, &part, &start, &end, &direction);
    return Py_BuildValue("nnnii", PyUnicode_Find(o, part, start, end, direction), PyUnicode_FindChar(o, PyUnicode_READ_CHAR(part, 0), start, end, direction),
                         PyUnicode_Count(o, part, start, end), (int)PyUnicode_Tailmatch(o, part, start, end, direction), PyUnicode_Contains(o, part));
}

FUNCTION(ucs4)
{
    PyObject *o;
    Py_UCS4 buffer[8];
    TAKE("O", &o);
    Py_UCS4 *copy = PyUnicode_AsUCS4Copy(o);
    if (copy == NULL)
        return NULL;
    PyObject *back = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, copy, PyUnicode_GET_LENGTH(o));
    int ended = copy[PyUnicode_GET_LENGTH(o)] == 0;
    PyMem_Free(copy);
    if (PyUnicode_AsUCS4(o, buffer, 8, 1) == NULL) {
        Py_DECREF(back);
        return NULL;
    }
    return Py_BuildValue("NiI", back, ended, (unsigned int)buffer[0]);
}

FUNCTION(append)
{
    PyObject *left, *right;
    TAKE("OO", &left, &right);
    Py_INCREF(left);
    PyUnicode_Append(&left, right);
    return left;
}

FUNCTION(decode)
{
    const char *bytes, *encoding, *errors;
    Py_ssize_t count;
    TAKE("y#zz", &bytes, &count, &encoding, &errors);
    return PyUnicode_Decode(bytes, count, encoding, errors);
}

FUNCTION(encode)
{
    PyObject *o;
    const char *encoding, *errors;
    TAKE("Ozz", &o, &encoding, &errors);
    return PyUnicode_AsEncodedString(o, encoding, errors);
}

FUNCTION(from_encoded)
{
    PyObject *o;
    TAKE("O", &o);
    return PyUnicode_FromEncodedObject(o, NULL, NULL);
}

FUNCTION(wide)
{
    PyObject *o;
    Py_ssize_t length;
    TAKE("O", &o);
    wchar_t *text = PyUnicode_AsWideCharString(o, &length);
    if (text == NULL)
        return NULL;
    PyObject *back = PyUnicode_FromWideChar(text, -1);
    PyMem_Free(text);
    return Py_BuildValue("Nnnuu#", back, length, PyUnicode_AsWideChar(o, NULL, 0), L"wide", L"wide", (Py_ssize_t)2);
}

FUNCTION(bytes_resized)
{
    Py_ssize_t length;
    TAKE("n", &length);
    PyObject *o = PyBytes_FromStringAndSize("abcdef", 6);
    if (o == NULL || _PyBytes_Resize(&o, length) != 0)
        return NULL;
    if (length > 6)
        memset(PyBytes_AS_STRING(o) + 6, '.', (size_t)(length - 6));
    PyBytes_ConcatAndDel(&o, PyBytes_FromString("!"));
    return o;
}

FUNCTION(written)
{
    PyObject *o;
    TAKE("O", &o);
    _PyUnicodeWriter writer;
    _PyUnicodeWriter_Init(&writer);
    writer.overallocate = 1;
    if (_PyUnicodeWriter_WriteASCIIString(&writer, "<", 1) != 0 || _PyUnicodeWriter_WriteStr(&writer, o) != 0
        || _PyUnicodeWriter_WriteSubstring(&writer, o, 0, 1) != 0 || _PyUnicodeWriter_WriteChar(&writer, '>') != 0) {
        _PyUnicodeWriter_Dealloc(&writer);
        return NULL;
    }
    return _PyUnicodeWriter_Finish(&writer);
}

/* ---- sequences, mappings, sets, slices ---- */

FUNCTION(set_slice)
{
    PyObject *list, *items;
    Py_ssize_t low, high;
    TAKE("OnnO", &list, &low, &high, &items);
    if (PyList_SetSlice(list, low, high, items == Py_None ? NULL : items) != 0)
        return NULL;
    Py_INCREF(list);
    return list;
}

FUNCTION(sequence)
{
    PyObject *o, *item;
    TAKE("OO", &o, &item);
    return Py_BuildValue("NNnn", PySequence_GetSlice(o, 1, 3), PySequence_Repeat(o, 2), PySequence_Count(o, item), PySequence_Index(o, item));
}

FUNCTION(in_place)
{
    PyObject *o, *other;
    TAKE("OO", &o, &other);
    PyObject *sum = PySequence_InPlaceConcat(o, other);
    PyObject *twice = sum == NULL ? NULL : PySequence_InPlaceRepeat(sum, 2);
    Py_XDECREF(sum);
    return twice;
}

FUNCTION(mapping)
{
    PyObject *o;
    TAKE("O", &o);
    if (PyMapping_SetItemString(o, "k", Py_True) != 0)
        return NULL;
    int had = PyMapping_HasKeyString(o, "k"), has = PyMapping_HasKeyString(o, "none");
    PyObject *keys = PyMapping_Keys(o), *values = keys == NULL ? NULL : PyMapping_Values(o), *items = values == NULL ? NULL : PyMapping_Items(o);
    if (items == NULL || PyMapping_DelItemString(o, "k") != 0) {
        Py_XDECREF(keys);
        Py_XDECREF(values);
        Py_XDECREF(items);
        return NULL;
    }
    return Py_BuildValue("NNNiin", keys, values, items, had, has, PyMapping_Length(o));
}

FUNCTION(merge)
{
    PyObject *o, *other;
    int override;
    TAKE("OOi", &o, &other, &override);
    if (PyDict_Merge(o, other, override) != 0)
        return NULL;
    Py_INCREF(o);
    return o;
}

FUNCTION(set_ends)
{
    PyObject *o;
    TAKE("O", &o);
    PyObject *item = PySet_Pop(o);
    if (item == NULL || PySet_Clear(o) != 0) {
        Py_XDECREF(item);
        return NULL;
    }
    return Py_BuildValue("Nn", item, PySet_GET_SIZE(o));
}

FUNCTION(indices)
{
    PyObject *slice;
    Py_ssize_t length, start, stop, step, count;
    TAKE("On", &slice, &length);
    if (PySlice_GetIndicesEx(slice, length, &start, &stop, &step, &count) != 0)
        return NULL;
    return Py_BuildValue("nnnn", start, stop, step, count);
}

FUNCTION(slice)
{
    PyObject *a, *b, *c;
    TAKE("OOO", &a, &b, &c);
    return PySlice_New(a, b, c == Py_None ? NULL : c);
}

/* ---- numbers ---- */

FUNCTION(in_place_all)
{
    PyObject *a, *b;
    TAKE("OO", &a, &b);
    return Py_BuildValue("NNNNNNNNN", PyNumber_InPlaceFloorDivide(a, b), PyNumber_InPlaceTrueDivide(a, b), PyNumber_InPlaceRemainder(a, b),
                         PyNumber_InPlacePower(a, b, Py_None), PyNumber_InPlaceLshift(a, b), PyNumber_InPlaceRshift(a, b), PyNumber_InPlaceAnd(a, b),
                         PyNumber_InPlaceOr(a, b), PyNumber_InPlaceXor(a, b));
}

FUNCTION(to_base)
{
    PyObject *o;
    int base;
    TAKE("Oi", &o, &base);
    return PyNumber_ToBase(o, base);
}

FUNCTION(to_double)
{
    const char *text;
    char *end;
    TAKE("s", &text);
    double part = PyOS_string_to_double(text, &end, NULL);
    if (PyErr_Occurred())
        return NULL;
    Py_ssize_t used = end - text;
    double whole = PyOS_string_to_double(text, NULL, PyExc_OverflowError);
    if (PyErr_Occurred())
        return NULL;
    return Py_BuildValue("ddn", part, whole, used);
}

FUNCTION(double_text)
{
    double value;
    int format, precision, flags, type;
    TAKE("dCii", &value, &format, &precision, &flags);
    char *text = PyOS_double_to_string(value, (char)format, precision, flags, &type);
    PyObject *result = text == NULL ? NULL : Py_BuildValue("si", text, type);
    PyMem_Free(text);
    return result;
}

/* ---- the interpreter ---- */

FUNCTION(function_parts)
{
    PyObject *o;
    TAKE("O", &o);
    PyCFunction function = PyCFunction_GetFunction(o);
    if (PyErr_Occurred())
        return NULL;
    return Py_BuildValue("iiO", function == function_parts, PyCFunction_GetFlags(o) & METH_VARARGS, PyCFunction_GetSelf(o) == NULL ? Py_None : Py_True);
}

FUNCTION(made_function)
{
    static PyMethodDef definition = {"made", substring, METH_VARARGS, "a function made while the program runs"};
    (void)self;
    (void)args;
    return PyCFunction_NewEx(&definition, NULL, NULL);
}

FUNCTION(weak)
{
    PyObject *o, *callback;
    TAKE("OO", &o, &callback);
    PyObject *reference = PyWeakref_NewRef(o, callback);
    if (reference == NULL)
        return NULL;
    return Py_BuildValue("Nii", reference, PyWeakref_Check(reference), PyWeakref_GetObject(reference) == o);
}

FUNCTION(weak_target)
{
    PyObject *reference;
    TAKE("O", &reference);
    PyObject *o = PyWeakref_GetObject(reference);
    Py_XINCREF(o);
    return o;
}

FUNCTION(interpreter)
{
    PyObject *modules = PyImport_GetModuleDict(), *again = PySys_GetObject("modules");
    (void)self;
    (void)args;
    return Py_BuildValue("iiii", modules == again, PySys_GetObject("no such name") == NULL && !PyErr_Occurred(), PyImport_AddModule("sys") != NULL,
                         PyDict_GetItemString(PyEval_GetBuiltins(), "len") != NULL);
}

FUNCTION(object_text)
{
    PyObject *o, *spec;
    TAKE("OO", &o, &spec);
    return Py_BuildValue("NN", PyObject_Format(o, spec), PyObject_ASCII(o));
}

FUNCTION(as_bytes)
{
    PyObject *o;
    TAKE("O", &o);
    return PyObject_Bytes(o);
}

FUNCTION(hint)
{
    PyObject *o;
    TAKE("O", &o);
    return number(PyObject_LengthHint(o, 7));
}

FUNCTION(descriptor)
{
    PyObject *o;
    TAKE("O", &o);
    return number(PyObject_AsFileDescriptor(o));
}

FUNCTION(alias)
{
    PyObject *o, *arguments;
    TAKE("OO", &o, &arguments);
    return Py_GenericAlias(o, arguments);
}

FUNCTION(type_names)
{
    (void)self;
    (void)args;
    return Py_BuildValue("sssss", PyFunction_Type.tp_name, PyMethod_Type.tp_name, PySuper_Type.tp_name, PyReversed_Type.tp_name, PyStaticMethod_Type.tp_name);
}

FUNCTION(keywords_fit)
{
    PyObject *o;
    TAKE("O", &o);
    return PyArg_ValidateKeywordArguments(o) ? PyBool_FromLong(1) : NULL;
}

/* ---- a type whose instances hold one another and can be referenced weakly ---- */

typedef struct {
    PyObject_HEAD
    PyObject *item, *weak;
} Box;

static int box_traverse(Box *self, visitproc visit, void *arg)
{
    Py_VISIT(self->item);
    return 0;
}

static int box_clear(Box *self)
{
    Py_CLEAR(self->item);
    return 0;
}

static void box_dealloc(Box *self)
{
    PyObject_GC_UnTrack(self);
    Py_TRASHCAN_BEGIN(self, box_dealloc)
    if (self->weak != NULL)
        PyObject_ClearWeakRefs((PyObject *)self);
    box_clear(self);
    Py_TYPE(self)->tp_free((PyObject *)self);
    Py_TRASHCAN_END
}

static PyObject *box_repr(Box *self)
{
    int inside = Py_ReprEnter((PyObject *)self);
    if (inside != 0)
        return inside < 0 ? NULL : PyUnicode_FromString("Box(...)");
    PyObject *text = PyUnicode_FromFormat("Box(%R)", self->item == NULL ? Py_None : self->item);
    Py_ReprLeave((PyObject *)self);
    return text;
}

static PyMemberDef box_members[] = {{"item", T_OBJECT, offsetof(Box, item), 0, NULL}, {NULL, 0, 0, 0, NULL}};

static PyTypeObject box_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "wider.Box",
    .tp_basicsize = sizeof(Box),
    .tp_dealloc = (destructor)box_dealloc,
    .tp_repr = (reprfunc)box_repr,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
    .tp_traverse = (traverseproc)box_traverse,
    .tp_clear = (inquiry)box_clear,
    .tp_weaklistoffset = offsetof(Box, weak),
    .tp_members = box_members,
    .tp_new = PyType_GenericNew,
};

/* An iterator of a type that nobody readies, and which CPython's for statement takes all the same. */
typedef struct {
    PyObject_HEAD
    int left;
} Countdown;

static PyObject *countdown_next(Countdown *self)
{
    return self->left == 0 ? NULL : PyLong_FromLong(self->left--);
}

static void countdown_dealloc(Countdown *self)
{
    PyObject_Del(self);
}

static PyTypeObject countdown_type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "wider.Countdown",
    .tp_basicsize = sizeof(Countdown),
    .tp_dealloc = (destructor)countdown_dealloc,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = (iternextfunc)countdown_next,
};

FUNCTION(countdown)
{
    int from;
    TAKE("i", &from);
    Countdown *made = PyObject_New(Countdown, &countdown_type);
    if (made != NULL)
        made->left = from;
    return (PyObject *)made;
}

/* The sum of the bytes of a bytes and of a str, read by the macros while the lock is let go. */
FUNCTION(sum_released)
{
    PyObject *bytes, *text;
    long sum = 0;
    TAKE("SU", &bytes, &text);
    Py_ssize_t count = PyBytes_GET_SIZE(bytes), length = PyUnicode_GET_LENGTH(text);
    Py_BEGIN_ALLOW_THREADS
    for (Py_ssize_t i = 0; i < count; i++)
        sum += (unsigned char)PyBytes_AS_STRING(bytes)[i];
    for (Py_ssize_t i = 0; i < length; i++)
        sum += (long)PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), i) + PyUnicode_IS_ASCII(text);
    Py_END_ALLOW_THREADS
    return PyLong_FromLong(sum);
}

#define METHOD(name) {#name, name, METH_VARARGS, NULL}
static PyMethodDef functions[] = {
    METHOD(substring), METHOD(join), METHOD(pieces), METHOD(find), METHOD(ucs4), METHOD(append), METHOD(decode), METHOD(encode), METHOD(from_encoded),
    METHOD(wide), METHOD(bytes_resized), METHOD(written), METHOD(set_slice), METHOD(sequence), METHOD(in_place), METHOD(mapping), METHOD(merge),
    METHOD(set_ends), METHOD(indices), METHOD(slice), METHOD(in_place_all), METHOD(to_base), METHOD(to_double), METHOD(double_text),
    METHOD(function_parts), METHOD(weak), METHOD(weak_target), METHOD(interpreter), METHOD(object_text), METHOD(as_bytes), METHOD(hint),
    METHOD(descriptor), METHOD(alias), METHOD(type_names), METHOD(keywords_fit), METHOD(countdown), METHOD(sum_released), {"made_function", made_function, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "wider", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_wider(void)
{
    PyObject *module = PyModule_Create(&definition);
    if (module == NULL || PyType_Ready(&box_type) != 0 || PyModule_AddObjectRef(module, "Box", (PyObject *)&box_type) != 0
        || PyState_AddModule(module, &definition) != 0 || PyState_FindModule(&definition) != module)
        Py_CLEAR(module);
    return module;
}
