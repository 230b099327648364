/* Connection.backup: copies a database page by page, while others may use both ends between the steps. */
#include "sqlite3_module.h"

#include <limits.h>

struct job {
    connection *from, *to;
    sqlite3_backup *backup;
    int pages;
    PyObject *progress;
    int sleep;                  /* milliseconds */
};

/* Two connections are always locked in the same order, whichever way the copy goes. */
static void lock_both(struct job *job)
{
    connection_enter_unchecked(job->from < job->to ? job->from : job->to);
    connection_enter_unchecked(job->from < job->to ? job->to : job->from);
}

static void leave_both(struct job *job)
{
    connection_leave(job->from);
    connection_leave(job->to);
}

static int check_free(connection *connection)
{
    if (!connection->is_target)
        return 0;
    PyErr_SetString(connection->state->OperationalError, "the connection is the target of a backup that has not ended");
    return -1;
}

static int enter_both(struct job *job)
{
    lock_both(job);
    if (connection_check_open(job->from) == 0 && connection_check_open(job->to) == 0 && check_free(job->from) == 0)
        return 0;
    leave_both(job);
    return -1;
}

static int take_step(struct job *job)
{
    sqlite3_backup *backup = job->backup;
    int code, pages = job->pages;
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.backup_step(backup, pages);
    Py_END_ALLOW_THREADS
    return code;
}

/* The copy is no longer on its way; closes what was closed meanwhile. */
static void let_go(connection *connection)
{
    sqlite3 *doomed = connection->doomed;
    if (--connection->backups == 0 && doomed != NULL) {
        connection->doomed = NULL;
        connection_close_handle(doomed);
    }
}

static int finish(struct job *job)
{
    sqlite3_backup *backup = job->backup;
    int code;
    lock_both(job);
    Py_BEGIN_ALLOW_THREADS
    code = sqlite.backup_finish(backup);
    Py_END_ALLOW_THREADS
    job->to->is_target = 0;
    let_go(job->from);
    let_go(job->to);
    leave_both(job);
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

/* Between two steps neither connection is locked, and either may be closed by another thread: the next enter_both says so. */
static int copy(struct job *job)
{
    int code;
    do {
        if (enter_both(job) < 0)
            return -1;
        code = take_step(job);
        leave_both(job);
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
    if (enter_both(job) < 0)
        return -1;
    if (check_free(job->to) == 0) {
        job->backup = sqlite.backup_init(job->to->db, "main", job->from->db, name);
        if (job->backup == NULL)
            errors_raise(job->from->state, job->to->db);
    }
    if (job->backup != NULL) {
        job->from->backups++;
        job->to->backups++;
        job->to->is_target = 1;
    }
    leave_both(job);
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
