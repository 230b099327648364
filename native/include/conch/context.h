/* Context variables: what the module contextvars offers to scripts. */
#ifndef CONCH_CONTEXT_H
#define CONCH_CONTEXT_H

#include "type.h"

CONCH_BEGIN_C

PyAPI_FUNC(int) PyContextVar_CheckExact(PyObject *o);                                                /* 1 or 0; never fails, as the next two */
PyAPI_FUNC(int) PyContext_CheckExact(PyObject *o);
PyAPI_FUNC(int) PyContextToken_CheckExact(PyObject *o);
PyAPI_FUNC(PyObject *) PyContextVar_New(const char *name, PyObject *default_value);                  /* new; default_value: NULL for none */
/* *value: new, its value in the current context, else default_value, else the variable's default, else NULL. 0, or -1 with an exception. */
PyAPI_FUNC(int) PyContextVar_Get(PyObject *variable, PyObject *default_value, PyObject **value);
PyAPI_FUNC(PyObject *) PyContextVar_Set(PyObject *variable, PyObject *value);                        /* new: a token for PyContextVar_Reset */
PyAPI_FUNC(int) PyContextVar_Reset(PyObject *variable, PyObject *token);                             /* 0, or -1 with an exception */
PyAPI_FUNC(PyObject *) PyContext_New(void);                                                          /* new: an empty one */
PyAPI_FUNC(PyObject *) PyContext_Copy(PyObject *context);                                            /* new */
PyAPI_FUNC(PyObject *) PyContext_CopyCurrent(void);                                                  /* new: a copy of the thread's */
PyAPI_FUNC(int) PyContext_Enter(PyObject *context);                                                  /* makes it the thread's; 0, or -1 with RuntimeError */
PyAPI_FUNC(int) PyContext_Exit(PyObject *context);                                                   /* 0, or -1 with RuntimeError */

CONCH_END_C

#endif
