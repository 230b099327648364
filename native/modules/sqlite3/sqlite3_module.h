/* What the files of the extension module _sqlite3 share.
 *
 * Two locks. The GIL guards every field of every object here. A connection's own lock guards what SQLite keeps for the connection: its
 * statements, its last error, its position in a transaction. Whoever calls SQLite about a connection holds that lock; calls that may take
 * long (open, prepare, step, reset, close: they read files and wait for other processes) let the GIL go meanwhile.
 *
 * Order: nobody waits for a connection's lock with the GIL held (connection_enter lets it go first), and whoever has a connection's lock may
 * wait for the GIL. So the two cannot form a cycle. The lock may be taken again by the thread that has it, because SQLite calls back
 * into script code, which may use the connection. Finalisers never wait: see statement_abandon. */
#ifndef SQLITE3_MODULE_H
#define SQLITE3_MODULE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include "library.h"

enum { PARSE_DECLTYPES = 1, PARSE_COLNAMES = 2 };

/* X(name, base) */
#define SQLITE_EXCEPTIONS(X)                                                                                          \
    X(Warning, PyExc_Exception)                                                                                       \
    X(Error, PyExc_Exception)                                                                                         \
    X(InterfaceError, state->Error)                                                                                   \
    X(DatabaseError, state->Error)                                                                                    \
    X(DataError, state->DatabaseError)                                                                                \
    X(IntegrityError, state->DatabaseError)                                                                           \
    X(InternalError, state->DatabaseError)                                                                            \
    X(NotSupportedError, state->DatabaseError)                                                                        \
    X(OperationalError, state->DatabaseError)                                                                         \
    X(ProgrammingError, state->DatabaseError)

struct state {
#define STATE_EXCEPTION(name, base) PyObject *name;
    SQLITE_EXCEPTIONS(STATE_EXCEPTION)
#undef STATE_EXCEPTION
    PyTypeObject *connection_type, *cursor_type, *row_type, *protocol_type;
    PyObject *adapters;         /* dict: (type, PrepareProtocol) → callable */
    PyObject *converters;       /* dict: upper-case name → callable */
    int base_type_adapted;      /* whether an adapter was registered for int, float, str, bytes or bytearray */
    int callback_tracebacks;
};

extern PyModuleDef sqlite3_definition;

/* ---- statements ---- */

/* A value that SQLite reads in place: the object is kept until the statement is reset. */
struct bound {
    PyObject *object;           /* owned, or NULL */
    Py_buffer view;             /* taken where view.obj is set */
};

/* One prepared statement. The connection's list holds all of them, the one used last first; those in nobody's use are the cache. */
struct statement {
    struct statement *next, *previous;
    sqlite3_stmt *handle;       /* NULL: empty text, or the connection was closed */
    char *sql;
    Py_ssize_t length;
    int in_use;
    int abandoned;              /* its user died while another thread held the connection's lock */
    int changes_data;           /* INSERT, UPDATE, DELETE, REPLACE */
    int parameters;
    struct bound *bound;        /* one a parameter */
};

/* ---- objects ---- */

typedef struct connection {
    PyObject_HEAD
    struct state *state;
    sqlite3 *db;                        /* NULL: closed, or never opened */
    int initialized;
    PyThread_type_lock lock;
    unsigned long holder;               /* the thread that has the lock; 0 for none */
    int depth;                          /* how often it has taken it */
    unsigned long thread;               /* the thread that opened it */
    int check_same_thread;
    int detect_types;
    const char *begin;                  /* the statement that opens a transaction; NULL where none is opened */
    PyObject *isolation_level;          /* str or None, as it was given */
    int cached_statements;
    int statement_count;
    int abandoned;                      /* whether a statement of the list is abandoned */
    struct statement *first, *last;
    int backups;                        /* how many copies from or to it are on their way */
    int is_target;                      /* one of them writes to it: SQLite forbids any other use meanwhile */
    sqlite3 *doomed;                    /* closed while a copy was on its way: the copy's end closes the handle */
    PyObject *row_factory, *text_factory, *progress, *trace, *authorizer;
} connection;

typedef struct cursor {
    PyObject_HEAD
    connection *connection;             /* NULL until __init__ */
    struct statement *statement;        /* standing on a row; NULL when there is none left */
    PyObject *description, *row_factory, *lastrowid;
    PyObject *converters;               /* tuple of callables and None, one a column; NULL when nothing is converted */
    int arraysize;
    long long rowcount;
    int closed;
    int locked;                         /* in the middle of an operation */
} cursor;

/* ---- module.c ---- */
struct state *module_state(PyTypeObject *type);         /* of a type of the module or of a subclass; NULL with TypeError */

/* ---- errors.c ---- */
int errors_add(PyObject *module, struct state *state);
void errors_raise(struct state *state, sqlite3 *db);            /* the last error of db; leaves an exception alone that is set */
void errors_raise_code(struct state *state, int code, const char *message);
int constants_add(PyObject *module);                            /* constants.c */

/* ---- guard.c: the connection's lock ---- */
int connection_check_thread(connection *self);  /* 0, or -1 with ProgrammingError */
int connection_check_open(connection *self);
int connection_enter(connection *self);         /* checks both, and takes the lock; 0, or -1 with an exception and without the lock */
void connection_enter_unchecked(connection *self);      /* takes the lock, whichever thread it is, open or closed */
int connection_try_enter(connection *self);     /* 1: taken, 0: another thread has it. Never waits. */
void connection_leave(connection *self);        /* keeps an exception that is set */

/* ---- connection.c ---- */
extern PyType_Spec connection_spec;
int connection_run(connection *self, const char *sql);  /* runs one statement without result; wants the lock */
void connection_close_handle(sqlite3 *db);
int connection_set_isolation_level(connection *self, PyObject *level);

/* ---- backup.c, callbacks.c: methods of connections ---- */
PyObject *connection_backup(PyObject *self, PyObject *args, PyObject *keywords);
PyObject *connection_create_function(PyObject *self, PyObject *args, PyObject *keywords);
PyObject *connection_create_aggregate(PyObject *self, PyObject *args, PyObject *keywords);
PyObject *connection_create_collation(PyObject *self, PyObject *args);
PyObject *connection_set_progress_handler(PyObject *self, PyObject *args, PyObject *keywords);
PyObject *connection_set_trace_callback(PyObject *self, PyObject *args, PyObject *keywords);
PyObject *connection_set_authorizer(PyObject *self, PyObject *args, PyObject *keywords);

/* ---- statement.c: all want the connection's lock ---- */
struct statement *statement_take(connection *self, PyObject *sql);      /* NULL with an exception */
int statement_bind(connection *self, struct statement *statement, PyObject *parameters);
int statement_step(connection *self, struct statement *statement);      /* SQLITE_ROW, SQLITE_DONE, or −1 with an exception */
void statement_reset(struct statement *statement);
void statement_give_back(connection *self, struct statement *statement);
void statement_drop_all(connection *self);      /* ends every statement, also those in use, whose handle is NULL from then on */
void statement_reap(connection *self);          /* gives back what was abandoned */
/* Instead of statement_give_back, where the lock is not held: never waits, so finalisers may call it. */
void statement_abandon(connection *self, struct statement *statement);

/* ---- values.c ---- */
int value_bind(connection *self, struct statement *statement, int position, PyObject *value);
PyObject *value_of_column(connection *self, cursor *cursor, sqlite3_stmt *handle, int column);
PyObject *value_of_argument(sqlite3_value *value);
int value_result(sqlite3_context *context, PyObject *value);            /* 0, or -1 with an exception */
PyObject *value_adapt(struct state *state, PyObject *value, PyObject *protocol, PyObject *otherwise);

/* ---- cursor.c, row.c ---- */
extern PyType_Spec cursor_spec, row_spec;
PyObject *cursor_make(connection *of);  /* new: a plain cursor with the connection's row_factory */
PyObject *cursor_execute(PyObject *self, PyObject *args);       /* args: a tuple */
PyObject *cursor_executemany(PyObject *self, PyObject *args);
PyObject *cursor_executescript(PyObject *self, PyObject *script);

#endif
