/* Script code that SQLite calls: functions, aggregates, collations, progress, trace, authorizer.
 *
 * SQLite calls from within a step, where the GIL was let go, or from a call that holds it, and always on the thread that has the connection's
 * lock. So each callback takes the GIL by PyGILState_Ensure, which serves both. What the script raises is told to SQLite, shown where
 * enable_callback_tracebacks asks for it, and dropped. Only a collation has no way to fail: its exception stays set, for statement_step to
 * find, and whatever SQLite calls until then puts it aside. */
#include "sqlite3_module.h"

static connection *as_connection(PyObject *o)
{
    return (connection *)o;
}

struct visit {
    PyGILState_STATE before;
    PyObject *type, *value, *traceback;     /* what an earlier callback of the same step left */
};

static struct visit arrive(void)
{
    struct visit visit = { .before = PyGILState_Ensure() };
    PyErr_Fetch(&visit.type, &visit.value, &visit.traceback);
    return visit;
}

/* An exception that is set now stays, unless there was one before. */
static void depart(struct visit *visit)
{
    if (visit->type != NULL)
        PyErr_Restore(visit->type, visit->value, visit->traceback);
    PyGILState_Release(visit->before);
}

static void show_or_forget(struct state *state, PyObject *callable)
{
    if (state->callback_tracebacks)
        PyErr_WriteUnraisable(callable);
    else
        PyErr_Clear();
}

/* What SQLite keeps for a function, an aggregate or a collation until it calls forget. */
struct callback {
    struct state *state;
    PyObject *callable;
};

static struct callback *remember(struct state *state, PyObject *callable)
{
    struct callback *callback = PyMem_RawMalloc(sizeof *callback);
    if (callback == NULL)
        PyErr_NoMemory();
    else
        *callback = (struct callback){ state, Py_NewRef(callable) };
    return callback;
}

static void forget(void *data)
{
    struct callback *callback = data;
    if (callback == NULL)
        return;
    struct visit visit = arrive();
    Py_DECREF(callback->callable);
    depart(&visit);
    PyMem_RawFree(callback);
}

/* ---- functions ---- */

static PyObject *arguments_of(int count, sqlite3_value **values)
{
    PyObject *arguments = PyTuple_New(count);
    for (int i = 0; arguments != NULL && i < count; i++) {
        PyObject *value = value_of_argument(values[i]);
        if (value == NULL)
            Py_CLEAR(arguments);
        else
            PyTuple_SET_ITEM(arguments, i, value);
    }
    return arguments;
}

static void report(sqlite3_context *context, struct callback *callback, const char *message)
{
    if (PyErr_ExceptionMatches(PyExc_MemoryError))
        sqlite.result_error_nomem(context);
    else if (PyErr_ExceptionMatches(PyExc_OverflowError))
        sqlite.result_error_toobig(context);
    else
        sqlite.result_error(context, message, -1);
    show_or_forget(callback->state, callback->callable);
}

static void call_function(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct callback *callback = sqlite.user_data(context);
    struct visit visit = arrive();
    PyObject *arguments = arguments_of(count, values);
    PyObject *result = arguments == NULL ? NULL : PyObject_CallObject(callback->callable, arguments);
    Py_XDECREF(arguments);
    if (result == NULL || value_result(context, result) < 0)
        report(context, callback, "user-defined function raised exception");
    Py_XDECREF(result);
    depart(&visit);
}

/* ---- aggregates: an instance of the class for each group ---- */

static void fail(sqlite3_context *context, struct callback *callback, const char *method)
{
    char message[80];
    int missing = PyErr_ExceptionMatches(PyExc_AttributeError);
    snprintf(message, sizeof message, missing ? "user-defined aggregate's '%s' method not defined"
                                              : "user-defined aggregate's '%s' method raised error", method);
    report(context, callback, message);
}

static void step_aggregate(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct callback *callback = sqlite.user_data(context);
    struct visit visit = arrive();
    PyObject **instance = sqlite.aggregate_context(context, sizeof *instance);     /* zeroed at first */
    if (instance == NULL) {
        sqlite.result_error_nomem(context);
        goto out;
    }
    if (*instance == NULL) {
        *instance = PyObject_CallNoArgs(callback->callable);
        if (*instance == NULL) {
            report(context, callback, "user-defined aggregate's '__init__' method raised error");
            goto out;
        }
    }
    PyObject *step = PyObject_GetAttrString(*instance, "step");
    PyObject *arguments = step == NULL ? NULL : arguments_of(count, values);
    PyObject *result = arguments == NULL ? NULL : PyObject_CallObject(step, arguments);
    if (result == NULL)
        fail(context, callback, "step");
    Py_XDECREF(step);
    Py_XDECREF(arguments);
    Py_XDECREF(result);
out:
    depart(&visit);
}

/* Called once for each group, also after an error. Where there was no row, or no instance, there is nothing to ask: the result is NULL. */
static void finish_aggregate(sqlite3_context *context)
{
    struct callback *callback = sqlite.user_data(context);
    struct visit visit = arrive();
    PyObject **place = sqlite.aggregate_context(context, 0);
    PyObject *instance = place == NULL ? NULL : *place;
    if (instance != NULL) {
        *place = NULL;
        PyObject *result = PyObject_CallMethod(instance, "finalize", NULL);
        if (result == NULL || value_result(context, result) < 0)
            fail(context, callback, "finalize");
        Py_XDECREF(result);
        Py_DECREF(instance);
    }
    depart(&visit);
}

static PyObject *create(connection *self, const char *name, int count, int flags, PyObject *callable, int aggregate)
{
    if (connection_enter(self) < 0)
        return NULL;
    struct callback *callback = remember(self->state, callable);
    if (callback == NULL) {
        connection_leave(self);
        return NULL;
    }
    int code = sqlite.create_function_v2(self->db, name, count, flags, callback, aggregate ? NULL : call_function,
                                         aggregate ? step_aggregate : NULL, aggregate ? finish_aggregate : NULL,
                                         forget);      /* also when it fails */
    connection_leave(self);
    if (code == SQLITE_OK)
        Py_RETURN_NONE;
    if (!PyErr_Occurred())
        PyErr_SetString(self->state->OperationalError, aggregate ? "Error creating aggregate" : "Error creating function");
    return NULL;
}

PyObject *connection_create_function(PyObject *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "name", "narg", "func", "deterministic", NULL };
    const char *name;
    int count, deterministic = 0;
    PyObject *callable;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "siO|$p:create_function", names, &name, &count, &callable, &deterministic))
        return NULL;
    return create(as_connection(self), name, count, SQLITE_UTF8 | (deterministic ? SQLITE_DETERMINISTIC : 0), callable, 0);
}

PyObject *connection_create_aggregate(PyObject *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "name", "n_arg", "aggregate_class", NULL };
    const char *name;
    int count;
    PyObject *class;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "siO:create_aggregate", names, &name, &count, &class))
        return NULL;
    return create(as_connection(self), name, count, SQLITE_UTF8, class, 1);
}

/* ---- collations ---- */

static int compare(PyObject *callable, int length, const void *text, int other_length, const void *other, int *order)
{
    PyObject *result = PyObject_CallFunction(callable, "s#s#", (const char *)text, (Py_ssize_t)length, (const char *)other,
                                             (Py_ssize_t)other_length);
    if (result == NULL)
        return -1;
    int overflow;
    long number = PyLong_AsLongAndOverflow(result, &overflow);
    Py_DECREF(result);
    if (overflow == 0 && number == -1 && PyErr_Occurred())
        return -1;
    *order = overflow != 0 ? overflow : (number > 0) - (number < 0);
    return 0;
}

/* After an exception all texts are equal, so that SQLite comes to an end. */
static int call_collation(void *data, int length, const void *text, int other_length, const void *other)
{
    struct callback *callback = data;
    int order = 0;
    struct visit visit = arrive();
    if (visit.type == NULL && compare(callback->callable, length, text, other_length, other, &order) < 0)
        order = 0;
    depart(&visit);
    return order;
}

PyObject *connection_create_collation(PyObject *o, PyObject *args)
{
    connection *self = as_connection(o);
    const char *name;
    PyObject *callable;
    struct callback *callback = NULL;
    if (!PyArg_ParseTuple(args, "sO:create_collation", &name, &callable) || connection_enter(self) < 0)
        return NULL;
    if (callable != Py_None && !PyCallable_Check(callable))
        PyErr_SetString(PyExc_TypeError, "parameter must be callable");
    else if (callable != Py_None)
        callback = remember(self->state, callable);
    if (!PyErr_Occurred() && sqlite.create_collation_v2(self->db, name, SQLITE_UTF8, callback, callback == NULL ? NULL : call_collation,
                                                        forget) != SQLITE_OK) {
        errors_raise(self->state, self->db);
        forget(callback);       /* unlike create_function_v2 it leaves that to the caller */
    }
    connection_leave(self);
    return PyErr_Occurred() ? NULL : Py_NewRef(Py_None);
}

/* ---- one of a kind: progress, trace, authorizer. The connection is their data, and it keeps the callable. ---- */

static int call_progress(void *data)
{
    connection *self = data;
    struct visit visit = arrive();
    PyObject *callable = Py_NewRef(self->progress != NULL ? self->progress : Py_None);
    PyObject *result = callable == Py_None ? Py_NewRef(Py_False) : PyObject_CallNoArgs(callable);
    int stop = result == NULL ? -1 : PyObject_IsTrue(result);
    if (stop < 0)
        show_or_forget(self->state, callable);
    Py_XDECREF(result);
    Py_DECREF(callable);
    depart(&visit);
    return stop != 0;
}

static int call_trace(unsigned kind, void *data, void *statement, void *sql)
{
    connection *self = data;
    (void)kind;
    struct visit visit = arrive();
    PyObject *callable = Py_NewRef(self->trace != NULL ? self->trace : Py_None);
    if (callable != Py_None) {
        char *expanded = sqlite.expanded_sql(statement);    /* NULL where it became too long */
        PyObject *text = PyUnicode_FromString(expanded != NULL ? expanded : (const char *)sql);
        sqlite.free(expanded);
        PyObject *result = text == NULL ? NULL : PyObject_CallOneArg(callable, text);
        if (result == NULL)
            show_or_forget(self->state, callable);
        Py_XDECREF(text);
        Py_XDECREF(result);
    }
    Py_DECREF(callable);
    depart(&visit);
    return 0;
}

static int verdict_of(PyObject *result)
{
    if (result == NULL)
        return -1;
    if (!PyLong_Check(result)) {
        PyErr_Format(PyExc_TypeError, "the authorizer must return int, not %s", Py_TYPE(result)->tp_name);
        return -1;
    }
    return _PyLong_AsInt(result);
}

static int call_authorizer(void *data, int action, const char *first, const char *second, const char *database, const char *trigger)
{
    connection *self = data;
    struct visit visit = arrive();
    int verdict = SQLITE_OK;
    PyObject *callable = Py_NewRef(self->authorizer != NULL ? self->authorizer : Py_None);
    if (callable != Py_None) {
        PyObject *result = PyObject_CallFunction(callable, "izzzz", action, first, second, database, trigger);
        verdict = verdict_of(result);
        Py_XDECREF(result);
        if (PyErr_Occurred()) {
            show_or_forget(self->state, callable);
            verdict = SQLITE_DENY;
        }
    }
    Py_DECREF(callable);
    depart(&visit);
    return verdict;
}

/* None removes. The new callable is in its place before SQLite may call it, and the old one is dropped last. */
static PyObject *put(PyObject **place, PyObject *callable)
{
    PyObject *before = *place;
    *place = callable == Py_None ? NULL : Py_NewRef(callable);
    return before;
}

PyObject *connection_set_progress_handler(PyObject *o, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "progress_handler", "n", NULL };
    connection *self = as_connection(o);
    PyObject *callable;
    int n;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "Oi:set_progress_handler", names, &callable, &n) || connection_enter(self) < 0)
        return NULL;
    PyObject *before = put(&self->progress, callable);
    sqlite.progress_handler(self->db, n, self->progress == NULL ? NULL : call_progress, self);
    connection_leave(self);
    Py_XDECREF(before);
    Py_RETURN_NONE;
}

PyObject *connection_set_trace_callback(PyObject *o, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "trace_callback", NULL };
    connection *self = as_connection(o);
    PyObject *callable;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "O:set_trace_callback", names, &callable) || connection_enter(self) < 0)
        return NULL;
    PyObject *before = put(&self->trace, callable);
    sqlite.trace_v2(self->db, self->trace == NULL ? 0 : SQLITE_TRACE_STMT, self->trace == NULL ? NULL : call_trace, self);
    connection_leave(self);
    Py_XDECREF(before);
    Py_RETURN_NONE;
}

PyObject *connection_set_authorizer(PyObject *o, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "authorizer_callback", NULL };
    connection *self = as_connection(o);
    PyObject *callable;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "O:set_authorizer", names, &callable) || connection_enter(self) < 0)
        return NULL;
    PyObject *before = put(&self->authorizer, callable);
    sqlite.set_authorizer(self->db, self->authorizer == NULL ? NULL : call_authorizer, self);
    connection_leave(self);
    Py_XDECREF(before);
    Py_RETURN_NONE;
}
