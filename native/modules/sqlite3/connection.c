/* Connections: opening and closing, transactions, cursors. */
#include "sqlite3_module.h"

static connection *as_connection(PyObject *o)
{
    return (connection *)o;
}

/* ---- transactions ---- */

int connection_run(connection *self, const char *sql)
{
    sqlite3 *db = self->db;
    sqlite3_stmt *handle = NULL;
    int code;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.prepare_v2(db, sql, -1, &handle, NULL);
    if (code == SQLITE_OK) {
        sqlite.step(handle);
        code = sqlite.finalize(handle);
    }
    Py_END_ALLOW_THREADS
    if (code != SQLITE_OK)
        errors_raise(self->state, db);
    return code == SQLITE_OK && !PyErr_Occurred() ? 0 : -1;
}

static int end_transaction(connection *self, const char *how)
{
    if (connection_enter(self) < 0)
        return -1;
    int result = sqlite.get_autocommit(self->db) ? 0 : connection_run(self, how);
    connection_leave(self);
    return result;
}

static PyObject *connection_commit(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    if (end_transaction(as_connection(self), "COMMIT") < 0)
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *connection_rollback(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    if (end_transaction(as_connection(self), "ROLLBACK") < 0)
        return NULL;
    Py_RETURN_NONE;
}

static const struct {
    const char *level, *begin;
} levels[] = {
    { "", "BEGIN " },
    { "DEFERRED", "BEGIN DEFERRED" },
    { "IMMEDIATE", "BEGIN IMMEDIATE" },
    { "EXCLUSIVE", "BEGIN EXCLUSIVE" },
};

static int same_but_for_case(const char *x, const char *upper)
{
    for (; *x != '\0'; x++, upper++)
        if ((*x >= 'a' && *x <= 'z' ? *x - 32 : *x) != *upper)
            return 0;
    return *upper == '\0';
}

static int keep_level(connection *self, PyObject *level, const char *begin)
{
    if (level == NULL)
        return -1;
    Py_XSETREF(self->isolation_level, level);
    self->begin = begin;
    return 0;
}

int connection_set_isolation_level(connection *self, PyObject *level)
{
    if (level == Py_None)
        return keep_level(self, Py_NewRef(Py_None), NULL);
    if (!PyUnicode_Check(level)) {
        PyErr_SetString(PyExc_TypeError, "isolation_level must be str or None");
        return -1;
    }
    const char *text = PyUnicode_AsUTF8(level);
    if (text == NULL)
        return -1;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (same_but_for_case(text, levels[i].level))
            return keep_level(self, PyUnicode_FromString(levels[i].level), levels[i].begin);
    PyErr_SetString(PyExc_ValueError, "isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'");
    return -1;
}

/* ---- opening and closing ---- */

static PyObject *connection_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)args;
    (void)keywords;
    PyObject *o = type->tp_alloc(type, 0);
    if (o == NULL)
        return NULL;
    connection *self = as_connection(o);
    self->row_factory = Py_NewRef(Py_None);
    self->text_factory = Py_NewRef((PyObject *)&PyUnicode_Type);
    self->isolation_level = Py_NewRef(Py_None);
    self->lock = PyThread_allocate_lock();
    if (self->lock == NULL) {
        Py_DECREF(o);
        return PyErr_NoMemory();
    }
    return o;
}

void connection_close_handle(sqlite3 *db)
{
    Py_BEGIN_ALLOW_THREADS
    sqlite.close_v2(db);
    Py_END_ALLOW_THREADS
}

static void drop_callbacks(connection *self)
{
    Py_CLEAR(self->progress);
    Py_CLEAR(self->trace);
    Py_CLEAR(self->authorizer);
}

/* Waits for the thread that is in the middle of a step; whatever it does next with the connection gets ProgrammingError. Refused within a
 * callback: SQLite is then still working on a statement that would be ended under its feet. */
static int close_connection(connection *self)
{
    connection_enter_unchecked(self);
    int busy = self->depth > 1;
    sqlite3 *db = self->db;
    if (busy) {
        PyErr_SetString(self->state->ProgrammingError, "Cannot close the database within a callback of its own.");
    } else if (db != NULL) {
        self->db = NULL;
        statement_drop_all(self);
        if (self->backups > 0)
            self->doomed = db;
        else
            connection_close_handle(db);
        drop_callbacks(self);
    }
    connection_leave(self);
    return busy ? -1 : 0;
}

static PyObject *connection_close(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    if (connection_check_thread(as_connection(self)) < 0 || close_connection(as_connection(self)) < 0)
        return NULL;
    Py_RETURN_NONE;
}

static int open_database(connection *self, const char *file, int flags, double timeout)
{
    sqlite3 *db = NULL;
    int code;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.open_v2(file, &db, flags, NULL);
    if (code == SQLITE_OK)
        sqlite.busy_timeout(db, (int)(timeout * 1000));
    Py_END_ALLOW_THREADS
    if (code == SQLITE_OK) {
        self->db = db;
        return 0;
    }
    if (db != NULL)
        errors_raise(self->state, db);
    else
        PyErr_NoMemory();
    connection_close_handle(db);
    return -1;
}

static int connection_init(PyObject *o, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "database", "timeout", "detect_types", "isolation_level", "check_same_thread", "factory",
                             "cached_statements", "uri", NULL };
    connection *self = as_connection(o);
    PyObject *database = NULL, *level = NULL, *factory = NULL, *file;
    double timeout = 5.0;
    int detect_types = 0, check_same_thread = 1, cached_statements = 128, uri = 0;
    self->state = module_state(Py_TYPE(o));
    if (self->state == NULL || !PyArg_ParseTupleAndKeywords(args, keywords, "O|diOpOip:Connection", names, &database, &timeout,
                                                            &detect_types, &level, &check_same_thread, &factory,
                                                            &cached_statements, &uri))
        return -1;
    if (self->initialized && close_connection(self) < 0)
        return -1;
    self->initialized = 0;
    if (!PyUnicode_FSConverter(database, &file))
        return -1;
    int failed;
    if (level == NULL)
        failed = keep_level(self, PyUnicode_FromString(""), levels[0].begin) < 0;
    else
        failed = connection_set_isolation_level(self, level) < 0;
    failed = failed || open_database(self, PyBytes_AS_STRING(file),
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | (uri ? SQLITE_OPEN_URI : 0), timeout) < 0;
    Py_DECREF(file);
    if (failed)
        return -1;
    self->thread = PyThread_get_thread_ident();
    self->check_same_thread = check_same_thread;
    self->detect_types = detect_types;
    self->cached_statements = cached_statements > 0 ? cached_statements : 0;
    Py_SETREF(self->row_factory, Py_NewRef(Py_None));
    Py_SETREF(self->text_factory, Py_NewRef((PyObject *)&PyUnicode_Type));
    self->initialized = 1;
    return 0;
}

static int connection_traverse(PyObject *o, visitproc visit, void *arg)
{
    connection *self = as_connection(o);
    Py_VISIT(Py_TYPE(o));
    Py_VISIT(self->isolation_level);
    Py_VISIT(self->row_factory);
    Py_VISIT(self->text_factory);
    Py_VISIT(self->progress);
    Py_VISIT(self->trace);
    Py_VISIT(self->authorizer);
    return 0;
}

static int connection_clear(PyObject *o)
{
    connection *self = as_connection(o);
    Py_CLEAR(self->isolation_level);
    Py_CLEAR(self->row_factory);
    Py_CLEAR(self->text_factory);
    drop_callbacks(self);
    return 0;
}

/* Every user of the lock and of a statement holds a reference, so nobody has either by now. */
static void connection_dealloc(PyObject *o)
{
    connection *self = as_connection(o);
    PyTypeObject *type = Py_TYPE(o);
    PyObject_GC_UnTrack(o);
    PyObject *kind, *value, *traceback;
    PyErr_Fetch(&kind, &value, &traceback);
    sqlite3 *db = self->db;
    self->db = NULL;
    statement_drop_all(self);
    if (db != NULL)
        connection_close_handle(db);
    connection_clear(o);
    if (self->lock != NULL)
        PyThread_free_lock(self->lock);
    PyErr_Restore(kind, value, traceback);
    type->tp_free(o);
    Py_DECREF(type);
}

/* ---- cursors ---- */

static PyObject *make_cursor(connection *self, PyObject *factory)
{
    PyObject *made = PyObject_CallOneArg(factory, (PyObject *)self);
    if (made == NULL)
        return NULL;
    if (!PyObject_TypeCheck(made, self->state->cursor_type)) {
        PyErr_Format(PyExc_TypeError, "factory must return a cursor, not %.100s", Py_TYPE(made)->tp_name);
        Py_DECREF(made);
        return NULL;
    }
    if (self->row_factory != Py_None)
        Py_XSETREF(((cursor *)made)->row_factory, Py_NewRef(self->row_factory));
    return made;
}

static PyObject *connection_cursor(PyObject *o, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "factory", NULL };
    connection *self = as_connection(o);
    PyObject *factory = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "|O:cursor", names, &factory) ||
        connection_check_thread(self) < 0 || connection_check_open(self) < 0)
        return NULL;
    return make_cursor(self, factory != NULL ? factory : (PyObject *)self->state->cursor_type);
}

/* By a cursor made for one call, which is returned: a plain one, also where a subclass has a method `cursor` of its own. */
static PyObject *through_cursor(PyObject *o, PyCFunction method, PyObject *args)
{
    connection *self = as_connection(o);
    if (connection_check_thread(self) < 0 || connection_check_open(self) < 0)
        return NULL;
    PyObject *made = cursor_make(self);
    PyObject *result = made == NULL ? NULL : method(made, args);
    Py_XDECREF(made);
    return result;
}

static PyObject *connection_execute(PyObject *self, PyObject *args)
{
    return through_cursor(self, cursor_execute, args);
}

static PyObject *connection_executemany(PyObject *self, PyObject *args)
{
    return through_cursor(self, cursor_executemany, args);
}

static PyObject *connection_executescript(PyObject *self, PyObject *script)
{
    return through_cursor(self, cursor_executescript, script);
}

/* ---- the rest ---- */

static PyObject *connection_enter_block(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    if (connection_check_open(as_connection(self)) < 0)
        return NULL;
    return Py_NewRef(self);
}

/* Rolls back after a commit that failed, and keeps the commit's exception. */
static PyObject *connection_exit_block(PyObject *o, PyObject *args)
{
    connection *self = as_connection(o);
    PyObject *type, *value, *traceback;
    if (!PyArg_UnpackTuple(args, "__exit__", 3, 3, &type, &value, &traceback))
        return NULL;
    if (type != Py_None) {
        if (end_transaction(self, "ROLLBACK") < 0)
            return NULL;
    } else if (end_transaction(self, "COMMIT") < 0) {
        PyErr_Fetch(&type, &value, &traceback);
        if (end_transaction(self, "ROLLBACK") < 0)
            PyErr_Clear();
        PyErr_Restore(type, value, traceback);
        return NULL;
    }
    Py_RETURN_FALSE;
}

/* Wants neither the lock, which the interrupted thread has, nor the right thread. The GIL keeps the handle from being closed meanwhile. */
static PyObject *connection_interrupt(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    if (connection_check_open(as_connection(self)) < 0)
        return NULL;
    sqlite.interrupt(as_connection(self)->db);
    Py_RETURN_NONE;
}

static PyObject *limit_of(connection *self, int category, int limit)
{
    if (connection_enter(self) < 0)
        return NULL;
    int before = sqlite.limit(self->db, category, limit);
    connection_leave(self);
    if (before < 0)
        return PyErr_Format(self->state->ProgrammingError, "'category' is out of bounds");
    return PyLong_FromLong(before);
}

static PyObject *connection_getlimit(PyObject *self, PyObject *category)
{
    int number = _PyLong_AsInt(category);
    return number == -1 && PyErr_Occurred() ? NULL : limit_of(as_connection(self), number, -1);
}

static PyObject *connection_setlimit(PyObject *self, PyObject *args)
{
    int category, limit;
    return PyArg_ParseTuple(args, "ii:setlimit", &category, &limit) ? limit_of(as_connection(self), category, limit) : NULL;
}

/* The dump is made by script code, which lies beside this module. */
static PyObject *connection_iterdump(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    if (connection_check_open(as_connection(self)) < 0)
        return NULL;
    PyObject *module = PyImport_ImportModule("sqlite3");
    PyObject *result = module == NULL ? NULL : PyObject_CallMethod(module, "_iterdump", "O", self);
    Py_XDECREF(module);
    return result;
}

static PyObject *get_isolation_level(PyObject *self, void *closure)
{
    (void)closure;
    return connection_check_open(as_connection(self)) < 0 ? NULL : Py_NewRef(as_connection(self)->isolation_level);
}

/* None ends the transaction that may be open: there will be nobody else to do so. */
static int set_isolation_level(PyObject *self, PyObject *level, void *closure)
{
    (void)closure;
    if (level == NULL) {
        PyErr_SetString(PyExc_AttributeError, "cannot delete attribute");
        return -1;
    }
    if (connection_set_isolation_level(as_connection(self), level) < 0)
        return -1;
    return level == Py_None ? end_transaction(as_connection(self), "COMMIT") : 0;
}

static PyObject *get_total_changes(PyObject *self, void *closure)
{
    (void)closure;
    return connection_check_open(as_connection(self)) < 0 ? NULL : PyLong_FromLong(sqlite.total_changes(as_connection(self)->db));
}

static PyObject *get_in_transaction(PyObject *self, void *closure)
{
    (void)closure;
    return connection_check_open(as_connection(self)) < 0 ? NULL : PyBool_FromLong(!sqlite.get_autocommit(as_connection(self)->db));
}

/* DB-API 2.0: the exceptions are attributes of connections, too. The closure is the exception's place in the module's state. */
static PyObject *get_exception(PyObject *self, void *closure)
{
    struct state *state = module_state(Py_TYPE(self));
    return state == NULL ? NULL : Py_NewRef(*(PyObject **)((char *)state + (size_t)closure));
}

#define KEYWORDS (METH_VARARGS | METH_KEYWORDS)

static PyMethodDef methods[] = {
    { "backup", _PyCFunction_CAST(connection_backup), KEYWORDS, "Makes a backup of the database." },
    { "close", connection_close, METH_NOARGS, "Closes the database connection. A pending transaction is not committed." },
    { "commit", connection_commit, METH_NOARGS, "Commits the pending transaction; does nothing where there is none." },
    { "create_aggregate", _PyCFunction_CAST(connection_create_aggregate), KEYWORDS, "Creates a new aggregate." },
    { "create_collation", connection_create_collation, METH_VARARGS, "Creates a collation function." },
    { "create_function", _PyCFunction_CAST(connection_create_function), KEYWORDS, "Creates a new function." },
    { "cursor", _PyCFunction_CAST(connection_cursor), KEYWORDS, "Returns a cursor for the connection." },
    { "execute", connection_execute, METH_VARARGS, "Executes an SQL statement by a cursor made for it, which is returned." },
    { "executemany", connection_executemany, METH_VARARGS, "Repeatedly executes an SQL statement." },
    { "executescript", connection_executescript, METH_O, "Executes multiple SQL statements at once." },
    { "getlimit", connection_getlimit, METH_O, "Returns one of the connection's limits." },
    { "interrupt", connection_interrupt, METH_NOARGS, "Aborts what other threads run on the connection." },
    { "iterdump", connection_iterdump, METH_NOARGS, "Returns an iterator over the SQL statements that make the database again." },
    { "rollback", connection_rollback, METH_NOARGS, "Rolls back the pending transaction; does nothing where there is none." },
    { "set_authorizer", _PyCFunction_CAST(connection_set_authorizer), KEYWORDS, "Sets who is asked whether an access is allowed." },
    { "set_progress_handler", _PyCFunction_CAST(connection_set_progress_handler), KEYWORDS, "Sets what is called every n instructions." },
    { "set_trace_callback", _PyCFunction_CAST(connection_set_trace_callback), KEYWORDS, "Sets what is called with each statement." },
    { "setlimit", connection_setlimit, METH_VARARGS, "Sets one of the connection's limits, and returns what it was." },
    { "__enter__", connection_enter_block, METH_NOARGS, "Commits or rolls back at the end of the block." },
    { "__exit__", connection_exit_block, METH_VARARGS, "Commits, or rolls back after an exception." },
    { NULL, NULL, 0, NULL },
};

static PyMemberDef members[] = {
    { "row_factory", T_OBJECT, offsetof(connection, row_factory), 0, NULL },
    { "text_factory", T_OBJECT, offsetof(connection, text_factory), 0, NULL },
    { NULL, 0, 0, 0, NULL },
};

static PyGetSetDef attributes[] = {
    { "isolation_level", get_isolation_level, set_isolation_level, NULL, NULL },
    { "total_changes", get_total_changes, NULL, NULL, NULL },
    { "in_transaction", get_in_transaction, NULL, NULL, NULL },
#define EXCEPTION(name, base) { #name, get_exception, NULL, NULL, (void *)offsetof(struct state, name) },
    SQLITE_EXCEPTIONS(EXCEPTION)
#undef EXCEPTION
    { NULL, NULL, NULL, NULL, NULL },
};

static PyType_Slot slots[] = {
    { Py_tp_doc, "SQLite database connection object." },
    { Py_tp_new, connection_new },
    { Py_tp_init, connection_init },
    { Py_tp_dealloc, connection_dealloc },
    { Py_tp_traverse, connection_traverse },
    { Py_tp_clear, connection_clear },
    { Py_tp_methods, methods },
    { Py_tp_members, members },
    { Py_tp_getset, attributes },
    { 0, NULL },
};

PyType_Spec connection_spec = {
    .name = "sqlite3.Connection",
    .basicsize = sizeof(connection),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .slots = slots,
};
