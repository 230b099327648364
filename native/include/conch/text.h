/* str, bytes, bytearray. */
#ifndef CONCH_TEXT_H
#define CONCH_TEXT_H

#include "type.h"

CONCH_BEGIN_C

typedef PyObject PyUnicodeObject;

enum PyUnicode_Kind { PyUnicode_1BYTE_KIND = 1, PyUnicode_2BYTE_KIND = 2, PyUnicode_4BYTE_KIND = 4 };

#define PyUnicode_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_UNICODE_SUBCLASS)
#define PyUnicode_CheckExact(o) Py_IS_TYPE((o), &PyUnicode_Type)

/* New. */
PyAPI_FUNC(PyObject *) PyUnicode_FromString(const char *utf8);
PyAPI_FUNC(PyObject *) PyUnicode_FromStringAndSize(const char *utf8, Py_ssize_t bytes);
PyAPI_FUNC(PyObject *) PyUnicode_FromFormat(const char *format, ...);
PyAPI_FUNC(PyObject *) PyUnicode_FromFormatV(const char *format, va_list arguments);
PyAPI_FUNC(PyObject *) PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t length);
PyAPI_FUNC(PyObject *) PyUnicode_InternFromString(const char *utf8);
PyAPI_FUNC(PyObject *) PyUnicode_FromOrdinal(int code_point);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF8(const char *bytes, Py_ssize_t count, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_AsUTF8String(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_Concat(PyObject *a, PyObject *b);
/* Room for `length` code points up to `highest`, to be written through PyUnicode_WRITE before anybody else sees the string. */
PyAPI_FUNC(PyObject *) PyUnicode_New(Py_ssize_t length, Py_UCS4 highest);

/* UTF-8, ended by a zero; belongs to the string and lives as long as it does. NULL with an exception. */
PyAPI_FUNC(const char *) PyUnicode_AsUTF8(PyObject *o);
PyAPI_FUNC(const char *) PyUnicode_AsUTF8AndSize(PyObject *o, Py_ssize_t *bytes);

PyAPI_FUNC(Py_ssize_t) PyUnicode_GetLength(PyObject *o);                    /* code points, or -1 with an exception */
PyAPI_FUNC(Py_UCS4) PyUnicode_ReadChar(PyObject *o, Py_ssize_t index);
PyAPI_FUNC(int) PyUnicode_Compare(PyObject *a, PyObject *b);                /* -1, 0, 1; -1 with an exception for what is no str */
PyAPI_FUNC(int) PyUnicode_CompareWithASCIIString(PyObject *o, const char *text);
PyAPI_FUNC(int) PyUnicode_FSConverter(PyObject *o, void *bytes_object);     /* an O& converter: *bytes_object gets a new reference */
PyAPI_FUNC(void) PyUnicode_InternInPlace(PyObject **o);                     /* exchanges the reference for one to the interned string */

/* The code points in place, with the narrowest of three widths; ended by a zero. Belongs to the string, which must be a str. */
PyAPI_FUNC(int) conch_unicode_kind(PyObject *o);
PyAPI_FUNC(void *) conch_unicode_data(PyObject *o);
PyAPI_FUNC(int) conch_unicode_is_ascii(PyObject *o);
#define PyUnicode_KIND(o) ((enum PyUnicode_Kind)conch_unicode_kind(_PyObject_CAST(o)))
#define PyUnicode_DATA(o) conch_unicode_data(_PyObject_CAST(o))
#define PyUnicode_1BYTE_DATA(o) ((Py_UCS1 *)PyUnicode_DATA(o))
#define PyUnicode_2BYTE_DATA(o) ((Py_UCS2 *)PyUnicode_DATA(o))
#define PyUnicode_4BYTE_DATA(o) ((Py_UCS4 *)PyUnicode_DATA(o))
#define PyUnicode_GET_LENGTH(o) PyUnicode_GetLength(_PyObject_CAST(o))
#define PyUnicode_IS_ASCII(o) conch_unicode_is_ascii(_PyObject_CAST(o))
#define PyUnicode_IS_COMPACT_ASCII(o) PyUnicode_IS_ASCII(o)
#define PyUnicode_READY(o) 0
#define PyUnicode_IS_READY(o) 1

static inline Py_UCS4 PyUnicode_READ(int kind, const void *data, Py_ssize_t index)
{
    if (kind == PyUnicode_1BYTE_KIND)
        return ((const Py_UCS1 *)data)[index];
    if (kind == PyUnicode_2BYTE_KIND)
        return ((const Py_UCS2 *)data)[index];
    return ((const Py_UCS4 *)data)[index];
}

static inline void PyUnicode_WRITE(int kind, void *data, Py_ssize_t index, Py_UCS4 value)
{
    if (kind == PyUnicode_1BYTE_KIND)
        ((Py_UCS1 *)data)[index] = (Py_UCS1)value;
    else if (kind == PyUnicode_2BYTE_KIND)
        ((Py_UCS2 *)data)[index] = (Py_UCS2)value;
    else
        ((Py_UCS4 *)data)[index] = value;
}
#define PyUnicode_READ_CHAR(o, index) PyUnicode_READ(PyUnicode_KIND(o), PyUnicode_DATA(o), (index))
#define PyUnicode_MAX_CHAR_VALUE(o)                       \
    (PyUnicode_IS_ASCII(o) ? 0x7fu                        \
     : PyUnicode_KIND(o) == PyUnicode_1BYTE_KIND ? 0xffu  \
     : PyUnicode_KIND(o) == PyUnicode_2BYTE_KIND ? 0xffffu \
                                                 : 0x10ffffu)

#define PyBytes_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_BYTES_SUBCLASS)
#define PyBytes_CheckExact(o) Py_IS_TYPE((o), &PyBytes_Type)
PyAPI_FUNC(PyObject *) PyBytes_FromString(const char *text);                     /* new */
PyAPI_FUNC(PyObject *) PyBytes_FromStringAndSize(const char *bytes, Py_ssize_t count); /* new; NULL: to be filled before anybody sees it */
PyAPI_FUNC(PyObject *) PyBytes_FromObject(PyObject *o);                          /* new; anything with a buffer, or an iterable of ints */
PyAPI_FUNC(char *) PyBytes_AsString(PyObject *o);                                /* belongs to o; NULL with TypeError */
PyAPI_FUNC(int) PyBytes_AsStringAndSize(PyObject *o, char **bytes, Py_ssize_t *count); /* count NULL: ValueError where there is a zero inside */
PyAPI_FUNC(Py_ssize_t) PyBytes_Size(PyObject *o);
PyAPI_FUNC(char *) conch_bytes_data(PyObject *o);
#define PyBytes_AS_STRING(o) conch_bytes_data(_PyObject_CAST(o))
#define PyBytes_GET_SIZE(o) PyBytes_Size(_PyObject_CAST(o))

#define PyByteArray_Check(o) PyObject_TypeCheck((o), &PyByteArray_Type)
#define PyByteArray_CheckExact(o) Py_IS_TYPE((o), &PyByteArray_Type)
PyAPI_FUNC(PyObject *) PyByteArray_FromStringAndSize(const char *bytes, Py_ssize_t count); /* new; NULL: zeroes */
PyAPI_FUNC(PyObject *) PyByteArray_FromObject(PyObject *o);                      /* new */
PyAPI_FUNC(char *) PyByteArray_AsString(PyObject *o);                            /* valid until the length changes */
PyAPI_FUNC(Py_ssize_t) PyByteArray_Size(PyObject *o);
PyAPI_FUNC(int) PyByteArray_Resize(PyObject *o, Py_ssize_t length);
#define PyByteArray_AS_STRING(o) PyByteArray_AsString(_PyObject_CAST(o))
#define PyByteArray_GET_SIZE(o) PyByteArray_Size(_PyObject_CAST(o))

CONCH_END_C

#endif
