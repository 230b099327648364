#include "internal.h"

#undef PyObject_TypeCheck

PyObject *null_argument(void)
{
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_SystemError, "null argument to internal routine");
    return NULL;
}

/* False with TypeError. */
static bool is_name(PyObject *name)
{
    if (PyUnicode_Check(name))
        return true;
    PyErr_Format(PyExc_TypeError, "attribute name must be string, not '%.200s'", Py_TYPE(name)->tp_name);
    return false;
}

PyObject *PyObject_GetAttr(PyObject *o, PyObject *name)
{
    ENTER();
    if (o != NULL && name != NULL && !is_name(name))
        return NULL;
    return o == NULL || name == NULL ? null_argument() : HOST_OBJECT(GET_ATTR, o, name, 0, 0);
}

PyObject *PyObject_GetAttrString(PyObject *o, const char *name)
{
    ENTER();
    WANT(name);
    return o == NULL ? null_argument() : HOST_OBJECT(GET_ATTR_TEXT, o, name, strlen(name), 0);
}

int PyObject_SetAttr(PyObject *o, PyObject *name, PyObject *value)
{
    ENTER();
    return name != NULL && !is_name(name) ? -1 : (int)HOST(SET_ATTR, o, name, value, 0);
}

int PyObject_SetAttrString(PyObject *o, const char *name, PyObject *value)
{
    ENTER();
    WANT(name);
    return (int)HOST(SET_ATTR_TEXT, o, name, strlen(name), value);
}

int PyObject_HasAttr(PyObject *o, PyObject *name)
{
    ENTER();
    return (int)HOST(HAS_ATTR, o, name, 0, 0);
}

int PyObject_HasAttrString(PyObject *o, const char *name)
{
    WANT(name);
    PyObject *found = PyObject_GetAttrString(o, name);
    PyErr_Clear();
    Py_XDECREF(found);
    return found != NULL;
}

PyObject *PyObject_GenericGetAttr(PyObject *o, PyObject *name)
{
    ENTER();
    if (name != NULL && !is_name(name))
        return NULL;
    return HOST_OBJECT(GENERIC_GET_ATTR, o, name, 0, 0);
}

int PyObject_GenericSetAttr(PyObject *o, PyObject *name, PyObject *value)
{
    ENTER();
    if (name != NULL && !is_name(name))
        return -1;
    return (int)HOST(GENERIC_SET_ATTR, o, name, value, 0);
}

static bool known_op(int op)
{
    if (op >= Py_LT && op <= Py_GE)
        return true;
    PyErr_BadInternalCall();
    return false;
}

PyObject *PyObject_RichCompare(PyObject *a, PyObject *b, int op)
{
    ENTER();
    if (!known_op(op))
        return NULL;
    return a == NULL || b == NULL ? null_argument() : HOST_OBJECT(COMPARE, a, b, op, 0);
}

int PyObject_RichCompareBool(PyObject *a, PyObject *b, int op)
{
    ENTER();
    if (!known_op(op))
        return -1;
    if (a == NULL || b == NULL) {
        null_argument();
        return -1;
    }
    return (int)HOST(COMPARE_BOOL, a, b, op, 0);
}

PyObject *PyObject_Repr(PyObject *o)
{
    ENTER();
    return o == NULL ? PyUnicode_FromString("<NULL>") : HOST_OBJECT(REPR, o, 0, 0, 0);
}

PyObject *PyObject_Str(PyObject *o)
{
    ENTER();
    return o == NULL ? PyUnicode_FromString("<NULL>") : HOST_OBJECT(STR, o, 0, 0, 0);
}

Py_hash_t PyObject_Hash(PyObject *o)
{
    ENTER();
    return HOST(HASH, o, 0, 0, 0);
}

int PyObject_Print(PyObject *o, FILE *file, int flags)
{
    ENTER();
    WANT(file);
    PyObject *text = flags & Py_PRINT_RAW ? PyObject_Str(o) : PyObject_Repr(o);
    Py_ssize_t length = 0;
    const char *utf8 = text == NULL ? NULL : PyUnicode_AsUTF8AndSize(text, &length);
    bool written = utf8 != NULL && fwrite(utf8, 1, (size_t)length, file) == (size_t)length;
    if (utf8 != NULL && !written)
        PyErr_SetFromErrno(PyExc_OSError);
    Py_XDECREF(text);
    return written ? 0 : -1;
}

Py_hash_t PyObject_HashNotImplemented(PyObject *o)
{
    ENTER();
    WANT(o);
    PyErr_Format(PyExc_TypeError, "unhashable type: '%.200s'", Py_TYPE(o)->tp_name);
    return -1;
}

int PyObject_IsTrue(PyObject *o)
{
    ENTER();
    if (o == Py_True)
        return 1;
    if (o == Py_False || o == Py_None)
        return 0;
    return (int)HOST(IS_TRUE, o, 0, 0, 0);
}

int PyObject_Not(PyObject *o)
{
    int is_true = PyObject_IsTrue(o);
    return is_true < 0 ? -1 : !is_true;
}

PyObject *PyObject_Type(PyObject *o)
{
    ENTER();
    return o == NULL ? null_argument() : Py_NewRef(Py_TYPE(o));
}

int PyObject_IsInstance(PyObject *o, PyObject *classes)
{
    ENTER();
    return (int)HOST(IS_INSTANCE, o, classes, 0, 0);
}

int PyObject_IsSubclass(PyObject *type, PyObject *classes)
{
    ENTER();
    return (int)HOST(IS_SUBCLASS, type, classes, 0, 0);
}

int PyObject_TypeCheck(PyObject *o, PyTypeObject *type)
{
    WANT(o);
    WANT(type);
    return Py_TYPE(o) == type || PyType_IsSubtype(Py_TYPE(o), type);
}

PyObject *PyObject_SelfIter(PyObject *o)
{
    ENTER();
    WANT(o);
    return Py_NewRef(o);
}

PyObject *PyObject_Dir(PyObject *o)
{
    ENTER();
    return o == NULL ? conch_ask("builtins", "dir", "()") : conch_ask("builtins", "dir", "(O)", o);
}

Py_ssize_t PyObject_Size(PyObject *o)
{
    ENTER();
    if (o == NULL) {
        null_argument();
        return -1;
    }
    return HOST(LENGTH, o, 0, 0, 0);
}

Py_ssize_t PyObject_Length(PyObject *o)
{
    return PyObject_Size(o);
}

PyObject *PyObject_GetItem(PyObject *o, PyObject *key)
{
    ENTER();
    return o == NULL || key == NULL ? null_argument() : HOST_OBJECT(GET_ITEM, o, key, 0, 0);
}

static int missing(void)
{
    null_argument();
    return -1;
}

int PyObject_SetItem(PyObject *o, PyObject *key, PyObject *value)
{
    ENTER();
    return o == NULL || key == NULL || value == NULL ? missing() : (int)HOST(SET_ITEM, o, key, value, 0);
}

int PyObject_DelItem(PyObject *o, PyObject *key)
{
    ENTER();
    return o == NULL || key == NULL ? missing() : (int)HOST(SET_ITEM, o, key, 0, 0);
}

PyObject *PyObject_GetIter(PyObject *o)
{
    ENTER();
    return o == NULL ? null_argument() : HOST_OBJECT(ITER, o, 0, 0, 0);
}

PyObject *PyIter_Next(PyObject *iterator)
{
    ENTER();
    return HOST_OBJECT(NEXT, iterator, 0, 0, 0);
}

/* What a StopIteration that is set says, which is then clear; NULL where another exception is set. */
static PyObject *returned(void)
{
    if (!PyErr_Occurred())
        Py_RETURN_NONE;
    if (!PyErr_ExceptionMatches(PyExc_StopIteration))
        return NULL;
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    PyObject *result = PyObject_GetAttrString(value, "value");
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(traceback);
    return result;
}

/* The next item; the StopIteration that ends the iteration stays set, as it may carry a value. */
static PyObject *next_raising(PyObject *iterator)
{
    iternextfunc next = Py_TYPE(iterator)->tp_iternext;
    return next != NULL && next != PyIter_Next ? next(iterator) : PyObject_CallMethod(iterator, "__next__", NULL);
}

PySendResult PyIter_Send(PyObject *iterator, PyObject *value, PyObject **result)
{
    ENTER();
    WANT(iterator);
    WANT(value);
    WANT(result);
    const PyAsyncMethods *async = Py_TYPE(iterator)->tp_as_async;
    if (async != NULL && async->am_send != NULL)
        return async->am_send(iterator, value, result);
    *result = value == Py_None && PyIter_Check(iterator) ? next_raising(iterator) : PyObject_CallMethod(iterator, "send", "(O)", value);
    if (*result != NULL)
        return PYGEN_NEXT;
    *result = returned();
    return *result == NULL ? PYGEN_ERROR : PYGEN_RETURN;
}

int PyAIter_Check(PyObject *o)
{
    ENTER();
    WANT(o);
    const PyAsyncMethods *async = Py_TYPE(o)->tp_as_async;
    return async != NULL && async->am_anext != NULL;
}

PyObject *PyObject_GetAIter(PyObject *o)
{
    ENTER();
    WANT(o);
    const PyAsyncMethods *async = Py_TYPE(o)->tp_as_async;
    if (async == NULL || async->am_aiter == NULL) {
        PyErr_Format(PyExc_TypeError, "'%.200s' object is not an async iterable", Py_TYPE(o)->tp_name);
        return NULL;
    }
    PyObject *iterator = async->am_aiter(o);
    if (iterator != NULL && !PyAIter_Check(iterator)) {
        PyErr_Format(PyExc_TypeError, "aiter() returned not an async iterator of type '%.100s'", Py_TYPE(iterator)->tp_name);
        Py_CLEAR(iterator);
    }
    return iterator;
}

static int can(PyObject *o, char what)
{
    return o != NULL && HOST(CHECK, o, what, 0, 0) == 1;
}

int PyIter_Check(PyObject *o)
{
    ENTER();
    return can(o, 't');
}

int PyCallable_Check(PyObject *o)
{
    ENTER();
    return can(o, 'c');
}

int PySequence_Check(PyObject *o)
{
    ENTER();
    return can(o, 's');
}

int PyMapping_Check(PyObject *o)
{
    ENTER();
    return can(o, 'm');
}

int PyObject_CheckBuffer(PyObject *o)
{
    ENTER();
    return can(o, 'b');
}
