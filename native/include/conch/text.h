/* str, bytes, bytearray. */
#ifndef CONCH_TEXT_H
#define CONCH_TEXT_H

#include "type.h"

CONCH_BEGIN_C

typedef struct conch_extendable PyUnicodeObject;
/* Of a str the hash may be read, -1 where it is not known yet: PyUnicode_Type.tp_hash tells. What else is in it is the interpreter's. */
typedef struct {
    PyObject ob_base;
    int64_t conch_cell[3];
    const Py_hash_t hash;
} PyASCIIObject;

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


/* Into a str that its maker has not shown to anybody; SystemError where somebody else has it. Results: how many were written, -1 with an exception. */
PyAPI_FUNC(int) PyUnicode_WriteChar(PyObject *o, Py_ssize_t index, Py_UCS4 code_point); /* 0, or -1 */
PyAPI_FUNC(Py_ssize_t) PyUnicode_Fill(PyObject *o, Py_ssize_t start, Py_ssize_t count, Py_UCS4 code_point);
PyAPI_FUNC(Py_ssize_t) PyUnicode_CopyCharacters(PyObject *to, Py_ssize_t to_start, PyObject *from, Py_ssize_t from_start, Py_ssize_t count);
PyAPI_FUNC(int) PyUnicode_Resize(PyObject **o, Py_ssize_t length); /* steals *o, which becomes a str of that length; 0, or -1 and *o is as it was */

/* What the methods of str of those names do. New, or NULL with an exception; what may be NULL is None there. */
PyAPI_FUNC(PyObject *) PyUnicode_Substring(PyObject *o, Py_ssize_t low, Py_ssize_t high);   /* new; IndexError for what is negative */
PyAPI_FUNC(PyObject *) PyUnicode_Join(PyObject *separator, PyObject *items);                /* new */
PyAPI_FUNC(PyObject *) PyUnicode_Split(PyObject *o, PyObject *separator_or_null, Py_ssize_t most); /* new list */
PyAPI_FUNC(PyObject *) PyUnicode_RSplit(PyObject *o, PyObject *separator_or_null, Py_ssize_t most); /* new list */
PyAPI_FUNC(PyObject *) PyUnicode_Partition(PyObject *o, PyObject *separator);               /* new tuple of three, as the next */
PyAPI_FUNC(PyObject *) PyUnicode_RPartition(PyObject *o, PyObject *separator);
PyAPI_FUNC(PyObject *) PyUnicode_Translate(PyObject *o, PyObject *table, const char *errors); /* new */
PyAPI_FUNC(PyObject *) PyUnicode_Splitlines(PyObject *o, int keep_ends);                    /* new list */
PyAPI_FUNC(PyObject *) PyUnicode_Replace(PyObject *o, PyObject *from, PyObject *to, Py_ssize_t most); /* new; most -1: all */
PyAPI_FUNC(PyObject *) PyUnicode_Format(PyObject *format, PyObject *values);                /* new; the operator % */
PyAPI_FUNC(PyObject *) PyUnicode_RichCompare(PyObject *a, PyObject *b, int op);             /* new: True, False or NotImplemented */
PyAPI_FUNC(PyObject *) PyUnicode_FromObject(PyObject *o);                                   /* new: a str itself, a plain copy of what is derived from it */
PyAPI_FUNC(int) PyUnicode_Contains(PyObject *o, PyObject *part);                            /* 1, 0, or -1 with an exception */
PyAPI_FUNC(int) PyUnicode_IsIdentifier(PyObject *o);                                        /* 1 or 0 */
PyAPI_FUNC(int) PyUnicode_Tailmatch(PyObject *o, PyObject *part, Py_ssize_t start, Py_ssize_t end, int direction); /* direction -1: startswith, 1: endswith */
PyAPI_FUNC(Py_ssize_t) PyUnicode_Find(PyObject *o, PyObject *part, Py_ssize_t start, Py_ssize_t end, int direction); /* -1: not there, -2 with an exception */
PyAPI_FUNC(Py_ssize_t) PyUnicode_FindChar(PyObject *o, Py_UCS4 code_point, Py_ssize_t start, Py_ssize_t end, int direction);
PyAPI_FUNC(Py_ssize_t) PyUnicode_Count(PyObject *o, PyObject *part, Py_ssize_t start, Py_ssize_t end);
PyAPI_FUNC(void) PyUnicode_Append(PyObject **o, PyObject *right);        /* steals *o; it becomes the new string, or NULL with an exception */
PyAPI_FUNC(void) PyUnicode_AppendAndDel(PyObject **o, PyObject *right);  /* steals right, too */
/* Code points into a buffer of that many; a zero behind them where copy_null is not 0. NULL with SystemError where it is too short. */
PyAPI_FUNC(Py_UCS4 *) PyUnicode_AsUCS4(PyObject *o, Py_UCS4 *buffer, Py_ssize_t room, int copy_null);
PyAPI_FUNC(Py_UCS4 *) PyUnicode_AsUCS4Copy(PyObject *o);                 /* a block of PyMem_Malloc with a zero at its end; NULL with MemoryError */

/* Between text and bytes; encoding NULL is UTF-8, errors NULL is "strict". All new, or NULL with an exception (LookupError, UnicodeError). */
PyAPI_FUNC(PyObject *) PyUnicode_Decode(const char *bytes, Py_ssize_t count, const char *encoding, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeASCII(const char *bytes, Py_ssize_t count, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeLatin1(const char *bytes, Py_ssize_t count, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeFSDefault(const char *path);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeFSDefaultAndSize(const char *path, Py_ssize_t count);
PyAPI_FUNC(PyObject *) PyUnicode_FromEncodedObject(PyObject *bytes_like, const char *encoding, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_AsEncodedString(PyObject *o, const char *encoding, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_AsASCIIString(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_AsLatin1String(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeFSDefault(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_AsUTF16String(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_AsUTF32String(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_AsUnicodeEscapeString(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeLocale(const char *text, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_EncodeLocale(PyObject *o, const char *errors);
/* As PyUnicode_DecodeUTF8, but a character that is cut off at the end is no error; *used: how many bytes were decoded. */
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF8Stateful(const char *bytes, Py_ssize_t count, const char *errors, Py_ssize_t *used);
PyAPI_FUNC(PyObject *) PyUnicode_AsRawUnicodeEscapeString(PyObject *o);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUnicodeEscape(const char *bytes, Py_ssize_t count, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeRawUnicodeEscape(const char *bytes, Py_ssize_t count, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF7(const char *bytes, Py_ssize_t count, const char *errors);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeLocaleAndSize(const char *text, Py_ssize_t count, const char *errors);
/* *order: -1 little endian, 1 big endian, 0 (or order NULL) what a byte order mark says, and then told; new. */
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF16(const char *bytes, Py_ssize_t count, const char *errors, int *order);
PyAPI_FUNC(PyObject *) PyUnicode_DecodeUTF32(const char *bytes, Py_ssize_t count, const char *errors, int *order);
PyAPI_FUNC(PyObject *) PyCodec_Encode(PyObject *o, const char *encoding, const char *errors); /* new: codecs.encode, and so on */
PyAPI_FUNC(PyObject *) PyCodec_Decode(PyObject *o, const char *encoding, const char *errors); /* new */
PyAPI_FUNC(PyObject *) PyCodec_Encoder(const char *encoding);               /* new */
PyAPI_FUNC(PyObject *) PyCodec_Decoder(const char *encoding);               /* new */
PyAPI_FUNC(PyObject *) PyCodec_LookupError(const char *name);               /* new */
PyAPI_FUNC(int) PyCodec_KnownEncoding(const char *encoding);                /* 1 or 0 */
PyAPI_FUNC(PyObject *) PyUnicode_FromWideChar(const wchar_t *text, Py_ssize_t length_or_minus_1);
PyAPI_FUNC(Py_ssize_t) PyUnicode_AsWideChar(PyObject *o, wchar_t *buffer, Py_ssize_t room);  /* how many it wrote; buffer NULL: how many it needs */
PyAPI_FUNC(wchar_t *) PyUnicode_AsWideCharString(PyObject *o, Py_ssize_t *length);           /* a block of PyMem_Malloc; length NULL: ValueError where there is a zero inside */
PyAPI_FUNC(const char *) PyUnicode_GetDefaultEncoding(void);                                 /* "utf-8"; never fails */

/* UTF-8, ended by a zero; belongs to the string and lives as long as it does. NULL with an exception. */
PyAPI_FUNC(const char *) PyUnicode_AsUTF8(PyObject *o);
PyAPI_FUNC(const char *) PyUnicode_AsUTF8AndSize(PyObject *o, Py_ssize_t *bytes);

PyAPI_FUNC(Py_ssize_t) PyUnicode_GetLength(PyObject *o);                    /* code points, or -1 with an exception */
PyAPI_FUNC(Py_UCS4) PyUnicode_ReadChar(PyObject *o, Py_ssize_t index);
PyAPI_FUNC(int) PyUnicode_Compare(PyObject *a, PyObject *b);                /* -1, 0, 1; -1 with an exception for what is no str */
PyAPI_FUNC(int) PyUnicode_CompareWithASCIIString(PyObject *o, const char *text);
PyAPI_FUNC(int) PyUnicode_FSConverter(PyObject *o, void *bytes_object);     /* an O& converter: *bytes_object gets a new reference */
PyAPI_FUNC(int) PyUnicode_FSDecoder(PyObject *o, void *str_object);         /* the same for a str */
PyAPI_FUNC(int) _PyUnicode_EqualToASCIIString(PyObject *o, const char *text); /* 1 or 0 */
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

/* What str.isspace says of one code point; the list is that of Unicode's White_Space and bidirectional types WS, B, S. */
static inline int Py_UNICODE_ISSPACE(Py_UCS4 c)
{
    return (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x20) || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a)
        || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

#define PyUnicode_IS_COMPACT(o) 1
#define PyUnicode_CHECK_INTERNED(o) 0
#define PyUnicode_InternImmortal(o) PyUnicode_InternInPlace(o)
#define _PyUnicode_AsString PyUnicode_AsUTF8

/* What the methods of str say of one code point. 1 or 0; To…: the code point, or a value, -1 where there is none. */
PyAPI_FUNC(int) conch_unicode_is(Py_UCS4 c, char question);
PyAPI_FUNC(Py_UCS4) conch_unicode_to(Py_UCS4 c, char question);
PyAPI_FUNC(double) conch_unicode_value(Py_UCS4 c, char question);
#define Py_UNICODE_ISALPHA(c) conch_unicode_is((c), 'a')
#define Py_UNICODE_ISDECIMAL(c) conch_unicode_is((c), 'd')
#define Py_UNICODE_ISDIGIT(c) conch_unicode_is((c), 'g')
#define Py_UNICODE_ISNUMERIC(c) conch_unicode_is((c), 'n')
#define Py_UNICODE_ISLOWER(c) conch_unicode_is((c), 'l')
#define Py_UNICODE_ISUPPER(c) conch_unicode_is((c), 'u')
#define Py_UNICODE_ISTITLE(c) conch_unicode_is((c), 't')
#define Py_UNICODE_ISPRINTABLE(c) conch_unicode_is((c), 'p')
#define Py_UNICODE_ISALNUM(c) conch_unicode_is((c), 'm')
#define Py_UNICODE_ISLINEBREAK(c) \
    (((c) >= 0x0a && (c) <= 0x0d) || ((c) >= 0x1c && (c) <= 0x1e) || (c) == 0x85 || (c) == 0x2028 || (c) == 0x2029)
#define Py_UNICODE_TOLOWER(c) conch_unicode_to((c), 'l')
#define Py_UNICODE_TOUPPER(c) conch_unicode_to((c), 'u')
#define Py_UNICODE_TOTITLE(c) conch_unicode_to((c), 't')
#define Py_UNICODE_TODECIMAL(c) ((int)conch_unicode_value((c), 'd'))
#define Py_UNICODE_TODIGIT(c) ((int)conch_unicode_value((c), 'g'))
#define Py_UNICODE_TONUMERIC(c) conch_unicode_value((c), 'n')
#define Py_UNICODE_IS_SURROGATE(c) (0xD800 <= (c) && (c) <= 0xDFFF)
#define Py_UNICODE_IS_HIGH_SURROGATE(c) (0xD800 <= (c) && (c) <= 0xDBFF)
#define Py_UNICODE_IS_LOW_SURROGATE(c) (0xDC00 <= (c) && (c) <= 0xDFFF)
#define Py_UNICODE_JOIN_SURROGATES(high, low) (((((Py_UCS4)(high)&0x03FF) << 10) | ((Py_UCS4)(low)&0x03FF)) + 0x10000)
#define Py_UNICODE_HIGH_SURROGATE(c) (0xD800 - (0x10000 >> 10) + ((c) >> 10))
#define Py_UNICODE_LOW_SURROGATE(c) (0xDC00 + ((c)&0x3FF))
#define Py_UNICODE_REPLACEMENT_CHARACTER ((Py_UCS4)0xFFFD)

/* The interface by wchar_t, deprecated in 3.11 and gone from later versions; it works on a copy, which belongs to the string. */
PyAPI_FUNC(Py_UNICODE *) PyUnicode_AsUnicode(PyObject *o);
PyAPI_FUNC(Py_UNICODE *) PyUnicode_AsUnicodeAndSize(PyObject *o, Py_ssize_t *length);
PyAPI_FUNC(PyObject *) PyUnicode_FromUnicode(const Py_UNICODE *text, Py_ssize_t length); /* new; NULL for text with SystemError, unless length is 0 */
PyAPI_FUNC(Py_ssize_t) PyUnicode_GetSize(PyObject *o);
#define PyUnicode_AS_UNICODE(o) PyUnicode_AsUnicode(_PyObject_CAST(o))
#define PyUnicode_AS_DATA(o) ((const char *)PyUnicode_AsUnicode(_PyObject_CAST(o)))
#define PyUnicode_GET_SIZE(o) PyUnicode_GetLength(_PyObject_CAST(o))
#define PyUnicode_GET_DATA_SIZE(o) (PyUnicode_GET_SIZE(o) * Py_UNICODE_SIZE)

/* A string that is written piece by piece. 0, or -1 with an exception; Finish gives the string and ends the writer, Dealloc drops it. */
typedef struct {
    Py_UCS4 *data;            /* conch's own, as room is */
    Py_ssize_t room;
    Py_ssize_t pos;           /* code points written */
    Py_UCS4 maxchar;
    Py_ssize_t min_length;    /* hints, without effect on the result */
    Py_UCS4 min_char;
    unsigned char overallocate, readonly;
} _PyUnicodeWriter;
PyAPI_FUNC(void) _PyUnicodeWriter_Init(_PyUnicodeWriter *writer);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteChar(_PyUnicodeWriter *writer, Py_UCS4 code_point);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteStr(_PyUnicodeWriter *writer, PyObject *text);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteSubstring(_PyUnicodeWriter *writer, PyObject *text, Py_ssize_t low, Py_ssize_t high);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteASCIIString(_PyUnicodeWriter *writer, const char *ascii, Py_ssize_t count_or_minus_1);
PyAPI_FUNC(int) _PyUnicodeWriter_WriteLatin1String(_PyUnicodeWriter *writer, const char *latin1, Py_ssize_t count);
PyAPI_FUNC(int) _PyUnicodeWriter_Prepare(_PyUnicodeWriter *writer, Py_ssize_t more, Py_UCS4 maxchar);
PyAPI_FUNC(PyObject *) _PyUnicodeWriter_Finish(_PyUnicodeWriter *writer); /* new */
PyAPI_FUNC(void) _PyUnicodeWriter_Dealloc(_PyUnicodeWriter *writer);

#define PyBytes_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_BYTES_SUBCLASS)
#define PyBytes_CheckExact(o) Py_IS_TYPE((o), &PyBytes_Type)
PyAPI_FUNC(PyObject *) PyBytes_FromString(const char *text);                     /* new */
PyAPI_FUNC(PyObject *) PyBytes_FromStringAndSize(const char *bytes, Py_ssize_t count); /* new; NULL: to be filled before anybody sees it */
PyAPI_FUNC(PyObject *) _PyBytes_Join(PyObject *separator, PyObject *items);      /* new */
PyAPI_FUNC(PyObject *) PyBytes_FromObject(PyObject *o);                          /* new; anything with a buffer, or an iterable of ints */
/* New. Formats: %% %c %d %u %ld %lu %zd %zu %i %x %s %p, with a precision for %s. */
PyAPI_FUNC(PyObject *) PyBytes_FromFormat(const char *format, ...);
PyAPI_FUNC(PyObject *) PyBytes_FromFormatV(const char *format, va_list arguments);
PyAPI_FUNC(PyObject *) PyBytes_Repr(PyObject *o, int smart_quotes);              /* new str */
PyAPI_FUNC(char *) PyBytes_AsString(PyObject *o);                                /* belongs to o; NULL with TypeError */
PyAPI_FUNC(int) PyBytes_AsStringAndSize(PyObject *o, char **bytes, Py_ssize_t *count); /* count NULL: ValueError where there is a zero inside */
PyAPI_FUNC(Py_ssize_t) PyBytes_Size(PyObject *o);
PyAPI_FUNC(void) PyBytes_Concat(PyObject **o, PyObject *right);                  /* steals *o; it becomes the new bytes, or NULL with an exception */
PyAPI_FUNC(void) PyBytes_ConcatAndDel(PyObject **o, PyObject *right);            /* steals right, too */
/* For bytes that nobody else has seen: *o becomes bytes of that length, with what fits of the old. 0, or -1 with MemoryError and *o NULL. */
PyAPI_FUNC(int) _PyBytes_Resize(PyObject **o, Py_ssize_t length);
PyAPI_FUNC(char *) conch_bytes_data(PyObject *o);
#define PyBytes_AS_STRING(o) conch_bytes_data(_PyObject_CAST(o))
#define PyBytes_GET_SIZE(o) PyBytes_Size(_PyObject_CAST(o))

#define PyByteArray_Check(o) PyObject_TypeCheck((o), &PyByteArray_Type)
#define PyByteArray_CheckExact(o) Py_IS_TYPE((o), &PyByteArray_Type)
PyAPI_FUNC(PyObject *) PyByteArray_FromStringAndSize(const char *bytes, Py_ssize_t count); /* new; NULL: zeroes */
PyAPI_FUNC(PyObject *) PyByteArray_FromObject(PyObject *o);                      /* new */
PyAPI_FUNC(char *) PyByteArray_AsString(PyObject *o);                            /* valid until the length changes */
PyAPI_FUNC(Py_ssize_t) PyByteArray_Size(PyObject *o);
PyAPI_FUNC(PyObject *) PyByteArray_Concat(PyObject *a, PyObject *b);              /* new */
PyAPI_FUNC(int) PyByteArray_Resize(PyObject *o, Py_ssize_t length);
#define PyByteArray_AS_STRING(o) PyByteArray_AsString(_PyObject_CAST(o))
#define PyByteArray_GET_SIZE(o) PyByteArray_Size(_PyObject_CAST(o))

CONCH_END_C

#endif
