/* Numbers as text whatever the locale says, comparison of ASCII text, paths. */
#ifndef CONCH_SYSTEM_H
#define CONCH_SYSTEM_H

#include "object.h"

CONCH_BEGIN_C

/* A float from the start of the text; *end gets where it ends, end NULL wants all of it. -1.0 with ValueError; overflow_exception for what is too
 * large, infinity where that is NULL. */
PyAPI_FUNC(double) PyOS_string_to_double(const char *text, char **end, PyObject *overflow_exception);
/* A block of PyMem_Malloc. format 'e' 'f' 'g' with a precision, 'r' for repr; Py_DTSF_… flags. NULL with MemoryError. */
PyAPI_FUNC(char *) PyOS_double_to_string(double value, char format, int precision, int flags, int *type);
#define Py_DTSF_SIGN 1
#define Py_DTSF_ADD_DOT_0 2
#define Py_DTSF_ALT 4
#define PyOS_snprintf snprintf
#define PyOS_vsnprintf vsnprintf
PyAPI_FUNC(int) PyOS_stricmp(const char *a, const char *b);
PyAPI_FUNC(int) PyOS_strnicmp(const char *a, const char *b, Py_ssize_t count);
PyAPI_FUNC(PyObject *) PyOS_FSPath(PyObject *path); /* new: a str or bytes itself, else what __fspath__ gives */

CONCH_END_C

#endif
