/*
 * Names of later versions than 3.11 that extensions use by way of a bundled pythoncapi_compat.h. That header reaches into the layout of ints,
 * frames and the configuration, which Conch has not, so it is told that it has been included already, and what it would add stands here, as far
 * as it can. -DCONCH_WITHOUT_NEWER_NAMES leaves all of this away, for an extension that brings functions of its own of these names.
 */
#ifndef CONCH_NEWER_H
#define CONCH_NEWER_H

#if !defined(CONCH_WITHOUT_NEWER_NAMES) && !defined(PYTHONCAPI_COMPAT)

#include "call.h"
#include "container.h"
#include "error.h"
#include "module.h"
#include "number.h"
#include "text.h"
#include "weakref.h"

#define PYTHONCAPI_COMPAT

CONCH_BEGIN_C

/* There is a GIL: it is what guards the object. */
#ifndef Py_BEGIN_CRITICAL_SECTION
#define Py_BEGIN_CRITICAL_SECTION(op)
#define Py_END_CRITICAL_SECTION()
#define Py_BEGIN_CRITICAL_SECTION2(a, b)
#define Py_END_CRITICAL_SECTION2()
#endif

#define Py_CONSTANT_NONE 0
#define Py_CONSTANT_FALSE 1
#define Py_CONSTANT_TRUE 2
#define Py_CONSTANT_ELLIPSIS 3
#define Py_CONSTANT_NOT_IMPLEMENTED 4
#define Py_CONSTANT_ZERO 5
#define Py_CONSTANT_ONE 6
#define Py_CONSTANT_EMPTY_STR 7
#define Py_CONSTANT_EMPTY_BYTES 8
#define Py_CONSTANT_EMPTY_TUPLE 9

/* New. */
static inline PyObject *Py_GetConstant(unsigned int constant)
{
    switch (constant) {
    case Py_CONSTANT_NONE: return Py_NewRef(Py_None);
    case Py_CONSTANT_FALSE: return Py_NewRef(Py_False);
    case Py_CONSTANT_TRUE: return Py_NewRef(Py_True);
    case Py_CONSTANT_ELLIPSIS: return Py_NewRef(Py_Ellipsis);
    case Py_CONSTANT_NOT_IMPLEMENTED: return Py_NewRef(Py_NotImplemented);
    case Py_CONSTANT_ZERO: return PyLong_FromLong(0);
    case Py_CONSTANT_ONE: return PyLong_FromLong(1);
    case Py_CONSTANT_EMPTY_STR: return PyUnicode_FromString("");
    case Py_CONSTANT_EMPTY_BYTES: return PyBytes_FromStringAndSize(NULL, 0);
    case Py_CONSTANT_EMPTY_TUPLE: return PyTuple_New(0);
    }
    PyErr_BadInternalCall();
    return NULL;
}

/* 1 with a new reference in *result, 0 and NULL where it is not there, -1 and NULL with an exception. */
static inline int PyDict_GetItemRef(PyObject *o, PyObject *key, PyObject **result)
{
    *result = Py_XNewRef(PyDict_GetItemWithError(o, key));
    return *result != NULL ? 1 : PyErr_Occurred() ? -1 : 0;
}

static inline int PyDict_GetItemStringRef(PyObject *o, const char *key, PyObject **result)
{
    PyObject *name = PyUnicode_FromString(key);
    int found = name == NULL ? (*result = NULL, -1) : PyDict_GetItemRef(o, name, result);
    Py_XDECREF(name);
    return found;
}

static inline int PyMapping_GetOptionalItem(PyObject *o, PyObject *key, PyObject **result)
{
    *result = PyObject_GetItem(o, key);
    if (*result != NULL)
        return 1;
    if (!PyErr_ExceptionMatches(PyExc_KeyError))
        return -1;
    PyErr_Clear();
    return 0;
}

static inline int PyObject_GetOptionalAttr(PyObject *o, PyObject *name, PyObject **result)
{
    return _PyObject_LookupAttr(o, name, result);
}

static inline int PyObject_GetOptionalAttrString(PyObject *o, const char *name, PyObject **result)
{
    PyObject *text = PyUnicode_FromString(name);
    int found = text == NULL ? (*result = NULL, -1) : _PyObject_LookupAttr(o, text, result);
    Py_XDECREF(text);
    return found;
}

static inline int PyWeakref_GetRef(PyObject *reference, PyObject **result)
{
    PyObject *o = PyWeakref_GetObject(reference);
    *result = o == NULL || o == Py_None ? NULL : Py_NewRef(o);
    return o == NULL ? -1 : *result != NULL;
}

/* New; NULL with IndexError. */
static inline PyObject *PyList_GetItemRef(PyObject *o, Py_ssize_t index)
{
    return Py_XNewRef(PyList_GetItem(o, index));
}

/* New. */
static inline PyObject *PyImport_AddModuleRef(const char *name)
{
    return Py_XNewRef(PyImport_AddModule(name));
}

/* Steals value, also when it fails. */
static inline int PyModule_Add(PyObject *module, const char *name, PyObject *value)
{
    int result = PyModule_AddObjectRef(module, name, value);
    Py_XDECREF(value);
    return result;
}

static inline int PyLong_AsInt(PyObject *o)
{
    return _PyLong_AsInt(o);
}

typedef struct PyUnicodeWriter PyUnicodeWriter;

/* A writer, or NULL with an exception; ended by Finish or Discard. */
static inline PyUnicodeWriter *PyUnicodeWriter_Create(Py_ssize_t length)
{
    _PyUnicodeWriter *writer;
    if (length < 0) {
        PyErr_SetString(PyExc_ValueError, "length must be positive");
        return NULL;
    }
    writer = (_PyUnicodeWriter *)PyMem_Malloc(sizeof *writer);
    if (writer == NULL)
        return (PyUnicodeWriter *)PyErr_NoMemory();
    _PyUnicodeWriter_Init(writer);
    return (PyUnicodeWriter *)writer;
}

static inline void PyUnicodeWriter_Discard(PyUnicodeWriter *writer)
{
    if (writer != NULL)
        _PyUnicodeWriter_Dealloc((_PyUnicodeWriter *)writer);
    PyMem_Free(writer);
}

/* New. */
static inline PyObject *PyUnicodeWriter_Finish(PyUnicodeWriter *writer)
{
    PyObject *text = _PyUnicodeWriter_Finish((_PyUnicodeWriter *)writer);
    PyMem_Free(writer);
    return text;
}

static inline int PyUnicodeWriter_WriteChar(PyUnicodeWriter *writer, Py_UCS4 code_point)
{
    return _PyUnicodeWriter_WriteChar((_PyUnicodeWriter *)writer, code_point);
}

static inline int PyUnicodeWriter_WriteStr(PyUnicodeWriter *writer, PyObject *o)
{
    PyObject *text = PyObject_Str(o);
    int result = text == NULL ? -1 : _PyUnicodeWriter_WriteStr((_PyUnicodeWriter *)writer, text);
    Py_XDECREF(text);
    return result;
}

static inline int PyUnicodeWriter_WriteRepr(PyUnicodeWriter *writer, PyObject *o)
{
    PyObject *text = PyObject_Repr(o);
    int result = text == NULL ? -1 : _PyUnicodeWriter_WriteStr((_PyUnicodeWriter *)writer, text);
    Py_XDECREF(text);
    return result;
}

static inline int PyUnicodeWriter_WriteASCII(PyUnicodeWriter *writer, const char *ascii, Py_ssize_t count)
{
    return _PyUnicodeWriter_WriteASCIIString((_PyUnicodeWriter *)writer, ascii, count);
}

static inline int PyUnicodeWriter_WriteSubstring(PyUnicodeWriter *writer, PyObject *text, Py_ssize_t low, Py_ssize_t high)
{
    return _PyUnicodeWriter_WriteSubstring((_PyUnicodeWriter *)writer, text, low, high);
}

CONCH_END_C

#endif

#endif
