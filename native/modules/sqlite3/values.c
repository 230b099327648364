/* Values on their way into SQLite and out of it. */
#include "sqlite3_module.h"

#include <limits.h>

/* ---- in ---- */

static int needs_adapter(struct state *state, PyObject *value)
{
    return state->base_type_adapted ||
           !(value == Py_None || PyLong_CheckExact(value) || PyFloat_CheckExact(value) || PyUnicode_CheckExact(value) ||
             PyBytes_CheckExact(value) || PyByteArray_CheckExact(value));
}

/* The attribute's call, or NULL: without an exception where there is no such attribute or where it answered with TypeError or None. */
static PyObject *ask(PyObject *object, const char *method, PyObject *argument)
{
    PyObject *callable = PyObject_GetAttrString(object, method);
    if (callable == NULL) {
        if (PyErr_ExceptionMatches(PyExc_AttributeError))
            PyErr_Clear();
        return NULL;
    }
    PyObject *result = PyObject_CallOneArg(callable, argument);
    Py_DECREF(callable);
    if (result == NULL) {
        if (PyErr_ExceptionMatches(PyExc_TypeError))
            PyErr_Clear();
    } else if (result == Py_None) {
        Py_CLEAR(result);
    }
    return result;
}

/* `otherwise` NULL: ProgrammingError where nothing adapts the value. New. */
PyObject *value_adapt(struct state *state, PyObject *value, PyObject *protocol, PyObject *otherwise)
{
    if (otherwise != NULL && !needs_adapter(state, value))
        return Py_NewRef(value);
    PyObject *key = PyTuple_Pack(2, (PyObject *)Py_TYPE(value), protocol);
    if (key == NULL)
        return NULL;
    PyObject *adapter = PyDict_GetItemWithError(state->adapters, key), *result = NULL;
    Py_XINCREF(adapter);
    Py_DECREF(key);
    if (adapter != NULL) {
        result = PyObject_CallOneArg(adapter, value);
        Py_DECREF(adapter);
        return result;
    }
    if (!PyErr_Occurred())
        result = ask(protocol, "__adapt__", value);
    if (result == NULL && !PyErr_Occurred())
        result = ask(value, "__conform__", protocol);
    if (result != NULL || PyErr_Occurred())
        return result;
    if (otherwise != NULL)
        return Py_NewRef(otherwise);
    PyErr_SetString(state->ProgrammingError, "can't adapt");
    return NULL;
}

static int too_long(Py_ssize_t length, const char *message)
{
    if (length <= INT_MAX)
        return 0;
    PyErr_SetString(PyExc_OverflowError, message);
    return 1;
}

static int as_int64(PyObject *value, int64_t *out)
{
    int overflow;
    *out = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow != 0)
        PyErr_SetString(PyExc_OverflowError, "Python int too large to convert to SQLite INTEGER");
    return overflow != 0 || (*out == -1 && PyErr_Occurred()) ? -1 : 0;
}

static void keep(struct bound *bound, PyObject *value)
{
    Py_XSETREF(bound->object, Py_NewRef(value));
}

static int bind_text(struct statement *statement, int position, PyObject *value)
{
    Py_ssize_t length;
    const char *text = PyUnicode_AsUTF8AndSize(value, &length);
    if (text == NULL || too_long(length, "string longer than INT_MAX bytes"))
        return -1;
    keep(&statement->bound[position - 1], value);
    return sqlite.bind_text(statement->handle, position, text, (int)length, SQLITE_STATIC);
}

/* SQLite reads the bytes where they lie, and the buffer is held until the statement is reset. Only where the statement yields rows, and so
 * may be left open for long, what can be written or resized is copied instead: holding it would forbid the script to resize it. */
static int bind_blob(struct statement *statement, int position, PyObject *value)
{
    struct bound *bound = &statement->bound[position - 1];
    Py_buffer view;
    if (PyObject_GetBuffer(value, &view, PyBUF_SIMPLE) < 0)
        return -1;
    if (too_long(view.len, "BLOB longer than INT_MAX bytes")) {
        PyBuffer_Release(&view);
        return -1;
    }
    const void *bytes = view.len > 0 ? view.buf : "";   /* NULL would stand for SQL's NULL */
    if (PyBytes_CheckExact(value) || sqlite.column_count(statement->handle) == 0) {
        bound->view = view;
        return sqlite.bind_blob(statement->handle, position, bytes, (int)view.len, SQLITE_STATIC);
    }
    int code = sqlite.bind_blob(statement->handle, position, bytes, (int)view.len, SQLITE_TRANSIENT);
    PyBuffer_Release(&view);
    return code;
}

int value_bind(connection *self, struct statement *statement, int position, PyObject *value)
{
    sqlite3_stmt *handle = statement->handle;
    int64_t integer;
    int code;
    if (value == Py_None) {
        code = sqlite.bind_null(handle, position);
    } else if (PyLong_Check(value)) {
        if (as_int64(value, &integer) < 0)
            return -1;
        code = sqlite.bind_int64(handle, position, integer);
    } else if (PyFloat_Check(value)) {
        code = sqlite.bind_double(handle, position, PyFloat_AsDouble(value));
    } else if (PyUnicode_Check(value)) {
        code = bind_text(statement, position, value);
    } else if (PyObject_CheckBuffer(value)) {
        code = bind_blob(statement, position, value);
    } else {
        PyErr_Format(self->state->ProgrammingError, "Error binding parameter %d: type '%s' is not supported", position,
                     Py_TYPE(value)->tp_name);
        return -1;
    }
    if (code > SQLITE_OK)
        errors_raise(self->state, self->db);
    return code == SQLITE_OK ? 0 : -1;
}

/* ---- out: columns ---- */

static PyObject *undecodable(connection *self, sqlite3_stmt *handle, int column, const char *text)
{
    if (PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) {
        const char *name = sqlite.column_name(handle, column);
        PyErr_Clear();
        PyErr_Format(self->state->OperationalError, "Could not decode to UTF-8 column '%s' with text '%s'",
                     name != NULL ? name : "", text);
    }
    return NULL;
}

static PyObject *text_of_column(connection *self, sqlite3_stmt *handle, int column)
{
    const char *text = (const char *)sqlite.column_text(handle, column);
    Py_ssize_t length = sqlite.column_bytes(handle, column);
    if (text == NULL)
        return PyErr_NoMemory();
    if (self->text_factory == (PyObject *)&PyUnicode_Type) {
        PyObject *result = PyUnicode_FromStringAndSize(text, length);
        return result != NULL ? result : undecodable(self, handle, column, text);
    }
    if (self->text_factory == (PyObject *)&PyBytes_Type)
        return PyBytes_FromStringAndSize(text, length);
    if (self->text_factory == (PyObject *)&PyByteArray_Type)
        return PyByteArray_FromStringAndSize(text, length);
    PyObject *factory = Py_NewRef(self->text_factory);
    PyObject *result = PyObject_CallFunction(factory, "y#", text, length);
    Py_DECREF(factory);
    return result;
}

static PyObject *bytes_of_column(sqlite3_stmt *handle, int column)
{
    const void *bytes = sqlite.column_blob(handle, column);
    return PyBytes_FromStringAndSize(bytes, sqlite.column_bytes(handle, column));
}

static PyObject *convert(PyObject *converter, sqlite3_stmt *handle, int column)
{
    if (sqlite.column_type(handle, column) == SQLITE_NULL)
        Py_RETURN_NONE;
    PyObject *bytes = bytes_of_column(handle, column);
    if (bytes == NULL)
        return NULL;
    PyObject *result = PyObject_CallOneArg(converter, bytes);
    Py_DECREF(bytes);
    return result;
}

PyObject *value_of_column(connection *self, cursor *cursor, sqlite3_stmt *handle, int column)
{
    if (cursor->converters != NULL && column < PyTuple_GET_SIZE(cursor->converters)) {
        PyObject *converter = PyTuple_GET_ITEM(cursor->converters, column);
        if (converter != Py_None)
            return convert(converter, handle, column);
    }
    switch (sqlite.column_type(handle, column)) {
    case SQLITE_NULL:
        Py_RETURN_NONE;
    case SQLITE_INTEGER:
        return PyLong_FromLongLong(sqlite.column_int64(handle, column));
    case SQLITE_FLOAT:
        return PyFloat_FromDouble(sqlite.column_double(handle, column));
    case SQLITE_TEXT:
        return text_of_column(self, handle, column);
    default:
        return bytes_of_column(handle, column);
    }
}

/* ---- functions that a script gives: arguments and results ---- */

PyObject *value_of_argument(sqlite3_value *value)
{
    switch (sqlite.value_type(value)) {
    case SQLITE_INTEGER:
        return PyLong_FromLongLong(sqlite.value_int64(value));
    case SQLITE_FLOAT:
        return PyFloat_FromDouble(sqlite.value_double(value));
    case SQLITE_TEXT: {
        const char *text = (const char *)sqlite.value_text(value);
        return text == NULL ? PyErr_NoMemory() : PyUnicode_FromStringAndSize(text, sqlite.value_bytes(value));
    }
    case SQLITE_BLOB: {
        const void *bytes = sqlite.value_blob(value);
        return PyBytes_FromStringAndSize(bytes, sqlite.value_bytes(value));
    }
    default:
        Py_RETURN_NONE;
    }
}

static int result_text(sqlite3_context *context, PyObject *value)
{
    Py_ssize_t length;
    const char *text = PyUnicode_AsUTF8AndSize(value, &length);
    if (text == NULL || too_long(length, "string is longer than INT_MAX bytes"))
        return -1;
    sqlite.result_text(context, text, (int)length, SQLITE_TRANSIENT);
    return 0;
}

static int result_blob(sqlite3_context *context, PyObject *value)
{
    Py_buffer view;
    if (PyObject_GetBuffer(value, &view, PyBUF_SIMPLE) < 0)
        return -1;
    int failed = too_long(view.len, "BLOB longer than INT_MAX bytes");
    if (!failed)
        sqlite.result_blob(context, view.len > 0 ? view.buf : "", (int)view.len, SQLITE_TRANSIENT);
    PyBuffer_Release(&view);
    return failed ? -1 : 0;
}

int value_result(sqlite3_context *context, PyObject *value)
{
    int64_t integer;
    if (value == Py_None) {
        sqlite.result_null(context);
        return 0;
    }
    if (PyLong_Check(value)) {
        if (as_int64(value, &integer) < 0)
            return -1;
        sqlite.result_int64(context, integer);
        return 0;
    }
    if (PyFloat_Check(value)) {
        sqlite.result_double(context, PyFloat_AsDouble(value));
        return 0;
    }
    if (PyUnicode_Check(value))
        return result_text(context, value);
    if (PyObject_CheckBuffer(value))
        return result_blob(context, value);
    PyErr_Format(PyExc_TypeError, "a value of type '%s' cannot be given to SQLite", Py_TYPE(value)->tp_name);
    return -1;
}
