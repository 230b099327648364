/* Exceptions. A function that fails returns NULL or -1 and leaves an exception set in the thread. */
#ifndef CONCH_ERROR_H
#define CONCH_ERROR_H

#include "type.h"

CONCH_BEGIN_C

PyAPI_FUNC(PyObject *) PyErr_Occurred(void); /* borrowed: the type; NULL for none */
PyAPI_FUNC(void) PyErr_Clear(void);
PyAPI_FUNC(void) PyErr_SetNone(PyObject *type);
PyAPI_FUNC(void) PyErr_SetObject(PyObject *type, PyObject *value);
PyAPI_FUNC(void) PyErr_SetString(PyObject *type, const char *utf8);
/* Formats: %% %c %d %i %u %ld %li %lu %lld %lli %llu %zd %zi %zu %x %lx %zx %llx %p %s %A %U %V %S %R, with width, precision and 0. Returns NULL. */
PyAPI_FUNC(PyObject *) PyErr_Format(PyObject *type, const char *format, ...);
PyAPI_FUNC(PyObject *) PyErr_FormatV(PyObject *type, const char *format, va_list arguments); /* returns NULL */
PyAPI_FUNC(PyObject *) PyErr_NoMemory(void);                         /* returns NULL */
PyAPI_FUNC(int) PyErr_BadArgument(void);                             /* returns 0 */
PyAPI_FUNC(void) _PyErr_BadInternalCall(const char *file, int line);
#define PyErr_BadInternalCall() _PyErr_BadInternalCall(__FILE__, __LINE__)
PyAPI_FUNC(PyObject *) PyErr_SetFromErrno(PyObject *type);           /* returns NULL */
PyAPI_FUNC(PyObject *) PyErr_SetFromErrnoWithFilename(PyObject *type, const char *filename); /* returns NULL */
PyAPI_FUNC(PyObject *) PyErr_SetFromErrnoWithFilenameObject(PyObject *type, PyObject *filename_or_null);      /* returns NULL */
PyAPI_FUNC(PyObject *) PyErr_SetFromErrnoWithFilenameObjects(PyObject *type, PyObject *filename, PyObject *second); /* returns NULL */
PyAPI_FUNC(PyObject *) PyErr_SetImportError(PyObject *message, PyObject *name_or_null, PyObject *path_or_null);   /* returns NULL */
PyAPI_FUNC(int) PyErr_ExceptionMatches(PyObject *type_or_tuple);     /* of the exception that is set */
PyAPI_FUNC(int) PyErr_GivenExceptionMatches(PyObject *exception_or_type, PyObject *type_or_tuple);
PyAPI_FUNC(void) PyErr_Fetch(PyObject **type, PyObject **value, PyObject **traceback);   /* new; clears */
PyAPI_FUNC(void) PyErr_Restore(PyObject *type, PyObject *value, PyObject *traceback);    /* steals all three */
PyAPI_FUNC(void) PyErr_NormalizeException(PyObject **type, PyObject **value, PyObject **traceback);
PyAPI_FUNC(int) PyException_SetTraceback(PyObject *exception, PyObject *traceback);
PyAPI_FUNC(PyObject *) PyException_GetTraceback(PyObject *exception);                    /* new; NULL for none */
PyAPI_FUNC(void) PyException_SetCause(PyObject *exception, PyObject *cause);             /* steals cause */
PyAPI_FUNC(void) PyException_SetContext(PyObject *exception, PyObject *context);         /* steals context */
PyAPI_FUNC(PyObject *) PyException_GetCause(PyObject *exception);                        /* new; NULL for none */
PyAPI_FUNC(PyObject *) PyException_GetContext(PyObject *exception);                      /* new; NULL for none */
PyAPI_FUNC(const char *) PyExceptionClass_Name(PyObject *type);                          /* belongs to the type */
PyAPI_FUNC(PyObject *) PyErr_NewException(const char *dotted_name, PyObject *base, PyObject *dict); /* new; base and dict may be NULL */
PyAPI_FUNC(PyObject *) PyErr_NewExceptionWithDoc(const char *dotted_name, const char *doc, PyObject *base, PyObject *dict); /* new */
PyAPI_FUNC(void) PyErr_WriteUnraisable(PyObject *where);             /* hands the exception to sys.unraisablehook, and clears it; where: what was going on, NULL for nothing */
PyAPI_FUNC(void) PyErr_Print(void);                                  /* hands the exception to sys.excepthook, which prints it, and clears it */
PyAPI_FUNC(void) PyErr_PrintEx(int set_sys_last);                    /* not 0: sys.last_type and its like hold the exception */
/* 0, or -1 with an exception: with the warning itself where a filter of the script makes it an error. category: NULL for RuntimeWarning. All but the
   Explicit ones warn from the script line that runs (stack_level 1) or from a caller of it. registry: a dict or NULL. */
PyAPI_FUNC(int) PyErr_WarnEx(PyObject *category, const char *message, Py_ssize_t stack_level);
PyAPI_FUNC(int) PyErr_WarnFormat(PyObject *category, Py_ssize_t stack_level, const char *format, ...);
PyAPI_FUNC(int) PyErr_ResourceWarning(PyObject *source, Py_ssize_t stack_level, const char *format, ...);
PyAPI_FUNC(int) PyErr_WarnExplicit(PyObject *category, const char *message, const char *filename, int line, const char *module, PyObject *registry);
PyAPI_FUNC(int) PyErr_WarnExplicitObject(PyObject *category, PyObject *message, PyObject *filename, int line, PyObject *module, PyObject *registry);
PyAPI_FUNC(int) PyErr_WarnExplicitFormat(PyObject *category, const char *filename, int line, const char *module, PyObject *registry, const char *format, ...);

PyAPI_FUNC(int) PyErr_CheckSignals(void);                            /* 0, or -1 with what a signal handler raised */
PyAPI_FUNC(void) PyErr_SetInterrupt(void);
PyAPI_FUNC(int) PyErr_SetInterruptEx(int signal_number);             /* as if the signal had come; 0, or -1 for a number that is no signal's; without the lock, too */
PyAPI_FUNC(void) PyErr_GetExcInfo(PyObject **type, PyObject **value, PyObject **traceback); /* new: what is being handled, as sys.exc_info() says */
PyAPI_FUNC(PyObject *) PyErr_GetHandledException(void);                      /* new; NULL for none */
#define PyErr_Warn(category, message) PyErr_WarnEx((category), (message), 1)
PyAPI_FUNC(PyObject *) PyUnicodeDecodeError_Create(const char *encoding, const char *bytes, Py_ssize_t length, Py_ssize_t start, Py_ssize_t end, const char *reason); /* new */
PyAPI_FUNC(void) _PyErr_ChainExceptions(PyObject *type, PyObject *value, PyObject *traceback); /* steals all three: they become the context of what is set, or are set */
PyAPI_FUNC(PyObject *) _PyErr_FormatFromCause(PyObject *type, const char *format, ...); /* returns NULL; what was set becomes the cause */
PyAPI_FUNC(int) PyTraceBack_Print(PyObject *traceback, PyObject *file);      /* 0, or -1 with an exception */
#define PyExceptionInstance_Class(o) ((PyObject *)Py_TYPE(o))
#define PyExceptionClass_Check(o) (PyType_Check(o) && PyType_FastSubclass((PyTypeObject *)(o), Py_TPFLAGS_BASE_EXC_SUBCLASS))
#define PyExceptionInstance_Check(o) PyType_FastSubclass(Py_TYPE(o), Py_TPFLAGS_BASE_EXC_SUBCLASS)

/* Prints "Fatal Python error: FUNCTION: MESSAGE" and ends the process. */
PyAPI_FUNC(void) _Py_FatalErrorFunc(const char *function, const char *message) CONCH_NORETURN;
#define Py_FatalError(message) _Py_FatalErrorFunc(__func__, (message))

/* The built-in exceptions, by base; the interpreter's order of definition. */
#define CONCH_EXCEPTIONS(X)                                                                                                          \
    X(BaseException) X(BaseExceptionGroup) X(GeneratorExit) X(KeyboardInterrupt) X(SystemExit) X(Exception) X(ArithmeticError)       \
    X(FloatingPointError) X(OverflowError) X(ZeroDivisionError) X(AssertionError) X(AttributeError) X(BufferError) X(EOFError)       \
    X(ImportError) X(ModuleNotFoundError) X(LookupError) X(IndexError) X(KeyError) X(MemoryError) X(NameError) X(UnboundLocalError)  \
    X(OSError) X(BlockingIOError) X(ChildProcessError) X(ConnectionError) X(BrokenPipeError) X(ConnectionAbortedError)               \
    X(ConnectionRefusedError) X(ConnectionResetError) X(FileExistsError) X(FileNotFoundError) X(InterruptedError)                    \
    X(IsADirectoryError) X(NotADirectoryError) X(PermissionError) X(ProcessLookupError) X(TimeoutError) X(ReferenceError)            \
    X(RuntimeError) X(NotImplementedError) X(RecursionError) X(StopAsyncIteration) X(StopIteration) X(SyntaxError)                   \
    X(IndentationError) X(TabError) X(SystemError) X(TypeError) X(ValueError) X(UnicodeError) X(UnicodeDecodeError)                  \
    X(UnicodeEncodeError) X(UnicodeTranslateError) X(Warning) X(BytesWarning) X(DeprecationWarning) X(EncodingWarning)               \
    X(FutureWarning) X(ImportWarning) X(PendingDeprecationWarning) X(ResourceWarning) X(RuntimeWarning) X(SyntaxWarning)             \
    X(UnicodeWarning) X(UserWarning)

#define CONCH_DECLARE_EXCEPTION(name) PyAPI_DATA(PyObject *) PyExc_##name;
CONCH_EXCEPTIONS(CONCH_DECLARE_EXCEPTION)
#undef CONCH_DECLARE_EXCEPTION
#define PyExc_EnvironmentError PyExc_OSError
#define PyExc_IOError PyExc_OSError

CONCH_END_C

#endif
