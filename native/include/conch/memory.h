/* Memory. A block goes back to the family it came from. Zero bytes give a block that is not NULL; NULL means that memory is short. */
#ifndef CONCH_MEMORY_H
#define CONCH_MEMORY_H

#include "object.h"

CONCH_BEGIN_C

/* Callable without the GIL. */
PyAPI_FUNC(void *) PyMem_RawMalloc(size_t bytes);
PyAPI_FUNC(void *) PyMem_RawCalloc(size_t count, size_t bytes);
PyAPI_FUNC(void *) PyMem_RawRealloc(void *block, size_t bytes);
PyAPI_FUNC(void) PyMem_RawFree(void *block);

PyAPI_FUNC(void *) PyMem_Malloc(size_t bytes);
PyAPI_FUNC(void *) PyMem_Calloc(size_t count, size_t bytes);
PyAPI_FUNC(void *) PyMem_Realloc(void *block, size_t bytes);
PyAPI_FUNC(void) PyMem_Free(void *block);

#define PyMem_New(type, n) \
    ((size_t)(n) > (size_t)PY_SSIZE_T_MAX / sizeof(type) ? NULL : (type *)PyMem_Malloc((size_t)(n) * sizeof(type)))
#define PyMem_Resize(block, type, n)                                               \
    ((block) = (size_t)(n) > (size_t)PY_SSIZE_T_MAX / sizeof(type) ? NULL          \
                                                                   : (type *)PyMem_Realloc((block), (size_t)(n) * sizeof(type)))
#define PyMem_MALLOC(n) PyMem_Malloc(n)
#define PyMem_REALLOC(p, n) PyMem_Realloc((p), (n))
#define PyMem_FREE(p) PyMem_Free(p)
#define PyMem_Del(p) PyMem_Free(p)
#define PyMem_DEL(p) PyMem_Free(p)
#define PyMem_RESIZE(block, type, n) PyMem_Resize(block, type, n)
#define PyMem_NEW(type, n) PyMem_New(type, n)

PyAPI_FUNC(void *) PyObject_Malloc(size_t bytes);
PyAPI_FUNC(void *) PyObject_Calloc(size_t count, size_t bytes);
PyAPI_FUNC(void *) PyObject_Realloc(void *block, size_t bytes);
PyAPI_FUNC(void) PyObject_Free(void *block);
#define PyObject_MALLOC(n) PyObject_Malloc(n)
#define PyObject_REALLOC(p, n) PyObject_Realloc((p), (n))
#define PyObject_FREE(p) PyObject_Free(p)
#define PyObject_Del PyObject_Free
#define PyObject_DEL PyObject_Free

/* Makes instances of a C type. New; the fields behind the head are not set. A heap type gains a reference by each instance. */
PyAPI_FUNC(PyObject *) PyObject_Init(PyObject *o, PyTypeObject *type);
PyAPI_FUNC(PyVarObject *) PyObject_InitVar(PyVarObject *o, PyTypeObject *type, Py_ssize_t size);
PyAPI_FUNC(PyObject *) _PyObject_New(PyTypeObject *type);
PyAPI_FUNC(PyVarObject *) _PyObject_NewVar(PyTypeObject *type, Py_ssize_t items);
#define PyObject_New(struct_type, type) ((struct_type *)_PyObject_New(type))
#define PyObject_NewVar(struct_type, type, items) ((struct_type *)_PyObject_NewVar((type), (items)))
#define PyObject_NEW(struct_type, type) PyObject_New(struct_type, (type))
#define PyObject_NEW_VAR(struct_type, type, items) PyObject_NewVar(struct_type, (type), (items))
#define PyObject_INIT_VAR(o, type, items) PyObject_InitVar((PyVarObject *)(o), (type), (items))
#define _PyObject_SIZE(type) ((size_t)(type)->tp_basicsize)
#define _PyObject_VAR_SIZE(type, items) \
    _Py_SIZE_ROUND_UP((size_t)((type)->tp_basicsize + (items) * (type)->tp_itemsize), SIZEOF_VOID_P)
#define PyObject_INIT(o, type) PyObject_Init(_PyObject_CAST(o), (type))

/* The cycle collector does not look into C objects: tracking is accepted and has no effect. */
PyAPI_FUNC(PyObject *) _PyObject_GC_New(PyTypeObject *type);                          /* new */
PyAPI_FUNC(PyVarObject *) _PyObject_GC_NewVar(PyTypeObject *type, Py_ssize_t items); /* new */
PyAPI_FUNC(void) PyObject_GC_Track(void *o);
PyAPI_FUNC(void) PyObject_GC_UnTrack(void *o);
PyAPI_FUNC(void) PyObject_GC_Del(void *o);
/* tp_finalize is called by itself, where a type made from a spec has no tp_dealloc of its own, and for instances of a script's class. A tp_dealloc
 * calls the second: 0; the object must not come back to life. */
PyAPI_FUNC(void) PyObject_CallFinalizer(PyObject *o);
PyAPI_FUNC(int) PyObject_CallFinalizerFromDealloc(PyObject *o);
#define PyObject_GC_New(struct_type, type) ((struct_type *)_PyObject_GC_New(type))
#define PyObject_GC_NewVar(struct_type, type, items) ((struct_type *)_PyObject_GC_NewVar((type), (items)))

PyAPI_FUNC(int) PyObject_IS_GC(PyObject *o);                /* 1 or 0 */
PyAPI_FUNC(int) PyObject_GC_IsTracked(PyObject *o);         /* 1 or 0: whether its type takes part */
PyAPI_FUNC(int) PyObject_GC_IsFinalized(PyObject *o);       /* 1 or 0: whether PyObject_CallFinalizer was there */


CONCH_END_C

#endif
