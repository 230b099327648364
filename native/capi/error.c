#include "internal.h"

#include "call_in.h"

struct conch_thread *conch_thread_make(PyThreadState *state, const char *function)
{
    struct conch_thread *made = calloc(1, sizeof *made);
    if (made == NULL)
        conch_fatal(function, "no memory for the thread's error indicator");
    state->api = made;
    return made;
}

void conch_no_lock(const char *function)
{
    conch_fatal(function, "the function must be called with the GIL held, but the GIL is released "
                          "(the current Python thread state is NULL)");
}

/* ---- the indicator ---- */

static void put(struct conch_thread *t, PyObject *type, PyObject *value, PyObject *traceback)
{
    PyObject *old_type = t->type, *old_value = t->value, *old_traceback = t->traceback;
    t->type = type;
    t->value = value;
    t->traceback = traceback;
    Py_XDECREF(old_type);
    Py_XDECREF(old_value);
    Py_XDECREF(old_traceback);
}

PyObject *PyErr_Occurred(void)
{
    return conch_enter(__func__)->type;
}

void PyErr_Clear(void)
{
    put(conch_enter(__func__), NULL, NULL, NULL);
}

void PyErr_Fetch(PyObject **type, PyObject **value, PyObject **traceback)
{
    struct conch_thread *t = conch_enter(__func__);
    WANT(type);
    WANT(value);
    WANT(traceback);
    *type = t->type;
    *value = t->value;
    *traceback = t->traceback;
    t->type = t->value = t->traceback = NULL;
    if (*traceback == NULL && *value != NULL && PyExceptionInstance_Check(*value))
        *traceback = PyException_GetTraceback(*value);
}

void PyErr_Restore(PyObject *type, PyObject *value, PyObject *traceback)
{
    put(conch_enter(__func__), type, value, traceback);
}

void PyErr_SetObject(PyObject *type, PyObject *value)
{
    struct conch_thread *t = conch_enter(__func__);
    WANT(type);
    if (type != NULL && !PyExceptionClass_Check(type)) {
        PyErr_Format(PyExc_SystemError, "_PyErr_SetObject: exception %R is not a BaseException subclass", type);
        return;
    }
    put(t, Py_XNewRef(type), Py_XNewRef(value), NULL);
}

void PyErr_SetNone(PyObject *type)
{
    PyErr_SetObject(type, NULL);
}

void PyErr_SetString(PyObject *type, const char *utf8)
{
    ENTER();
    WANT(utf8);
    PyObject *text = PyUnicode_FromString(utf8);
    if (text == NULL)
        return;
    PyErr_SetObject(type, text);
    Py_DECREF(text);
}

PyObject *PyErr_FormatV(PyObject *type, const char *format, va_list arguments)
{
    ENTER();
    WANT(format);
    PyErr_Clear();
    PyObject *text = PyUnicode_FromFormatV(format, arguments);
    if (text != NULL) {
        PyErr_SetObject(type, text);
        Py_DECREF(text);
    }
    return NULL;
}

PyObject *PyErr_Format(PyObject *type, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    PyErr_FormatV(type, format, arguments);
    va_end(arguments);
    return NULL;
}

PyObject *PyErr_NoMemory(void)
{
    PyErr_SetNone(PyExc_MemoryError);
    return NULL;
}

int PyErr_BadArgument(void)
{
    PyErr_SetString(PyExc_TypeError, "bad argument type for built-in operation");
    return 0;
}

_Noreturn void conch_null(const char *function, const char *parameter)
{
    char message[128];
    snprintf(message, sizeof message, "the argument '%s' is NULL", parameter);
    conch_fatal(function, message);
}

void _PyErr_BadInternalCall(const char *file, int line)
{
    WANT(file);
    PyErr_Format(PyExc_SystemError, "%s:%d: bad argument to internal function", file, line);
}

/* errno 0, which the system has no text for. */
static PyObject *set_no_number(PyObject *type, const char *filename)
{
    PyObject *file = filename == NULL ? NULL : PyUnicode_DecodeFSDefault(filename);
    if (filename == NULL || file != NULL) {
        errno = 0;
        PyErr_SetFromErrnoWithFilenameObject(type, file);
    }
    Py_XDECREF(file);
    return NULL;
}

PyObject *PyErr_SetFromErrno(PyObject *type)
{
    return PyErr_SetFromErrnoWithFilename(type, NULL);
}

PyObject *PyErr_SetFromErrnoWithFilename(PyObject *type, const char *filename)
{
    WANT(type);
    int number = errno;
    ENTER();
    if (number == EINTR && PyErr_CheckSignals() != 0)
        return NULL;
    if (number == 0)
        return set_no_number(type, filename);
    PyObject *exception = HOST_OBJECT(OS_ERROR, type, number, filename, 0);
    if (exception != NULL) {
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
        Py_DECREF(exception);
    }
    return NULL;
}

/* The exception that the system's number stands for, with names of files that are objects. */
PyObject *PyErr_SetFromErrnoWithFilenameObjects(PyObject *type, PyObject *filename, PyObject *second)
{
    WANT(type);
    int number = errno;
    ENTER();
    if (number == EINTR && PyErr_CheckSignals() != 0)
        return NULL;
    PyObject *message = PyUnicode_DecodeFSDefault(number == 0 ? "Error" : strerror(number));
    PyObject *exception = message == NULL ? NULL
        : second != NULL   ? PyObject_CallFunction(type, "iOOiO", number, message, filename == NULL ? Py_None : filename, 0, second)
        : filename != NULL ? PyObject_CallFunction(type, "iOO", number, message, filename)
                           : PyObject_CallFunction(type, "iO", number, message);
    Py_XDECREF(message);
    if (exception != NULL) {
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
        Py_DECREF(exception);
    }
    return NULL;
}

PyObject *PyErr_SetFromErrnoWithFilenameObject(PyObject *type, PyObject *filename)
{
    return PyErr_SetFromErrnoWithFilenameObjects(type, filename, NULL);
}

PyObject *PyErr_SetImportError(PyObject *message, PyObject *name, PyObject *path)
{
    ENTER();
    if (message == NULL) {
        PyErr_SetString(PyExc_TypeError, "expected a message argument");
        return NULL;
    }
    PyObject *keywords = Py_BuildValue("{s:O,s:O}", "name", name == NULL ? Py_None : name, "path", path == NULL ? Py_None : path);
    PyObject *args = PyTuple_Pack(1, message);
    PyObject *exception = keywords == NULL || args == NULL ? NULL : PyObject_Call(PyExc_ImportError, args, keywords);
    Py_XDECREF(keywords);
    Py_XDECREF(args);
    if (exception != NULL) {
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
        Py_DECREF(exception);
    }
    return NULL;
}

/* ---- matching ---- */

int PyErr_GivenExceptionMatches(PyObject *exception, PyObject *wanted)
{
    ENTER();
    if (exception == NULL || wanted == NULL)
        return 0;
    if (PyTuple_Check(wanted)) {
        for (Py_ssize_t i = 0; i < PyTuple_GET_SIZE(wanted); i++)
            if (PyErr_GivenExceptionMatches(exception, PyTuple_GET_ITEM(wanted, i)))
                return 1;
        return 0;
    }
    if (PyExceptionInstance_Check(exception))
        exception = (PyObject *)Py_TYPE(exception);
    if (exception == wanted)
        return 1;
    if (PyExceptionClass_Check(exception) && PyExceptionClass_Check(wanted))
        return PyType_IsSubtype((PyTypeObject *)exception, (PyTypeObject *)wanted);
    return 0;
}

int PyErr_ExceptionMatches(PyObject *wanted)
{
    return PyErr_GivenExceptionMatches(PyErr_Occurred(), wanted);
}

void PyErr_NormalizeException(PyObject **type, PyObject **value, PyObject **traceback)
{
    ENTER();
    WANT(type);
    WANT(value);
    WANT(traceback);
    if (*type == NULL)
        return;
    PyObject *instance = HOST_OBJECT(NORMALIZE, *type, *value, 0, 0);
    if (instance == NULL) {
        Py_CLEAR(*type);
        Py_CLEAR(*value);
        Py_CLEAR(*traceback);
        PyErr_Fetch(type, value, traceback);
        return;
    }
    Py_XSETREF(*value, instance);
    Py_SETREF(*type, Py_NewRef(Py_TYPE(instance)));
    if (*traceback == NULL)
        *traceback = PyException_GetTraceback(instance);
}

PyObject *PyException_GetTraceback(PyObject *exception)
{
    ENTER();
    return HOST_OBJECT(EXCEPTION_TRACEBACK, exception, 0, 0, 0);
}

int PyException_SetTraceback(PyObject *exception, PyObject *traceback)
{
    ENTER();
    if (traceback == NULL || (traceback != Py_None && !PyTraceBack_Check(traceback))) {
        PyErr_SetString(PyExc_TypeError, traceback == NULL ? "__traceback__ may not be deleted" : "__traceback__ must be a traceback or None");
        return -1;
    }
    return (int)HOST(EXCEPTION_SET, exception, 't', traceback == Py_None ? NULL : traceback, 0);
}

void PyException_SetCause(PyObject *exception, PyObject *cause)
{
    ENTER();
    HOST(EXCEPTION_SET, exception, 'c', cause, 0);
    Py_XDECREF(cause);
}

void PyException_SetContext(PyObject *exception, PyObject *context)
{
    ENTER();
    HOST(EXCEPTION_SET, exception, 'x', context, 0);
    Py_XDECREF(context);
}

static PyObject *attribute_or_null(PyObject *o, const char *name)
{
    PyObject *value = PyObject_GetAttrString(o, name);
    if (value == Py_None)
        Py_CLEAR(value);
    return value;
}

PyObject *PyException_GetCause(PyObject *exception)
{
    ENTER();
    WANT(exception);
    return attribute_or_null(exception, "__cause__");
}

PyObject *PyException_GetContext(PyObject *exception)
{
    ENTER();
    WANT(exception);
    return attribute_or_null(exception, "__context__");
}

const char *PyExceptionClass_Name(PyObject *type)
{
    WANT(type);
    return ((PyTypeObject *)type)->tp_name;
}

PyObject *PyErr_NewExceptionWithDoc(const char *name, const char *doc, PyObject *base, PyObject *dict)
{
    ENTER();
    WANT(name);
    if (strchr(name, '.') == NULL) {
        PyErr_SetString(PyExc_SystemError, "PyErr_NewException: name must be module.class");
        return NULL;
    }
    return HOST_OBJECT(EXCEPTION_NEW, name, doc, base, dict);
}

PyObject *PyErr_NewException(const char *name, PyObject *base, PyObject *dict)
{
    WANT(name);
    return PyErr_NewExceptionWithDoc(name, NULL, base, dict);
}

/* ---- reporting ---- */

/* The exception that is set, as an instance, new; the indicator is empty afterwards. NULL where nothing was set. */
static PyObject *take_instance(void)
{
    PyObject *type, *value, *traceback;
    PyErr_Fetch(&type, &value, &traceback);
    if (type == NULL)
        return NULL;
    PyErr_NormalizeException(&type, &value, &traceback);
    Py_XDECREF(type);
    Py_XDECREF(traceback);
    return value;
}

void PyErr_WriteUnraisable(PyObject *where)
{
    ENTER();
    PyObject *exception = take_instance();
    if (exception == NULL)
        return;
    HOST(UNRAISABLE, exception, where, 0, 0);
    Py_DECREF(exception);
}

void PyErr_PrintEx(int set_sys_last)
{
    ENTER();
    PyObject *exception = take_instance();
    if (exception == NULL)
        return;
    HOST(PRINT, exception, set_sys_last != 0, 0, 0);
    Py_DECREF(exception);
}

void PyErr_Print(void)
{
    PyErr_PrintEx(1);
}

/* ---- warnings ---- */

/* Uses the message up. */
static int warn(PyObject *category, PyObject *message, Py_ssize_t stack_level, PyObject *source)
{
    if (message == NULL)
        return -1;
    int result = (int)HOST(WARN, category == NULL ? PyExc_RuntimeWarning : category, message, stack_level, source);
    Py_DECREF(message);
    return result;
}

int PyErr_WarnEx(PyObject *category, const char *message, Py_ssize_t stack_level)
{
    ENTER();
    WANT(message);
    return warn(category, PyUnicode_FromString(message), stack_level, NULL);
}

int PyErr_WarnFormat(PyObject *category, Py_ssize_t stack_level, const char *format, ...)
{
    ENTER();
    WANT(format);
    va_list arguments;
    va_start(arguments, format);
    PyObject *message = PyUnicode_FromFormatV(format, arguments);
    va_end(arguments);
    return warn(category, message, stack_level, NULL);
}

int PyErr_ResourceWarning(PyObject *source, Py_ssize_t stack_level, const char *format, ...)
{
    ENTER();
    WANT(format);
    va_list arguments;
    va_start(arguments, format);
    PyObject *message = PyUnicode_FromFormatV(format, arguments);
    va_end(arguments);
    return warn(PyExc_ResourceWarning, message, stack_level, source);
}

/* Uses message, filename and module up; module NULL for none. */
static int warn_explicit(PyObject *category, PyObject *message, PyObject *filename, int line, PyObject *module, PyObject *registry)
{
    int result = -1;
    bool usable = registry == NULL || registry == Py_None || PyDict_Check(registry);
    if (!usable)
        PyErr_SetString(PyExc_TypeError, "'registry' must be a dict or None");
    PyObject *rest = message == NULL || filename == NULL || !usable
        ? NULL
        : PyTuple_Pack(4, message, filename, module == NULL ? Py_None : module, registry == NULL ? Py_None : registry);
    if (rest != NULL)
        result = (int)HOST(WARN_EXPLICIT, category == NULL ? PyExc_RuntimeWarning : category, rest, line, 0);
    Py_XDECREF(rest);
    Py_XDECREF(message);
    Py_XDECREF(filename);
    Py_XDECREF(module);
    return result;
}

int PyErr_WarnExplicitObject(PyObject *category, PyObject *message, PyObject *filename, int line, PyObject *module, PyObject *registry)
{
    ENTER();
    WANT(message);
    WANT(filename);
    return warn_explicit(category, Py_NewRef(message), Py_NewRef(filename), line, Py_XNewRef(module), registry);
}

/* NULL where that cannot be text; *failed says so. */
static PyObject *module_text(const char *module, bool *failed)
{
    PyObject *text = module == NULL ? NULL : PyUnicode_FromString(module);
    *failed = module != NULL && text == NULL;
    return text;
}

int PyErr_WarnExplicit(PyObject *category, const char *message, const char *filename, int line, const char *module, PyObject *registry)
{
    ENTER();
    WANT(message);
    WANT(filename);
    bool failed;
    PyObject *name = module_text(module, &failed);
    return failed ? -1 : warn_explicit(category, PyUnicode_FromString(message), PyUnicode_DecodeFSDefault(filename), line, name, registry);
}

int PyErr_WarnExplicitFormat(PyObject *category, const char *filename, int line, const char *module, PyObject *registry, const char *format, ...)
{
    ENTER();
    WANT(filename);
    WANT(format);
    va_list arguments;
    va_start(arguments, format);
    PyObject *message = PyUnicode_FromFormatV(format, arguments);
    va_end(arguments);
    bool failed = message == NULL;
    PyObject *name = failed ? NULL : module_text(module, &failed);
    if (failed) {
        Py_XDECREF(message);
        return -1;
    }
    return warn_explicit(category, message, PyUnicode_DecodeFSDefault(filename), line, name, registry);
}

int PyErr_CheckSignals(void)
{
    ENTER();
    return (int)HOST(CHECK_SIGNALS, 0, 0, 0, 0);
}

void _Py_FatalErrorFunc(const char *function, const char *message)
{
    conch_fatal(function, message);
}

/* ---- guards ---- */

/* A C function that calls itself through the interpreter uses much more stack than a script's: the limit is for it. */
#define DEEPEST 800

int Py_EnterRecursiveCall(const char *where)
{
    struct conch_thread *t = conch_enter(__func__);
    if (t->recursion >= DEEPEST) {
        PyErr_Format(PyExc_RecursionError, "maximum recursion depth exceeded%s", where == NULL ? "" : where);
        return -1;
    }
    t->recursion++;
    return 0;
}

void Py_LeaveRecursiveCall(void)
{
    conch_enter(__func__)->recursion--;
}

/* ---- for Java ---- */

int32_t conch_error_take(struct conch_error_taken *out)
{
    struct conch_thread *t = conch_enter(__func__);
    *out = (struct conch_error_taken){WORD(t->type), WORD(t->value), WORD(t->traceback), t->stray_result};
    t->type = t->value = t->traceback = NULL;
    t->stray_result = 0;
    return out->type != 0;
}

void conch_error_put(int64_t exception)
{
    PyObject *o = (PyObject *)(intptr_t)exception;
    put(conch_enter(__func__), Py_NewRef(Py_TYPE(o)), o, NULL);
}
