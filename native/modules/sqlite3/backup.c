/* Connection.backup: copies a database page by page, while others may use both ends between the steps. */
#include "sqlite3_module.h"

#include <limits.h>

/* Two connections are always locked in the same order, whichever way the copy goes. */
static void leave_both(connection *from, connection *to)
{
    connection_leave(from);
    connection_leave(to);
}

static int enter_both(connection *from, connection *to)
{
    connection *first = from < to ? from : to, *second = from < to ? to : from;
    if (connection_enter(first) < 0)
        return -1;
    if (connection_enter(second) < 0) {
        connection_leave(first);
        return -1;
    }
    return 0;
}

struct job {
    connection *from, *to;
    sqlite3 *target;            /* what `to` was when the copy began */
    sqlite3_backup *backup;
    int pages;
    PyObject *progress;
    int sleep;                  /* milliseconds */
};

static int take_step(struct job *job)
{
    sqlite3_backup *backup = job->backup;
    int code, pages = job->pages;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.backup_step(backup, pages);
    Py_END_ALLOW_THREADS
    return code;
}

static int finish(struct job *job)
{
    sqlite3_backup *backup = job->backup;
    int code;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.backup_finish(backup);
    Py_END_ALLOW_THREADS
    return code;
}

static int tell_progress(struct job *job, int code)
{
    if (job->progress == Py_None)
        return 0;
    PyObject *result = PyObject_CallFunction(job->progress, "iii", code, sqlite.backup_remaining(job->backup),
                                             sqlite.backup_pagecount(job->backup));
    Py_XDECREF(result);
    return result == NULL ? -1 : 0;
}

/* Between two steps neither connection is locked, and either may be closed by another thread: SQLite keeps a database with a backup
 * alive (close_v2), and the next enter_both says so. */
static int copy(struct job *job)
{
    int code;
    do {
        if (enter_both(job->from, job->to) < 0)
            return -1;
        code = take_step(job);
        leave_both(job->from, job->to);
        if (tell_progress(job, code) < 0)
            return -1;
        if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
            int milliseconds = job->sleep;
            Py_BEGIN_ALLOW_THREADS
            sqlite.sleep(milliseconds);
            Py_END_ALLOW_THREADS
        }
    } while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED);
    return 0;
}

static int check_arguments(connection *from, PyObject *target, PyObject *progress)
{
    if (!PyObject_TypeCheck(target, from->state->connection_type)) {
        PyErr_Format(PyExc_TypeError, "backup() argument 'target' must be sqlite3.Connection, not %s", Py_TYPE(target)->tp_name);
        return -1;
    }
    connection *to = (connection *)target;
    if (connection_check_thread(from) < 0 || connection_check_open(from) < 0 || connection_check_thread(to) < 0)
        return -1;
    if (to == from) {
        PyErr_SetString(PyExc_ValueError, "target cannot be the same connection instance");
        return -1;
    }
    if (progress != Py_None && !PyCallable_Check(progress)) {
        PyErr_SetString(PyExc_TypeError, "progress argument must be a callable");
        return -1;
    }
    return connection_check_open(to);
}

static int start(struct job *job, const char *name)
{
    if (enter_both(job->from, job->to) < 0)
        return -1;
    job->target = job->to->db;
    job->backup = sqlite.backup_init(job->target, "main", job->from->db, name);
    if (job->backup == NULL)
        errors_raise(job->from->state, job->target);
    leave_both(job->from, job->to);
    return job->backup == NULL ? -1 : 0;
}

PyObject *connection_backup(PyObject *self, PyObject *args, PyObject *keywords)
{
    static char *names[] = { "target", "pages", "progress", "name", "sleep", NULL };
    connection *from = (connection *)self;
    PyObject *target, *progress = Py_None;
    const char *name = "main";
    int pages = -1;
    double pause = 0.25;
    if (connection_check_thread(from) < 0 || connection_check_open(from) < 0 ||
        !PyArg_ParseTupleAndKeywords(args, keywords, "O|$iOsd:backup", names, &target, &pages, &progress, &name, &pause) ||
        check_arguments(from, target, progress) < 0)
        return NULL;
    double milliseconds = pause * 1000;
    struct job job = { .from = from, .to = (connection *)target, .pages = pages == 0 ? -1 : pages, .progress = progress,
                       .sleep = milliseconds > INT_MAX ? INT_MAX : milliseconds > 0 ? (int)milliseconds : 0 };
    if (start(&job, name) < 0)
        return NULL;
    int failed = copy(&job) < 0;
    int code = finish(&job);
    if (!failed && code != SQLITE_OK)
        errors_raise_code(from->state, code, sqlite.errstr(code));
    return failed || code != SQLITE_OK ? NULL : Py_NewRef(Py_None);
}
