/* Exceptions by every function that makes, asks, chains or prints one. Each function raises what it made, or tells what it found. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* ---- raised ---- */

static PyObject *format_v(PyObject *type, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    PyObject *result = PyErr_FormatV(type, format, values);
    va_end(values);
    return result;
}

static PyObject *raised(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *type, *o = Py_None;
    int number = 0;
    if (!PyArg_ParseTuple(args, "sO|Oi", &how, &type, &o, &number))
        return NULL;
    errno = number;
    if (strcmp(how, "FormatV") == 0)
        return format_v(type, "%s of %R at %d", "text", o, number);
    if (strcmp(how, "BadArgument") == 0)
        return PyErr_BadArgument() == 0 ? NULL : Py_NewRef(Py_None);
    if (strcmp(how, "Errno") == 0)
        return PyErr_SetFromErrno(type);
    if (strcmp(how, "Filename") == 0)
        return PyErr_SetFromErrnoWithFilename(type, o == Py_None ? NULL : PyUnicode_AsUTF8(o));
    if (strcmp(how, "FilenameObject") == 0)
        return PyErr_SetFromErrnoWithFilenameObject(type, o == Py_None ? NULL : o);
    if (strcmp(how, "FilenameObjects") == 0)
        return PyErr_SetFromErrnoWithFilenameObjects(type, o, o);
    if (strcmp(how, "FromCause") == 0) {
        PyErr_SetObject(PyExc_KeyError, o);
        return _PyErr_FormatFromCause(type, "%s of %R", "because", o);
    }
    if (strcmp(how, "Class") == 0) {
        PyErr_SetNone(type);
        return NULL;
    }
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

static PyObject *bad_call(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    _PyErr_BadInternalCall("some/file.c", 17);
    return NULL;
}

static PyObject *bad_call_here(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyErr_BadInternalCall();
    return NULL;
}

static PyObject *import_error(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *message, *name, *path;
    if (!PyArg_ParseTuple(args, "OOO", &message, &name, &path))
        return NULL;
    return PyErr_SetImportError(message == Py_None ? NULL : message, name == Py_None ? NULL : name, path == Py_None ? NULL : path);
}

static PyObject *decode_error(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *encoding, *bytes, *reason;
    Py_ssize_t count, start, end;
    if (!PyArg_ParseTuple(args, "sy#nns", &encoding, &bytes, &count, &start, &end, &reason))
        return NULL;
    return PyUnicodeDecodeError_Create(encoding, bytes, count, start, end, reason);
}

/* ---- asked ---- */

static PyObject *matches(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *given, *types;
    if (!PyArg_ParseTuple(args, "OO", &given, &types))
        return NULL;
    return PyLong_FromLong(PyErr_GivenExceptionMatches(given == Py_None ? NULL : given, types == Py_None ? NULL : types));
}

static PyObject *about(PyObject *Py_UNUSED(self), PyObject *o)
{
    int is_class = PyExceptionClass_Check(o) != 0, is_instance = PyExceptionInstance_Check(o) != 0;
    const char *name = is_class ? PyExceptionClass_Name(o) : "";
    return Py_BuildValue("iisO", is_class, is_instance, name, is_instance ? PyExceptionInstance_Class(o) : Py_None);
}

static PyObject *same_types(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyObject *older[] = {PyExc_IOError, PyExc_EnvironmentError};
    return Py_BuildValue("ii", older[0] == PyExc_OSError, older[1] == PyExc_OSError);
}

static PyObject *or_none(PyObject *o)
{
    return o == NULL ? Py_NewRef(Py_None) : o;
}

static PyObject *handled(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyObject *type, *value, *traceback, *now = PyErr_GetHandledException();
    PyErr_GetExcInfo(&type, &value, &traceback);
    int same = now == value || (now == NULL && value == Py_None), traced = traceback != NULL && PyTraceBack_Check(traceback);
    Py_XDECREF(traceback);
    return Py_BuildValue("NNNii", or_none(now), or_none(type), or_none(value), same, traced);
}

/* ---- chained ---- */

static PyObject *chained(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *first, *second;
    if (!PyArg_ParseTuple(args, "OO", &first, &second))
        return NULL;
    if (second != Py_None)
        PyErr_SetObject((PyObject *)Py_TYPE(second), second);
    if (first == Py_None)
        _PyErr_ChainExceptions(NULL, NULL, NULL);
    else
        _PyErr_ChainExceptions(Py_NewRef((PyObject *)Py_TYPE(first)), Py_NewRef(first), NULL);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyObject *linked(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *exception, *context, *cause;
    if (!PyArg_ParseTuple(args, "OOO", &exception, &context, &cause))
        return NULL;
    PyException_SetContext(exception, context == Py_None ? NULL : Py_NewRef(context));
    PyException_SetCause(exception, cause == Py_None ? NULL : Py_NewRef(cause));
    return Py_BuildValue("NNN", or_none(PyException_GetContext(exception)), or_none(PyException_GetCause(exception)), or_none(PyException_GetTraceback(exception)));
}

static PyObject *traceback_of(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *exception, *file;
    if (!PyArg_ParseTuple(args, "OO", &exception, &file))
        return NULL;
    PyObject *traceback = PyException_GetTraceback(exception);
    if (traceback == NULL)
        return PyUnicode_FromString("no traceback");
    int is = PyTraceBack_Check(traceback), other = PyTraceBack_Check(exception), result = PyTraceBack_Print(traceback, file);
    Py_DECREF(traceback);
    return result != 0 ? NULL : Py_BuildValue("ii", is, other);
}

static PyObject *print_what(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *o, *file;
    if (!PyArg_ParseTuple(args, "OO", &o, &file))
        return NULL;
    return PyTraceBack_Print(o, file) != 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *set_traceback(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *exception, *traceback;
    if (!PyArg_ParseTuple(args, "OO", &exception, &traceback))
        return NULL;
    return PyException_SetTraceback(exception, traceback) != 0 ? NULL : Py_NewRef(Py_None);
}

/* ---- warned ---- */

static PyObject *warned(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *category;
    const char *text;
    if (!PyArg_ParseTuple(args, "Os", &category, &text))
        return NULL;
    return PyErr_Warn(category == Py_None ? NULL : category, text) != 0 ? NULL : Py_NewRef(Py_None);
}

static PyObject *warned_explicitly(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *category, *registry, *o;
    const char *module;
    if (!PyArg_ParseTuple(args, "OzOO", &category, &module, &registry, &o))
        return NULL;
    int result = PyErr_WarnExplicitFormat(category, "file.py", 12, module, registry == Py_None ? NULL : registry, "%R is %s", o, "explicit");
    return result != 0 ? NULL : Py_NewRef(Py_None);
}

static PyMethodDef functions[] = {
    {"raised", raised, METH_VARARGS, NULL}, {"bad_call", bad_call, METH_NOARGS, NULL}, {"bad_call_here", bad_call_here, METH_NOARGS, NULL},
    {"import_error", import_error, METH_VARARGS, NULL}, {"decode_error", decode_error, METH_VARARGS, NULL}, {"matches", matches, METH_VARARGS, NULL},
    {"about", about, METH_O, NULL}, {"same_types", same_types, METH_NOARGS, NULL}, {"handled", handled, METH_NOARGS, NULL},
    {"chained", chained, METH_VARARGS, NULL}, {"linked", linked, METH_VARARGS, NULL}, {"traceback_of", traceback_of, METH_VARARGS, NULL},
    {"print_what", print_what, METH_VARARGS, NULL}, {"set_traceback", set_traceback, METH_VARARGS, NULL}, {"warned", warned, METH_VARARGS, NULL},
    {"warned_explicitly", warned_explicitly, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "errors_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_errors_more(void)
{
    return PyModule_Create(&definition);
}
