/* Calling, taking arguments apart, and building values. */
#ifndef CONCH_CALL_H
#define CONCH_CALL_H

#include "type.h"

CONCH_BEGIN_C

/* All give a new reference, or NULL with an exception; arguments are borrowed; keywords may be NULL. */
PyAPI_FUNC(int) PyCallable_Check(PyObject *o);
PyAPI_FUNC(PyObject *) PyObject_Call(PyObject *callable, PyObject *args, PyObject *keywords);
PyAPI_FUNC(PyObject *) PyObject_CallObject(PyObject *callable, PyObject *args_or_null);
PyAPI_FUNC(PyObject *) PyObject_CallNoArgs(PyObject *callable);
PyAPI_FUNC(PyObject *) PyObject_CallOneArg(PyObject *callable, PyObject *argument);
PyAPI_FUNC(PyObject *) PyObject_CallFunction(PyObject *callable, const char *format, ...);
PyAPI_FUNC(PyObject *) PyObject_CallMethod(PyObject *o, const char *name, const char *format, ...);
PyAPI_FUNC(PyObject *) _PyObject_CallMethod(PyObject *o, PyObject *name, const char *format, ...);
PyAPI_FUNC(PyObject *) PyObject_CallFunctionObjArgs(PyObject *callable, ...); /* ended by NULL */
PyAPI_FUNC(PyObject *) PyObject_CallMethodObjArgs(PyObject *o, PyObject *name, ...);
PyAPI_FUNC(PyObject *) PyObject_CallMethodNoArgs(PyObject *o, PyObject *name);
PyAPI_FUNC(PyObject *) PyObject_CallMethodOneArg(PyObject *o, PyObject *name, PyObject *argument);
PyAPI_FUNC(PyObject *) PyObject_Vectorcall(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *kwnames);
#define _PyObject_Vectorcall PyObject_Vectorcall
#define PY_VECTORCALL_ARGUMENTS_OFFSET ((size_t)1 << (8 * sizeof(size_t) - 1))
#define PyVectorcall_NARGS(n) ((Py_ssize_t)((size_t)(n) & ~PY_VECTORCALL_ARGUMENTS_OFFSET))

PyAPI_FUNC(PyObject *) PyObject_VectorcallDict(PyObject *callable, PyObject *const *args, size_t nargsf, PyObject *keywords); /* new */
PyAPI_FUNC(PyObject *) PyObject_VectorcallMethod(PyObject *name, PyObject *const *args, size_t nargsf, PyObject *kwnames); /* new; args[0] is the object */
/* New. For tp_call of types that have tp_vectorcall_offset: calls by it. TypeError where the object has none. */
PyAPI_FUNC(PyObject *) PyVectorcall_Call(PyObject *callable, PyObject *args, PyObject *keywords);
PyAPI_FUNC(vectorcallfunc) PyVectorcall_Function(PyObject *callable); /* NULL where the object has none */

/* What a converter of O& returns that wants to be called with NULL instead of an object, if a later argument is wrong. */
#define Py_CLEANUP_SUPPORTED 0x20000

/* 1, or 0 with an exception. Formats: b B h H i I l k L K n c C f d p s s# s* z z# z* y y# y* w* U S Y O O! O& es et es# et# (…) | $ : ;
 * Objects are borrowed; what es and et allocate is freed by PyMem_Free. */
PyAPI_FUNC(int) PyArg_ParseTuple(PyObject *args, const char *format, ...);
PyAPI_FUNC(int) PyArg_VaParse(PyObject *args, const char *format, va_list targets);
PyAPI_FUNC(int) PyArg_Parse(PyObject *arg, const char *format, ...);
PyAPI_FUNC(int) PyArg_ParseTupleAndKeywords(PyObject *args, PyObject *keywords, const char *format, char **names, ...);
PyAPI_FUNC(int) PyArg_VaParseTupleAndKeywords(PyObject *args, PyObject *keywords, const char *format, char **names, va_list targets);
PyAPI_FUNC(int) PyArg_UnpackTuple(PyObject *args, const char *name, Py_ssize_t min, Py_ssize_t max, ...);
PyAPI_FUNC(int) PyArg_ValidateKeywordArguments(PyObject *keywords); /* 1, or 0 with TypeError where a key is no str */
PyAPI_FUNC(int) _PyArg_CheckPositional(const char *name, Py_ssize_t count, Py_ssize_t min, Py_ssize_t max);
PyAPI_FUNC(void) _PyArg_BadArgument(const char *name, const char *argument, const char *expected, PyObject *o); /* sets TypeError */
PyAPI_FUNC(int) _Py_convert_optional_to_ssize_t(PyObject *o, void *ssize_t_target); /* an O& converter: None leaves the target alone */

/* What Argument Clinic writes for functions with keywords. */
typedef struct _PyArg_Parser {
    const char *format;
    const char *const *keywords;
    const char *fname;
    const char *custom_msg;
    int pos, min, max;
    PyObject *kwtuple;
    struct _PyArg_Parser *next;
} _PyArg_Parser;
PyAPI_FUNC(PyObject *const *) _PyArg_UnpackKeywords(PyObject *const *args, Py_ssize_t count, PyObject *keywords, PyObject *kwnames,
                                                    struct _PyArg_Parser *parser, int minpos, int maxpos, int minkw, PyObject **buffer);

/* New. Formats: b B h H i I l k L K n c C f d D s s# z z# y y# u u# U U# O S N O& () [] {}; N steals. */
PyAPI_FUNC(PyObject *) Py_BuildValue(const char *format, ...);
PyAPI_FUNC(PyObject *) Py_VaBuildValue(const char *format, va_list values);

CONCH_END_C

#endif
