/* The interface to str by wchar_t, and what single code points are. */
#include "internal.h"

/* The copies of strings as wchar_t, by their mirrors: each is an attribute of nothing, so they are kept beside, and go with the process. */
struct wide {
    struct wide *next;
    PyObject *text; /* owned, so that its address stays its own */
    Py_ssize_t length;
    Py_UNICODE *data;
};

#define WIDE_SLOTS 1024
static struct wide *slots[WIDE_SLOTS];

static struct wide **slot_of(const PyObject *o)
{
    return &slots[((uintptr_t)o >> 6) % WIDE_SLOTS];
}

/* Lets go of the copies whose string only they keep, among those of one slot. */
static void sweep(struct wide **at)
{
    while (*at != NULL) {
        struct wide *wide = *at;
        if (Py_REFCNT(wide->text) > 1) {
            at = &wide->next;
            continue;
        }
        *at = wide->next;
        Py_DECREF(wide->text);
        PyMem_Free(wide->data);
        free(wide);
    }
}

Py_UNICODE *PyUnicode_AsUnicodeAndSize(PyObject *o, Py_ssize_t *length)
{
    ENTER();
    if (o == NULL || !PyUnicode_Check(o)) {
        PyErr_BadArgument();
        return NULL;
    }
    struct wide **slot = slot_of(o), *wide = *slot;
    while (wide != NULL && wide->text != o)
        wide = wide->next;
    if (wide == NULL) {
        sweep(slot);
        wide = calloc(1, sizeof *wide);
        if (wide == NULL)
            return (Py_UNICODE *)PyErr_NoMemory();
        wide->data = PyUnicode_AsWideCharString(o, &wide->length);
        if (wide->data == NULL) {
            free(wide);
            return NULL;
        }
        wide->text = Py_NewRef(o);
        wide->next = *slot;
        *slot = wide;
    }
    if (length != NULL)
        *length = wide->length;
    return wide->data;
}

Py_UNICODE *PyUnicode_AsUnicode(PyObject *o)
{
    return PyUnicode_AsUnicodeAndSize(o, NULL);
}

PyObject *PyUnicode_FromUnicode(const Py_UNICODE *text, Py_ssize_t length)
{
    ENTER();
    if (text != NULL)
        return PyUnicode_FromWideChar(text, length);
    if (length == 0)
        return PyUnicode_New(0, 0);
    PyErr_SetString(PyExc_SystemError, "PyUnicode_FromUnicode(NULL, length) is not supported: use PyUnicode_New");
    return NULL;
}

Py_ssize_t PyUnicode_GetSize(PyObject *o)
{
    return PyUnicode_GetLength(o);
}

/* ---- single code points ---- */

static PyObject *about(Py_UCS4 c, const char *method)
{
    PyObject *text = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, &c, 1);
    PyObject *answer = text == NULL ? NULL : PyObject_CallMethod(text, method, NULL);
    Py_XDECREF(text);
    return answer;
}

int conch_unicode_is(Py_UCS4 c, char question)
{
    if (c < 128)
        switch (question) {
        case 'a': return Py_ISALPHA(c);
        case 'd': case 'g': case 'n': return Py_ISDIGIT(c);
        case 'l': return Py_ISLOWER(c);
        case 'u': return Py_ISUPPER(c);
        case 't': return 0;
        case 'p': return c >= 32 && c < 127;
        default: return Py_ISALNUM(c);
        }
    ENTER();
    const char *method = question == 'a' ? "isalpha" : question == 'd' ? "isdecimal" : question == 'g' ? "isdigit" : question == 'n' ? "isnumeric"
        : question == 'l' ? "islower" : question == 'u' ? "isupper" : question == 't' ? "istitle" : question == 'p' ? "isprintable" : "isalnum";
    PyObject *answer = conch_borrow(about(c, method));
    /* A capital is a title in the eyes of str.istitle; of one code point the titlecase letters are meant. */
    return answer == Py_True && !(question == 't' && conch_unicode_is(c, 'u'));
}

Py_UCS4 conch_unicode_to(Py_UCS4 c, char question)
{
    if (c < 128)
        return question == 'l' ? Py_TOLOWER(c) : Py_TOUPPER(c);
    ENTER();
    PyObject *text = about(c, question == 'l' ? "lower" : question == 'u' ? "upper" : "title");
    if (text == NULL)
        PyErr_Clear();
    /* Of several, as "SS" for a sharp s, the first. */
    Py_UCS4 changed = text != NULL && PyUnicode_GetLength(text) >= 1 ? PyUnicode_ReadChar(text, 0) : c;
    Py_XDECREF(text);
    return changed;
}

double conch_numeric_value(Py_UCS4 c, bool digit); /* of numeric_value.c: -1.0 for none, and for decimal digits */

double conch_unicode_value(Py_UCS4 c, char question)
{
    if (c < 128)
        return Py_ISDIGIT(c) ? (double)(c - '0') : -1.0;
    double known = question == 'd' ? -1.0 : conch_numeric_value(c, question == 'g');
    if (known != -1.0)
        return known;
    ENTER();
    PyObject *text = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, &c, 1);
    PyObject *value = text == NULL ? NULL : PyLong_FromUnicodeObject(text, 10);
    double number = value == NULL ? -1.0 : PyFloat_AsDouble(value);
    if (PyErr_Occurred())
        PyErr_Clear();
    Py_XDECREF(value);
    Py_XDECREF(text);
    return number;
}
