/* Cursors: running statements and fetching rows.
 *
 * A cursor is `locked` while it works, because it lets the GIL go and calls script code meanwhile: whoever uses it then, another thread or a
 * callback, gets ProgrammingError. A statement that yields rows is stepped to the first row by execute, and one row ahead by each fetch. */
#include "sqlite3_module.h"

static cursor *as_cursor(PyObject *o)
{
    return (cursor *)o;
}

/* ---- entering and leaving an operation ---- */

static int check(cursor *self)
{
    if (self->connection == NULL) {
        struct state *state = module_state(Py_TYPE(self));
        if (state != NULL)
            PyErr_SetString(state->ProgrammingError, "Base Cursor.__init__ not called.");
        return -1;
    }
    struct state *state = self->connection->state;
    if (self->closed)
        PyErr_SetString(state->ProgrammingError, "Cannot operate on a closed cursor.");
    else if (self->locked)
        PyErr_SetString(state->ProgrammingError, "Recursive use of cursors not allowed.");
    else
        return connection_check_thread(self->connection) < 0 ? -1 : connection_check_open(self->connection);
    return -1;
}

static int begin(cursor *self)
{
    if (check(self) < 0)
        return -1;
    self->locked = 1;
    if (connection_enter(self->connection) < 0) {
        self->locked = 0;
        return -1;
    }
    return 0;
}

static void end(cursor *self)
{
    connection_leave(self->connection);
    self->locked = 0;
}

/* Takes the statement out of the cursor first: giving it back lets the GIL go. */
static void drop_statement(cursor *self)
{
    struct statement *statement = self->statement;
    self->statement = NULL;
    if (statement != NULL)
        statement_give_back(self->connection, statement);
}

/* ---- what a statement's columns are ---- */

/* The place of " [type]" at the end of a column's name, or NULL. */
static const char *bracket_of(const char *name)
{
    const char *open = strchr(name, '[');
    return open != NULL && open > name && open[-1] == ' ' && strchr(open, ']') != NULL ? open : NULL;
}

static PyObject *name_of_column(connection *connection, sqlite3_stmt *handle, int column)
{
    const char *name = sqlite.column_name(handle, column);
    if (name == NULL)
        return PyErr_NoMemory();
    const char *bracket = connection->detect_types & PARSE_COLNAMES ? bracket_of(name) : NULL;
    return PyUnicode_FromStringAndSize(name, bracket != NULL ? bracket - 1 - name : (Py_ssize_t)strlen(name));
}

static PyObject *describe_column(connection *connection, sqlite3_stmt *handle, int column)
{
    PyObject *name = name_of_column(connection, handle, column);
    if (name == NULL)
        return NULL;
    PyObject *entry = PyTuple_Pack(7, name, Py_None, Py_None, Py_None, Py_None, Py_None, Py_None);
    Py_DECREF(name);
    return entry;
}

static PyObject *describe(connection *connection, sqlite3_stmt *handle)
{
    int count = handle == NULL ? 0 : sqlite.column_count(handle);
    if (count == 0)
        Py_RETURN_NONE;
    PyObject *description = PyTuple_New(count);
    for (int i = 0; description != NULL && i < count; i++) {
        PyObject *entry = describe_column(connection, handle, i);
        if (entry == NULL)
            Py_CLEAR(description);
        else
            PyTuple_SET_ITEM(description, i, entry);
    }
    return description;
}

/* Borrowed, or NULL, with an exception or without one where none is registered under that name. */
static PyObject *find_converter(struct state *state, const char *name, Py_ssize_t length)
{
    PyObject *text = PyUnicode_FromStringAndSize(name, length);
    PyObject *upper = text == NULL ? NULL : PyObject_CallMethod(text, "upper", NULL);
    PyObject *converter = upper == NULL ? NULL : PyDict_GetItemWithError(state->converters, upper);
    Py_XDECREF(text);
    Py_XDECREF(upper);
    return converter;
}

static PyObject *converter_of(connection *connection, sqlite3_stmt *handle, int column)
{
    PyObject *converter = NULL;
    if (connection->detect_types & PARSE_COLNAMES) {
        const char *name = sqlite.column_name(handle, column);
        const char *bracket = name == NULL ? NULL : bracket_of(name);
        if (bracket != NULL)
            converter = find_converter(connection->state, bracket + 1, (Py_ssize_t)strcspn(bracket + 1, "]"));
    }
    if (converter == NULL && !PyErr_Occurred() && connection->detect_types & PARSE_DECLTYPES) {
        const char *declared = sqlite.column_decltype(handle, column);
        if (declared != NULL)       /* the first word: NUMBER(10) and NUMBER UNSIGNED are NUMBER */
            converter = find_converter(connection->state, declared, (Py_ssize_t)strcspn(declared, " ("));
    }
    return converter;
}

static int find_converters(cursor *self, sqlite3_stmt *handle)
{
    Py_CLEAR(self->converters);
    if (!self->connection->detect_types || handle == NULL)
        return 0;
    int count = sqlite.column_count(handle);
    PyObject *converters = PyTuple_New(count);
    for (int i = 0; converters != NULL && i < count; i++) {
        PyObject *converter = converter_of(self->connection, handle, i);
        if (converter == NULL && PyErr_Occurred())
            Py_CLEAR(converters);
        else
            PyTuple_SET_ITEM(converters, i, Py_NewRef(converter != NULL ? converter : Py_None));
    }
    self->converters = converters;
    return converters == NULL ? -1 : 0;
}

/* ---- running ---- */

static int open_transaction(cursor *self)
{
    connection *connection = self->connection;
    if (connection->begin == NULL || !self->statement->changes_data || !sqlite.get_autocommit(connection->db))
        return 0;
    return connection_run(connection, connection->begin);
}

static int bind_and_step(cursor *self, PyObject *parameters)
{
    statement_reset(self->statement);
    if (statement_bind(self->connection, self->statement, parameters) < 0)
        return -1;
    return statement_step(self->connection, self->statement);
}

static int run_once(cursor *self, PyObject *parameters)
{
    connection *connection = self->connection;
    int code = bind_and_step(self, parameters);
    if (code < 0)
        return -1;
    PyObject *description = describe(connection, self->statement->handle);
    if (description == NULL || find_converters(self, self->statement->handle) < 0) {
        Py_XDECREF(description);
        return -1;
    }
    Py_SETREF(self->description, description);
    if (self->statement->changes_data && code == SQLITE_DONE)
        self->rowcount = sqlite.changes(connection->db);
    PyObject *lastrowid = PyLong_FromLongLong(sqlite.last_insert_rowid(connection->db));
    if (lastrowid == NULL)
        return -1;
    Py_SETREF(self->lastrowid, lastrowid);
    if (code == SQLITE_DONE)
        drop_statement(self);
    return 0;
}

/* Rows that the statement yields are passed over. The connection is left between the sets of parameters, whose iterator is script code that may
 * well wait for another thread. */
static int run_many(cursor *self, PyObject *iterator)
{
    connection *connection = self->connection;
    for (;;) {
        connection_leave(connection);
        PyObject *parameters = PyIter_Next(iterator);
        connection_enter_unchecked(connection);
        if (parameters == NULL)
            break;
        int code = connection_check_open(connection) < 0 ? -1 : bind_and_step(self, parameters);
        while (code == SQLITE_ROW)
            code = statement_step(connection, self->statement);
        Py_DECREF(parameters);
        if (code < 0)
            return -1;
        self->rowcount += sqlite.changes(connection->db);
    }
    if (PyErr_Occurred())
        return -1;
    drop_statement(self);
    return 0;
}

static int start(cursor *self, PyObject *sql, int many)
{
    drop_statement(self);
    Py_CLEAR(self->converters);
    Py_SETREF(self->description, Py_NewRef(Py_None));
    self->statement = statement_take(self->connection, sql);
    if (self->statement == NULL)
        return -1;
    if (many && !self->statement->changes_data) {
        PyErr_SetString(self->connection->state->ProgrammingError, "executemany() can only execute DML statements.");
        return -1;
    }
    self->rowcount = self->statement->changes_data ? 0 : -1;
    return open_transaction(self);
}

static PyObject *run(cursor *self, PyObject *sql, PyObject *parameters, int many)
{
    if (begin(self) < 0)
        return NULL;
    int failed = start(self, sql, many) < 0 || (many ? run_many(self, parameters) : run_once(self, parameters)) < 0;
    if (failed) {
        self->rowcount = -1;
        drop_statement(self);
    }
    end(self);
    return failed ? NULL : Py_NewRef((PyObject *)self);
}

PyObject *cursor_execute(PyObject *self, PyObject *args)
{
    PyObject *sql, *parameters = NULL;
    if (!PyArg_UnpackTuple(args, "execute", 1, 2, &sql, &parameters))
        return NULL;
    if (!PyUnicode_Check(sql))
        return PyErr_Format(PyExc_TypeError, "execute() argument 1 must be str, not %s", Py_TYPE(sql)->tp_name);
    if (parameters != NULL)
        return run(as_cursor(self), sql, parameters, 0);
    parameters = PyTuple_New(0);
    if (parameters == NULL)
        return NULL;
    PyObject *result = run(as_cursor(self), sql, parameters, 0);
    Py_DECREF(parameters);
    return result;
}

PyObject *cursor_executemany(PyObject *self, PyObject *args)
{
    PyObject *sql, *parameters;
    if (!PyArg_UnpackTuple(args, "executemany", 2, 2, &sql, &parameters))
        return NULL;
    if (!PyUnicode_Check(sql))
        return PyErr_Format(PyExc_TypeError, "executemany() argument 1 must be str, not %s", Py_TYPE(sql)->tp_name);
    PyObject *iterator = PyObject_GetIter(parameters);
    if (iterator == NULL)
        return NULL;
    PyObject *result = run(as_cursor(self), sql, iterator, 1);
    Py_DECREF(iterator);
    return result;
}

/* One statement of a script: what its rows are does not matter. `*sql` moves behind it. */
static int run_of_script(connection *connection, const char **sql)
{
    sqlite3 *db = connection->db;
    sqlite3_stmt *handle = NULL;
    int code;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.prepare_v2(db, *sql, -1, &handle, sql);
    if (code == SQLITE_OK && handle != NULL) {
        do
            code = sqlite.step(handle);
        while (code == SQLITE_ROW);
        code = sqlite.finalize(handle);     /* the error of step once more */
    }
    Py_END_ALLOW_THREADS
    if (code != SQLITE_OK)
        errors_raise(connection->state, db);
    return code == SQLITE_OK && !PyErr_Occurred() ? 0 : -1;
}

static int run_script(connection *connection, const char *sql)
{
    if (strlen(sql) > (size_t)sqlite.limit(connection->db, SQLITE_LIMIT_SQL_LENGTH, -1)) {
        PyErr_SetString(connection->state->DataError, "query string is too large");
        return -1;
    }
    if (!sqlite.get_autocommit(connection->db) && connection_run(connection, "COMMIT") < 0)
        return -1;
    while (*sql != '\0')
        if (run_of_script(connection, &sql) < 0)
            return -1;
    return 0;
}

PyObject *cursor_executescript(PyObject *self, PyObject *script)
{
    Py_ssize_t length;
    if (!PyUnicode_Check(script))
        return PyErr_Format(PyExc_TypeError, "executescript() argument must be str, not %s", Py_TYPE(script)->tp_name);
    const char *sql = PyUnicode_AsUTF8AndSize(script, &length);
    if (sql == NULL)
        return NULL;
    if (strlen(sql) != (size_t)length) {
        PyErr_SetString(PyExc_ValueError, "embedded null character");
        return NULL;
    }
    if (begin(as_cursor(self)) < 0)
        return NULL;
    int failed = run_script(as_cursor(self)->connection, sql) < 0;
    end(as_cursor(self));
    return failed ? NULL : Py_NewRef(self);
}

/* ---- fetching ---- */

static PyObject *read_row(cursor *self)
{
    sqlite3_stmt *handle = self->statement->handle;
    int count = sqlite.data_count(handle);
    PyObject *row = PyTuple_New(count);
    for (int i = 0; row != NULL && i < count; i++) {
        PyObject *value = value_of_column(self->connection, self, handle, i);
        if (value == NULL)
            Py_CLEAR(row);
        else
            PyTuple_SET_ITEM(row, i, value);
    }
    return row;
}

static int step_ahead(cursor *self)
{
    connection *connection = self->connection;
    int code = statement_step(connection, self->statement);
    if (code == SQLITE_ROW)
        return 0;
    if (code == SQLITE_DONE && self->statement->changes_data)
        self->rowcount = sqlite.changes(connection->db);
    drop_statement(self);
    return code < 0 ? -1 : 0;
}

static PyObject *fetch_tuple(cursor *self)
{
    if (self->statement == NULL)
        return NULL;
    PyObject *row = read_row(self);
    if (row == NULL)
        drop_statement(self);
    else if (step_ahead(self) < 0)
        Py_CLEAR(row);
    return row;
}

/* The next row as the script wants it. NULL without an exception: there is none left. */
static PyObject *next_row(PyObject *o)
{
    cursor *self = as_cursor(o);
    if (check(self) < 0 || self->statement == NULL || begin(self) < 0)
        return NULL;
    PyObject *row = fetch_tuple(self);
    end(self);
    if (row == NULL || self->row_factory == Py_None)
        return row;
    PyObject *factory = Py_NewRef(self->row_factory);
    PyObject *made = PyObject_CallFunctionObjArgs(factory, o, row, NULL);
    Py_DECREF(factory);
    Py_DECREF(row);
    return made;
}

static PyObject *cursor_fetchone(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    PyObject *row = next_row(self);
    return row != NULL || PyErr_Occurred() ? row : Py_NewRef(Py_None);
}

/* limit 0: all. */
static PyObject *fetch_list(PyObject *self, long limit)
{
    PyObject *rows = PyList_New(0), *row;
    if (rows == NULL)
        return NULL;
    for (long n = 0; limit == 0 || n < limit; n++) {
        row = next_row(self);
        if (row == NULL)
            break;
        int failed = PyList_Append(rows, row);
        Py_DECREF(row);
        if (failed)
            break;
    }
    if (PyErr_Occurred())
        Py_CLEAR(rows);
    return rows;
}

static PyObject *cursor_fetchmany(PyObject *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "size", NULL };
    int size = as_cursor(self)->arraysize;
    if (!PyArg_ParseTupleAndKeywords(args, keywords, "|i:fetchmany", names, &size))
        return NULL;
    return fetch_list(self, size > 0 ? size : 0);
}

static PyObject *cursor_fetchall(PyObject *self, PyObject *ignored)
{
    (void)ignored;
    return fetch_list(self, 0);
}

/* ---- the rest ---- */

static PyObject *cursor_close(PyObject *o, PyObject *ignored)
{
    cursor *self = as_cursor(o);
    (void)ignored;
    if (self->closed && !self->locked) {
        if (connection_check_thread(self->connection) < 0 || connection_check_open(self->connection) < 0)
            return NULL;
        Py_RETURN_NONE;
    }
    if (begin(self) < 0)
        return NULL;
    drop_statement(self);
    self->closed = 1;
    end(self);
    Py_RETURN_NONE;
}

static PyObject *cursor_setinputsizes(PyObject *self, PyObject *sizes)
{
    (void)self;
    (void)sizes;
    Py_RETURN_NONE;
}

static PyObject *cursor_setoutputsize(PyObject *self, PyObject *args)
{
    PyObject *size, *column;
    (void)self;
    if (!PyArg_UnpackTuple(args, "setoutputsize", 1, 2, &size, &column))
        return NULL;
    Py_RETURN_NONE;
}

static PyObject *cursor_iter(PyObject *self)
{
    return Py_NewRef(self);
}

/* A cursor without a connection has these already, so that its attributes can be read. */
static PyObject *cursor_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    (void)args;
    (void)keywords;
    PyObject *o = type->tp_alloc(type, 0);
    if (o == NULL)
        return NULL;
    cursor *self = as_cursor(o);
    self->description = Py_NewRef(Py_None);
    self->row_factory = Py_NewRef(Py_None);
    self->lastrowid = Py_NewRef(Py_None);
    self->arraysize = 1;
    self->rowcount = -1;
    return o;
}

/* What calling the type does, without the way through a call. */
PyObject *cursor_make(connection *of)
{
    PyObject *o = cursor_new(of->state->cursor_type, NULL, NULL);
    if (o == NULL)
        return NULL;
    as_cursor(o)->connection = (connection *)Py_NewRef((PyObject *)of);
    Py_SETREF(as_cursor(o)->row_factory, Py_NewRef(of->row_factory));
    return o;
}

static int cursor_init(PyObject *o, PyObject *args, PyObject *keywords)
{
    cursor *self = as_cursor(o);
    PyObject *of;
    (void)keywords;
    struct state *state = module_state(Py_TYPE(o));
    if (state == NULL || !PyArg_UnpackTuple(args, "Cursor", 1, 1, &of))
        return -1;
    if (!PyObject_TypeCheck(of, state->connection_type)) {
        PyErr_Format(PyExc_TypeError, "Cursor() argument 1 must be sqlite3.Connection, not %s", Py_TYPE(of)->tp_name);
        return -1;
    }
    if (self->locked) {
        PyErr_SetString(state->ProgrammingError, "Recursive use of cursors not allowed.");
        return -1;
    }
    if (self->statement != NULL) {
        statement_abandon(self->connection, self->statement);
        self->statement = NULL;
    }
    Py_XSETREF(self->connection, (connection *)Py_NewRef(of));
    Py_SETREF(self->description, Py_NewRef(Py_None));
    Py_SETREF(self->row_factory, Py_NewRef(Py_None));
    Py_SETREF(self->lastrowid, Py_NewRef(Py_None));
    self->arraysize = 1;
    self->rowcount = -1;
    self->closed = 0;
    return connection_check_thread(self->connection);
}

static int cursor_traverse(PyObject *o, visitproc visit, void *arg)
{
    cursor *self = as_cursor(o);
    Py_VISIT(Py_TYPE(o));
    Py_VISIT((PyObject *)self->connection);
    Py_VISIT(self->description);
    Py_VISIT(self->row_factory);
    Py_VISIT(self->lastrowid);
    Py_VISIT(self->converters);
    return 0;
}

static int cursor_clear(PyObject *o)
{
    cursor *self = as_cursor(o);
    if (self->statement != NULL) {
        struct statement *statement = self->statement;
        self->statement = NULL;
        statement_abandon(self->connection, statement);
    }
    Py_CLEAR(self->connection);
    Py_CLEAR(self->description);
    Py_CLEAR(self->row_factory);
    Py_CLEAR(self->lastrowid);
    Py_CLEAR(self->converters);
    return 0;
}

static void cursor_dealloc(PyObject *o)
{
    PyTypeObject *type = Py_TYPE(o);
    PyObject_GC_UnTrack(o);
    PyObject *kind, *value, *traceback;
    PyErr_Fetch(&kind, &value, &traceback);     /* a cursor also dies while an exception is on its way */
    cursor_clear(o);
    PyErr_Restore(kind, value, traceback);
    type->tp_free(o);
    Py_DECREF(type);
}

static PyMethodDef methods[] = {
    { "execute", cursor_execute, METH_VARARGS, "Executes an SQL statement." },
    { "executemany", cursor_executemany, METH_VARARGS, "Repeatedly executes an SQL statement." },
    { "executescript", cursor_executescript, METH_O, "Executes multiple SQL statements at once." },
    { "fetchone", cursor_fetchone, METH_NOARGS, "Fetches one row from the resultset." },
    { "fetchmany", _PyCFunction_CAST(cursor_fetchmany), METH_VARARGS | METH_KEYWORDS, "Fetches several rows from the resultset." },
    { "fetchall", cursor_fetchall, METH_NOARGS, "Fetches all rows from the resultset." },
    { "close", cursor_close, METH_NOARGS, "Closes the cursor." },
    { "setinputsizes", cursor_setinputsizes, METH_O, "Required by DB-API. Does nothing in sqlite3." },
    { "setoutputsize", cursor_setoutputsize, METH_VARARGS, "Required by DB-API. Does nothing in sqlite3." },
    { NULL, NULL, 0, NULL },
};

static PyMemberDef members[] = {
    { "connection", T_OBJECT, offsetof(cursor, connection), READONLY, NULL },
    { "description", T_OBJECT, offsetof(cursor, description), READONLY, NULL },
    { "arraysize", T_INT, offsetof(cursor, arraysize), 0, NULL },
    { "lastrowid", T_OBJECT, offsetof(cursor, lastrowid), READONLY, NULL },
    { "rowcount", T_LONGLONG, offsetof(cursor, rowcount), READONLY, NULL },
    { "row_factory", T_OBJECT, offsetof(cursor, row_factory), 0, NULL },
    { NULL, 0, 0, 0, NULL },
};

static PyType_Slot slots[] = {
    { Py_tp_doc, "SQLite database cursor class." },
    { Py_tp_new, cursor_new },
    { Py_tp_init, cursor_init },
    { Py_tp_dealloc, cursor_dealloc },
    { Py_tp_traverse, cursor_traverse },
    { Py_tp_clear, cursor_clear },
    { Py_tp_iter, cursor_iter },
    { Py_tp_iternext, next_row },
    { Py_tp_methods, methods },
    { Py_tp_members, members },
    { 0, NULL },
};

PyType_Spec cursor_spec = {
    .name = "sqlite3.Cursor",
    .basicsize = sizeof(cursor),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    .slots = slots,
};
