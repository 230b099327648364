/* The objects that exist once and for good: singletons, small ints, built-in types and exceptions. */
#include "internal.h"

#include "call_in.h"

#define HELD(handle) {(uint64_t)(uint32_t)(handle) | (uint64_t)(CONCH_BOUND | CONCH_STATIC) << 32, 0}
#define SINGLETON(name, handle, type, value)                 \
    struct conch_static_object name = {                      \
        HELD(handle), {{CONCH_STATIC_REFCNT, &type}, value, {0}}}

SINGLETON(conch_none, CONCH_HANDLE_NONE, _PyNone_Type, 0);
SINGLETON(conch_true, CONCH_HANDLE_TRUE, PyBool_Type, 1);
SINGLETON(conch_false, CONCH_HANDLE_FALSE, PyBool_Type, 0);
SINGLETON(conch_not_implemented, CONCH_HANDLE_NOT_IMPLEMENTED, _PyNotImplemented_Type, 0);
SINGLETON(conch_ellipsis, CONCH_HANDLE_ELLIPSIS, PyEllipsis_Type, 0);

struct conch_static_object conch_small_ints[CONCH_SMALL_INTS];

/* No flag of Python.h: the type has tp_iternext, which extensions call without asking for the type. */
#define ITERATOR (1UL << 2)
/* Nor this: it has tp_descr_get. */
#define DESCRIPTOR (1UL << 4)
/* Nor this: it has tp_call. */
#define CALLABLE (1UL << 5)
/* Nor this: a C struct may begin with one of its objects, which all have the same size there. */
#define EXTENDABLE (1UL << 3)

/* In the order of their handles: name in C, name in Python, what a subclass is known by, base, whether it may be subclassed. */
#define TYPES(X)                                                                        \
    X(PyBaseObject_Type, "object", 0, NULL, 1)                                                      \
    X(PyType_Type, "type", Py_TPFLAGS_TYPE_SUBCLASS, &PyBaseObject_Type, 1)                         \
    X(PyLong_Type, "int", Py_TPFLAGS_LONG_SUBCLASS, &PyBaseObject_Type, 1)                          \
    X(PyBool_Type, "bool", Py_TPFLAGS_LONG_SUBCLASS, &PyLong_Type, 0)                               \
    X(PyFloat_Type, "float", 0, &PyBaseObject_Type, 1)                                              \
    X(PyComplex_Type, "complex", 0, &PyBaseObject_Type, 1)                                          \
    X(PyUnicode_Type, "str", Py_TPFLAGS_UNICODE_SUBCLASS | EXTENDABLE, &PyBaseObject_Type, 1)       \
    X(PyBytes_Type, "bytes", Py_TPFLAGS_BYTES_SUBCLASS, &PyBaseObject_Type, 1)                      \
    X(PyByteArray_Type, "bytearray", EXTENDABLE, &PyBaseObject_Type, 1)                             \
    X(PyTuple_Type, "tuple", Py_TPFLAGS_TUPLE_SUBCLASS, &PyBaseObject_Type, 1)                      \
    X(PyList_Type, "list", Py_TPFLAGS_LIST_SUBCLASS | EXTENDABLE, &PyBaseObject_Type, 1)            \
    X(PyDict_Type, "dict", Py_TPFLAGS_DICT_SUBCLASS | EXTENDABLE, &PyBaseObject_Type, 1)            \
    X(PySet_Type, "set", EXTENDABLE, &PyBaseObject_Type, 1)                                         \
    X(PyFrozenSet_Type, "frozenset", EXTENDABLE, &PyBaseObject_Type, 1)                             \
    X(PyMemoryView_Type, "memoryview", 0, &PyBaseObject_Type, 0)                                    \
    X(PyModule_Type, "module", 0, &PyBaseObject_Type, 1)                                            \
    X(PyCFunction_Type, "builtin_function_or_method", CALLABLE, &PyBaseObject_Type, 0)                     \
    X(PySlice_Type, "slice", 0, &PyBaseObject_Type, 0)                                              \
    X(PyRange_Type, "range", 0, &PyBaseObject_Type, 0)                                              \
    X(_PyNone_Type, "NoneType", 0, &PyBaseObject_Type, 0)                                           \
    X(_PyNotImplemented_Type, "NotImplementedType", 0, &PyBaseObject_Type, 0)                       \
    X(PyEllipsis_Type, "ellipsis", 0, &PyBaseObject_Type, 0)                                        \
    X(PyFunction_Type, "function", DESCRIPTOR | CALLABLE, &PyBaseObject_Type, 0)                               \
    X(PyMethod_Type, "method", CALLABLE,   &PyBaseObject_Type, 0)                                   \
    X(PyClassMethod_Type, "classmethod", DESCRIPTOR, &PyBaseObject_Type, 1)                         \
    X(PyStaticMethod_Type, "staticmethod", DESCRIPTOR, &PyBaseObject_Type, 1)                       \
    X(PyProperty_Type, "property", DESCRIPTOR, &PyBaseObject_Type, 1)                               \
    X(PySuper_Type, "super", DESCRIPTOR, &PyBaseObject_Type, 1)                                     \
    X(PyReversed_Type, "reversed", ITERATOR, &PyBaseObject_Type, 1)                                 \
    X(PyEnum_Type, "enumerate", ITERATOR, &PyBaseObject_Type, 1)                                    \
    X(PyMap_Type, "map", ITERATOR, &PyBaseObject_Type, 1)                                           \
    X(PyFilter_Type, "filter", ITERATOR, &PyBaseObject_Type, 1)                                     \
    X(PyZip_Type, "zip", ITERATOR, &PyBaseObject_Type, 1)                                           \
    X(PyDictProxy_Type, "mappingproxy", 0, &PyBaseObject_Type, 0)                                   \
    X(PyGen_Type, "generator", ITERATOR, &PyBaseObject_Type, 0)                                     \
    X(PyTraceBack_Type, "traceback", 0, &PyBaseObject_Type, 0)                                      \
    X(_PyWeakref_RefType, "weakref.ReferenceType", 0, &PyBaseObject_Type, 1)

enum {
#define X(type, name, flags, base, basetype) HANDLE_##type,
    FIRST_TYPE_MINUS_1 = CONCH_HANDLE_TYPES - 1,
    TYPES(X) AFTER_TYPES
#undef X
};
_Static_assert(AFTER_TYPES <= CONCH_HANDLE_EXCEPTIONS, "the handles of types and exceptions do not overlap");

#define X(type, name, flags, base, basetype)                                                                                   \
    PyTypeObject type = {                                                                                                      \
        .ob_base = {{CONCH_STATIC_REFCNT, &PyType_Type}, 0},                                                                   \
        .tp_name = name,                                                                                                       \
        .tp_basicsize = (flags) & EXTENDABLE ? sizeof(struct object) : sizeof(PyObject),                                       \
        .tp_flags = ((flags) & ~(ITERATOR | DESCRIPTOR | CALLABLE | EXTENDABLE)) | Py_TPFLAGS_READY | Py_TPFLAGS_IMMUTABLETYPE | ((basetype) ? Py_TPFLAGS_BASETYPE : 0),\
        .tp_iternext = ((flags) & ITERATOR) ? PyIter_Next : NULL,                                                              \
        .tp_descr_get = ((flags) & DESCRIPTOR) ? type_descriptor_get : NULL,                                                   \
        .tp_call = ((flags) & Py_TPFLAGS_TYPE_SUBCLASS) ? built_in_call : ((flags) & CALLABLE) ? PyObject_Call : NULL,         \
        .tp_base = base,                                                                                                       \
        .tp_new = built_in_new,                                                                                                \
        .tp_traverse = (flags) & EXTENDABLE ? built_in_traverse : NULL,                                                        \
        .tp_clear = (flags) & EXTENDABLE ? built_in_clear : NULL,                                                              \
        .tp_init = built_in_init,                                                                                              \
        .tp_dealloc = built_in_dealloc,                                                                                        \
        .tp_hash = built_in_hash,                                                                                              \
        .tp_repr = built_in_repr,                                                                                              \
        .tp_str = built_in_str,                                                                                                \
        .tp_richcompare = built_in_compare,                                                                                    \
        .tp_alloc = PyType_GenericAlloc,                                                                                       \
        .tp_free = PyObject_Free,                                                                                              \
        .tp_getattro = ((flags) & Py_TPFLAGS_TYPE_SUBCLASS) ? built_in_getattro : PyObject_GenericGetAttr,                     \
        .tp_setattro = ((flags) & Py_TPFLAGS_TYPE_SUBCLASS) ? built_in_setattro : PyObject_GenericSetAttr,                     \
        .conch_handle = HANDLE_##type,                                                                                         \
        .conch_flags = CONCH_BOUND | CONCH_STATIC,                                                                             \
    };
TYPES(X)
#undef X

enum {
#define X(name) HANDLE_##name,
    FIRST_EXCEPTION_MINUS_1 = CONCH_HANDLE_EXCEPTIONS - 1,
    CONCH_EXCEPTIONS(X) AFTER_EXCEPTIONS
#undef X
};
_Static_assert(AFTER_EXCEPTIONS <= CONCH_HANDLE_SMALL_INTS, "the handles of exceptions and ints do not overlap");

/* Their bases are set when Java comes, which knows them. */
#define X(name)                                                                                                                \
    static PyTypeObject type_##name = {                                                                                        \
        .ob_base = {{CONCH_STATIC_REFCNT, &PyType_Type}, 0},                                                                   \
        .tp_name = #name,                                                                                                      \
        .tp_basicsize = sizeof(struct object),                                                                                 \
        .tp_flags = Py_TPFLAGS_BASE_EXC_SUBCLASS | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_READY | Py_TPFLAGS_IMMUTABLETYPE,          \
        .tp_base = &PyBaseObject_Type,                                                                                         \
        .tp_new = built_in_new,                                                                                                \
        .tp_traverse = built_in_traverse,                                                                                      \
        .tp_clear = built_in_clear,                                                                                            \
        .tp_init = built_in_init,                                                                                              \
        .tp_dealloc = built_in_dealloc,                                                                                        \
        .tp_hash = built_in_hash,                                                                                              \
        .tp_repr = built_in_repr,                                                                                              \
        .tp_str = built_in_str,                                                                                                \
        .tp_richcompare = built_in_compare,                                                                                    \
        .tp_alloc = PyType_GenericAlloc,                                                                                       \
        .tp_free = PyObject_Free,                                                                                              \
        .tp_getattro = PyObject_GenericGetAttr,                                                                                \
        .tp_setattro = PyObject_GenericSetAttr,                                                                                \
        .conch_handle = HANDLE_##name,                                                                                         \
        .conch_flags = CONCH_BOUND | CONCH_STATIC,                                                                             \
    };                                                                                                                         \
    PyObject *PyExc_##name = (PyObject *)&type_##name;
CONCH_EXCEPTIONS(X)
#undef X

static PyTypeObject *const types[] = {
#define X(type, name, flags, base, basetype) &type,
    TYPES(X)
#undef X
};

static PyTypeObject *const exceptions[] = {
#define X(name) &type_##name,
    CONCH_EXCEPTIONS(X)
#undef X
};

static void make_small_ints(void)
{
    for (int i = 0; i < CONCH_SMALL_INTS; i++) {
        struct conch_static_object *o = &conch_small_ints[i];
        o->prefix[0] = (uint64_t)(CONCH_HANDLE_SMALL_INTS + i) | (uint64_t)(CONCH_BOUND | CONCH_STATIC) << 32;
        o->object.base.ob_refcnt = CONCH_STATIC_REFCNT;
        o->object.base.ob_type = &PyLong_Type;
        o->object.value = CONCH_SMALLEST_INT + i;
    }
}

void *conch_static_object(int32_t handle)
{
    switch (handle) {
    case CONCH_HANDLE_NONE: return Py_None;
    case CONCH_HANDLE_TRUE: return Py_True;
    case CONCH_HANDLE_FALSE: return Py_False;
    case CONCH_HANDLE_NOT_IMPLEMENTED: return Py_NotImplemented;
    case CONCH_HANDLE_ELLIPSIS: return Py_Ellipsis;
    }
    if (handle >= CONCH_HANDLE_TYPES && handle < AFTER_TYPES)
        return types[handle - CONCH_HANDLE_TYPES];
    if (handle >= CONCH_HANDLE_EXCEPTIONS && handle < AFTER_EXCEPTIONS)
        return exceptions[handle - CONCH_HANDLE_EXCEPTIONS];
    if (handle >= CONCH_HANDLE_SMALL_INTS && handle < CONCH_HANDLE_SMALL_INTS + CONCH_SMALL_INTS) {
        if (conch_small_ints[0].object.base.ob_type == NULL)
            make_small_ints();
        return &conch_small_ints[handle - CONCH_HANDLE_SMALL_INTS].object.base;
    }
    return NULL;
}

const char *conch_static_name(int32_t handle)
{
    if (handle < CONCH_HANDLE_TYPES || handle >= CONCH_HANDLE_SMALL_INTS)
        return NULL;
    PyTypeObject *type = conch_static_object(handle);
    return type == NULL ? NULL : type->tp_name;
}
