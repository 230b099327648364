/* A string written piece by piece: code points in a growing block, narrowed when it is finished. */
#include "internal.h"

void _PyUnicodeWriter_Init(_PyUnicodeWriter *writer)
{
    WANT(writer);
    *writer = (_PyUnicodeWriter){.maxchar = 127};
}

int _PyUnicodeWriter_Prepare(_PyUnicodeWriter *writer, Py_ssize_t more, Py_UCS4 maxchar)
{
    ENTER();
    WANT(writer);
    (void)maxchar;
    if (more <= writer->room - writer->pos)
        return 0;
    if (more > PY_SSIZE_T_MAX / (Py_ssize_t)(2 * sizeof(Py_UCS4)) - writer->pos) {
        PyErr_NoMemory();
        return -1;
    }
    Py_ssize_t room = (writer->pos + more) * 3 / 2 + 16;
    Py_UCS4 *data = PyMem_Realloc(writer->data, (size_t)room * sizeof *data);
    if (data == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    writer->data = data;
    writer->room = room;
    return 0;
}

int _PyUnicodeWriter_WriteChar(_PyUnicodeWriter *writer, Py_UCS4 code_point)
{
    if (_PyUnicodeWriter_Prepare(writer, 1, code_point) != 0)
        return -1;
    writer->data[writer->pos++] = code_point;
    return 0;
}

int _PyUnicodeWriter_WriteSubstring(_PyUnicodeWriter *writer, PyObject *text, Py_ssize_t low, Py_ssize_t high)
{
    ENTER();
    if (text == NULL || !PyUnicode_Check(text)) {
        PyErr_BadInternalCall();
        return -1;
    }
    if (high <= low)
        return 0;
    if (_PyUnicodeWriter_Prepare(writer, high - low, 0) != 0)
        return -1;
    int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    for (Py_ssize_t i = low; i < high; i++)
        writer->data[writer->pos++] = PyUnicode_READ(kind, data, i);
    return 0;
}

int _PyUnicodeWriter_WriteStr(_PyUnicodeWriter *writer, PyObject *text)
{
    ENTER();
    Py_ssize_t length = PyUnicode_GetLength(text);
    return length < 0 ? -1 : _PyUnicodeWriter_WriteSubstring(writer, text, 0, length);
}

int _PyUnicodeWriter_WriteLatin1String(_PyUnicodeWriter *writer, const char *latin1, Py_ssize_t count)
{
    if (_PyUnicodeWriter_Prepare(writer, count, 0) != 0)
        return -1;
    for (Py_ssize_t i = 0; i < count; i++)
        writer->data[writer->pos++] = (unsigned char)latin1[i];
    return 0;
}

int _PyUnicodeWriter_WriteASCIIString(_PyUnicodeWriter *writer, const char *ascii, Py_ssize_t count)
{
    WANT(ascii);
    return _PyUnicodeWriter_WriteLatin1String(writer, ascii, count == -1 ? (Py_ssize_t)strlen(ascii) : count);
}

PyObject *_PyUnicodeWriter_Finish(_PyUnicodeWriter *writer)
{
    ENTER();
    PyObject *text = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, writer->data, writer->pos);
    _PyUnicodeWriter_Dealloc(writer);
    return text;
}

void _PyUnicodeWriter_Dealloc(_PyUnicodeWriter *writer)
{
    ENTER();
    WANT(writer);
    PyMem_Free(writer->data);
    _PyUnicodeWriter_Init(writer);
}
