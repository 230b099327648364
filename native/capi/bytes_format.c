/* PyBytes_FromFormat: the conversions of C's printf that the manual lists. */
#include "byte_buffer.h"

/* One conversion behind its percent sign; what follows it, or NULL where the rest is to be copied as it is. */
static const char *convert(struct buffer *b, const char *at, va_list *arguments)
{
    char text[32];
    int precision = -1;
    char size = 0;
    while (isdigit((unsigned char)*at))
        at++;
    if (*at == '.')
        for (precision = 0, at++; isdigit((unsigned char)*at) && precision < INT_MAX / 10 - 1; at++)
            precision = precision * 10 + (*at - '0');
    if ((*at == 'l' && (at[1] == 'd' || at[1] == 'u')) || (*at == 'z' && (at[1] == 'd' || at[1] == 'u')))
        size = *at++;
    switch (*at) {
    case '%': append(b, "%", 1); return at + 1;
    case 'c': {
        int c = va_arg(*arguments, int);
        if (c < 0 || c > 255) {
            PyErr_SetString(PyExc_OverflowError, "PyBytes_FromFormatV(): %c format expects an integer in range [0; 255]");
            b->failed = true;
            return NULL;
        }
        append(b, &(char){(char)c}, 1);
        return at + 1;
    }
    case 's': {
        const char *s = va_arg(*arguments, const char *);
        append(b, s, precision < 0 ? strlen(s) : strnlen(s, (size_t)precision));
        return at + 1;
    }
    case 'd':
        snprintf(text, sizeof text, "%ld", size == 'l' ? va_arg(*arguments, long) : size == 'z' ? (long)va_arg(*arguments, Py_ssize_t) : (long)va_arg(*arguments, int));
        break;
    case 'u':
        snprintf(text, sizeof text, "%lu", size == 'l' ? va_arg(*arguments, unsigned long) : size == 'z' ? (unsigned long)va_arg(*arguments, size_t)
                                                                                                       : (unsigned long)va_arg(*arguments, unsigned int));
        break;
    case 'i': snprintf(text, sizeof text, "%i", va_arg(*arguments, int)); break;
    case 'x': snprintf(text, sizeof text, "%x", va_arg(*arguments, unsigned int)); break;
    case 'p': snprintf(text, sizeof text, "0x%" PRIxPTR, (uintptr_t)va_arg(*arguments, void *)); break;
    default: return NULL;
    }
    append(b, text, strlen(text));
    return at + 1;
}

PyObject *PyBytes_FromFormatV(const char *format, va_list arguments)
{
    ENTER();
    WANT(format);
    struct buffer b = {0};
    va_list rest;
    va_copy(rest, arguments);
    for (const char *percent; !b.failed; ) {
        percent = strchr(format, '%');
        append(&b, format, percent == NULL ? strlen(format) : (size_t)(percent - format));
        if (percent == NULL)
            break;
        format = convert(&b, percent + 1, &rest);
        if (format == NULL) {
            append(&b, percent, strlen(percent));
            break;
        }
    }
    va_end(rest);
    PyObject *bytes = b.failed ? NULL : PyBytes_FromStringAndSize(b.bytes, (Py_ssize_t)b.length);
    free(b.bytes);
    return bytes;
}

PyObject *PyBytes_FromFormat(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    PyObject *bytes = PyBytes_FromFormatV(format, arguments);
    va_end(arguments);
    return bytes;
}
