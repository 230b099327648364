/* What an extension asks of the interpreter around it: sys, loaded modules, built-in functions, weak references, numbers as text. */
#include "internal.h"

#include <strings.h>

/* ---- sys and the modules ---- */

/* The dict holds the value, so that a borrowed reference is one to it. */
static PyObject *borrowed_from(const char *module, const char *name)
{
    PyObject *o = PyImport_ImportModule(module);
    PyObject *found = o == NULL ? NULL : PyDict_GetItemString(PyModule_GetDict(o), name);
    if (o == NULL)
        PyErr_Clear();
    Py_XDECREF(o);
    return found;
}

PyObject *PySys_GetObject(const char *name)
{
    ENTER();
    WANT(name);
    return borrowed_from("sys", name);
}

int PySys_SetObject(const char *name, PyObject *value)
{
    ENTER();
    WANT(name);
    PyObject *sys = PyImport_ImportModule("sys");
    int result = sys == NULL ? -1 : PyObject_SetAttrString(sys, name, value);
    /* To delete what is not there is no error here. */
    if (result != 0 && value == NULL && PyErr_ExceptionMatches(PyExc_AttributeError)) {
        PyErr_Clear();
        result = 0;
    }
    Py_XDECREF(sys);
    return result;
}

/* What happens here does not meet the exception that is set, and leaves none. */
static void write_to(const char *stream, FILE *otherwise, const char *format, va_list arguments)
{
    PyObject *type, *value, *traceback;
    char text[1001];
    int length = vsnprintf(text, sizeof text, format, arguments);
    PyErr_Fetch(&type, &value, &traceback);
    PyObject *file = PySys_GetObject(stream);
    PyObject *written = file == NULL || file == Py_None ? NULL : PyObject_CallMethod(file, "write", "s", text);
    if (written != NULL && length >= (int)sizeof text) {
        Py_DECREF(written);
        written = PyObject_CallMethod(file, "write", "s", "... truncated");
    }
    if (written == NULL) {
        PyErr_Clear();
        fputs(text, otherwise);
    }
    Py_XDECREF(written);
    PyErr_Restore(type, value, traceback);
}

void PySys_WriteStdout(const char *format, ...)
{
    ENTER();
    va_list arguments;
    va_start(arguments, format);
    write_to("stdout", stdout, format, arguments);
    va_end(arguments);
}

void PySys_WriteStderr(const char *format, ...)
{
    ENTER();
    va_list arguments;
    va_start(arguments, format);
    write_to("stderr", stderr, format, arguments);
    va_end(arguments);
}

PyObject *PyImport_GetModuleDict(void)
{
    ENTER();
    return borrowed_from("sys", "modules");
}

PyObject *PyImport_GetModule(PyObject *name)
{
    ENTER();
    PyObject *modules = PyImport_GetModuleDict();
    return modules == NULL ? NULL : Py_XNewRef(PyDict_GetItemWithError(modules, name));
}

PyObject *PyImport_AddModule(const char *name)
{
    ENTER();
    WANT(name);
    PyObject *modules = PyImport_GetModuleDict();
    PyObject *module = modules == NULL ? NULL : PyDict_GetItemString(modules, name);
    if (module != NULL || modules == NULL)
        return module;
    PyObject *made = PyModule_New(name);
    if (made != NULL && PyDict_SetItemString(modules, name, made) == 0)
        module = PyDict_GetItemString(modules, name);
    Py_XDECREF(made);
    return module;
}

PyObject *PyEval_GetBuiltins(void)
{
    ENTER();
    PyObject *modules = PyImport_GetModuleDict();
    PyObject *builtins = modules == NULL ? NULL : PyDict_GetItemString(modules, "builtins");
    return builtins == NULL ? NULL : PyModule_GetDict(builtins);
}

/* ---- built-in functions ---- */

static bool want_function(PyObject *o)
{
    if (o != NULL && PyCFunction_Check(o))
        return true;
    PyErr_BadInternalCall();
    return false;
}

PyCFunction PyCFunction_GetFunction(PyObject *o)
{
    ENTER();
    return want_function(o) ? (PyCFunction)(intptr_t)HOST(FUNCTION_PART, o, 'f', 0, 0) : NULL;
}

PyObject *PyCFunction_GetSelf(PyObject *o)
{
    ENTER();
    return want_function(o) ? HOST_OBJECT(FUNCTION_PART, o, 's', 0, 0) : NULL;
}

int PyCFunction_GetFlags(PyObject *o)
{
    ENTER();
    return want_function(o) ? (int)HOST(FUNCTION_PART, o, 'l', 0, 0) : -1;
}

PyObject *PyCFunction_NewEx(PyMethodDef *definition, PyObject *self, PyObject *module)
{
    ENTER();
    WANT(definition);
    return HOST_OBJECT(FUNCTION_NEW, definition, self, module, 0);
}

PyObject *Py_GenericAlias(PyObject *origin, PyObject *args)
{
    ENTER();
    return HOST_OBJECT(GENERIC_ALIAS, origin, args, 0, 0);
}

/* ---- weak references ---- */

PyObject *PyWeakref_NewRef(PyObject *o, PyObject *callback)
{
    ENTER();
    return HOST_OBJECT(WEAKREF_NEW, o, callback == Py_None ? NULL : callback, 0, 0);
}

/* The library's class of proxies; borrowed, NULL while no script and no extension has asked for the module. */
static PyTypeObject *proxy_type(void)
{
    PyObject *module = PyDict_GetItemString(PyImport_GetModuleDict(), "weakref");
    PyObject *type = module == NULL || !PyModule_Check(module) ? NULL : PyDict_GetItemString(PyModule_GetDict(module), "ProxyType");
    return type != NULL && PyType_Check(type) ? (PyTypeObject *)type : NULL;
}

int PyWeakref_CheckProxy(PyObject *o)
{
    ENTER();
    WANT(o);
    PyTypeObject *type = proxy_type();
    return type != NULL && PyObject_TypeCheck(o, type);
}

/* The classes of scripts have the references beside the object, not at an offset in it. */
int PyType_SUPPORTS_WEAKREFS(PyTypeObject *type)
{
    ENTER();
    WANT(type);
    PyObject *offset = PyObject_GetAttrString((PyObject *)type, "__weakrefoffset__");
    int supports = offset != NULL && PyLong_AsSsize_t(offset) > 0;
    Py_XDECREF(offset);
    PyErr_Clear();
    return supports;
}

PyObject *PyWeakref_GetObject(PyObject *reference)
{
    ENTER();
    if (reference != NULL && PyWeakref_CheckRef(reference))
        return HOST_OBJECT(WEAKREF_GET, reference, 0, 0, 0);
    if (reference == NULL || !PyWeakref_CheckProxy(reference)) {
        PyErr_BadInternalCall();
        return NULL;
    }
    PyObject *name = PyUnicode_FromString("_ref"), *inner = name == NULL ? NULL : PyObject_GenericGetAttr(reference, name);
    PyObject *o = inner == NULL ? NULL : HOST_OBJECT(WEAKREF_GET, inner, 0, 0, 0);
    Py_XDECREF(inner); /* the proxy holds it */
    Py_XDECREF(name);
    return o;
}

void PyObject_ClearWeakRefs(PyObject *o)
{
    ENTER();
    WANT(o);
}

/* ---- objects ---- */

PyObject *PyObject_ASCII(PyObject *o)
{
    ENTER();
    return o == NULL ? PyUnicode_FromString("<NULL>") : HOST_OBJECT(ASCII, o, 0, 0, 0);
}

PyObject *PyObject_Bytes(PyObject *o)
{
    ENTER();
    if (o == NULL)
        return PyBytes_FromString("<NULL>");
    if (PyBytes_CheckExact(o))
        return Py_NewRef(o);
    PyObject *method;
    PyObject *name = PyUnicode_InternFromString("__bytes__");
    int found = name == NULL ? -1 : _PyObject_LookupAttr(o, name, &method);
    Py_XDECREF(name);
    if (found < 0)
        return NULL;
    if (found == 0 && PyUnicode_Check(o))
        PyErr_Format(PyExc_TypeError, "cannot convert '%.200s' object to bytes", Py_TYPE(o)->tp_name);
    if (found == 0)
        return PyUnicode_Check(o) ? NULL : PyBytes_FromObject(o);
    PyObject *result = PyObject_CallNoArgs(method);
    Py_DECREF(method);
    if (result != NULL && !PyBytes_Check(result)) {
        PyErr_Format(PyExc_TypeError, "__bytes__ returned non-bytes (type %.200s)", Py_TYPE(result)->tp_name);
        Py_CLEAR(result);
    }
    return result;
}

PyObject *PyObject_Format(PyObject *o, PyObject *spec)
{
    ENTER();
    if (spec != NULL && !PyUnicode_Check(spec)) {
        PyErr_Format(PyExc_SystemError, "Format specifier must be a string, not %.200s", Py_TYPE(spec)->tp_name);
        return NULL;
    }
    PyObject *builtins = PyEval_GetBuiltins();
    PyObject *format = builtins == NULL ? NULL : PyDict_GetItemString(builtins, "format");
    return format == NULL ? NULL : PyObject_CallFunctionObjArgs(format, o, spec, NULL);
}

Py_ssize_t PyObject_LengthHint(PyObject *o, Py_ssize_t otherwise)
{
    ENTER();
    PyObject *length, *name = PyUnicode_InternFromString("__len__"), *hint_name = PyUnicode_InternFromString("__length_hint__");
    PyObject *type = (PyObject *)Py_TYPE(o);
    int found = _PyObject_LookupAttr(type, name, &length);
    Py_XDECREF(length);
    Py_ssize_t result = found < 0 ? -1 : otherwise;
    if (found == 1) {
        result = PyObject_Size(o);
        if (result < 0 && PyErr_ExceptionMatches(PyExc_TypeError)) {
            PyErr_Clear();
            found = 0;
            result = otherwise;
        }
    }
    if (found == 0 && PyObject_HasAttr(type, hint_name)) {
        PyObject *hint = PyObject_CallMethodNoArgs(o, hint_name);
        if (hint != NULL && hint != Py_NotImplemented)
            result = PyLong_AsSsize_t(hint);
        else if (hint == NULL && PyErr_ExceptionMatches(PyExc_TypeError))
            PyErr_Clear();
        else if (hint == NULL)
            result = -1;
        Py_XDECREF(hint);
    }
    Py_XDECREF(name);
    Py_XDECREF(hint_name);
    return result;
}

int _PyObject_LookupAttr(PyObject *o, PyObject *name, PyObject **result)
{
    ENTER();
    WANT(result);
    *result = PyObject_GetAttr(o, name);
    if (*result != NULL)
        return 1;
    if (!PyErr_ExceptionMatches(PyExc_AttributeError))
        return -1;
    PyErr_Clear();
    return 0;
}

int PyObject_AsFileDescriptor(PyObject *o)
{
    ENTER();
    PyObject *number = NULL, *method = NULL;
    if (o != NULL && PyLong_Check(o)) {
        number = Py_NewRef(o);
    } else {
        PyObject *name = PyUnicode_InternFromString("fileno");
        int found = name == NULL ? -1 : _PyObject_LookupAttr(o, name, &method);
        Py_XDECREF(name);
        if (found == 0)
            PyErr_SetString(PyExc_TypeError, "argument must be an int, or have a fileno() method.");
        number = found == 1 ? PyObject_CallNoArgs(method) : NULL;
        Py_XDECREF(method);
        if (number != NULL && !PyLong_Check(number)) {
            PyErr_SetString(PyExc_TypeError, "fileno() returned a non-integer");
            Py_CLEAR(number);
        }
    }
    int fd = number == NULL ? -1 : _PyLong_AsInt(number);
    Py_XDECREF(number);
    if (fd < 0 && !PyErr_Occurred())
        PyErr_Format(PyExc_ValueError, "file descriptor cannot be a negative integer (%i)", fd);
    return fd < 0 ? -1 : fd;
}

PyObject *PyOS_FSPath(PyObject *path)
{
    ENTER();
    WANT(path);
    if (PyUnicode_Check(path) || PyBytes_Check(path))
        return Py_NewRef(path);
    /* That of the type, as for every special method. */
    PyObject *method = PyObject_GetAttrString((PyObject *)Py_TYPE(path), "__fspath__");
    if (method == NULL) {
        if (PyErr_ExceptionMatches(PyExc_AttributeError))
            PyErr_Format(PyExc_TypeError, "expected str, bytes or os.PathLike object, not %.200s", Py_TYPE(path)->tp_name);
        return NULL;
    }
    PyObject *result = PyObject_CallOneArg(method, path);
    Py_DECREF(method);
    if (result != NULL && !PyUnicode_Check(result) && !PyBytes_Check(result)) {
        PyErr_Format(PyExc_TypeError, "expected %.200s.__fspath__() to return str or bytes, not %.200s", Py_TYPE(path)->tp_name, Py_TYPE(result)->tp_name);
        Py_CLEAR(result);
    }
    return result;
}

/* ---- numbers as text ---- */

/* CPython reads what float() does, less spaces and underscores: no hexadecimal digits, which strtod would take. */
static const char *end_of_float(const char *text)
{
    const char *at = text + (*text == '+' || *text == '-');
    if (strncasecmp(at, "infinity", 8) == 0)
        return at + 8;
    if (strncasecmp(at, "inf", 3) == 0 || strncasecmp(at, "nan", 3) == 0)
        return at + 3;
    const char *digits = at;
    int count = 0;
    for (; isdigit((unsigned char)*at); at++)
        count++;
    if (*at == '.')
        for (at++; isdigit((unsigned char)*at); at++)
            count++;
    if (count == 0)
        return digits == text ? text : NULL;
    if (*at == 'e' || *at == 'E') {
        const char *exponent = at + 1 + (at[1] == '+' || at[1] == '-');
        if (isdigit((unsigned char)*exponent))
            for (at = exponent; isdigit((unsigned char)*at);)
                at++;
    }
    return at;
}

double PyOS_string_to_double(const char *text, char **end, PyObject *overflow_exception)
{
    ENTER();
    WANT(text);
    const char *stop = end_of_float(text);
    if (stop == NULL || stop == text || (end == NULL && *stop != 0)) {
        PyErr_Format(PyExc_ValueError, "could not convert string to float: '%.200s'", text);
        if (end != NULL)
            *end = (char *)text;
        return -1.0;
    }
    errno = 0;
    double value = strtod(text, NULL);
    if (end != NULL)
        *end = (char *)stop;
    if (errno == ERANGE && fabs(value) >= 1.0 && overflow_exception != NULL) {
        PyErr_Format(overflow_exception, "value too large to convert to float: '%.200s'", text);
        return -1.0;
    }
    return value;
}

char *PyOS_double_to_string(double value, char format, int precision, int flags, int *type)
{
    ENTER();
    if (type != NULL)
        *type = isfinite(value) ? 0 : isinf(value) ? 1 : 2;
    if (strchr("eEfFgGr", format) == NULL || (format == 'r' && precision != 0)) {
        PyErr_BadInternalCall();
        return NULL;
    }
    char spec[32];
    PyObject *number = PyFloat_FromDouble(value), *text = NULL;
    if (number == NULL)
        return NULL;
    if (format == 'r') {
        text = PyObject_Repr(number);
    } else {
        snprintf(spec, sizeof spec, "%s%s.%d%c", flags & Py_DTSF_SIGN ? "+" : "", flags & Py_DTSF_ALT ? "#" : "", precision, format);
        PyObject *with = PyUnicode_FromString(spec);
        text = with == NULL ? NULL : PyObject_Format(number, with);
        Py_XDECREF(with);
    }
    Py_DECREF(number);
    Py_ssize_t length = 0;
    const char *utf8 = text == NULL ? NULL : PyUnicode_AsUTF8AndSize(text, &length);
    char *result = utf8 == NULL ? NULL : PyMem_Malloc((size_t)length + 4);
    if (utf8 != NULL && result == NULL)
        PyErr_NoMemory();
    if (result != NULL) {
        bool sign = format == 'r' && (flags & Py_DTSF_SIGN) && *utf8 != '-';
        snprintf(result, (size_t)length + 4, "%s%s", sign ? "+" : "", utf8);
        size_t written = strlen(result);
        bool whole = isfinite(value) && strpbrk(result, ".eE") == NULL;
        if (whole && (flags & Py_DTSF_ADD_DOT_0))
            strcpy(result + written, ".0");
        /* repr has the ".0" already; without the flag it is not wanted. */
        else if (format == 'r' && !(flags & Py_DTSF_ADD_DOT_0) && written > 2 && strcmp(result + written - 2, ".0") == 0)
            result[written - 2] = 0;
    }
    Py_XDECREF(text);
    return result;
}

int PyOS_strnicmp(const char *a, const char *b, Py_ssize_t count)
{
    return count <= 0 ? 0 : strncasecmp(a, b, (size_t)count);
}

int PyOS_stricmp(const char *a, const char *b)
{
    return strcasecmp(a, b);
}
