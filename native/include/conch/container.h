/* tuple, list, dict, set, and the sequence, mapping and iterator protocols. */
#ifndef CONCH_CONTAINER_H
#define CONCH_CONTAINER_H

#include "type.h"

CONCH_BEGIN_C

#define PyTuple_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_TUPLE_SUBCLASS)
#define PyTuple_CheckExact(o) Py_IS_TYPE((o), &PyTuple_Type)
PyAPI_FUNC(PyObject *) PyTuple_New(Py_ssize_t size);                             /* new; to be filled before anybody else sees it */
PyAPI_FUNC(PyObject *) PyTuple_Pack(Py_ssize_t count, ...);                      /* new; the arguments are not stolen */
PyAPI_FUNC(Py_ssize_t) PyTuple_Size(PyObject *o);                                /* -1 with SystemError for what is no tuple */
PyAPI_FUNC(PyObject *) PyTuple_GetItem(PyObject *o, Py_ssize_t index);           /* borrowed; NULL with IndexError */
PyAPI_FUNC(int) PyTuple_SetItem(PyObject *o, Py_ssize_t index, PyObject *item);  /* steals item, also when it fails */
PyAPI_FUNC(PyObject *) PyTuple_GetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high); /* new */
PyAPI_FUNC(PyObject **) conch_tuple_items(PyObject *o);
#define PyTuple_GET_SIZE(o) PyTuple_Size(_PyObject_CAST(o))
#define PyTuple_GET_ITEM(o, index) (conch_tuple_items(_PyObject_CAST(o))[index])
#define PyTuple_SET_ITEM(o, index, item) ((void)(conch_tuple_items(_PyObject_CAST(o))[index] = _PyObject_CAST(item)))

#define PyList_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_LIST_SUBCLASS)
#define PyList_CheckExact(o) Py_IS_TYPE((o), &PyList_Type)
PyAPI_FUNC(PyObject *) PyList_New(Py_ssize_t size);                              /* new; to be filled before anybody else sees it */
PyAPI_FUNC(Py_ssize_t) PyList_Size(PyObject *o);
PyAPI_FUNC(PyObject *) PyList_GetItem(PyObject *o, Py_ssize_t index);            /* borrowed; NULL with IndexError */
PyAPI_FUNC(int) PyList_SetItem(PyObject *o, Py_ssize_t index, PyObject *item);   /* steals item, also when it fails */
PyAPI_FUNC(int) PyList_Append(PyObject *o, PyObject *item);
PyAPI_FUNC(int) PyList_Insert(PyObject *o, Py_ssize_t index, PyObject *item);
PyAPI_FUNC(int) PyList_Sort(PyObject *o);
PyAPI_FUNC(int) PyList_Reverse(PyObject *o);
PyAPI_FUNC(PyObject *) PyList_AsTuple(PyObject *o);                              /* new */
PyAPI_FUNC(PyObject *) PyList_GetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high); /* new */
PyAPI_FUNC(int) PyList_SetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high, PyObject *items_or_null); /* NULL deletes */
#define PyList_GET_SIZE(o) PyList_Size(_PyObject_CAST(o))
#define PyList_GET_ITEM(o, index) PyList_GetItem(_PyObject_CAST(o), (index))
PyAPI_FUNC(void) conch_list_set(PyObject *o, Py_ssize_t index, PyObject *item);
#define PyList_SET_ITEM(o, index, item) conch_list_set(_PyObject_CAST(o), (index), _PyObject_CAST(item))

#define PyDict_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_DICT_SUBCLASS)
#define PyDict_CheckExact(o) Py_IS_TYPE((o), &PyDict_Type)
PyAPI_FUNC(PyObject *) PyDict_New(void);                                         /* new */
PyAPI_FUNC(PyObject *) PyDict_Copy(PyObject *o);                                 /* new */
PyAPI_FUNC(Py_ssize_t) PyDict_Size(PyObject *o);
#define PyDict_GET_SIZE(o) PyDict_Size(_PyObject_CAST(o))
PyAPI_FUNC(void) PyDict_Clear(PyObject *o);
PyAPI_FUNC(int) PyDict_Contains(PyObject *o, PyObject *key);
PyAPI_FUNC(PyObject *) PyDict_GetItem(PyObject *o, PyObject *key);               /* borrowed; NULL without an exception, whatever went wrong */
PyAPI_FUNC(PyObject *) PyDict_GetItemWithError(PyObject *o, PyObject *key);      /* borrowed; NULL: ask PyErr_Occurred */
PyAPI_FUNC(PyObject *) PyDict_GetItemString(PyObject *o, const char *key);       /* borrowed; NULL without an exception */
PyAPI_FUNC(PyObject *) PyDict_SetDefault(PyObject *o, PyObject *key, PyObject *value); /* borrowed */
PyAPI_FUNC(int) PyDict_SetItem(PyObject *o, PyObject *key, PyObject *value);     /* steals nothing */
PyAPI_FUNC(int) PyDict_SetItemString(PyObject *o, const char *key, PyObject *value);
PyAPI_FUNC(int) PyDict_DelItem(PyObject *o, PyObject *key);
PyAPI_FUNC(int) PyDict_DelItemString(PyObject *o, const char *key);
PyAPI_FUNC(int) PyDict_Update(PyObject *o, PyObject *other);
PyAPI_FUNC(int) PyDict_Merge(PyObject *o, PyObject *other, int override);        /* 0: what is there stays */
PyAPI_FUNC(int) PyDict_Next(PyObject *o, Py_ssize_t *position, PyObject **key, PyObject **value); /* both borrowed; 0 at the end */
PyAPI_FUNC(PyObject *) PyDict_Keys(PyObject *o);                                 /* new list, as the next two */
PyAPI_FUNC(PyObject *) PyDict_Values(PyObject *o);
PyAPI_FUNC(PyObject *) PyDict_Items(PyObject *o);

#define PyFrozenSet_Check(o) PyObject_TypeCheck((o), &PyFrozenSet_Type)
#define PyFrozenSet_CheckExact(o) Py_IS_TYPE((o), &PyFrozenSet_Type)
#define PySet_CheckExact(o) Py_IS_TYPE((o), &PySet_Type)
#define PyAnySet_CheckExact(o) (PySet_CheckExact(o) || PyFrozenSet_CheckExact(o))
#define PyAnySet_Check(o) (PyObject_TypeCheck((o), &PySet_Type) || PyObject_TypeCheck((o), &PyFrozenSet_Type))
#define PySet_Check(o) PyObject_TypeCheck((o), &PySet_Type)
PyAPI_FUNC(PyObject *) PySet_New(PyObject *iterable_or_null);                    /* new */
PyAPI_FUNC(PyObject *) PyFrozenSet_New(PyObject *iterable_or_null);              /* new */
PyAPI_FUNC(Py_ssize_t) PySet_Size(PyObject *o);
PyAPI_FUNC(int) PySet_Contains(PyObject *o, PyObject *item);
PyAPI_FUNC(int) PySet_Add(PyObject *o, PyObject *item);
PyAPI_FUNC(int) PySet_Discard(PyObject *o, PyObject *item);                      /* 1: it was there, 0: it was not */

PyAPI_FUNC(int) PySet_Clear(PyObject *o);
PyAPI_FUNC(PyObject *) PySet_Pop(PyObject *o);                                   /* new; NULL with KeyError where it is empty */
#define PySet_GET_SIZE(o) PySet_Size(_PyObject_CAST(o))

PyAPI_FUNC(Py_ssize_t) PyObject_Size(PyObject *o);
PyAPI_FUNC(Py_ssize_t) PyObject_Length(PyObject *o);
PyAPI_FUNC(PyObject *) PyObject_GetItem(PyObject *o, PyObject *key);             /* new */
PyAPI_FUNC(int) PyObject_SetItem(PyObject *o, PyObject *key, PyObject *value);
PyAPI_FUNC(int) PyObject_DelItem(PyObject *o, PyObject *key);
PyAPI_FUNC(PyObject *) PyObject_GetIter(PyObject *o);                            /* new */
PyAPI_FUNC(PyObject *) PyObject_Dir(PyObject *o);                                /* new */

PyAPI_FUNC(int) PySequence_Check(PyObject *o);
PyAPI_FUNC(Py_ssize_t) PySequence_Size(PyObject *o);
PyAPI_FUNC(Py_ssize_t) PySequence_Length(PyObject *o);
PyAPI_FUNC(PyObject *) PySequence_GetItem(PyObject *o, Py_ssize_t index);        /* new */
PyAPI_FUNC(int) PySequence_SetItem(PyObject *o, Py_ssize_t index, PyObject *value);
PyAPI_FUNC(int) PySequence_DelItem(PyObject *o, Py_ssize_t index);
PyAPI_FUNC(PyObject *) PySequence_Concat(PyObject *a, PyObject *b);              /* new */
PyAPI_FUNC(PyObject *) PySequence_InPlaceConcat(PyObject *a, PyObject *b);       /* new */
PyAPI_FUNC(PyObject *) PySequence_Repeat(PyObject *o, Py_ssize_t count);         /* new */
PyAPI_FUNC(PyObject *) PySequence_InPlaceRepeat(PyObject *o, Py_ssize_t count);  /* new */
PyAPI_FUNC(PyObject *) PySequence_GetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high); /* new */
PyAPI_FUNC(int) PySequence_SetSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high, PyObject *items);
PyAPI_FUNC(int) PySequence_DelSlice(PyObject *o, Py_ssize_t low, Py_ssize_t high);
PyAPI_FUNC(Py_ssize_t) PySequence_Count(PyObject *o, PyObject *item);
PyAPI_FUNC(Py_ssize_t) PySequence_Index(PyObject *o, PyObject *item);            /* -1 with ValueError where it is not there */
PyAPI_FUNC(int) PySequence_Contains(PyObject *o, PyObject *item);
#define PySequence_In(o, item) PySequence_Contains((o), (item))
#define PySequence_ITEM(o, index) PySequence_GetItem(_PyObject_CAST(o), (index))
PyAPI_FUNC(PyObject *) PySequence_List(PyObject *o);                             /* new */
PyAPI_FUNC(PyObject *) PySequence_Tuple(PyObject *o);                            /* new */
/* New: o itself where it is a list or tuple, else a new list; TypeError with that message where o cannot be iterated. */
PyAPI_FUNC(PyObject *) PySequence_Fast(PyObject *o, const char *message);
#define PySequence_Fast_GET_SIZE(o) (PyList_Check(o) ? PyList_GET_SIZE(o) : PyTuple_GET_SIZE(o))
/* Borrowed, as array; to be read only, and until the list changes or is asked again. Of a list it is made at each call: ask once, before the loop. */
PyAPI_FUNC(PyObject **) conch_fast_items(PyObject *o);
#define PySequence_Fast_ITEMS(o) conch_fast_items(_PyObject_CAST(o))
#define PySequence_Fast_GET_ITEM(o, index) (PyList_Check(o) ? PyList_GET_ITEM((o), (index)) : PyTuple_GET_ITEM((o), (index)))

PyAPI_FUNC(int) PyMapping_Check(PyObject *o);
PyAPI_FUNC(Py_ssize_t) PyMapping_Size(PyObject *o);
PyAPI_FUNC(PyObject *) PyMapping_GetItemString(PyObject *o, const char *key);    /* new */

PyAPI_FUNC(Py_ssize_t) PyMapping_Length(PyObject *o);
PyAPI_FUNC(int) PyMapping_SetItemString(PyObject *o, const char *key, PyObject *value); /* steals nothing */
PyAPI_FUNC(int) PyMapping_HasKey(PyObject *o, PyObject *key);                    /* 1 or 0; never fails */
PyAPI_FUNC(int) PyMapping_HasKeyString(PyObject *o, const char *key);            /* 1 or 0; never fails */
PyAPI_FUNC(PyObject *) PyMapping_Keys(PyObject *o);                              /* new list, as the next two */
PyAPI_FUNC(PyObject *) PyMapping_Values(PyObject *o);
PyAPI_FUNC(PyObject *) PyMapping_Items(PyObject *o);
#define PyMapping_DelItem(o, key) PyObject_DelItem((o), (key))
#define PyMapping_DelItemString(o, key) PyObject_DelItemString((o), (key))
PyAPI_FUNC(int) PyObject_DelItemString(PyObject *o, const char *key);

/* start:stop:step, each an object or NULL for None. New. */
PyAPI_FUNC(PyObject *) PySlice_New(PyObject *start, PyObject *stop, PyObject *step);
/* What the slice says, None filled in and clipped to a Py_ssize_t, for a sequence of any length; 0, or -1 with an exception. */
PyAPI_FUNC(int) PySlice_Unpack(PyObject *slice, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t *step);
/* Fits what PySlice_Unpack gave to a length; how many items there are. Never fails. */
PyAPI_FUNC(Py_ssize_t) PySlice_AdjustIndices(Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t step);
PyAPI_FUNC(int) PySlice_GetIndicesEx(PyObject *slice, Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t *step, Py_ssize_t *count);
PyAPI_FUNC(int) _PyEval_SliceIndex(PyObject *o, void *ssize_t_target); /* an O& converter: an index, clipped; None leaves the target alone */

PyAPI_FUNC(int) PySlice_GetIndices(PyObject *slice, Py_ssize_t length, Py_ssize_t *start, Py_ssize_t *stop, Py_ssize_t *step);
PyAPI_FUNC(int) PyDict_MergeFromSeq2(PyObject *o, PyObject *pairs, int override); /* 0, or -1 with an exception */

/* Sends into a generator, or advances what is no generator, for None only. *result: new, what it yielded or returned; NULL for PYGEN_ERROR. */
PyAPI_FUNC(PySendResult) PyIter_Send(PyObject *iterator, PyObject *value, PyObject **result);
PyAPI_FUNC(PyObject *) _PyDict_GetItemIdWithError(PyObject *o, _Py_Identifier *key); /* borrowed; NULL: ask PyErr_Occurred */
PyAPI_FUNC(PyObject *) _PyDict_GetItemStringWithError(PyObject *o, const char *key); /* borrowed; NULL: ask PyErr_Occurred */
PyAPI_FUNC(PyObject *) _PyDict_GetItem_KnownHash(PyObject *o, PyObject *key, Py_hash_t hash); /* borrowed; NULL: ask PyErr_Occurred */
PyAPI_FUNC(int) _PyDict_SetItem_KnownHash(PyObject *o, PyObject *key, PyObject *value, Py_hash_t hash);
PyAPI_FUNC(PyObject *) _PyDict_Pop(PyObject *o, PyObject *key, PyObject *otherwise_or_null); /* new; NULL with KeyError */
PyAPI_FUNC(int) _PyDict_Next(PyObject *o, Py_ssize_t *position, PyObject **key, PyObject **value, Py_hash_t *hash); /* both borrowed; 0 at the end */
PyAPI_FUNC(PyObject *) _PyDict_NewPresized(Py_ssize_t items);                    /* new; empty */
PyAPI_FUNC(PyObject *) _PyList_Extend(PyListObject *o, PyObject *items);         /* new: None */
PyAPI_FUNC(int) _PySet_NextEntry(PyObject *o, Py_ssize_t *position, PyObject **item, Py_hash_t *hash); /* 0 at the end; the item is borrowed */
PyAPI_FUNC(int) _PySet_Update(PyObject *o, PyObject *items);
PyAPI_FUNC(int) PyIter_Check(PyObject *o);
PyAPI_FUNC(PyObject *) PyIter_Next(PyObject *iterator);                          /* new; NULL at the end, or with an exception */

CONCH_END_C

#endif
