/* str: codecs with functions of their own, the registry, the methods of str, text in the making, the interface by wchar_t, questions about code points. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* ---- codecs ---- */

static const struct {
    const char *name;
    PyObject *(*decode)(const char *, Py_ssize_t, const char *);
} decoders[] = {
    {"ASCII", PyUnicode_DecodeASCII}, {"Latin1", PyUnicode_DecodeLatin1}, {"UnicodeEscape", PyUnicode_DecodeUnicodeEscape},
    {"RawUnicodeEscape", PyUnicode_DecodeRawUnicodeEscape}, {"UTF7", PyUnicode_DecodeUTF7}, {"UTF8", PyUnicode_DecodeUTF8},
};

static const struct {
    const char *name;
    PyObject *(*encode)(PyObject *);
} encoders[] = {
    {"ASCII", PyUnicode_AsASCIIString}, {"Latin1", PyUnicode_AsLatin1String}, {"UTF8", PyUnicode_AsUTF8String}, {"UTF16", PyUnicode_AsUTF16String},
    {"UTF32", PyUnicode_AsUTF32String}, {"UnicodeEscape", PyUnicode_AsUnicodeEscapeString}, {"RawUnicodeEscape", PyUnicode_AsRawUnicodeEscapeString},
    {"FSDefault", PyUnicode_EncodeFSDefault},
};

static PyObject *decode(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *name, *bytes, *errors;
    Py_ssize_t count;
    if (!PyArg_ParseTuple(args, "sy#z", &name, &bytes, &count, &errors))
        return NULL;
    for (size_t i = 0; i < Py_ARRAY_LENGTH(decoders); i++)
        if (strcmp(decoders[i].name, name) == 0)
            return decoders[i].decode(bytes, count, errors);
    return PyErr_Format(PyExc_LookupError, "no decoder %s", name);
}

static PyObject *encode(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *name;
    PyObject *o;
    if (!PyArg_ParseTuple(args, "sO", &name, &o))
        return NULL;
    for (size_t i = 0; i < Py_ARRAY_LENGTH(encoders); i++)
        if (strcmp(encoders[i].name, name) == 0)
            return encoders[i].encode(o);
    return PyErr_Format(PyExc_LookupError, "no encoder %s", name);
}

static PyObject *decode_units(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *bytes, *errors;
    Py_ssize_t count;
    int unit, order;
    if (!PyArg_ParseTuple(args, "iy#zi", &unit, &bytes, &count, &errors, &order))
        return NULL;
    int *where = order == 9 ? NULL : &order;
    PyObject *text = unit == 16 ? PyUnicode_DecodeUTF16(bytes, count, errors, where) : PyUnicode_DecodeUTF32(bytes, count, errors, where);
    return text == NULL ? NULL : Py_BuildValue("Ni", text, order);
}

static PyObject *paths(PyObject *Py_UNUSED(self), PyObject *o)
{
    const char *bytes = PyBytes_AsString(o);
    if (bytes == NULL)
        return NULL;
    PyObject *text = PyUnicode_DecodeFSDefault(bytes);
    PyObject *sized = text == NULL ? NULL : PyUnicode_DecodeFSDefaultAndSize(bytes, PyBytes_GET_SIZE(o));
    PyObject *back = sized == NULL ? NULL : PyUnicode_EncodeFSDefault(sized);
    if (back == NULL) {
        Py_XDECREF(text);
        Py_XDECREF(sized);
        return NULL;
    }
    return Py_BuildValue("NNN", text, sized, back);
}

static PyObject *fs_decoder(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *text = NULL;
    int result = PyUnicode_FSDecoder(o, &text);
    if (result == 0)
        return NULL;
    PyObject *told = Py_BuildValue("iN", result, text);
    if (PyUnicode_FSDecoder(NULL, &told) != 1 || told != NULL)
        return PyErr_Format(PyExc_AssertionError, "nothing cleaned up");
    return PyUnicode_FSDecoder(o, &text) == 0 ? NULL : text;
}

static PyObject *locale(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *bytes, *errors;
    if (!PyArg_ParseTuple(args, "yz", &bytes, &errors))
        return NULL;
    PyObject *text = PyUnicode_DecodeLocale(bytes, errors);
    PyObject *sized = text == NULL ? NULL : PyUnicode_DecodeLocaleAndSize(bytes, (Py_ssize_t)strlen(bytes), errors);
    PyObject *back = sized == NULL ? NULL : PyUnicode_EncodeLocale(sized, errors);
    if (back == NULL) {
        Py_XDECREF(text);
        Py_XDECREF(sized);
        return NULL;
    }
    return Py_BuildValue("NNN", text, sized, back);
}

static PyObject *encode_locale(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    const char *errors;
    return PyArg_ParseTuple(args, "Oz", &o, &errors) ? PyUnicode_EncodeLocale(o, errors) : NULL;
}

/* ASCII only: the locale's encoding is not ours to choose. */
static PyObject *c_locale(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    size_t length = 0, error_at = 0;
    wchar_t *wide = Py_DecodeLocale("plain text", &length);
    if (wide == NULL)
        return PyErr_NoMemory();
    char *bytes = Py_EncodeLocale(wide, &error_at);
    PyObject *result = Py_BuildValue("uniy", wide, (Py_ssize_t)length, error_at == (size_t)-1, bytes);
    PyMem_RawFree(wide);
    PyMem_Free(bytes);
    return result;
}

/* ---- the registry ---- */

static PyObject *registry(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *what, *encoding, *errors;
    PyObject *o;
    if (!PyArg_ParseTuple(args, "sOzz", &what, &o, &encoding, &errors))
        return NULL;
    switch (what[0]) {
    case 'e': return PyCodec_Encode(o, encoding, errors);
    case 'd': return PyCodec_Decode(o, encoding, errors);
    case 'E': return PyCodec_Encoder(encoding);
    case 'D': return PyCodec_Decoder(encoding);
    case 'L': return PyCodec_LookupError(errors);
    default: return PyBool_FromLong(PyCodec_KnownEncoding(encoding));
    }
}

static PyObject *default_encoding(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return PyUnicode_FromString(PyUnicode_GetDefaultEncoding());
}

/* ---- the methods of str ---- */

static PyObject *parts(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *what;
    PyObject *o, *other;
    Py_ssize_t most;
    if (!PyArg_ParseTuple(args, "sOOn", &what, &o, &other, &most))
        return NULL;
    switch (what[0]) {
    case 'r': return PyUnicode_RSplit(o, other == Py_None ? NULL : other, most);
    case 'p': return PyUnicode_Partition(o, other);
    case 'q': return PyUnicode_RPartition(o, other);
    case 't': return PyUnicode_Translate(o, other, most == 0 ? NULL : most == 1 ? "ignore" : "replace");
    default: return PyUnicode_Format(o, other);
    }
}

static PyObject *identifier(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyLong_FromLong(PyUnicode_IsIdentifier(o));
}

static PyObject *ordinal(PyObject *Py_UNUSED(self), PyObject *o)
{
    int c = _PyLong_AsInt(o);
    return PyErr_Occurred() ? NULL : PyUnicode_FromOrdinal(c);
}

static PyObject *append(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *left, *right;
    if (!PyArg_ParseTuple(args, "OO", &left, &right))
        return NULL;
    left = left == Py_None ? NULL : Py_NewRef(left);
    PyUnicode_AppendAndDel(&left, right == Py_None ? NULL : Py_NewRef(right));
    return left != NULL ? left : PyErr_Occurred() ? NULL : PyUnicode_FromString("(nothing)");
}

static PyObject *equal(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    const char *text;
    return PyArg_ParseTuple(args, "Us", &o, &text) ? PyLong_FromLong(_PyUnicode_EqualToASCIIString(o, text)) : NULL;
}

static PyObject *interned(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *a = PyUnicode_FromObject(o), *b = PyUnicode_FromFormat("%U%s", o, "");
    if (a == NULL || b == NULL)
        return NULL;
    PyUnicode_InternInPlace(&a);
    PyUnicode_InternInPlace(&b);
    PyObject *result = Py_BuildValue("iO", a == b, b);
    Py_DECREF(a);
    Py_DECREF(b);
    return result;
}

static PyObject *from_format_v(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    PyObject *text = PyUnicode_FromFormatV(format, values);
    va_end(values);
    return text;
}

static PyObject *formatted(PyObject *Py_UNUSED(self), PyObject *o)
{
    return Py_BuildValue("NNN", from_format_v("%d|%5d|%-5d|%05d|%.3d", 7, 8, 9, 10, 11), from_format_v("%S %R %A|%.2s|%5s|%c|%%", o, o, o, "cut", "pad", 0x20ac),
                         from_format_v("%zd %zu %lld %llu %x %V %U", (Py_ssize_t)-3, (size_t)4, -5LL, 6ULL, 255, NULL, "otherwise", o));
}

/* ---- text in the making ---- */

static PyObject *writer(PyObject *Py_UNUSED(self), PyObject *o)
{
    _PyUnicodeWriter writer;
    _PyUnicodeWriter_Init(&writer);
    writer.overallocate = 1;
    if (_PyUnicodeWriter_Prepare(&writer, 3, 0xff) != 0 || _PyUnicodeWriter_WriteChar(&writer, 'a') != 0
        || _PyUnicodeWriter_WriteLatin1String(&writer, "\xe4\xff", 2) != 0 || _PyUnicodeWriter_WriteASCIIString(&writer, "text", -1) != 0
        || _PyUnicodeWriter_WriteASCIIString(&writer, "text", 2) != 0 || _PyUnicodeWriter_WriteStr(&writer, o) != 0
        || _PyUnicodeWriter_WriteSubstring(&writer, o, 0, PyUnicode_GET_LENGTH(o) / 2) != 0 || _PyUnicodeWriter_Prepare(&writer, 0, 127) != 0) {
        _PyUnicodeWriter_Dealloc(&writer);
        return NULL;
    }
    return _PyUnicodeWriter_Finish(&writer);
}

/* ---- by wchar_t ---- */

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif
static PyObject *wide(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_ssize_t length = -5, size = PyUnicode_GetSize(o);
    if (size < 0)
        return NULL;
    const Py_UNICODE *text = PyUnicode_AsUnicode(o), *again = PyUnicode_AsUnicodeAndSize(o, &length);
    if (text == NULL || again == NULL)
        return NULL;
    return Py_BuildValue("nniNNnni", size, length, text == again, PyUnicode_FromUnicode(text, length), PyUnicode_FromUnicode(PyUnicode_AS_UNICODE(o), 0),
                         PyUnicode_GET_SIZE(o), PyUnicode_GET_DATA_SIZE(o), memcmp(PyUnicode_AS_DATA(o), text, (size_t)length * sizeof *text));
}

static PyObject *wide_room(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    static const Py_UNICODE text[] = {0xe4, 0x20ac, 0x1f600, 0, 'x'};
    return Py_BuildValue("NNi", PyUnicode_FromUnicode(NULL, 0), PyUnicode_FromUnicode(text, 5), (int)Py_UNICODE_SIZE);
}

/* ---- in place ---- */

static PyObject *data(PyObject *Py_UNUSED(self), PyObject *o)
{
    if (!PyUnicode_Check(o))
        return PyErr_Format(PyExc_TypeError, "no str");
    if (PyUnicode_READY(o) != 0 || !PyUnicode_IS_READY(o) || !PyUnicode_IS_COMPACT(o) || PyUnicode_GET_LENGTH(o) == 0)
        return PyErr_Format(PyExc_ValueError, "not ready");
    Py_ssize_t last = PyUnicode_GET_LENGTH(o) - 1;
    unsigned int c = PyUnicode_KIND(o) == PyUnicode_1BYTE_KIND ? PyUnicode_1BYTE_DATA(o)[last]
        : PyUnicode_KIND(o) == PyUnicode_2BYTE_KIND ? PyUnicode_2BYTE_DATA(o)[last] : PyUnicode_4BYTE_DATA(o)[last];
    return Py_BuildValue("iIIi", (int)PyUnicode_KIND(o), c, (unsigned int)PyUnicode_MAX_CHAR_VALUE(o), PyUnicode_IS_COMPACT_ASCII(o) != 0);
}

static PyObject *point(PyObject *Py_UNUSED(self), PyObject *o)
{
    unsigned long value = PyLong_AsUnsignedLong(o);
    if (PyErr_Occurred())
        return NULL;
    Py_UCS4 c = (Py_UCS4)value;
    PyObject *is = Py_BuildValue("iiiiiii", Py_UNICODE_ISDECIMAL(c) != 0, Py_UNICODE_ISNUMERIC(c) != 0, Py_UNICODE_ISTITLE(c) != 0, Py_UNICODE_ISPRINTABLE(c) != 0,
                                 Py_UNICODE_ISLINEBREAK(c) != 0, Py_UNICODE_ISSPACE(c) != 0, Py_UNICODE_ISALNUM(c) != 0);
    return Py_BuildValue("NIidiii", is, (unsigned int)Py_UNICODE_TOTITLE(c), Py_UNICODE_TODIGIT(c), Py_UNICODE_TONUMERIC(c), Py_UNICODE_IS_SURROGATE(c) != 0,
                         Py_UNICODE_IS_HIGH_SURROGATE(c) != 0, Py_UNICODE_IS_LOW_SURROGATE(c) != 0);
}

static PyObject *surrogates(PyObject *Py_UNUSED(self), PyObject *o)
{
    Py_UCS4 c = (Py_UCS4)PyLong_AsUnsignedLong(o);
    if (PyErr_Occurred())
        return NULL;
    Py_UCS4 high = Py_UNICODE_HIGH_SURROGATE(c), low = Py_UNICODE_LOW_SURROGATE(c);
    return Py_BuildValue("IIII", (unsigned int)high, (unsigned int)low, (unsigned int)Py_UNICODE_JOIN_SURROGATES(high, low),
                         (unsigned int)Py_UNICODE_REPLACEMENT_CHARACTER);
}

/* ---- bytes ---- */

static PyObject *bytes_format_v(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    PyObject *bytes = PyBytes_FromFormatV(format, values);
    va_end(values);
    return bytes;
}

static PyObject *bytes_formatted(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("NNN", bytes_format_v("%d %u %ld %lu %i %x %%", -1, 2u, -3L, 4ul, 5, 0xabc), bytes_format_v("%s|%.3s|%c%c", "text", "longer", 'x', 0xff),
                         bytes_format_v("%zd %zu", (Py_ssize_t)-7, (size_t)8));
}

static PyObject *bytes_repr(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o;
    int smart;
    return PyArg_ParseTuple(args, "Op", &o, &smart) ? PyBytes_Repr(o, smart) : NULL;
}

static PyObject *concat(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *left, *right;
    if (!PyArg_ParseTuple(args, "OO", &left, &right))
        return NULL;
    Py_INCREF(left);
    PyBytes_Concat(&left, right == Py_None ? NULL : right);
    return left != NULL ? left : PyErr_Occurred() ? NULL : PyUnicode_FromString("(nothing)");
}

static PyObject *array_concat(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *left, *right;
    return PyArg_ParseTuple(args, "OO", &left, &right) ? PyByteArray_Concat(left, right) : NULL;
}

static PyObject *join(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *separator, *items;
    return PyArg_ParseTuple(args, "SO", &separator, &items) ? _PyBytes_Join(separator, items) : NULL;
}

static PyMethodDef functions[] = {
    {"decode", decode, METH_VARARGS, NULL}, {"encode", encode, METH_VARARGS, NULL}, {"decode_units", decode_units, METH_VARARGS, NULL},
    {"paths", paths, METH_O, NULL}, {"fs_decoder", fs_decoder, METH_O, NULL}, {"locale", locale, METH_VARARGS, NULL},
    {"encode_locale", encode_locale, METH_VARARGS, NULL}, {"c_locale", c_locale, METH_NOARGS, NULL}, {"registry", registry, METH_VARARGS, NULL},
    {"default_encoding", default_encoding, METH_NOARGS, NULL}, {"parts", parts, METH_VARARGS, NULL}, {"identifier", identifier, METH_O, NULL},
    {"ordinal", ordinal, METH_O, NULL}, {"append", append, METH_VARARGS, NULL}, {"equal", equal, METH_VARARGS, NULL}, {"interned", interned, METH_O, NULL},
    {"formatted", formatted, METH_O, NULL}, {"writer", writer, METH_O, NULL}, {"wide", wide, METH_O, NULL}, {"wide_room", wide_room, METH_NOARGS, NULL},
    {"data", data, METH_O, NULL}, {"point", point, METH_O, NULL}, {"surrogates", surrogates, METH_O, NULL},
    {"bytes_formatted", bytes_formatted, METH_NOARGS, NULL}, {"bytes_repr", bytes_repr, METH_VARARGS, NULL}, {"concat", concat, METH_VARARGS, NULL},
    {"array_concat", array_concat, METH_VARARGS, NULL}, {"join", join, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "text_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_text_more(void)
{
    return PyModule_Create(&definition);
}
