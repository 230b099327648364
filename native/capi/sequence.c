/* Slices, and what the sequence, mapping and set protocols have besides single items. */
#include "internal.h"

static int effect(PyObject *result)
{
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

/* ---- slices ---- */

PyObject *PySlice_New(PyObject *start, PyObject *stop, PyObject *step)
{
    ENTER();
    PyObject *none = Py_None;
    return PyObject_CallFunctionObjArgs((PyObject *)&PySlice_Type, start == NULL ? none : start, stop == NULL ? none : stop, step == NULL ? none : step, NULL);
}

int _PyEval_SliceIndex(PyObject *o, void *target)
{
    ENTER();
    if (o == NULL || o == Py_None)
        return 1;
    if (!PyIndex_Check(o)) {
        PyErr_SetString(PyExc_TypeError, "slice indices must be integers or None or have an __index__ method");
        return 0;
    }
    Py_ssize_t value = PyNumber_AsSsize_t(o, NULL);
    if (value == -1 && PyErr_Occurred())
        return 0;
    *(Py_ssize_t *)target = value;
    return 1;
}

static int part(PyObject *slice, const char *name, Py_ssize_t *target)
{
    PyObject *o = PyObject_GetAttrString(slice, name);
    int found = o == NULL ? 0 : _PyEval_SliceIndex(o, target);
    Py_XDECREF(o);
    return found;
}

int PySlice_Unpack(PyObject *slice, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t *step)
{
    ENTER();
    *step = 1;
    if (!part(slice, "step", step))
        return -1;
    if (*step == 0) {
        PyErr_SetString(PyExc_ValueError, "slice step cannot be zero");
        return -1;
    }
    if (*step < -PY_SSIZE_T_MAX)
        *step = -PY_SSIZE_T_MAX;
    *start = *step < 0 ? PY_SSIZE_T_MAX : 0;
    *stop = *step < 0 ? PY_SSIZE_T_MIN : PY_SSIZE_T_MAX;
    return part(slice, "start", start) && part(slice, "stop", stop) ? 0 : -1;
}

static Py_ssize_t fitted(Py_ssize_t index, Py_ssize_t length, bool backwards)
{
    if (index < 0) {
        index += length;
        return index >= 0 ? index : backwards ? -1 : 0;
    }
    return index < length ? index : backwards ? length - 1 : length;
}

Py_ssize_t PySlice_AdjustIndices(Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t step)
{
    ENTER();
    *start = fitted(*start, length, step < 0);
    *stop = fitted(*stop, length, step < 0);
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

int PySlice_GetIndicesEx(PyObject *slice, Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t *step, Py_ssize_t *count)
{
    if (PySlice_Unpack(slice, start, stop, step) != 0)
        return -1;
    *count = PySlice_AdjustIndices(length, start, stop, *step);
    return 0;
}

static PyObject *slice_of(Py_ssize_t low, Py_ssize_t high)
{
    PyObject *start = PyLong_FromSsize_t(low), *stop = PyLong_FromSsize_t(high);
    PyObject *slice = start == NULL || stop == NULL ? NULL : PySlice_New(start, stop, NULL);
    Py_XDECREF(start);
    Py_XDECREF(stop);
    return slice;
}

/* ---- sequences ---- */

PyObject *PySequence_GetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high)
{
    ENTER();
    if (o != NULL && !PyMapping_Check(o))
        return PyErr_Format(PyExc_TypeError, "'%.200s' object is unsliceable", Py_TYPE(o)->tp_name);
    PyObject *slice = slice_of(low, high);
    PyObject *result = slice == NULL ? NULL : PyObject_GetItem(o, slice);
    Py_XDECREF(slice);
    return result;
}

/* Asked with an exception set, which stays. */
static bool stores_items(PyObject *o)
{
    PyObject *error, *value, *traceback, *type = (PyObject *)Py_TYPE(o);
    PyErr_Fetch(&error, &value, &traceback);
    bool stores = PyObject_HasAttrString(type, "__setitem__") || PyObject_HasAttrString(type, "__delitem__");
    PyErr_Restore(error, value, traceback);
    return stores;
}

int PySequence_SetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high, PyObject *items)
{
    ENTER();
    PyObject *slice = slice_of(low, high);
    int result = slice == NULL ? -1 : items == NULL ? PyObject_DelItem(o, slice) : PyObject_SetItem(o, slice, items);
    Py_XDECREF(slice);
    if (result != 0 && o != NULL && PyErr_ExceptionMatches(PyExc_TypeError) && !stores_items(o))
        PyErr_Format(PyExc_TypeError, "'%.200s' object doesn't support slice %s", Py_TYPE(o)->tp_name, items == NULL ? "deletion" : "assignment");
    return result;
}

int PySequence_DelSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high)
{
    return PySequence_SetSlice(o, low, high, NULL);
}

int PyList_SetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high, PyObject *items)
{
    ENTER();
    if (o == NULL || !PyList_Check(o)) {
        PyErr_BadInternalCall();
        return -1;
    }
    /* Unlike in a script, a negative index means the start here. */
    return PySequence_SetSlice(o, Py_MAX(low, 0), Py_MAX(high, 0), items);
}

static PyObject *repeated(PyObject *o, Py_ssize_t count, PyObject *(*multiply)(PyObject *, PyObject *))
{
    if (o != NULL && !PySequence_Check(o)) {
        PyErr_Format(PyExc_TypeError, "'%.200s' object can't be repeated", Py_TYPE(o)->tp_name);
        return NULL;
    }
    PyObject *number = PyLong_FromSsize_t(count);
    PyObject *result = number == NULL ? NULL : multiply(o, number);
    Py_XDECREF(number);
    return result;
}

PyObject *PySequence_Repeat(PyObject *o, Py_ssize_t count)
{
    ENTER();
    return repeated(o, count, PyNumber_Multiply);
}

PyObject *PySequence_InPlaceRepeat(PyObject *o, Py_ssize_t count)
{
    ENTER();
    return repeated(o, count, PyNumber_InPlaceMultiply);
}

PyObject *PySequence_InPlaceConcat(PyObject *a, PyObject *b)
{
    ENTER();
    if (a != NULL && !PySequence_Check(a)) {
        PyErr_Format(PyExc_TypeError, "'%.200s' object can't be concatenated", Py_TYPE(a)->tp_name);
        return NULL;
    }
    return PyNumber_InPlaceAdd(a, b);
}

/* Goes through the items: how many are equal, or at which place the first is; -1 with an exception, or where it is not there. */
static Py_ssize_t search(PyObject *o, PyObject *item, bool counting)
{
    PyObject *iterator = PyObject_GetIter(o), *each;
    Py_ssize_t at = 0, found = counting ? 0 : -1;
    if (iterator == NULL)
        return -1;
    for (; (each = PyIter_Next(iterator)) != NULL; at++) {
        int equal = PyObject_RichCompareBool(each, item, Py_EQ);
        Py_DECREF(each);
        if (equal < 0)
            break;
        if (equal && !counting) {
            found = at;
            break;
        }
        found += equal;
    }
    Py_DECREF(iterator);
    return PyErr_Occurred() ? -1 : found;
}

Py_ssize_t PySequence_Count(PyObject *o, PyObject *item)
{
    ENTER();
    return search(o, item, true);
}

Py_ssize_t PySequence_Index(PyObject *o, PyObject *item)
{
    ENTER();
    Py_ssize_t at = search(o, item, false);
    if (at < 0 && !PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "sequence.index(x): x not in sequence");
    return at;
}

/* ---- mappings ---- */

Py_ssize_t PyMapping_Length(PyObject *o)
{
    return PyMapping_Size(o);
}

int PyMapping_SetItemString(PyObject *o, const char *key, PyObject *value)
{
    ENTER();
    WANT(key);
    PyObject *name = PyUnicode_FromString(key);
    int result = name == NULL ? -1 : PyObject_SetItem(o, name, value);
    Py_XDECREF(name);
    return result;
}

int PyObject_DelItemString(PyObject *o, const char *key)
{
    ENTER();
    WANT(key);
    PyObject *name = PyUnicode_FromString(key);
    int result = name == NULL ? -1 : PyObject_DelItem(o, name);
    Py_XDECREF(name);
    return result;
}

int PyMapping_HasKey(PyObject *o, PyObject *key)
{
    ENTER();
    PyObject *value = PyObject_GetItem(o, key);
    if (value == NULL)
        PyErr_Clear();
    Py_XDECREF(value);
    return value != NULL;
}

int PyMapping_HasKeyString(PyObject *o, const char *key)
{
    ENTER();
    WANT(key);
    PyObject *value = PyMapping_GetItemString(o, key);
    if (value == NULL)
        PyErr_Clear();
    Py_XDECREF(value);
    return value != NULL;
}

static PyObject *list_by(PyObject *o, const char *method)
{
    PyObject *view = PyObject_CallMethod(o, method, NULL);
    PyObject *iterator = view == NULL ? NULL : PyObject_GetIter(view);
    if (view != NULL && iterator == NULL && PyErr_ExceptionMatches(PyExc_TypeError))
        PyErr_Format(PyExc_TypeError, "%.200s.%s() returned a non-iterable (type %.200s)", Py_TYPE(o)->tp_name, method, Py_TYPE(view)->tp_name);
    PyObject *list = iterator == NULL ? NULL : PySequence_List(iterator);
    Py_XDECREF(iterator);
    Py_XDECREF(view);
    return list;
}

PyObject *PyMapping_Keys(PyObject *o)
{
    ENTER();
    return list_by(o, "keys");
}

PyObject *PyMapping_Values(PyObject *o)
{
    ENTER();
    return list_by(o, "values");
}

PyObject *PyMapping_Items(PyObject *o)
{
    ENTER();
    return list_by(o, "items");
}

/* What the other has by its keys() and items, less what is there where that may not be replaced. */
static int merge(PyObject *o, PyObject *other, int override)
{
    PyObject *keys = PyMapping_Keys(other);
    Py_ssize_t count = keys == NULL ? 0 : PyList_Size(keys);
    int result = keys == NULL ? -1 : 0;
    for (Py_ssize_t i = 0; result == 0 && i < count; i++) {
        PyObject *key = PyList_GetItem(keys, i);
        int there = override ? 0 : PyDict_Contains(o, key);
        if (there != 0) {
            result = there < 0 ? -1 : 0;
            continue;
        }
        PyObject *value = PyObject_GetItem(other, key);
        result = value == NULL ? -1 : PyDict_SetItem(o, key, value);
        Py_XDECREF(value);
    }
    Py_XDECREF(keys);
    return result;
}

int PyDict_Merge(PyObject *o, PyObject *other, int override)
{
    ENTER();
    if (o == NULL || !PyDict_Check(o) || other == NULL) {
        PyErr_BadInternalCall();
        return -1;
    }
    if (override && PyDict_Check(other))
        return PyDict_Update(o, other);
    return merge(o, other, override);
}

/* ---- sets ---- */

static bool want_set(PyObject *o)
{
    if (o != NULL && PySet_Check(o))
        return true;
    PyErr_BadInternalCall();
    return false;
}

int PySet_Clear(PyObject *o)
{
    ENTER();
    return want_set(o) ? effect(conch_method(&PySet_Type, o, "clear", NULL)) : -1;
}

PyObject *PySet_Pop(PyObject *o)
{
    ENTER();
    return want_set(o) ? conch_method(&PySet_Type, o, "pop", NULL) : NULL;
}

/* ---- older forms ---- */

/* An int of the slice, or what stands for None; those below zero count from the length. False for what is no int, mostly without an exception. */
static bool older_part(PyObject *slice, const char *name, Py_ssize_t length, Py_ssize_t otherwise, Py_ssize_t *target)
{
    PyObject *o = PyObject_GetAttrString(slice, name);
    bool is_int = o != NULL && PyLong_Check(o), is_none = o == Py_None;
    *target = is_int ? PyLong_AsSsize_t(o) : otherwise;
    Py_XDECREF(o);
    if (is_int && *target < 0)
        *target += length;
    return is_none || is_int;
}

int PySlice_GetIndices(PyObject *slice, Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t *step)
{
    ENTER();
    WANT(slice);
    if (!older_part(slice, "step", 0, 1, step) || !older_part(slice, "start", length, *step < 0 ? length - 1 : 0, start)
        || !older_part(slice, "stop", length, *step < 0 ? -1 : length, stop))
        return -1;
    return *stop > length || *start >= length || *step == 0 ? -1 : 0;
}

/* One pair into the dict; at: which one it is, for the message. */
static int put_pair(PyObject *o, PyObject *item, Py_ssize_t at, int override)
{
    PyObject *pair = PySequence_Fast(item, "");
    if (pair == NULL) {
        if (PyErr_ExceptionMatches(PyExc_TypeError))
            PyErr_Format(PyExc_TypeError, "cannot convert dictionary update sequence element #%zd to a sequence", at);
        return -1;
    }
    Py_ssize_t length = PySequence_Fast_GET_SIZE(pair);
    int result = -1;
    if (length != 2)
        PyErr_Format(PyExc_ValueError, "dictionary update sequence element #%zd has length %zd; 2 is required", at, length);
    else if (override)
        result = PyDict_SetItem(o, PySequence_Fast_GET_ITEM(pair, 0), PySequence_Fast_GET_ITEM(pair, 1));
    else
        result = PyDict_SetDefault(o, PySequence_Fast_GET_ITEM(pair, 0), PySequence_Fast_GET_ITEM(pair, 1)) == NULL ? -1 : 0;
    Py_DECREF(pair);
    return result;
}

int PyDict_MergeFromSeq2(PyObject *o, PyObject *pairs, int override)
{
    ENTER();
    if (o == NULL || !PyDict_Check(o)) {
        PyErr_BadInternalCall();
        return -1;
    }
    PyObject *iterator = PyObject_GetIter(pairs), *item;
    if (iterator == NULL)
        return -1;
    int result = 0;
    for (Py_ssize_t at = 0; result == 0 && (item = PyIter_Next(iterator)) != NULL; at++) {
        result = put_pair(o, item, at, override);
        Py_DECREF(item);
    }
    Py_DECREF(iterator);
    return PyErr_Occurred() ? -1 : result;
}
