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

PyAPI_FUNC(long) PyOS_strtol(const char *text, char **end, int base);                  /* as strtol, and 0 for a base; never fails: errno */
PyAPI_FUNC(unsigned long) PyOS_strtoul(const char *text, char **end, int base);        /* never fails: errno */
#define PyOS_mystricmp PyOS_stricmp
#define PyOS_mystrnicmp PyOS_strnicmp
PyAPI_FUNC(wchar_t *) Py_DecodeLocale(const char *text, size_t *length_or_null);       /* a block of PyMem_RawMalloc; NULL, and no exception is set */
PyAPI_FUNC(char *) Py_EncodeLocale(const wchar_t *text, size_t *error_at_or_null);     /* a block of PyMem_Malloc; NULL, and no exception is set */
PyAPI_FUNC(PyObject *) PyFile_GetLine(PyObject *file, int most);                       /* new; most < 0: without its newline, and EOFError at the end */
PyAPI_FUNC(PyObject *) PyFile_FromFd(int fd, const char *name, const char *mode, int buffering, const char *encoding, const char *errors, const char *newline, int close_fd); /* new */
PyAPI_FUNC(int) Py_AtExit(void (*function)(void));                                     /* 0, or -1 when there are 32 already; it must not call this API */
PyAPI_FUNC(const char *) Py_GetVersion(void);                                          /* never fails, as the next three */
PyAPI_FUNC(const char *) Py_GetPlatform(void);
PyAPI_FUNC(const char *) Py_GetCompiler(void);
PyAPI_FUNC(const char *) Py_GetBuildInfo(void);
PyAPI_FUNC(void) Py_GetArgcArgv(int *argc, wchar_t ***argv);                       /* 0 and NULL, as in every program that embeds an interpreter: the arguments are the JVM's; never fails */
PyAPI_FUNC(Py_hash_t) _Py_HashDouble(PyObject *o, double value);                       /* never fails, as the next two */
PyAPI_FUNC(Py_hash_t) _Py_HashPointer(const void *pointer);
PyAPI_FUNC(Py_hash_t) _Py_HashBytes(const void *bytes, Py_ssize_t count);
#define _PyHASH_BITS 61
#define _PyHASH_MODULUS (((size_t)1 << _PyHASH_BITS) - 1)
#define _PyHASH_INF 314159
#define _PyHASH_IMAG 1000003UL
#define _PyHASH_MULTIPLIER 1000003UL

CONCH_END_C

#endif
