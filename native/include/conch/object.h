/* Objects and references to them: the head that every object has, counts, singletons, comparison. */
#ifndef CONCH_OBJECT_H
#define CONCH_OBJECT_H

#include "port.h"

CONCH_BEGIN_C

typedef struct _object PyObject;
typedef struct _typeobject PyTypeObject;

/*
 * What C sees of an object. ob_refcnt counts the references that C holds, and one more as long as the interpreter keeps the object
 * alive by itself; see docs/decisions/002-mirrors.md. Py_REFCNT says what sys.getrefcount would say, less its own argument.
 */
struct _object {
    Py_ssize_t ob_refcnt;
    PyTypeObject *ob_type;
};

typedef struct {
    PyObject ob_base;
    Py_ssize_t ob_size;
} PyVarObject;

/* Built-in objects whose structs only the interpreter knows: pointers to these may be passed on, and cast. */
typedef struct conch_tuple PyTupleObject;
typedef struct conch_bytes PyBytesObject;
/* Those that a C struct may begin with, for a type that derives from them: what is in them is the interpreter's. */
struct conch_extendable {
    PyObject ob_base;
    int64_t conch_cell[4];
};
typedef struct conch_extendable PyListObject, PyDictObject, PySetObject, PyByteArrayObject, PyBaseExceptionObject;
typedef struct conch_slice PySliceObject;
typedef struct conch_memoryview PyMemoryViewObject;
typedef struct conch_cfunction PyCFunctionObject;
typedef struct conch_function PyFunctionObject;
typedef struct conch_method PyMethodObject;
typedef struct conch_module PyModuleObject;
typedef struct conch_weakref PyWeakReference;
typedef struct conch_generator PyGenObject;
typedef struct PyCodeObject PyCodeObject;
typedef struct _frame PyFrameObject;
typedef struct _traceback PyTracebackObject;

#define PyObject_HEAD PyObject ob_base;
#define PyObject_VAR_HEAD PyVarObject ob_base;
#define PyObject_HEAD_INIT(type) { 1, (type) },
#define PyVarObject_HEAD_INIT(type, size) { { 1, (type) }, (size) },
#define _PyObject_EXTRA_INIT

#define _PyObject_CAST(o) ((PyObject *)(o))
#define _PyVarObject_CAST(o) ((PyVarObject *)(o))

/* At zero: ends the object, or hands it back to the interpreter where that holds it still. */
PyAPI_FUNC(void) _Py_Dealloc(PyObject *o);

static inline void Py_INCREF(PyObject *o)
{
    o->ob_refcnt++;
}

static inline void Py_DECREF(PyObject *o)
{
    if (--o->ob_refcnt == 0)
        _Py_Dealloc(o);
}

static inline void Py_XINCREF(PyObject *o)
{
    if (o != NULL)
        Py_INCREF(o);
}

static inline void Py_XDECREF(PyObject *o)
{
    if (o != NULL)
        Py_DECREF(o);
}

/* New reference to the object itself. */
static inline PyObject *Py_NewRef(PyObject *o)
{
    Py_INCREF(o);
    return o;
}

static inline PyObject *Py_XNewRef(PyObject *o)
{
    Py_XINCREF(o);
    return o;
}

/* The functions behind the macros, for who needs an address. */
PyAPI_FUNC(void) Py_IncRef(PyObject *o);
PyAPI_FUNC(void) Py_DecRef(PyObject *o);

#define Py_INCREF(o) Py_INCREF(_PyObject_CAST(o))
#define Py_DECREF(o) Py_DECREF(_PyObject_CAST(o))
#define Py_XINCREF(o) Py_XINCREF(_PyObject_CAST(o))
#define Py_XDECREF(o) Py_XDECREF(_PyObject_CAST(o))
#define Py_NewRef(o) Py_NewRef(_PyObject_CAST(o))
#define Py_XNewRef(o) Py_XNewRef(_PyObject_CAST(o))

/* For what C alone has: how many references C counts from here on. */
static inline void conch_set_refcnt(PyObject *o, Py_ssize_t count)
{
    o->ob_refcnt = count;
}

/* How many references there are in all, those of scripts included. */
PyAPI_FUNC(Py_ssize_t) Py_REFCNT(PyObject *o);
#define Py_REFCNT(o) Py_REFCNT(_PyObject_CAST(o))

#define Py_CLEAR(variable)                            \
    do {                                              \
        PyObject *conch_old = _PyObject_CAST(variable); \
        if (conch_old != NULL) {                      \
            (variable) = NULL;                        \
            Py_DECREF(conch_old);                     \
        }                                             \
    } while (0)

#define Py_SETREF(variable, value)                    \
    do {                                              \
        PyObject *conch_old = _PyObject_CAST(variable); \
        (variable) = (value);                         \
        Py_DECREF(conch_old);                         \
    } while (0)

#define Py_XSETREF(variable, value)                   \
    do {                                              \
        PyObject *conch_old = _PyObject_CAST(variable); \
        (variable) = (value);                         \
        Py_XDECREF(conch_old);                        \
    } while (0)

/* Borrowed. */
static inline PyTypeObject *Py_TYPE(PyObject *o)
{
    return o->ob_type;
}
#define Py_TYPE(o) Py_TYPE(_PyObject_CAST(o))

#define Py_SET_REFCNT(o, count) conch_set_refcnt(_PyObject_CAST(o), (count))
#define Py_SET_SIZE(o, size) (_PyVarObject_CAST(o)->ob_size = (size))
#define Py_SET_TYPE(o, type) (_PyObject_CAST(o)->ob_type = (type))
#define Py_IS_TYPE(o, type) (Py_TYPE(o) == (type))
#define Py_Is(a, b) ((a) == (b))
#define Py_IsNone(o) Py_Is((o), Py_None)
#define Py_IsTrue(o) Py_Is((o), Py_True)
#define Py_IsFalse(o) Py_Is((o), Py_False)

/* The singletons. Taking a reference to them is allowed and costs nothing; they never die. */
struct conch_static_object {
    uint64_t prefix[2];
    struct {
        PyObject base;
        int64_t value;
        int64_t unused[3];
    } object;
};
PyAPI_DATA(struct conch_static_object) conch_none, conch_true, conch_false, conch_not_implemented, conch_ellipsis;
#define Py_None (&conch_none.object.base)
#define Py_True (&conch_true.object.base)
#define Py_False (&conch_false.object.base)
#define Py_NotImplemented (&conch_not_implemented.object.base)
#define Py_Ellipsis (&conch_ellipsis.object.base)
/* The names that CPython has for what is behind these. */
#define _Py_NoneStruct (conch_none.object.base)
#define _Py_TrueStruct (conch_true.object.base)
#define _Py_FalseStruct (conch_false.object.base)
#define _Py_NotImplementedStruct (conch_not_implemented.object.base)
#define _Py_EllipsisObject (conch_ellipsis.object.base)
#define Py_RETURN_NONE return Py_NewRef(Py_None)
#define Py_RETURN_TRUE return Py_NewRef(Py_True)
#define Py_RETURN_FALSE return Py_NewRef(Py_False)
#define Py_RETURN_NOTIMPLEMENTED return Py_NewRef(Py_NotImplemented)

#define Py_LT 0
#define Py_LE 1
#define Py_EQ 2
#define Py_NE 3
#define Py_GT 4
#define Py_GE 5

#define Py_RETURN_RICHCOMPARE(a, b, op)                                   \
    do {                                                                  \
        switch (op) {                                                     \
        case Py_EQ: if ((a) == (b)) Py_RETURN_TRUE; Py_RETURN_FALSE;      \
        case Py_NE: if ((a) != (b)) Py_RETURN_TRUE; Py_RETURN_FALSE;      \
        case Py_LT: if ((a) < (b)) Py_RETURN_TRUE; Py_RETURN_FALSE;       \
        case Py_GT: if ((a) > (b)) Py_RETURN_TRUE; Py_RETURN_FALSE;       \
        case Py_LE: if ((a) <= (b)) Py_RETURN_TRUE; Py_RETURN_FALSE;      \
        default: if ((a) >= (b)) Py_RETURN_TRUE; Py_RETURN_FALSE;         \
        }                                                                 \
    } while (0)

/* Attributes, comparison, text. All may run script code. */
PyAPI_FUNC(PyObject *) PyObject_GetAttr(PyObject *o, PyObject *name);              /* new */
PyAPI_FUNC(PyObject *) PyObject_GetAttrString(PyObject *o, const char *name);      /* new */
PyAPI_FUNC(int) PyObject_SetAttr(PyObject *o, PyObject *name, PyObject *value);    /* value: not stolen; NULL deletes */
PyAPI_FUNC(int) PyObject_SetAttrString(PyObject *o, const char *name, PyObject *value);
PyAPI_FUNC(int) PyObject_HasAttr(PyObject *o, PyObject *name);                     /* 1 or 0; never fails */
PyAPI_FUNC(int) PyObject_HasAttrString(PyObject *o, const char *name);
PyAPI_FUNC(PyObject *) PyObject_GenericGetAttr(PyObject *o, PyObject *name);       /* new */
PyAPI_FUNC(int) PyObject_GenericSetAttr(PyObject *o, PyObject *name, PyObject *value);
/* For the attribute __dict__ in the PyGetSetDef of a type with tp_dictoffset (or a member __dictoffset__). */
PyAPI_FUNC(PyObject *) PyObject_GenericGetDict(PyObject *o, void *context);              /* new, made where there was none; NULL with AttributeError where the type has no place for it */
PyAPI_FUNC(int) PyObject_GenericSetDict(PyObject *o, PyObject *value, void *context);    /* 0, or -1 with AttributeError or TypeError */
PyAPI_FUNC(PyObject **) _PyObject_GetDictPtr(PyObject *o);                               /* where the struct has its __dict__, which may be NULL there; NULL for nowhere */
#define PyObject_DelAttr(o, name) PyObject_SetAttr((o), (name), NULL)
#define PyObject_DelAttrString(o, name) PyObject_SetAttrString((o), (name), NULL)
PyAPI_FUNC(PyObject *) PyObject_RichCompare(PyObject *a, PyObject *b, int op);     /* new */
PyAPI_FUNC(int) PyObject_RichCompareBool(PyObject *a, PyObject *b, int op);        /* 1, 0, or -1 with an exception; identity decides == and != */
PyAPI_FUNC(PyObject *) PyObject_Repr(PyObject *o);                                 /* new; "<NULL>" for NULL */
PyAPI_FUNC(PyObject *) PyObject_Str(PyObject *o);                                  /* new; "<NULL>" for NULL */
/* Writes what repr says, with Py_PRINT_RAW what str says. 0, or -1 with an exception. */
PyAPI_FUNC(int) PyObject_Print(PyObject *o, FILE *file, int flags);
#define Py_PRINT_RAW 1
PyAPI_FUNC(Py_hash_t) PyObject_Hash(PyObject *o);                                  /* -1 with an exception */
PyAPI_FUNC(Py_hash_t) PyObject_HashNotImplemented(PyObject *o);                    /* TypeError: for tp_hash of types that cannot be hashed */
PyAPI_FUNC(int) PyObject_IsTrue(PyObject *o);                                      /* 1, 0, or -1 with an exception */
PyAPI_FUNC(int) PyObject_Not(PyObject *o);
PyAPI_FUNC(PyObject *) PyObject_Type(PyObject *o);                                 /* new */
PyAPI_FUNC(int) PyObject_IsInstance(PyObject *o, PyObject *type_or_tuple);         /* 1, 0, or -1 with an exception */
PyAPI_FUNC(int) PyObject_IsSubclass(PyObject *type, PyObject *type_or_tuple);
PyAPI_FUNC(int) PyObject_TypeCheck(PyObject *o, PyTypeObject *type);               /* 1 or 0 */
#define PyObject_TypeCheck(o, type) PyObject_TypeCheck(_PyObject_CAST(o), (type))
PyAPI_FUNC(PyObject *) PyObject_GetAIter(PyObject *o);                              /* new: what o's am_aiter gives; TypeError where it is no asynchronous iterator */
PyAPI_FUNC(int) PyAIter_Check(PyObject *o);                                          /* 1 where it has am_anext; never fails */
PyAPI_FUNC(PyObject *) PyObject_SelfIter(PyObject *o);                             /* new; for tp_iter of iterators */

PyAPI_FUNC(PyObject *) PyObject_ASCII(PyObject *o);                                /* new; "<NULL>" for NULL */
PyAPI_FUNC(PyObject *) PyObject_Bytes(PyObject *o);                                /* new; what __bytes__ gives, else PyBytes_FromObject */
PyAPI_FUNC(PyObject *) PyObject_Format(PyObject *o, PyObject *spec_or_null);       /* new */
PyAPI_FUNC(Py_ssize_t) PyObject_LengthHint(PyObject *o, Py_ssize_t otherwise);     /* -1 with an exception */
PyAPI_FUNC(int) PyObject_AsFileDescriptor(PyObject *o);                            /* of an int, or of what has fileno(); -1 with TypeError or ValueError */
/* 1 with a new reference in *result; 0 and NULL where there is no such attribute; -1 with an exception. */
PyAPI_FUNC(int) _PyObject_LookupAttr(PyObject *o, PyObject *name, PyObject **result);
/* For repr of containers: 1 where this thread is in the repr of o already, 0 where it enters it now and must leave it, -1 with an exception. */
PyAPI_FUNC(int) Py_ReprEnter(PyObject *o);
PyAPI_FUNC(void) Py_ReprLeave(PyObject *o);
/* For tp_dealloc. The interpreter clears weak references before it gets that far, so that nothing is left to do. */
PyAPI_FUNC(void) PyObject_ClearWeakRefs(PyObject *o);

/* A name that is made a str when it is first used; _PyUnicode_FromId gives it. */
typedef struct _Py_Identifier {
    const char *string;
    PyObject *object;
} _Py_Identifier;
#define _Py_static_string_init(value) { value, NULL }
#define _Py_static_string(variable, value) static _Py_Identifier variable = _Py_static_string_init(value)
#define _Py_IDENTIFIER(name) _Py_static_string(PyId_##name, #name)
PyAPI_FUNC(PyObject *) _PyUnicode_FromId(_Py_Identifier *id);                      /* borrowed: it stays for as long as the process */
PyAPI_FUNC(PyObject *) _PyObject_GetAttrId(PyObject *o, _Py_Identifier *id);       /* new */
PyAPI_FUNC(int) _PyObject_SetAttrId(PyObject *o, _Py_Identifier *id, PyObject *value);
PyAPI_FUNC(int) _PyObject_LookupAttrId(PyObject *o, _Py_Identifier *id, PyObject **result); /* 1 with a new reference in *result, 0, or -1 with an exception */

/* Around the body of tp_dealloc, for long chains of objects: each link is one C frame, as in a plain tp_dealloc. */
#define Py_TRASHCAN_BEGIN(o, dealloc) do {
#define Py_TRASHCAN_END } while (0);
#define Py_TRASHCAN_BEGIN_CONDITION(o, condition) do {
#define Py_TRASHCAN_SAFE_BEGIN(o) do {
#define Py_TRASHCAN_SAFE_END(o) } while (0);

/* A guard against endless recursion through C. 0, or -1 with RecursionError: then the matching leave is not called. */
PyAPI_FUNC(int) Py_EnterRecursiveCall(const char *where);
PyAPI_FUNC(void) Py_LeaveRecursiveCall(void);

CONCH_END_C

#endif
