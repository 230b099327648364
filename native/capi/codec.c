/* Between text and bytes, by an encoding's name, and between text and wchar_t. UTF-8 and strict do not go through the interpreter's codecs. */
#include "internal.h"

/* "UTF-8", "utf_8", "utf8": as the interpreter reads names of encodings. */
static bool is_utf8(const char *encoding)
{
    if (encoding == NULL)
        return true;
    char plain[8];
    size_t n = 0;
    for (const char *c = encoding; *c != 0; c++) {
        if (*c == '-' || *c == '_')
            continue;
        if (n == sizeof plain - 1)
            return false;
        plain[n++] = (char)tolower((unsigned char)*c);
    }
    plain[n] = 0;
    return strcmp(plain, "utf8") == 0;
}

static PyObject *by_method(PyObject *o, const char *method, const char *encoding, const char *errors)
{
    return conch_method(PyUnicode_Check(o) ? &PyUnicode_Type : &PyBytes_Type, o, method, "ss", encoding == NULL ? "utf-8" : encoding, errors == NULL ? "strict" : errors);
}

PyObject *PyUnicode_Decode(const char *bytes, Py_ssize_t count, const char *encoding, const char *errors)
{
    ENTER();
    if (is_utf8(encoding))
        return PyUnicode_DecodeUTF8(bytes, count, errors);
    PyObject *object = PyBytes_FromStringAndSize(bytes, count);
    PyObject *text = object == NULL ? NULL : by_method(object, "decode", encoding, errors);
    Py_XDECREF(object);
    return text;
}

PyObject *PyUnicode_DecodeASCII(const char *bytes, Py_ssize_t count, const char *errors)
{
    return PyUnicode_Decode(bytes, count, "ascii", errors);
}

PyObject *PyUnicode_DecodeLatin1(const char *bytes, Py_ssize_t count, const char *errors)
{
    ENTER();
    (void)errors;
    return PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, bytes, count);
}

PyObject *PyUnicode_DecodeFSDefaultAndSize(const char *path, Py_ssize_t count)
{
    return PyUnicode_Decode(path, count, NULL, "surrogateescape");
}

PyObject *PyUnicode_DecodeFSDefault(const char *path)
{
    WANT(path);
    return PyUnicode_DecodeFSDefaultAndSize(path, (Py_ssize_t)strlen(path));
}

PyObject *PyUnicode_FromEncodedObject(PyObject *o, const char *encoding, const char *errors)
{
    ENTER();
    if (o == NULL) {
        PyErr_BadInternalCall();
        return NULL;
    }
    if (PyUnicode_Check(o)) {
        PyErr_SetString(PyExc_TypeError, "decoding str is not supported");
        return NULL;
    }
    Py_buffer view;
    if (PyObject_GetBuffer(o, &view, PyBUF_SIMPLE) != 0) {
        PyErr_Format(PyExc_TypeError, "decoding to str: need a bytes-like object, %.80s found", Py_TYPE(o)->tp_name);
        return NULL;
    }
    PyObject *text = PyUnicode_Decode(view.buf, view.len, encoding, errors);
    PyBuffer_Release(&view);
    return text;
}

PyObject *PyUnicode_AsEncodedString(PyObject *o, const char *encoding, const char *errors)
{
    ENTER();
    if (!only_str(o))
        return NULL;
    bool strict = errors == NULL || strcmp(errors, "strict") == 0;
    return strict && is_utf8(encoding) ? PyUnicode_AsUTF8String(o) : by_method(o, "encode", encoding, errors);
}

PyObject *PyUnicode_AsASCIIString(PyObject *o)
{
    return PyUnicode_AsEncodedString(o, "ascii", NULL);
}

PyObject *PyUnicode_AsLatin1String(PyObject *o)
{
    return PyUnicode_AsEncodedString(o, "latin-1", NULL);
}

PyObject *PyUnicode_AsUTF16String(PyObject *o)
{
    return PyUnicode_AsEncodedString(o, "utf-16", NULL);
}

PyObject *PyUnicode_AsUTF32String(PyObject *o)
{
    return PyUnicode_AsEncodedString(o, "utf-32", NULL);
}

PyObject *PyUnicode_AsUnicodeEscapeString(PyObject *o)
{
    return PyUnicode_AsEncodedString(o, "unicode-escape", NULL);
}

/* Text of the system has no other handlers. */
static bool fits_locale(const char *errors)
{
    if (errors == NULL || strcmp(errors, "strict") == 0 || strcmp(errors, "surrogateescape") == 0 || strcmp(errors, "surrogatepass") == 0)
        return true;
    PyErr_SetString(PyExc_ValueError, "unsupported error handler");
    return false;
}

PyObject *PyUnicode_DecodeLocaleAndSize(const char *text, Py_ssize_t count, const char *errors)
{
    ENTER();
    WANT(text);
    if (text[count] != 0 || (size_t)count != strlen(text)) {
        PyErr_SetString(PyExc_ValueError, "embedded null byte");
        return NULL;
    }
    return fits_locale(errors) ? PyUnicode_Decode(text, count, NULL, errors) : NULL;
}

PyObject *PyUnicode_DecodeLocale(const char *text, const char *errors)
{
    WANT(text);
    return PyUnicode_DecodeLocaleAndSize(text, (Py_ssize_t)strlen(text), errors);
}

PyObject *PyUnicode_EncodeLocale(PyObject *o, const char *errors)
{
    ENTER();
    if (!only_str(o) || !fits_locale(errors))
        return NULL;
    PyObject *bytes = PyUnicode_AsEncodedString(o, NULL, errors);
    if (bytes != NULL && memchr(PyBytes_AS_STRING(bytes), 0, (size_t)PyBytes_GET_SIZE(bytes)) != NULL) {
        PyErr_SetString(PyExc_ValueError, "embedded null character");
        Py_CLEAR(bytes);
    }
    return bytes;
}

/* How many bytes at the end begin a character of UTF-8 that more bytes might complete. */
static Py_ssize_t unfinished(const char *bytes, Py_ssize_t count)
{
    for (Py_ssize_t back = 1; back <= 3 && back <= count; back++) {
        unsigned char lead = (unsigned char)bytes[count - back];
        if ((lead & 0xc0) == 0x80)
            continue;
        Py_ssize_t needed = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xc2 && lead < 0xe0 ? 2 : 1;
        unsigned char second = back >= 2 ? (unsigned char)bytes[count - back + 1] : 0x90;
        bool impossible = (lead == 0xe0 && second < 0xa0 && back >= 2) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90)
            || (lead == 0xf4 && second > 0x8f && back >= 2);
        return needed > back && !impossible ? back : 0;
    }
    return 0;
}

PyObject *PyUnicode_DecodeUTF8Stateful(const char *bytes, Py_ssize_t count, const char *errors, Py_ssize_t *used)
{
    ENTER();
    if (used == NULL)
        return PyUnicode_DecodeUTF8(bytes, count, errors);
    *used = count - unfinished(bytes, count);
    return PyUnicode_DecodeUTF8(bytes, *used, errors);
}

PyObject *PyUnicode_EncodeFSDefault(PyObject *o)
{
    return PyUnicode_AsEncodedString(o, NULL, "surrogateescape");
}

const char *PyUnicode_GetDefaultEncoding(void)
{
    return "utf-8";
}

/* ---- wchar_t, which is a code point where this runs ---- */

_Static_assert(sizeof(wchar_t) == sizeof(Py_UCS4), "wchar_t holds a code point");

PyObject *PyUnicode_FromWideChar(const wchar_t *text, Py_ssize_t length)
{
    ENTER();
    if (text == NULL && length != 0) {
        PyErr_BadInternalCall();
        return NULL;
    }
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, text, length == -1 ? (Py_ssize_t)wcslen(text) : length);
}

Py_ssize_t PyUnicode_AsWideChar(PyObject *o, wchar_t *buffer, Py_ssize_t room)
{
    ENTER();
    if (!only_str(o))
        return -1;
    Py_ssize_t length = PyUnicode_GetLength(o);
    if (buffer == NULL)
        return length + 1;
    Py_ssize_t count = Py_MIN(length, room);
    for (Py_ssize_t i = 0; i < count; i++)
        buffer[i] = (wchar_t)PyUnicode_READ_CHAR(o, i);
    if (count < room)
        buffer[count] = 0;
    return count;
}

wchar_t *PyUnicode_AsWideCharString(PyObject *o, Py_ssize_t *length)
{
    ENTER();
    if (!only_str(o))
        return NULL;
    Py_ssize_t count = PyUnicode_GetLength(o);
    wchar_t *buffer = PyMem_New(wchar_t, count + 1);
    if (buffer == NULL)
        return (wchar_t *)PyErr_NoMemory();
    PyUnicode_AsWideChar(o, buffer, count + 1);
    if (length != NULL) {
        *length = count;
    } else if (wcslen(buffer) != (size_t)count) {
        PyMem_Free(buffer);
        PyErr_SetString(PyExc_ValueError, "embedded null character");
        return NULL;
    }
    return buffer;
}

/* ---- bytes that grow ---- */

void PyBytes_Concat(PyObject **o, PyObject *right)
{
    ENTER();
    WANT(o);
    PyObject *left = *o;
    if (left == NULL)
        return;
    *o = NULL;
    if (right != NULL && PyBytes_Check(left)) {
        *o = PyNumber_Add(left, right);
    } else if (right != NULL && PyObject_CheckBuffer(left) && PyObject_CheckBuffer(right)) {
        PyObject *bytes = PyBytes_FromObject(left);
        *o = bytes == NULL ? NULL : PyNumber_Add(bytes, right);
        Py_XDECREF(bytes);
    } else if (right != NULL) {
        PyErr_Format(PyExc_TypeError, "can't concat %.100s to %.100s", Py_TYPE(right)->tp_name, Py_TYPE(left)->tp_name);
    }
    Py_DECREF(left);
}

void PyBytes_ConcatAndDel(PyObject **o, PyObject *right)
{
    PyBytes_Concat(o, right);
    Py_XDECREF(right);
}

int _PyBytes_Resize(PyObject **o, Py_ssize_t length)
{
    ENTER();
    WANT(o);
    PyObject *old = *o;
    *o = NULL;
    if (old == NULL || !PyBytes_Check(old) || length < 0) {
        Py_XDECREF(old);
        PyErr_BadInternalCall();
        return -1;
    }
    PyObject *resized = PyBytes_FromStringAndSize(NULL, length);
    if (resized != NULL)
        memcpy(PyBytes_AS_STRING(resized), PyBytes_AS_STRING(old), (size_t)Py_MIN(length, PyBytes_Size(old)));
    Py_DECREF(old);
    *o = resized;
    return resized == NULL ? -1 : 0;
}
