/* Types: what a C type fills in, by a static PyTypeObject or by a PyType_Spec. The layout is CPython 3.11's, plus a tail of our own. */
#ifndef CONCH_TYPE_H
#define CONCH_TYPE_H

#include "buffer.h"
#include "object.h"

CONCH_BEGIN_C

typedef PyObject *(*unaryfunc)(PyObject *);
typedef PyObject *(*binaryfunc)(PyObject *, PyObject *);
typedef PyObject *(*ternaryfunc)(PyObject *, PyObject *, PyObject *);
typedef int (*inquiry)(PyObject *);
typedef Py_ssize_t (*lenfunc)(PyObject *);
typedef PyObject *(*ssizeargfunc)(PyObject *, Py_ssize_t);
typedef int (*ssizeobjargproc)(PyObject *, Py_ssize_t, PyObject *);
typedef int (*objobjproc)(PyObject *, PyObject *);
typedef int (*objobjargproc)(PyObject *, PyObject *, PyObject *);
typedef int (*visitproc)(PyObject *, void *);
typedef int (*traverseproc)(PyObject *, visitproc, void *);
typedef void (*freefunc)(void *);
typedef void (*destructor)(PyObject *);
typedef PyObject *(*getattrfunc)(PyObject *, char *);
typedef PyObject *(*getattrofunc)(PyObject *, PyObject *);
typedef int (*setattrfunc)(PyObject *, char *, PyObject *);
typedef int (*setattrofunc)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*reprfunc)(PyObject *);
typedef Py_hash_t (*hashfunc)(PyObject *);
typedef PyObject *(*richcmpfunc)(PyObject *, PyObject *, int);
typedef PyObject *(*getiterfunc)(PyObject *);
typedef PyObject *(*iternextfunc)(PyObject *);
typedef PyObject *(*descrgetfunc)(PyObject *, PyObject *, PyObject *);
typedef int (*descrsetfunc)(PyObject *, PyObject *, PyObject *);
typedef int (*initproc)(PyObject *, PyObject *, PyObject *);
typedef PyObject *(*newfunc)(PyTypeObject *, PyObject *, PyObject *);
typedef PyObject *(*allocfunc)(PyTypeObject *, Py_ssize_t);
typedef PyObject *(*vectorcallfunc)(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);
typedef PyObject *(*getter)(PyObject *, void *);
typedef int (*setter)(PyObject *, PyObject *, void *);

/* Methods. */
typedef PyObject *(*PyCFunction)(PyObject *self, PyObject *args);
typedef PyObject *(*_PyCFunctionFast)(PyObject *self, PyObject *const *args, Py_ssize_t count);
typedef PyObject *(*PyCFunctionWithKeywords)(PyObject *self, PyObject *args, PyObject *keywords);
typedef PyObject *(*_PyCFunctionFastWithKeywords)(PyObject *self, PyObject *const *args, Py_ssize_t count, PyObject *kwnames);
typedef PyObject *(*PyCMethod)(PyObject *self, PyTypeObject *cls, PyObject *const *args, Py_ssize_t count, PyObject *kwnames);
#define _PyCFunction_CAST(function) ((PyCFunction)(void (*)(void))(function))

typedef struct PyMethodDef {
    const char *ml_name;
    PyCFunction ml_meth;
    int ml_flags;
    const char *ml_doc;
} PyMethodDef;

#define METH_VARARGS 0x0001
#define METH_KEYWORDS 0x0002
#define METH_NOARGS 0x0004
#define METH_O 0x0008
#define METH_CLASS 0x0010
#define METH_STATIC 0x0020
#define METH_COEXIST 0x0040
#define METH_FASTCALL 0x0080
#define METH_METHOD 0x0200

typedef struct PyGetSetDef {
    const char *name;
    getter get;
    setter set;
    const char *doc;
    void *closure;
} PyGetSetDef;

typedef struct PyMemberDef {
    const char *name;
    int type;
    Py_ssize_t offset;
    int flags;
    const char *doc;
} PyMemberDef;

typedef struct {
    binaryfunc nb_add, nb_subtract, nb_multiply, nb_remainder, nb_divmod;
    ternaryfunc nb_power;
    unaryfunc nb_negative, nb_positive, nb_absolute;
    inquiry nb_bool;
    unaryfunc nb_invert;
    binaryfunc nb_lshift, nb_rshift, nb_and, nb_xor, nb_or;
    unaryfunc nb_int;
    void *nb_reserved;
    unaryfunc nb_float;
    binaryfunc nb_inplace_add, nb_inplace_subtract, nb_inplace_multiply, nb_inplace_remainder;
    ternaryfunc nb_inplace_power;
    binaryfunc nb_inplace_lshift, nb_inplace_rshift, nb_inplace_and, nb_inplace_xor, nb_inplace_or;
    binaryfunc nb_floor_divide, nb_true_divide, nb_inplace_floor_divide, nb_inplace_true_divide;
    unaryfunc nb_index;
    binaryfunc nb_matrix_multiply, nb_inplace_matrix_multiply;
} PyNumberMethods;

typedef struct {
    lenfunc sq_length;
    binaryfunc sq_concat;
    ssizeargfunc sq_repeat, sq_item;
    void *was_sq_slice;
    ssizeobjargproc sq_ass_item;
    void *was_sq_ass_slice;
    objobjproc sq_contains;
    binaryfunc sq_inplace_concat;
    ssizeargfunc sq_inplace_repeat;
} PySequenceMethods;

typedef struct {
    lenfunc mp_length;
    binaryfunc mp_subscript;
    objobjargproc mp_ass_subscript;
} PyMappingMethods;

typedef enum { PYGEN_RETURN = 0, PYGEN_ERROR = -1, PYGEN_NEXT = 1 } PySendResult;
typedef PySendResult (*sendfunc)(PyObject *iterator, PyObject *value, PyObject **result);

typedef struct {
    unaryfunc am_await, am_aiter, am_anext;
    sendfunc am_send;
} PyAsyncMethods;

typedef struct {
    getbufferproc bf_getbuffer;
    releasebufferproc bf_releasebuffer;
} PyBufferProcs;

struct _typeobject {
    PyVarObject ob_base;
    const char *tp_name;
    Py_ssize_t tp_basicsize, tp_itemsize;
    destructor tp_dealloc;
    Py_ssize_t tp_vectorcall_offset;
    getattrfunc tp_getattr;
    setattrfunc tp_setattr;
    PyAsyncMethods *tp_as_async;
    reprfunc tp_repr;
    PyNumberMethods *tp_as_number;
    PySequenceMethods *tp_as_sequence;
    PyMappingMethods *tp_as_mapping;
    hashfunc tp_hash;
    ternaryfunc tp_call;
    reprfunc tp_str;
    getattrofunc tp_getattro;
    setattrofunc tp_setattro;
    PyBufferProcs *tp_as_buffer;
    unsigned long tp_flags;
    const char *tp_doc;
    traverseproc tp_traverse;
    inquiry tp_clear;
    richcmpfunc tp_richcompare;
    Py_ssize_t tp_weaklistoffset;
    getiterfunc tp_iter;
    iternextfunc tp_iternext;
    PyMethodDef *tp_methods;
    PyMemberDef *tp_members;
    PyGetSetDef *tp_getset;
    PyTypeObject *tp_base;
    PyObject *tp_dict;
    descrgetfunc tp_descr_get;
    descrsetfunc tp_descr_set;
    Py_ssize_t tp_dictoffset;
    initproc tp_init;
    allocfunc tp_alloc;
    newfunc tp_new;
    freefunc tp_free;
    inquiry tp_is_gc;
    PyObject *tp_bases;
    PyObject *tp_mro;
    PyObject *tp_cache;
    PyObject *tp_subclasses;
    PyObject *tp_weaklist;
    destructor tp_del;
    unsigned int tp_version_tag;
    destructor tp_finalize;
    vectorcallfunc tp_vectorcall;
    /* Conch's own: which object of the interpreter this type is, and what its spec said. */
    int32_t conch_handle;
    uint32_t conch_flags;
    void *conch_spec;
};

#define Py_TPFLAGS_SEQUENCE (1UL << 5)
#define Py_TPFLAGS_MAPPING (1UL << 6)
#define Py_TPFLAGS_DISALLOW_INSTANTIATION (1UL << 7)
#define Py_TPFLAGS_IMMUTABLETYPE (1UL << 8)
#define Py_TPFLAGS_HEAPTYPE (1UL << 9)
#define Py_TPFLAGS_BASETYPE (1UL << 10)
#define Py_TPFLAGS_HAVE_VECTORCALL (1UL << 11)
#define Py_TPFLAGS_READY (1UL << 12)
#define Py_TPFLAGS_READYING (1UL << 13)
#define Py_TPFLAGS_HAVE_GC (1UL << 14)
#define Py_TPFLAGS_METHOD_DESCRIPTOR (1UL << 17)
#define Py_TPFLAGS_HAVE_VERSION_TAG (1UL << 18)
#define Py_TPFLAGS_VALID_VERSION_TAG (1UL << 19)
#define Py_TPFLAGS_IS_ABSTRACT (1UL << 20)
#define Py_TPFLAGS_LONG_SUBCLASS (1UL << 24)
#define Py_TPFLAGS_LIST_SUBCLASS (1UL << 25)
#define Py_TPFLAGS_TUPLE_SUBCLASS (1UL << 26)
#define Py_TPFLAGS_BYTES_SUBCLASS (1UL << 27)
#define Py_TPFLAGS_UNICODE_SUBCLASS (1UL << 28)
#define Py_TPFLAGS_DICT_SUBCLASS (1UL << 29)
#define Py_TPFLAGS_BASE_EXC_SUBCLASS (1UL << 30)
#define Py_TPFLAGS_TYPE_SUBCLASS (1UL << 31)
#define Py_TPFLAGS_DEFAULT 0UL
#define Py_TPFLAGS_HAVE_FINALIZE (1UL << 0)

#define PyType_HasFeature(type, feature) (((type)->tp_flags & (feature)) != 0)
#define PyType_FastSubclass(type, flag) PyType_HasFeature((type), (flag))
#define PyType_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_TYPE_SUBCLASS)
#define PyType_CheckExact(o) Py_IS_TYPE((o), &PyType_Type)
#define PyType_IS_GC(type) PyType_HasFeature((type), Py_TPFLAGS_HAVE_GC)
PyAPI_FUNC(int) PyType_SUPPORTS_WEAKREFS(PyTypeObject *type); /* 1 or 0 */

/* ob_size of what C laid out; of the interpreter's own objects what CPython has there: the length, of an int the digits of 30 bits with its sign. */
PyAPI_FUNC(Py_ssize_t) conch_size(PyVarObject *o);
static inline Py_ssize_t Py_SIZE(PyVarObject *o)
{
    const unsigned long built_in = Py_TPFLAGS_LONG_SUBCLASS | Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_TUPLE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS;
    PyTypeObject *type = o->ob_base.ob_type;
    return type->conch_spec == NULL || (type->tp_flags & built_in) ? conch_size(o) : o->ob_size;
}
#define Py_SIZE(o) Py_SIZE(_PyVarObject_CAST(o))

typedef struct {
    int slot;
    void *pfunc;
} PyType_Slot;

typedef struct {
    const char *name;
    int basicsize;
    int itemsize;
    unsigned int flags;
    PyType_Slot *slots;
} PyType_Spec;

/* The numbers of slots in a PyType_Slot; CPython's. */
#define Py_bf_getbuffer 1
#define Py_bf_releasebuffer 2
#define Py_mp_ass_subscript 3
#define Py_mp_length 4
#define Py_mp_subscript 5
#define Py_nb_absolute 6
#define Py_nb_add 7
#define Py_nb_and 8
#define Py_nb_bool 9
#define Py_nb_divmod 10
#define Py_nb_float 11
#define Py_nb_floor_divide 12
#define Py_nb_index 13
#define Py_nb_inplace_add 14
#define Py_nb_inplace_and 15
#define Py_nb_inplace_floor_divide 16
#define Py_nb_inplace_lshift 17
#define Py_nb_inplace_multiply 18
#define Py_nb_inplace_or 19
#define Py_nb_inplace_power 20
#define Py_nb_inplace_remainder 21
#define Py_nb_inplace_rshift 22
#define Py_nb_inplace_subtract 23
#define Py_nb_inplace_true_divide 24
#define Py_nb_inplace_xor 25
#define Py_nb_int 26
#define Py_nb_invert 27
#define Py_nb_lshift 28
#define Py_nb_multiply 29
#define Py_nb_negative 30
#define Py_nb_or 31
#define Py_nb_positive 32
#define Py_nb_power 33
#define Py_nb_remainder 34
#define Py_nb_rshift 35
#define Py_nb_subtract 36
#define Py_nb_true_divide 37
#define Py_nb_xor 38
#define Py_sq_ass_item 39
#define Py_sq_concat 40
#define Py_sq_contains 41
#define Py_sq_inplace_concat 42
#define Py_sq_inplace_repeat 43
#define Py_sq_item 44
#define Py_sq_length 45
#define Py_sq_repeat 46
#define Py_tp_alloc 47
#define Py_tp_base 48
#define Py_tp_bases 49
#define Py_tp_call 50
#define Py_tp_clear 51
#define Py_tp_dealloc 52
#define Py_tp_del 53
#define Py_tp_descr_get 54
#define Py_tp_descr_set 55
#define Py_tp_doc 56
#define Py_tp_getattr 57
#define Py_tp_getattro 58
#define Py_tp_hash 59
#define Py_tp_init 60
#define Py_tp_is_gc 61
#define Py_tp_iter 62
#define Py_tp_iternext 63
#define Py_tp_methods 64
#define Py_tp_new 65
#define Py_tp_repr 66
#define Py_tp_richcompare 67
#define Py_tp_setattr 68
#define Py_tp_setattro 69
#define Py_tp_str 70
#define Py_tp_traverse 71
#define Py_tp_members 72
#define Py_tp_getset 73
#define Py_tp_free 74
#define Py_nb_matrix_multiply 75
#define Py_nb_inplace_matrix_multiply 76
#define Py_am_await 77
#define Py_am_aiter 78
#define Py_am_anext 79
#define Py_tp_finalize 80
#define Py_am_send 81

/* Finishes a static type: inherits slots, and makes it known to the interpreter. 0, or -1 with an exception. */
PyAPI_FUNC(int) PyType_Ready(PyTypeObject *type);
PyAPI_FUNC(PyObject *) PyType_FromSpec(PyType_Spec *spec);                                                     /* new */
PyAPI_FUNC(PyObject *) PyType_FromSpecWithBases(PyType_Spec *spec, PyObject *bases);                           /* new; bases: NULL, a type or a tuple */
PyAPI_FUNC(PyObject *) PyType_FromModuleAndSpec(PyObject *module, PyType_Spec *spec, PyObject *bases);         /* new; holds the module */
PyAPI_FUNC(PyObject *) PyType_GetModule(PyTypeObject *type);                                                   /* borrowed */
PyAPI_FUNC(void *) PyType_GetModuleState(PyTypeObject *type);
PyAPI_FUNC(void *) PyType_GetSlot(PyTypeObject *type, int slot);                                               /* NULL where it is empty, or with SystemError for a number that is none */
PyAPI_FUNC(int) PyType_IsSubtype(PyTypeObject *type, PyTypeObject *of);                                        /* 1 or 0 */
PyAPI_FUNC(PyObject *) PyType_GenericNew(PyTypeObject *type, PyObject *args, PyObject *keywords);              /* new */
PyAPI_FUNC(PyObject *) PyType_GenericAlloc(PyTypeObject *type, Py_ssize_t items);                              /* new; zeroed */
PyAPI_FUNC(unsigned long) PyType_GetFlags(PyTypeObject *type);
PyAPI_FUNC(void) PyType_Modified(PyTypeObject *type);
PyAPI_FUNC(PyObject *) PyType_GetName(PyTypeObject *type);                                                     /* new */
PyAPI_FUNC(PyObject *) PyType_GetQualName(PyTypeObject *type);                                                 /* new */

/* For tp_traverse. */
#define Py_VISIT(o)                                            \
    do {                                                       \
        if (o) {                                               \
            int conch_visited = visit(_PyObject_CAST(o), arg); \
            if (conch_visited)                                 \
                return conch_visited;                          \
        }                                                      \
    } while (0)

#define PySlice_Check(o) Py_IS_TYPE((o), &PySlice_Type)

/* The built-in types. */
PyAPI_DATA(PyTypeObject)
    PyBaseObject_Type, PyType_Type, PyLong_Type, PyBool_Type, PyFloat_Type, PyComplex_Type, PyUnicode_Type, PyBytes_Type,
    PyByteArray_Type, PyTuple_Type, PyList_Type, PyDict_Type, PySet_Type, PyFrozenSet_Type, PyMemoryView_Type, PyModule_Type,
    PyCFunction_Type, PySlice_Type, PyRange_Type, PyCapsule_Type, PyModuleDef_Type, _PyNone_Type, _PyNotImplemented_Type, PyEllipsis_Type,
    PyFunction_Type, PyMethod_Type, PyClassMethod_Type, PyStaticMethod_Type, PyProperty_Type, PySuper_Type, PyReversed_Type, PyEnum_Type,
    PyMap_Type, PyFilter_Type, PyZip_Type, PyDictProxy_Type, PyGen_Type, PyTraceBack_Type, _PyWeakref_RefType;
#define PyFunction_Check(o) Py_IS_TYPE((o), &PyFunction_Type)
#define PyMethod_Check(o) Py_IS_TYPE((o), &PyMethod_Type)
#define PyGen_Check(o) PyObject_TypeCheck((o), &PyGen_Type)
#define PyRange_Check(o) Py_IS_TYPE((o), &PyRange_Type)
#define PyGen_CheckExact(o) Py_IS_TYPE((o), &PyGen_Type)
/* What a function or a bound method consists of. */
PyAPI_FUNC(PyObject *) PyMethod_Function(PyObject *method);                         /* borrowed */
PyAPI_FUNC(PyObject *) PyMethod_Self(PyObject *method);                             /* borrowed */
PyAPI_FUNC(PyObject *) PyFunction_GetCode(PyObject *function);                      /* borrowed */
PyAPI_FUNC(PyObject *) PyFunction_GetGlobals(PyObject *function);                   /* borrowed */
PyAPI_FUNC(PyObject *) PyFunction_GetDefaults(PyObject *function);                 /* borrowed; NULL without an exception where it has none, as the next two */
PyAPI_FUNC(PyObject *) PyFunction_GetKwDefaults(PyObject *function);
PyAPI_FUNC(PyObject *) PyFunction_GetClosure(PyObject *function);
#define PyMethod_GET_FUNCTION(o) PyMethod_Function(_PyObject_CAST(o))
#define PyMethod_GET_SELF(o) PyMethod_Self(_PyObject_CAST(o))
#define PyFunction_GET_CODE(o) PyFunction_GetCode(_PyObject_CAST(o))
#define PyFunction_GET_GLOBALS(o) PyFunction_GetGlobals(_PyObject_CAST(o))
PyAPI_FUNC(PyObject *) PyDescr_NewMethod(PyTypeObject *type, PyMethodDef *definition); /* new */
PyAPI_FUNC(PyObject *) PyDescr_NewClassMethod(PyTypeObject *type, PyMethodDef *definition); /* new */
PyAPI_FUNC(PyObject *) _PyType_Lookup(PyTypeObject *type, PyObject *name);         /* borrowed: from the dicts along the mro; NULL without an exception */
PyAPI_FUNC(const char *) _PyType_Name(PyTypeObject *type);                         /* behind the last dot of tp_name; never fails */
PyAPI_FUNC(unsigned int) PyType_ClearCache(void);                                  /* never fails: there is none to clear */
#define PyTraceBack_Check(o) Py_IS_TYPE((o), &PyTraceBack_Type)

CONCH_END_C

#endif
