/* Running text as a program, the cycle collector, files, complex, objects of built-in kinds. */
#ifndef CONCH_RUN_H
#define CONCH_RUN_H

#include "type.h"

CONCH_BEGIN_C

#define Py_single_input 256
#define Py_file_input 257
#define Py_eval_input 258
PyAPI_FUNC(PyObject *) Py_CompileString(const char *text, const char *file, int start);       /* new: code; NULL with SyntaxError */
PyAPI_FUNC(PyObject *) PyEval_EvalCode(PyObject *code, PyObject *globals, PyObject *locals);  /* new; locals NULL: globals */
PyAPI_FUNC(PyObject *) PyRun_String(const char *text, int start, PyObject *globals, PyObject *locals); /* new */
PyAPI_FUNC(int) PyRun_SimpleString(const char *text); /* in __main__; 0, or -1 where it raised: then the traceback is printed, no exception set */

PyAPI_FUNC(Py_ssize_t) PyGC_Collect(void);            /* how many objects could not be reached; never fails, and meets no exception that is set */
PyAPI_FUNC(int) PyGC_Enable(void);                    /* whether it was enabled before, as PyGC_Disable; 1 or 0 */
PyAPI_FUNC(int) PyGC_Disable(void);
PyAPI_FUNC(int) PyGC_IsEnabled(void);

/* To what has a method write. 0, or -1 with an exception. */
PyAPI_FUNC(int) PyFile_WriteObject(PyObject *o, PyObject *file, int flags);                   /* its repr; with Py_PRINT_RAW its str */
PyAPI_FUNC(int) PyFile_WriteString(const char *utf8, PyObject *file);
PyAPI_FUNC(void) PySys_FormatStdout(const char *format, ...);                                 /* to sys.stdout, formats of PyErr_Format; never fails */
PyAPI_FUNC(void) PySys_FormatStderr(const char *format, ...);

/* All new, or NULL with an exception; arguments are borrowed. */
PyAPI_FUNC(PyObject *) PyCallIter_New(PyObject *callable, PyObject *sentinel);
PyAPI_FUNC(PyObject *) PySeqIter_New(PyObject *sequence);
PyAPI_FUNC(PyObject *) PyDictProxy_New(PyObject *mapping);
PyAPI_FUNC(PyObject *) PyStaticMethod_New(PyObject *callable);
PyAPI_FUNC(PyObject *) PyClassMethod_New(PyObject *callable);
PyAPI_FUNC(PyObject *) PyMethod_New(PyObject *function, PyObject *self);

typedef struct {
    double real, imag;
} Py_complex;
PyAPI_FUNC(PyObject *) PyComplex_FromDoubles(double real, double imaginary);                  /* new */
PyAPI_FUNC(PyObject *) PyComplex_FromCComplex(Py_complex value);                              /* new */
PyAPI_FUNC(Py_complex) PyComplex_AsCComplex(PyObject *o);     /* by __complex__ or __float__; {-1.0, 0.0} with TypeError: ask PyErr_Occurred */
PyAPI_FUNC(double) PyComplex_RealAsDouble(PyObject *o);
PyAPI_FUNC(double) PyComplex_ImagAsDouble(PyObject *o);       /* 0.0 for what is not complex */
PyAPI_FUNC(int) conch_is_complex(PyObject *o, int exact);
#define PyComplex_Check(o) conch_is_complex(_PyObject_CAST(o), 0)
#define PyComplex_CheckExact(o) conch_is_complex(_PyObject_CAST(o), 1)

/* Arithmetic in C. */
PyAPI_FUNC(Py_complex) _Py_c_sum(Py_complex a, Py_complex b);             /* never fails, as the next three */
PyAPI_FUNC(Py_complex) _Py_c_diff(Py_complex a, Py_complex b);
PyAPI_FUNC(Py_complex) _Py_c_neg(Py_complex a);
PyAPI_FUNC(Py_complex) _Py_c_prod(Py_complex a, Py_complex b);
PyAPI_FUNC(Py_complex) _Py_c_quot(Py_complex a, Py_complex b);            /* errno EDOM for a division by zero */
PyAPI_FUNC(double) _Py_c_abs(Py_complex a);                               /* errno ERANGE where it is too large */

CONCH_END_C

#endif
