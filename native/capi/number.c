#include "internal.h"

#include <float.h>

/* ---- int ---- */

static inline PyObject *from_int64(int64_t value)
{
    if (value >= CONCH_SMALLEST_INT && value < CONCH_SMALLEST_INT + CONCH_SMALL_INTS) {
        PyObject *small = &conch_small_ints[value - CONCH_SMALLEST_INT].object.base;
        if (CONCH_LIKELY(small->ob_type != NULL))
            return Py_NewRef(small);
    }
    PyObject *o = mirror_new(&PyLong_Type);
    if (o != NULL)
        object_of(o)->number = value;
    return o;
}

static PyObject *from_uint64(uint64_t value)
{
    if (value <= INT64_MAX)
        return from_int64((int64_t)value);
    return HOST_OBJECT(LONG_FROM_UNSIGNED, value, 0, 0, 0);
}

PyObject *PyLong_FromLong(long value)
{
    ENTER();
    return from_int64(value);
}

PyObject *PyLong_FromLongLong(long long value)
{
    ENTER();
    return from_int64(value);
}

PyObject *PyLong_FromSsize_t(Py_ssize_t value)
{
    ENTER();
    return from_int64(value);
}

PyObject *PyLong_FromUnsignedLong(unsigned long value)
{
    ENTER();
    return from_uint64(value);
}

PyObject *PyLong_FromUnsignedLongLong(unsigned long long value)
{
    ENTER();
    return from_uint64(value);
}

PyObject *PyLong_FromSize_t(size_t value)
{
    ENTER();
    return from_uint64(value);
}

PyObject *PyLong_FromVoidPtr(void *value)
{
    ENTER();
    return from_uint64((uintptr_t)value);
}

static int64_t bits_of(double value)
{
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

PyObject *PyLong_FromDouble(double value)
{
    ENTER();
    return HOST_OBJECT(LONG_FROM_DOUBLE, bits_of(value), 0, 0, 0);
}

PyObject *PyLong_FromString(const char *text, char **end, int base)
{
    ENTER();
    WANT(text);
    if (base != 0 && (base < 2 || base > 36)) {
        PyErr_SetString(PyExc_ValueError, "int() arg 2 must be >= 2 and <= 36");
        return NULL;
    }
    PyObject *o = HOST_OBJECT(LONG_FROM_TEXT, text, strlen(text), base, 0);
    if (o != NULL && end != NULL)
        *end = (char *)text + strlen(text);
    return o;
}

PyObject *_PyLong_FromByteArray(const unsigned char *bytes, size_t count, int little_endian, int is_signed)
{
    ENTER();
    return HOST_OBJECT(LONG_FROM_BYTES, bytes, count, (little_endian ? 1 : 0) | (is_signed ? 2 : 0), 0);
}

PyObject *PyBool_FromLong(long value)
{
    ENTER();
    return Py_NewRef(value ? Py_True : Py_False);
}

/* The value where it is an int that fits 64 bits: all such carry it. */
static inline bool small_value(PyObject *o, int64_t *value)
{
    if (CONCH_LIKELY(o != NULL && PyLong_Check(o) && !(prefix_of(o)->flags & CONCH_BIG))) {
        *value = object_of(o)->number;
        return true;
    }
    return false;
}

struct wide {
    int64_t value;
    int64_t overflow;
};

/* Clips to 64 bits and says so; asks for __index__ where that is allowed. false with an exception. */
static bool signed_value(PyObject *o, struct wide *out)
{
    out->overflow = 0;
    if (small_value(o, &out->value))
        return true;
    if (o == NULL) {
        PyErr_BadInternalCall();
        return false;
    }
    return HOST(LONG_VALUE, o, out, 0, 0) == 0;
}

static bool only_int(PyObject *o)
{
    if (o == NULL) {
        PyErr_BadInternalCall();
        return false;
    }
    if (PyLong_Check(o))
        return true;
    PyErr_SetString(PyExc_TypeError, "an integer is required");
    return false;
}

static int64_t checked(PyObject *o, const char *c_type, bool narrow)
{
    struct wide v;
    if (!signed_value(o, &v))
        return -1;
    if (v.overflow != 0 || (narrow && (v.value < INT_MIN || v.value > INT_MAX))) {
        PyErr_Format(PyExc_OverflowError, "Python int too large to convert to C %s", c_type);
        return -1;
    }
    return v.value;
}

long PyLong_AsLong(PyObject *o)
{
    ENTER();
    int64_t value;
    return small_value(o, &value) ? (long)value : (long)checked(o, "long", false);
}

long long PyLong_AsLongLong(PyObject *o)
{
    ENTER();
    struct wide v;
    if (!signed_value(o, &v))
        return -1;
    if (v.overflow != 0) {
        PyErr_SetString(PyExc_OverflowError, "int too big to convert");
        return -1;
    }
    return v.value;
}

long PyLong_AsLongAndOverflow(PyObject *o, int *overflow)
{
    return (long)PyLong_AsLongLongAndOverflow(o, overflow);
}

long long PyLong_AsLongLongAndOverflow(PyObject *o, int *overflow)
{
    ENTER();
    WANT(overflow);
    struct wide v;
    *overflow = 0;
    if (!signed_value(o, &v))
        return -1;
    *overflow = (int)v.overflow;
    return v.overflow != 0 ? -1 : v.value;
}

int _PyLong_AsInt(PyObject *o)
{
    ENTER();
    return (int)checked(o, "int", true);
}

Py_ssize_t PyLong_AsSsize_t(PyObject *o)
{
    ENTER();
    int64_t value;
    if (small_value(o, &value))
        return value;
    return only_int(o) ? (Py_ssize_t)checked(o, "ssize_t", false) : -1;
}

/* overflow: 0, 1 too large, -1 negative. */
static bool unsigned_value(PyObject *o, struct wide *out)
{
    out->overflow = 0;
    if (small_value(o, &out->value)) {
        if (out->value < 0)
            out->overflow = -1;
        return true;
    }
    return HOST(LONG_UNSIGNED, o, out, 0, 0) == 0;
}

static uint64_t checked_unsigned(PyObject *o, const char *negative, const char *too_large)
{
    struct wide v;
    if (!only_int(o) || !unsigned_value(o, &v))
        return (uint64_t)-1;
    if (v.overflow < 0)
        PyErr_SetString(PyExc_OverflowError, negative);
    else if (v.overflow > 0)
        PyErr_SetString(PyExc_OverflowError, too_large);
    else
        return (uint64_t)v.value;
    return (uint64_t)-1;
}

unsigned long PyLong_AsUnsignedLong(PyObject *o)
{
    ENTER();
    return checked_unsigned(o, "can't convert negative value to unsigned int", "Python int too large to convert to C unsigned long");
}

unsigned long long PyLong_AsUnsignedLongLong(PyObject *o)
{
    ENTER();
    return checked_unsigned(o, "can't convert negative int to unsigned", "int too big to convert");
}

size_t PyLong_AsSize_t(PyObject *o)
{
    ENTER();
    return checked_unsigned(o, "can't convert negative value to size_t", "Python int too large to convert to C size_t");
}

void *PyLong_AsVoidPtr(PyObject *o)
{
    ENTER();
    int64_t value;
    if (small_value(o, &value))
        return (void *)(intptr_t)value;
    bool negative = o != NULL && PyLong_Check(o) && _PyLong_Sign(o) < 0;
    value = negative ? PyLong_AsLong(o) : (int64_t)PyLong_AsUnsignedLong(o);
    return value == -1 && PyErr_Occurred() ? NULL : (void *)(intptr_t)value;
}

unsigned long long PyLong_AsUnsignedLongLongMask(PyObject *o)
{
    ENTER();
    struct wide v;
    int64_t value;
    if (small_value(o, &value))
        return (unsigned long long)value;
    if (o == NULL) {
        PyErr_BadInternalCall();
        return (unsigned long long)-1;
    }
    return HOST(LONG_UNSIGNED, o, &v, 0, 0) == 0 ? (unsigned long long)v.value : (unsigned long long)-1;
}

unsigned long PyLong_AsUnsignedLongMask(PyObject *o)
{
    return (unsigned long)PyLong_AsUnsignedLongLongMask(o);
}

double PyLong_AsDouble(PyObject *o)
{
    ENTER();
    if (!only_int(o))
        return -1.0;
    PyObject *plain = conch_plain_int(o);
    double value = plain == NULL ? -1.0 : PyFloat_AsDouble(plain);
    Py_XDECREF(plain);
    return value;
}

/* ---- float ---- */

PyObject *PyFloat_FromDouble(double value)
{
    ENTER();
    PyObject *o = mirror_new(&PyFloat_Type);
    if (o != NULL)
        object_of(o)->real = value;
    return o;
}

PyObject *PyFloat_FromString(PyObject *text)
{
    ENTER();
    return HOST_OBJECT(FLOAT_FROM_TEXT, text, 0, 0, 0);
}

double PyFloat_AsDouble(PyObject *o)
{
    ENTER();
    double value;
    if (o == NULL) {
        PyErr_BadArgument();
        return -1.0;
    }
    if (CONCH_LIKELY(PyFloat_CheckExact(o)))
        return object_of(o)->real;
    return HOST(FLOAT_VALUE, o, &value, 0, 0) == 0 ? value : -1.0;
}

/* ---- operators ---- */

/* The order of conch.object.BinaryOp, which is CPython's of BINARY_OP. */
enum { ADD, AND, FLOOR_DIVIDE, LSHIFT, MATRIX_MULTIPLY, MULTIPLY, REMAINDER, OR, POWER, RSHIFT, SUBTRACT, TRUE_DIVIDE, XOR, DIVMOD };

#define BINARY_FUNCTION(name, op)                          \
    PyObject *PyNumber_##name(PyObject *a, PyObject *b)    \
    {                                                      \
        ENTER();                                           \
        return a == NULL || b == NULL ? null_argument() : HOST_OBJECT(BINARY, a, b, op, 0); \
    }
BINARY_FUNCTION(Add, ADD)
BINARY_FUNCTION(Subtract, SUBTRACT)
BINARY_FUNCTION(Multiply, MULTIPLY)
BINARY_FUNCTION(MatrixMultiply, MATRIX_MULTIPLY)
BINARY_FUNCTION(FloorDivide, FLOOR_DIVIDE)
BINARY_FUNCTION(TrueDivide, TRUE_DIVIDE)
BINARY_FUNCTION(Remainder, REMAINDER)
BINARY_FUNCTION(Divmod, DIVMOD)
BINARY_FUNCTION(Lshift, LSHIFT)
BINARY_FUNCTION(Rshift, RSHIFT)
BINARY_FUNCTION(And, AND)
BINARY_FUNCTION(Or, OR)
BINARY_FUNCTION(Xor, XOR)

#define IN_PLACE_FUNCTION(name, op)                            \
    PyObject *PyNumber_InPlace##name(PyObject *a, PyObject *b) \
    {                                                          \
        ENTER();                                               \
        return a == NULL || b == NULL ? null_argument() : HOST_OBJECT(IN_PLACE, a, b, op, 0); \
    }
IN_PLACE_FUNCTION(Add, ADD)
IN_PLACE_FUNCTION(Subtract, SUBTRACT)
IN_PLACE_FUNCTION(Multiply, MULTIPLY)
IN_PLACE_FUNCTION(MatrixMultiply, MATRIX_MULTIPLY)
IN_PLACE_FUNCTION(FloorDivide, FLOOR_DIVIDE)
IN_PLACE_FUNCTION(TrueDivide, TRUE_DIVIDE)
IN_PLACE_FUNCTION(Remainder, REMAINDER)
IN_PLACE_FUNCTION(Lshift, LSHIFT)
IN_PLACE_FUNCTION(Rshift, RSHIFT)
IN_PLACE_FUNCTION(And, AND)
IN_PLACE_FUNCTION(Or, OR)
IN_PLACE_FUNCTION(Xor, XOR)

PyObject *PyNumber_InPlacePower(PyObject *a, PyObject *b, PyObject *modulus)
{
    ENTER();
    if (a == NULL || b == NULL || modulus == NULL)
        return null_argument();
    if (modulus == Py_None)
        return HOST_OBJECT(IN_PLACE, a, b, POWER, 0);
    /* Only C's slot gets to see the modulus; __ipow__ takes one argument. */
    PyNumberMethods *number = Py_TYPE(a)->tp_as_number;
    PyObject *result = Py_NotImplemented;
    if (number != NULL && number->nb_inplace_power != NULL)
        result = number->nb_inplace_power(a, b, modulus);
    else if (PyObject_HasAttrString((PyObject *)Py_TYPE(a), "__ipow__"))
        result = PyObject_CallMethod(a, "__ipow__", "(O)", b);
    return result == Py_NotImplemented ? HOST_OBJECT(POWER, a, b, modulus, 0) : result;
}

PyObject *PyNumber_ToBase(PyObject *o, int base)
{
    ENTER();
    const char *spec = base == 2 ? "#b" : base == 8 ? "#o" : base == 10 ? "d" : base == 16 ? "#x" : NULL;
    if (spec == NULL) {
        PyErr_SetString(PyExc_SystemError, "PyNumber_ToBase: base must be 2, 8, 10 or 16");
        return NULL;
    }
    PyObject *number = PyNumber_Index(o), *text = PyUnicode_FromString(spec);
    PyObject *result = number == NULL || text == NULL ? NULL : PyObject_Format(number, text);
    Py_XDECREF(number);
    Py_XDECREF(text);
    return result;
}

int _PyLong_Sign(PyObject *o)
{
    ENTER();
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(o, &overflow);
    return overflow != 0 ? overflow : (value > 0) - (value < 0);
}

PyObject *PyNumber_Power(PyObject *a, PyObject *b, PyObject *modulus)
{
    ENTER();
    return a == NULL || b == NULL || modulus == NULL ? null_argument() : HOST_OBJECT(POWER, a, b, modulus, 0);
}

#define UNARY_FUNCTION(name, op)         \
    PyObject *name(PyObject *o)          \
    {                                    \
        ENTER();                         \
        return o == NULL ? null_argument() : HOST_OBJECT(UNARY, o, op, 0, 0); \
    }
UNARY_FUNCTION(PyNumber_Negative, '-')
UNARY_FUNCTION(PyNumber_Positive, '+')
UNARY_FUNCTION(PyNumber_Invert, '~')
UNARY_FUNCTION(PyNumber_Absolute, 'a')
UNARY_FUNCTION(_PyNumber_Index, 'i')
UNARY_FUNCTION(PyNumber_Long, 'l')
UNARY_FUNCTION(PyNumber_Float, 'f')

/* Of a subclass of int, bool among them, a plain int of the same value, whatever its methods say. */
PyObject *conch_plain_int(PyObject *o)
{
    return PyLong_CheckExact(o) ? Py_NewRef(o) : HOST_OBJECT(UNARY, o, 'p', 0, 0);
}

PyObject *PyNumber_Index(PyObject *o)
{
    PyObject *index = _PyNumber_Index(o);
    if (index != NULL && !PyLong_CheckExact(index))
        Py_SETREF(index, conch_plain_int(index));
    return index;
}

int PyNumber_Check(PyObject *o)
{
    ENTER();
    return o != NULL && HOST(CHECK, o, 'n', 0, 0) == 1;
}

int PyIndex_Check(PyObject *o)
{
    ENTER();
    return o != NULL && (PyLong_Check(o) || HOST(CHECK, o, 'i', 0, 0) == 1);
}

Py_ssize_t PyNumber_AsSsize_t(PyObject *o, PyObject *overflow_exception)
{
    ENTER();
    struct wide v;
    PyObject *index = PyNumber_Index(o);
    if (index == NULL)
        return -1;
    bool known = signed_value(index, &v);
    Py_DECREF(index);
    if (!known)
        return -1;
    if (v.overflow == 0 || overflow_exception == NULL)
        return v.value;
    PyErr_Format(overflow_exception, "cannot fit '%.200s' into an index-sized integer", Py_TYPE(o)->tp_name);
    return -1;
}

PyObject *PyLong_FromUnicodeObject(PyObject *text, int base)
{
    ENTER();
    if (base != 0 && (base < 2 || base > 36)) {
        PyErr_SetString(PyExc_ValueError, "int() arg 2 must be >= 2 and <= 36");
        return NULL;
    }
    return PyObject_CallFunction((PyObject *)&PyLong_Type, "Oi", text, base);
}

double PyFloat_GetMax(void)
{
    return DBL_MAX;
}

double PyFloat_GetMin(void)
{
    return DBL_MIN;
}

static void copy_in_order(char *to, const char *from, int count, int little_endian)
{
    for (int i = 0; i < count; i++)
        to[i] = from[!!little_endian == PY_LITTLE_ENDIAN ? i : count - 1 - i];
}

int PyFloat_Pack4(double value, char *bytes, int little_endian)
{
    ENTER();
    float narrow = (float)value;
    if (isinf(narrow) && !isinf(value)) {
        PyErr_SetString(PyExc_OverflowError, "float too large to pack with f format");
        return -1;
    }
    copy_in_order(bytes, (const char *)&narrow, 4, little_endian);
    return 0;
}

int PyFloat_Pack8(double value, char *bytes, int little_endian)
{
    copy_in_order(bytes, (const char *)&value, 8, little_endian);
    return 0;
}

double PyFloat_Unpack4(const char *bytes, int little_endian)
{
    float value;
    copy_in_order((char *)&value, bytes, 4, little_endian);
    return value;
}

double PyFloat_Unpack8(const char *bytes, int little_endian)
{
    double value;
    copy_in_order((char *)&value, bytes, 8, little_endian);
    return value;
}
