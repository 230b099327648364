/* Py_BuildValue. */
#include "internal.h"

static PyObject *build(const char **at, va_list *values);

/* How many values stand before the closing bracket (or the end); -1 with SystemError where brackets do not match. */
static Py_ssize_t count_until(const char *at, char end)
{
    Py_ssize_t count = 0;
    int depth = 0;
    for (; depth > 0 || *at != end; at++) {
        switch (*at) {
        case 0:
            PyErr_SetString(PyExc_SystemError, "unmatched paren in format");
            return -1;
        case '(': case '[': case '{':
            if (depth++ == 0)
                count++;
            break;
        case ')': case ']': case '}':
            depth--;
            break;
        case '#': case '&': case ',': case ':': case ' ': case '\t':
            break;
        default:
            if (depth == 0)
                count++;
        }
    }
    return count;
}

static void skip_filler(const char **at)
{
    while (**at == ',' || **at == ':' || **at == ' ' || **at == '\t')
        ++*at;
}

/* `count` values into a new tuple; goes on after a failure, so that N values are consumed. */
static PyObject *build_items(const char **at, va_list *values, Py_ssize_t count)
{
    PyObject *tuple = PyTuple_New(count);
    bool failed = tuple == NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        skip_filler(at);
        PyObject *value = build(at, values);
        if (value == NULL)
            failed = true;
        else if (failed)
            Py_DECREF(value);
        else
            PyTuple_SET_ITEM(tuple, i, value);
    }
    skip_filler(at);
    if (failed)
        Py_CLEAR(tuple);
    return tuple;
}

static PyObject *build_bracketed(const char **at, va_list *values, char open, char close)
{
    Py_ssize_t count = count_until(*at, close);
    if (count < 0)
        return NULL;
    PyObject *items = build_items(at, values, count);
    if (**at == close)
        ++*at;
    if (items == NULL || open == '(')
        return items;
    PyObject *made = NULL;
    if (open == '[') {
        made = PySequence_List(items);
    } else if (count % 2 != 0) {
        PyErr_SetString(PyExc_SystemError, "Bad dict format");
    } else {
        made = PyDict_New();
        for (Py_ssize_t i = 0; made != NULL && i < count; i += 2)
            if (PyDict_SetItem(made, PyTuple_GET_ITEM(items, i), PyTuple_GET_ITEM(items, i + 1)) != 0)
                Py_CLEAR(made);
    }
    Py_DECREF(items);
    return made;
}

static PyObject *build_text(const char **at, va_list *values, bool bytes)
{
    const char *text = va_arg(*values, const char *);
    Py_ssize_t count = -1;
    if (**at == '#') {
        ++*at;
        count = va_arg(*values, Py_ssize_t);
    }
    if (text == NULL)
        Py_RETURN_NONE;
    if (count < 0)
        count = (Py_ssize_t)strlen(text);
    return bytes ? PyBytes_FromStringAndSize(text, count) : PyUnicode_FromStringAndSize(text, count);
}

static PyObject *given(PyObject *o, bool stolen)
{
    if (o == NULL && !PyErr_Occurred())
        PyErr_SetString(PyExc_SystemError, "NULL object passed to Py_BuildValue");
    return stolen ? o : Py_XNewRef(o);
}

static PyObject *build(const char **at, va_list *values)
{
    char c = *(*at)++;
    switch (c) {
    case '(': return build_bracketed(at, values, '(', ')');
    case '[': return build_bracketed(at, values, '[', ']');
    case '{': return build_bracketed(at, values, '{', '}');
    case 'b': case 'B': case 'h': case 'i': return PyLong_FromLong(va_arg(*values, int));
    case 'H': return PyLong_FromLong(va_arg(*values, unsigned int));
    case 'I': return PyLong_FromUnsignedLong(va_arg(*values, unsigned int));
    case 'l': return PyLong_FromLong(va_arg(*values, long));
    case 'k': return PyLong_FromUnsignedLong(va_arg(*values, unsigned long));
    case 'L': return PyLong_FromLongLong(va_arg(*values, long long));
    case 'K': return PyLong_FromUnsignedLongLong(va_arg(*values, unsigned long long));
    case 'n': return PyLong_FromSsize_t(va_arg(*values, Py_ssize_t));
    case 'f': case 'd': return PyFloat_FromDouble(va_arg(*values, double));
    case 'D': return PyComplex_FromCComplex(*va_arg(*values, Py_complex *));
    case 'c': {
        char byte = (char)va_arg(*values, int);
        return PyBytes_FromStringAndSize(&byte, 1);
    }
    case 'C': return PyUnicode_FromOrdinal(va_arg(*values, int));
    case 's': case 'z': case 'U': return build_text(at, values, false);
    case 'y': return build_text(at, values, true);
    case 'u': {
        const wchar_t *wide = va_arg(*values, const wchar_t *);
        Py_ssize_t count = -1;
        if (**at == '#') {
            ++*at;
            count = va_arg(*values, Py_ssize_t);
        }
        return wide == NULL ? Py_NewRef(Py_None) : PyUnicode_FromWideChar(wide, count < 0 ? -1 : count);
    }
    case 'O':
        if (**at == '&') {
            ++*at;
            PyObject *(*convert)(void *) = va_arg(*values, PyObject *(*)(void *));
            return convert(va_arg(*values, void *));
        }
        return given(va_arg(*values, PyObject *), false);
    case 'S': return given(va_arg(*values, PyObject *), false);
    case 'N': return given(va_arg(*values, PyObject *), true);
    }
    PyErr_SetString(PyExc_SystemError, "bad format char passed to Py_BuildValue");
    return NULL;
}

PyObject *Py_VaBuildValue(const char *format, va_list values)
{
    ENTER();
    WANT(format);
    Py_ssize_t count = count_until(format, 0);
    if (count < 0)
        return NULL;
    if (count == 0)
        Py_RETURN_NONE;
    va_list copy;
    va_copy(copy, values);
    PyObject *built;
    if (count == 1) {
        skip_filler(&format);
        built = build(&format, &copy);
    } else {
        built = build_items(&format, &copy, count);
    }
    va_end(copy);
    return built;
}

PyObject *Py_BuildValue(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    PyObject *built = Py_VaBuildValue(format, values);
    va_end(values);
    return built;
}
