#include "internal.h"

#include "call_in.h"
#include "red_zone.h"

/* ---- str ---- */

static int kind_for(Py_UCS4 highest)
{
    return highest < 0x100 ? 1 : highest < 0x10000 ? 2 : 4;
}

static inline int kind_of(const PyObject *o)
{
    return (int)(prefix_of(o)->flags >> CONCH_KIND_SHIFT) & 7;
}

static void set_kind(PyObject *o, int kind, bool ascii)
{
    prefix_of(o)->flags |= CONCH_PAYLOAD | (uint32_t)kind << CONCH_KIND_SHIFT | (ascii ? CONCH_ASCII : 0);
}

static bool too_long(Py_ssize_t length, int kind)
{
    return length > PY_SSIZE_T_MAX / kind - 1;
}

PyObject *PyUnicode_New(Py_ssize_t length, Py_UCS4 highest)
{
    ENTER();
    if (length < 0) {
        PyErr_SetString(PyExc_SystemError, "Negative size passed to PyUnicode_New");
        return NULL;
    }
    if (highest > 0x10ffff) {
        PyErr_SetString(PyExc_SystemError, "invalid maximum character passed to PyUnicode_New");
        return NULL;
    }
    int kind = kind_for(highest);
    void *data = too_long(length, kind) ? NULL : payload_new(((size_t)length + 1) * (size_t)kind, true);
    PyObject *o = data == NULL ? PyErr_NoMemory() : mirror_new(&PyUnicode_Type);
    if (o == NULL) {
        payload_free(data);
        return NULL;
    }
    object_of(o)->text = (struct text_payload){length, data, NULL, -1};
    set_kind(o, kind, highest < 0x80);
    return o;
}

/* Whether the mirror has length and data; Java puts them there at the first need. */
static bool filled(PyObject *o)
{
    return kind_of(o) != 0 || HOST(STR_FILL, o, 0, 0, 0) == 0;
}

static void set_utf8_length(PyObject *o, Py_ssize_t length)
{
    prefix_of(o)->extra = (void *)(intptr_t)length;
}

/* What Java has not filled yet says nothing: it is emptied first. */
static struct text_payload *payload_of(PyObject *o)
{
    struct text_payload *text = &object_of(o)->text;
    if (!(prefix_of(o)->flags & CONCH_PAYLOAD))
        *text = (struct text_payload){.hash = text->hash};
    return text;
}

int32_t conch_str_put(int64_t str, const void *data, int64_t bytes, int64_t length, int32_t kind, int32_t ascii)
{
    PyObject *o = (PyObject *)(intptr_t)str;
    char *copy = payload_new((size_t)bytes + (size_t)kind, false);
    if (copy == NULL)
        return -1;
    memcpy(copy, data, (size_t)bytes);
    memset(copy + bytes, 0, (size_t)kind);
    struct text_payload *text = payload_of(o);
    text->length = length;
    text->data = copy;
    set_kind(o, kind, ascii);
    return 0;
}

int32_t conch_str_put_utf8(int64_t str, const void *data, int64_t bytes)
{
    PyObject *o = (PyObject *)(intptr_t)str;
    char *copy = payload_new((size_t)bytes + 1, false);
    if (copy == NULL)
        return -1;
    memcpy(copy, data, (size_t)bytes);
    copy[bytes] = 0;
    struct text_payload *text = payload_of(o);
    text->utf8 = copy;
    set_utf8_length(o, bytes);
    prefix_of(o)->flags |= CONCH_PAYLOAD;
    return 0;
}

/* The macros promise a result for every str: what cannot be kept in memory ends the process, as it would in CPython's macros. */
static void must_be_filled(PyObject *o, const char *function)
{
    if (o == NULL || !PyUnicode_Check(o))
        conch_fatal(function, "the argument is no str");
    if (!filled(o))
        conch_fatal(function, "no memory for the text of a str");
}

/*
 * What these three say lies in memory once it has been asked for, as in CPython, where they are macros: then they need no lock, and extensions
 * do call them in released regions, on strings that their caller holds.
 */
static inline bool is_filled_str(PyObject *o)
{
    return o != NULL && PyUnicode_Check(o) && kind_of(o) != 0;
}

int conch_unicode_kind(PyObject *o)
{
    if (CONCH_LIKELY(is_filled_str(o)))
        return kind_of(o);
    ENTER();
    must_be_filled(o, "PyUnicode_KIND");
    return kind_of(o);
}

void *conch_unicode_data(PyObject *o)
{
    if (CONCH_LIKELY(is_filled_str(o)))
        return object_of(o)->text.data;
    ENTER();
    must_be_filled(o, "PyUnicode_DATA");
    return object_of(o)->text.data;
}

int conch_unicode_is_ascii(PyObject *o)
{
    if (CONCH_LIKELY(is_filled_str(o)))
        return (prefix_of(o)->flags & CONCH_ASCII) != 0;
    ENTER();
    must_be_filled(o, "PyUnicode_IS_ASCII");
    return (prefix_of(o)->flags & CONCH_ASCII) != 0;
}

Py_ssize_t PyUnicode_GetLength(PyObject *o)
{
    ENTER();
    return only_str(o) && filled(o) ? object_of(o)->text.length : -1;
}

Py_UCS4 PyUnicode_ReadChar(PyObject *o, Py_ssize_t index)
{
    ENTER();
    if (!only_str(o) || !filled(o))
        return (Py_UCS4)-1;
    if (index < 0 || index >= object_of(o)->text.length) {
        PyErr_SetString(PyExc_IndexError, "string index out of range");
        return (Py_UCS4)-1;
    }
    return PyUnicode_READ(kind_of(o), object_of(o)->text.data, index);
}

const char *PyUnicode_AsUTF8AndSize(PyObject *o, Py_ssize_t *bytes)
{
    ENTER();
    if (!only_str(o))
        return NULL;
    struct text_payload *text = &object_of(o)->text;
    if (text->utf8 == NULL || !(prefix_of(o)->flags & CONCH_PAYLOAD)) {
        if ((prefix_of(o)->flags & CONCH_ASCII) && kind_of(o) == 1) {
            text->utf8 = text->data;
            set_utf8_length(o, text->length);
        } else if (HOST(STR_UTF8, o, 0, 0, 0) != 0) {
            return NULL;
        }
    }
    if (bytes != NULL)
        *bytes = (Py_ssize_t)(intptr_t)prefix_of(o)->extra;
    return text->utf8;
}

const char *PyUnicode_AsUTF8(PyObject *o)
{
    return PyUnicode_AsUTF8AndSize(o, NULL);
}

/* ASCII needs no decoding, and then nobody but C has to know of the string yet. */
static bool is_ascii(const char *text, Py_ssize_t bytes)
{
    unsigned char any = 0;
    for (Py_ssize_t i = 0; i < bytes; i++)
        any |= (unsigned char)text[i];
    return any < 0x80;
}

PyObject *PyUnicode_FromStringAndSize(const char *utf8, Py_ssize_t bytes)
{
    ENTER();
    if (bytes < 0) {
        PyErr_SetString(PyExc_SystemError, "Negative size passed to PyUnicode_FromStringAndSize");
        return NULL;
    }
    if (utf8 == NULL && bytes > 0) {
        PyErr_SetString(PyExc_SystemError, "NULL string with positive size with NULL passed to PyUnicode_FromStringAndSize");
        return NULL;
    }
    if (!is_ascii(utf8, bytes))
        return HOST_OBJECT(STR_FROM_UTF8, utf8, bytes, 0, 0);
    PyObject *o = PyUnicode_New(bytes, 0x7f);
    if (o != NULL && bytes > 0)
        memcpy(object_of(o)->text.data, utf8, (size_t)bytes);
    return o;
}

PyObject *PyUnicode_FromString(const char *utf8)
{
    WANT(utf8);
    return PyUnicode_FromStringAndSize(utf8, (Py_ssize_t)strlen(utf8));
}

PyObject *PyUnicode_DecodeUTF8(const char *bytes, Py_ssize_t count, const char *errors)
{
    ENTER();
    return is_ascii(bytes, count) ? PyUnicode_FromStringAndSize(bytes, count) : HOST_OBJECT(STR_FROM_UTF8, bytes, count, errors, 0);
}

static Py_UCS4 highest_of(int kind, const void *data, Py_ssize_t length)
{
    Py_UCS4 any = 0;
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        any = c > any ? c : any;
    }
    return any;
}

PyObject *PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t length)
{
    ENTER();
    if (length < 0) {
        PyErr_SetString(PyExc_ValueError, "size must be positive");
        return NULL;
    }
    if (kind != 1 && kind != 2 && kind != 4) {
        PyErr_SetString(PyExc_SystemError, "invalid kind");
        return NULL;
    }
    PyObject *o = PyUnicode_New(length, highest_of(kind, data, length));
    if (o == NULL)
        return NULL;
    struct text_payload *text = &object_of(o)->text;
    for (Py_ssize_t i = 0; i < length; i++)
        PyUnicode_WRITE(kind_of(o), text->data, i, PyUnicode_READ(kind, data, i));
    return o;
}

PyObject *PyUnicode_FromOrdinal(int code_point)
{
    ENTER();
    if (code_point < 0 || code_point > 0x10ffff) {
        PyErr_SetString(PyExc_ValueError, "chr() arg not in range(0x110000)");
        return NULL;
    }
    Py_UCS4 c = (Py_UCS4)code_point;
    return PyUnicode_FromKindAndData(4, &c, 1);
}

PyObject *PyUnicode_InternFromString(const char *utf8)
{
    ENTER();
    WANT(utf8);
    return HOST_OBJECT(STR_INTERN, utf8, strlen(utf8), 0, 0);
}

void PyUnicode_InternInPlace(PyObject **o)
{
    ENTER();
    WANT(o);
    PyObject *interned = HOST_OBJECT(STR_INTERN_OBJECT, *o, 0, 0, 0);
    if (interned == NULL)
        PyErr_Clear();
    else
        Py_SETREF(*o, interned);
}

PyObject *PyUnicode_AsUTF8String(PyObject *o)
{
    Py_ssize_t bytes;
    const char *utf8 = PyUnicode_AsUTF8AndSize(o, &bytes);
    return utf8 == NULL ? NULL : PyBytes_FromStringAndSize(utf8, bytes);
}

PyObject *PyUnicode_Concat(PyObject *a, PyObject *b)
{
    ENTER();
    if (a == NULL || !PyUnicode_Check(a)) {
        PyErr_Format(PyExc_TypeError, "must be str, not %.100s", a == NULL ? "NULL" : Py_TYPE(a)->tp_name);
        return NULL;
    }
    if (b == NULL || !PyUnicode_Check(b)) {
        PyErr_Format(PyExc_TypeError, "can only concatenate str (not \"%.200s\") to str", b == NULL ? "NULL" : Py_TYPE(b)->tp_name);
        return NULL;
    }
    return PyNumber_Add(a, b);
}

int PyUnicode_Compare(PyObject *a, PyObject *b)
{
    ENTER();
    if (a == NULL || b == NULL || !PyUnicode_Check(a) || !PyUnicode_Check(b)) {
        PyErr_Format(PyExc_TypeError, "Can't compare %.100s and %.100s", a == NULL ? "NULL" : Py_TYPE(a)->tp_name,
                     b == NULL ? "NULL" : Py_TYPE(b)->tp_name);
        return -1;
    }
    if (!filled(a) || !filled(b))
        return -1;
    struct text_payload *x = &object_of(a)->text, *y = &object_of(b)->text;
    for (Py_ssize_t i = 0; i < x->length && i < y->length; i++) {
        Py_UCS4 c = PyUnicode_READ(kind_of(a), x->data, i), d = PyUnicode_READ(kind_of(b), y->data, i);
        if (c != d)
            return c < d ? -1 : 1;
    }
    return x->length < y->length ? -1 : x->length > y->length;
}

int PyUnicode_CompareWithASCIIString(PyObject *o, const char *ascii)
{
    ENTER();
    WANT(o);
    WANT(ascii);
    must_be_filled(o, __func__);
    struct text_payload *text = &object_of(o)->text;
    Py_ssize_t i = 0;
    for (; i < text->length && ascii[i] != 0; i++) {
        Py_UCS4 c = PyUnicode_READ(kind_of(o), text->data, i), d = (unsigned char)ascii[i];
        if (c != d)
            return c < d ? -1 : 1;
    }
    return i < text->length ? 1 : ascii[i] != 0 ? -1 : 0;
}

int PyUnicode_FSConverter(PyObject *o, void *target)
{
    ENTER();
    WANT(target);
    PyObject **result = target;
    if (o == NULL) {
        Py_CLEAR(*result);
        return 1;
    }
    PyObject *path = PyOS_FSPath(o);
    if (path == NULL)
        return 0;
    PyObject *bytes = PyBytes_Check(path) ? Py_NewRef(path) : PyUnicode_EncodeFSDefault(path);
    Py_DECREF(path);
    if (bytes == NULL)
        return 0;
    if ((size_t)PyBytes_GET_SIZE(bytes) != strlen(PyBytes_AS_STRING(bytes))) {
        PyErr_SetString(PyExc_ValueError, "embedded null byte");
        Py_DECREF(bytes);
        return 0;
    }
    *result = bytes;
    return Py_CLEANUP_SUPPORTED;
}

int PyUnicode_FSDecoder(PyObject *o, void *target)
{
    ENTER();
    WANT(target);
    PyObject **result = target;
    if (o == NULL) {
        Py_CLEAR(*result);
        return 1;
    }
    PyObject *path = PyOS_FSPath(o);
    if (path == NULL)
        return 0;
    PyObject *text = PyUnicode_Check(path) ? Py_NewRef(path) : PyUnicode_DecodeFSDefaultAndSize(PyBytes_AS_STRING(path), PyBytes_GET_SIZE(path));
    Py_DECREF(path);
    if (text == NULL)
        return 0;
    if (PyUnicode_FindChar(text, 0, 0, PyUnicode_GET_LENGTH(text), 1) >= 0) {
        PyErr_SetString(PyExc_ValueError, "embedded null character");
        Py_DECREF(text);
        return 0;
    }
    *result = text;
    return Py_CLEANUP_SUPPORTED;
}

int _PyUnicode_EqualToASCIIString(PyObject *o, const char *ascii)
{
    return PyUnicode_CompareWithASCIIString(o, ascii) == 0;
}

/* ---- bytes ---- */

PyObject *PyBytes_FromStringAndSize(const char *bytes, Py_ssize_t count)
{
    ENTER();
    if (count < 0) {
        PyErr_SetString(PyExc_SystemError, "Negative size passed to PyBytes_FromStringAndSize");
        return NULL;
    }
    char *data = payload_new((size_t)count + 1, false);
    PyObject *o = data == NULL ? PyErr_NoMemory() : mirror_new(&PyBytes_Type);
    if (o == NULL) {
        payload_free(data);
        return NULL;
    }
    if (bytes != NULL)
        memcpy(data, bytes, (size_t)count);
    data[count] = 0;
    object_of(o)->text = (struct text_payload){count, data, NULL, -1};
    prefix_of(o)->flags |= CONCH_PAYLOAD;
    return o;
}

PyObject *PyBytes_FromString(const char *text)
{
    WANT(text);
    return PyBytes_FromStringAndSize(text, (Py_ssize_t)strlen(text));
}

PyObject *PyBytes_FromObject(PyObject *o)
{
    ENTER();
    if (o == NULL) {
        PyErr_BadInternalCall();
        return NULL;
    }
    if (PyUnicode_Check(o) || (PyIndex_Check(o) && !PyObject_CheckBuffer(o))) {
        PyErr_Format(PyExc_TypeError, "cannot convert '%.200s' object to bytes", Py_TYPE(o)->tp_name);
        return NULL;
    }
    return PyBytes_CheckExact(o) ? Py_NewRef(o) : HOST_OBJECT(BYTES_FROM, o, 0, 0, 0);
}

/* The bytes stay Java's, which keeps them in place: extra says that they are not C's to free. */
int32_t conch_bytes_put(int64_t bytes, int64_t address, int64_t length)
{
    PyObject *o = (PyObject *)(intptr_t)bytes;
    object_of(o)->text = (struct text_payload){length, (void *)(intptr_t)address, NULL, -1};
    prefix_of(o)->extra = o;
    prefix_of(o)->flags |= CONCH_PAYLOAD;
    return 0;
}

static bool bytes_filled(PyObject *o)
{
    return (prefix_of(o)->flags & CONCH_PAYLOAD) || HOST(BYTES_FILL, o, 0, 0, 0) == 0;
}

static bool want_bytes(PyObject *o)
{
    if (o == NULL || !PyBytes_Check(o)) {
        PyErr_Format(PyExc_TypeError, "expected bytes, %.200s found", o == NULL ? "NULL" : Py_TYPE(o)->tp_name);
        return false;
    }
    return bytes_filled(o);
}

/* Without the lock where it has been asked before, as the macros of str. */
char *conch_bytes_data(PyObject *o)
{
    if (o != NULL && PyBytes_Check(o) && (prefix_of(o)->flags & CONCH_PAYLOAD))
        return object_of(o)->text.data;
    ENTER();
    if (o == NULL || !PyBytes_Check(o) || !bytes_filled(o))
        conch_fatal("PyBytes_AS_STRING", "the argument is no bytes, or there is no memory for it");
    return object_of(o)->text.data;
}

char *PyBytes_AsString(PyObject *o)
{
    ENTER();
    return want_bytes(o) ? object_of(o)->text.data : NULL;
}

Py_ssize_t PyBytes_Size(PyObject *o)
{
    ENTER();
    return want_bytes(o) ? object_of(o)->text.length : -1;
}

int PyBytes_AsStringAndSize(PyObject *o, char **bytes, Py_ssize_t *count)
{
    ENTER();
    if (bytes == NULL) {
        PyErr_BadInternalCall();
        return -1;
    }
    if (!want_bytes(o))
        return -1;
    *bytes = object_of(o)->text.data;
    if (count != NULL) {
        *count = object_of(o)->text.length;
    } else if (strlen(*bytes) != (size_t)object_of(o)->text.length) {
        PyErr_SetString(PyExc_ValueError, "embedded null byte");
        return -1;
    }
    return 0;
}

/* ---- bytearray: always Java's, which keeps the payload in native memory once C has asked for it ---- */

PyObject *PyByteArray_FromStringAndSize(const char *bytes, Py_ssize_t count)
{
    ENTER();
    if (count < 0) {
        PyErr_SetString(PyExc_SystemError, "Negative size passed to PyByteArray_FromStringAndSize");
        return NULL;
    }
    return HOST_OBJECT(BYTEARRAY_NEW, bytes, count, 0, 0);
}

PyObject *PyByteArray_FromObject(PyObject *o)
{
    WANT(o);
    return PyObject_CallOneArg((PyObject *)&PyByteArray_Type, o);
}

char *PyByteArray_AsString(PyObject *o)
{
    ENTER();
    char *bytes = (char *)(intptr_t)HOST(BYTEARRAY_DATA, o, 0, 0, 0);
    red_zone_open_end(o, bytes);
    return bytes;
}

Py_ssize_t PyByteArray_Size(PyObject *o)
{
    ENTER();
    return HOST(LENGTH, o, 0, 0, 0);
}

int PyByteArray_Resize(PyObject *o, Py_ssize_t length)
{
    ENTER();
    if (length < 0) {
        PyErr_BadInternalCall();
        return -1;
    }
    return (int)HOST(BYTEARRAY_RESIZE, o, length, 0, 0);
}

PyObject *PyByteArray_Concat(PyObject *a, PyObject *b)
{
    ENTER();
    WANT(a);
    WANT(b);
    if (!PyObject_CheckBuffer(a) || !PyObject_CheckBuffer(b)) {
        PyErr_Format(PyExc_TypeError, "can't concat %.100s to %.100s", Py_TYPE(b)->tp_name, Py_TYPE(a)->tp_name);
        return NULL;
    }
    PyObject *left = PyByteArray_FromObject(a), *result = left == NULL ? NULL : PyNumber_InPlaceAdd(left, b);
    Py_XDECREF(left);
    return result;
}

PyObject *PyBytes_Repr(PyObject *o, int smart_quotes)
{
    ENTER();
    if (smart_quotes)
        return PyObject_Repr(o);
    PyObject *repr = PyObject_Repr(o);
    if (repr == NULL || PyUnicode_READ_CHAR(repr, 1) == '\'')
        return repr;
    /* Quoted by " because there are ' inside and none of the others: those want a backslash now. */
    PyObject *inside = PyUnicode_Substring(repr, 2, PyUnicode_GET_LENGTH(repr) - 1), *quote = PyUnicode_FromString("'"), *escaped = PyUnicode_FromString("\\'");
    PyObject *plain = inside == NULL || quote == NULL || escaped == NULL ? NULL : PyUnicode_Replace(inside, quote, escaped, -1);
    PyObject *result = plain == NULL ? NULL : PyUnicode_FromFormat("b'%U'", plain);
    Py_XDECREF(plain);
    Py_XDECREF(escaped);
    Py_XDECREF(quote);
    Py_XDECREF(inside);
    Py_DECREF(repr);
    return result;
}
