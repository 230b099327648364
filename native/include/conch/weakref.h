/* Weak references: they know an object without holding it. */
#ifndef CONCH_WEAKREF_H
#define CONCH_WEAKREF_H

#include "type.h"

CONCH_BEGIN_C

#define PyWeakref_CheckRef(o) PyObject_TypeCheck((o), &_PyWeakref_RefType)
#define PyWeakref_CheckRefExact(o) Py_IS_TYPE((o), &_PyWeakref_RefType)
PyAPI_FUNC(int) PyWeakref_CheckProxy(PyObject *o);                               /* 1 or 0 */
#define PyWeakref_Check(o) (PyWeakref_CheckRef(o) || PyWeakref_CheckProxy(_PyObject_CAST(o)))
/* New: weakref.ref(o, callback), the callback NULL or None for none. NULL with TypeError where the type of o does not allow it. */
PyAPI_FUNC(PyObject *) PyWeakref_NewRef(PyObject *o, PyObject *callback);
/* Borrowed: the object, None once it is gone; SystemError for what is no weak reference. */
PyAPI_FUNC(PyObject *) PyWeakref_GetObject(PyObject *reference);
#define PyWeakref_GET_OBJECT(o) PyWeakref_GetObject(_PyObject_CAST(o))

PyAPI_FUNC(PyObject *) PyWeakref_NewProxy(PyObject *o, PyObject *callback);    /* new: weakref.proxy(o, callback) */

CONCH_END_C

#endif
