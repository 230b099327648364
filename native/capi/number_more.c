/* Numbers as bytes, and what is known of the machine's. */
#include "internal.h"

#include <float.h>

static PyObject *of_sys(const char *name)
{
    PyObject *o = PySys_GetObject(name);
    if (o == NULL)
        PyErr_Format(PyExc_AttributeError, "module 'sys' has no attribute '%s'", name);
    return Py_XNewRef(o);
}

PyObject *PyFloat_GetInfo(void)
{
    ENTER();
    return of_sys("float_info");
}

PyObject *PyLong_GetInfo(void)
{
    ENTER();
    return of_sys("int_info");
}

/* ---- IEEE 754 ---- */

static void copy(char *to, const char *from, size_t count, bool little_endian)
{
    bool turn = little_endian != PY_LITTLE_ENDIAN;
    for (size_t i = 0; i < count; i++)
        to[i] = from[turn ? count - 1 - i : i];
}

static int too_large(const char *format)
{
    PyErr_Format(PyExc_OverflowError, "float too large to pack with %s format", format);
    return -1;
}

/* 1 sign, 5 exponent and 10 fraction bits, rounded half to even. */
int PyFloat_Pack2(double value, char *bytes, int little_endian)
{
    ENTER();
    uint16_t bits = signbit(value) ? 0x8000 : 0;
    double size = fabs(value);
    if (isnan(value)) {
        bits |= 0x7e00;
    } else if (isinf(value)) {
        bits |= 0x7c00;
    } else if (size >= 65520.0) {
        return too_large("e");
    } else if (size >= 0x1p-14) {
        int exponent;
        double fraction = nearbyint(frexp(size, &exponent) * 0x1p11);
        bits = (uint16_t)(bits | (unsigned)(((exponent + 13) << 10) + (int)fraction));
    } else {
        bits = (uint16_t)(bits | (unsigned)nearbyint(size * 0x1p24));
    }
    copy(bytes, (const char *)&bits, sizeof bits, little_endian != 0);
    return 0;
}

double PyFloat_Unpack2(const char *bytes, int little_endian)
{
    uint16_t bits;
    copy((char *)&bits, bytes, sizeof bits, little_endian != 0);
    int exponent = bits >> 10 & 0x1f, fraction = bits & 0x3ff;
    double size = exponent == 0x1f ? (fraction == 0 ? HUGE_VAL : (double)NAN) : exponent == 0 ? fraction * 0x1p-24 : ldexp(fraction + 1024, exponent - 25);
    return bits & 0x8000 ? -size : size;
}

/* ---- int ---- */

size_t _PyLong_NumBits(PyObject *o)
{
    ENTER();
    PyObject *plain = conch_plain_int(o), *bits = plain == NULL ? NULL : PyObject_CallMethod(plain, "bit_length", NULL);
    size_t count = bits == NULL ? (size_t)-1 : PyLong_AsSize_t(bits);
    Py_XDECREF(plain);
    Py_XDECREF(bits);
    return count;
}

int _PyLong_AsByteArray(PyLongObject *o, unsigned char *bytes, size_t count, int little_endian, int is_signed)
{
    ENTER();
    WANT(o);
    if (!is_signed && _PyLong_Sign((PyObject *)o) < 0) {
        PyErr_SetString(PyExc_OverflowError, "can't convert negative int to unsigned");
        return -1;
    }
    PyObject *plain = conch_plain_int((PyObject *)o), *method = plain == NULL ? NULL : PyObject_GetAttrString(plain, "to_bytes");
    PyObject *args = method == NULL ? NULL : Py_BuildValue("(ns)", (Py_ssize_t)count, little_endian ? "little" : "big");
    PyObject *keywords = args == NULL ? NULL : Py_BuildValue("{sO}", "signed", is_signed ? Py_True : Py_False);
    PyObject *made = keywords == NULL ? NULL : PyObject_Call(method, args, keywords);
    if (made != NULL)
        memcpy(bytes, PyBytes_AS_STRING(made), count);
    else if (PyErr_ExceptionMatches(PyExc_OverflowError))
        PyErr_SetString(PyExc_OverflowError, "int too big to convert");
    Py_XDECREF(made);
    Py_XDECREF(keywords);
    Py_XDECREF(args);
    Py_XDECREF(method);
    Py_XDECREF(plain);
    return made == NULL ? -1 : 0;
}
