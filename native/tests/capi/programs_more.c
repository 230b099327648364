/* Imports, modules, sys, source that is compiled and run, frames, the collector, files, the process and its threads: what an extension asks of what runs it. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <frameobject.h>

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

static PyObject *number(Py_ssize_t n)
{
    return n == -1 && PyErr_Occurred() ? NULL : PyLong_FromSsize_t(n);
}

static PyObject *or_none(PyObject *o)
{
    return o != NULL ? o : PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

/* ---- imports ---- */

static PyObject *import(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *name, *from = NULL;
    int level = 0;
    if (!PyArg_ParseTuple(args, "sO|Oi", &how, &name, &from, &level))
        return NULL;
    const char *text = PyUnicode_Check(name) ? _PyUnicode_AsString(name) : "";
    from = from == Py_None ? NULL : from;
    if (strcmp(how, "Import") == 0)
        return PyImport_Import(name);
    if (strcmp(how, "NoBlock") == 0)
        return PyImport_ImportModuleNoBlock(text);
    if (strcmp(how, "Ex") == 0)
        return PyImport_ImportModuleEx(text, NULL, NULL, from);
    if (strcmp(how, "Level") == 0)
        return PyImport_ImportModuleLevel(text, PyEval_GetGlobals(), NULL, from, level);
    if (strcmp(how, "LevelObject") == 0)
        return PyImport_ImportModuleLevelObject(name, NULL, NULL, from, level);
    if (strcmp(how, "GetModule") == 0)
        return or_none(PyImport_GetModule(name));
    if (strcmp(how, "AddModuleObject") == 0)
        return Py_XNewRef(PyImport_AddModuleObject(name));
    if (strcmp(how, "Reload") == 0)
        return PyImport_ReloadModule(name);
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

/* ---- modules ---- */

static PyObject *added(PyObject *self, PyObject *args)
{
    return Py_BuildValue("iO", PyModule_Check(self) != 0, args);
}

#define ANSWER 42
#define GREETING "hello"
static PyMethodDef more_functions[] = {{"added", added, METH_VARARGS, "added to it"}, {NULL, NULL, 0, NULL}};
static PyMethodDef wrong_functions[] = {{"wrong", added, METH_VARARGS | METH_CLASS, NULL}, {NULL, NULL, 0, NULL}};

static PyObject *module(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *value = Py_None;
    if (!PyArg_ParseTuple(args, "sO|O", &how, &o, &value))
        return NULL;
    if (strcmp(how, "NewObject") == 0)
        return PyModule_NewObject(o);
    if (strcmp(how, "AddFunctions") == 0)
        return number(PyModule_AddFunctions(o, more_functions));
    if (strcmp(how, "AddWrong") == 0)
        return number(PyModule_AddFunctions(o, wrong_functions));
    if (strcmp(how, "SetDocString") == 0)
        return number(PyModule_SetDocString(o, PyUnicode_AsUTF8(value)));
    if (strcmp(how, "GetNameObject") == 0)
        return PyModule_GetNameObject(o);
    if (strcmp(how, "GetFilenameObject") == 0)
        return PyModule_GetFilenameObject(o);
    if (strcmp(how, "GetFilename") == 0) {
        const char *file = PyModule_GetFilename(o);
        return file == NULL ? NULL : PyUnicode_FromString(file);
    }
    if (strcmp(how, "Macros") == 0)
        return number(PyModule_AddIntMacro(o, ANSWER) == 0 ? PyModule_AddStringMacro(o, GREETING) : -1);
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

static struct PyModuleDef second = {PyModuleDef_HEAD_INIT, .m_name = "second", .m_doc = "Made by hand.", .m_size = 0, .m_methods = more_functions};

static PyObject *create(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return PyModule_Create2(&second, PYTHON_API_VERSION);
}

/* ---- sys ---- */

static PyObject *sys_set(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *name;
    PyObject *value = NULL;
    return PyArg_ParseTuple(args, "s|O", &name, &value) ? number(PySys_SetObject(name, value)) : NULL;
}

static PyObject *sys_write(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *text;
    PyObject *o;
    int with_exception;
    if (!PyArg_ParseTuple(args, "sOp", &text, &o, &with_exception))
        return NULL;
    if (with_exception)
        PyErr_SetString(PyExc_ValueError, "set before");
    PySys_WriteStdout("out %s %d\n", text, 1);
    PySys_WriteStderr("err %s %d\n", text, 2);
    PySys_FormatStdout("out %R %.3s\n", o, text);
    PySys_FormatStderr("err %S %s\n", o, text);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

static PyObject *audit(PyObject *Py_UNUSED(self), PyObject *o)
{
    return number(PySys_Audit("programs_more.event", "Oi", o, 3));
}

/* ---- source ---- */

static PyObject *run(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how, *text;
    PyObject *globals, *locals = NULL;
    int start = Py_eval_input;
    if (!PyArg_ParseTuple(args, "ssO|Oi", &how, &text, &globals, &locals, &start))
        return NULL;
    locals = locals == Py_None ? NULL : locals;
    PyCompilerFlags flags = _PyCompilerFlags_INIT;
    if (strcmp(how, "StringFlags") == 0)
        return PyRun_StringFlags(text, start, globals, locals == NULL ? globals : locals, &flags);
    if (strcmp(how, "Simple") == 0)
        return number(PyRun_SimpleString(text));
    if (strcmp(how, "SimpleFlags") == 0)
        return number(PyRun_SimpleStringFlags(text, &flags));
    PyObject *code = strcmp(how, "CompileFlags") == 0 ? Py_CompileStringFlags(text, "some file", start, &flags) : Py_CompileString(text, "some file", start);
    PyObject *result = code == NULL ? NULL : PyEval_EvalCode(code, globals == Py_None ? NULL : globals, locals);
    PyObject *file = result == NULL ? NULL : PyObject_GetAttrString(code, "co_filename");
    Py_XDECREF(code);
    return result == NULL ? NULL : Py_BuildValue("NN", result, file);
}

static PyObject *starts(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("iii", Py_single_input, Py_file_input, Py_eval_input);
}

/* ---- frames ---- */

static PyObject *code_name(PyFrameObject *frame)
{
    PyCodeObject *code = PyFrame_GetCode(frame);
    PyObject *name = PyObject_GetAttrString((PyObject *)code, "co_name");
    Py_DECREF(code);
    return name;
}

static PyObject *frames(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyFrameObject *frame = PyThreadState_GetFrame(PyThreadState_Get());
    if (frame == NULL)
        return PyErr_Format(PyExc_RuntimeError, "no frame");
    PyFrameObject *back = PyFrame_GetBack(frame);
    PyObject *globals = PyFrame_GetGlobals(frame), *locals = PyFrame_GetLocals(frame), *builtins = PyFrame_GetBuiltins(frame), *eval_locals = PyEval_GetLocals();
    PyObject *result = Py_BuildValue("NNOiiii", code_name(frame), back == NULL ? Py_NewRef(Py_None) : code_name(back), locals, globals == PyEval_GetGlobals(),
                                     builtins == PyEval_GetBuiltins(), PyFrame_GetLasti(frame) >= 0,
                                     eval_locals == NULL ? -1 : PyObject_RichCompareBool(eval_locals, locals, Py_EQ));
    Py_XDECREF(back);
    Py_DECREF(globals);
    Py_DECREF(locals);
    Py_DECREF(builtins);
    Py_DECREF(frame);
    return result;
}

static PyObject *described(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyUnicode_FromFormat("%s%s", PyEval_GetFuncName(o), PyEval_GetFuncDesc(o));
}

/* ---- the collector ---- */

static PyObject *gc(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    int before = PyGC_IsEnabled(), disabled = PyGC_Disable(), off = PyGC_IsEnabled(), again = PyGC_Disable(), enabled = PyGC_Enable(), on = PyGC_IsEnabled(),
        twice = PyGC_Enable();
    return Py_BuildValue("iiiiiii", before, disabled, off, again, enabled, on, twice);
}

static PyObject *collect(PyObject *Py_UNUSED(self), PyObject *with_exception)
{
    if (with_exception == Py_True)
        PyErr_SetString(PyExc_ValueError, "set before");
    Py_ssize_t found = PyGC_Collect();
    return PyErr_Occurred() ? NULL : PyLong_FromSsize_t(found);
}

/* ---- files ---- */

static PyObject *file(PyObject *Py_UNUSED(self), PyObject *args)
{
    const char *how;
    PyObject *o, *what = Py_None;
    int n = 0;
    if (!PyArg_ParseTuple(args, "sO|Oi", &how, &o, &what, &n))
        return NULL;
    o = o == Py_None ? NULL : o;
    if (strcmp(how, "GetLine") == 0)
        return PyFile_GetLine(o, n);
    if (strcmp(how, "WriteObject") == 0)
        return number(PyFile_WriteObject(what == Py_None ? NULL : what, o, n));
    if (strcmp(how, "WriteString") == 0)
        return number(PyFile_WriteString(PyUnicode_AsUTF8(what), o));
    return PyErr_Format(PyExc_LookupError, "no way %s", how);
}

static PyObject *from_fd(PyObject *Py_UNUSED(self), PyObject *args)
{
    int fd, buffering, close_fd;
    const char *mode, *encoding, *errors, *newline;
    if (!PyArg_ParseTuple(args, "isizzzp", &fd, &mode, &buffering, &encoding, &errors, &newline, &close_fd))
        return NULL;
    return PyFile_FromFd(fd, "a name", mode, buffering, encoding, errors, newline, close_fd);
}

static PyObject *path(PyObject *Py_UNUSED(self), PyObject *o)
{
    return PyOS_FSPath(o);
}

/* ---- the process ---- */

static PyObject *process(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return Py_BuildValue("ssii", Py_GetVersion(), Py_GetPlatform(), Py_GetCompiler()[0] == '[', Py_GetBuildInfo()[0] != 0);
}

static PyObject *limit(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    return PyLong_FromLong(Py_GetRecursionLimit());
}

/* ---- threads ---- */

struct shared {
    PyThread_type_lock done;
    unsigned long ident, native;
    int64_t calls;
};

static void on_thread(void *argument)
{
    struct shared *shared = argument;
    shared->ident = PyThread_get_thread_ident();
    shared->native = PyThread_get_thread_native_id();
    shared->calls++;
    PyThread_release_lock(shared->done);
    PyThread_exit_thread();
}

static PyObject *threads(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyThread_init_thread();
    struct shared shared = {PyThread_allocate_lock(), 0, 0, 0};
    int taken = PyThread_acquire_lock_timed(shared.done, 0, 0), busy = PyThread_acquire_lock_timed(shared.done, 1000, 0);
    unsigned long ident = PyThread_start_new_thread(on_thread, &shared);
    if (ident == (unsigned long)-1)
        return PyErr_Format(PyExc_RuntimeError, "no thread");
    int told;
    Py_BEGIN_ALLOW_THREADS
    told = PyThread_acquire_lock_timed(shared.done, -1, 0);
    Py_END_ALLOW_THREADS
    PyThread_release_lock(shared.done);
    PyThread_free_lock(shared.done);
    return Py_BuildValue("iiiiiii", taken, busy, told, shared.ident == ident, shared.native != 0 && shared.native != PyThread_get_thread_native_id(),
                         shared.ident != PyThread_get_thread_ident(), (int)shared.calls);
}

static PyObject *interpreters(PyObject *Py_UNUSED(self), PyObject *Py_UNUSED(none))
{
    PyInterpreterState *interpreter = PyInterpreterState_Get();
    PyEval_InitThreads();
    return Py_BuildValue("iiiiL", interpreter == PyInterpreterState_Main() && _PyInterpreterState_Get() == interpreter, PyThreadState_GetInterpreter(PyThreadState_Get()) == interpreter,
                         PyThreadState_GET() == PyThreadState_Get(), PyEval_ThreadsInitialized() != 0, (long long)PyInterpreterState_GetID(interpreter));
}

static PyObject *thread_dict(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *dict = PyThreadState_GetDict();
    if (dict == NULL || PyDict_SetItemString(dict, "programs_more", o) != 0)
        return NULL;
    PyObject *result = Py_BuildValue("iO", dict == PyThreadState_GetDict(), PyDict_GetItemString(PyThreadState_GetDict(), "programs_more"));
    return PyDict_DelItemString(dict, "programs_more") != 0 ? NULL : result;
}

static PyObject *blocked(PyObject *Py_UNUSED(self), PyObject *o)
{
    PyObject *text;
    Py_BEGIN_ALLOW_THREADS
    Py_BLOCK_THREADS
    text = PyObject_Repr(o);
    Py_UNBLOCK_THREADS
    Py_END_ALLOW_THREADS
    return text;
}

static PyMethodDef functions[] = {
    {"import_", import, METH_VARARGS, NULL}, {"module", module, METH_VARARGS, NULL}, {"create", create, METH_NOARGS, NULL}, {"sys_set", sys_set, METH_VARARGS, NULL},
    {"sys_write", sys_write, METH_VARARGS, NULL}, {"audit", audit, METH_O, NULL}, {"run", run, METH_VARARGS, NULL}, {"starts", starts, METH_NOARGS, NULL},
    {"frames", frames, METH_NOARGS, NULL}, {"described", described, METH_O, NULL}, {"gc", gc, METH_NOARGS, NULL}, {"collect", collect, METH_O, NULL},
    {"file", file, METH_VARARGS, NULL}, {"from_fd", from_fd, METH_VARARGS, NULL}, {"path", path, METH_O, NULL}, {"process", process, METH_NOARGS, NULL},
    {"limit", limit, METH_NOARGS, NULL}, {"threads", threads, METH_NOARGS, NULL}, {"interpreters", interpreters, METH_NOARGS, NULL},
    {"thread_dict", thread_dict, METH_O, NULL}, {"blocked", blocked, METH_O, NULL}, {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, .m_name = "programs_more", .m_size = -1, .m_methods = functions};

PyMODINIT_FUNC PyInit_programs_more(void)
{
    return PyModule_Create(&definition);
}
