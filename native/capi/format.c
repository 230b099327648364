/* PyUnicode_FromFormat: CPython 3.11's conversions, written into a growing buffer of UTF-8. */
#include "byte_buffer.h"

static void pad(struct buffer *b, char with, Py_ssize_t count)
{
    for (; count > 0; count--)
        append(b, &with, 1);
}

/* The number of bytes that hold the first `limit` code points; all of them where limit is negative. *points: how many those are. */
static size_t cut(const char *utf8, size_t bytes, Py_ssize_t limit, Py_ssize_t *points)
{
    size_t at = 0;
    *points = 0;
    while (at < bytes && *points != limit) {
        at++;
        while (at < bytes && ((unsigned char)utf8[at] & 0xc0) == 0x80)
            at++;
        ++*points;
    }
    return at;
}

struct spec {
    bool zero;
    Py_ssize_t width, precision; /* precision -1: none */
    enum { PLAIN, LONG, LONG_LONG, SIZE } size;
};

static void append_text(struct buffer *b, const struct spec *s, const char *utf8, size_t bytes)
{
    Py_ssize_t points;
    size_t kept = cut(utf8, bytes, s->precision, &points);
    pad(b, ' ', s->width - points);
    append(b, utf8, kept);
}

/* Takes over the text, which is NULL where making it failed. Lone surrogates are three bytes each, as the end of it all expects them. */
static void append_object(struct buffer *b, const struct spec *s, PyObject *text)
{
    PyObject *utf8 = text == NULL ? NULL : PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
    if (utf8 == NULL)
        b->failed = true;
    else
        append_text(b, s, PyBytes_AS_STRING(utf8), (size_t)PyBytes_GET_SIZE(utf8));
    Py_XDECREF(utf8);
    Py_XDECREF(text);
}

/* A C string of at most `precision` bytes, which may be bad UTF-8: that is replaced. */
static void append_string(struct buffer *b, const struct spec *s, const char *text)
{
    size_t bytes = s->precision < 0 ? strlen(text) : strnlen(text, (size_t)s->precision);
    struct spec whole = *s;
    whole.precision = -1;
    append_object(b, &whole, PyUnicode_DecodeUTF8(text, (Py_ssize_t)bytes, "replace"));
}

static void append_digits(struct buffer *b, const struct spec *s, const char *digits)
{
    size_t count = strlen(digits);
    Py_ssize_t zeroes = s->precision - (Py_ssize_t)count;
    if (zeroes < 0)
        zeroes = 0;
    Py_ssize_t fill = s->width - zeroes - (Py_ssize_t)count;
    if (s->zero && *digits == '-' && fill > 0) {
        append(b, digits++, 1);
        count--;
    }
    pad(b, s->zero ? '0' : ' ', fill);
    pad(b, '0', zeroes);
    append(b, digits, count);
}

static void append_signed(struct buffer *b, const struct spec *s, va_list *arguments)
{
    char digits[32];
    long long value = s->size == LONG ? va_arg(*arguments, long)
                      : s->size == LONG_LONG ? va_arg(*arguments, long long)
                      : s->size == SIZE ? va_arg(*arguments, Py_ssize_t)
                                        : va_arg(*arguments, int);
    snprintf(digits, sizeof digits, "%lld", value);
    append_digits(b, s, digits);
}

static void append_unsigned(struct buffer *b, const struct spec *s, va_list *arguments, const char *conversion)
{
    char digits[32];
    unsigned long long value = s->size == LONG ? va_arg(*arguments, unsigned long)
                               : s->size == LONG_LONG ? va_arg(*arguments, unsigned long long)
                               : s->size == SIZE ? va_arg(*arguments, size_t)
                                                 : va_arg(*arguments, unsigned int);
    snprintf(digits, sizeof digits, conversion, value);
    append_digits(b, s, digits);
}

static void append_pointer(struct buffer *b, const void *pointer)
{
    char text[32];
    snprintf(text, sizeof text, "0x%" PRIxPTR, (uintptr_t)pointer);
    append(b, text, strlen(text));
}

static const char *number(const char *at, Py_ssize_t *value)
{
    *value = 0;
    for (; *at >= '0' && *at <= '9'; at++) {
        if (*value > (PY_SSIZE_T_MAX - (*at - '0')) / 10)
            return NULL;
        *value = *value * 10 + (*at - '0');
    }
    return at;
}

/* One conversion, behind its percent sign; where the next text begins, NULL where the rest is to be copied as it is. */
static const char *convert(struct buffer *b, const char *at, va_list *arguments)
{
    struct spec s = {false, 0, -1, PLAIN};
    if (*at == '0') {
        s.zero = true;
        at++;
    }
    at = number(at, &s.width);
    if (at != NULL && *at == '.' && !isdigit((unsigned char)at[1]))
        at++;
    else if (at != NULL && *at == '.')
        at = number(at + 1, &s.precision);
    if (at == NULL) {
        PyErr_SetString(PyExc_ValueError, "width or precision too big");
        b->failed = true;
        return NULL;
    }
    if (at[0] == 'l' && at[1] == 'l') {
        s.size = LONG_LONG;
        at += 2;
    } else if (at[0] == 'l') {
        s.size = LONG;
        at++;
    } else if (at[0] == 'z') {
        s.size = SIZE;
        at++;
    }
    switch (*at) {
    case '%': append(b, "%", 1); break;
    case 'c': {
        int c = va_arg(*arguments, int);
        if (c < 0 || c > 0x10ffff) {
            PyErr_SetString(PyExc_OverflowError, "character argument not in range(0x110000)");
            b->failed = true;
            return NULL;
        }
        struct spec none = {false, 0, -1, PLAIN};
        append_object(b, &none, PyUnicode_FromOrdinal(c));
        break;
    }
    case 'd':
    case 'i': append_signed(b, &s, arguments); break;
    case 'u': append_unsigned(b, &s, arguments, "%llu"); break;
    case 'x': append_unsigned(b, &s, arguments, "%llx"); break;
    case 'p': append_pointer(b, va_arg(*arguments, void *)); break;
    case 's': append_string(b, &s, va_arg(*arguments, const char *)); break;
    case 'U': append_object(b, &s, Py_NewRef(va_arg(*arguments, PyObject *))); break;
    case 'V': {
        PyObject *o = va_arg(*arguments, PyObject *);
        const char *text = va_arg(*arguments, const char *);
        if (o != NULL)
            append_object(b, &s, Py_NewRef(o));
        else
            append_string(b, &s, text);
        break;
    }
    case 'S': append_object(b, &s, PyObject_Str(va_arg(*arguments, PyObject *))); break;
    case 'R': append_object(b, &s, PyObject_Repr(va_arg(*arguments, PyObject *))); break;
    case 'A': append_object(b, &s, HOST_OBJECT(ASCII, va_arg(*arguments, PyObject *), 0, 0, 0)); break;
    default: return NULL;
    }
    return at + 1;
}

PyObject *PyUnicode_FromFormatV(const char *format, va_list arguments)
{
    ENTER();
    WANT(format);
    for (const char *at = format; *at != 0; at++) {
        if ((unsigned char)*at > 0x7f) {
            PyErr_Format(PyExc_ValueError, "PyUnicode_FromFormatV() expects an ASCII-encoded format string, got a non-ASCII byte: 0x%02x",
                         (unsigned char)*at);
            return NULL;
        }
    }
    struct buffer b = {0};
    va_list rest;
    va_copy(rest, arguments);
    while (*format != 0 && !b.failed) {
        const char *percent = strchr(format, '%');
        size_t plain = percent == NULL ? strlen(format) : (size_t)(percent - format);
        append(&b, format, plain);
        format += plain;
        if (percent == NULL)
            break;
        const char *next = convert(&b, percent + 1, &rest);
        if (next == NULL && !b.failed)
            append(&b, format, strlen(format));
        if (next == NULL)
            break;
        format = next;
    }
    va_end(rest);
    PyObject *text = b.failed ? NULL : PyUnicode_DecodeUTF8(b.bytes == NULL ? "" : b.bytes, (Py_ssize_t)b.length, "surrogatepass");
    free(b.bytes);
    return text;
}

PyObject *PyUnicode_FromFormat(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    PyObject *text = PyUnicode_FromFormatV(format, arguments);
    va_end(arguments);
    return text;
}
