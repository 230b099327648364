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
PyAPI_FUNC(PyObject *) _PyObject_CallMethodId(PyObject *o, _Py_Identifier *name, const char *format, ...);
PyAPI_FUNC(PyObject *) PyCFunction_Call(PyObject *callable, PyObject *args, PyObject *keywords);
#define _PyObject_VectorcallMethod PyObject_VectorcallMethod
#define _PyObject_FastCallDict PyObject_VectorcallDict
#define _PyObject_CallOneArg PyObject_CallOneArg
#define _PyObject_CallNoArg PyObject_CallNoArgs
#define _PyObject_CallNoArgs PyObject_CallNoArgs
#define _PyObject_CallMethodNoArgs PyObject_CallMethodNoArgs
#define _PyObject_CallMethodOneArg PyObject_CallMethodOneArg
#define PyEval_CallObject(callable, args) PyObject_CallObject((callable), (args))
#define PyEval_CallObjectWithKeywords(callable, args, keywords) PyObject_Call((callable), (args), (keywords))
#define PyEval_CallFunction PyObject_CallFunction
#define PyEval_CallMethod PyObject_CallMethod
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

/* 1, or 0 with an exception. Formats: b B h H i I l k L K n c C f d D p s s# s* z z# z* y y# y* w* U S Y O O! O& es et es# et# (…) | $ : ;
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

PyAPI_FUNC(int) _PyArg_NoKeywords(const char *name, PyObject *keywords);            /* 1, or 0 with TypeError where there are some */
PyAPI_FUNC(int) _PyArg_NoPositional(const char *name, PyObject *args);              /* 1, or 0 with TypeError where there are some */
PyAPI_FUNC(int) _PyArg_NoKwnames(const char *name, PyObject *kwnames);              /* 1, or 0 with TypeError where there are some */
PyAPI_FUNC(int) _PyArg_ParseStack(PyObject *const *args, Py_ssize_t count, const char *format, ...); /* 1, or 0 with an exception */
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

PyAPI_FUNC(int) _PyArg_ParseStackAndKeywords(PyObject *const *args, Py_ssize_t count, PyObject *kwnames, struct _PyArg_Parser *parser, ...); /* 1, or 0 with an exception */
PyAPI_FUNC(int) _PyArg_ParseTupleAndKeywordsFast(PyObject *args, PyObject *keywords, struct _PyArg_Parser *parser, ...); /* 1, or 0 with an exception */

/* New. Formats: b B h H i I l k L K n c C f d D s s# z z# y y# u u# U U# O S N O& () [] {}; N steals. */
PyAPI_FUNC(PyObject *) Py_BuildValue(const char *format, ...);
PyAPI_FUNC(PyObject *) Py_VaBuildValue(const char *format, va_list values);

CONCH_END_C

#endif
