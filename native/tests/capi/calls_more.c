/* Every way to call, older names included, and every way to take arguments apart; what a call sees and what it returns are told to the script. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

/* Names that CPython has dropped, or keeps to itself. */
#ifndef _PyObject_CallNoArg
#define _PyObject_CallNoArg PyObject_CallNoArgs
#endif
#ifndef _PyObject_CallNoArgs
#define _PyObject_CallNoArgs PyObject_CallNoArgs
#endif

/* ---- calls ---- */

static PyObject *functions_of(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *callable, *a, *b, *keywords = NULL;
    if (!PyArg_ParseTuple(args, "sOOO|O!", &how, &callable, &a, &b, &PyDict_Type, &keywords))
        return NULL;
    PyObject *room[3] = {NULL, a, b}, *result, *pair = PyTuple_Pack(2, a, b);
    if (pair == NULL)
        return NULL;
    if (strcmp(how, "CallObject") == 0)
        result = PyEval_CallObject(callable, pair);
    else if (strcmp(how, "CallObject of nothing") == 0)
        result = PyEval_CallObject(callable, (PyObject *)NULL);
    else if (strcmp(how, "WithKeywords") == 0)
        result = PyEval_CallObjectWithKeywords(callable, pair, keywords);
    else if (strcmp(how, "CallFunction") == 0)
        result = PyEval_CallFunction(callable, "OO", a, b);
    else if (strcmp(how, "CallFunction of one") == 0)
        result = PyEval_CallFunction(callable, "(O)", a);
    else if (strcmp(how, "FastCallDict") == 0)
        result = _PyObject_FastCallDict(callable, room + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, keywords);
    else if (strcmp(how, "Vectorcall") == 0)
        result = _PyObject_Vectorcall(callable, room + 1, 2 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
    else if (strcmp(how, "OneArg") == 0)
        result = _PyObject_CallOneArg(callable, a);
    else if (strcmp(how, "NoArg") == 0)
        result = _PyObject_CallNoArg(callable);
    else if (strcmp(how, "NoArgs") == 0)
        result = _PyObject_CallNoArgs(callable);
    else if (strcmp(how, "PyCFunction_Call") == 0)
        result = PyCFunction_Call(callable, pair, keywords);
    else
        result = PyErr_Format(PyExc_LookupError, "no call %s", how);
    Py_DECREF(pair);
    return result;
}

static PyObject *methods_of(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *name, *a, *b;
    if (!PyArg_ParseTuple(args, "sOUOO", &how, &o, &name, &a, &b))
        return NULL;
    if (strcmp(how, "NoArgs") == 0)
        return PyObject_CallMethodNoArgs(o, name);
    if (strcmp(how, "_NoArgs") == 0)
        return _PyObject_CallMethodNoArgs(o, name);
    if (strcmp(how, "OneArg") == 0)
        return PyObject_CallMethodOneArg(o, name, a);
    if (strcmp(how, "_OneArg") == 0)
        return _PyObject_CallMethodOneArg(o, name, a);
    if (strcmp(how, "ObjArgs") == 0)
        return PyObject_CallMethodObjArgs(o, name, a, b, NULL);
    if (strcmp(how, "ObjArgs of nothing") == 0)
        return PyObject_CallMethodObjArgs(o, name, NULL);
    if (strcmp(how, "CallMethod") == 0)
        return PyEval_CallMethod(o, PyUnicode_AsUTF8(name), "(OO)", a, b);
    if (strcmp(how, "Vectorcall") == 0)
        return _PyObject_VectorcallMethod(name, (PyObject *[]){o, a, b}, 3, NULL);
    return PyErr_Format(PyExc_LookupError, "no call %s", how);
}

static PyObject *without(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyObject_CallMethodObjArgs(o, NULL, NULL);
}

static PyObject *vectorcall_of(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyLong_FromLong(PyVectorcall_Function(o) != NULL);
}

/* ---- arguments ---- */

static int va_parse(PyObject *args, const char *format, ...)
{
    va_list targets;
    va_start(targets, format);
    int result = PyArg_VaParse(args, format, targets);
    va_end(targets);
    return result;
}

static int va_parse_keywords(PyObject *args, PyObject *keywords, const char *format, char **names, ...)
{
    va_list targets;
    va_start(targets, names);
    int result = PyArg_VaParseTupleAndKeywords(args, keywords, format, names, targets);
    va_end(targets);
    return result;
}

static PyObject *va_build(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    PyObject *built = Py_VaBuildValue(format, values);
    va_end(values);
    return built;
}

static PyObject *parsed(PyObject *Py_UNUSED(self), PyObject *args)
{
    int i = -1;
    Py_ssize_t length = -1;
    const char *text = "(none)";
    PyObject *o = Py_None;
    if (!va_parse(args, "is#|O:parsed", &i, &text, &length, &o))
        return NULL;
    return va_build("[isn(O)]", i, text, length, o);
}

static PyObject *parsed_keywords(PyObject *Py_UNUSED(self), PyObject *args, PyObject *keywords)
{
    static char *names[] = {"", "number", "text", "only", NULL};
    PyObject *first;
    int number = -1, only = -1;
    const char *text = "(none)";
    if (!va_parse_keywords(args, keywords, "O|is$p:parsed_keywords", names, &first, &number, &text, &only))
        return NULL;
    return va_build("{s:O,s:i,s:s,s:i}", "first", first, "number", number, "text", text, "only", only);
}

static const char *const parser_names[] = {"", "number", "text", "only", NULL};

static PyObject *parser_stack(PyObject *Py_UNUSED(self), PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    static _PyArg_Parser parser = {.format = "O|is$p:parser_stack", .keywords = parser_names};
    PyObject *first;
    int number = -1, only = -1;
    const char *text = "(none)";
    if (!_PyArg_ParseStackAndKeywords(args, count, kwnames, &parser, &first, &number, &text, &only))
        return NULL;
    return Py_BuildValue("Oisi", first, number, text, only);
}

static PyObject *parser_tuple(PyObject *Py_UNUSED(self), PyObject *args, PyObject *keywords)
{
    static _PyArg_Parser parser = {.format = "O|is$p:parser_tuple", .keywords = parser_names};
    PyObject *first;
    int number = -1, only = -1;
    const char *text = "(none)";
    if (!_PyArg_ParseTupleAndKeywordsFast(args, keywords, &parser, &first, &number, &text, &only))
        return NULL;
    return Py_BuildValue("Oisi", first, number, text, only);
}

static PyObject *parse_stack(PyObject *Py_UNUSED(self), PyObject *const *args, Py_ssize_t count)
{
    int i;
    double d = 0.5;
    return _PyArg_ParseStack(args, count, "i|d:parse_stack", &i, &d) ? Py_BuildValue("id", i, d) : NULL;
}

/* unpacked(a, b=…, *, c=…): what Argument Clinic writes. */
static PyObject *unpacked(PyObject *Py_UNUSED(self), PyObject *const *args, Py_ssize_t count, PyObject *kwnames)
{
    static const char *const names[] = {"a", "b", "c", NULL};
    static _PyArg_Parser parser = {.keywords = names, .fname = "unpacked"};
    PyObject *room[3];
    PyObject *const *all = _PyArg_UnpackKeywords(args, count, NULL, kwnames, &parser, 1, 2, 0, room);
    if (all == NULL)
        return NULL;
    /* Only as many places hold something as there are arguments that may be left out. */
    Py_ssize_t optional = count + (kwnames == NULL ? 0 : PyTuple_GET_SIZE(kwnames)) - 1;
    PyObject *b = optional > 0 ? all[1] : NULL;
    optional -= b != NULL;
    PyObject *c = optional > 0 ? all[2] : NULL;
    return Py_BuildValue("OOO", all[0], b == NULL ? Py_None : b, c == NULL ? Py_None : c);
}

static PyObject *positional(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *name;
    Py_ssize_t count, min, max;
    if (!PyArg_ParseTuple(args, "znnn", &name, &count, &min, &max))
        return NULL;
    return _PyArg_CheckPositional(name, count, min, max) ? PyLong_FromLong(1) : NULL;
}

static PyObject *none_of(PyObject *Py_UNUSED(self), PyObject *args)
{
    PyObject *keywords, *positions, *names;
    if (!PyArg_ParseTuple(args, "OOO", &keywords, &positions, &names))
        return NULL;
    if (!_PyArg_NoKeywords("keywordless", keywords == Py_None ? NULL : keywords) || !_PyArg_NoPositional("positionless", positions == Py_None ? NULL : positions)
        || !_PyArg_NoKwnames("nameless", names == Py_None ? NULL : names))
        return NULL;
    Py_RETURN_NONE;
}

/* ---- recursion ---- */

static PyObject *deep(PyObject *Py_UNUSED(self), PyObject *callable)
{
    if (Py_EnterRecursiveCall(" in the deep") != 0)
        return NULL;
    PyObject *result = PyObject_CallNoArgs(callable);
    Py_LeaveRecursiveCall();
    return result;
}

#define CAST(function) ((PyCFunction)(void (*)(void))(function))
static PyMethodDef functions[] = {
    {"functions_of", functions_of, METH_VARARGS, NULL}, {"methods_of", methods_of, METH_VARARGS, NULL}, {"without", without, METH_O, NULL},
    {"vectorcall_of", vectorcall_of, METH_O, NULL}, {"parsed", parsed, METH_VARARGS, NULL},
    {"parsed_keywords", CAST(parsed_keywords), METH_VARARGS | METH_KEYWORDS, NULL}, {"parser_stack", CAST(parser_stack), METH_FASTCALL | METH_KEYWORDS, NULL},
    {"parser_tuple", CAST(parser_tuple), METH_VARARGS | METH_KEYWORDS, NULL}, {"parse_stack", CAST(parse_stack), METH_FASTCALL, NULL},
    {"unpacked", CAST(unpacked), METH_FASTCALL | METH_KEYWORDS, NULL}, {"positional", positional, METH_VARARGS, NULL}, {"none_of", none_of, METH_VARARGS, NULL},
    {"deep", deep, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "calls_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_calls_more(void)
{
    return PyModule_Create(&definition);
}
