/* Frames: what sys._getframe does; and running source with flags. */
#include "internal.h"

PyFrameObject *PyEval_GetFrame(void)
{
    ENTER();
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    PyObject *frame = conch_borrow(conch_ask("sys", "_getframe", "()"));
    PyErr_Restore(type, value, traceback);
    return (PyFrameObject *)frame;
}

static PyObject *of_frame(void *frame, const char *name)
{
    if (frame == NULL)
        return NULL;
    PyObject *value = PyObject_GetAttrString(frame, name);
    if (value == NULL)
        PyErr_Clear();
    if (value != Py_None)
        return value;
    Py_DECREF(value);
    return NULL;
}

PyObject *PyEval_GetGlobals(void)
{
    ENTER();
    return conch_borrow(of_frame(PyEval_GetFrame(), "f_globals"));
}

PyObject *PyEval_GetLocals(void)
{
    ENTER();
    return conch_borrow(of_frame(PyEval_GetFrame(), "f_locals"));
}

/* A copy of the text that stays, one for each text; the interpreter makes the str of a name when it is asked. Under the GIL. */
static const char *lasting(const char *text)
{
    static struct kept {
        struct kept *next;
        char text[];
    } *all;
    for (struct kept *each = all; each != NULL; each = each->next)
        if (strcmp(each->text, text) == 0)
            return each->text;
    struct kept *made = malloc(sizeof *made + strlen(text) + 1);
    if (made == NULL)
        return "?";
    strcpy(made->text, text);
    made->next = all;
    all = made;
    return made->text;
}

const char *PyEval_GetFuncName(PyObject *callable)
{
    ENTER();
    WANT(callable);
    if (!PyFunction_Check(callable) && !PyMethod_Check(callable) && !PyCFunction_Check(callable))
        return Py_TYPE(callable)->tp_name;
    PyObject *name = PyObject_GetAttrString(callable, "__name__");
    const char *text = name != NULL && PyUnicode_Check(name) ? PyUnicode_AsUTF8(name) : NULL, *kept = text == NULL ? Py_TYPE(callable)->tp_name : lasting(text);
    if (text == NULL)
        PyErr_Clear();
    Py_XDECREF(name);
    return kept;
}

const char *PyEval_GetFuncDesc(PyObject *callable)
{
    ENTER();
    WANT(callable);
    return PyFunction_Check(callable) || PyMethod_Check(callable) || PyCFunction_Check(callable) ? "()" : " object";
}

static long number_of(PyObject *o, long otherwise)
{
    long number = o == NULL || o == Py_None ? otherwise : PyLong_AsLong(o);
    if (number == -1 && PyErr_Occurred())
        PyErr_Clear();
    Py_XDECREF(o);
    return number;
}

int Py_GetRecursionLimit(void)
{
    ENTER();
    return (int)number_of(conch_ask("sys", "getrecursionlimit", "()"), 1000);
}

PyFrameObject *PyThreadState_GetFrame(PyThreadState *state)
{
    return state == PyThreadState_Get() ? (PyFrameObject *)Py_XNewRef(PyEval_GetFrame()) : NULL;
}

PyFrameObject *PyFrame_GetBack(PyFrameObject *frame)
{
    ENTER();
    WANT(frame);
    return (PyFrameObject *)of_frame(frame, "f_back");
}

PyCodeObject *PyFrame_GetCode(PyFrameObject *frame)
{
    ENTER();
    WANT(frame);
    return (PyCodeObject *)of_frame(frame, "f_code");
}

PyObject *PyFrame_GetGlobals(PyFrameObject *frame)
{
    ENTER();
    WANT(frame);
    return of_frame(frame, "f_globals");
}

PyObject *PyFrame_GetLocals(PyFrameObject *frame)
{
    ENTER();
    WANT(frame);
    return of_frame(frame, "f_locals");
}

PyObject *PyFrame_GetBuiltins(PyFrameObject *frame)
{
    ENTER();
    WANT(frame);
    return of_frame(frame, "f_builtins");
}

int PyFrame_GetLineNumber(PyFrameObject *frame)
{
    ENTER();
    WANT(frame);
    return (int)number_of(of_frame(frame, "f_lineno"), 0);
}

int PyFrame_GetLasti(PyFrameObject *frame)
{
    ENTER();
    WANT(frame);
    return (int)number_of(of_frame(frame, "f_lasti"), -1);
}

/* ---- source ---- */

PyObject *PyRun_StringFlags(const char *source, int start, PyObject *globals, PyObject *locals, PyCompilerFlags *flags)
{
    (void)flags;
    return PyRun_String(source, start, globals, locals);
}

int PyRun_SimpleStringFlags(const char *source, PyCompilerFlags *flags)
{
    (void)flags;
    return PyRun_SimpleString(source);
}
