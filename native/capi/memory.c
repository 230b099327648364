#include "internal.h"

#include "strict_internal.h"

static size_t some(size_t bytes)
{
    return bytes == 0 ? 1 : bytes;
}

/* What the two families have in common. A strict run knows which of their functions made each block. */

static void *noted(void *block, size_t bytes, const char *function)
{
    if (STRICT_ON)
        blocks_made(block, bytes, function, 0);
    return block;
}

static void *block_new(size_t bytes, const char *function)
{
    return bytes > (size_t)PY_SSIZE_T_MAX ? NULL : noted(malloc(some(bytes)), bytes, function);
}

static void *block_zeroed(size_t count, size_t bytes, const char *function)
{
    return bytes != 0 && count > (size_t)PY_SSIZE_T_MAX / bytes ? NULL : noted(calloc(some(count), some(bytes)), count * bytes, function);
}

static void *block_resized(void *block, size_t bytes, const char *function)
{
    if (bytes > (size_t)PY_SSIZE_T_MAX)
        return NULL;
    size_t before = STRICT_ON ? blocks_bytes(block) : 0;
    if (STRICT_ON)
        blocks_end(block);
    void *resized = realloc(block, some(bytes));
    if (resized == NULL)
        noted(block, before, function);
    return noted(resized, bytes, function);
}

static void block_free(void *block)
{
    if (STRICT_ON)
        blocks_end(block);
    free(block);
}

void *PyMem_RawMalloc(size_t bytes)
{
    return block_new(bytes, __func__);
}

void *PyMem_RawCalloc(size_t count, size_t bytes)
{
    return block_zeroed(count, bytes, __func__);
}

void *PyMem_RawRealloc(void *block, size_t bytes)
{
    return block_resized(block, bytes, __func__);
}

void PyMem_RawFree(void *block)
{
    block_free(block);
}

void *PyMem_Malloc(size_t bytes)
{
    ENTER();
    return block_new(bytes, __func__);
}

void *PyMem_Calloc(size_t count, size_t bytes)
{
    ENTER();
    return block_zeroed(count, bytes, __func__);
}

void *PyMem_Realloc(void *block, size_t bytes)
{
    ENTER();
    return block_resized(block, bytes, __func__);
}

void PyMem_Free(void *block)
{
    ENTER();
    block_free(block);
}

/* Blocks of this family have the prefix before them, because an instance of a C type may come from any of these functions. */

static void *with_prefix(void *block)
{
    return block == NULL ? NULL : (struct prefix *)block + 1;
}

static bool too_much(size_t bytes)
{
    return bytes > (size_t)PY_SSIZE_T_MAX - sizeof(struct prefix);
}

void *PyObject_Malloc(size_t bytes)
{
    ENTER();
    if (too_much(bytes))
        return NULL;
    struct prefix *block = malloc(bytes + sizeof *block);
    if (block != NULL)
        *block = (struct prefix){0};
    return with_prefix(block);
}

void *PyObject_Calloc(size_t count, size_t bytes)
{
    ENTER();
    if (bytes != 0 && count > ((size_t)PY_SSIZE_T_MAX - sizeof(struct prefix)) / bytes)
        return NULL;
    return with_prefix(calloc(1, count * bytes + sizeof(struct prefix)));
}

void *PyObject_Realloc(void *block, size_t bytes)
{
    ENTER();
    if (block == NULL)
        return PyObject_Malloc(bytes);
    if (STRICT_ON)
        blocks_end(block);
    return too_much(bytes) ? NULL : with_prefix(realloc(prefix_of(block), bytes + sizeof(struct prefix)));
}

void PyObject_Free(void *block)
{
    ENTER();
    if (block != NULL && STRICT_ON) {
        blocks_end(block);
        grave_bury(block);
    } else if (block != NULL) {
        free(prefix_of(block));
    }
}

/* ---- instances of C types ---- */

PyObject *PyObject_Init(PyObject *o, PyTypeObject *type)
{
    ENTER();
    if (o == NULL)
        return PyErr_NoMemory();
    o->ob_type = type;
    o->ob_refcnt = 1;
    if (STRICT_ON)
        leak_instance(o);
    if (type->tp_flags & Py_TPFLAGS_HEAPTYPE)
        Py_INCREF(type);
    return o;
}

PyVarObject *PyObject_InitVar(PyVarObject *o, PyTypeObject *type, Py_ssize_t size)
{
    if (PyObject_Init(&o->ob_base, type) != NULL)
        o->ob_size = size;
    return o;
}

static size_t instance_size(PyTypeObject *type, Py_ssize_t items)
{
    return ((size_t)type->tp_basicsize + (size_t)items * (size_t)type->tp_itemsize + 15) & ~(size_t)15;
}

/* CPython readies a type at the latest when it is first asked for an attribute, so extensions forget it; here the first instance is the moment. */
static bool is_ready(PyTypeObject *type)
{
    return CONCH_LIKELY(type->tp_flags & Py_TPFLAGS_READY) || PyType_Ready(type) == 0;
}

PyObject *_PyObject_New(PyTypeObject *type)
{
    WANT(type);
    if (!is_ready(type))
        return NULL;
    return PyObject_Init(PyObject_Malloc(instance_size(type, 0)), type);
}

PyVarObject *_PyObject_NewVar(PyTypeObject *type, Py_ssize_t items)
{
    WANT(type);
    if (!is_ready(type))
        return NULL;
    PyVarObject *o = PyObject_Malloc(instance_size(type, items));
    return o == NULL ? (PyVarObject *)PyErr_NoMemory() : PyObject_InitVar(o, type, items);
}

PyObject *_PyObject_GC_New(PyTypeObject *type)
{
    WANT(type);
    return _PyObject_New(type);
}

PyVarObject *_PyObject_GC_NewVar(PyTypeObject *type, Py_ssize_t items)
{
    WANT(type);
    return _PyObject_NewVar(type, items);
}

void PyObject_GC_Track(void *o)
{
    (void)o;
    ENTER();
}

void PyObject_GC_UnTrack(void *o)
{
    (void)o;
    ENTER();
}

void PyObject_GC_Del(void *o)
{
    PyObject_Free(o);
}

PyObject *PyType_GenericAlloc(PyTypeObject *type, Py_ssize_t items)
{
    ENTER();
    WANT(type);
    PyObject *o = PyObject_Calloc(1, instance_size(type, items + (type->tp_itemsize != 0)));
    if (o == NULL)
        return PyErr_NoMemory();
    if (type->tp_itemsize != 0)
        return (PyObject *)PyObject_InitVar((PyVarObject *)o, type, items);
    return PyObject_Init(o, type);
}
