/* Frames, and running source with flags. */
#ifndef CONCH_FRAME_H
#define CONCH_FRAME_H

#include "thread.h"
#include "type.h"

CONCH_BEGIN_C

/* The frame of the script function that runs, which called into C; its names. Borrowed; NULL without an exception where no script runs. */
PyAPI_FUNC(PyFrameObject *) PyEval_GetFrame(void);
PyAPI_FUNC(PyObject *) PyEval_GetGlobals(void);       /* borrowed */
PyAPI_FUNC(PyObject *) PyEval_GetLocals(void);        /* borrowed */
PyAPI_FUNC(const char *) PyEval_GetFuncName(PyObject *callable); /* __name__ of functions, else tp_name; never fails */
PyAPI_FUNC(const char *) PyEval_GetFuncDesc(PyObject *callable); /* "()", or " object"; never fails */
PyAPI_FUNC(int) Py_GetRecursionLimit(void);                      /* never fails */

/* Frames and code objects are the interpreter's own: these ask for their attributes. New, NULL for none. */
PyAPI_FUNC(PyFrameObject *) PyThreadState_GetFrame(PyThreadState *state);
PyAPI_FUNC(PyFrameObject *) PyFrame_GetBack(PyFrameObject *frame);
PyAPI_FUNC(PyCodeObject *) PyFrame_GetCode(PyFrameObject *frame);
PyAPI_FUNC(PyObject *) PyFrame_GetGlobals(PyFrameObject *frame);
PyAPI_FUNC(PyObject *) PyFrame_GetLocals(PyFrameObject *frame);
PyAPI_FUNC(PyObject *) PyFrame_GetBuiltins(PyFrameObject *frame);
PyAPI_FUNC(int) PyFrame_GetLineNumber(PyFrameObject *frame);
PyAPI_FUNC(int) PyFrame_GetLasti(PyFrameObject *frame);

/* How source is meant to be read. */
typedef struct {
    int cf_flags;
    int cf_feature_version;
} PyCompilerFlags;
#define _PyCompilerFlags_INIT { 0, PY_MINOR_VERSION }

PyAPI_FUNC(PyObject *) PyRun_StringFlags(const char *source, int start, PyObject *globals, PyObject *locals, PyCompilerFlags *flags); /* new; flags are not looked at */
/* Statements in __main__; what they raise is printed. 0, or -1 and no exception is set. */
PyAPI_FUNC(int) PyRun_SimpleStringFlags(const char *source, PyCompilerFlags *flags);
#define Py_CompileStringFlags(source, filename, start, flags) Py_CompileString((source), (filename), (start))

CONCH_END_C

#endif
