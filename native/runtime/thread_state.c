#include "thread_state_internal.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "eval_breaker_internal.h"
#include "events_internal.h"
#include "fatal.h"
#include "gil_internal.h"
#include "hints.h"

struct _is {
    int64_t id;
};

/* There is one interpreter. It has an address so that extensions can pass it around. */
static struct _is main_interpreter;

uint64_t conch_thread_ident(void)
{
    return (uint64_t)(uintptr_t)pthread_self();
}

static struct {
    pthread_mutex_t mutex; /* taken with or without the GIL, never while waiting for it */
    PyThreadState *first;
    uint32_t serial;
} registry = {.mutex = PTHREAD_MUTEX_INITIALIZER};

static _Atomic(void (*)(PyThreadState *)) clear_hook;

/* ---- Life. ---- */

PyThreadState *conch_thread_new(void)
{
    if (gil_run() == 0)
        conch_fatal(__func__, "the runtime is not initialised");
    PyThreadState *state = calloc(1, sizeof *state);
    if (!state)
        return NULL;
    state->id = THREAD_UNBOUND;
    state->run = gil_run();
    state->gilstate_depth = 1;

    pthread_mutex_lock(&registry.mutex);
    state->serial = ++registry.serial;
    state->next = registry.first;
    if (registry.first)
        registry.first->previous = state;
    registry.first = state;
    pthread_mutex_unlock(&registry.mutex);
    return state;
}

void thread_bind(PyThreadState *state)
{
    if (thread_is_bound(state))
        return;
    state->id = thread_number();
    state->key = (uint64_t)state->serial << 32 | (uint32_t)(state->id + 1);
    __atomic_store_n(&state->native_ident, conch_thread_ident(), __ATOMIC_RELAXED);
    if (!conch_tls.own)
        conch_tls.own = state;
}

void thread_unregister(PyThreadState *state)
{
    if (conch_tls.own == state)
        conch_tls.own = NULL;
    pthread_mutex_lock(&registry.mutex);
    if (state->next)
        state->next->previous = state->previous;
    if (state->previous)
        state->previous->next = state->next;
    else
        registry.first = state->next;
    pthread_mutex_unlock(&registry.mutex);
}

PyThreadState *PyThreadState_New(PyInterpreterState *interpreter)
{
    if (interpreter != &main_interpreter)
        conch_fatal(__func__, "this is not the interpreter");
    return conch_thread_new();
}

void conch_thread_set_clear_hook(void (*hook)(PyThreadState *))
{
    atomic_store(&clear_hook, hook);
}

void PyThreadState_Clear(PyThreadState *state)
{
    if (!state)
        conch_fatal(__func__, "the thread state is NULL");
    void (*hook)(PyThreadState *) = atomic_load(&clear_hook);
    if (hook)
        hook(state);
}

void PyThreadState_Delete(PyThreadState *state)
{
    if (!state)
        conch_fatal(__func__, "the thread state is NULL");
    if (state == conch_tls.current)
        conch_fatal(__func__, "the thread state is still current");
    thread_unregister(state);
    free(state);
}

void PyThreadState_DeleteCurrent(void)
{
    PyThreadState *state = conch_tls.current;
    if (!state)
        conch_fatal(__func__, "no thread state is current: the GIL is not held by this thread");
    conch_tls.current = NULL;
    thread_unregister(state);
    gil_drop(state, CONCH_EXIT, NULL);
    free(state);
}

void conch_thread_exit(void)
{
    PyThreadState_Clear(PyThreadState_Get());
    PyThreadState_DeleteCurrent();
}

/* ---- Attaching and detaching: the two that every kernel calls. ---- */

static inline void attach(PyThreadState *state, const char *function)
{
    if (CONCH_UNLIKELY(!state))
        conch_fatal(function, "the thread state is NULL");
    if (CONCH_UNLIKELY(conch_tls.current != NULL))
        conch_fatal(function, conch_tls.current == state ? "this thread state is attached already: the GIL is held"
                                                         : "another thread state is attached: the GIL is held");
    gil_take(state);
    conch_tls.current = state;
}

static inline PyThreadState *detach(enum conch_release_reason reason, const char *region, const char *function)
{
    PyThreadState *state = conch_tls.current;
    if (CONCH_UNLIKELY(!state))
        conch_fatal(function, "no thread state is current: the GIL is not held by this thread");
    conch_tls.current = NULL;
    state->region = region;
    gil_drop(state, reason, region);
    return state;
}

void conch_thread_attach(PyThreadState *state)
{
    attach(state, __func__);
}

PyThreadState *conch_thread_detach(enum conch_release_reason reason, const char *region)
{
    return detach(reason, region, __func__);
}

PyThreadState *conch_save_thread_named(const char *name)
{
    return detach(CONCH_RELEASED, name, "PyEval_SaveThread");
}

PyThreadState *PyEval_SaveThread(void)
{
    return detach(CONCH_RELEASED, NULL, __func__);
}

void PyEval_RestoreThread(PyThreadState *state)
{
    attach(state, __func__);
}

void PyEval_AcquireThread(PyThreadState *state)
{
    attach(state, __func__);
}

void PyEval_ReleaseThread(PyThreadState *state)
{
    if (!state)
        conch_fatal(__func__, "the thread state is NULL");
    if (state != conch_tls.current)
        conch_fatal(__func__, "the thread state is not the current one");
    detach(CONCH_RELEASED, NULL, __func__);
}

/* ---- Which one is current. ---- */

PyThreadState *conch_thread_current(void)
{
    return conch_tls.current;
}

PyThreadState *_PyThreadState_UncheckedGet(void)
{
    return conch_tls.current;
}

PyThreadState *PyThreadState_Get(void)
{
    PyThreadState *state = conch_tls.current;
    if (CONCH_UNLIKELY(!state))
        conch_fatal(__func__, "no thread state is current: the GIL is not held by this thread");
    return state;
}

/* As in CPython 3.11 this moves the pointer and leaves the lock alone. */
PyThreadState *PyThreadState_Swap(PyThreadState *state)
{
    PyThreadState *before = conch_tls.current;
    if (state) {
        if (!gil_is_locked())
            conch_fatal(__func__, "the GIL is not held");
        thread_bind(state);
    }
    conch_tls.current = state;
    return before;
}

uint64_t PyThreadState_GetID(PyThreadState *state)
{
    if (!state)
        conch_fatal(__func__, "the thread state is NULL");
    return state->serial;
}

PyInterpreterState *PyThreadState_GetInterpreter(PyThreadState *state)
{
    if (!state)
        conch_fatal(__func__, "the thread state is NULL");
    return &main_interpreter;
}

PyInterpreterState *PyInterpreterState_Get(void)
{
    PyThreadState_Get();
    return &main_interpreter;
}

PyInterpreterState *PyInterpreterState_Main(void)
{
    return &main_interpreter;
}

/* ---- What others do to a thread. ---- */

/* A name is cut between characters, not inside one. */
static void copy_name(char *target, const char *name)
{
    size_t length = strlen(name);
    if (length >= CONCH_THREAD_NAME_SIZE) {
        length = CONCH_THREAD_NAME_SIZE - 1;
        while (length > 0 && ((unsigned char)name[length] & 0xC0) == 0x80)
            length--;
    }
    memcpy(target, name, length);
    target[length] = '\0';
}

void conch_thread_set_name(PyThreadState *state, const char *name)
{
    copy_name(state->name, name);
    events_rename(state);
}

int conch_thread_set_async(uint64_t native_ident, uint64_t handle, uint64_t *replaced)
{
    int changed = 0;
    *replaced = 0;
    pthread_mutex_lock(&registry.mutex);
    for (PyThreadState *state = registry.first; state && !changed; state = state->next) {
        if (state->run != gil_run() || __atomic_load_n(&state->native_ident, __ATOMIC_RELAXED) != native_ident)
            continue;
        *replaced = __atomic_exchange_n(&state->async, handle, __ATOMIC_ACQ_REL);
        changed = 1;
    }
    pthread_mutex_unlock(&registry.mutex);
    if (changed && handle)
        breaker_set(CONCH_BREAKER_ASYNC_EXCEPTION);
    return changed;
}

uint64_t conch_thread_take_async(void)
{
    PyThreadState *state = PyThreadState_Get();
    /* The bit first: whoever notes another one afterwards sets it again. */
    breaker_clear(CONCH_BREAKER_ASYNC_EXCEPTION);
    return __atomic_exchange_n(&state->async, 0, __ATOMIC_ACQ_REL);
}

int conch_thread_count(void)
{
    int count = 0;
    pthread_mutex_lock(&registry.mutex);
    for (PyThreadState *state = registry.first; state; state = state->next)
        if (state->run == gil_run())
            count++;
    pthread_mutex_unlock(&registry.mutex);
    return count;
}
