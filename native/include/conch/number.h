/* int, bool, float, and the number protocol. */
#ifndef CONCH_NUMBER_H
#define CONCH_NUMBER_H

#include "type.h"

CONCH_BEGIN_C

typedef struct _longobject PyLongObject;

#define PyLong_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_LONG_SUBCLASS)
#define PyLong_CheckExact(o) Py_IS_TYPE((o), &PyLong_Type)
#define PyBool_Check(o) Py_IS_TYPE((o), &PyBool_Type)

/* All new. */
PyAPI_FUNC(PyObject *) PyLong_FromLong(long value);
PyAPI_FUNC(PyObject *) PyLong_FromUnsignedLong(unsigned long value);
PyAPI_FUNC(PyObject *) PyLong_FromLongLong(long long value);
PyAPI_FUNC(PyObject *) PyLong_FromUnsignedLongLong(unsigned long long value);
PyAPI_FUNC(PyObject *) PyLong_FromSsize_t(Py_ssize_t value);
PyAPI_FUNC(PyObject *) PyLong_FromSize_t(size_t value);
PyAPI_FUNC(PyObject *) PyLong_FromDouble(double value);
PyAPI_FUNC(PyObject *) PyLong_FromVoidPtr(void *value);
PyAPI_FUNC(PyObject *) PyLong_FromString(const char *text, char **end, int base);
PyAPI_FUNC(PyObject *) PyLong_FromUnicodeObject(PyObject *text, int base);
PyAPI_FUNC(PyObject *) PyBool_FromLong(long value);
#define PyLong_FromPid(pid) PyLong_FromLong(pid)
#define PyLong_AsPid(o) ((pid_t)PyLong_AsLong(o))
#define PyLong_AS_LONG(o) PyLong_AsLong(o)
#define _Py_PARSE_PID "i"
#define _Py_PARSE_INTPTR "l"
#define _Py_PARSE_UINTPTR "k"
PyAPI_FUNC(PyObject *) PyLong_GetInfo(void);               /* new: sys.int_info */
PyAPI_FUNC(PyObject *) _PyLong_FromByteArray(const unsigned char *bytes, size_t count, int little_endian, int is_signed);

/* What is no int is asked for __index__. -1 (as that type) with OverflowError or TypeError: ask PyErr_Occurred. The Mask forms do not check. */
PyAPI_FUNC(long) PyLong_AsLong(PyObject *o);
PyAPI_FUNC(long) PyLong_AsLongAndOverflow(PyObject *o, int *overflow); /* overflow: -1, 0, 1, and then no exception */
PyAPI_FUNC(long long) PyLong_AsLongLong(PyObject *o);
PyAPI_FUNC(long long) PyLong_AsLongLongAndOverflow(PyObject *o, int *overflow);
PyAPI_FUNC(int) _PyLong_AsInt(PyObject *o);
PyAPI_FUNC(double) PyLong_AsDouble(PyObject *o);
PyAPI_FUNC(unsigned long) PyLong_AsUnsignedLongMask(PyObject *o);
PyAPI_FUNC(unsigned long long) PyLong_AsUnsignedLongLongMask(PyObject *o);
/* The int in two's complement, filled up to so many bytes; -1 with OverflowError where they are too few. 0 where it worked. */
PyAPI_FUNC(int) _PyLong_AsByteArray(PyLongObject *o, unsigned char *bytes, size_t count, int little_endian, int is_signed);
PyAPI_FUNC(size_t) _PyLong_NumBits(PyObject *o);           /* of its absolute value; never fails for an int */
/* These take an int only. */
PyAPI_FUNC(Py_ssize_t) PyLong_AsSsize_t(PyObject *o);
PyAPI_FUNC(size_t) PyLong_AsSize_t(PyObject *o);
PyAPI_FUNC(unsigned long) PyLong_AsUnsignedLong(PyObject *o);
PyAPI_FUNC(unsigned long long) PyLong_AsUnsignedLongLong(PyObject *o);
PyAPI_FUNC(void *) PyLong_AsVoidPtr(PyObject *o);

typedef struct {
    PyObject_HEAD
    double ob_fval;
} PyFloatObject;

#define PyFloat_Check(o) PyObject_TypeCheck((o), &PyFloat_Type)
#define PyFloat_CheckExact(o) Py_IS_TYPE((o), &PyFloat_Type)
#define PyFloat_AS_DOUBLE(o) (((PyFloatObject *)(o))->ob_fval)
PyAPI_FUNC(PyObject *) PyFloat_FromDouble(double value);  /* new */
PyAPI_FUNC(PyObject *) PyFloat_FromString(PyObject *text); /* new */
PyAPI_FUNC(double) PyFloat_AsDouble(PyObject *o);         /* -1 with TypeError: ask PyErr_Occurred */
PyAPI_FUNC(double) PyFloat_GetMax(void);
PyAPI_FUNC(double) PyFloat_GetMin(void);                  /* the smallest normal one */
PyAPI_FUNC(PyObject *) PyFloat_GetInfo(void);             /* new: sys.float_info */
#define Py_RETURN_INF(sign) return PyFloat_FromDouble(copysign(HUGE_VAL, (sign)))
/* IEEE 754 binary16, binary32 and binary64 in bytes. Pack: 0, or -1 with OverflowError. Unpack never fails. */
PyAPI_FUNC(int) PyFloat_Pack2(double value, char *bytes, int little_endian);
PyAPI_FUNC(int) PyFloat_Pack4(double value, char *bytes, int little_endian);
PyAPI_FUNC(int) PyFloat_Pack8(double value, char *bytes, int little_endian);
PyAPI_FUNC(double) PyFloat_Unpack2(const char *bytes, int little_endian);
PyAPI_FUNC(double) PyFloat_Unpack4(const char *bytes, int little_endian);
PyAPI_FUNC(double) PyFloat_Unpack8(const char *bytes, int little_endian);
#define Py_RETURN_NAN return PyFloat_FromDouble(NAN)

/* The operators of the language. New, or NULL with an exception. */
PyAPI_FUNC(int) PyNumber_Check(PyObject *o);
PyAPI_FUNC(int) PyIndex_Check(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_Add(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Subtract(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Multiply(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_MatrixMultiply(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_FloorDivide(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_TrueDivide(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Remainder(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Divmod(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Power(PyObject *a, PyObject *b, PyObject *modulus_or_none);
PyAPI_FUNC(PyObject *) PyNumber_Lshift(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Rshift(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_And(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Or(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Xor(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceAdd(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceSubtract(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceMultiply(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceMatrixMultiply(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceFloorDivide(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceTrueDivide(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceRemainder(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlacePower(PyObject *a, PyObject *b, PyObject *modulus_or_none);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceLshift(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceRshift(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceAnd(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceOr(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_InPlaceXor(PyObject *a, PyObject *b);
PyAPI_FUNC(PyObject *) PyNumber_Negative(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_Positive(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_Absolute(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_Invert(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_Long(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_Float(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_Index(PyObject *o);
PyAPI_FUNC(PyObject *) _PyNumber_Index(PyObject *o);
PyAPI_FUNC(PyObject *) PyNumber_ToBase(PyObject *o, int base);    /* new str, as bin, oct, str, hex write it; SystemError for a base other than 2, 8, 10, 16 */
PyAPI_FUNC(int) _PyLong_Sign(PyObject *o);                        /* -1, 0, 1; never fails for an int */
PyAPI_FUNC(Py_ssize_t) PyNumber_AsSsize_t(PyObject *o, PyObject *overflow_exception_or_null); /* clips where that is NULL */

CONCH_END_C

#endif
