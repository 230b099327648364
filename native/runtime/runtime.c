#include "runtime.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "eval_breaker_internal.h"
#include "fatal.h"
#include "gil_internal.h"
#include "pending_internal.h"
#include "signals_internal.h"
#include "thread_local.h"

static pthread_mutex_t starting = PTHREAD_MUTEX_INITIALIZER;
static _Atomic enum { STOPPED, RUNNING, FINALIZING } phase;

void conch_exit_now(int code)
{
    _exit(code);
}

int conch_runtime_is_running(void)
{
    return atomic_load(&phase) == RUNNING;
}

PyThreadState *conch_runtime_init(void)
{
    PyThreadState *state = NULL;
    pthread_mutex_lock(&starting);
    if (atomic_load(&phase) == STOPPED && !conch_tls.current) {
        breaker_set_main_thread();
        gil_open();
        conch_gil_set_interval(CONCH_GIL_DEFAULT_INTERVAL);
        state = conch_thread_new();
        if (state) {
            conch_tls.own = NULL; /* a leftover of an earlier run, where this thread was not the one that ended it */
            conch_thread_attach(state);
            conch_thread_set_name(state, "MainThread");
            atomic_store(&phase, RUNNING);
        }
    }
    pthread_mutex_unlock(&starting);
    return state;
}

void conch_runtime_begin_finalize(void)
{
    PyThreadState *state = PyThreadState_Get();
    if (atomic_load(&phase) != RUNNING)
        return;
    atomic_store(&phase, FINALIZING);
    gil_close(state);
}

void conch_runtime_finalize(void)
{
    conch_runtime_begin_finalize();
    PyThreadState *state = PyThreadState_Get();
    PyThreadState_Clear(state);
    pending_discard();
    signals_discard();
    breaker_forget(CONCH_BREAKER_SIGNALS | CONCH_BREAKER_PENDING_CALLS);
    breaker_clear(CONCH_BREAKER_ASYNC_EXCEPTION);

    conch_tls.current = NULL;
    thread_unregister(state);
    gil_drop_for_good(state);
    free(state);
    atomic_store(&phase, STOPPED);
}
