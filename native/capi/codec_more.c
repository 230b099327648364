/* The codecs that have functions of their own, and the registry. */
#include "internal.h"

PyObject *PyUnicode_AsRawUnicodeEscapeString(PyObject *o)
{
    return PyUnicode_AsEncodedString(o, "raw_unicode_escape", NULL);
}

#define DECODER(function, encoding)                                                    \
    PyObject *function(const char *bytes, Py_ssize_t count, const char *errors)        \
    {                                                                                  \
        return PyUnicode_Decode(bytes, count, encoding, errors);                       \
    }
DECODER(PyUnicode_DecodeUnicodeEscape, "unicode_escape")
DECODER(PyUnicode_DecodeRawUnicodeEscape, "raw_unicode_escape")
DECODER(PyUnicode_DecodeUTF7, "utf-7")

/* The byte order that a mark at the start says, 0 where there is none. */
static int order_of_mark(const unsigned char *bytes, Py_ssize_t count, int unit)
{
    if (count < unit)
        return 0;
    static const unsigned char little[] = {0xff, 0xfe, 0, 0}, big2[] = {0xfe, 0xff}, big4[] = {0, 0, 0xfe, 0xff};
    if (memcmp(bytes, little, (size_t)unit) == 0)
        return -1;
    return memcmp(bytes, unit == 2 ? big2 : big4, (size_t)unit) == 0 ? 1 : 0;
}

static PyObject *decode_units(const char *bytes, Py_ssize_t count, const char *errors, int *order, int unit)
{
    int in_use = order == NULL ? 0 : *order;
    if (in_use == 0) {
        in_use = order_of_mark((const unsigned char *)bytes, count, unit);
        if (in_use != 0) {
            bytes += unit;
            count -= unit;
        }
    }
    if (order != NULL)
        *order = in_use;
    bool big = in_use > 0 || (in_use == 0 && PY_BIG_ENDIAN);
    return PyUnicode_Decode(bytes, count, unit == 2 ? (big ? "utf-16-be" : "utf-16-le") : big ? "utf-32-be" : "utf-32-le", errors);
}

PyObject *PyUnicode_DecodeUTF16(const char *bytes, Py_ssize_t count, const char *errors, int *order)
{
    ENTER();
    return decode_units(bytes, count, errors, order, 2);
}

PyObject *PyUnicode_DecodeUTF32(const char *bytes, Py_ssize_t count, const char *errors, int *order)
{
    ENTER();
    return decode_units(bytes, count, errors, order, 4);
}

/* ---- the registry ---- */

static bool want_encoding(const char *encoding)
{
    return encoding != NULL || PyErr_BadArgument();
}

static PyObject *code(const char *function, PyObject *o, const char *encoding, const char *errors)
{
    return want_encoding(encoding) ? conch_ask("codecs", function, "(Oss)", o, encoding, errors == NULL ? "strict" : errors) : NULL;
}

PyObject *PyCodec_Encode(PyObject *o, const char *encoding, const char *errors)
{
    ENTER();
    return code("encode", o, encoding, errors);
}

PyObject *PyCodec_Decode(PyObject *o, const char *encoding, const char *errors)
{
    ENTER();
    return code("decode", o, encoding, errors);
}

PyObject *PyCodec_Encoder(const char *encoding)
{
    ENTER();
    return want_encoding(encoding) ? conch_ask("codecs", "getencoder", "(s)", encoding) : NULL;
}

PyObject *PyCodec_Decoder(const char *encoding)
{
    ENTER();
    return want_encoding(encoding) ? conch_ask("codecs", "getdecoder", "(s)", encoding) : NULL;
}

PyObject *PyCodec_LookupError(const char *name)
{
    ENTER();
    return conch_ask("codecs", "lookup_error", "(s)", name == NULL ? "strict" : name);
}

int PyCodec_KnownEncoding(const char *encoding)
{
    ENTER();
    return encoding != NULL && conch_borrow(conch_ask("codecs", "lookup", "(s)", encoding)) != NULL;
}
