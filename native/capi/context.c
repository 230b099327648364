/* Context variables are the library's, the module contextvars. */
#include "internal.h"

static int is_exactly(PyObject *o, const char *type)
{
    return o != NULL && !is_type(o) && strcmp(Py_TYPE(o)->tp_name, type) == 0 && (Py_TYPE(o)->tp_flags & Py_TPFLAGS_HEAPTYPE);
}

int PyContextVar_CheckExact(PyObject *o)
{
    return is_exactly(o, "ContextVar");
}

int PyContext_CheckExact(PyObject *o)
{
    return is_exactly(o, "Context");
}

int PyContextToken_CheckExact(PyObject *o)
{
    return is_exactly(o, "Token");
}

static int done(PyObject *result)
{
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

/* false with TypeError */
static bool want(bool right, const char *type)
{
    if (!right)
        PyErr_Format(PyExc_TypeError, "an instance of %s was expected", type);
    return right;
}

PyObject *PyContextVar_New(const char *name, PyObject *default_value)
{
    ENTER();
    WANT(name);
    PyObject *module = PyImport_ImportModule("contextvars"), *type = module == NULL ? NULL : PyObject_GetAttrString(module, "ContextVar");
    PyObject *args = type == NULL ? NULL : Py_BuildValue("(s)", name), *keywords = args == NULL ? NULL : PyDict_New();
    PyObject *variable = NULL;
    if (keywords != NULL && (default_value == NULL || PyDict_SetItemString(keywords, "default", default_value) == 0))
        variable = PyObject_Call(type, args, keywords);
    Py_XDECREF(keywords);
    Py_XDECREF(args);
    Py_XDECREF(type);
    Py_XDECREF(module);
    return variable;
}

int PyContextVar_Get(PyObject *variable, PyObject *default_value, PyObject **value)
{
    ENTER();
    WANT(value);
    *value = NULL;
    if (!want(PyContextVar_CheckExact(variable), "ContextVar"))
        return -1;
    *value = default_value == NULL ? PyObject_CallMethod(variable, "get", NULL) : PyObject_CallMethod(variable, "get", "(O)", default_value);
    if (*value != NULL)
        return 0;
    if (!PyErr_ExceptionMatches(PyExc_LookupError))
        return -1;
    PyErr_Clear();
    return 0;
}

PyObject *PyContextVar_Set(PyObject *variable, PyObject *value)
{
    ENTER();
    return want(PyContextVar_CheckExact(variable), "ContextVar") ? PyObject_CallMethod(variable, "set", "(O)", value) : NULL;
}

int PyContextVar_Reset(PyObject *variable, PyObject *token)
{
    ENTER();
    return want(PyContextVar_CheckExact(variable), "ContextVar") ? done(PyObject_CallMethod(variable, "reset", "(O)", token)) : -1;
}

PyObject *PyContext_New(void)
{
    ENTER();
    return conch_ask("contextvars", "Context", "()");
}

PyObject *PyContext_Copy(PyObject *context)
{
    ENTER();
    return want(PyContext_CheckExact(context), "Context") ? PyObject_CallMethod(context, "copy", NULL) : NULL;
}

PyObject *PyContext_CopyCurrent(void)
{
    ENTER();
    return conch_ask("contextvars", "copy_context", "()");
}

int PyContext_Enter(PyObject *context)
{
    ENTER();
    return want(PyContext_CheckExact(context), "Context") ? done(conch_ask("contextvars", "_enter", "(O)", context)) : -1;
}

int PyContext_Exit(PyObject *context)
{
    ENTER();
    return want(PyContext_CheckExact(context), "Context") ? done(conch_ask("contextvars", "_exit", "(O)", context)) : -1;
}
