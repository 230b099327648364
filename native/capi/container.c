#include "internal.h"

#include "call_in.h"

/* ---- tuples and lists that only C knows: size and items are in the cell ---- */

/* A list that only C knows has room up to the next power of two, and at least for four. */
static size_t room_for(Py_ssize_t size)
{
    size_t room = 4;
    while (room < (size_t)size)
        room *= 2;
    return room;
}

static PyObject *new_items(PyTypeObject *type, Py_ssize_t size)
{
    if (size < 0) {
        PyErr_BadInternalCall();
        return NULL;
    }
    PyObject **items = calloc(type == &PyList_Type ? room_for(size) : (size_t)Py_MAX(size, 1), sizeof *items);
    PyObject *o = items == NULL ? PyErr_NoMemory() : mirror_new(type);
    if (o == NULL) {
        free(items);
        return NULL;
    }
    object_of(o)->items = (struct items_payload){size, items};
    prefix_of(o)->flags |= CONCH_PAYLOAD;
    return o;
}

static bool want(PyObject *o, bool right)
{
    if (!right)
        PyErr_BadInternalCall();
    (void)o;
    return right;
}

static void put_item(PyObject **slot, PyObject *item)
{
    PyObject *old = *slot;
    *slot = item;
    Py_XDECREF(old);
}

/* ---- tuple ---- */

PyObject *PyTuple_New(Py_ssize_t size)
{
    ENTER();
    return new_items(&PyTuple_Type, size);
}

int64_t conch_tuple_room(int64_t tuple, int64_t size)
{
    PyObject *o = (PyObject *)(intptr_t)tuple;
    PyObject **items = calloc((size_t)Py_MAX(size, 1), sizeof *items);
    if (items == NULL)
        return 0;
    object_of(o)->items = (struct items_payload){size, items};
    prefix_of(o)->flags |= CONCH_PAYLOAD;
    return WORD(items);
}

static bool tuple_filled(PyObject *o)
{
    return (prefix_of(o)->flags & CONCH_PAYLOAD) || HOST(TUPLE_FILL, o, 0, 0, 0) == 0;
}

PyObject *PyTuple_Pack(Py_ssize_t count, ...)
{
    PyObject *o = PyTuple_New(count);
    va_list items;
    va_start(items, count);
    for (Py_ssize_t i = 0; o != NULL && i < count; i++)
        object_of(o)->items.items[i] = Py_NewRef(va_arg(items, PyObject *));
    va_end(items);
    return o;
}

Py_ssize_t PyTuple_Size(PyObject *o)
{
    ENTER();
    return want(o, o != NULL && PyTuple_Check(o)) && tuple_filled(o) ? object_of(o)->items.size : -1;
}

PyObject **conch_tuple_items(PyObject *o)
{
    ENTER();
    if (o == NULL || !PyTuple_Check(o) || !tuple_filled(o))
        conch_fatal("PyTuple_GET_ITEM", "the argument is no tuple, or there is no memory for it");
    return object_of(o)->items.items;
}

PyObject *PyTuple_GetItem(PyObject *o, Py_ssize_t index)
{
    Py_ssize_t size = PyTuple_Size(o);
    if (size < 0)
        return NULL;
    if (index < 0 || index >= size) {
        PyErr_SetString(PyExc_IndexError, "tuple index out of range");
        return NULL;
    }
    return object_of(o)->items.items[index];
}

int PyTuple_SetItem(PyObject *o, Py_ssize_t index, PyObject *item)
{
    ENTER();
    if (o == NULL || !PyTuple_Check(o) || !is_own(o) || o->ob_refcnt != 1) {
        Py_XDECREF(item);
        PyErr_BadInternalCall();
        return -1;
    }
    if (index < 0 || index >= object_of(o)->items.size) {
        Py_XDECREF(item);
        PyErr_SetString(PyExc_IndexError, "tuple assignment index out of range");
        return -1;
    }
    put_item(&object_of(o)->items.items[index], item);
    return 0;
}

PyObject *PyTuple_GetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high)
{
    ENTER();
    return want(o, o != NULL && PyTuple_Check(o)) ? HOST_OBJECT(SLICE, o, low, high, 0) : NULL;
}

/* ---- list ---- */

PyObject *PyList_New(Py_ssize_t size)
{
    ENTER();
    return new_items(&PyList_Type, size);
}

static bool want_list(PyObject *o)
{
    return want(o, o != NULL && PyList_Check(o));
}

static bool is_leaf(PyObject *o)
{
    return o == NULL || (Py_TYPE(o)->tp_flags & (Py_TPFLAGS_LONG_SUBCLASS | Py_TPFLAGS_UNICODE_SUBCLASS | Py_TPFLAGS_BYTES_SUBCLASS)) || PyFloat_CheckExact(o)
           || o == Py_None;
}

/*
 * Whether C may put the item into the list by itself. A list that only C knows must not become part of a cycle, which nobody would find: what has
 * one holder is in nothing else, or in an instance of a C type, through which the collector looks (traverse.c).
 */
static bool may_store(PyObject *list, PyObject *item)
{
    return is_own(list) && ((list->ob_refcnt == 1 && item != list) || is_leaf(item));
}

Py_ssize_t PyList_Size(PyObject *o)
{
    ENTER();
    if (!want_list(o))
        return -1;
    return is_own(o) ? object_of(o)->items.size : HOST(LENGTH, o, 0, 0, 0);
}

PyObject *PyList_GetItem(PyObject *o, Py_ssize_t index)
{
    ENTER();
    if (!want_list(o))
        return NULL;
    if (!is_own(o))
        return HOST_OBJECT(LIST_GET, o, index, 0, 0);
    if (index < 0 || index >= object_of(o)->items.size) {
        PyErr_SetString(PyExc_IndexError, "list index out of range");
        return NULL;
    }
    return object_of(o)->items.items[index];
}

int PyList_SetItem(PyObject *o, Py_ssize_t index, PyObject *item)
{
    ENTER();
    if (!want_list(o)) {
        Py_XDECREF(item);
        return -1;
    }
    if (!may_store(o, item)) {
        int result = (int)HOST(LIST_SET, o, index, item, 0);
        if (result == 0)
            release_stolen(item);
        else
            Py_XDECREF(item);
        return result;
    }
    if (index < 0 || index >= object_of(o)->items.size) {
        Py_XDECREF(item);
        PyErr_SetString(PyExc_IndexError, "list assignment index out of range");
        return -1;
    }
    put_item(&object_of(o)->items.items[index], item);
    return 0;
}

void conch_list_set(PyObject *o, Py_ssize_t index, PyObject *item)
{
    ENTER();
    if (o == NULL || !PyList_Check(o))
        conch_fatal("PyList_SET_ITEM", "the argument is no list");
    if (may_store(o, item)) {
        object_of(o)->items.items[index] = item;
    } else {
        HOST(LIST_SET, o, index, item, 0);
        release_stolen(item);
    }
}

static int own_append(PyObject *o, PyObject *item)
{
    struct items_payload *list = &object_of(o)->items;
    if ((size_t)list->size == room_for(list->size)) {
        PyObject **larger = realloc(list->items, room_for(list->size + 1) * sizeof *larger);
        if (larger == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        list->items = larger;
    }
    list->items[list->size++] = Py_NewRef(item);
    return 0;
}

int PyList_Append(PyObject *o, PyObject *item)
{
    ENTER();
    if (!want_list(o) || !want(item, item != NULL))
        return -1;
    return may_store(o, item) ? own_append(o, item) : (int)HOST(LIST_APPEND, o, item, 0, 0);
}

int PyList_Insert(PyObject *o, Py_ssize_t index, PyObject *item)
{
    ENTER();
    return want_list(o) && want(item, item != NULL) ? (int)HOST(LIST_INSERT, o, index, item, 0) : -1;
}

static int call_for_effect(PyObject *o, const char *method)
{
    PyObject *result = conch_method(&PyList_Type, o, method, NULL);
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

int PyList_Sort(PyObject *o)
{
    ENTER();
    return want_list(o) ? call_for_effect(o, "sort") : -1;
}

int PyList_Reverse(PyObject *o)
{
    ENTER();
    return want_list(o) ? call_for_effect(o, "reverse") : -1;
}

PyObject *PyList_AsTuple(PyObject *o)
{
    ENTER();
    return want_list(o) ? HOST_OBJECT(TUPLE_OF, o, 0, 0, 0) : NULL;
}

PyObject *PyList_GetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high)
{
    ENTER();
    return want_list(o) ? HOST_OBJECT(SLICE, o, low, high, 0) : NULL;
}

/* ---- dict ---- */

PyObject *PyDict_New(void)
{
    ENTER();
    return HOST_OBJECT(DICT_NEW, 0, 0, 0, 0);
}

static bool want_dict(PyObject *o)
{
    return want(o, o != NULL && PyDict_Check(o));
}

PyObject *PyDict_Copy(PyObject *o)
{
    ENTER();
    return want_dict(o) ? conch_method(&PyDict_Type, o, "copy", NULL) : NULL;
}

Py_ssize_t PyDict_Size(PyObject *o)
{
    ENTER();
    return want_dict(o) ? HOST(LENGTH, o, 0, 0, 0) : -1;
}

void PyDict_Clear(PyObject *o)
{
    ENTER();
    if (o != NULL && PyDict_Check(o))
        HOST(DICT_CLEAR, o, 0, 0, 0);
}

int PyDict_Contains(PyObject *o, PyObject *key)
{
    ENTER();
    return want_dict(o) ? (int)HOST(CONTAINS, o, key, 0, 0) : -1;
}

PyObject *PyDict_GetItemWithError(PyObject *o, PyObject *key)
{
    ENTER();
    return want_dict(o) ? HOST_OBJECT(DICT_GET, o, key, 0, 0) : NULL;
}

PyObject *PyDict_GetItem(PyObject *o, PyObject *key)
{
    ENTER();
    if (o == NULL || !PyDict_Check(o))
        return NULL;
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyObject *found = HOST_OBJECT(DICT_GET, o, key, 0, 0);
    PyErr_Restore(type, value, traceback);
    return found;
}

PyObject *PyDict_GetItemString(PyObject *o, const char *key)
{
    ENTER();
    WANT(key);
    return o == NULL || !PyDict_Check(o) ? NULL : HOST_OBJECT(DICT_GET_TEXT, o, key, strlen(key), 0);
}

int PyDict_SetItem(PyObject *o, PyObject *key, PyObject *value)
{
    ENTER();
    return want_dict(o) && want(key, key != NULL && value != NULL) ? (int)HOST(DICT_SET, o, key, value, 0) : -1;
}

int PyDict_SetItemString(PyObject *o, const char *key, PyObject *value)
{
    ENTER();
    WANT(key);
    return want_dict(o) && want(value, value != NULL) ? (int)HOST(DICT_SET_TEXT, o, key, strlen(key), value) : -1;
}

PyObject *PyDict_SetDefault(PyObject *o, PyObject *key, PyObject *value)
{
    PyObject *found = PyDict_GetItemWithError(o, key);
    if (found != NULL || PyErr_Occurred())
        return found;
    return PyDict_SetItem(o, key, value) == 0 ? value : NULL;
}

int PyDict_DelItem(PyObject *o, PyObject *key)
{
    ENTER();
    return want_dict(o) ? (int)HOST(DICT_DELETE, o, key, 0, 0) : -1;
}

int PyDict_DelItemString(PyObject *o, const char *key)
{
    WANT(key);
    PyObject *text = PyUnicode_FromString(key);
    int result = text == NULL ? -1 : PyDict_DelItem(o, text);
    Py_XDECREF(text);
    return result;
}

int PyDict_Update(PyObject *o, PyObject *other)
{
    ENTER();
    if (!want_dict(o))
        return -1;
    if (other == NULL || !PyDict_Check(other))
        return PyDict_Merge(o, other, 1);
    PyObject *result = conch_method(&PyDict_Type, o, "update", "(O)", other);
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

int PyDict_Next(PyObject *o, Py_ssize_t *position, PyObject **key, PyObject **value)
{
    ENTER();
    WANT(o);
    WANT(position);
    struct {
        int64_t position;
        PyObject *key, *value;
    } at = {*position, NULL, NULL};
    if (o == NULL || !PyDict_Check(o) || HOST(DICT_NEXT, o, &at, 0, 0) != 1)
        return 0;
    *position = at.position;
    if (key != NULL)
        *key = at.key;
    if (value != NULL)
        *value = at.value;
    return 1;
}

static PyObject *list_of_view(PyObject *o, const char *method)
{
    if (!want_dict(o))
        return NULL;
    PyObject *view = conch_method(&PyDict_Type, o, method, NULL);
    PyObject *list = view == NULL ? NULL : PySequence_List(view);
    Py_XDECREF(view);
    return list;
}

PyObject *PyDict_Keys(PyObject *o)
{
    ENTER();
    return list_of_view(o, "keys");
}

PyObject *PyDict_Values(PyObject *o)
{
    ENTER();
    return list_of_view(o, "values");
}

PyObject *PyDict_Items(PyObject *o)
{
    ENTER();
    return list_of_view(o, "items");
}

/* ---- set ---- */

PyObject *PySet_New(PyObject *iterable)
{
    ENTER();
    return HOST_OBJECT(SET_NEW, iterable, 0, 0, 0);
}

PyObject *PyFrozenSet_New(PyObject *iterable)
{
    ENTER();
    if (iterable == NULL || !PyFrozenSet_CheckExact(iterable))
        return HOST_OBJECT(SET_NEW, iterable, 1, 0, 0);
    /* frozenset() would give the same one back, and C may fill a new one. */
    PyObject *items = PySequence_List(iterable), *made = items == NULL ? NULL : HOST_OBJECT(SET_NEW, items, 1, 0, 0);
    Py_XDECREF(items);
    return made;
}

Py_ssize_t PySet_Size(PyObject *o)
{
    ENTER();
    return want(o, o != NULL && PyAnySet_Check(o)) ? HOST(LENGTH, o, 0, 0, 0) : -1;
}

int PySet_Contains(PyObject *o, PyObject *item)
{
    ENTER();
    return want(o, o != NULL && PyAnySet_Check(o)) ? (int)HOST(CONTAINS, o, item, 0, 0) : -1;
}

int PySet_Add(PyObject *o, PyObject *item)
{
    ENTER();
    bool fits = o != NULL && (PySet_Check(o) || (PyFrozenSet_Check(o) && Py_REFCNT(o) == 1));
    return want(o, fits) ? (int)HOST(SET_CHANGE, o, item, 'a', 0) : -1;
}

int PySet_Discard(PyObject *o, PyObject *item)
{
    ENTER();
    return want(o, o != NULL && PySet_Check(o)) ? (int)HOST(SET_CHANGE, o, item, 'd', 0) : -1;
}

/* ---- sequences and mappings of any kind ---- */

/* A dict has items, but no places; a set neither. */
static bool is_no(const char *what, PyObject *o)
{
    PyErr_Format(PyExc_TypeError, "%.200s is not a %s", Py_TYPE(o)->tp_name, what);
    return false;
}

static bool want_sequence(PyObject *o)
{
    return o == NULL || !PyDict_Check(o) || is_no("sequence", o);
}

Py_ssize_t PySequence_Size(PyObject *o)
{
    ENTER();
    return want_sequence(o) ? PyObject_Size(o) : -1;
}

Py_ssize_t PySequence_Length(PyObject *o)
{
    return PySequence_Size(o);
}

Py_ssize_t PyMapping_Size(PyObject *o)
{
    ENTER();
    return o == NULL || !PyAnySet_Check(o) || is_no("mapping", o) ? PyObject_Size(o) : -1;
}

PyObject *PySequence_GetItem(PyObject *o, Py_ssize_t index)
{
    ENTER();
    if (o != NULL && !PyMapping_Check(o) && !PySequence_Check(o))
        return PyErr_Format(PyExc_TypeError, "'%.200s' object does not support indexing", Py_TYPE(o)->tp_name);
    return want_sequence(o) ? HOST_OBJECT(SEQUENCE_GET, o, index, 0, 0) : NULL;
}

int PySequence_SetItem(PyObject *o, Py_ssize_t index, PyObject *value)
{
    ENTER();
    return want_sequence(o) ? (int)HOST(SEQUENCE_SET, o, index, value, 0) : -1;
}

int PySequence_DelItem(PyObject *o, Py_ssize_t index)
{
    return PySequence_SetItem(o, index, NULL);
}

PyObject *PySequence_Concat(PyObject *a, PyObject *b)
{
    ENTER();
    if (a != NULL && b != NULL && !PySequence_Check(a))
        return PyErr_Format(PyExc_TypeError, "'%.200s' object can't be concatenated", Py_TYPE(a)->tp_name);
    return PyNumber_Add(a, b);
}

int PySequence_Contains(PyObject *o, PyObject *item)
{
    ENTER();
    return (int)HOST(CONTAINS, o, item, 0, 0);
}

PyObject *PySequence_List(PyObject *o)
{
    ENTER();
    return HOST_OBJECT(LIST_OF, o, 0, 0, 0);
}

PyObject *PySequence_Tuple(PyObject *o)
{
    ENTER();
    WANT(o);
    return PyTuple_CheckExact(o) ? Py_NewRef(o) : HOST_OBJECT(TUPLE_OF, o, 0, 0, 0);
}

PyObject *PySequence_Fast(PyObject *o, const char *message)
{
    ENTER();
    WANT(o);
    if (PyList_CheckExact(o) || PyTuple_CheckExact(o))
        return Py_NewRef(o);
    PyObject *list = PySequence_List(o);
    if (list == NULL && PyErr_ExceptionMatches(PyExc_TypeError))
        PyErr_SetString(PyExc_TypeError, message);
    return list;
}

/* A list that scripts know keeps its items elsewhere: the cell holds borrowed copies, made anew at each call, in the same place as long as it can. */
PyObject **conch_fast_items(PyObject *o)
{
    ENTER();
    WANT(o);
    if (!PyList_CheckExact(o))
        return conch_tuple_items(o);
    struct items_payload *list = &object_of(o)->items;
    if (is_own(o))
        return list->items;
    if (!(prefix_of(o)->flags & CONCH_PAYLOAD))
        *list = (struct items_payload){0, NULL};
    Py_ssize_t size = PyList_GET_SIZE(o);
    if (size != list->size || list->items == NULL) {
        PyObject **items = realloc(list->items, (size_t)Py_MAX(size, 1) * sizeof *items);
        if (items == NULL)
            conch_fatal("PySequence_Fast_ITEMS", "no memory for the items of a list");
        *list = (struct items_payload){size, items};
        prefix_of(o)->flags |= CONCH_PAYLOAD;
    }
    for (Py_ssize_t i = 0; i < size; i++)
        list->items[i] = PyList_GET_ITEM(o, i);
    return list->items;
}

PyObject *PyMapping_GetItemString(PyObject *o, const char *key)
{
    WANT(key);
    PyObject *text = PyUnicode_FromString(key);
    PyObject *found = text == NULL ? NULL : PyObject_GetItem(o, text);
    Py_XDECREF(text);
    return found;
}
