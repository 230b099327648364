/* Prepared statements, the cache of them, and their parameters. All of it wants the connection's lock. */
#include "sqlite3_module.h"

/* ---- the list ---- */

static void unlink_from(connection *self, struct statement *statement)
{
    *(statement->previous ? &statement->previous->next : &self->first) = statement->next;
    *(statement->next ? &statement->next->previous : &self->last) = statement->previous;
    self->statement_count--;
}

static void link_first(connection *self, struct statement *statement)
{
    statement->previous = NULL;
    statement->next = self->first;
    *(self->first ? &self->first->previous : &self->last) = statement;
    self->first = statement;
    self->statement_count++;
}

/* ---- ending ---- */

static void release_bound(struct statement *statement)
{
    for (int i = 0; i < statement->parameters; i++) {
        struct bound *bound = &statement->bound[i];
        if (bound->view.obj != NULL)
            PyBuffer_Release(&bound->view);
        Py_CLEAR(bound->object);
    }
}

void statement_reset(struct statement *statement)
{
    sqlite3_stmt *handle = statement->handle;
    if (handle != NULL) {
        Py_BEGIN_ALLOW_THREADS
        sqlite.reset(handle);
        Py_END_ALLOW_THREADS
        sqlite.clear_bindings(handle);
    }
    release_bound(statement);
}

/* Takes the handle out first, because others may run while it is finalised. */
static void finalize(struct statement *statement)
{
    sqlite3_stmt *handle = statement->handle;
    statement->handle = NULL;
    if (handle != NULL) {
        Py_BEGIN_ALLOW_THREADS
        sqlite.finalize(handle);
        Py_END_ALLOW_THREADS
    }
    release_bound(statement);
}

static void destroy(connection *self, struct statement *statement)
{
    unlink_from(self, statement);
    finalize(statement);
    PyMem_Free(statement->bound);
    PyMem_Free(statement->sql);
    PyMem_Free(statement);
}

/* The statements wanted least recently go first. Those in use do not count against the cache, and stay. */
static void shrink_cache(connection *self)
{
    int idle = 0;
    struct statement *next;
    for (struct statement *statement = self->first; statement != NULL; statement = next) {
        next = statement->next;
        if (!statement->in_use && ++idle > self->cached_statements) {
            destroy(self, statement);
            next = self->first;         /* finalising let the GIL go, and script code ran: the list may be another */
            idle = 0;
        }
    }
}

void statement_give_back(connection *self, struct statement *statement)
{
    statement_reset(statement);
    statement->abandoned = 0;
    statement->in_use = 0;
    if (statement->handle == NULL)
        destroy(self, statement);
    else if (self->statement_count > self->cached_statements)
        shrink_cache(self);
}

void statement_drop_all(connection *self)
{
    struct statement *statement = self->first;
    while (statement != NULL) {
        if (!statement->in_use || statement->abandoned) {
            destroy(self, statement);
            statement = self->first;
        } else if (statement->handle != NULL) {
            finalize(statement);
            statement = self->first;
        } else {
            statement = statement->next;
        }
    }
}

void statement_reap(connection *self)
{
    self->abandoned = 0;
    struct statement *statement = self->first;
    while (statement != NULL) {
        if (statement->abandoned) {
            statement_give_back(self, statement);
            statement = self->first;
        } else {
            statement = statement->next;
        }
    }
}

void statement_abandon(connection *self, struct statement *statement)
{
    statement->abandoned = 1;
    self->abandoned = 1;
    if (connection_try_enter(self))
        connection_leave(self);
}

/* ---- beginning ---- */

/* What follows blanks and comments; NULL for nothing. */
static const char *after_blanks(const char *sql)
{
    for (;;) {
        sql += strspn(sql, " \t\f\n\r");
        if (sql[0] == '-' && sql[1] == '-') {
            sql = strchr(sql, '\n');
            if (sql == NULL)
                return NULL;
        } else if (sql[0] == '/' && sql[1] == '*') {
            sql = strstr(sql + 2, "*/");
            if (sql == NULL)
                return NULL;
            sql += 2;
        } else {
            return *sql == '\0' ? NULL : sql;
        }
    }
}

static int starts_with(const char *sql, const char *lower)
{
    for (; *lower != '\0'; sql++, lower++)
        if ((*sql | 0x20) != *lower)
            return 0;
    return 1;
}

static int changes_data(const char *sql)
{
    const char *first = after_blanks(sql);
    return first != NULL && (starts_with(first, "insert") || starts_with(first, "update") || starts_with(first, "delete") ||
                             starts_with(first, "replace"));
}

static struct statement *find_idle(connection *self, const char *sql, Py_ssize_t length)
{
    for (struct statement *statement = self->first; statement != NULL; statement = statement->next)
        if (!statement->in_use && statement->length == length && memcmp(statement->sql, sql, (size_t)length) == 0)
            return statement;
    return NULL;
}

static int check_text(connection *self, const char *sql, Py_ssize_t length)
{
    if (length > sqlite.limit(self->db, SQLITE_LIMIT_SQL_LENGTH, -1))
        PyErr_SetString(self->state->DataError, "query string is too large");
    else if (memchr(sql, '\0', (size_t)length) != NULL)
        PyErr_SetString(self->state->ProgrammingError, "the query contains a null character");
    else
        return 0;
    return -1;
}

static sqlite3_stmt *prepare(connection *self, const char *sql, Py_ssize_t length)
{
    sqlite3 *db = self->db;
    sqlite3_stmt *handle = NULL;
    const char *tail = sql;
    int code;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.prepare_v2(db, sql, (int)length + 1, &handle, &tail);
    Py_END_ALLOW_THREADS
    if (code != SQLITE_OK) {
        errors_raise(self->state, db);
        return NULL;
    }
    if (after_blanks(tail) != NULL) {
        sqlite.finalize(handle);
        PyErr_SetString(self->state->ProgrammingError, "You can only execute one statement at a time.");
        return NULL;
    }
    return handle;      /* NULL without an exception: there was no statement in the text */
}

static struct statement *make(connection *self, const char *sql, Py_ssize_t length)
{
    struct statement *statement = PyMem_Calloc(1, sizeof *statement);
    if (statement == NULL)
        goto no_memory;
    statement->sql = PyMem_Malloc((size_t)length + 1);
    if (statement->sql == NULL)
        goto no_memory;
    memcpy(statement->sql, sql, (size_t)length + 1);
    statement->length = length;
    statement->in_use = 1;
    statement->handle = prepare(self, statement->sql, length);
    if (statement->handle == NULL && PyErr_Occurred())
        goto error;
    statement->parameters = statement->handle == NULL ? 0 : sqlite.bind_parameter_count(statement->handle);
    statement->changes_data = changes_data(sql);
    statement->bound = PyMem_Calloc((size_t)statement->parameters, sizeof *statement->bound);
    if (statement->bound == NULL)
        goto no_memory;
    link_first(self, statement);
    return statement;

no_memory:
    PyErr_NoMemory();
error:
    if (statement != NULL) {
        sqlite.finalize(statement->handle);
        PyMem_Free(statement->sql);
        PyMem_Free(statement);
    }
    return NULL;
}

struct statement *statement_take(connection *self, PyObject *sql)
{
    Py_ssize_t length;
    const char *text = PyUnicode_AsUTF8AndSize(sql, &length);
    if (text == NULL || check_text(self, text, length) < 0)
        return NULL;
    struct statement *statement = find_idle(self, text, length);
    if (statement == NULL)
        return make(self, text, length);
    statement->in_use = 1;
    unlink_from(self, statement);
    link_first(self, statement);
    return statement;
}

int statement_step(connection *self, struct statement *statement)
{
    sqlite3_stmt *handle = statement->handle;
    int code;
    if (handle == NULL)
        return SQLITE_DONE;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.step(handle);
    Py_END_ALLOW_THREADS
    if (PyErr_Occurred())
        return -1;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return code;
    errors_raise(self->state, self->db);
    return -1;
}

/* ---- parameters ---- */

static int bind_adapted(connection *self, struct statement *statement, int position, PyObject *value)
{
    PyObject *adapted = value_adapt(self->state, value, (PyObject *)self->state->protocol_type, value);
    if (adapted == NULL)
        return -1;
    int result = value_bind(self, statement, position, adapted);
    Py_DECREF(adapted);
    return result;
}

static int bind_positions(connection *self, struct statement *statement, PyObject *parameters)
{
    Py_ssize_t given = PySequence_Size(parameters);
    if (given < 0)
        return -1;
    if (given != statement->parameters) {
        PyErr_Format(self->state->ProgrammingError,
                     "Incorrect number of bindings supplied. The current statement uses %d, and there are %zd supplied.",
                     statement->parameters, given);
        return -1;
    }
    for (int i = 0; i < statement->parameters; i++) {
        PyObject *value = PySequence_GetItem(parameters, i);
        if (value == NULL)
            return -1;
        int result = bind_adapted(self, statement, i + 1, value);
        Py_DECREF(value);
        if (result < 0)
            return -1;
    }
    return 0;
}

static PyObject *value_named(connection *self, PyObject *parameters, const char *name)
{
    PyObject *key = PyUnicode_FromString(name), *value;
    if (key == NULL)
        return NULL;
    if (PyDict_CheckExact(parameters)) {
        value = PyDict_GetItemWithError(parameters, key);
        Py_XINCREF(value);
    } else {
        value = PyObject_GetItem(parameters, key);
    }
    Py_DECREF(key);
    if (value == NULL && (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_LookupError))) {
        PyErr_Clear();
        PyErr_Format(self->state->ProgrammingError, "You did not supply a value for binding parameter :%s.", name);
    }
    return value;
}

static int bind_names(connection *self, struct statement *statement, PyObject *parameters)
{
    for (int i = 1; i <= statement->parameters; i++) {
        const char *name = sqlite.bind_parameter_name(statement->handle, i);
        if (name == NULL) {
            PyErr_Format(self->state->ProgrammingError,
                         "Binding %d has no name, but you supplied a dictionary (which has only names).", i);
            return -1;
        }
        PyObject *value = value_named(self, parameters, name + 1);      /* without its : @ or $ */
        if (value == NULL)
            return -1;
        int result = bind_adapted(self, statement, i, value);
        Py_DECREF(value);
        if (result < 0)
            return -1;
    }
    return 0;
}

int statement_bind(connection *self, struct statement *statement, PyObject *parameters)
{
    if (PyTuple_CheckExact(parameters) || PyList_CheckExact(parameters) ||
        (!PyDict_Check(parameters) && PySequence_Check(parameters)))
        return bind_positions(self, statement, parameters);
    if (PyMapping_Check(parameters))
        return bind_names(self, statement, parameters);
    PyErr_SetString(self->state->ProgrammingError, "parameters are of unsupported type");
    return -1;
}
