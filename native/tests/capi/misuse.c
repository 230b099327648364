/*
 * Misuse by the dozen, one line each. `wrong` passes objects of a wrong type, `refused` bad descriptions of types, modules and methods: both must be
 * answered with CPython's exceptions. `undefined` does what CPython leaves undefined, each in a process of its own made by fork: it must end in an
 * exception or in a fatal error with the function's name.
 */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static PyObject *number(Py_ssize_t value)
{
    return PyErr_Occurred() ? NULL : PyLong_FromSsize_t(value);
}

static PyObject *real(double value)
{
    return PyErr_Occurred() ? NULL : PyFloat_FromDouble(value);
}

static PyObject *borrowed(PyObject *o)
{
    return Py_XNewRef(o);
}

static PyObject *text(const char *utf8)
{
    return utf8 == NULL ? NULL : PyUnicode_FromString(utf8);
}

/* 0 or a pointer that stands for a result; NULL for an exception. */
static PyObject *pointer(const void *p)
{
    return PyErr_Occurred() ? NULL : PyBool_FromLong(p != NULL);
}

static PyObject *nothing(void)
{
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyObject *release_view_twice(void)
{
    Py_buffer view;
    PyObject *bytes = PyByteArray_FromStringAndSize("abc", 3);
    if (PyObject_GetBuffer(bytes, &view, PyBUF_SIMPLE) != 0)
        return NULL;
    PyBuffer_Release(&view);
    PyBuffer_Release(&view);
    Py_DECREF(bytes);
    return PyUnicode_FromString("fine");
}

/* ---- wrong types: o is an object of no use to any of these ---- */

#define WRONG(X)                                                                                                                     \
    X(PyList_Size, number(PyList_Size(o)))                                                                                            \
    X(PyList_GetItem, borrowed(PyList_GetItem(o, 0)))                                                                                 \
    X(PyList_SetItem, number(PyList_SetItem(o, 0, Py_NewRef(Py_None))))                                                               \
    X(PyList_Insert, number(PyList_Insert(o, 0, o)))                                                                                  \
    X(PyList_Append, number(PyList_Append(o, o)))                                                                                     \
    X(PyList_GetSlice, PyList_GetSlice(o, 0, 1))                                                                                      \
    X(PyList_SetSlice, number(PyList_SetSlice(o, 0, 1, NULL)))                                                                        \
    X(PyList_Sort, number(PyList_Sort(o)))                                                                                            \
    X(PyList_Reverse, number(PyList_Reverse(o)))                                                                                      \
    X(PyList_AsTuple, PyList_AsTuple(o))                                                                                              \
    X(PyTuple_Size, number(PyTuple_Size(o)))                                                                                          \
    X(PyTuple_GetItem, borrowed(PyTuple_GetItem(o, 0)))                                                                               \
    X(PyTuple_GetSlice, PyTuple_GetSlice(o, 0, 1))                                                                                    \
    X(PyTuple_SetItem, number(PyTuple_SetItem(o, 0, Py_NewRef(Py_None))))                                                             \
    X(PyDict_Size, number(PyDict_Size(o)))                                                                                            \
    X(PyDict_GetItemWithError, borrowed(PyDict_GetItemWithError(o, o)))                                                               \
    X(PyDict_SetItem, number(PyDict_SetItem(o, o, o)))                                                                                \
    X(PyDict_SetItemString, number(PyDict_SetItemString(o, "k", o)))                                                                  \
    X(PyDict_DelItem, number(PyDict_DelItem(o, o)))                                                                                   \
    X(PyDict_Keys, PyDict_Keys(o))                                                                                                    \
    X(PyDict_Values, PyDict_Values(o))                                                                                                \
    X(PyDict_Items, PyDict_Items(o))                                                                                                  \
    X(PyDict_Copy, PyDict_Copy(o))                                                                                                    \
    X(PyDict_Merge, number(PyDict_Merge(o, o, 1)))                                                                                    \
    X(PyDict_SetDefault, borrowed(PyDict_SetDefault(o, o, o)))                                                                        \
    X(PyDict_Clear, (PyDict_Clear(o), nothing()))                                                                                     \
    X(PySet_Size, number(PySet_Size(o)))                                                                                              \
    X(PySet_Add, number(PySet_Add(o, o)))                                                                                             \
    X(PySet_Discard, number(PySet_Discard(o, o)))                                                                                     \
    X(PySet_Contains, number(PySet_Contains(o, o)))                                                                                   \
    X(PySet_Pop, PySet_Pop(o))                                                                                                        \
    X(PySet_Clear, number(PySet_Clear(o)))                                                                                            \
    X(PyBytes_Size, number(PyBytes_Size(o)))                                                                                          \
    X(PyBytes_AsString, text(PyBytes_AsString(o)))                                                                                    \
    X(PyBytes_FromObject, PyBytes_FromObject(o))                                                                                      \
    X(PyByteArray_FromObject, PyByteArray_FromObject(o))                                                                              \
    X(PyUnicode_GetLength, number(PyUnicode_GetLength(o)))                                                                            \
    X(PyUnicode_AsUTF8, text(PyUnicode_AsUTF8(o)))                                                                                    \
    X(PyUnicode_AsUTF8String, PyUnicode_AsUTF8String(o))                                                                              \
    X(PyUnicode_AsLatin1String, PyUnicode_AsLatin1String(o))                                                                          \
    X(PyUnicode_AsEncodedString, PyUnicode_AsEncodedString(o, NULL, NULL))                                                            \
    X(PyUnicode_FromObject, PyUnicode_FromObject(o))                                                                                  \
    X(PyUnicode_Join, PyUnicode_Join(o, o))                                                                                           \
    X(PyUnicode_Concat, PyUnicode_Concat(o, o))                                                                                       \
    X(PyUnicode_Split, PyUnicode_Split(o, o, 1))                                                                                      \
    X(PyUnicode_Contains, number(PyUnicode_Contains(o, o)))                                                                           \
    X(PyUnicode_Compare, number(PyUnicode_Compare(o, o)))                                                                             \
    X(PyUnicode_Find, number(PyUnicode_Find(o, o, 0, 1, 1)))                                                                          \
    X(PyUnicode_Replace, PyUnicode_Replace(o, o, o, 1))                                                                               \
    X(PyUnicode_RichCompare, PyUnicode_RichCompare(o, o, Py_EQ))                                                                      \
    X(PyUnicode_AsWideCharString, pointer(PyUnicode_AsWideCharString(o, NULL)))                                                       \
    X(PyUnicode_ReadChar, number((Py_ssize_t)PyUnicode_ReadChar(o, 0)))                                                               \
    X(PyLong_AsLong, number(PyLong_AsLong(o)))                                                                                        \
    X(PyLong_AsLongLong, number((Py_ssize_t)PyLong_AsLongLong(o)))                                                                    \
    X(PyLong_AsSsize_t, number(PyLong_AsSsize_t(o)))                                                                                  \
    X(PyLong_AsSize_t, number((Py_ssize_t)PyLong_AsSize_t(o)))                                                                        \
    X(PyLong_AsUnsignedLong, number((Py_ssize_t)PyLong_AsUnsignedLong(o)))                                                            \
    X(PyLong_AsUnsignedLongLong, number((Py_ssize_t)PyLong_AsUnsignedLongLong(o)))                                                    \
    X(PyLong_AsUnsignedLongMask, number((Py_ssize_t)PyLong_AsUnsignedLongMask(o)))                                                    \
    X(PyLong_AsDouble, real(PyLong_AsDouble(o)))                                                                        \
    X(PyLong_AsVoidPtr, pointer(PyLong_AsVoidPtr(o)))                                                                                 \
    X(PyFloat_AsDouble, real(PyFloat_AsDouble(o)))                                                                      \
    X(PyFloat_FromString, PyFloat_FromString(o))                                                                                      \
    X(PyNumber_Long, PyNumber_Long(o))                                                                                                \
    X(PyNumber_Float, PyNumber_Float(o))                                                                                              \
    X(PyNumber_Index, PyNumber_Index(o))                                                                                              \
    X(PyNumber_AsSsize_t, number(PyNumber_AsSsize_t(o, NULL)))                                                                        \
    X(PyNumber_Add, PyNumber_Add(o, o))                                                                                               \
    X(PyNumber_Negative, PyNumber_Negative(o))                                                                                        \
    X(PyNumber_Power, PyNumber_Power(o, o, Py_None))                                                                                  \
    X(PySequence_Size, number(PySequence_Size(o)))                                                                                    \
    X(PySequence_GetItem, PySequence_GetItem(o, 0))                                                                                   \
    X(PySequence_SetItem, number(PySequence_SetItem(o, 0, o)))                                                                        \
    X(PySequence_DelItem, number(PySequence_DelItem(o, 0)))                                                                           \
    X(PySequence_GetSlice, PySequence_GetSlice(o, 0, 1))                                                                              \
    X(PySequence_Contains, number(PySequence_Contains(o, o)))                                                                         \
    X(PySequence_Concat, PySequence_Concat(o, o))                                                                                     \
    X(PySequence_Repeat, PySequence_Repeat(o, 2))                                                                                     \
    X(PySequence_List, PySequence_List(o))                                                                                            \
    X(PySequence_Tuple, PySequence_Tuple(o))                                                                                          \
    X(PySequence_Fast, PySequence_Fast(o, "not a sequence at all"))                                                                   \
    X(PyMapping_Size, number(PyMapping_Size(o)))                                                                                      \
    X(PyMapping_GetItemString, PyMapping_GetItemString(o, "k"))                                                                       \
    X(PyMapping_SetItemString, number(PyMapping_SetItemString(o, "k", o)))                                                            \
    X(PyMapping_Keys, PyMapping_Keys(o))                                                                                              \
    X(PyObject_Size, number(PyObject_Size(o)))                                                                                        \
    X(PyObject_GetItem, PyObject_GetItem(o, o))                                                                                       \
    X(PyObject_SetItem, number(PyObject_SetItem(o, o, o)))                                                                            \
    X(PyObject_DelItem, number(PyObject_DelItem(o, o)))                                                                               \
    X(PyObject_GetIter, PyObject_GetIter(o))                                                                                          \
    X(PyObject_GetAttr, PyObject_GetAttr(o, o))                                                                                       \
    X(PyObject_SetAttr, number(PyObject_SetAttr(o, o, o)))                                                                            \
    X(PyObject_GetAttrString, PyObject_GetAttrString(o, "missing"))                                                                   \
    X(PyObject_SetAttrString, number(PyObject_SetAttrString(o, "missing", o)))                                                        \
    X(PyObject_Call, PyObject_CallNoArgs(o))                                                                                          \
    X(PyObject_CallMethod, PyObject_CallMethod(o, "missing", NULL))                                                                   \
    X(PyObject_IsInstance, number(PyObject_IsInstance(o, o)))                                                                         \
    X(PyObject_IsSubclass, number(PyObject_IsSubclass(o, o)))                                                                         \
    X(PyObject_Format, PyObject_Format(o, o))                                                                                         \
    X(PyObject_Bytes, PyObject_Bytes(o))                                                                                              \
    X(PyObject_AsFileDescriptor, number(PyObject_AsFileDescriptor(o)))                                                                \
    X(PyModule_GetDict, borrowed(PyModule_GetDict(o)))                                                                                \
    X(PyModule_GetName, text(PyModule_GetName(o)))                                                                                    \
    X(PyModule_GetState, pointer(PyModule_GetState(o)))                                                                               \
    X(PyModule_GetDef, pointer(PyModule_GetDef(o)))                                                                                   \
    X(PyModule_AddObjectRef, number(PyModule_AddObjectRef(o, "k", o)))                                                                \
    X(PyModule_AddIntConstant, number(PyModule_AddIntConstant(o, "k", 1)))                                                            \
    X(PyModule_AddStringConstant, number(PyModule_AddStringConstant(o, "k", "v")))                                                    \
    X(PyCapsule_GetPointer, pointer(PyCapsule_GetPointer(o, "k")))                                                                    \
    X(PyCapsule_GetName, pointer(PyCapsule_GetName(o)))                                                                               \
    X(PyCapsule_GetContext, pointer(PyCapsule_GetContext(o)))                                                                         \
    X(PyCapsule_SetPointer, number(PyCapsule_SetPointer(o, o)))                                                                       \
    X(PyCapsule_New, PyCapsule_New(NULL, "k", NULL))                                                                                  \
    X(PyCapsule_Import, pointer(PyCapsule_Import("no.such.capsule", 0)))                                                              \
    X(PyMemoryView_FromObject, PyMemoryView_FromObject(o))                                                                            \
    X(PyCFunction_GetFunction, pointer((void *)(Py_uintptr_t)PyCFunction_GetFunction(o)))                                             \
    X(PyWeakref_NewRef, PyWeakref_NewRef(Py_None, NULL))                                                                              \
    X(PyWeakref_GetObject, borrowed(PyWeakref_GetObject(o)))                                                                          \
    X(PyImport_ImportModule, PyImport_ImportModule("no_such_module_anywhere"))                                                        \
    X(PyErr_SetObject, (PyErr_SetObject(o, o), NULL))                                                                                 \
    X(PyErr_NewException, PyErr_NewException("no_dot", NULL, NULL))                                                                   \
    X(PyUnicode_FromFormat, PyUnicode_FromFormat("%ld of %Q", 3L))                                                                    \
    X(PyUnicode_New, PyUnicode_New(-1, 127))                                                                                          \
    X(PyUnicode_FromStringAndSize, PyUnicode_FromStringAndSize("x", -1))                                                              \
    X(PyUnicode_DecodeUTF8, PyUnicode_DecodeUTF8("\xff", 1, NULL))                                                                    \
    X(PyBytes_FromStringAndSize, PyBytes_FromStringAndSize("x", -1))                                                                  \
    X(PyTuple_New, PyTuple_New(-1))                                                                                                   \
    X(PyList_New, PyList_New(-1))                                                                                                     \
    X(PyLong_FromString, PyLong_FromString("12x", NULL, 10))                                                                          \
    X(PyLong_FromString_base, PyLong_FromString("12", NULL, 99))                                                                      \
    X(PyOS_string_to_double, real(PyOS_string_to_double("1.5x", NULL, NULL)))                                           \
    X(set_attribute_of_a_type, number(PyObject_SetAttrString((PyObject *)&PyLong_Type, "x", o)))                                      \
    X(delete_attribute_of_a_type, number(PyObject_SetAttrString((PyObject *)&PyList_Type, "append", NULL)))                           \
    X(set_name_of_a_type, number(PyObject_SetAttrString((PyObject *)&PyDict_Type, "__name__", o)))                                    \
    X(set_attribute_of_None, number(PyObject_SetAttrString(Py_None, "x", o)))                                                         \
    X(release_view_twice, release_view_twice())                                                                                       \
    X(BuildValue_unknown, Py_BuildValue("(i?)", 1, 2))                                                                                \
    X(BuildValue_unmatched, Py_BuildValue("[ii", 1, 2))                                                                               \
    X(BuildValue_dict, Py_BuildValue("{ii", 1, 2))                                                                                    \
    X(BuildValue_NULL, Py_BuildValue("(ON)", NULL, NULL))

#define ENTRY(name, call) \
    if (strcmp(which, #name) == 0) \
        return call;

static PyObject *wrong(PyObject *module, PyObject *args)
{
    const char *which;
    PyObject *o;
    (void)module;
    if (!PyArg_ParseTuple(args, "sO", &which, &o))
        return NULL;
    WRONG(ENTRY)
    return PyErr_Format(PyExc_LookupError, "no case %s", which);
}

/* ---- formats of PyArg_Parse: the format comes from the script, with eight places for whatever it asks ---- */

static PyObject *parse(PyObject *module, PyObject *args)
{
    PyObject *arguments, *keywords;
    const char *format;
    static long long places[8][4];
    static char *names[] = {"first", "second", NULL};
    (void)module;
    if (!PyArg_ParseTuple(args, "OOs", &arguments, &keywords, &format))
        return NULL;
    int ok = keywords == Py_None ? PyArg_ParseTuple(arguments, format, &places[0], &places[1], &places[2], &places[3], &places[4])
                                 : PyArg_ParseTupleAndKeywords(arguments, keywords, format, names, &places[0], &places[1], &places[2], &places[3], &places[4]);
    return ok ? PyUnicode_FromString("parsed") : NULL;
}

/* ---- bad descriptions ---- */

static PyObject *plain(PyObject *self, PyObject *unused)
{
    (void)self;
    (void)unused;
    Py_RETURN_NONE;
}

static PyObject *method_with(int flags)
{
    static PyMethodDef definition;
    definition = (PyMethodDef){"badly_made", plain, flags, NULL};
    return PyCFunction_NewEx(&definition, NULL, NULL);
}

static PyObject *type_with(unsigned long flags, int slot, void *value)
{
    static PyType_Slot slots[2];
    static PyType_Spec spec;
    slots[0] = (PyType_Slot){slot, value};
    slots[1] = (PyType_Slot){0, NULL};
    spec = (PyType_Spec){"misuse.Made", sizeof(PyObject), 0, (unsigned int)flags, slots};
    return PyType_FromSpec(&spec);
}

static PyObject *over(PyObject *bases)
{
    static PyType_Slot slots[1];
    static PyType_Spec spec = {"misuse.Over", sizeof(PyObject), 0, Py_TPFLAGS_DEFAULT, slots};
    PyObject *type = bases == NULL ? NULL : PyType_FromSpecWithBases(&spec, bases);
    Py_XDECREF(bases);
    return type;
}

static PyObject *nameless(void)
{
    static PyTypeObject type = {PyVarObject_HEAD_INIT(NULL, 0).tp_basicsize = sizeof(PyObject), .tp_flags = Py_TPFLAGS_DEFAULT};
    return PyType_Ready(&type) < 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *instance_of_disallowed(void)
{
    PyObject *type = type_with(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, 0, NULL), *made = type == NULL ? NULL : PyObject_CallNoArgs(type);
    Py_XDECREF(type);
    return made;
}

static PyObject *immutable(void)
{
    PyObject *type = type_with(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, 0, NULL);
    int result = type == NULL ? -1 : PyObject_SetAttrString(type, "x", Py_None);
    Py_XDECREF(type);
    return number(result);
}

static PyObject *member_of_kind(int kind)
{
    static PyMemberDef members[] = {{"field", 0, 0, 0, NULL}, {NULL, 0, 0, 0, NULL}};
    members[0].type = kind;
    PyObject *type = type_with(Py_TPFLAGS_DEFAULT, Py_tp_members, members), *made = type == NULL ? NULL : PyObject_CallNoArgs(type);
    PyObject *value = made == NULL ? NULL : PyObject_GetAttrString(made, "field");
    Py_XDECREF(made);
    Py_XDECREF(type);
    return value;
}

static PyModuleDef_Slot no_slots[] = {{0, NULL}};

static PyObject *module_with_slots(void)
{
    static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "misuse.slots", .m_size = 0, .m_slots = no_slots};
    return PyModule_Create(&definition);
}

#define REFUSED(X)                                                                                              \
    X(method_flags_none, method_with(0))                                                                        \
    X(method_flags_two, method_with(METH_O | METH_NOARGS))                                                      \
    X(method_flags_keywords_alone, method_with(METH_KEYWORDS))                                                  \
    X(method_flags_noargs_keywords, method_with(METH_NOARGS | METH_KEYWORDS))                                   \
    X(method_flags_method_alone, method_with(METH_METHOD | METH_VARARGS))                                       \
    X(slot_unknown, type_with(Py_TPFLAGS_DEFAULT, 4711, NULL))                                                  \
    X(slot_negative, type_with(Py_TPFLAGS_DEFAULT, -1, NULL))                                                   \
    X(instance_of_disallowed, instance_of_disallowed())                                                         \
    X(immutable, immutable())                                                                                   \
    X(base_final, over(PyTuple_Pack(1, &PyBool_Type)))                                                          \
    X(base_no_type, over(PyTuple_Pack(1, Py_None)))                                                             \
    X(bases_of_two_layouts, over(PyTuple_Pack(2, &PyLong_Type, &PyList_Type)))                                  \
    X(member_of_unknown_kind, member_of_kind(4711))                                                             \
    X(nameless, nameless())                                                                                     \
    X(module_with_slots, module_with_slots())                                                                   \
    X(slot_of_no_number, pointer(PyType_GetSlot((PyTypeObject *)o, 4711)))                                      \
    X(module_of_a_type, borrowed(PyType_GetModule((PyTypeObject *)o)))

static PyObject *refused(PyObject *module, PyObject *which_object)
{
    (void)module;
    const char *which = PyUnicode_AsUTF8(which_object);
    PyObject *o = type_with(Py_TPFLAGS_DEFAULT, 0, NULL), *result = NULL;
    if (which == NULL || o == NULL)
        return NULL;
#define KEEP(name, call)          \
    if (strcmp(which, #name) == 0) \
        result = call;
    REFUSED(KEEP)
    Py_DECREF(o);
    return result;
}

/* ---- what CPython leaves undefined ---- */

static const char *volatile no_text;
static void *volatile no_memory;
#define NO ((PyObject *)no_memory)
#define NOTYPE ((PyTypeObject *)no_memory)

static PyObject *release_gilstate(void)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyGILState_Release(state);
    PyGILState_Release(state);
    PyGILState_Release(state);
    return PyLong_FromLong(1);
}

static PyObject *delete_current(void)
{
    PyThreadState_Delete(PyThreadState_Get());
    return PyLong_FromLong(1);
}

static PyObject *restore_twice(void)
{
    PyThreadState *state = PyEval_SaveThread();
    PyEval_RestoreThread(state);
    PyEval_RestoreThread(state);
    return PyLong_FromLong(1);
}

static PyObject *restore_nothing(void)
{
    PyEval_SaveThread();
    PyEval_RestoreThread((PyThreadState *)no_memory);
    return PyLong_FromLong(1);
}

static PyObject *get_without_a_state(void)
{
    PyEval_SaveThread();
    PyThreadState_Get();
    return NULL;
}

static PyObject *builtin_bytearray(void)
{
    return number(PyByteArray_Resize(Py_None, 4));
}

/* A call, and what must stand in the message where it is fatal: the name that was called. */
#define UNDEFINED(X)                                                                             \
    X(PyList_Append, number(PyList_Append(NO, Py_None)))                                         \
    X(PyList_GetItem, borrowed(PyList_GetItem(NO, 0)))                                           \
    X(PyList_Size, number(PyList_Size(NO)))                                                      \
    X(PyList_SetItem, number(PyList_SetItem(NO, 0, Py_NewRef(Py_None))))                         \
    X(PyList_Insert, number(PyList_Insert(NO, 0, Py_None)))                                      \
    X(PyTuple_GetItem, borrowed(PyTuple_GetItem(NO, 0)))                                         \
    X(PyTuple_Size, number(PyTuple_Size(NO)))                                                    \
    X(PyTuple_SetItem, number(PyTuple_SetItem(NO, 0, Py_NewRef(Py_None))))                       \
    X(PyDict_GetItem, borrowed(PyDict_GetItem(NO, Py_None)))                                     \
    X(PyDict_GetItemString, borrowed(PyDict_GetItemString(NO, "k")))                             \
    X(PyDict_GetItemWithError, borrowed(PyDict_GetItemWithError(NO, Py_None)))                   \
    X(PyDict_SetItem, number(PyDict_SetItem(NO, Py_None, Py_None)))                              \
    X(PyDict_SetItemString, number(PyDict_SetItemString(NO, "k", Py_None)))                      \
    X(PyDict_Size, number(PyDict_Size(NO)))                                                      \
    X(PyDict_Contains, number(PyDict_Contains(NO, Py_None)))                                     \
    X(PyDict_DelItem, number(PyDict_DelItem(NO, Py_None)))                                       \
    X(PyDict_Clear, (PyDict_Clear(NO), nothing()))                                               \
    X(PyDict_Copy, PyDict_Copy(NO))                                                              \
    X(PySet_Add, number(PySet_Add(NO, Py_None)))                                                 \
    X(PySet_Contains, number(PySet_Contains(NO, Py_None)))                                       \
    X(PyBytes_AsString, text(PyBytes_AsString(NO)))                                              \
    X(PyBytes_Size, number(PyBytes_Size(NO)))                                                    \
    X(PyBytes_FromString, PyBytes_FromString(no_text))                                           \
    X(PyByteArray_AsString, text(PyByteArray_AsString(NO)))                                      \
    X(PyByteArray_Size, number(PyByteArray_Size(NO)))                                            \
    X(PyByteArray_Resize, number(PyByteArray_Resize(NO, 3)))                                     \
    X(PyUnicode_AsUTF8, text(PyUnicode_AsUTF8(NO)))                                              \
    X(PyUnicode_AsUTF8AndSize, text(PyUnicode_AsUTF8AndSize(NO, NULL)))                          \
    X(PyUnicode_GetLength, number(PyUnicode_GetLength(NO)))                                      \
    X(PyUnicode_Compare, number(PyUnicode_Compare(NO, NO)))                                      \
    X(PyUnicode_FromString, PyUnicode_FromString(no_text))                                       \
    X(PyUnicode_InternFromString, PyUnicode_InternFromString(no_text))                           \
    X(PyUnicode_FromFormat, PyUnicode_FromFormat(no_text))                                       \
    X(PyUnicode_CompareWithASCIIString, number(PyUnicode_CompareWithASCIIString(NO, "a")))       \
    X(PyUnicode_Concat, PyUnicode_Concat(NO, NO))                                                \
    X(PyUnicode_AsUCS4Copy, pointer(PyUnicode_AsUCS4Copy(Py_None)))                              \
    X(PyLong_AsLong, number(PyLong_AsLong(NO)))                                                  \
    X(PyLong_AsSsize_t, number(PyLong_AsSsize_t(NO)))                                            \
    X(PyLong_AsUnsignedLong, number((Py_ssize_t)PyLong_AsUnsignedLong(NO)))                      \
    X(PyLong_FromString, PyLong_FromString(no_text, NULL, 10))                                   \
    X(PyFloat_AsDouble, real(PyFloat_AsDouble(NO)))                                \
    X(PyNumber_Add, PyNumber_Add(NO, Py_None))                                                   \
    X(PyNumber_Index, PyNumber_Index(NO))                                                        \
    X(PyNumber_Long, PyNumber_Long(NO))                                                          \
    X(PySequence_Size, number(PySequence_Size(NO)))                                              \
    X(PySequence_GetItem, PySequence_GetItem(NO, 0))                                             \
    X(PySequence_Fast, PySequence_Fast(NO, "no"))                                                \
    X(PyMapping_GetItemString, PyMapping_GetItemString(NO, "k"))                                 \
    X(PyIter_Next, PyIter_Next(NO))                                                              \
    X(PyIter_Next_of_None, PyIter_Next(Py_None))                                                 \
    X(PyObject_Call, PyObject_Call(NO, NO, NO))                                                  \
    X(PyObject_CallObject, PyObject_CallObject(NO, NO))                                          \
    X(PyObject_CallNoArgs, PyObject_CallNoArgs(NO))                                              \
    X(PyObject_CallOneArg, PyObject_CallOneArg(NO, Py_None))                                     \
    X(PyObject_CallFunction, PyObject_CallFunction(NO, NULL))                                    \
    X(PyObject_CallMethod, PyObject_CallMethod(NO, "m", NULL))                                   \
    X(PyObject_CallMethod_name, PyObject_CallMethod(Py_None, no_text, NULL))                     \
    X(PyObject_GetAttr, PyObject_GetAttr(NO, NO))                                                \
    X(PyObject_GetAttrString, PyObject_GetAttrString(NO, "a"))                                   \
    X(PyObject_GetAttrString_name, PyObject_GetAttrString(Py_None, no_text))                     \
    X(PyObject_SetAttrString, number(PyObject_SetAttrString(NO, "a", Py_None)))                  \
    X(PyObject_Repr, PyObject_Repr(NO))                                                          \
    X(PyObject_Str, PyObject_Str(NO))                                                            \
    X(PyObject_Hash, number(PyObject_Hash(NO)))                                                  \
    X(PyObject_IsTrue, number(PyObject_IsTrue(NO)))                                              \
    X(PyObject_RichCompare, PyObject_RichCompare(NO, NO, Py_EQ))                                 \
    X(PyObject_RichCompareBool, number(PyObject_RichCompareBool(NO, Py_None, Py_EQ)))            \
    X(PyObject_RichCompare_operator, PyObject_RichCompare(Py_None, Py_None, 77))                 \
    X(PyObject_GetIter, PyObject_GetIter(NO))                                                    \
    X(PyObject_Size, number(PyObject_Size(NO)))                                                  \
    X(PyObject_IsInstance, number(PyObject_IsInstance(NO, NO)))                                  \
    X(PyObject_GetBuffer, number(PyObject_GetBuffer(NO, (Py_buffer *)no_memory, 0)))             \
    X(PyObject_GetBuffer_view, number(PyObject_GetBuffer(Py_None, (Py_buffer *)no_memory, 0)))   \
    X(PyObject_Type, PyObject_Type(NO))                                                          \
    X(PyBuffer_Release, (PyBuffer_Release((Py_buffer *)no_memory), nothing()))                   \
    X(PyErr_SetString, (PyErr_SetString(NO, "x"), NULL))                                         \
    X(PyErr_SetString_text, (PyErr_SetString(PyExc_ValueError, no_text), NULL))                  \
    X(PyErr_SetObject, (PyErr_SetObject(NO, NO), NULL))                                          \
    X(PyErr_SetNone, (PyErr_SetNone(NO), NULL))                                                  \
    X(PyErr_Format, PyErr_Format(PyExc_ValueError, no_text))                                     \
    X(PyErr_NewException, PyErr_NewException(no_text, NULL, NULL))                               \
    X(PyErr_WarnEx, number(PyErr_WarnEx(NO, no_text, 1)))                                        \
    X(PyErr_ExceptionMatches, number(PyErr_ExceptionMatches(NO)))                                \
    X(PyModule_Create, PyModule_Create((PyModuleDef *)no_memory))                                \
    X(PyModule_New, PyModule_New(no_text))                                                       \
    X(PyModule_AddObject, number(PyModule_AddObject(NO, "k", Py_None)))                          \
    X(PyModule_AddObject_value, number(PyModule_AddObject(self, "k", NO)))                       \
    X(PyModule_AddObject_name, number(PyModule_AddObject(self, no_text, Py_None)))               \
    X(PyModule_AddType, number(PyModule_AddType(self, NOTYPE)))                                  \
    X(PyModule_GetState, pointer(PyModule_GetState(NO)))                                         \
    X(PyModuleDef_Init, PyModuleDef_Init((PyModuleDef *)no_memory))                              \
    X(PyType_Ready, number(PyType_Ready(NOTYPE)))                                                \
    X(PyType_FromSpec, PyType_FromSpec((PyType_Spec *)no_memory))                                \
    X(PyType_GenericNew, PyType_GenericNew(NOTYPE, NO, NO))                                      \
    X(PyType_GetSlot, pointer(PyType_GetSlot(NOTYPE, Py_tp_new)))                                \
    X(PyCapsule_New, PyCapsule_New((void *)no_memory, "k", NULL))                                \
    X(PyCapsule_GetPointer, pointer(PyCapsule_GetPointer(NO, "k")))                              \
    X(PyImport_ImportModule, PyImport_ImportModule(no_text))                                     \
    X(PyArg_ParseTuple, number(PyArg_ParseTuple(NO, "O", &no_memory)))                           \
    X(PyArg_ParseTuple_format, number(PyArg_ParseTuple(args, no_text)))                          \
    X(Py_BuildValue, Py_BuildValue(no_text))                                                     \
    X(PyMemoryView_FromMemory, PyMemoryView_FromMemory((char *)no_memory, 3, PyBUF_READ))        \
    X(PyWeakref_NewRef, PyWeakref_NewRef(NO, NO))                                                \
    X(PyThread_acquire_lock, number(PyThread_acquire_lock((PyThread_type_lock)no_memory, 1)))    \
    X(PyThread_release_lock, (PyThread_release_lock((PyThread_type_lock)no_memory), nothing()))  \
    X(PyThread_free_lock, (PyThread_free_lock((PyThread_type_lock)no_memory), nothing()))        \
    X(PyThreadState_Clear, (PyThreadState_Clear((PyThreadState *)no_memory), nothing()))         \
    X(PyThreadState_Delete, (PyThreadState_Delete((PyThreadState *)no_memory), nothing()))       \
    X(release_gilstate, release_gilstate())                                                      \
    X(delete_current, delete_current())                                                          \
    X(restore_twice, restore_twice())                                                            \
    X(restore_nothing, restore_nothing())                                                        \
    X(get_without_a_state, get_without_a_state())                                                \
    X(builtin_bytearray, builtin_bytearray())

static PyObject *dispatch(const char *which, PyObject *self, PyObject *args)
{
    UNDEFINED(ENTRY)
    return PyErr_Format(PyExc_LookupError, "no case %s", which);
}

static const char *exception_name(void)
{
    PyObject *type = PyErr_Occurred();
    return type == NULL ? "no exception" : ((PyTypeObject *)type)->tp_name;
}

/* In the child: what came of it goes through the pipe, and no handler of the parent's runs. */
_Noreturn static void be_child(const char *which, PyObject *self, PyObject *args, int out)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    dup2(out, 2);
    alarm(3); /* a JVM that was copied between two of its own steps may stand still */
    PyObject *result = dispatch(which, self, args);
    FILE *file = fdopen(out, "w");
    fprintf(file, "%s\n", result != NULL ? "a result" : exception_name());
    fflush(file);
    _exit(0);
}

/* What became of the case in a process of its own: what it said, and the signal that ended it, 0 for none. */
static PyObject *undefined(PyObject *self, PyObject *args)
{
    const char *which;
    int ends[2], status;
    char said[4096];
    size_t used = 0;
    if (!PyArg_ParseTuple(args, "s", &which))
        return NULL;
    if (pipe(ends) != 0)
        return PyErr_SetFromErrno(PyExc_OSError);
    pid_t child = fork();
    if (child == 0)
        be_child(which, self, args, ends[1]);
    close(ends[1]);
    for (ssize_t got; used < sizeof said && (got = read(ends[0], said + used, sizeof said - used)) > 0;)
        used += (size_t)got;
    close(ends[0]);
    waitpid(child, &status, 0);
    return Py_BuildValue("s#i", said, (Py_ssize_t)used, WIFSIGNALED(status) ? WTERMSIG(status) : 0);
}

#define NAME(name, call) #name,
static PyObject *names(PyObject *module, PyObject *which)
{
    (void)module;
    static const char *const of_wrong[] = {WRONG(NAME) NULL}, *const of_refused[] = {REFUSED(NAME) NULL}, *const of_undefined[] = {UNDEFINED(NAME) NULL};
    const char *const *all = PyUnicode_CompareWithASCIIString(which, "wrong") == 0 ? of_wrong : PyUnicode_CompareWithASCIIString(which, "refused") == 0 ? of_refused : of_undefined;
    PyObject *list = PyList_New(0);
    for (; list != NULL && *all != NULL; all++) {
        PyObject *name = PyUnicode_FromString(*all);
        if (name == NULL || PyList_Append(list, name) != 0)
            Py_CLEAR(list);
        Py_XDECREF(name);
    }
    return list;
}

/* ---- threads at the end ---- */

static PyObject *called;

static void *keep_calling(void *unused)
{
    (void)unused;
    for (;;) {
        PyGILState_STATE state = PyGILState_Ensure();
        PyObject *result = PyObject_CallNoArgs(called);
        if (result == NULL)
            PyErr_Clear();
        Py_XDECREF(result);
        PyGILState_Release(state);
    }
    return NULL;
}

/* Threads of C's that call the function for as long as there is an interpreter, and do not end. */
static PyObject *start_threads(PyObject *module, PyObject *args)
{
    int count;
    pthread_attr_t small;
    (void)module;
    if (!PyArg_ParseTuple(args, "Oi", &called, &count))
        return NULL;
    Py_INCREF(called);
    pthread_attr_init(&small);
    pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&small, 512 << 10);
    for (int i = 0; i < count; i++) {
        pthread_t thread;
        if (pthread_create(&thread, &small, keep_calling, NULL) != 0)
            return PyErr_Format(PyExc_OSError, "thread %d could not be started", i);
    }
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"wrong", wrong, METH_VARARGS, NULL},         {"parse", parse, METH_VARARGS, NULL}, {"refused", refused, METH_O, NULL},
    {"undefined", undefined, METH_VARARGS, NULL}, {"names", names, METH_O, NULL},       {"start_threads", start_threads, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "misuse", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_misuse(void)
{
    return PyModule_Create(&definition);
}
