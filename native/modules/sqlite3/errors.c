/* SQLite's result codes as exceptions. Which code belongs to which exception is the documented behaviour of CPython 3.11's sqlite3. */
#include "sqlite3_module.h"

/* X(name, number): codes and extended codes, sqlite.org/rescode.html. An extended code is its base plus a multiple of 256. */
#define CODES(X)                                                                                                          \
    X(OK, 0) X(ERROR, 1) X(INTERNAL, 2) X(PERM, 3) X(ABORT, 4) X(BUSY, 5) X(LOCKED, 6) X(NOMEM, 7) X(READONLY, 8)           \
    X(INTERRUPT, 9) X(IOERR, 10) X(CORRUPT, 11) X(NOTFOUND, 12) X(FULL, 13) X(CANTOPEN, 14) X(PROTOCOL, 15) X(EMPTY, 16)    \
    X(SCHEMA, 17) X(TOOBIG, 18) X(CONSTRAINT, 19) X(MISMATCH, 20) X(MISUSE, 21) X(NOLFS, 22) X(AUTH, 23) X(FORMAT, 24)      \
    X(RANGE, 25) X(NOTADB, 26) X(NOTICE, 27) X(WARNING, 28) X(ROW, 100) X(DONE, 101)                                        \
    X(ERROR_MISSING_COLLSEQ, 257) X(ERROR_RETRY, 513) X(ERROR_SNAPSHOT, 769)                                                \
    X(IOERR_READ, 266) X(IOERR_SHORT_READ, 522) X(IOERR_WRITE, 778) X(IOERR_FSYNC, 1034) X(IOERR_DIR_FSYNC, 1290)           \
    X(IOERR_TRUNCATE, 1546) X(IOERR_FSTAT, 1802) X(IOERR_UNLOCK, 2058) X(IOERR_RDLOCK, 2314) X(IOERR_DELETE, 2570)          \
    X(IOERR_BLOCKED, 2826) X(IOERR_NOMEM, 3082) X(IOERR_ACCESS, 3338) X(IOERR_CHECKRESERVEDLOCK, 3594) X(IOERR_LOCK, 3850)  \
    X(IOERR_CLOSE, 4106) X(IOERR_DIR_CLOSE, 4362) X(IOERR_SHMOPEN, 4618) X(IOERR_SHMSIZE, 4874) X(IOERR_SHMLOCK, 5130)      \
    X(IOERR_SHMMAP, 5386) X(IOERR_SEEK, 5642) X(IOERR_DELETE_NOENT, 5898) X(IOERR_MMAP, 6154) X(IOERR_GETTEMPPATH, 6410)    \
    X(IOERR_CONVPATH, 6666) X(IOERR_VNODE, 6922) X(IOERR_AUTH, 7178) X(IOERR_BEGIN_ATOMIC, 7434)                            \
    X(IOERR_COMMIT_ATOMIC, 7690) X(IOERR_ROLLBACK_ATOMIC, 7946) X(IOERR_DATA, 8202) X(IOERR_CORRUPTFS, 8458)                \
    X(LOCKED_SHAREDCACHE, 262) X(LOCKED_VTAB, 518) X(BUSY_RECOVERY, 261) X(BUSY_SNAPSHOT, 517) X(BUSY_TIMEOUT, 773)         \
    X(CANTOPEN_NOTEMPDIR, 270) X(CANTOPEN_ISDIR, 526) X(CANTOPEN_FULLPATH, 782) X(CANTOPEN_CONVPATH, 1038)                  \
    X(CANTOPEN_DIRTYWAL, 1294) X(CANTOPEN_SYMLINK, 1550) X(CORRUPT_VTAB, 267) X(CORRUPT_SEQUENCE, 523)                      \
    X(CORRUPT_INDEX, 779) X(READONLY_RECOVERY, 264) X(READONLY_CANTLOCK, 520) X(READONLY_ROLLBACK, 776)                     \
    X(READONLY_DBMOVED, 1032) X(READONLY_CANTINIT, 1288) X(READONLY_DIRECTORY, 1544) X(ABORT_ROLLBACK, 516)                 \
    X(CONSTRAINT_CHECK, 275) X(CONSTRAINT_COMMITHOOK, 531) X(CONSTRAINT_FOREIGNKEY, 787) X(CONSTRAINT_FUNCTION, 1043)       \
    X(CONSTRAINT_NOTNULL, 1299) X(CONSTRAINT_PRIMARYKEY, 1555) X(CONSTRAINT_TRIGGER, 1811) X(CONSTRAINT_UNIQUE, 2067)       \
    X(CONSTRAINT_VTAB, 2323) X(CONSTRAINT_ROWID, 2579) X(CONSTRAINT_PINNED, 2835) X(NOTICE_RECOVER_WAL, 283)                \
    X(NOTICE_RECOVER_ROLLBACK, 539) X(WARNING_AUTOINDEX, 284) X(AUTH_USER, 279) X(OK_LOAD_PERMANENTLY, 256)                 \
    X(OK_SYMLINK, 512)

static const struct {
    const char *name;
    int code;
} codes[] = {
#define ENTRY(name, number) { "SQLITE_" #name, number },
    CODES(ENTRY)
#undef ENTRY
};

enum { CODE_COUNT = sizeof codes / sizeof *codes };

static const char *name_of(int code)
{
    for (int i = 0; i < CODE_COUNT; i++)
        if (codes[i].code == code)
            return codes[i].name;
    return "unknown";
}

int errors_add(PyObject *module, struct state *state)
{
#define MAKE(name, base)                                                        \
    state->name = PyErr_NewException("sqlite3." #name, (base), NULL);           \
    if (state->name == NULL || PyModule_AddObjectRef(module, #name, state->name) < 0) \
        return -1;
    SQLITE_EXCEPTIONS(MAKE)
#undef MAKE
    for (int i = 0; i < CODE_COUNT; i++)
        if (PyModule_AddIntConstant(module, codes[i].name, codes[i].code) < 0)
            return -1;
    return 0;
}

static PyObject *exception_for(struct state *state, int code)
{
    switch (code & 0xff) {
    case SQLITE_INTERNAL: case SQLITE_NOTFOUND:
        return state->InternalError;
    case SQLITE_ERROR: case SQLITE_PERM: case SQLITE_ABORT: case SQLITE_BUSY: case SQLITE_LOCKED: case SQLITE_READONLY:
    case SQLITE_INTERRUPT: case SQLITE_IOERR: case SQLITE_FULL: case SQLITE_CANTOPEN: case SQLITE_PROTOCOL: case SQLITE_EMPTY:
    case SQLITE_SCHEMA:
        return state->OperationalError;
    case SQLITE_TOOBIG:
        return state->DataError;
    case SQLITE_CONSTRAINT: case SQLITE_MISMATCH:
        return state->IntegrityError;
    case SQLITE_MISUSE: case SQLITE_RANGE:
        return state->InterfaceError;
    default:
        return state->DatabaseError;
    }
}

static int set_attributes(PyObject *exception, int code)
{
    PyObject *number = PyLong_FromLong(code);
    PyObject *name = PyUnicode_FromString(name_of(code));
    int failed = number == NULL || name == NULL || PyObject_SetAttrString(exception, "sqlite_errorcode", number) < 0 ||
                 PyObject_SetAttrString(exception, "sqlite_errorname", name) < 0;
    Py_XDECREF(number);
    Py_XDECREF(name);
    return failed ? -1 : 0;
}

void errors_raise_code(struct state *state, int code, const char *message)
{
    if (PyErr_Occurred())
        return;
    if ((code & 0xff) == SQLITE_NOMEM) {
        PyErr_NoMemory();
        return;
    }
    PyObject *type = exception_for(state, code);
    PyObject *text = PyUnicode_FromFormat("%s", message);   /* what is no UTF-8 in it becomes U+FFFD */
    PyObject *exception = text == NULL ? NULL : PyObject_CallOneArg(type, text);
    Py_XDECREF(text);
    if (exception == NULL)
        return;
    if (set_attributes(exception, code) == 0)
        PyErr_SetObject(type, exception);
    Py_DECREF(exception);
}

void errors_raise(struct state *state, sqlite3 *db)
{
    errors_raise_code(state, sqlite.extended_errcode(db), sqlite.errmsg(db));
}
