/*
 * Thread states: what the runtime knows of a thread that may run script code. A thread *attaches* a state when it takes the GIL
 * with it; the state is then its current one, and PyThreadState_Get returns it. It *detaches* when it lets go.
 * Rules after CPython 3.11 (pystate.c, "Thread State and the Global Interpreter Lock" in the C-API manual); a breach is fatal.
 */
#ifndef CONCH_THREAD_STATE_H
#define CONCH_THREAD_STATE_H

#include <stdint.h>

#include "events.h"
#include "export.h"

#define CONCH_THREAD_NAME_SIZE 48

typedef struct _ts PyThreadState;
typedef struct _is PyInterpreterState;

/* Extensions see this struct as opaque. The fields above the line are for the API, too; those below are the runtime's alone. */
struct _ts {
    void *api;             /* what the extension API keeps for the thread; NULL until it first needs it */
    uint64_t native_ident; /* the native thread that attached the state last; 0 before the first time */
    int32_t id;            /* dense number of that native thread, from 0, never given to another thread; < 0 before it */
    int32_t gilstate_depth; /* how many PyGILState_Ensure are open; 1 more where PyThreadState_New made the state */
    char name[CONCH_THREAD_NAME_SIZE]; /* UTF-8, for traces and messages; "" for none */
    /* ---- */
    const char *region;    /* why the GIL was let go, while detached; borrowed */
    uint64_t key;          /* who this is, for the lock: no two states share one, not even one after the other */
    uint64_t async;        /* atomic: the handle of an asynchronous exception to be raised here, 0 for none */
    uint32_t run;          /* which initialisation of the runtime made it */
    uint32_t serial;
    PyThreadState *next, *previous; /* all states of the process, under the registry's mutex */
};

/* ---- For Java. ---- */

/*
 * A new state that no thread has attached yet; callable with or without the GIL, from any thread: a parent makes it for its
 * child. NULL when memory is short. Owned by the caller until conch_thread_exit or PyThreadState_Delete.
 */
CONCH_API PyThreadState *conch_thread_new(void);

/* Takes the GIL and makes the state current. Fatal when the state is NULL or another one is current.
   Never returns when the runtime that made the state has been finalised. errno is kept. */
CONCH_API void conch_thread_attach(PyThreadState *state);

/*
 * Makes no state current and lets the GIL go; returns the state that was. `reason` is CONCH_RELEASED or CONCH_BLOCKED; `region`
 * names what the thread does meanwhile ("time.sleep"), must live until the thread attaches again (see conch_events_intern) and
 * may be NULL. Fatal when no state is current. errno is kept.
 */
CONCH_API PyThreadState *conch_thread_detach(enum conch_release_reason reason, const char *region);

/* The end of a thread: clears and deletes the current state and lets the GIL go. */
CONCH_API void conch_thread_exit(void);

/* The current state of the calling thread; NULL for none. */
CONCH_API PyThreadState *conch_thread_current(void);

/* The calling thread's identity, which threading.get_ident and PyThread_get_thread_ident give: not 0, and not that of another thread that lives. No GIL needed. */
CONCH_API uint64_t conch_thread_ident(void);

/* Names the thread in traces and fatal messages. UTF-8; what does not fit is cut off. Callable with the GIL held. */
CONCH_API void conch_thread_set_name(PyThreadState *state, const char *name);

/*
 * Notes an exception to be raised in the threads with that native_ident: any non-zero handle that means something to Java, or
 * 0 to take it back. *replaced receives the handle that was pending there (0 for none), which is Java's to free.
 * How many states were changed: 0 or 1. With the GIL held. (Rule: PyThreadState_SetAsyncExc.)
 */
CONCH_API int conch_thread_set_async(uint64_t native_ident, uint64_t handle, uint64_t *replaced);

/* The handle that is pending for the current state, which is thereby taken; 0 for none. */
CONCH_API uint64_t conch_thread_take_async(void);

/* How many thread states exist, attached or not. */
CONCH_API int conch_thread_count(void);

/* Called by PyThreadState_Clear (so also by the last PyGILState_Release), with the GIL held: the API gives up what hangs on
   state->api. NULL takes it away. */
CONCH_API void conch_thread_set_clear_hook(void (*hook)(PyThreadState *state));

/* ---- For extensions; Python.h declares them too. ---- */

/* What Py_BEGIN_ALLOW_THREADS calls: conch_thread_detach(CONCH_RELEASED, name). */
CONCH_API PyThreadState *conch_save_thread_named(const char *name);

CONCH_API PyThreadState *PyEval_SaveThread(void);
CONCH_API void PyEval_RestoreThread(PyThreadState *state);
CONCH_API void PyEval_AcquireThread(PyThreadState *state);
CONCH_API void PyEval_ReleaseThread(PyThreadState *state);

CONCH_API PyThreadState *PyThreadState_Get(void);
CONCH_API PyThreadState *_PyThreadState_UncheckedGet(void);
CONCH_API PyThreadState *PyThreadState_Swap(PyThreadState *state);
CONCH_API PyThreadState *PyThreadState_New(PyInterpreterState *interpreter);
CONCH_API void PyThreadState_Clear(PyThreadState *state);
CONCH_API void PyThreadState_Delete(PyThreadState *state);
CONCH_API void PyThreadState_DeleteCurrent(void);
CONCH_API uint64_t PyThreadState_GetID(PyThreadState *state);
CONCH_API PyInterpreterState *PyThreadState_GetInterpreter(PyThreadState *state);
CONCH_API PyInterpreterState *PyInterpreterState_Get(void);
CONCH_API PyInterpreterState *PyInterpreterState_Main(void);

#endif
