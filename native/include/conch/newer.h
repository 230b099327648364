/*
 * Names of later versions than 3.11 that extensions use by way of a bundled pythoncapi_compat.h. That header reaches into the layout of ints,
 * frames and the configuration, which Conch has not, so it is told that it has been included already, and what it would add stands here, as far
 * as it can. An extension in C may define functions of its own of these names; -DCONCH_WITHOUT_NEWER_NAMES leaves all of this away.
 */
#ifndef CONCH_NEWER_H
#define CONCH_NEWER_H

#if !defined(CONCH_WITHOUT_NEWER_NAMES) && !defined(PYTHONCAPI_COMPAT)

#include "call.h"
#include "container.h"
#include "error.h"
#include "frame.h"
#include "module.h"
#include "number.h"
#include "text.h"
#include "weakref.h"

#define PYTHONCAPI_COMPAT

CONCH_BEGIN_C

typedef struct PyUnicodeWriter PyUnicodeWriter;

/* What stands behind them. References and failures are those of the names without conch_newer_ below. New. */
PyAPI_FUNC(PyObject *) conch_newer_Py_GetConstant(unsigned int constant);
PyAPI_FUNC(int) conch_newer_PyDict_GetItemRef(PyObject *o, PyObject *key, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyDict_GetItemStringRef(PyObject *o, const char *key, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyMapping_GetOptionalItem(PyObject *o, PyObject *key, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyObject_GetOptionalAttr(PyObject *o, PyObject *name, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyObject_GetOptionalAttrString(PyObject *o, const char *name, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyWeakref_GetRef(PyObject *reference, PyObject **result);
PyAPI_FUNC(PyObject *) conch_newer_PyList_GetItemRef(PyObject *o, Py_ssize_t index);
PyAPI_FUNC(PyObject *) conch_newer_PyImport_AddModuleRef(const char *name);
PyAPI_FUNC(int) conch_newer_PyModule_Add(PyObject *module, const char *name, PyObject *value);
PyAPI_FUNC(int) conch_newer_PyLong_AsInt(PyObject *o);
PyAPI_FUNC(int) conch_newer_PyObject_HasAttrWithError(PyObject *o, PyObject *name);
PyAPI_FUNC(int) conch_newer_PyObject_HasAttrStringWithError(PyObject *o, const char *name);
PyAPI_FUNC(int) conch_newer_PyMapping_HasKeyWithError(PyObject *o, PyObject *key);
PyAPI_FUNC(int) conch_newer_PyMapping_HasKeyStringWithError(PyObject *o, const char *key);
PyAPI_FUNC(int) conch_newer_PyMapping_GetOptionalItemString(PyObject *o, const char *key, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyDict_ContainsString(PyObject *o, const char *key);
PyAPI_FUNC(int) conch_newer_PyDict_SetDefaultRef(PyObject *o, PyObject *key, PyObject *value, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyDict_Pop(PyObject *o, PyObject *key, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyDict_PopString(PyObject *o, const char *key, PyObject **result);
PyAPI_FUNC(int) conch_newer_PyList_Extend(PyObject *o, PyObject *items);
PyAPI_FUNC(int) conch_newer_PyList_Clear(PyObject *o);
PyAPI_FUNC(int) conch_newer_PyLong_GetSign(PyObject *o, int *sign);
PyAPI_FUNC(int) conch_newer_PyLong_IsPositive(PyObject *o);
PyAPI_FUNC(int) conch_newer_PyLong_IsNegative(PyObject *o);
PyAPI_FUNC(int) conch_newer_PyLong_IsZero(PyObject *o);
PyAPI_FUNC(int) conch_newer_PyUnicode_Equal(PyObject *a, PyObject *b);
PyAPI_FUNC(int) conch_newer_PyUnicode_EqualToUTF8(PyObject *o, const char *utf8);
PyAPI_FUNC(int) conch_newer_PyUnicode_EqualToUTF8AndSize(PyObject *o, const char *utf8, Py_ssize_t count);
PyAPI_FUNC(PyObject *) conch_newer_PyErr_GetRaisedException(void);
PyAPI_FUNC(void) conch_newer_PyErr_SetRaisedException(PyObject *exception);
PyAPI_FUNC(PyObject *) conch_newer_PyException_GetArgs(PyObject *exception);
PyAPI_FUNC(void) conch_newer_PyException_SetArgs(PyObject *exception, PyObject *args);
PyAPI_FUNC(PyObject *) conch_newer_PyType_GetFullyQualifiedName(PyTypeObject *type);
PyAPI_FUNC(PyObject *) conch_newer_PyType_GetModuleName(PyTypeObject *type);
PyAPI_FUNC(PyObject *) conch_newer_PyBytes_Join(PyObject *separator, PyObject *items);
PyAPI_FUNC(PyObject *) conch_newer_PyTuple_FromArray(PyObject *const *items, Py_ssize_t count);
PyAPI_FUNC(Py_hash_t) conch_newer_Py_HashPointer(const void *pointer);
PyAPI_FUNC(Py_hash_t) conch_newer_Py_HashBuffer(const void *bytes, Py_ssize_t count);
PyAPI_FUNC(PyThreadState *) conch_newer_PyThreadState_GetUnchecked(void);
PyAPI_FUNC(PyObject *) conch_newer_PyEval_GetFrameGlobals(void);
PyAPI_FUNC(PyObject *) conch_newer_PyEval_GetFrameLocals(void);
PyAPI_FUNC(PyObject *) conch_newer_PyEval_GetFrameBuiltins(void);
PyAPI_FUNC(int) conch_newer_PyUnstable_Object_IsUniquelyReferenced(PyObject *o);
PyAPI_FUNC(int) conch_newer_PyUnstable_Object_IsUniqueReferencedTemporary(PyObject *o);
PyAPI_FUNC(void) conch_newer_PyUnstable_EnableTryIncRef(PyObject *o);
PyAPI_FUNC(int) conch_newer_PyUnstable_TryIncRef(PyObject *o);
PyAPI_FUNC(PyUnicodeWriter *) conch_newer_PyUnicodeWriter_Create(Py_ssize_t length);
PyAPI_FUNC(void) conch_newer_PyUnicodeWriter_Discard(PyUnicodeWriter *writer);
PyAPI_FUNC(PyObject *) conch_newer_PyUnicodeWriter_Finish(PyUnicodeWriter *writer);
PyAPI_FUNC(int) conch_newer_PyUnicodeWriter_WriteChar(PyUnicodeWriter *writer, Py_UCS4 code_point);
PyAPI_FUNC(int) conch_newer_PyUnicodeWriter_WriteStr(PyUnicodeWriter *writer, PyObject *o);
PyAPI_FUNC(int) conch_newer_PyUnicodeWriter_WriteRepr(PyUnicodeWriter *writer, PyObject *o);
PyAPI_FUNC(int) conch_newer_PyUnicodeWriter_WriteUTF8(PyUnicodeWriter *writer, const char *utf8, Py_ssize_t count);
PyAPI_FUNC(int) conch_newer_PyUnicodeWriter_Format(PyUnicodeWriter *writer, const char *format, ...);
PyAPI_FUNC(int) conch_newer_PyUnicodeWriter_WriteASCII(PyUnicodeWriter *writer, const char *ascii, Py_ssize_t count);
PyAPI_FUNC(int) conch_newer_PyUnicodeWriter_WriteSubstring(PyUnicodeWriter *writer, PyObject *text, Py_ssize_t low, Py_ssize_t high);

/*
 * In C of GNU's dialect a definition that is "extern inline" gives way to one that the file brings itself, which the polyfills of extensions
 * are; C++ knows no such thing.
 */
#if defined(__GNUC__) && !defined(__cplusplus)
#define CONCH_NEWER extern inline __attribute__((gnu_inline, always_inline))
#else
#define CONCH_NEWER static inline
#endif

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
CONCH_NEWER PyObject *Py_GetConstant(unsigned int constant) { return conch_newer_Py_GetConstant(constant); }
/* 1 with a new reference in *result, 0 and NULL where it is not there, -1 and NULL with an exception. */
CONCH_NEWER int PyDict_GetItemRef(PyObject *o, PyObject *key, PyObject **result) { return conch_newer_PyDict_GetItemRef(o, key, result); }
CONCH_NEWER int PyDict_GetItemStringRef(PyObject *o, const char *key, PyObject **result) { return conch_newer_PyDict_GetItemStringRef(o, key, result); }
CONCH_NEWER int PyMapping_GetOptionalItem(PyObject *o, PyObject *key, PyObject **result) { return conch_newer_PyMapping_GetOptionalItem(o, key, result); }
CONCH_NEWER int PyObject_GetOptionalAttr(PyObject *o, PyObject *name, PyObject **result) { return conch_newer_PyObject_GetOptionalAttr(o, name, result); }
CONCH_NEWER int PyObject_GetOptionalAttrString(PyObject *o, const char *name, PyObject **result) { return conch_newer_PyObject_GetOptionalAttrString(o, name, result); }
CONCH_NEWER int PyWeakref_GetRef(PyObject *reference, PyObject **result) { return conch_newer_PyWeakref_GetRef(reference, result); }
/* New; NULL with IndexError. */
CONCH_NEWER PyObject *PyList_GetItemRef(PyObject *o, Py_ssize_t index) { return conch_newer_PyList_GetItemRef(o, index); }
/* New. */
CONCH_NEWER PyObject *PyImport_AddModuleRef(const char *name) { return conch_newer_PyImport_AddModuleRef(name); }
/* Steals value, also when it fails. */
CONCH_NEWER int PyModule_Add(PyObject *module, const char *name, PyObject *value) { return conch_newer_PyModule_Add(module, name, value); }
CONCH_NEWER int PyLong_AsInt(PyObject *o) { return conch_newer_PyLong_AsInt(o); }
/* 1, 0, or -1 with an exception */
CONCH_NEWER int PyObject_HasAttrWithError(PyObject *o, PyObject *name) { return conch_newer_PyObject_HasAttrWithError(o, name); }
CONCH_NEWER int PyObject_HasAttrStringWithError(PyObject *o, const char *name) { return conch_newer_PyObject_HasAttrStringWithError(o, name); }
CONCH_NEWER int PyMapping_HasKeyWithError(PyObject *o, PyObject *key) { return conch_newer_PyMapping_HasKeyWithError(o, key); }
CONCH_NEWER int PyMapping_HasKeyStringWithError(PyObject *o, const char *key) { return conch_newer_PyMapping_HasKeyStringWithError(o, key); }
/* 1 with a new reference in *result, 0, or -1 with an exception */
CONCH_NEWER int PyMapping_GetOptionalItemString(PyObject *o, const char *key, PyObject **result) { return conch_newer_PyMapping_GetOptionalItemString(o, key, result); }
CONCH_NEWER int PyDict_ContainsString(PyObject *o, const char *key) { return conch_newer_PyDict_ContainsString(o, key); }
/* 1: it was there, 0: it is now; *result is new, or not wanted where the pointer is NULL */
CONCH_NEWER int PyDict_SetDefaultRef(PyObject *o, PyObject *key, PyObject *value, PyObject **result) { return conch_newer_PyDict_SetDefaultRef(o, key, value, result); }
/* 1 with a new reference in *result, 0, or -1 with an exception */
CONCH_NEWER int PyDict_Pop(PyObject *o, PyObject *key, PyObject **result) { return conch_newer_PyDict_Pop(o, key, result); }
/* 1 with a new reference in *result, 0, or -1 with an exception */
CONCH_NEWER int PyDict_PopString(PyObject *o, const char *key, PyObject **result) { return conch_newer_PyDict_PopString(o, key, result); }
CONCH_NEWER int PyList_Extend(PyObject *o, PyObject *items) { return conch_newer_PyList_Extend(o, items); }
CONCH_NEWER int PyList_Clear(PyObject *o) { return conch_newer_PyList_Clear(o); }
/* 0, or -1 with TypeError */
CONCH_NEWER int PyLong_GetSign(PyObject *o, int *sign) { return conch_newer_PyLong_GetSign(o, sign); }
/* 1, 0, or -1 with TypeError */
CONCH_NEWER int PyLong_IsPositive(PyObject *o) { return conch_newer_PyLong_IsPositive(o); }
CONCH_NEWER int PyLong_IsNegative(PyObject *o) { return conch_newer_PyLong_IsNegative(o); }
CONCH_NEWER int PyLong_IsZero(PyObject *o) { return conch_newer_PyLong_IsZero(o); }
/* 1, 0, or -1 with TypeError */
CONCH_NEWER int PyUnicode_Equal(PyObject *a, PyObject *b) { return conch_newer_PyUnicode_Equal(a, b); }
/* 1 or 0 */
CONCH_NEWER int PyUnicode_EqualToUTF8(PyObject *o, const char *utf8) { return conch_newer_PyUnicode_EqualToUTF8(o, utf8); }
/* 1 or 0 */
CONCH_NEWER int PyUnicode_EqualToUTF8AndSize(PyObject *o, const char *utf8, Py_ssize_t count) { return conch_newer_PyUnicode_EqualToUTF8AndSize(o, utf8, count); }
/* new; it is not set any more; NULL for none */
CONCH_NEWER PyObject *PyErr_GetRaisedException(void) { return conch_newer_PyErr_GetRaisedException(); }
/* steals exception */
CONCH_NEWER void PyErr_SetRaisedException(PyObject *exception) { conch_newer_PyErr_SetRaisedException(exception); }
/* new */
CONCH_NEWER PyObject *PyException_GetArgs(PyObject *exception) { return conch_newer_PyException_GetArgs(exception); }
CONCH_NEWER void PyException_SetArgs(PyObject *exception, PyObject *args) { conch_newer_PyException_SetArgs(exception, args); }
/* new */
CONCH_NEWER PyObject *PyType_GetFullyQualifiedName(PyTypeObject *type) { return conch_newer_PyType_GetFullyQualifiedName(type); }
/* new */
CONCH_NEWER PyObject *PyType_GetModuleName(PyTypeObject *type) { return conch_newer_PyType_GetModuleName(type); }
/* new */
CONCH_NEWER PyObject *PyBytes_Join(PyObject *separator, PyObject *items) { return conch_newer_PyBytes_Join(separator, items); }
/* new */
CONCH_NEWER PyObject *PyTuple_FromArray(PyObject *const *items, Py_ssize_t count) { return conch_newer_PyTuple_FromArray(items, count); }
/* never fails */
CONCH_NEWER Py_hash_t Py_HashPointer(const void *pointer) { return conch_newer_Py_HashPointer(pointer); }
/* never fails */
CONCH_NEWER Py_hash_t Py_HashBuffer(const void *bytes, Py_ssize_t count) { return conch_newer_Py_HashBuffer(bytes, count); }
/* NULL without the GIL; never fails */
CONCH_NEWER PyThreadState *PyThreadState_GetUnchecked(void) { return conch_newer_PyThreadState_GetUnchecked(); }
/* new; NULL for none */
CONCH_NEWER PyObject *PyEval_GetFrameGlobals(void) { return conch_newer_PyEval_GetFrameGlobals(); }
/* new */
CONCH_NEWER PyObject *PyEval_GetFrameLocals(void) { return conch_newer_PyEval_GetFrameLocals(); }
/* new */
CONCH_NEWER PyObject *PyEval_GetFrameBuiltins(void) { return conch_newer_PyEval_GetFrameBuiltins(); }
/* 1 or 0 */
CONCH_NEWER int PyUnstable_Object_IsUniquelyReferenced(PyObject *o) { return conch_newer_PyUnstable_Object_IsUniquelyReferenced(o); }
/* 1 or 0 */
CONCH_NEWER int PyUnstable_Object_IsUniqueReferencedTemporary(PyObject *o) { return conch_newer_PyUnstable_Object_IsUniqueReferencedTemporary(o); }
CONCH_NEWER void PyUnstable_EnableTryIncRef(PyObject *o) { conch_newer_PyUnstable_EnableTryIncRef(o); }
/* 1 or 0: 1, for who has the GIL */
CONCH_NEWER int PyUnstable_TryIncRef(PyObject *o) { return conch_newer_PyUnstable_TryIncRef(o); }


/* A writer, or NULL with an exception; ended by Finish or Discard. */
CONCH_NEWER PyUnicodeWriter *PyUnicodeWriter_Create(Py_ssize_t length) { return conch_newer_PyUnicodeWriter_Create(length); }
CONCH_NEWER void PyUnicodeWriter_Discard(PyUnicodeWriter *writer) { conch_newer_PyUnicodeWriter_Discard(writer); }
/* New. */
CONCH_NEWER PyObject *PyUnicodeWriter_Finish(PyUnicodeWriter *writer) { return conch_newer_PyUnicodeWriter_Finish(writer); }
CONCH_NEWER int PyUnicodeWriter_WriteChar(PyUnicodeWriter *writer, Py_UCS4 code_point) { return conch_newer_PyUnicodeWriter_WriteChar(writer, code_point); }
CONCH_NEWER int PyUnicodeWriter_WriteStr(PyUnicodeWriter *writer, PyObject *o) { return conch_newer_PyUnicodeWriter_WriteStr(writer, o); }
CONCH_NEWER int PyUnicodeWriter_WriteRepr(PyUnicodeWriter *writer, PyObject *o) { return conch_newer_PyUnicodeWriter_WriteRepr(writer, o); }
CONCH_NEWER int PyUnicodeWriter_WriteUTF8(PyUnicodeWriter *writer, const char *utf8, Py_ssize_t count) { return conch_newer_PyUnicodeWriter_WriteUTF8(writer, utf8, count); }

#define PyUnicodeWriter_Format conch_newer_PyUnicodeWriter_Format

CONCH_NEWER int PyUnicodeWriter_WriteASCII(PyUnicodeWriter *writer, const char *ascii, Py_ssize_t count) { return conch_newer_PyUnicodeWriter_WriteASCII(writer, ascii, count); }
CONCH_NEWER int PyUnicodeWriter_WriteSubstring(PyUnicodeWriter *writer, PyObject *text, Py_ssize_t low, Py_ssize_t high) { return conch_newer_PyUnicodeWriter_WriteSubstring(writer, text, low, high); }

CONCH_END_C

#endif

#endif
