/* Structures as tuples whose items have names: what os.stat and time.localtime return is of such a type. */
#ifndef CONCH_STRUCTSEQ_H
#define CONCH_STRUCTSEQ_H

#include "type.h"

CONCH_BEGIN_C

typedef struct PyStructSequence_Field {
    const char *name; /* NULL behind the last; PyStructSequence_UnnamedField for an item without a name */
    const char *doc;
} PyStructSequence_Field;

typedef struct PyStructSequence_Desc {
    const char *name; /* with the module's in front */
    const char *doc;
    PyStructSequence_Field *fields;
    int n_in_sequence; /* so many of the fields are items; the others have only names */
} PyStructSequence_Desc;

typedef PyTupleObject PyStructSequence;
PyAPI_DATA(const char *const) PyStructSequence_UnnamedField;

PyAPI_FUNC(PyTypeObject *) PyStructSequence_NewType(PyStructSequence_Desc *description);                 /* new */
PyAPI_FUNC(int) PyStructSequence_InitType2(PyTypeObject *type, PyStructSequence_Desc *description);      /* fills a static type; 0, or -1 with an exception */
PyAPI_FUNC(void) PyStructSequence_InitType(PyTypeObject *type, PyStructSequence_Desc *description);
/* New: without its fields, which are to be set before anybody else sees it. */
PyAPI_FUNC(PyObject *) PyStructSequence_New(PyTypeObject *type);
PyAPI_FUNC(void) PyStructSequence_SetItem(PyObject *o, Py_ssize_t index, PyObject *value);               /* steals value */
PyAPI_FUNC(PyObject *) PyStructSequence_GetItem(PyObject *o, Py_ssize_t index);                          /* borrowed; NULL where it is not set */
#define PyStructSequence_SET_ITEM(o, index, value) PyStructSequence_SetItem(_PyObject_CAST(o), (index), (value))
#define PyStructSequence_GET_ITEM(o, index) PyStructSequence_GetItem(_PyObject_CAST(o), (index))

CONCH_END_C

#endif
