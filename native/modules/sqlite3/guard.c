/* Who may use a connection now: the checks, and the connection's lock. The rules stand in sqlite3_module.h. */
#include "sqlite3_module.h"

int connection_check_thread(connection *self)
{
    if (!self->initialized) {
        struct state *state = module_state(Py_TYPE(self));
        if (state != NULL)
            PyErr_SetString(state->ProgrammingError, "Base Connection.__init__ not called.");
        return -1;
    }
    if (self->check_same_thread && PyThread_get_thread_ident() != self->thread) {
        PyErr_Format(self->state->ProgrammingError,
                     "SQLite objects created in a thread can only be used in that same thread. "
                     "The object was created in thread id %lu and this is thread id %lu.",
                     self->thread, PyThread_get_thread_ident());
        return -1;
    }
    return 0;
}

int connection_check_open(connection *self)
{
    if (!self->initialized)
        return connection_check_thread(self);
    if (self->db == NULL) {
        PyErr_SetString(self->state->ProgrammingError, "Cannot operate on a closed database.");
        return -1;
    }
    return 0;
}

int connection_try_enter(connection *self)
{
    unsigned long me = PyThread_get_thread_ident();
    if (self->holder != me) {
        if (!PyThread_acquire_lock(self->lock, NOWAIT_LOCK))
            return 0;
        self->holder = me;
    }
    self->depth++;
    return 1;
}

void connection_enter_unchecked(connection *self)
{
    if (!connection_try_enter(self)) {
        Py_BEGIN_ALLOW_THREADS
        PyThread_acquire_lock(self->lock, WAIT_LOCK);
        Py_END_ALLOW_THREADS
        self->holder = PyThread_get_thread_ident();
        self->depth = 1;
    }
}

int connection_enter(connection *self)
{
    if (connection_check_thread(self) < 0 || connection_check_open(self) < 0)
        return -1;
    connection_enter_unchecked(self);
    if (connection_check_open(self) < 0) {      /* closed while this thread waited */
        connection_leave(self);
        return -1;
    }
    if (self->is_target) {
        PyErr_SetString(self->state->OperationalError, "the connection is the target of a backup that has not ended");
        connection_leave(self);
        return -1;
    }
    return 0;
}

void connection_leave(connection *self)
{
    /* Reaping lets the GIL go, so more may be abandoned meanwhile; between the last look and the release the GIL is held. */
    while (self->depth == 1 && self->abandoned)
        statement_reap(self);
    if (--self->depth == 0) {
        self->holder = 0;
        PyThread_release_lock(self->lock);
    }
}
